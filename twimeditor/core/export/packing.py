"""Parting what is too long for one message: between sections, else entries, else blocks, else anywhere."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from twimeditor.core.export.elements import HEADINGS, Element, Node

Group: TypeAlias = "Element | tuple[Group, ...]"
"""A block, or what is best kept together: an entry's blocks, a section's, an issue's."""

Pieces = Sequence[tuple[int, Node]]
"""Parts of what an element holds, each with the number of the child that it is of."""

_MOST = 20_000  # no page holds as many; keeps long lists from being copied again and again

Cost = Callable[[Sequence[Element]], int]
"""Tells how much room blocks take; never less for more of them."""


def packed(group: Group, room: int, cost: Cost) -> tuple[tuple[Element, ...], ...]:
    """Return the blocks of a group as pages, none of which takes more than `room`."""
    pages = _Pages(room, cost)
    pages.fill(group)
    return tuple(tuple(page) for page in pages.pages if page)


class _Pages:
    """Pages that are filled one after the other."""

    def __init__(self, room: int, cost: Cost) -> None:
        self.pages: list[list[Element]] = [[]]
        self._room = room
        self._cost = cost
        self._left = room

    def fill(self, group: Group) -> None:
        """Put a group behind what is there, on one page if it fits on any."""
        blocks = tuple(_blocks(group))
        size = self._cost(blocks)
        if size <= self._left:
            self._put(blocks, size)
        elif size <= self._room:
            self._turn()
            self._put(blocks, size)
        elif isinstance(group, Element):
            for part in split(group, self._fits):
                self.fill(part)
        else:
            for inner in group:
                self.fill(inner)

    def _put(self, blocks: tuple[Element, ...], size: int) -> None:
        if size > self._left:  # a heading that was taken along leaves less room than the page has
            self._turn(carry=False)
        self.pages[-1] += blocks
        self._left -= size

    def _turn(self, *, carry: bool = True) -> None:
        """Begin a page, with the headings that would be the last on the page before."""
        page, carried = self.pages[-1], list[Element]()
        while carry and len(page) > 1 and page[-1].name in HEADINGS:
            carried.insert(0, page.pop())
        self.pages.append(carried)
        self._left = self._room - (self._cost(carried) if carried else 0)

    def _fits(self, node: Node) -> bool:
        return isinstance(node, Element) and self._cost((node,)) <= self._room


def _blocks(group: Group) -> Iterator[Element]:
    if isinstance(group, Element):
        yield group
    else:
        for inner in group:
            yield from _blocks(inner)


def split(element: Element, fits: Callable[[Element], bool]) -> list[Element]:
    """Return an element as several of its kind that fit, one after the other; none of its text is lost."""
    if fits(element):
        return [element]
    pieces = [
        (number, piece)
        for number, child in enumerate(element.children)
        for piece in _pieces(child, lambda inner: fits(element.holding(inner)))
    ]
    parts: list[Element] = []
    done = 0
    while done < len(pieces):
        part = _longest(element, pieces[done : done + _MOST], fits)
        parts.append(_around(element, part))
        done += len(part)
    return parts


def _longest(element: Element, pieces: Pieces, fits: Callable[[Element], bool]) -> Pieces:
    """Return as many pieces as the element may be around, one at least; the work grows with what fits, not with all."""
    tried = 1
    while tried < len(pieces) and fits(_around(element, pieces[: 2 * tried])):
        tried *= 2
    upto = min(2 * tried, len(pieces))
    fitting = bisect_right(range(1, upto + 1), 0, key=lambda number: not fits(_around(element, pieces[:number])))
    return pieces[: max(fitting, 1)]


def _pieces(node: Node, fits: Callable[[Node], bool]) -> list[Node]:
    if isinstance(node, Element):
        return [*split(node, fits)]
    if len(node) < 2 or fits(node):
        return [node]
    middle = _gap(node)
    return [*_pieces(node[:middle], fits), *_pieces(node[middle:], fits)]


def _gap(text: str) -> int:
    """Return a place near the middle of a text where it may be parted: behind a line, a word, or anywhere."""
    middle = len(text) // 2
    for gap in "\n ":
        found = text.rfind(gap, middle // 2, middle + 1) + 1
        if 0 < found < len(text):
            return found
    return middle


def _around(element: Element, pieces: Pieces) -> Element:
    """Return the element around some of its pieces; a list goes on counting where it was parted."""
    part = element.holding(*(piece for _, piece in pieces))
    first = pieces[0][0] if pieces else 0
    if element.name != "ol" or not first:
        return part
    return Element("ol", {"start": str(int(element.get("start") or 1) + first)}, part.children)
