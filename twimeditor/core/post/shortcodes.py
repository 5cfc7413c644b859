"""Zola's shortcodes, as far as the parser must know them: where one ends, and what it is called."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post import call_syntax

Span: TypeAlias = tuple[int, int]
"""A start and an end, which is excluded."""

_INLINE = lazy_pattern(r"\{\{-?\s*(\w+)\s*\((.*)\)\s*-?\}\}", re.DOTALL)
_OPENS_INLINE = lazy_pattern(r" {0,3}\{\{-?[ \t]*\w+[ \t]*\(")
_CLOSES_INLINE = lazy_pattern(r"\)\s*-?\}\}")
_BODY_MARK = lazy_pattern(r"\{%-?\s*(?:(end)\s*-?%\}|(\w+)\s*\()")
_BODY_NAME = lazy_pattern(r"\s*\{%-?\s*(\w+)\s*\(")
_MARK = lazy_pattern(r"\{%\s*end\s*%\}|\{[{%]")
_VIDEO = lazy_pattern(r"""\bvideo_id\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)""")


def spans(lines: Sequence[str]) -> list[Span]:
    """Return which characters of the joined lines are shortcodes over several lines or with a body, in order."""
    text = "\n".join(lines)
    if "{{" not in text and "{%" not in text:
        return []
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    whole = [(_first_mark(lines[start], starts[start]), starts[end] - 1) for start, end in _regions(lines)]
    return _apart(_calls(text), whole)


def _first_mark(line: str, start: int) -> int:
    return start + len(line) - len(line.lstrip(" "))


def _calls(text: str) -> list[Span]:
    """Return what Zola can read: the outermost calls that have a body or go over several lines."""
    found: list[Span] = []
    opened: list[int] = []
    for kind, begin, end in _marks(text):
        if kind == "{%":
            opened.append(begin)
        elif kind == "{{":
            found.append((begin, end))
        elif opened:
            start = opened.pop()
            while found and found[-1][0] >= start:
                found.pop()
            found.append((start, end))
    return [(start, end) for start, end in found if text[start + 1] == "%" or "\n" in text[start:end]]


def _marks(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield what Zola reads in braces: how it begins, or all of an end mark, and where it stands."""
    position = 0
    while found := _MARK.search(text, position):
        end = _call_end(text, found) if found[0] in {"{{", "{%"} else found.end()
        if end is not None:
            yield found[0], found.start(), end
        position = found.start() + 1 if end is None else end


def _call_end(text: str, mark: re.Match[str]) -> int | None:
    try:
        end = call_syntax.read(text, mark.end()).end
    except call_syntax.NotACallError:
        return None
    return end + 2 if text.startswith("}}" if mark[0] == "{{" else "%}", end) else None


def _regions(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the line ranges of what begins a line and looks like a shortcode, though Zola may not read it."""
    found: list[tuple[int, int]] = []
    line = 0
    for start, end in [*_body_regions(lines), (len(lines), len(lines))]:
        while line < start:
            stop = _inline_end(lines, line) if "{{" in lines[line] else None
            if stop is not None and stop <= start:
                found.append((line, stop))
            line = stop or line + 1
        if start < end:
            found.append((start, end))
        line = max(line, end)
    return found


def _body_regions(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Match ``{% name(…) %}`` with its ``{% end %}``; keep the outermost ones that begin a line."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[int, bool]] = []
    for number, line in enumerate(lines):
        if "{%" not in line:
            continue
        for mark in _BODY_MARK.finditer(line):
            if mark[2]:
                opened.append((number, mark.start() <= 3 and not line[: mark.start()].strip(" ")))
            elif opened:
                start, begins = opened.pop()
                if begins:
                    while found and found[-1][0] >= start:
                        found.pop()
                    found.append((start, number + 1))
    return found


def _apart(found: list[Span], others: list[Span]) -> list[Span]:
    """Return `found` and those of the others that share nothing with what is there, in order."""
    kept = list(found)
    for span in others:
        at = bisect_left(kept, span)
        free_before = not at or kept[at - 1][1] <= span[0]
        if free_before and (at == len(kept) or span[1] <= kept[at][0]):
            kept.insert(at, span)
    return kept


def _inline_end(lines: Sequence[str], start: int) -> int | None:
    """Return where a ``{{ name(`` that does not end on its own line does, or None."""
    opening = _OPENS_INLINE.match(lines[start])
    if opening is None or _CLOSES_INLINE.search(lines[start], opening.end()):
        return None
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip() or _OPENS_INLINE.match(line):
            return None
        closing = _CLOSES_INLINE.search(line)
        if closing is not None:
            return None if line[closing.end() :].strip() else number + 1
    return None


def inline_name(text: str) -> str | None:
    """Return the name of the shortcode that `text` is as a whole, ``{{ name(…) }}``, or None."""
    found = _INLINE.fullmatch(text.strip())
    return found[1] if found is not None and "}}" not in found[2] else None


def name(text: str) -> str:
    """Return what the shortcode at the start of `text` is called."""
    found = _BODY_NAME.match(text)
    return found[1] if found is not None else inline_name(text) or ""


def video_id(text: str) -> str:
    """Return the ``video_id`` that a shortcode is called with, or an empty string."""
    found = _VIDEO.search(text)
    return next(filter(None, found.groups()), "") if found is not None else ""
