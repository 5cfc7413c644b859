"""What is said of pictures and videos."""

from pathlib import Path

import pytest

from twimeditor.core.assets.references import Reference, Use, references
from twimeditor.core.assets.sizes import file_size
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse
from twimeditor.services.assets.stock import Asset, FileFacts, State
from twimeditor.ui.images.words import counted, details, hints, place_words, state_words

IMAGE = Reference(1, "url", 0, 1, "x.png", "words", Use.IMAGE)
SHARE = Reference(2, "extra.image", 0, 1, "x.png", None, Use.SHARE)


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1 kB"),
        (240_400, "240 kB"),
        (999_600, "1 MB"),
        (3_210_000, "3.2 MB"),
        (98_700_000, "99 MB"),
        (5_000_000_000, "5 GB"),
    ],
)
def test_sizes_are_said_as_people_read_them(size: int, words: str) -> None:
    assert file_size(size) == words


@pytest.mark.parametrize(
    ("state", "uses", "words"),
    [
        (State.USED, (IMAGE,), "Used"),
        (State.USED, (IMAGE, IMAGE), "Used in 2 places"),
        (State.USED, (SHARE,), "Share image"),
        (State.USED, (IMAGE, SHARE), "Share image, used in 1 place"),
        (State.UNUSED, (), "Not used"),
        (State.MISSING, (IMAGE,), "Missing"),
        (State.MISSING, (IMAGE, IMAGE), "Missing, used in 2 places"),
        (State.REMOTE, (IMAGE,), "On another site"),
    ],
)
def test_states_are_words(state: State, uses: tuple[Reference, ...], words: str) -> None:
    assert state_words(Asset("x.png", state, ("x.png",), uses)) == words


def test_a_heavy_video_is_told_of() -> None:
    video = Reference(1, "markdown", 0, 1, "x.webm", None, Use.VIDEO)
    heavy = Asset("x.webm", State.USED, ("x.webm",), (video,), FileFacts(Path("x.webm"), 12_000_000, 0))
    assert hints(heavy) == "large"
    assert details(heavy) == "WEBM · 12 MB"
    light = Asset("x.webm", State.USED, ("x.webm",), (video,), FileFacts(Path("x.webm"), 9_000_000, 0))
    assert hints(light) == ""


def test_a_place_is_named_by_what_it_stands_in() -> None:
    front = '+++\n[extra]\nimage = "/blog/img/a.png"\n+++\n\n'
    issue = parse(f"{front}![l](l.png)\n\n## Part\n\n![s](s.png)\n\n### Thing\n\n![e](e.png)\n", IdSource())
    words = [place_words(issue, reference) for reference in references(issue)]
    assert words == ["Front matter", "Before the first section", "Part", "Part › Thing"]


def test_numbers_agree_with_their_nouns() -> None:
    assert (counted(1, "file", "files"), counted(1200, "file", "files")) == ("1 file", "1,200 files")
