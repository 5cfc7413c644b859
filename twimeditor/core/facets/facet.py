"""What a facet is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar

from twimeditor.core.model import Block, Node

_B = TypeVar("_B", bound=Block)

Setter: TypeAlias = Callable[[str], Node]


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a node, and what the node is with another one.

    `put` raises `EditError` where a value cannot be. `lines` tells that the value may have several; `drop` is the node
    without the facet, None where it is needed. `at` is where the value stands in the node's text, -1 where it does not.
    """

    name: str
    value: str
    put: Setter
    lines: bool = False
    drop: Callable[[], Node] | None = None
    at: int = -1


def spliced(node: _B, start: int, end: int, text: str) -> _B:
    """Return the node with `text` for what stands in its Markdown between `start` and `end`."""
    return replace(node, markdown=node.markdown[:start] + text + node.markdown[end:])
