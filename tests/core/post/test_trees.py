"""Whole posts, one of each era, against the tree that was drawn for them by hand."""

from pathlib import Path

import pytest

from tests.core.post.trees import drawn
from twimeditor.core.model import EntryHeading, Issue, Quote, SectionHeading
from twimeditor.core.post import parse
from twimeditor.core.post.inspect import coverage

TREES = Path(__file__).parents[2] / "data" / "trees"


@pytest.mark.parametrize("era", ["e0-2018", "e1-2019", "e2-2020", "e3-2022", "e4-2025"])
@pytest.mark.parametrize("eol", ["\n", "\r\n", "\r"])
def test_a_post_of_each_era_has_the_tree_that_a_person_sees_in_it(era: str, eol: str) -> None:
    text = (TREES / f"{era}.md").read_bytes().decode()
    expected = (TREES / f"{era}.tree").read_bytes().decode()
    assert drawn(parse(text.replace("\n", eol))) == expected


def parsed(posts: tuple[Path, ...]) -> list[Issue]:
    return [parse(post.read_bytes().decode()) for post in posts]


def covered(issues: list[Issue]) -> float:
    found = [coverage(issue) for issue in issues]
    return sum(each["structured_bytes"] for each in found) / sum(each["body_bytes"] for each in found)


def test_real_posts_are_covered(corpus_posts: tuple[Path, ...]) -> None:
    later = tuple(post for post in corpus_posts if post.relative_to(post.parents[2]).parts[0] >= "2020")
    assert covered(parsed(later)) >= 0.99
    assert covered(parsed(corpus_posts)) >= 0.97


def test_real_posts_have_as_many_headings_and_quotes_as_were_counted(corpus_posts: tuple[Path, ...]) -> None:
    nodes = [node for issue in parsed(corpus_posts) for node in issue.leaves()]
    kinds = (SectionHeading, EntryHeading, Quote)
    counts = [sum(isinstance(node, kind) for node in nodes) for kind in kinds]
    assert counts == [702, 891, 1067]
