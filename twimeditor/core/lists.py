"""Lists as rows: a Markdown list whose items are one line each, every byte of it kept."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.blocks import Shape, scan, split_lines
from twimeditor.core.post.inline import one_line

_ITEM = lazy_pattern(r"( *)([*+-]|\d{1,9}[.)])( {1,4}(?=\S)| *\Z)(?:(\[[ xX]\])( +|\Z))?(.*)")
_CODE_INDENT = 4


class Mark(Enum):
    """What stands before an item."""

    BULLET = "bullet"
    NUMBER = "number"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its line in parts, and the blank lines behind it."""

    indent: str
    marker: str
    gap: str
    text: str
    box: str = ""
    box_gap: str = ""
    after: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return the item's line."""
        return f"{self.indent}{self.marker}{self.gap}{self.box}{self.box_gap}{self.text}"

    @property
    def mark(self) -> Mark:
        """Return what stands before the text."""
        if self.box:
            return Mark.TASK
        return Mark.NUMBER if self.number is not None else Mark.BULLET

    @property
    def done(self) -> bool:
        """Tell whether the box is ticked."""
        return self.box.lower() == "[x]"

    @property
    def number(self) -> int | None:
        """Return the item's number, None for a bullet."""
        return int(self.marker[:-1]) if self.marker[:-1].isdigit() else None

    @property
    def content(self) -> int:
        """Return the column at which the text begins, and so the items under this one."""
        return len(self.indent) + len(self.marker) + max(len(self.gap), 1)


@dataclass(frozen=True)
class Listing:
    """A list: its items in the order of the text, each with a depth."""

    items: tuple[Item, ...]

    @property
    def text(self) -> str:
        """Return the Markdown."""
        return "\n".join(line for item in self.items for line in (item.line, *item.after))

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """Return how deep each item is, 0 for the outermost."""
        return tuple(len(parents) for parents in _parents(self.items))

    def within(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return the item whose text has characters of the Markdown, and which of its own they are."""
        at = 0
        for place, item in enumerate(self.items):
            first, behind = at + len(item.line) - len(item.text), at + len(item.line)
            if first <= start and end <= behind:
                return place, start - first, end - first
            at = behind + 1 + sum(len(line) + 1 for line in item.after)
        return None

    def with_text(self, place: int, text: str) -> "Listing":
        """Return the list with another text in an item; only that text changes."""
        item = self.items[place]
        line = one_line(text).strip()
        if line == item.text:
            return self
        gap = item.gap or " "
        box_gap = item.box_gap or " " if item.box else ""
        return self._with(place, replace(item, text=line, gap=gap, box_gap=box_gap))

    def with_new_item(self, after: int, text: str = "") -> "Listing":
        """Return the list with an item of the same kind behind `after` and what is under that."""
        model = self.items[after]
        end = self.end_of(after)
        last = self.items[end - 1]
        number = model.number
        marker = model.marker if number is None else f"{number + 1}{model.marker[-1]}"
        box = "[ ]" if model.box else ""
        line = one_line(text).strip()
        new = Item(model.indent, marker, model.gap or " ", line, box, " " if box else "", last.after)
        before = (*self.items[: end - 1], replace(last, after=self._usual_after()))
        if end < len(self.items):
            before = self.items[:end]
            new = replace(new, after=last.after)
        return self._renumbered((*before, new, *self.items[end:]))

    def without(self, places: Iterable[int]) -> "Listing":
        """Return the list without some items; one that stood under a removed one moves out. One item stays."""
        gone = set(places)
        kept = [item for place, item in enumerate(self.items) if place not in gone]
        if not kept:
            return Listing((replace(self.items[0], text="", after=()),))
        kept[-1] = replace(kept[-1], after=self.items[-1].after)
        return self._renumbered(_lifted(kept))

    def moved(self, place: int, step: int) -> "Listing":
        """Return the list with an item, and what is under it, moved past the one before or behind it."""
        end = self.end_of(place)
        if step > 0:
            return self.moved(end, -1) if end < len(self.items) and self._same_level(end, place) else self
        above = self._sibling_above(place)
        if above is None:
            return self
        first, second = list(self.items[above:place]), list(self.items[place:end])
        first[-1], second[-1] = replace(first[-1], after=second[-1].after), replace(second[-1], after=first[-1].after)
        return self._renumbered((*self.items[:above], *second, *first, *self.items[end:]))

    def place_after_move(self, place: int, step: int) -> int:
        """Return where the item is found after `moved`."""
        end = self.end_of(place)
        if step > 0:
            below = end < len(self.items) and self._same_level(end, place)
            return place + self.end_of(end) - end if below else place
        above = self._sibling_above(place)
        return place if above is None else above

    def indented(self, place: int) -> "Listing":
        """Return the list with an item, and what is under it, put under the one before."""
        above = self._sibling_above(place)
        if above is None:
            return self
        child = next((self.items[n] for n in range(above + 1, place) if self.depths[n] > self.depths[place]), None)
        column = len(child.indent) if child is not None else self.items[above].content
        return self._shifted(place, column - len(self.items[place].indent))

    def outdented(self, place: int) -> "Listing":
        """Return the list with an item, and what is under it, put behind the one that it is under."""
        parents = tuple(_parents(self.items))[place]
        if not parents:
            return self
        item, parent = self.items[place], self.items[parents[-1]]
        marker = item.marker if parent.number is None else f"{parent.number + 1}{parent.marker[-1]}"
        marker = marker if (parent.number is None) == (item.number is None) else parent.marker
        shifted = list(self._shifted(place, len(parent.indent) - len(item.indent)).items)
        shifted[place] = replace(shifted[place], marker=marker)
        return self._renumbered(shifted)

    def with_mark(self, place: int, mark: Mark) -> "Listing":
        """Return the list with another mark before an item and those of its level: fewer would be two lists."""
        level = [place, *self._others_of_level(place)]
        items = list(self.items)
        for count, number in enumerate(sorted(level), start=1):
            items[number] = _marked(items[number], mark, count)
        return Listing(_reflowed(self.items, items))

    def with_done(self, place: int, *, done: bool) -> "Listing":
        """Return the list with an item's box ticked or not."""
        item = self.items[place]
        return self._with(place, replace(item, box="[x]" if done else "[ ]")) if item.box else self

    def with_lines(self, place: int, text: str) -> "Listing":
        """Return the list with an item for each line of a text behind `place`; items in it keep their depth."""
        listing, last = self, place
        base = len(self.items[place].indent)
        for depth, line in _pasted(text):
            new = listing.with_new_item_at(last, line)
            wanted = min(depth, 8)
            last += 1
            while new.depths[last] < wanted + listing.depths[place]:
                deeper = new.indented(last)
                if deeper is new:
                    break
                new = deeper
            while new.depths[last] > wanted + listing.depths[place] and len(new.items[last].indent) > base:
                new = new.outdented(last)
            listing = new
        return listing

    def with_new_item_at(self, after: int, text: str) -> "Listing":
        """Return the list with an item directly behind `after`, before what is under that."""
        has_children = self.end_of(after) > after + 1
        return self._child_first(after, text) if has_children else self.with_new_item(after, text)

    def end_of(self, place: int) -> int:
        """Return the place behind an item and all that is under it."""
        depths = self.depths
        following = (n for n in range(place + 1, len(depths)) if depths[n] <= depths[place])
        return next(following, len(depths))

    def _child_first(self, after: int, text: str) -> "Listing":
        child = self.items[after + 1]
        new = replace(child, text=one_line(text).strip(), box="[ ]" if child.box else "")
        return self._renumbered((*self.items[: after + 1], new, *self.items[after + 1 :]))

    def _usual_after(self) -> tuple[str, ...]:
        inner = Counter(item.after for item in self.items[:-1])
        return inner.most_common(1)[0][0] if inner else ()

    def _same_level(self, one: int, other: int) -> bool:
        return self.depths[one] == self.depths[other]

    def _sibling_above(self, place: int) -> int | None:
        depths = self.depths
        for above in range(place - 1, -1, -1):
            if depths[above] == depths[place]:
                return above
            if depths[above] < depths[place]:
                return None
        return None

    def _others_of_level(self, place: int) -> Iterator[int]:
        parents = tuple(_parents(self.items))
        return (n for n in range(len(self.items)) if n != place and parents[n] == parents[place])

    def _shifted(self, place: int, columns: int) -> "Listing":
        items = list(self.items)
        for number in range(place, self.end_of(place)):
            width = max(len(items[number].indent) + columns, 0)
            items[number] = replace(items[number], indent=" " * width)
        return self._renumbered(items)

    def _with(self, place: int, item: Item) -> "Listing":
        return Listing((*self.items[:place], item, *self.items[place + 1 :]))

    def _renumbered(self, items: Sequence[Item]) -> "Listing":
        """Return the items as a list; numbers run on where they did before."""
        numbered = any(item.number is not None for item in items)
        return Listing(_counted(items) if numbered and _runs_on(self.items) else tuple(items))


def read(markdown: str) -> Listing | None:
    """Return the list that `markdown` is, written as the same text; None for anything else, or deeper content."""
    items: list[Item] = []
    for line in markdown.split("\n"):
        found = _ITEM.fullmatch(line)
        if found is not None:
            indent, marker, gap, box, box_gap, text = found.groups()
            items.append(Item(indent, marker, gap, text, box or "", box_gap or ""))
        elif items and not line.strip(" \t"):
            items[-1] = replace(items[-1], after=(*items[-1].after, line))
        else:
            return None
    listing = Listing(tuple(items))
    return listing if items and _is_sound(listing, markdown) else None


def _is_sound(listing: Listing, markdown: str) -> bool:
    blocks = scan(split_lines(markdown)).blocks
    one = len(blocks) == 1 and blocks[0].shape is Shape.LIST
    return one and listing.text == markdown and not any(_is_code(listing.items))


def _is_code(items: Sequence[Item]) -> Iterator[bool]:
    """Tell for each item whether it is in so far that it goes on with the text above, or is code."""
    for item, parents in zip(items, _parents(items), strict=True):
        column = items[parents[-1]].content if parents else 0
        yield len(item.indent) - column >= _CODE_INDENT


def _parents(items: Sequence[Item]) -> Iterator[tuple[int, ...]]:
    """Yield for each item the items that it is under, from the outside in."""
    stack: list[int] = []
    for place, item in enumerate(items):
        while stack and items[stack[-1]].content > len(item.indent):
            stack.pop()
        yield tuple(stack)
        stack.append(place)


def _lifted(items: Sequence[Item]) -> list[Item]:
    """Return the items, each no deeper than the one before allows."""
    found: list[Item] = []
    for item in items:
        widest = found[-1].content if found else 0
        found.append(replace(item, indent=" " * min(len(item.indent), widest)))
    return found


def _groups(items: Sequence[Item]) -> Iterator[list[int]]:
    groups: dict[tuple[int, ...], list[int]] = {}
    for place, parents in enumerate(_parents(items)):
        if items[place].number is not None:
            groups.setdefault(parents, []).append(place)
    yield from groups.values()


def _runs_on(items: Sequence[Item]) -> bool:
    groups = [[items[place].number or 0 for place in group] for group in _groups(items)]
    return all(numbers == list(range(numbers[0], numbers[0] + len(numbers))) for numbers in groups)


def _counted(items: Sequence[Item]) -> tuple[Item, ...]:
    found = list(items)
    for group in _groups(items):
        first = min(items[place].number or 0 for place in group)
        for count, place in enumerate(group):
            found[place] = replace(found[place], marker=f"{first + count}{found[place].marker[-1]}")
    return _reflowed(items, found)


def _marked(item: Item, mark: Mark, count: int) -> Item:
    bullet = item.marker if item.number is None else "*"
    match mark:
        case Mark.NUMBER:
            marker = item.marker if item.number is not None else f"{count}."
            return replace(item, marker=marker, gap=item.gap or " ", box="", box_gap="")
        case Mark.TASK:
            return replace(item, gap=item.gap or " ", box=item.box or "[ ]", box_gap=item.box_gap or " ")
        case _:
            return replace(item, marker=bullet, gap=item.gap or " ", box="", box_gap="")


def _reflowed(before: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Keep items under their parents where a parent's mark has become wider or narrower."""
    found = list(after)
    for place, parents in enumerate(_parents(before)):
        if parents:
            parent = parents[-1]
            moved = found[parent].content - before[parent].content
            found[place] = replace(found[place], indent=" " * (len(before[place].indent) + moved))
    return tuple(found)


def _pasted(text: str) -> Iterator[tuple[int, str]]:
    """Yield depth and text of each line; marks of items go."""
    stack: list[int] = []
    for line in text.splitlines():
        found = _ITEM.fullmatch(line.expandtabs(4).rstrip())
        if found is None:
            if line.strip():
                stack.clear()
                yield 0, re.sub(r"\A[•◦▪–·]\s*", "", line.strip())
            continue
        column = len(found[1])
        while stack and stack[-1] >= column:
            stack.pop()
        yield len(stack), found[6].strip()
        stack.append(column)
