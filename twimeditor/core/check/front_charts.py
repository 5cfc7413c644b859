"""Where the values of the front matter stand in its TOML."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import tomlkit
from tomlkit.items import Array, Item, String

from twimeditor.core.check.segments import Chart, Segment, lined, verbatim
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter
from twimeditor.core.post.blocks import split_lines
from twimeditor.core.post.fields import fields

_BASIC = lazy_pattern(r"\\(?P<escape>u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\s*\n\s*|.)|(?P<end>\r\n)|[^\\\r]+|.", re.DOTALL)
_LITERAL = lazy_pattern(r"(?P<escape>(?!))|(?P<end>\r\n)|[^\r]+|.", re.DOTALL)
_MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_ITEM = lazy_pattern(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#[^\n]*')


def front_charts(front: FrontMatter, text: str) -> Iterator[Chart]:
    """Yield where the fields of the front matter stand in its text."""
    start, end = inside(text)
    values = dict(fields(front))
    if set(values) == {"text"}:
        yield Chart("text", front.text, lined(front.text, text[start:end], start))
        return
    items = dict(_items(tomlkit.parse(front.text)))
    at = start
    for key, value in values.items():
        segments = _segments(value, items[key], key, text, at, start)
        at = max(at, segments[-1].end)
        yield Chart(key, value, segments)


def inside(text: str) -> tuple[int, int]:
    """Return where the TOML begins and ends in the text of a front matter."""
    lines = split_lines(text)
    opening = 0
    for line in lines:
        opening += len(line)
        if line.lstrip("\ufeff").strip():
            break
    return opening, max(len(text) - len(lines[-1]), opening) if lines else opening


def _items(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Item]]:
    for name, item in table.items():
        if isinstance(item, Mapping):
            yield from _items(item, f"{prefix}{name}.")
        else:
            yield prefix + name, item


def _segments(value: str, item: object, key: str, text: str, at: int, first: int) -> tuple[Segment, ...]:
    """Return where a key's value stands: behind what was found before it, else anywhere."""
    raw = item.as_string() if isinstance(item, Item) else value
    raw = raw if raw in text else raw.replace("\n", "\r\n")
    found = _after(key, raw, text, at)
    start = found if found is not None else _after(key, raw, text, first)
    if start is None:
        return (Segment(0, len(value), *inside(text)),)
    if isinstance(item, String):
        return tuple(_string(raw, start))
    if isinstance(item, Array):
        return tuple(_array(raw, start)) or verbatim("", start + 1)
    return verbatim(value, start) if value == raw else (Segment(0, len(value), start, start + len(raw)),)


def _after(key: str, raw: str, text: str, at: int) -> int | None:
    """Return where a value stands behind its key."""
    name = re.escape(key.rpartition(".")[2])
    pattern = re.compile(rf"""(?<![\w-]){name}["']?[ \t]*=[ \t]*{re.escape(raw)}""")
    found = pattern.search(text, at)
    return found.end() - len(raw) if found is not None else None


def _string(raw: str, start: int, at: int = 0) -> Iterator[Segment]:
    """Yield where the characters of a string stand, without its quotation marks."""
    quotes = 3 if raw[:3] in {'"""', "'''"} and len(raw) >= 6 else 1
    first, end = quotes, len(raw) - quotes
    if quotes == 3:
        first += len(raw[first:end]) - len(re.sub(r"\A\r?\n", "", raw[first:end]))
    if first == end:
        yield Segment(at, at, start + first, start + first)
    for found in (_LITERAL if raw.startswith("'") else _BASIC).finditer(raw, first, end):
        size = len(_meant(found["escape"])) if found["escape"] else 1 if found["end"] else len(found[0])
        if size:
            yield Segment(at, at + size, start + found.start(), start + found.end())
        at += size


def _meant(escape: str) -> str:
    """Return what stands for an escape, its backslash left out."""
    if escape[0] in "uU" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return "" if escape.isspace() else _MEANT.get(escape, escape)


def _array(raw: str, start: int) -> Iterator[Segment]:
    """Yield where the strings of an array stand; what is between two of them is the comma between their values."""
    at = 0
    last: Segment | None = None
    for found in _ITEM.finditer(raw):
        if found[0].startswith("#"):
            continue
        segments = tuple(_string(found[0], start + found.start(), at + 2 if last else at))
        if last is not None:
            yield Segment(at, at + 2, last.end, segments[0].start)
        yield from segments
        last, at = segments[-1], segments[-1].upto
