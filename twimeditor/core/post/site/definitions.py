"""Reference definitions, which may go on over lines: ``[label]: target "title"``."""

import re
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.site.cursor import BLANK
from twimeditor.core.post.site.outline import Outline

_LABEL = lazy_pattern(r"(?:[^\\\[\]]|\\.|\\\Z)*+")
_TARGET = lazy_pattern(r"<((?:[^<>\\\n]|\\.)*+)>")
_SPACE = lazy_pattern(r"[ \t\v\f]*")
_ENDS = {"'": "'", '"': '"', "(": ")"}
_TITLES = {start: lazy_pattern(rf"(?:[^\\{re.escape(start + end)}]|\\.|\\\Z)*") for start, end in _ENDS.items()}
DEEPEST = 32
"""Brackets in brackets that a target without ``<>`` may hold."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text."""

    number: int
    at: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition as typed; `end` is the line after it."""

    label: str
    target: str
    title: str
    end: int


def definition(outline: Outline, place: Place) -> Definition | None:
    """Return the definition that begins at `place`."""
    if not outline.line(place.number).startswith("[", place.at):
        return None
    named = _label(outline, Place(place.number, place.at + 1))
    if named is None:
        return None
    label, place = named
    if not outline.line(place.number).startswith(":", place.at):
        return None
    start = _past_space(outline, Place(place.number, place.at + 1))
    if start is None:
        return None
    found = target(outline.line(start.number), start.at)
    if found is None or found[1] == start.at:
        return None
    return _with_title(outline, label, found[0], Place(start.number, found[1]))


def _with_title(outline: Outline, label: str, address: str, place: Place) -> Definition | None:
    bare = Definition(label, address, "", place.number + 1)
    after = _past_space(outline, place)
    if after is None:
        return bare
    if after == place:
        return None
    titled = _title(outline, after)
    if titled is not None:
        title, end = titled
        if not outline.line(end.number)[end.at :].strip(BLANK):
            return Definition(label, address, title, end.number + 1)
    return bare if after.number > place.number else None


def target(line: str, at: int, upto: int | None = None) -> tuple[str, int] | None:
    """Return the target of a link that begins there, and its end; without ``<>``, of no more than the text `upto`."""
    if line.startswith("<", at):
        found = _TARGET.match(line, at)
        return (found[1], found.end()) if found else None
    depth, end, stop = 0, at, len(line) if upto is None else upto
    while end < stop and line[end] > " ":
        if line[end] == "\\" and line[end + 1 : end + 2] > " ":
            end += 1
        elif line[end] == "(":
            if depth > DEEPEST:
                return None
            depth += 1
        elif line[end] == ")":
            if not depth:
                break
            depth -= 1
        end += 1
    return None if depth else (line[at:end], end)


def _label(outline: Outline, place: Place) -> tuple[str, Place] | None:
    pieces: list[str] = []
    number, at = place.number, place.at
    while number < len(outline.lines):
        line = outline.line(number)
        found = _LABEL.match(line, at)
        end = found.end() if found else at
        pieces.append(line[at:end])
        if end < len(line):
            label = " ".join(" ".join(pieces).split())
            return (label, Place(number, end + 1)) if line[end] == "]" and label else None
        number += 1
        start = outline.continued(number, lazily_underlined=False)
        if start is None:
            return None
        at = start
    return None


def _past_space(outline: Outline, place: Place) -> Place | None:
    """Return where space ends, with at most one line end in it."""
    at = _skip(outline.line(place.number), place.at)
    if at < len(outline.line(place.number)):
        return Place(place.number, at)
    start = outline.continued(place.number + 1, lazily_underlined=True)
    if start is None:
        return None
    line = outline.line(place.number + 1)
    at = _skip(line, start)
    return Place(place.number + 1, at) if at < len(line) else None


def _skip(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    return found.end() if found else at


def _title(outline: Outline, place: Place) -> tuple[str, Place] | None:
    number, at = place.number, place.at + 1
    mark = outline.line(number)[place.at : at]
    if mark not in _TITLES:
        return None
    pieces: list[str] = []
    while number < len(outline.lines):
        line = outline.line(number)
        found = _TITLES[mark].match(line, at)
        end = found.end() if found else at
        pieces.append(line[at:end])
        if end < len(line):
            return ("\n".join(pieces), Place(number, end + 1)) if line[end] == _ENDS[mark] else None
        number += 1
        start = outline.continued(number, lazily_underlined=True)
        if start is None:
            return None
        at = start + len(line_start := outline.line(number)[start:]) - len(line_start.lstrip(" \t"))
        if not outline.line(number)[at:].strip(BLANK):
            return None
    return None
