"""Names of pictures: every one fits every disk and address, and is nobody else's."""

import re
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.styles import shipped
from twimeditor.core.assets.names import MOST_BYTES, among, asset_name, name_problem, picture_day
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse

DAY = date(2031, 3, 7)
TODAYS = shipped("twim").image_name
OLD = shipped("twim-2020").image_name

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
RANDOMS = st.text("ABCXYZabcxyz0189_-", min_size=5, max_size=5)
SUFFIXES = st.sampled_from([".png", ".jpg", ".gif", ".webp", ".apng", ".avif", ".svg", ".webm", ".mp4"])
STEMS = st.one_of(
    st.text(max_size=150),
    st.text(st.characters(categories=["Cs", "So", "Lo", "Po", "Zs"]), max_size=20),
    st.sampled_from(["", ".", "..", "CON", "nul.tar", "com1", "../../etc/passwd", "a\\b\\c", "2031-03-07", "-rf", "½"]),
)
ENDS = st.sampled_from(["", ".png", ".PNG", ".jpeg", ".heic", ".tar.gz", ".", " ", "/", "\\", "\0"])
ORIGINALS = st.builds("{}{}".format, STEMS, ENDS)
PATTERNS = st.sampled_from([TODAYS, OLD, "{name}", "{random}{name}", "{year}_{name}.{month}"])


def nothing(_name: str) -> bool:
    return False


def named(original: str, suffix: str = ".png", pattern: str = TODAYS, *taken: str) -> str:
    return asset_name(pattern, DAY, original, suffix, "aB3_-", among(taken))


@given(PATTERNS, DAYS, ORIGINALS, SUFFIXES, RANDOMS)
@example("{name}", DAY, "CON.png", ".png", "-----")
@example("{random}{name}", DAY, "CON.png", ".png", "-----")
@example("{random}", DAY, "x", ".png", "-----")
def test_every_name_is_one_for_every_disk_and_address(
    pattern: str, day: date, original: str, suffix: str, random: str
) -> None:
    name = asset_name(pattern, day, original, suffix, random, nothing)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]", name)
    assert name.endswith(suffix)
    assert name != suffix
    assert ".." not in name
    assert len(name.encode()) <= MOST_BYTES
    assert name.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    assert name_problem(name, nothing) == ""


@given(st.text(max_size=200), ORIGINALS, SUFFIXES, RANDOMS)
def test_no_pattern_makes_a_name_unsafe(pattern: str, original: str, suffix: str, random: str) -> None:
    name = asset_name(pattern, DAY, original, suffix, random, nothing)
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", name)
    assert len(name) <= MOST_BYTES


@given(DAYS, ORIGINALS, SUFFIXES, RANDOMS)
def test_a_style_puts_the_day_first_and_once(day: date, original: str, suffix: str, random: str) -> None:
    begin = f"{day:%Y-%m-%d}"
    assert asset_name(TODAYS, day, original, suffix, random, nothing).startswith(f"{begin}-")
    assert asset_name(OLD, day, original, suffix, random, nothing).startswith(f"{begin}-{random}-")
    again = asset_name(TODAYS, day, f"{begin}-{original}", suffix, random, nothing)
    assert not again.startswith(f"{begin}-{begin}-")


@given(PATTERNS, st.lists(st.sampled_from(["image.png", "Image.PNG", "IMAGE.jpg", "a" * 120, "ä.png"]), max_size=12))
def test_no_two_files_have_one_name_whatever_the_case(pattern: str, originals: list[str]) -> None:
    names: list[str] = []
    for original in originals:
        names.append(asset_name(pattern, DAY, original, ".png", "abcde", among(names)))
    assert len({name.lower() for name in names}) == len(originals)
    assert all(len(name) <= MOST_BYTES for name in names)


@given(DAYS, ORIGINALS, SUFFIXES)
def test_a_name_that_was_made_is_made_of_itself_again(day: date, original: str, suffix: str) -> None:
    """So a picture that is put in again does not grow a longer name each time."""
    name = asset_name(TODAYS, day, original, suffix, "abcde", nothing)
    assert asset_name(TODAYS, day, name, suffix, "abcde", nothing) == name


def test_a_pasted_picture_is_numbered() -> None:
    names = ["2031-03-07-image.png"]
    for number in range(2, 11):
        names.append(named("image.png", ".png", TODAYS, *names))
        assert names[-1] == f"2031-03-07-image-{number}.png"


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("Screenshot 2031-03-06 at 23.01.png", "2031-03-07-Screenshot-2031-03-06-at-23.01.png"),
        ("BeeperDesktop.jpeg", "2031-03-07-BeeperDesktop.png"),
        ("stacked_area_chart.png", "2031-03-07-stacked_area_chart.png"),
        ("C:\\Users\\mira\\Übersicht (1).png", "2031-03-07-Ubersicht-1.png"),
        ("/home/mira/.secret.png", "2031-03-07-secret.png"),
        ("🎉.png", "2031-03-07-tada.png"),
        ("2031-03-07-chart.png", "2031-03-07-chart.png"),
        ("2031-03-07.png", "2031-03-07-image.png"),
        ("2031-03-071.png", "2031-03-07-2031-03-071.png"),
        ("release v1.2", "2031-03-07-release-v1.2.png"),
        ("photo.heic", "2031-03-07-photo.png"),
        ("", "2031-03-07-image.png"),
    ],
)
def test_what_was_readable_stays_readable(original: str, name: str) -> None:
    assert named(original) == name


def test_a_video_without_a_name_is_called_one() -> None:
    assert named("?.webm", ".webm") == "2031-03-07-video.webm"


def test_the_old_style_has_five_random_characters() -> None:
    assert named("ml.png", ".png", OLD) == "2031-03-07-aB3_--ml.png"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "Give the picture a name"),
        ("a b.png", "no spaces"),
        ("ä.png", "no “ä”"),
        ("a/b.png", "no “/”"),
        (".a.png", "begins with a letter"),
        ("-a.png", "begins with a letter"),
        ("a..png", "two dots"),
        ("a", "ends as the file's format"),
        ("a.exe", "ends as the file's format"),
        ("a" * 100 + ".png", "at most 100"),
        ("Con.png", "on Windows"),
        ("A.PNG", "There is a file “A.PNG”"),
        ("b.png", ""),
    ],
)
def test_a_typed_name_is_refused_with_the_reason(name: str, why: str) -> None:
    problem = name_problem(name, among(["a.png"]))
    assert why in problem
    assert bool(problem) == bool(why)


@pytest.mark.parametrize(
    ("front", "file", "day"),
    [
        ('path = "/blog/2031/03/07/this-week"\ndate = "2031-03-08"', "2030-01-01-x.md", DAY),
        ('date = "2031-03-07T10:00:00Z"', "", DAY),
        ('title = "This Week in Matrix 2031-03-07"', "", DAY),
        ('title = "This Week"', "2031-03-07-twim.md", DAY),
        ('date = "2031-13-45"', "", None),
        ("not = [toml", "index.md", None),
    ],
)
def test_the_day_is_the_issues(front: str, file: str, day: date | None) -> None:
    assert picture_day(parse(f"+++\n{front}\n+++\n", IdSource()), file) == day


def test_an_issue_without_front_matter_has_the_day_of_its_file() -> None:
    assert picture_day(parse("Text\n", IdSource()), "2031-03-07-twim.md") == DAY
