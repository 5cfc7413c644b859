"""The pane follows the session and the selection, and survives what happens to the engine."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.preview.desk import Desk, make_desk, wait_until_filled
from twimeditor.core.post import parse
from twimeditor.ui.bridge import NOTHING
from twimeditor.ui.preview import Look
from twimeditor.ui.preview.engine import EngineError
from twimeditor.ui.preview.spots import Spot
from twimeditor.ui.preview.web import WebSurface
from twimeditor.ui.theme import Scheme, palette


def test_engine_starts_only_after_the_first_paint(qtbot: QtBot) -> None:
    desk = make_desk(qtbot)
    assert desk.panel.findChild(WebSurface) is None
    desk.panel.show()
    assert desk.panel.findChild(WebSurface) is None
    qtbot.waitUntil(lambda: desk.panel.findChild(WebSurface) is not None, timeout=20_000)
    desk.panel.release()


def test_page_shows_the_post_below_its_title(desk: Desk) -> None:
    assert desk.eyes.see('document.querySelector("header").innerText.split(/\\n+/).join("|")') == (
        "Islands & tides|20.11.2026 18:30 — This Week in Matrix — Robin Sample"
    )
    assert desk.eyes.see('document.querySelector("main > h3").textContent') == "Lighthouse"


def test_view_has_a_name_for_screen_readers(desk: Desk) -> None:
    assert desk.surface.objectName() == "preview"
    assert (desk.surface.focusProxy() or desk.surface).accessibleName() == "Preview"


def test_edit_and_undo_show(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "It **shines**.")
    assert desk.eyes.see('document.querySelector("main > blockquote strong").textContent') == "shines"
    desk.session.undo()
    assert "It blinks." in desk.eyes.body()
    assert "shines" not in desk.eyes.body()


def test_removed_text_goes_and_comes_back_in_its_place(desk: Desk) -> None:
    before = desk.eyes.body()
    desk.session.replace(parse("## Other\n", desk.session.ids), saved=False, keep_history=True)
    assert desk.eyes.see('document.querySelector("main").innerText.trim()') == "Other"
    desk.session.undo()
    assert desk.eyes.body() == before


def test_selecting_an_entry_scrolls_there_and_marks_it(desk: Desk) -> None:
    desk.selection.select(desk.entry("Foghorn"))
    top = desk.eyes.top("h3:nth-of-type(2)")
    assert 0 <= top < 100
    assert desk.eyes.see('getComputedStyle(document.querySelectorAll("h3")[1]).boxShadow') != "none"
    assert desk.eyes.see('getComputedStyle(document.querySelectorAll("h3")[0]).boxShadow') == "none"


def test_selecting_what_is_in_view_does_not_scroll(desk: Desk) -> None:
    desk.selection.select(desk.entry("Lighthouse"))
    assert desk.eyes.see("window.scrollY") == 0


def test_front_matter_is_at_the_top(desk: Desk) -> None:
    desk.selection.select(desk.entry("Foghorn"))
    assert desk.eyes.see("window.scrollY") > 0
    front = desk.issue.front
    assert front is not None
    desk.selection.select(front.id)
    assert desk.eyes.see("window.scrollY") == 0


def test_click_selects_the_block_and_stays_there(desk: Desk) -> None:
    desk.selection.show(desk.node("It hoots.").id)
    place = desk.eyes.see("window.scrollY")
    quote = desk.node("It hoots.")
    with desk.qtbot.waitSignal(desk.selection.shown) as shown:
        desk.eyes.click(f'[data-node="{quote.id}"] p')
    assert shown.args == [quote.id]
    assert desk.selection.current == desk.entry("Foghorn")
    assert desk.eyes.see("window.scrollY") == place


def test_click_on_the_title_selects_the_front_matter(desk: Desk) -> None:
    with desk.qtbot.waitSignal(desk.selection.changed):
        desk.eyes.click("header h1")
    front = desk.issue.front
    assert front is not None
    assert desk.selection.current == front.id


def test_click_on_a_made_up_id_does_nothing(desk: Desk) -> None:
    desk.surface.events.picked.emit((Spot(987654),))
    assert desk.selection.current == NOTHING


def test_page_follows_the_palette_in_the_editors_look_only(desk: Desk) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    desk.panel.setPalette(palette(Scheme.DARK))
    assert desk.eyes.see(ground) == "rgb(23, 25, 29)"
    desk.panel.set_look(Look.SITE)
    assert desk.eyes.see(ground) == "rgb(255, 255, 255)"
    desk.panel.set_look(Look.EDITOR)
    desk.panel.set_scheme(Scheme.LIGHT)
    assert desk.eyes.see(ground) == "rgb(255, 255, 255)"


def test_words_on_a_card_can_be_read_in_every_look(desk: Desk) -> None:
    desk.type(desk.node("It blinks."), "body", "{{ mystery(name=1) }}")
    style = "getComputedStyle(document.querySelector('.unknown-shortcode'))"
    for look in Look:
        desk.panel.set_look(look)
        words, ground = (brightness(desk.eyes.see(f"{style}.{name}")) for name in ("color", "backgroundColor"))
        assert max(words, ground) + 0.05 >= 4.5 * (min(words, ground) + 0.05)


def brightness(colour: str) -> float:
    """Return the relative luminance of a colour as CSS computes it."""
    scale = 1 if "srgb" in colour else 255
    parts = [float(part) / scale for part in re.findall(r"[\d.]+", colour.removeprefix("color(srgb"))[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_look_is_chosen_by_the_buttons(desk: Desk) -> None:
    site = desk.panel.findChild(QAbstractButton, "preview.look.site")
    assert site is not None
    site.click()
    assert desk.eyes.see("document.documentElement.className") == "site light"


def test_second_panel_works_beside_the_first_and_after_it(desk: Desk, qtbot: QtBot) -> None:
    other = make_desk(qtbot)
    other.panel.start()
    wait_until_filled(other)
    assert other.eyes.see('document.querySelector("main > h3").textContent') == "Lighthouse"
    desk.panel.release()
    other.type(other.node("It blinks."), "body", "Still here.")
    assert "Still here." in other.eyes.body()
    other.panel.release()


def test_panel_may_be_deleted_without_a_word(qtbot: QtBot) -> None:
    desk = make_desk(qtbot, watched=False)
    desk.panel.show()
    qtbot.waitUntil(desk.shown, timeout=20_000)
    shiboken6.delete(desk.panel)
    desk.type(desk.node("It blinks."), "body", "Nobody looks.")


@dataclass
class Plain:
    browser: QTextBrowser
    note: QLabel


def plain(desk: Desk) -> Plain:
    browser = desk.panel.findChild(QTextBrowser, "preview")
    note = desk.panel.findChild(QLabel, "preview.note")
    assert browser is not None
    assert note is not None
    return Plain(browser, note)


def no_engine(_roots: object, _parent: QWidget | None) -> WebSurface:
    raise EngineError("There is no engine today.")


@pytest.fixture
def plain_desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = make_desk(qtbot, no_engine)
    desk.panel.show()
    qtbot.waitUntil(lambda: desk.panel.findChild(QTextBrowser) is not None)
    yield desk
    desk.panel.release()


def test_without_an_engine_plain_text_and_a_note_take_its_place(plain_desk: Desk) -> None:
    shown = plain(plain_desk)
    assert shown.note.isVisible()
    assert "There is no engine today." in shown.note.text()
    assert "Islands & tides" in shown.browser.toPlainText()
    site = plain_desk.panel.findChild(QAbstractButton, "preview.look.site")
    assert site is not None
    assert not site.isVisible()


def test_plain_text_follows_edits(plain_desk: Desk) -> None:
    shown = plain(plain_desk)
    plain_desk.type(plain_desk.node("It blinks."), "body", "It shines.")
    plain_desk.qtbot.waitUntil(lambda: "It shines." in shown.browser.toPlainText())
    assert "It blinks." not in shown.browser.toPlainText()


def test_plain_text_scrolls_to_what_is_selected(plain_desk: Desk) -> None:
    shown = plain(plain_desk)
    plain_desk.selection.select(plain_desk.entry("Foghorn"))
    assert shown.browser.verticalScrollBar().value() > 0


def test_click_in_plain_text_selects_the_block(plain_desk: Desk) -> None:
    shown = plain(plain_desk)
    cursor = shown.browser.document().find("It blinks.")
    point = shown.browser.cursorRect(cursor).center()
    with plain_desk.qtbot.waitSignal(plain_desk.selection.shown) as told:
        cursor.clearSelection()
        QTest.mouseClick(shown.browser.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert told.args == [plain_desk.node("It blinks.").id]


def test_plain_text_reads_no_other_files(plain_desk: Desk, tmp_path: Path) -> None:
    shown = plain(plain_desk)
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    assert isinstance(shown.browser.loadResource(2, QUrl.fromLocalFile(str(secret))), QImage)
