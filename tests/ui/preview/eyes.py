"""Look into the preview's page and act on it, as a user with a very good magnifier would."""

import json
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from twimeditor.core.render import Fragment, Patch
from twimeditor.ui.preview.page import OWN_WORLD
from twimeditor.ui.preview.web import WebSurface

Kind = QEvent.Type

PATIENCE = 60_000
"""How many milliseconds the page may take: a machine may be busy with other things."""

PAINTED = """(() => {
    window.seen = false;
    requestAnimationFrame(() => requestAnimationFrame(() => { window.seen = true; }));
})()"""
"""Sets ``window.seen`` once the page as it is now is on the screen, where the mouse can hit it."""


_SELECT = """(() => {{
    const range = document.createRange();
    range.setStart(document.querySelector({0}).firstChild, 0);
    range.setEndAfter(document.querySelector({1}).lastChild);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}})()"""


class Eyes:
    """Questions to one surface's page; each waits for what was sent before it."""

    def __init__(self, qtbot: QtBot, surface: WebSurface) -> None:
        self._qtbot = qtbot
        self._surface = surface

    def see(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """Return the value of a JavaScript expression in the preview's own world."""
        self._qtbot.waitUntil(lambda: self._surface.idle, timeout=PATIENCE)
        answers: list[Any] = []
        self._surface.page().runJavaScript(expression, OWN_WORLD.value, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
        return answers[0]

    def wait_for(self, expression: str) -> None:
        """Wait until the expression is true."""
        self._qtbot.waitUntil(lambda: bool(self.see(expression)), timeout=PATIENCE)

    def show(self, *html: str) -> None:
        """Show these fragments; their keys are 1, 2, 3 and so on."""
        self._surface.show_all(fragments(dict(enumerate(html, start=1))))

    def patch(
        self,
        html: Mapping[int, str] | None = None,
        order: tuple[int, ...] | None = None,
        removed: tuple[int, ...] = (),
    ) -> None:
        """Apply one patch."""
        self._surface.apply(Patch(order=order, html=dict(html or {}), removed=removed))

    def body(self) -> str:
        """Return the HTML that the page's main element holds."""
        return str(self.see('document.querySelector("main").innerHTML'))

    def parsed(self, html: str) -> str:
        """Return `html` as this engine writes it once it has read it at a stroke."""
        source = f"""(() => {{
            const main = document.implementation.createHTMLDocument("").createElement("main");
            main.innerHTML = {json.dumps(html)};
            return main.innerHTML;
        }})()"""
        return str(self.see(source))

    def top(self, selector: str) -> float:
        """Return how far below the upper edge of the view an element begins."""
        return float(self.see(f"{_box(selector)}.top"))

    def click(
        self,
        selector: str,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        button: Qt.MouseButton = Qt.MouseButton.LeftButton,
    ) -> None:
        """Click the first line of an element, at its left, once the screen shows it."""
        spot = self._spot(selector)
        QTest.mouseClick(self._target, button, modifiers, spot)

    def double_click(self, selector: str, across: float = 4) -> None:
        """Click the first line of an element twice, so many points from its left.

        The engine takes what `QTest` makes of that for one click, or for two.
        """
        spot = QPointF(self._spot(selector, across))
        at = QPointF(self._target.mapToGlobal(spot.toPoint()))
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        for kind in (Kind.MouseButtonPress, Kind.MouseButtonRelease, Kind.MouseButtonDblClick, Kind.MouseButtonRelease):
            held = none if kind is Kind.MouseButtonRelease else left
            event = QMouseEvent(kind, spot, at, left, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self._target, event)

    def drag(self, first: str, last: str) -> None:
        """Select from the beginning of one element's first line to the end of another."""
        self._surface.page().runJavaScript(_SELECT.format(json.dumps(first), json.dumps(last)), OWN_WORLD.value)
        self.wait_for("!getSelection().isCollapsed")

    def hover(self, selector: str) -> None:
        """Move the mouse over an element."""
        spot = self._spot(selector)
        QTest.mouseMove(self._target, spot + QPoint(1, 0))
        QTest.mouseMove(self._target, spot)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the page."""
        QTest.keyClick(self._target, key, modifiers)

    @property
    def _target(self) -> QWidget:
        return self._surface.focusProxy() or self._surface

    def _spot(self, selector: str, across: float = 4) -> QPoint:
        self.see(PAINTED)
        self.wait_for("window.seen")
        x, y = json.loads(self.see(f"JSON.stringify([{_box(selector)}.x, {_box(selector)}.y])"))
        return QPoint(round(x + across), round(y) + 8)


def fragments(html: Mapping[int, str]) -> tuple[Fragment, ...]:
    """Return fragments by their keys."""
    return tuple(Fragment(key=key, html=text, nodes=(key,)) for key, text in html.items())


def _box(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)}).getBoundingClientRect()"
