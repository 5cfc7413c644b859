"""What the window is made over."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from twimeditor.services.assets.store import AssetStore
from twimeditor.services.check.own_words import OwnWords
from twimeditor.services.editing import Session
from twimeditor.services.media import RemotePictures
from twimeditor.services.ports import Executor, FileSystem
from twimeditor.services.rendering import Aside
from twimeditor.services.settings import Settings
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.recent import RecentFiles
from twimeditor.services.styles import Styles
from twimeditor.ui.archive.watch import ArchiveWatch
from twimeditor.ui.bridge import Selection, SessionBridge
from twimeditor.ui.problems.watch import ProblemWatch
from twimeditor.ui.shell.keeper import SelectionKeeper
from twimeditor.ui.shell.memory import Memory
from twimeditor.ui.shell.site_folder import SiteFolder
from twimeditor.ui.theme import Theme

if TYPE_CHECKING:
    from twimeditor.ui.shell.windows import Windows


@dataclass(frozen=True, slots=True)
class Parts:
    """The services and the few objects that all panes share; `image_roots` tells where pictures are looked up.

    `windows` has all windows of the program, `settings`, `recent`, `styles`, `theme` and `memory` are theirs in common.
    `assets` keeps the files of the issue's pictures, `aside` renders what takes long in another process,
    `problems` knows what is wrong with the issue, `words` are those that the user has added to the dictionary.
    `archive` knows who and what is told of in past issues.
    """

    windows: "Windows"
    session: Session
    controller: PostController
    recent: RecentFiles
    bridge: SessionBridge
    selection: Selection
    keeper: SelectionKeeper
    theme: Theme
    memory: Memory
    settings: Settings
    site: SiteFolder
    styles: Styles
    executor: Executor
    files: FileSystem
    state_folder: Path
    assets: AssetStore
    image_roots: Callable[[], tuple[Path, ...]]
    remote: RemotePictures
    aside: Aside
    problems: ProblemWatch
    archive: ArchiveWatch
    words: OwnWords
