"""R1, R2: headings in an update stand below what it is about, and blank lines keep its blocks apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Node, Quote
from twimeditor.core.post.blocks import RawBlock, Shape, scan, split_lines
from twimeditor.core.post.inline import image_at

_HIGHEST: Final = 3
_DEEPEST: Final = 6
_MAY_HEAD = lazy_pattern(r"^[ ]{0,3}(?:#{1,6}(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_MAY_TOUCH = lazy_pattern(r"^[ ]{0,3}(?:#{1,6}[ \t]|[*+-][ \t]|\d{1,9}[.)][ \t]|```|~~~)|!\[", re.MULTILINE)
_HASHES = lazy_pattern(r"[ ]{0,3}(#{1,6})")
_FENCE = lazy_pattern(r"[ ]{0,3}(?:```|~~~)")
_ITEM = lazy_pattern(r"[ ]*(?:[*+-]|\d{1,9}[.)])[ \t]")
_NAMES: Final = {Shape.HEADING: "heading", Shape.LIST: "list", Shape.CODE: "code"}


@dataclass(frozen=True, slots=True)
class _Body:
    """A quote's Markdown by its lines."""

    quote: Quote
    lines: Sequence[str]
    starts: Sequence[int]
    blocks: Sequence[RawBlock]

    def place(self, first: int, after: int) -> Place:
        """Return the place of some lines, without the space around them."""
        start, end = self.starts[first], self.starts[after] - 1
        text = self.quote.body[start:end]
        return place_in(self.quote, "body", start + len(text) - len(text.lstrip()), start + len(text.rstrip()))


def heading_levels(node: Node, around: Around) -> Iterator[Problem]:
    """Yield the first heading of an update that stands at the wrong level."""
    if not isinstance(node, Quote) or len(node.body) > LONGEST or not _MAY_HEAD.search(node.body):
        return
    body = _read(node)
    headings = [block for block in body.blocks if block.shape is Shape.HEADING]
    base = max(around.depth + 1, _HIGHEST)
    wanted = tuple(_levels([block.level for block in headings], base))
    wrong = [(block, level) for block, level in zip(headings, wanted, strict=True) if block.level != level]
    if wrong:
        block, level = wrong[0]
        changes = [_relevelled(body, *one) for one in wrong]
        fixes = (Fix(_label(len(wrong)), tuple(one for one in changes if one)),) if all(changes) else ()
        severity = _severity([one.level for one in headings], wanted)
        yield Problem("R1", _words(block.level, level, base), body.place(block.start, block.end), severity, fixes)


def apart(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the blocks of an update that nothing keeps apart from their neighbours."""
    if not isinstance(node, Quote) or len(node.body) > LONGEST or not _MAY_TOUCH.search(node.body):
        return
    body = _read(node)
    for before, block in pairwise(body.blocks):
        if Shape.BLANK not in {before.shape, block.shape}:
            yield from _touching(body, before, block)
    for block in body.blocks:
        if block.shape is Shape.PARAGRAPH:
            yield from _glued(body, block)
        elif block.shape is Shape.LIST:
            yield from _glued_to_item(body, block)


def _read(quote: Quote) -> _Body:
    whole = split_lines(quote.body)
    lines = [line.rstrip("\r\n") for line in whole]
    ended = bool(whole) and whole[-1].endswith("\n")
    starts = list(accumulate(map(len, whole), initial=0))
    starts[-1] += not ended
    return _Body(quote, lines, starts, scan(whole).blocks)


def _levels(levels: Sequence[int], base: int) -> Iterator[int]:
    """Yield the levels that headings should have, so that each stands below the same one as before."""
    above: list[int] = []
    for level in levels:
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        yield min(base + len(above) - 1, _DEEPEST)


def _severity(levels: Sequence[int], wanted: Sequence[int]) -> Severity:
    """Return how bad levels are: headings that are all as much too deep cut nothing off, and bots write them so."""
    deeper = {level - right for level, right in zip(levels, wanted, strict=True)}
    return Severity.HINT if len(deeper) == 1 and min(deeper) > 0 else Severity.WARNING


def _words(level: int, wanted: int, base: int) -> str:
    marks = "#" * wanted
    if level >= base:
        return f"this heading skips a level, so that one seems to be missing: here it is to begin with {marks}"
    what = "a section’s" if level < _HIGHEST else "an entry’s"
    return f"this heading is as high as {what}, as if the update ended before it: here it is to begin with {marks}"


def _label(count: int) -> str:
    return "Change its level" if count == 1 else f"Change the levels of {count} headings"


def _relevelled(body: _Body, block: RawBlock, level: int) -> Replacement | None:
    marks = "#" * level
    if not block.underlined:
        hashes = _HASHES.match(body.lines[block.start])
        start = body.starts[block.start]
        place = place_in(body.quote, "body", start + hashes.start(1), start + hashes.end(1)) if hashes else None
        return Replacement(place, marks) if place is not None else None
    title = body.lines[block.start].strip()
    if block.end - block.start != 2 or title.endswith("#"):
        return None
    return Replacement(body.place(block.start, block.end), f"{marks} {title}")


def _is_apart(body: _Body, block: RawBlock) -> bool:
    """Tell whether blank lines are to stand around a block."""
    is_code = block.shape is Shape.CODE and _FENCE.match(body.lines[block.start]) is not None
    return is_code or block.shape in {Shape.HEADING, Shape.LIST}


def _glued(body: _Body, block: RawBlock) -> Iterator[Problem]:
    """Yield the pictures of a paragraph that have lines to themselves, with text above or below."""
    pictures = [_is_picture(line) for line in body.lines[block.start : block.end]]
    for number, (before, here) in enumerate(pairwise(pictures), start=block.start + 1):
        if here and not before:
            yield _touching_picture(body, number, number, "above")
        elif before and not here:
            yield _touching_picture(body, number - 1, number, "below")


def _glued_to_item(body: _Body, block: RawBlock) -> Iterator[Problem]:
    for number in range(block.start + 1, block.end):
        line = body.lines[number]
        if line[:1] == "!" and _is_picture(line) and body.lines[number - 1].strip():
            place = body.place(number, number + 1)
            message = "this picture is part of the list’s last item: with a blank line above it, it stands by itself"
            yield Problem("R2", message, place, Severity.HINT, (_blank_line(body, number, "above", is_safe=False),))


def _is_picture(line: str) -> bool:
    bare = line.strip()
    found = image_at(bare) if bare.startswith("![") else None
    return found is not None and found.end == len(bare)


def _touching(body: _Body, before: RawBlock, block: RawBlock) -> Iterator[Problem]:
    gap = block.start
    if _is_apart(body, block):
        lines = (gap, block.end if block.shape is Shape.HEADING else gap + 1)
        where, what = "above", _NAMES[block.shape]
    elif _is_apart(body, before):
        lines = (before.start if before.shape is Shape.HEADING else gap - 1, gap)
        where, what = "below", _NAMES[before.shape]
    else:
        return
    message = (
        f"a blank line is missing {where} this {what}: with the next edit, what touches it easily becomes part of it"
    )
    yield Problem("R2", message, body.place(*lines), fixes=(_blank_line(body, gap, where),))


def _touching_picture(body: _Body, picture: int, gap: int, where: str) -> Problem:
    message = f"a blank line is missing {where} this picture, which is shown as part of the text beside it"
    return Problem("R2", message, body.place(picture, picture + 1), fixes=(_blank_line(body, gap, where),))


def _blank_line(body: _Body, number: int, where: str, *, is_safe: bool = True) -> Fix:
    at = body.starts[number]
    return Fix(f"Put a blank line {where}", (Replacement(place_in(body.quote, "body", at, at), "\n"),), is_safe)


RULES: tuple[Rule, ...] = (
    Rule(
        name="R1",
        title="Headings in updates",
        demand="Headings in an update begin one level below the heading that it stands under, with #### in an entry "
        "and ### in a section, and go down by one level at a time.",
        why="A heading of the same level as a section or an entry looks like the next one, in the page’s outline "
        "and to those who hear it read out.",
        wrong="> ## What is new",
        right="> #### What is new",
        mends="Moves all headings of the update, and keeps which of them belongs under which.",
        in_node=heading_levels,
    ),
    Rule(
        name="R2",
        title="Blank lines in updates",
        demand="A blank line stands before and behind a heading, a list, a picture and code in an update.",
        why="Without it the picture becomes part of the sentence above it, and one edit too many makes a "
        "paragraph of the list.",
        wrong="> New this week:\n> * faster",
        right="> New this week:\n>\n> * faster",
        mends="Puts the blank line in.",
        in_node=apart,
    ),
)
