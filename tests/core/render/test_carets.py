"""A place on the page leads into the right field, to the right character."""

import pytest

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node
from twimeditor.core.post import parse
from twimeditor.core.render.carets import Caret, caret_of, paragraph_start

POST = """\
## Dept of **Lanterns** 🏮

### Glow ([website](https://glow.example.org))

[Robin *R.*](https://matrix.to/#/@robin:example.org) says loudly

> One *two*
> three.
>
> * four
> * five
>
> Six [seven](https://example.org/seven) eight.

Thank you to [Noor](https://matrix.to/#/@noor:example.org), who told us:

> A word.

![a lamp](/blog/img/lamp.png)
"""


@pytest.fixture
def issue() -> Issue:
    return parse(POST, IdSource())


def node(issue: Issue, text: str) -> Node:
    return next(leaf for leaf in issue.leaves() if any(text in value for value in leaf.values))


def test_third_paragraph_of_a_quote(issue: Issue) -> None:
    quote = node(issue, "Six")
    body = quote.values[0]
    assert caret_of(quote, "Six seven ei", 2, 3) == Caret(body.index("ght."))
    assert caret_of(quote, "", 2, 3) == Caret(body.index("Six"))
    assert caret_of(quote, "fo", 1, 3) == Caret(body.index("ur"))


def test_a_quote_that_the_page_shows_otherwise_is_read_from_its_beginning(issue: Issue) -> None:
    quote = node(issue, "Six")
    assert caret_of(quote, "One two th") == Caret(quote.values[0].index("ree."))
    assert caret_of(quote, "Six", 2, 9) == Caret(0)


def test_a_heading_has_a_title_and_a_website(issue: Issue) -> None:
    assert caret_of(node(issue, "Glow"), "Gl") == Caret(2)
    assert caret_of(node(issue, "Glow"), "Glow (web") == Caret(0, "website")
    section = node(issue, "Lanterns")
    assert caret_of(section, "Dept of Lan") == Caret(section.values[0].index("terns"))


def test_a_line_about_the_author_has_a_name_and_a_verb(issue: Issue) -> None:
    line = node(issue, "loudly")
    assert caret_of(line, "Rob") == Caret(3, "name")
    name = line.values[0]
    assert caret_of(line, f"{name} says lo") == Caret(len("says lo"), "verb")
    lead = node(issue, "told us")
    assert caret_of(lead, "Thank you to Noor, who") == Caret(lead.values[-1].index(" told us"), "lead")


def test_a_picture_has_no_text_to_point_at(issue: Issue) -> None:
    assert caret_of(node(issue, "a lamp"), "") == Caret()


def test_where_a_paragraph_begins_and_ends() -> None:
    body = "One\ntwo\n\n- three\n\n\nfour"
    assert [body[slice(*paragraph_start(body, n, 3) or ())] for n in range(3)] == ["One\ntwo", "- three", "four"]
    assert paragraph_start(body, 0, 4) is None
    assert paragraph_start(body, -1, 3) is None
