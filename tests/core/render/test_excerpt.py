"""What is selected on the page comes out as it is written."""

import pytest

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node
from twimeditor.core.post import parse
from twimeditor.core.render.excerpt import Picked, excerpt

POST = """\
## Dept of Lanterns 🏮

### Glow ([website](https://glow.example.org))

[Robin](https://matrix.to/#/@robin:example.org) says

> One *two*
> three.
>
> * four
> * five
>
> Six.

| a |
|---|
| 1 |
"""


@pytest.fixture
def issue() -> Issue:
    return parse(POST, IdSource())


def node(issue: Issue, text: str) -> Node:
    return next(leaf for leaf in issue.leaves() if any(text in value for value in leaf.values))


def test_paragraphs_of_one_quote_come_without_its_marks(issue: Issue) -> None:
    quote = node(issue, "Six.").id
    assert excerpt(issue, [Picked(quote, 1, 1, 3)]) == "* four\n* five"
    assert excerpt(issue, [Picked(quote, 0, 1, 3)]) == "One *two*\nthree.\n\n* four\n* five"


def test_a_whole_quote_keeps_its_marks(issue: Issue) -> None:
    whole = POST[POST.index("> One") : POST.index("\n\n| a")]
    quote = node(issue, "Six.").id
    assert excerpt(issue, [Picked(quote, 0, 2, 3)]) == whole
    assert excerpt(issue, [Picked(quote)]) == whole


def test_several_blocks_come_in_the_files_order(issue: Issue) -> None:
    quote, table, heading = (node(issue, text).id for text in ("Six.", "| a |", "Glow"))
    picked = [Picked(table), Picked(quote, 2, 2, 3), Picked(heading)]
    assert excerpt(issue, picked) == "### Glow ([website](https://glow.example.org))\n\n> Six.\n\n| a |\n|---|\n| 1 |"


def test_everything_is_the_file_itself(issue: Issue) -> None:
    assert excerpt(issue, [Picked(leaf.id) for leaf in issue.leaves()]) == POST.strip()


def test_another_count_than_the_text_has_gives_the_whole_quote(issue: Issue) -> None:
    assert excerpt(issue, [Picked(node(issue, "Six.").id, 1, 1, 7)]).startswith("> One")


def test_nothing_picked_is_nothing(issue: Issue) -> None:
    assert excerpt(issue, []) == ""
    assert excerpt(issue, [Picked(987654)]) == ""
