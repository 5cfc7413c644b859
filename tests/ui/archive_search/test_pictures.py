"""What is copied out of the archive brings its pictures along, where the issue that is written lacks them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import archive
from tests.ui.archive_search.conftest import CONTROL, TEXT, SearchDesk, drop, open_chosen
from twimeditor.app import Application
from twimeditor.core.post.compose import compose

ENTER = Qt.Key.Key_Return
IMAGES = Path("static/blog/img")
ASKED = "author:mara larkspur has:image"
Desk = Callable[[str], SearchDesk]


def files(folder: Path) -> dict[str, bytes]:
    """Return what pictures there are below a folder."""
    return {path.name: path.read_bytes() for path in folder.rglob("*.gif")}


@pytest.fixture
def begin(archived: Callable[..., Application], qtbot: QtBot, tmp_path: Path) -> Desk:
    """Return what begins the issue below a folder, over the archive in ``site``."""

    def start(folder: str) -> SearchDesk:
        archive.write_archive(tmp_path / "site")
        path = tmp_path / folder / "content/blog/2023/07/2023-07-07-twim.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "static").mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
        return SearchDesk(archived(path), qtbot)

    return start


def put(desk: SearchDesk) -> None:
    QTest.keyClick(desk.dock.fields.line, ENTER, CONTROL)


def paste(desk: SearchDesk) -> None:
    QTest.keyClick(desk.dock.fields.line, ENTER)
    QTest.keyClick(desk.dock.view, Qt.Key.Key_C, CONTROL)
    desk.window.outline.view.setFocus()
    QTest.keyClick(desk.window.outline.view, Qt.Key.Key_V, CONTROL)


def put_from_the_issue(desk: SearchDesk) -> None:
    open_chosen(desk)
    (reader,) = desk.readers()
    QTest.keyClick(reader.view, ENTER, CONTROL)
    reader.close()


def drag_from_the_issue(desk: SearchDesk) -> None:
    open_chosen(desk)
    (reader,) = desk.readers()
    view = desk.window.outline.view
    data = reader.view.model().mimeData(reader.view.selectedIndexes())
    heron = view.index_of(desk.session.document.sections[0].entries[0].id)
    assert drop(view, data, view.visualRect(heron).topLeft())
    reader.close()


@pytest.mark.parametrize("copy", [put, paste, put_from_the_issue, drag_from_the_issue])
def test_pictures_come_along_from_another_folder(
    begin: Desk, tmp_path: Path, copy: Callable[[SearchDesk], None]
) -> None:
    desk = begin("mine")
    desk.look_for(ASKED)
    copy(desk)
    desk.wait(lambda: any("Larkspur" in titles for _, titles in desk.entries()))
    (name,) = files(tmp_path / "mine")
    assert files(tmp_path / "mine")[name] == files(tmp_path / "site")[name]
    assert f"/blog/img/{name}" in compose(desk.session.document)


@pytest.mark.parametrize("copy", [put, paste, put_from_the_issue, drag_from_the_issue])
def test_nothing_is_copied_within_a_site(begin: Desk, tmp_path: Path, copy: Callable[[SearchDesk], None]) -> None:
    desk = begin("site")
    before = files(tmp_path / "site")
    desk.look_for(ASKED)
    copy(desk)
    desk.wait(lambda: any("Larkspur" in titles for _, titles in desk.entries()))
    assert files(tmp_path / "site") == before


def test_another_picture_of_that_name_is_left_as_it_is(begin: Desk, tmp_path: Path) -> None:
    desk = begin("mine")
    desk.look_for(ASKED)
    picture = f"larkspur-{archive.week_of(desk.dock.results.hits[0].day)}.gif"
    (tmp_path / "mine" / IMAGES).mkdir(parents=True, exist_ok=True)
    (tmp_path / "mine" / IMAGES / picture).write_bytes(b"GIF89a another")
    put(desk)
    desk.wait(lambda: any("Larkspur" in titles for _, titles in desk.entries()))
    assert files(tmp_path / "mine").pop(picture) == b"GIF89a another"
    assert files(tmp_path / "site")[picture] in files(tmp_path / "mine").values()
    assert f"/blog/img/{picture}" not in compose(desk.session.document)
