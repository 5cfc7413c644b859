"""Where problems stand in an issue, and which comes next."""

import pytest

from twimeditor.core.check import Problem
from twimeditor.core.check.order import Order, beside
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, find
from twimeditor.core.post import parse

POST = """\
+++
title = "Lamps"
date = "2031-03-07"
+++

Before everything.

## Dept of Lanterns

### Glow ([website](https://glow.example.org))

[Robin](https://matrix.to/#/@robin:example.org) says

> one two three
"""


@pytest.fixture
def issue() -> Issue:
    return parse(POST, IdSource())


def problem(place: Place) -> Problem:
    return Problem("T1", "wrong", place)


def test_places_come_in_the_order_of_the_file(issue: Issue) -> None:
    order = Order(issue)
    (section,) = issue.sections
    (entry,) = section.entries
    assert issue.front is not None
    assert section.heading is not None
    assert entry.heading is not None
    quote = next(node for node in entry.nodes if node.KIND == "quote")
    attribution = next(node for node in entry.nodes if node.KIND == "attribution")
    places = [
        place_in(issue.front, "title"),
        place_in(issue.front, "date"),
        Place(find.LEAD),
        Place(section.id),
        place_in(section.heading, "title"),
        Place(entry.id),
        place_in(entry.heading, "title"),
        place_in(entry.heading, "website"),
        place_in(attribution, "name"),
        place_in(attribution, "target"),
        place_in(quote, "body", 0, 3),
        place_in(quote, "body", 4, 7),
    ]
    told = [problem(place) for place in places]
    assert order.sorted(reversed(told)) == tuple(told)


def test_what_a_place_is_in(issue: Issue) -> None:
    order = Order(issue)
    (section,) = issue.sections
    (entry,) = section.entries
    assert issue.front is not None
    assert section.heading is not None
    assert order.container(issue.front.id) == issue.front.id
    assert order.container(issue.lead[0].id) == find.LEAD
    assert order.container(section.heading.id) == section.id
    assert order.container(entry.nodes[0].id) == entry.id
    assert order.container(9999) == find.LEAD


def test_the_next_one_and_the_one_before(issue: Issue) -> None:
    order = Order(issue)
    (entry,) = issue.entries
    quote = next(node for node in entry.nodes if node.KIND == "quote")
    one, two = (problem(place_in(quote, "body", start, start + 3)) for start in (0, 4))
    both = (one, two)
    assert beside(both, order, order.key(quote.id, "body", 0), 1) is one
    assert beside(both, order, order.key(quote.id, "body", 1), 1) is two
    assert beside(both, order, order.key(quote.id, "body", 5), 1) is None
    assert beside(both, order, order.key(quote.id, "body", 5), -1) is two
    assert beside(both, order, order.key(quote.id, "body", 0), -1) is None
    assert beside((), order, order.key(quote.id), 1) is None


def test_a_node_that_is_gone_comes_first(issue: Issue) -> None:
    assert Order(issue).of(Place(9999, "body", 3, 4, "gone")) < Order(issue).of(Place(find.LEAD))
