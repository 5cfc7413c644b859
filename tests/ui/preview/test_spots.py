"""What the page tells is read with care: a post has a say in it."""

import json

import pytest

from twimeditor.core.render.excerpt import Picked
from twimeditor.ui.preview.spots import Spot, Topic, selected_in, spots_in, topic_in, true_spot

NONSENSE = ["", "null", "3", '"x"', "{}", "[[]]", "[3]", "[" * 50, '{"picked": 3}']


def together(one: int, other: int) -> bool:
    """Stand in for the renderer: 1 and 2 are shown as one, 3 alone."""
    return {one, other} <= {1, 2} or one == other == 3


def test_spots_are_read_as_they_are_told() -> None:
    told = [{"id": 2, "child": 1, "children": 3, "before": "words"}, {"id": 1}]
    assert spots_in(json.dumps(told)) == (Spot(2, 1, 3, "words"), Spot(1))


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_nothing(text: str) -> None:
    assert spots_in(text) in {(), (Spot(0),)}
    assert topic_in(text) in {Topic(), Topic(selected=None)}
    found = selected_in(text)
    assert found is None or found.picked == ()


def test_values_of_another_kind_are_left_out() -> None:
    assert spots_in('[{"id": "7", "child": null, "before": 5}]') == (Spot(0),)
    assert topic_in('{"link": 3, "at": ["x", 1], "selected": 5}') == Topic()


def test_an_id_that_a_post_wrote_is_passed_over() -> None:
    assert true_spot((Spot(3), Spot(1)), together) == Spot(1)
    assert true_spot((Spot(2), Spot(1)), together) == Spot(2)
    assert true_spot((Spot(99), Spot(98)), together) is None
    assert true_spot((), together) is None
    assert true_spot((Spot(0),), together) == Spot(0)


def test_what_is_selected_is_of_true_nodes_only() -> None:
    picked = [{"id": 1, "first": 0, "last": 1, "count": 3, "key": 1}, {"id": 3, "key": 1}]
    found = selected_in(json.dumps({"text": "words", "html": "<p>words</p>", "picked": picked}))
    assert found is not None
    assert (found.text, found.html) == ("words", "<p>words</p>")
    assert found.true_to(together) == (Picked(1, 0, 1, 3),)


def test_a_topic_has_a_place_when_a_key_asked() -> None:
    topic = topic_in('{"spots": [{"id": 3}], "link": "/a", "image": "/b.png", "at": [3, 4.5]}')
    assert topic == Topic((Spot(3),), "/a", "/b.png", None, (3.0, 4.5))
