"""Real drags and a real clipboard: pictures of other programs, on a screen that nobody sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.images.hands import picture_file
from tests.ui.posts import POST
from tests.ui.screen import DROPPED, Program, Screen, drag, on_a_screen, program, xdotool

PROGRAMS = "tests.ui.images.programs"

LAMP = "> ![](/blog/img/2031-03-07-lamp.png)"
WHERE = {
    "quote": f"{LAMP}\n>\n> First report.\n",
    "outline": f"> Wick burns longer.\n>\n{LAMP}\n",
    "preview": f"> First report.\n>\n{LAMP}\n",
}
"""What stands in the post when the picture was let go at the quote's beginning, on a row, below the quote's text."""

COLOURS = {"shot": "red", "files": "green", "page": "blue", "inline": "gold"}

pytestmark = on_a_screen


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desktop")


@pytest.fixture(scope="module")
def running(screen: Screen, folder: Path) -> Iterator[Program]:
    """Return the editor with the tests' own post."""
    post = folder / "2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    with program(PROGRAMS, "editor", post, screen) as found:
        yield found


@pytest.fixture
def editor(running: Program) -> Iterator[Program]:
    """Return it as it was at first, and let it be so again."""
    yield running
    assert running.ask("undo") == {"text": POST}


@pytest.fixture(scope="module")
def source(screen: Screen, folder: Path) -> Iterator[Program]:
    with program(PROGRAMS, "source", picture_file(folder, "lamp.png"), screen) as found:
        yield found


@pytest.fixture(scope="module")
def clipboard(screen: Screen, folder: Path) -> Iterator[Program]:
    with program(PROGRAMS, "clipboard", folder, screen) as found:
        yield found


@pytest.mark.parametrize(("pane", "where"), WHERE.items(), ids=tuple(WHERE))
def test_a_picture_that_is_dragged_from_another_program_stands_where_it_was_let_go(
    editor: Program, source: Program, screen: Screen, pane: str, where: str
) -> None:
    start, end = source.ask("where"), editor.ask(pane)
    drag(start, end, lambda: editor.ask("over"), screen, last=DROPPED)
    assert editor.ask("panel") == {"alt": "", "name": "lamp"}
    xdotool(screen, "key", "Return")
    found = editor.ask("text")
    assert where in found["text"], around(found["text"])
    assert found["label"] == "Insert picture"


@pytest.mark.parametrize(
    ("way", "alt", "name"),
    [
        ("shot", "", "picture"),
        ("files", "", "green"),
        ("page", "a lamp & its oil", "a lamp"),
        ("inline", "a lamp", "picture"),
    ],
)
def test_a_picture_that_another_program_has_copied_is_pasted_at_the_caret(
    editor: Program, clipboard: Program, screen: Screen, folder: Path, way: str, alt: str, name: str
) -> None:
    copied = picture_file(folder, f"{COLOURS[way]}.png", colour=COLOURS[way])
    assert clipboard.ask(f"{way} {copied.name}") == {"state": "copied", "owned": True}
    editor.ask("caret")
    xdotool(screen, "key", "ctrl+v")
    assert editor.ask("panel") == {"alt": alt, "name": name}
    xdotool(screen, "key", "Return")
    lines = editor.ask("text")["text"].splitlines()
    at = lines.index("> First report.")
    assert lines[at - 2].startswith(f"> ![{alt}](/blog/img/2031-03-07-{name.replace(' ', '-')}")
    assert lines[at - 1] == ">"


def around(text: str) -> str:
    """Return where the picture stands."""
    before, mark, after = text.partition("![")
    return before[-80:] + mark + after[:120]
