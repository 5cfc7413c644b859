"""What can be done with a picture of the issue, as data: the dock offers it, the window does it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from twimeditor.services.assets.stock import Asset, State
from twimeditor.ui.theme import icon


class Deed(Enum):
    """Something that is done with one picture or video."""

    GO = auto()
    REPLACE = auto()
    FIND = auto()
    BRING = auto()
    RENAME = auto()
    SHARE = auto()
    COPY = auto()
    OPEN = auto()
    FOLDER = auto()


@dataclass(frozen=True, slots=True)
class Wording:
    """What a deed is called, its icon, and its key in the list."""

    text: str
    icon: str = ""
    key: str = ""

    @property
    def plain(self) -> str:
        """Return the text without its access key."""
        return self.text.replace("&", "")


WORDS: Mapping[Deed, Wording] = {
    Deed.GO: Wording("&Go to the place", "form", "Return"),
    Deed.REPLACE: Wording("Re&place…", "open"),
    Deed.FIND: Wording("Fin&d…", "search"),
    Deed.BRING: Wording("&Bring in from its site…", "external"),
    Deed.RENAME: Wording("Re&name", "", "F2"),
    Deed.SHARE: Wording("Make it the s&hare image", "export"),
    Deed.COPY: Wording("&Copy Markdown", "duplicate"),
    Deed.OPEN: Wording("&Open in the system viewer", "external"),
    Deed.FOLDER: Wording("Show in fol&der"),
}
_GROUPS = (
    (Deed.GO,),
    (Deed.REPLACE, Deed.FIND, Deed.BRING, Deed.RENAME, Deed.SHARE),
    (Deed.COPY, Deed.OPEN, Deed.FOLDER),
)


def applies(deed: Deed, asset: Asset) -> bool:
    """Tell whether a deed is possible."""
    has_file, is_picture = asset.file is not None, not asset.is_video
    possible = {
        Deed.GO: bool(asset.uses),
        Deed.REPLACE: bool(asset.uses) and asset.state is not State.MISSING,
        Deed.FIND: asset.state is State.MISSING,
        Deed.BRING: asset.state is State.REMOTE and is_picture,
        Deed.SHARE: has_file and is_picture and not asset.is_shared,
        Deed.COPY: True,
    }
    return possible.get(deed, has_file)


def deeds_for(asset: Asset) -> Iterator[tuple[Deed, ...]]:
    """Yield what is possible, in groups."""
    for group in _GROUPS:
        if found := tuple(deed for deed in group if applies(deed, asset)):
            yield found


def deeds_menu(parent: QWidget, asset: Asset, act: Callable[[Deed], object]) -> QMenu:
    """Return a menu of what is possible."""
    menu = QMenu(parent)
    for group in deeds_for(asset):
        if not menu.isEmpty():
            menu.addSeparator()
        for deed in group:
            _add(menu, deed, act)
    return menu


def _add(menu: QMenu, deed: Deed, act: Callable[[Deed], object]) -> None:
    words = WORDS[deed]
    shown = f"{words.text}\t{words.key}" if words.key else words.text
    action = menu.addAction(shown)
    if words.icon:
        action.setIcon(icon(words.icon, menu.palette()))
    action.triggered.connect(partial(_call, act, deed))


def _call(act: Callable[[Deed], object], deed: Deed, _checked: bool = False) -> None:
    act(deed)
