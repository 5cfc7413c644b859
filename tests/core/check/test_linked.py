"""Links with the exact places of their addresses."""

import pytest

from twimeditor.core.check.linked import Kind, Link, node_links
from twimeditor.core.model import Blank
from twimeditor.core.post import parse


def links(text: str) -> list[tuple[str, Link]]:
    """Return the links of a text, each with the characters at its place."""
    nodes = [node for node in parse(text).leaves() if not isinstance(node, Blank)]
    found = [(node, link) for node in nodes for link in node_links(node, lambda _: True)]
    return [(link.place(node).text, link) for node, link in found]


@pytest.mark.parametrize(
    ("text", "place", "kind"),
    [
        ("See [tea](@/tea.md).\n", "@/tea.md", Kind.INLINE),
        ('> See [tea](</a b.md> "T").\n', "/a b.md", Kind.INLINE),
        ("> 1. a\n>    b [x [y] z](@/tea.md#a)\n", "@/tea.md#a", Kind.INLINE),
        ("## Tea [x](#pot)\n", "#pot", Kind.INLINE),
        ("## A\n\n### Tea ([website](@/tea.md))\n", "@/tea.md", Kind.FIELD),
        ("[tea]: @/tea.md\n", "@/tea.md", Kind.DEFINED),
        ("> At <https://tea.example/a>!\n", "https://tea.example/a", Kind.AUTO),
        ("> An [empty]() one\n", "[empty]()", Kind.INLINE),
    ],
)
def test_a_link_is_found_with_its_address(text: str, place: str, kind: Kind) -> None:
    assert [(there, link.kind) for there, link in links(text)] == [(place, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "`[x](/a)` and \\[x](/a) and ![x](/a.png)\n",
        "> ```\n> [x](/a) <https://tea.example>\n> ```\n",
        "    [x](/a)\n",
        "<!-- [x](/a) -->\n",
        "https://tea.example\n",
    ],
)
def test_what_is_no_link_is_not_found(text: str) -> None:
    assert links(text) == []


def test_an_address_is_told_as_it_is_meant() -> None:
    assert [link.address for _, link in links("[x](/a&amp;b) [y](/c\\_d)\n")] == ["/a&b", "/c_d"]


def test_all_of_a_link_is_told() -> None:
    ((_, link),) = links('Some [*more* \\] tea](/a "T") here\n')
    assert 'Some [*more* \\] tea](/a "T") here'[slice(*link.whole)].startswith("[*more*")


def test_a_huge_text_is_not_read() -> None:
    assert links("[x](/a) " * 10_000 + "\n") == []


def test_any_text_is_read_in_no_time() -> None:
    assert links("](" * 3_000 + "\n") == []
    assert links("[" * 3_000 + "x](/a)\n")
    assert links("\\[" * 30_000 + "](/a)\n") == []
