"""The panel, by keys alone: what is asked about pictures before they come in."""

import io
from collections.abc import Callable, Collection
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.images.hands import Hands, drop, files, picture, picture_file, shot
from twimeditor.services.assets.store import AssetStore
from twimeditor.ui.images.panel import PicturePanel

QUOTE = "update[0].quote"


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press keys wherever the focus is."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, modifiers)


def photo(width: int, height: int) -> bytes:
    """Return a photo's bytes: noise, which no compression takes out."""
    held = io.BytesIO()
    noise = Image.effect_noise((width, height), 90)
    Image.merge("RGB", (noise, noise.rotate(90).resize(noise.size), noise.rotate(180))).save(held, "PNG")
    return held.getvalue()


def cut(panel: PicturePanel) -> list[str]:
    """Return the words that are not seen whole."""
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible() and label.text()]
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


def stops(panel: PicturePanel) -> list[QWidget]:
    found: list[QWidget] = []
    widget = panel.nextInFocusChain()
    while widget is not None and widget is not panel:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def test_the_alt_text_is_asked_for_first_and_enter_inserts(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot())
    panel = hands.panel()
    assert panel.page.alt.hasFocus()
    QTest.keyClicks(panel.page.alt, "A lamp in the dark")
    before = hands.session.document
    press(Qt.Key.Key_Return)
    hands.qtbot.waitUntil(lambda: hands.session.document is not before)
    assert "![A lamp in the dark](/blog/img/2031-03-07-" in hands.text


def test_the_name_is_proposed_and_can_be_another(hands: Hands, tmp_path: Path) -> None:
    hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "Screen shot (3).PNG")))
    panel = hands.panel()
    assert panel.page.name.text() == "Screen shot (3)"
    assert panel.page.name_hint.text() == "Will be called 2031-03-07-Screen-shot-3.png"
    press(Qt.Key.Key_Tab)
    assert panel.page.name.hasFocus()
    QTest.keyClicks(panel.page.name, "Lamp & oil")
    assert panel.page.name_hint.text() == "Will be called 2031-03-07-Lamp-oil.png"
    assert panel.page.name.accessibleDescription() == panel.page.name_hint.text()
    hands.insert()
    assert hands.kept() == ["2031-03-07-Lamp-oil.png"]


def test_a_name_that_is_taken_gets_a_number(hands: Hands, tmp_path: Path) -> None:
    for colour in ("red", "blue"):
        hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "lamp.png", colour=colour)))
        hands.insert()
    assert hands.kept() == ["2031-03-07-lamp-2.png", "2031-03-07-lamp.png"]


def test_the_panel_tells_the_number_before(hands: Hands, tmp_path: Path) -> None:
    hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "lamp.png", colour="red")))
    hands.insert()
    hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "lamp.png", colour="blue")))
    panel = hands.panel()
    hands.qtbot.waitUntil(lambda: panel.page.name_hint.text() == "Will be called 2031-03-07-lamp-2.png")
    panel.reject()


def test_no_key_in_a_name_looks_at_the_disk(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Collection[str]] = []
    taken = AssetStore.taken

    def counted(store: AssetStore, known: Collection[str] = ()) -> Callable[[str], bool]:
        asked.append(known)
        return taken(store, known)

    monkeypatch.setattr(AssetStore, "taken", counted)
    hands.drop_on_field(QUOTE, shot())
    panel = hands.panel()
    hands.qtbot.waitUntil(lambda: bool(asked))
    QTest.keyClicks(panel.page.name, "lamp")
    assert "lamp" in panel.page.name_hint.text()
    assert len(asked) == 1
    panel.reject()


def test_where_it_stands_can_be_chosen(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot(), caret=len("First report."))
    panel = hands.panel()
    assert panel.place.currentText() == "Inside the quote"
    panel.place.setFocus()
    press(Qt.Key.Key_Down)
    hands.insert()
    assert "> First report.\n\n![](" in hands.text


def test_where_there_is_no_quote_it_is_not_asked_where_to_stand(hands: Hands) -> None:
    front = hands.session.document.front
    assert front is not None
    hands.window.parts.selection.select(front.id)
    drop(hands.window.form, shot())
    panel = hands.panel()
    assert not panel.place.isVisible()
    panel.reject()


def test_a_large_picture_is_made_smaller_unless_it_is_not_to_be(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot(picture(width=2400, height=1200)))
    panel = hands.panel()
    assert "2400 × 1200 → " in panel.page.facts.text()
    assert panel.page.facts.text().endswith("1600 × 800")
    panel.page.shrink.setFocus()
    press(Qt.Key.Key_Space)
    hands.qtbot.waitUntil(lambda: panel.batch.is_ready)
    hands.insert()
    path = next((hands.window.posts.state.path or Path()).parent.glob("static/blog/img/*"))
    with Image.open(path) as kept:
        assert kept.size == (2400, 1200)


def test_a_small_picture_has_nothing_to_shrink(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot())
    panel = hands.panel()
    assert not panel.page.shrink.isVisible()
    assert not panel.page.format.isVisible()
    panel.reject()


def test_a_photo_in_png_is_offered_as_less(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot(photo(700, 500)))
    panel = hands.panel()
    hands.qtbot.waitUntil(panel.page.format.isVisible, timeout=20_000)
    words = [panel.page.format.itemText(row) for row in range(panel.page.format.count())]
    assert [word.partition(" (")[0] for word in words] == ["PNG", "JPEG", "WebP"]
    assert all("kB)" in word for word in words)
    panel.page.format.setFocus()
    press(Qt.Key.Key_Down)
    hands.qtbot.waitUntil(lambda: panel.batch.is_ready, timeout=20_000)
    assert panel.page.name_hint.text().endswith(".jpg")
    hands.insert()
    assert [name[-4:] for name in hands.kept()] == [".jpg"]


def test_several_are_a_list_that_alt_and_arrows_walk(hands: Hands, tmp_path: Path) -> None:
    names = ("a.png", "b.png", "c.png")
    hands.drop_on_field(QUOTE, files(*(picture_file(tmp_path, name, width=20 + n) for n, name in enumerate(names))))
    panel = hands.panel()
    for word, alt in zip(("one", "two", "three"), names, strict=True):
        assert panel.page.name.text() == alt[0]
        assert panel.page.alt.hasFocus()
        QTest.keyClicks(panel.page.alt, word)
        press(Qt.Key.Key_Down, modifiers=Qt.KeyboardModifier.AltModifier)
    assert "no alt text" not in panel.list.item(0).text()
    press(Qt.Key.Key_Up, modifiers=Qt.KeyboardModifier.AltModifier)
    assert panel.page.alt.text() == "two"
    hands.insert()
    assert hands.text.index("![one]") < hands.text.index("![two]") < hands.text.index("![three]")


def test_what_is_refused_is_left_out_and_said(hands: Hands, tmp_path: Path) -> None:
    page = tmp_path / "page.png"
    page.write_bytes(b"<!DOCTYPE html><html><body>Not found</body></html>")
    hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "a.png"), page))
    panel = hands.panel()
    hands.qtbot.waitUntil(panel.problems.isVisible)
    assert "page.png" in panel.problems.text()
    hands.insert()
    assert hands.kept() == ["2031-03-07-a.png"]


def test_all_that_is_refused_is_said_where_the_others_are(hands: Hands, tmp_path: Path) -> None:
    wrong = {"page.png": b"<!DOCTYPE html><html></html>", "empty.png": b"", "cut.jpg": picture(300, 300, "JPEG")[:400]}
    for name, data in wrong.items():
        (tmp_path / name).write_bytes(data)
    hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "a.png"), *(tmp_path / name for name in wrong)))
    panel = hands.panel()
    hands.qtbot.waitUntil(lambda: all(name in panel.problems.text() for name in wrong))
    assert hands.window.banners.text("pictures") is None
    hands.qtbot.waitUntil(lambda: not cut(panel))
    panel.reject()


def test_a_drawing_is_shown_once_it_is_known_to_do_no_harm(hands: Hands, tmp_path: Path) -> None:
    drawing = tmp_path / "lamp.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40"/></svg>'
    )
    hands.drop_on_field(QUOTE, files(drawing))
    panel = hands.panel()
    hands.qtbot.waitUntil(lambda: panel.batch.is_ready)
    read = panel.batch.pieces[0].read
    assert read is not None
    assert read.image.pixelColor(read.image.rect().center()).alpha() == 255
    panel.reject()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("page.png", b"<!DOCTYPE html><html><body>Not found</body></html>"),
        ("empty.png", b""),
        ("broken.jpg", picture(300, 300, "JPEG")[:400]),
        ("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(64)),
        ("notes.txt", b"Words, and no picture."),
    ],
)
def test_what_cannot_come_in_is_told_in_a_bar_and_nothing_changes(
    hands: Hands, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    before = hands.text
    hands.drop_on_field(QUOTE, files(path))
    assert name in hands.told()
    assert hands.open_panel() is None
    assert hands.text == before
    assert not hands.kept()


def test_insert_before_all_is_ready_waits_for_it(hands: Hands, tmp_path: Path) -> None:
    noisy = tmp_path / "noise.png"
    noisy.write_bytes(photo(1100, 900))
    before = hands.session.document
    hands.drop_on_field(QUOTE, files(noisy))
    panel = hands.early_panel()
    assert not panel.batch.is_ready
    QTest.keyClicks(panel.page.alt, "Noise")
    press(Qt.Key.Key_Return)
    assert panel.progress.isVisible()
    assert not panel.page.isEnabled()
    hands.qtbot.waitUntil(lambda: hands.session.document is not before, timeout=30_000)
    assert "![Noise]" in hands.text


def test_while_it_waits_escape_calls_all_off(hands: Hands, tmp_path: Path) -> None:
    noisy = tmp_path / "noise.png"
    noisy.write_bytes(photo(1100, 900))
    before = hands.text
    hands.drop_on_field(QUOTE, files(noisy))
    panel = hands.early_panel()
    panel.insert.click()
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert hands.open_panel() is None
    assert hands.text == before
    assert not hands.kept()


def test_all_that_can_be_reached_has_a_name_and_tab_goes_down(hands: Hands, tmp_path: Path) -> None:
    paths = [picture_file(tmp_path, name, width=width) for name, width in (("a.png", 2000), ("b.png", 30))]
    hands.drop_on_field(QUOTE, files(*paths))
    panel = hands.panel()
    found = stops(panel)
    for widget in found:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget
    page = panel.page
    order = [page.alt, page.name, page.shrink, panel.place, panel.insert]
    assert [widget for widget in found if widget in order] == order
    panel.reject()


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_nothing_is_clipped(hands: Hands, tmp_path: Path, factor: float) -> None:
    font = QGuiApplication.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    usual = QGuiApplication.font()
    QApplication.setFont(font)
    try:
        paths = [picture_file(tmp_path, name, width=width) for name, width in (("a.png", 2000), ("b.png", 30))]
        hands.drop_on_field(QUOTE, files(*paths))
        panel = hands.panel()
        hands.qtbot.waitUntil(lambda: not cut(panel))
        assert panel.width() <= 1024
        assert panel.height() <= 768
        panel.reject()
    finally:
        QApplication.setFont(usual)
