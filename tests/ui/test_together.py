"""The panes of the window work together: following, finding, copying, text sizes by the wheel."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.preview.eyes import Eyes
from twimeditor.app import Application
from twimeditor.core.model.nodes import Quote
from twimeditor.ui.preview.web import WebSurface

MARKED = '[...document.querySelectorAll("blockquote > *")].filter((one) => getComputedStyle(one).boxShadow !== "none")'
"""The paragraphs of quotes that are marked."""


class Window:
    """The whole program with its preview, and a look into the page."""

    def __init__(self, application: Application, qtbot: QtBot) -> None:
        self.application, self.window, self.qtbot = application, application.window, qtbot
        self.qtbot.waitUntil(lambda: self.window.preview.findChild(WebSurface) is not None, timeout=20_000)
        surface = self.window.preview.findChild(WebSurface)
        assert surface is not None
        self.eyes = Eyes(qtbot, surface)
        self.surface = surface
        qtbot.waitUntil(lambda: surface.isVisible() and surface.idle, timeout=20_000)

    def select(self, title: str) -> None:
        self.window.parts.selection.select(self.entry(title))

    def entry(self, title: str) -> int:
        entries = self.application.session.document.entries
        return next(entry.id for entry in entries if entry.heading.title == title)

    def quote(self, text: str) -> Quote:
        leaves = self.application.session.document.leaves()
        return next(node for node in leaves if isinstance(node, Quote) and text in node.body)

    def in_view(self) -> str:
        return str(self.window.outline.view.in_view().data())


@pytest.fixture
def together(launch: Launcher, post: Path, qtbot: QtBot) -> Window:
    return Window(launch(post, preview=True), qtbot)


def press(together: Window, name: str) -> None:
    together.window.commands[name].trigger()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


# Following


def test_double_click_in_the_preview_leads_to_the_word_in_the_form(together: Window) -> None:
    quote = next(node for node in together.application.session.document.leaves() if isinstance(node, Quote))
    together.eyes.see(f"document.querySelector('[data-node=\"{quote.id}\"]').scrollIntoView()")
    together.eyes.double_click(f'[data-node="{quote.id}"] > :last-child')
    together.qtbot.waitUntil(lambda: together.window.form.isAncestorOf(focused()))
    assert focused().objectName().endswith("quote")
    assert together.window.parts.selection.current != 0


def test_scrolling_marks_a_row_and_keeps_the_form(together: Window) -> None:
    together.select("Glow")
    together.window.resize(1000, 420)
    together.eyes.wait_for("window.innerHeight < 350")
    form = together.window.form.findChild(QLineEdit, "entry.title")
    page = together.surface.focusProxy()
    assert page is not None

    def turned_to_wick() -> bool:
        """Turn the wheel a bit; only what a user does lets the page forget what it was to show."""
        wheel(page, -15, Qt.KeyboardModifier.NoModifier)
        together.eyes.see("0")
        return together.in_view() == "Wick"

    together.qtbot.waitUntil(turned_to_wick, timeout=20_000)
    assert together.window.outline.view.currentIndex().data() == "Glow"
    assert together.window.form.findChild(QLineEdit, "entry.title") is form
    together.window.outline.close_sections([0])
    assert together.in_view().startswith("Dept of Lanterns")


def test_typing_marks_the_paragraph_and_moves_nothing_else(together: Window) -> None:
    together.select("Ferry")
    editor = together.window.form.findChild(QWidget, "update.quote")
    assert editor is not None
    editor.setFocus()
    before = together.window.parts.selection.current
    QTest.keyClicks(editor, "Now ")
    together.qtbot.waitUntil(lambda: together.eyes.see(f"{MARKED}.length") == 1)
    assert together.window.parts.selection.current == before
    assert focused() is editor


def test_follow_is_switched_in_menu_and_bar_and_remembered(together: Window, launch: Launcher, post: Path) -> None:
    button = together.window.findChild(QToolButton, "preview.follow")
    action = together.window.commands["follow"]
    assert button is not None
    assert action.isChecked()
    press(together, "follow")
    assert not action.isChecked()
    assert not button.isChecked()
    assert not together.window.outline.view.in_view().isValid()
    together.window.close()
    again = launch(post).window
    assert not again.commands["follow"].isChecked()
    other = again.findChild(QToolButton, "preview.follow")
    assert other is not None
    other.click()
    assert again.commands["follow"].isChecked()


# Finding


def test_find_searches_the_pane_that_has_the_focus(together: Window) -> None:
    together.window.outline.view.setFocus()
    press(together, "find")
    assert focused() is together.window.outline.filter
    together.select("Wick")
    together.window.form.findChild(QLineEdit, "entry.title").setFocus()  # type: ignore[union-attr]
    press(together, "find")
    assert focused().objectName() == "form.find.text"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    together.window.preview.reading.take_focus()
    press(together, "find")
    together.qtbot.waitUntil(lambda: focused().objectName() == "preview.find.text")
    QTest.keyClicks(focused(), "Wick")
    count = together.window.findChild(QLabel, "preview.find.count")
    assert count is not None
    together.qtbot.waitUntil(lambda: count.text().startswith("1 of"))
    together.window.outline.view.setFocus()
    press(together, "find_next")
    assert focused() is together.window.outline.filter


def test_the_bars_keys_work_while_the_page_has_the_focus(together: Window) -> None:
    together.window.preview.reading.take_focus()
    QTest.keyClick(focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    together.qtbot.waitUntil(lambda: focused().objectName() == "preview.find.text")


# Copying


def test_copy_takes_what_is_selected_in_the_page(together: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    together.window.preview.reading.take_focus()
    assert not together.window.commands["copy_markdown"].isEnabled()
    together.eyes.drag("main > h3", "main > h3")
    together.qtbot.waitUntil(together.window.commands["copy_markdown"].isEnabled)
    together.qtbot.waitUntil(together.window.commands["copy"].isEnabled)
    acts: list[tuple[str, Callable[[str], bool]]] = [
        ("copy", lambda text: text.startswith("Glow")),
        ("copy_markdown", lambda text: text.startswith("### Glow")),
        ("copy_html", lambda text: "<h3" in text and "data-node" not in text),
    ]
    for name, is_right in acts:
        clipboard.clear()
        press(together, name)
        together.qtbot.waitUntil(lambda: clipboard.text() != "")
        assert is_right(clipboard.text())


def test_a_field_is_copied_from_as_before(together: Window) -> None:
    together.select("Wick")
    title = together.window.form.findChild(QLineEdit, "entry.title")
    assert title is not None
    title.setFocus()
    title.selectAll()
    press(together, "copy")
    assert QGuiApplication.clipboard().text() == "Wick"


# Sizes and keys


def wheel(target: QWidget, turned: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    """Turn the wheel over a widget; who ignores that leaves it to the one around, as for real ones."""
    spot = QPointF(target.rect().center())
    widget: QWidget | None = target
    while widget is not None:
        event = QWheelEvent(
            spot,
            target.mapToGlobal(spot),
            QPoint(),
            QPoint(0, turned),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        taken = QApplication.sendEvent(widget, event) and event.isAccepted()
        widget = None if taken else widget.parentWidget()


def test_the_wheel_with_control_makes_all_text_larger(together: Window) -> None:
    together.select("Wick")
    quote = together.window.form.findChild(QWidget, "update.quote")
    assert quote is not None
    usual = quote.font().pointSizeF()
    wheel(together.surface.focusProxy() or together.surface, 120)
    assert together.surface.zoomFactor() == pytest.approx(1.1)
    assert quote.font().pointSizeF() > usual
    page = together.window.form._page.viewport()
    wheel(page, 60)
    assert together.surface.zoomFactor() == pytest.approx(1.1)
    wheel(page, 60)
    assert together.surface.zoomFactor() == pytest.approx(1.25)
    wheel(page, -240)
    assert together.surface.zoomFactor() == pytest.approx(1.0)


def test_tab_goes_into_the_page_and_out_again(together: Window) -> None:
    together.window.outline.view.setFocus()
    press(together, "previous_pane")
    assert together.window.preview.isAncestorOf(focused())
    together.eyes.see("window.links = document.querySelectorAll('a[href]').length")
    for _ in range(int(together.eyes.see("window.links")) + 3):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        together.eyes.see("1")
    together.qtbot.waitUntil(lambda: not together.surface.isAncestorOf(focused()))


def test_selecting_in_a_field_marks_its_block(together: Window) -> None:
    together.select("Ferry")
    editor = together.window.form.findChild(QWidget, "update.quote")
    assert editor is not None
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.Start)  # type: ignore[attr-defined]
    editor.selectAll()  # type: ignore[attr-defined]
    marked = (
        '[...document.querySelectorAll("blockquote > *")].some((one) => getComputedStyle(one).boxShadow !== "none")'
    )
    together.qtbot.waitUntil(lambda: bool(together.eyes.see(marked)))
