"""Where the value of a facet, or a cell of definitions, stands in the text of its node."""

import pytest

from twimeditor.core import facets
from twimeditor.core.facets.definitions import Definitions
from twimeditor.core.model.nodes import Node
from twimeditor.core.post import parse


def only(markdown: str) -> Node:
    return next(iter(parse(f"{markdown}\n").leaves()))


@pytest.mark.parametrize(
    "markdown",
    [
        "{{ youtube_player(video_id=\"abcdefghijk\", start=90, noscript_text='A 😀 lamp') }}",
        '{% details(summary="A lamp") %}\nInside\n{% end %}',
        '{{ figure(img="/a.png", caption=`two "words"`) }}',
        "```python extra\nlamp = 1\n\n```",
        '<iframe src="https://www.youtube.com/embed/abcdefghijk?start=90" title="lamp"></iframe>',
        "## Matrix Live S12E03 – Lamps 🎬",
    ],
)
def test_a_value_stands_where_it_is_said_to(markdown: str) -> None:
    node = only(markdown)
    found = {name: facets.place(node, name) for name in facets.names(node)}
    assert {name for name, at in found.items() if at is not None} >= {*facets.names(node)} - {"form"}
    for name, at in found.items():
        if at is not None:
            assert node.values[0][at:].startswith(facets.get(node, name))


def test_what_is_written_otherwise_than_it_is_shown_has_no_place() -> None:
    node = only('<iframe src="https://video.example.org/a" title="lamps &amp; light"></iframe>')
    assert facets.get(node, "title") == "lamps & light"
    assert facets.place(node, "title") is None
    assert facets.place(node, "form") is None
    assert facets.place(node, "nothing") is None


def test_cells_of_definitions() -> None:
    codec = Definitions()
    text = '[one]: https://a.example "lamp"\n[two]: <https://b.example>'
    for word, cell in (("one", (0, 0)), ("a.example", (0, 1)), ("lamp", (0, 2)), ("two", (1, 0)), ("b.ex", (1, 1))):
        at = text.index(word)
        found = codec.within(text, at, at + len(word))
        assert found is not None
        row, column, start, end = found
        rows = codec.read(text)
        assert rows is not None
        assert ((row, column), rows[row][column][start:end]) == (cell, word)
    assert codec.within(text, 0, 3) is None
    assert codec.within(text, 1, 20) is None
