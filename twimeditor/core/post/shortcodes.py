"""Zola's shortcodes, as far as the parser must know them: where one ends, and what it is called."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from twimeditor.core.post import call_syntax

_INLINE = re.compile(r"\{\{-?\s*(\w+)\s*\((.*)\)\s*-?\}\}", re.DOTALL)
_OPENS_INLINE = re.compile(r" {0,3}\{\{-?[ \t]*\w+[ \t]*\(")
_BRACES = re.compile(r" {0,3}\{\{")
_CLOSES_INLINE = re.compile(r"\)\s*-?\}\}")
_BODY_MARK = re.compile(r"\{%-?\s*(?:(end)\s*-?%\}|(\w+)\s*\()")
_BODY_NAME = re.compile(r"\s*\{%-?\s*(\w+)\s*\(")
_VIDEO = re.compile(r"""\bvideo_id\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)""")


def regions(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the line ranges of shortcodes that have a body or span several lines, in order, end excluded."""
    text = "\n".join(lines)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    bodies = _body_regions(lines)
    found: list[tuple[int, int]] = []
    line = 0
    for start, end in [*bodies, (len(lines), len(lines))]:
        while line < start:
            stop = _read_end(text, starts, line) or _inline_end(lines, line)
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
    return _apart(found)


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop a region that shares a line with the one before it."""
    kept: list[tuple[int, int]] = []
    for region in found:
        if not kept or region[0] >= kept[-1][1]:
            kept.append(region)
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


def _read_end(text: str, starts: Sequence[int], start: int) -> int | None:
    """Return where a ``{{ name(…) }}`` on several lines ends, if it can be read and stands alone."""
    opening = _BRACES.match(text, starts[start])
    if opening is None:
        return None
    try:
        end = call_syntax.read(text, opening.end()).end
    except call_syntax.NotACallError:
        return None
    last = bisect_right(starts, end) - 1
    rest = text[end + 2 : starts[last + 1] - 1]
    return last + 1 if text.startswith("}}", end) and last > start and not rest.strip() else None


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
