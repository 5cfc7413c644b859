"""Real posts written anew from nothing but the values that forms show."""

from pathlib import Path

import pytest

from tests.tools.rebuildable import by_year, from_values, losses, rebuilt, share
from twimeditor.core.model import Quote
from twimeditor.core.post import parse

WHOLE = ("2020-07-31", "2022-07-29", "2023-06-09")


@pytest.mark.parametrize("day", WHOLE)
def test_these_posts_come_back_whole(corpus_posts: tuple[Path, ...], day: str) -> None:
    (text,) = (path.read_bytes().decode() for path in corpus_posts if path.name.startswith(day))
    assert rebuilt(text) == text


def test_of_every_year_since_2020_nearly_everything_comes_back(corpus_posts: tuple[Path, ...]) -> None:
    years = by_year(corpus_posts)
    assert {"2020", "2021", "2022", "2023"} <= years.keys()
    assert {year: found for year, posts in years.items() if (found := share(posts)) < 0.996} == {}


def test_nothing_of_the_slices_is_left_to_write_from() -> None:
    issue = from_values(parse("> a\n>b\n\n##  T  ##\n"))
    assert all(node.source is None for node in issue.leaves())
    assert all(not node.prefixes for node in issue.leaves() if isinstance(node, Quote))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a\n\n\n\nb\n", "blank lines that are none, several, or hold spaces"),
        ("## T \n", "spaces at the end of a line"),
        ("> a\nb\n", "lines of a quote without a mark"),
        ("> a\n>\n> b\n> \n> c\n>\n> d\n", "spaces at the end of a line"),
        ("<b>\nx\n</b>\n", "raw HTML"),
        ('<img src="a.png" width="9">\n', "another form of the same"),
    ],
)
def test_what_does_not_come_back_is_told(text: str, reason: str) -> None:
    assert [loss.reason for loss in losses(text)] == [reason]


def test_what_comes_back_is_no_loss() -> None:
    assert not list(losses("## T\n\n[A](https://matrix.to/#/@a:x.y) says:\n\n> b\n>\n> c\n"))
