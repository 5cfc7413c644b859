"""Pictures dropped on every part of the real window."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.images.hands import Hands, drag, drop, files, leave, picture, picture_file, shot
from tests.ui.launch import Launcher
from tests.ui.preview.clips import webm
from twimeditor.core.assets.sizes import file_size
from twimeditor.core.model import edits
from twimeditor.core.post import parse, write
from twimeditor.ui.forms.text_editor import TextEditor

QUOTE = "update[0].quote"


def viewport(hands: Hands, name: str) -> QWidget:
    editor = hands.field(name).editor
    assert isinstance(editor, TextEditor)
    return editor.viewport()


def marks(hands: Hands) -> list[QWidget]:
    return [mark for mark in hands.window.findChildren(QWidget, "drop_mark") if mark.isVisible()]


def test_on_a_quote_a_picture_goes_to_the_place_under_the_pointer(hands: Hands, tmp_path: Path) -> None:
    hands.drop_on_field(QUOTE, files(picture_file(tmp_path, "lamp.png")), caret=0)
    hands.panel().page.alt.setText("")
    hands.insert()
    assert "> ![](/blog/img/2031-03-07-lamp.png)\n>\n> First report." in hands.text
    assert hands.kept() == ["2031-03-07-lamp.png"]


def test_while_it_is_dragged_a_caret_shows_where_it_would_go(hands: Hands) -> None:
    editor = hands.field(QUOTE).editor
    assert isinstance(editor, TextEditor)
    editor.place_caret(5)
    place = editor.cursorRect()
    hands.field("entry.title").editor.setFocus()
    assert drag(editor.viewport(), shot(), place.center())
    (mark,) = marks(hands)
    assert mark.mapToGlobal(QPoint(0, 0)).x() == editor.viewport().mapToGlobal(place.topLeft()).x()
    assert mark.height() == place.height()
    leave(editor.viewport())
    assert not marks(hands)


def test_beside_the_quote_it_goes_to_the_update(hands: Hands) -> None:
    author = hands.field("update[1].author_name")
    assert drop(author.editor, shot())
    hands.insert()
    assert "> Second report.\n>\n> ![]" in hands.text
    assert "First report.\n>\n> ![]" not in hands.text


def test_on_a_row_of_the_outline_it_goes_to_what_the_row_is(hands: Hands) -> None:
    view = hands.window.outline.view
    at = hands.row("Ferry")
    assert drag(view.viewport(), shot(), at)
    mark = view.drop_mark
    assert mark is not None
    assert str(view.index_of(mark.row).data()) == "Ferry"
    assert drop(view.viewport(), shot(), at)
    assert view.drop_mark is None
    hands.insert()
    assert "> It goes twice a day.\n>\n> ![]" in hands.text
    assert hands.window.parts.selection.current == next(
        entry.id for entry in hands.session.document.entries if entry.title == "Ferry"
    ), "the form shows where it went"


def test_a_locked_outline_takes_pictures_all_the_same(hands: Hands) -> None:
    hands.window.outline.view.lock(wanted=True)
    assert drop(hands.window.outline.view.viewport(), shot(), hands.row("Raft"))
    hands.insert()
    assert "> It floats.\n>\n> ![]" in hands.text


def test_elsewhere_it_goes_to_what_is_selected(hands: Hands) -> None:
    assert drop(hands.window.statusBar(), shot())
    hands.insert()
    assert "> Second report.\n>\n> ![]" in hands.text


def test_the_front_matter_takes_none_so_it_comes_before_the_sections(hands: Hands) -> None:
    front = hands.session.document.front
    assert front is not None
    hands.window.parts.selection.select(front.id)
    assert drop(hands.window.form, shot())
    hands.insert()
    assert "A word before everything.\n\n![](/blog/img/2031-03-07-" in hands.text


def test_one_drop_is_one_step(hands: Hands, tmp_path: Path) -> None:
    before = hands.text
    paths = [picture_file(tmp_path, name, colour=colour) for name, colour in (("a.png", "red"), ("b.png", "blue"))]
    hands.drop_on_field(QUOTE, files(*paths))
    hands.insert()
    assert hands.session.undo_label == "Insert 2 pictures"
    assert hands.text.index("-a.png") < hands.text.index("-b.png"), "in the order of the drop"
    hands.session.undo()
    assert hands.text == before
    hands.session.redo()
    assert "-b.png" in hands.text
    assert hands.kept() == ["2031-03-07-a.png", "2031-03-07-b.png"], "the files stay for redo"


def test_the_same_picture_again_is_the_same_file(hands: Hands) -> None:
    for name in (QUOTE, "update[1].quote"):
        hands.drop_on_field(name, shot())
        hands.insert()
    assert len(hands.kept()) == 1
    assert hands.text.count(hands.kept()[0]) == 2


def test_after_it_the_caret_is_at_the_new_place(hands: Hands, qtbot: QtBot) -> None:
    hands.drop_on_field(QUOTE, shot(), caret=len("First report."))
    hands.insert()
    editor = hands.field(QUOTE).editor
    qtbot.waitUntil(lambda: QApplication.focusWidget() is editor)
    assert editor.value()[: editor.caret()].endswith(".png)")


def test_a_drag_of_text_stays_one(hands: Hands) -> None:
    data = QMimeData()
    data.setText("oil ")
    before = viewport(hands, QUOTE)
    assert drop(before, data, QPoint(2, 8))
    assert hands.open_panel() is None
    assert "oil" in hands.text


def test_a_link_on_a_text_is_text(hands: Hands) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/article")])
    data.setText("https://example.org/article")
    assert drop(viewport(hands, QUOTE), data, QPoint(2, 8))
    assert "https://example.org/article" in hands.text


def test_a_file_on_a_line_is_no_path_in_it(hands: Hands, tmp_path: Path) -> None:
    title = hands.field("entry.title").editor
    assert isinstance(title, QLineEdit)
    assert drop(title, files(picture_file(tmp_path, "lamp.png")))
    hands.panel().reject()
    assert title.text() == "Glow"


def test_a_post_is_opened(hands: Hands, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "other.md"
    other.write_text("## Other\n", encoding="utf-8")
    assert drop(hands.window.form, files(other))
    qtbot.waitUntil(lambda: hands.window.posts.state.name == "other.md")


def test_without_an_issue_there_is_no_place(launch: Launcher, qtbot: QtBot) -> None:
    hands = Hands(launch(), qtbot)
    assert drop(hands.window.start_page, shot())
    assert "Open an issue first" in hands.told()
    assert hands.open_panel() is None


def test_a_place_that_is_gone_is_its_entry(hands: Hands) -> None:
    quote = hands.field("update[1].quote").spec.node
    hands.drop_on_field("update[1].quote", shot())
    panel = hands.panel()
    assert quote is not None
    hands.session.edit("Remove", partial(edits.remove_several, targets=(quote,)))
    panel.insert.click()
    hands.qtbot.waitUntil(lambda: hands.open_panel() is None)
    assert "> First report.\n>\n> ![]" in hands.text


def test_where_all_is_gone_the_panel_says_so_and_stays(hands: Hands) -> None:
    hands.drop_on_field(QUOTE, shot())
    panel = hands.panel()
    hands.session.replace(parse("## Else\n\n> Nothing\n", hands.session.ids), saved=True)
    panel.insert.click()
    hands.qtbot.waitUntil(lambda: not panel.problems.isHidden())
    assert "no longer there" in panel.problems.text()
    assert panel.isVisible()
    assert panel.insert.isEnabled()
    panel.reject()
    assert write(hands.session.document) == "## Else\n\n> Nothing\n"


def test_fifty_at_once(hands: Hands, tmp_path: Path) -> None:
    paths = [picture_file(tmp_path, f"{number:02}.png", width=20 + number) for number in range(50)]
    hands.drop_on_field(QUOTE, files(*paths))
    panel = hands.panel()
    assert panel.list.count() == 50
    assert panel.insert.text() == "&Insert 50 pictures"
    hands.insert()
    assert [f"2031-03-07-{number:02}.png" for number in range(50)] == list(hands.kept())
    places = [hands.text.index(name) for name in hands.kept()]
    assert places == sorted(places)


def test_a_video_is_taken_as_it_is_with_its_size_told(hands: Hands, tmp_path: Path) -> None:
    data = webm(2)
    (tmp_path / "tour.webm").write_bytes(data)
    hands.drop_on_field(QUOTE, files(tmp_path / "tour.webm"), caret=len("First report."))
    panel = hands.panel()
    assert file_size(len(data)) in panel.page.facts.text()
    hands.insert()
    (name,) = hands.kept()
    assert name == "2031-03-07-tour.webm"
    assert f'<video src="/blog/img/{name}" controls></video>' in hands.text
    assert (tmp_path / "static/blog/img" / name).read_bytes() == data


def test_a_window_that_closes_meanwhile_waits_for_nothing(hands: Hands, tmp_path: Path) -> None:
    paths = [picture_file(tmp_path, f"{number}.png", width=1500) for number in range(8)]
    before = hands.text
    hands.drop_on_field(QUOTE, files(*paths))
    hands.application.close()
    assert hands.text == before


def test_escape_is_as_if_nothing_had_come(hands: Hands) -> None:
    before = hands.text
    hands.drop_on_field(QUOTE, shot(picture(width=60)))
    QTest.keyClick(hands.panel(), Qt.Key.Key_Escape)
    assert hands.open_panel() is None
    assert hands.text == before
    assert not hands.session.can_undo
    assert not hands.kept()
