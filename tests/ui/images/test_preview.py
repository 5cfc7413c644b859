"""Pictures dropped on the real preview: where they go, and that the page shows them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.images.hands import Hands, drag, drop, files, leave, picture_file, shot
from tests.ui.launch import Launcher
from tests.ui.preview.eyes import Eyes
from twimeditor.core.model.nodes import Quote
from twimeditor.ui.preview.web import WebSurface

SHOWN = '[...document.querySelectorAll("main blockquote img")].map((one) => one.naturalWidth)'


class Page:
    """The preview of a window, and the points of what it shows."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        panel = hands.window.preview
        hands.qtbot.waitUntil(lambda: panel.findChild(WebSurface) is not None, timeout=20_000)
        surface = panel.findChild(WebSurface)
        assert surface is not None
        hands.qtbot.waitUntil(lambda: surface.isVisible() and surface.idle, timeout=20_000)
        self.eyes = Eyes(hands.qtbot, surface)
        self.widget: QWidget = surface.focusProxy() or surface

    def below(self, title: str) -> QPoint:
        """Choose an entry, which brings it into view; return a point low in its quote's only paragraph."""
        self._hands.select(title)
        entries = self._hands.session.document.entries
        quote = next(
            node for entry in entries if entry.title == title for node in entry.nodes if isinstance(node, Quote)
        )
        box = f"document.querySelector('[data-node=\"{quote.id}\"] > p').getBoundingClientRect()"
        self.eyes.wait_for(f"{box}.top > 0 && {box}.bottom < innerHeight")
        return QPoint(round(self.eyes.see(f"{box}.left")) + 6, round(self.eyes.see(f"{box}.bottom")) - 3)


@pytest.fixture
def hands(launch: Launcher, post: Path, qtbot: QtBot) -> Hands:
    return Hands(launch(post, preview=True), qtbot)


@pytest.fixture
def page(hands: Hands) -> Page:
    return Page(hands)


def test_it_goes_where_it_was_dropped_and_the_page_shows_it(hands: Hands, page: Page, tmp_path: Path) -> None:
    assert drop(page.widget, files(picture_file(tmp_path, "boat.png", width=52)), page.below("Ferry"))
    hands.insert()
    assert "> It goes twice a day.\n>\n> ![](/blog/img/2031-03-07-boat.png)" in hands.text
    page.eyes.wait_for(f"String({SHOWN}) === '52'")


def test_a_line_shows_the_place_while_it_is_dragged(hands: Hands, page: Page) -> None:
    def marks() -> list[QWidget]:
        return [mark for mark in hands.window.preview.findChildren(QWidget, "drop_mark") if mark.isVisible()]

    at = page.below("Ferry")
    assert drag(page.widget, shot(), at)
    hands.qtbot.waitUntil(lambda: bool(marks()))
    leave(page.widget)
    assert not marks()
    assert not hands.session.can_undo
