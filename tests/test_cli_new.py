"""`twimeditor new`: an issue from nothing or from a bot's output, without a display."""

from pathlib import Path

import pytest

from tests.core.bot.outputs import HEBBOT
from tests.test_cli import Done, Run, one_line, run, run_alone
from twimeditor.core.post import parse
from twimeditor.core.post.front_matter import fields

__all__ = ["run"]  # a fixture

DAY = ("--date", "2031-03-07")


def front(text: str) -> dict[str, str]:
    matter = parse(text).front
    assert matter is not None
    return fields(matter)


def test_an_issue_goes_to_standard_output(run: Run) -> None:
    video = "https://www.youtube.com/watch?v=aB3-_kLm9xZ&t=3"
    done = run(
        "new", *DAY, "--editor", "Robin", "--editor", "Kim", "--live", "S1E2", "--live-title", "Hi", "--video", video
    )
    assert (done.code, done.err) == (0, "")
    assert front(done.out)["taxonomies.author"] == "Robin, Kim"
    assert '\n## Matrix Live S1E2 – Hi\n\n{{ youtube_player(video_id="aB3-_kLm9xZ") }}\n' in done.out
    assert done.out.endswith("\n")


def test_a_style_and_sections_can_be_named(run: Run) -> None:
    parts = ("--section", "dept of bots", "--section", "Dept of Kites", "--no-live", "--no-ping", "--no-sign-off")
    done = run("new", *DAY, "--style", "twim-2020", *parts)
    titles = [section.heading.title for section in parse(done.out).sections if section.heading]
    assert titles == ["Dept of Bots 🤖", "Dept of Kites"]


def test_without_a_date_it_is_for_a_friday(run: Run) -> None:
    assert "This Week in Matrix 2" in front(run("new").out)["title"]


def test_it_is_written_into_a_new_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "2031-03-07-twim.md"
    assert run("new", *DAY, "-o", path) == Done(0, "", "")
    assert path.read_bytes() == run("new", *DAY).out.encode()


def test_a_file_that_is_there_stays(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_text("mine", encoding="utf-8")
    done = run("new", *DAY, "-o", path)
    assert done.code == 1
    assert "stays as it is" in one_line(done.err)
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    done = run("new", *DAY, "-o", tmp_path / "nowhere" / "post.md")
    assert done.code == 1
    assert "nowhere" in one_line(done.err)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--date", "7 March"), "not a day"),
        (("--date", "2031-02-30"), "not a day"),
        (("--style", "twim-1999"), "only twim, twim-2020"),
        (("--video", "https://example.org/"), "YouTube"),
        (("--video", ""), "YouTube"),
        (("--editor", "\udcff"), "UTF-8"),
        (("--colour", "red"), "--colour"),
    ],
)
def test_what_makes_no_sense_is_wrong_use(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run("new", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in one_line(done.err)


def test_a_bots_output_is_mended_and_what_is_left_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rendered.md"
    path.write_text(HEBBOT, encoding="utf-8")
    done = run("new", "--from", path, "--editor", "Robin Example")
    assert done.code == 0
    assert front(done.out)["taxonomies.author"] == "Robin Example"
    assert "![](/blog/img/aBcDeF.png)" in done.out
    assert "Glow: The picture aBcDeF.png is not there yet" in done.err
    assert path.read_text(encoding="utf-8") == HEBBOT


@pytest.mark.parametrize(("data", "words"), [(b"", "nothing in it"), (b"Hello", "not what"), (b"## \xff\n", "UTF-8")])
def test_what_is_no_output_of_a_bot_is_told(run: Run, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "rendered.md"
    path.write_bytes(data)
    done = run("new", "--from", path)
    assert (done.code, done.out) == (1, "")
    assert words in one_line(done.err)


def test_it_needs_no_qt() -> None:
    done = run_alone("new", *DAY)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("+++\n")
