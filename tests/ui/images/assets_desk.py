"""The whole window over a site's folder with pictures, and the dock *Assets* in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PIL import Image
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListView, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from twimeditor.core.model.nodes import Image as ImageNode
from twimeditor.core.post import write
from twimeditor.services.assets.stock import Asset
from twimeditor.ui.images.assets_model import ASSET

W = TypeVar("W", bound=QWidget)

POST = """\
+++
title = "This Week in Matrix 2031-03-07"
date = "2031-03-07"
path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"

[taxonomies]
author = ["Robin"]
category = ["This Week in Matrix"]
+++

## Dept of Lanterns 🏮

### Glow

[Robin](https://matrix.to/#/@robin:example.org) says

> A lamp.
>
> ![A lamp on a table](/blog/img/2031-03-07-lamp.png)

### Wick

[Aino](https://matrix.to/#/@aino:example.org) says

> Wick burns.

![](/blog/img/2031-03-07-wick.jpg)

![A lamp again](/blog/img/2031-03-07-lamp.png)

![A boat](/blog/img/2031-03-07-boat.png)

![Far away](https://far.example.org/away.png)
"""


def picture(path: Path, size: tuple[int, int] = (60, 40), colour: str = "teal") -> Path:
    """Make a picture of the kind that its name says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


class Site:
    """A site's folder with a post, two of its three pictures, and one that nothing names."""

    def __init__(self, folder: Path, text: str = POST) -> None:
        self.folder = folder
        self.post = folder / "content/blog/2031/03/2031-03-07-twim.md"
        self.post.parent.mkdir(parents=True)
        self.post.write_text(text, encoding="utf-8")
        (folder / "config.toml").write_text('base_url = "https://matrix.org"\n', encoding="utf-8")
        self.img = folder / "static/blog/img"
        picture(self.img / "2031-03-07-lamp.png")
        picture(self.img / "2031-03-07-wick.jpg", (80, 30), "maroon")
        picture(self.img / "2031-03-07-spare.png", colour="olive")


class AssetsDesk:
    """What a user of the dock does and sees; the questions for files are answered by `file` and `place`."""

    def __init__(self, launch: Launcher, qtbot: QtBot, site: Site) -> None:
        self.application = launch(site.post)
        self.window = self.application.window
        self.session = self.application.session
        self.site = site
        self.qtbot = qtbot
        self.file: Path | None = None
        self.place: Path | None = None
        self.asked: list[str] = []
        self.shown: list[Path] = []
        files = self.window.assets.files
        files.picture = partial(self._answer, "file")  # type: ignore[method-assign]
        files.folder = partial(self._answer, "place")  # type: ignore[method-assign]
        files.show = self.shown.append  # type: ignore[assignment, method-assign]

    def _answer(self, name: str, title: str) -> Path | None:
        self.asked.append(title)
        found: Path | None = getattr(self, name)
        return found

    def open(self) -> None:
        """Open the dock by its key and wait for its rows."""
        self.keys("Ctrl+4")
        self.wait(lambda: self.view.model().rowCount() > 0)

    def keys(self, keys: str) -> None:
        QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(keys))

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)

    def wait(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)

    @property
    def view(self) -> QListView:
        return self.child(QListView, "assets.list")

    @property
    def alt(self) -> QLineEdit:
        return self.child(QLineEdit, "assets.alt")

    @property
    def places(self) -> QComboBox:
        return self.child(QComboBox, "assets.place")

    def button(self, name: str) -> QPushButton:
        return self.child(QPushButton, f"assets.{name}")

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def child(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    def rows(self) -> list[tuple[str, str]]:
        """Return the rows: each name, and what a screen reader says of it."""
        model = self.view.model()
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        return [(str(one.data()), str(one.data(Qt.ItemDataRole.AccessibleTextRole))) for one in indexes]

    def names(self) -> list[str]:
        return [name for name, _ in self.rows()]

    def index(self, name: str) -> QModelIndex:
        return self.view.model().index(self.names().index(name), 0)

    def asset(self, name: str) -> Asset:
        found = self.index(name).data(ASSET)
        assert isinstance(found, Asset)
        return found

    def choose(self, name: str) -> None:
        """Click on a row."""
        spot = self.view.visualRect(self.index(name)).center()
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def menu(self) -> dict[str, Callable[[], None]]:
        """Open the menu of the selected row as its key does; return what is in it."""
        viewport = self.view.viewport()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), viewport.mapToGlobal(QPoint()))
        QApplication.sendEvent(viewport, event)
        menu = self.child_menu()
        return {action.text().split("\t")[0].replace("&", ""): action.trigger for action in menu.actions()}

    def child_menu(self) -> QMenu:
        menus = [menu for menu in self.window.findChildren(QMenu) if menu.isVisible()]
        assert menus
        return menus[-1]

    def text(self) -> str:
        return write(self.session.document)

    def images(self) -> list[ImageNode]:
        return [node for node in self.session.document.leaves() if isinstance(node, ImageNode)]

    def toast(self) -> str:
        return self.window.toast.text()

    def bar(self, key: str = "assets_work") -> str:
        return self.window.banners.text(key) or ""

    def said(self) -> str:
        """Return what stands below the alt text."""
        labels = self.window.assets.dock.detail.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible() and label.wordWrap())
