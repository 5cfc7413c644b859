"""Zola's shortcodes, as far as the parser must know them: where one ends, and what it is called."""

import re
from collections.abc import Sequence

_INLINE = re.compile(r"\{\{-?\s*(\w+)\s*\((.*)\)\s*-?\}\}", re.DOTALL)
_OPENS_INLINE = re.compile(r" {0,3}\{\{-?[ \t]*\w+[ \t]*\(")
_CLOSES_INLINE = re.compile(r"\)\s*-?\}\}")
_BODY_MARK = re.compile(r"\{%-?\s*(?:(end)\s*-?%\}|(\w+)\s*\()")
_BODY_NAME = re.compile(r"\s*\{%-?\s*(\w+)\s*\(")
_VIDEO = re.compile(r"""\bvideo_id\s*=\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)""")


def regions(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return the line ranges of shortcodes that have a body or span several lines, in order, end excluded."""
    bodies = _body_regions(lines)
    found: list[tuple[int, int]] = []
    line = 0
    for start, end in [*bodies, (len(lines), len(lines))]:
        while line < start:
            stop = _inline_end(lines, line)
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
