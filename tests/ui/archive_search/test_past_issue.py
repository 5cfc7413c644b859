"""A past issue beside the one that is written: read only, and copied from."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests import archive
from tests.ui.archive_search.conftest import CONTROL, SearchDesk, drop, opened
from twimeditor.ui.shell.placing import placed_beside

ENTER = Qt.Key.Key_Return
SCREEN = QRect(0, 0, 1920, 1080)


def test_enter_opens_the_issue_at_the_entry_and_escape_closes_it(desk: SearchDesk) -> None:
    reader = opened(desk)
    assert reader.windowTitle() == "This Week in Matrix 2023-06-30 (read only)"
    assert str(reader.view.currentIndex().data()) == "Larkspur"
    assert reader.view.hasFocus()
    QTest.keyClick(reader.view, Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.readers())


def test_the_same_issue_comes_forward_again(desk: SearchDesk) -> None:
    reader = opened(desk)
    QTest.keyClick(desk.dock.view, ENTER)
    assert desk.readers() == [reader]


def test_nothing_can_be_changed_and_nobody_else_knows_of_it(desk: SearchDesk, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.joinpath("site").rglob("*") if path.is_file()}
    reader = opened(desk)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_A):
        QTest.keyClick(reader.view, key)
    QTest.keyClick(reader.view, Qt.Key.Key_X, CONTROL)
    QTest.keyClick(reader.view, Qt.Key.Key_S, CONTROL)
    assert reader.view.state() is reader.view.State.NoState
    assert {path: path.read_bytes() for path in before} == before
    assert len(desk.window.parts.windows.all()) == 1
    reader.close()


def test_rows_are_copied_by_key_and_button_and_dragged(desk: SearchDesk) -> None:
    reader = opened(desk)
    QTest.keyClick(reader.view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text().startswith("### Larkspur")
    QTest.keyClick(reader.view, ENTER, CONTROL)
    desk.wait(lambda: ("Dept of Clients 📱", ["Heron", "Larkspur"]) in desk.entries())
    view = desk.window.outline.view
    data = reader.view.model().mimeData(reader.view.selectedIndexes())
    heron = view.index_of(desk.session.document.sections[0].entries[0].id)
    assert drop(view, data, view.visualRect(heron).topLeft())
    desk.wait(lambda: ("Dept of Clients 📱", ["Larkspur", "Heron", "Larkspur"]) in desk.entries())
    assert str(reader.view.currentIndex().data()) == "Larkspur"
    reader.close()


def test_nothing_is_dropped_into_it(desk: SearchDesk) -> None:
    reader = opened(desk)
    data = desk.window.outline.model.mimeData([desk.window.outline.view.model().index(1, 0)])
    assert not drop(reader.view, data, reader.view.visualRect(reader.view.currentIndex()).center())
    reader.close()


def test_an_issue_that_is_gone_is_told(desk: SearchDesk, tmp_path: Path) -> None:
    desk.look_for("author:mara larkspur")
    hit = desk.dock.results.hits[0]
    (tmp_path / "site" / hit.path).unlink()
    QTest.keyClick(desk.dock.fields.line, ENTER)
    QTest.keyClick(desk.dock.view, ENTER)
    desk.wait(lambda: any("cannot be opened" in one.text() for one in desk.window.banners.findChildren(QLabel)))
    assert not desk.readers()


def test_an_issue_that_has_changed_says_so(desk: SearchDesk, tmp_path: Path) -> None:
    desk.look_for("author:mara larkspur")
    path = tmp_path / "site" / archive.path_of(archive.LAST)
    path.write_text(path.read_text(encoding="utf-8").replace("Larkspur", "Rook"), encoding="utf-8")
    QTest.keyClick(desk.dock.fields.line, ENTER)
    QTest.keyClick(desk.dock.view, ENTER)
    desk.wait(lambda: len(desk.readers()) == 1)
    words = desk.readers()[0].findChild(QLabel, "past_issue.words")
    assert words is not None
    assert words.text().startswith("This issue has become another")
    desk.readers()[0].close()


def test_it_goes_with_its_window(desk: SearchDesk) -> None:
    opened(desk)
    desk.window.close()
    desk.wait(lambda: not desk.readers())


# Where it stands


@pytest.mark.parametrize(
    ("other", "placed"),
    [
        (QRect(0, 40, 1000, 900), QRect(1000, 40, 900, 700)),
        (QRect(1000, 40, 920, 900), QRect(100, 40, 900, 700)),
        (QRect(400, 500, 1400, 580), QRect(0, 380, 900, 700)),
        (QRect(100, 0, 1400, 1080), QRect(1020, 0, 900, 700)),
        (QRect(0, 0, 1920, 1080), QRect(1020, 0, 900, 700)),
    ],
)
def test_it_hides_as_little_of_the_window_as_the_screen_lets_it(other: QRect, placed: QRect) -> None:
    assert placed_beside(QSize(900, 700), other, SCREEN) == placed


def test_it_is_no_larger_than_the_screen() -> None:
    small = QRect(0, 0, 800, 600)
    assert placed_beside(QSize(900, 700), small, small) == small


def test_it_stands_where_the_last_one_stood(desk: SearchDesk) -> None:
    reader = opened(desk)
    reader.setGeometry(60, 50, 610, 480)
    QTest.keyClick(reader.view, Qt.Key.Key_W, CONTROL)
    desk.wait(lambda: not desk.readers())
    QTest.keyClick(desk.dock.view, ENTER)
    desk.wait(lambda: len(desk.readers()) == 1)
    assert desk.readers()[0].geometry() == QRect(60, 50, 610, 480)
    desk.readers()[0].close()


def test_two_are_open_and_neither_hides_the_other(desk: SearchDesk) -> None:
    first = opened(desk)
    QTest.keyClick(desk.dock.view, Qt.Key.Key_Down)
    QTest.keyClick(desk.dock.view, ENTER)
    desk.wait(lambda: len(desk.readers()) == 2)
    (second,) = (one for one in desk.readers() if one is not first)
    assert second.windowTitle() == "This Week in Matrix 2023-06-23 (read only)"
    assert second.pos() != first.pos()
    QTest.keyClick(second.view, Qt.Key.Key_Escape)
    desk.wait(lambda: desk.readers() == [first])
    first.close()


def test_nothing_opens_once_its_window_is_closed(desk: SearchDesk) -> None:
    desk.look_for("author:mara larkspur")
    QTest.keyClick(desk.dock.fields.line, ENTER)
    QTest.keyClick(desk.dock.view, ENTER)
    desk.window.close()
    desk.wait(lambda: not desk.window.isVisible())
    assert not desk.readers()
