"""Real drags out of the archive, and a real clipboard to another program, on a screen that nobody sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive import write_archive
from tests.ui.archive_search.conftest import TEXT
from tests.ui.screen import DROPPED, Program, Screen, drag, on_a_screen, program, xdotool

PROGRAMS = "tests.ui.archive_search.programs"
ESCAPED = ("key", "Escape", "sleep", "0.3", *DROPPED)

pytestmark = on_a_screen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("desktop")
    write_archive(found / "site", 4)
    return found


def begun(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def running(screen: Screen, folder: Path) -> Iterator[Program]:
    with program(PROGRAMS, "desk", begun(folder, "2023-07-07-twim.md"), screen) as found:
        yield found


@pytest.fixture
def desk(running: Program) -> Iterator[Program]:
    """Return the window as it was at first, and let it be so again."""
    yield running
    assert running.ask("undo") == {"text": TEXT}


@pytest.mark.parametrize("source", ["found", "past"])
def test_what_is_dragged_out_of_the_archive_stands_where_it_was_let_go(
    desk: Program, screen: Screen, source: str
) -> None:
    start, goal = desk.ask(source), desk.ask("outline")
    drag(start, goal, lambda: desk.ask("over"), screen, last=DROPPED)
    told = desk.ask("copied")
    assert told["label"] == "Copy"
    assert titles(told["text"]) == ["Larkspur", "Heron"]


@pytest.mark.parametrize("source", ["found", "past"])
def test_escape_ends_a_drag_with_nothing_changed(desk: Program, screen: Screen, source: str) -> None:
    start, goal = desk.ask(source), desk.ask("outline")
    drag(start, goal, lambda: desk.ask("over"), screen, last=ESCAPED)
    assert desk.ask("text")["text"] == TEXT


def test_what_is_let_go_where_nothing_takes_it_is_not_copied(desk: Program, screen: Screen) -> None:
    start, bar = desk.ask("found"), desk.ask("bar")
    drag(start, bar, lambda: bar, screen, last=DROPPED)
    assert desk.ask("text")["text"] == TEXT


def test_what_is_copied_is_pasted_in_another_program(desk: Program, screen: Screen, folder: Path) -> None:
    with program(PROGRAMS, "desk", begun(folder, "2023-07-14-twim.md"), screen) as other:
        assert desk.ask("copy")["text"].startswith("### Larkspur")
        other.ask("caret")
        xdotool(screen, "key", "ctrl+v")
        assert sorted(titles(other.ask("copied")["text"])) == ["Heron", "Larkspur"]


def titles(text: str) -> list[str]:
    return [line.split()[1] for line in text.splitlines() if line.startswith("### ")]
