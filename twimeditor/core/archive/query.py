"""What is looked for in the archive, as a value and as a line that is typed."""

import re
from calendar import monthrange
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from twimeditor.core.lazy import lazy_pattern

_TOKEN = lazy_pattern(r'(?P<key>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))|"[^"]*"|\S+')
_DAY = lazy_pattern(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", re.ASCII)
_MOST: Final = 4000
"""Characters of a line that are read."""


class Kind(StrEnum):
    """What an entry has."""

    IMAGE = "image"
    VIDEO = "video"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Query:
    """All that is given must hold; empty fields ask for nothing. Days are included."""

    words: str = ""
    author: str = ""
    project: str = ""
    section: str = ""
    since: date | None = None
    until: date | None = None
    kinds: frozenset[Kind] = frozenset()


_NOTHING: Final = Query()


def parsed(text: str) -> Query:
    """Return what a line asks for, as ``bridges author:kegan section:"IoT" has:image since:2022 until:2023-06``.

    Of a key that comes twice the last value counts, kinds add up. What is no such pair is a word.
    """
    query, words = _NOTHING, []
    for token in _TOKEN.finditer(text[:_MOST]):
        known = _with_pair(query, (token["key"] or "").lower(), token["quoted"] or token["value"] or "")
        if known is None:
            words.append(token.group())
        else:
            query = known
    return replace(query, words=" ".join(words))


def written(query: Query) -> str:
    """Return the line that asks for the same."""
    return " ".join(_tokens(query))


def day_of_words(text: str, *, last: bool) -> date | None:
    """Return the first or the last day of what a text names: a day, a month or a year; None where it is none."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    with suppress(ValueError):  # there is no such month or day
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    return None


def _with_pair(query: Query, key: str, value: str) -> Query | None:
    value = value.strip()
    if not value:
        return None
    if key == "has":
        kind = value.lower()
        return replace(query, kinds=query.kinds | {Kind(kind)}) if kind in tuple(Kind) else None
    return _with_name(query, key, value) or _with_day(query, key, day_of_words(value, last=key == "until"))


def _with_name(query: Query, key: str, value: str) -> Query | None:
    match key:
        case "author":
            return replace(query, author=value)
        case "project":
            return replace(query, project=value)
        case "section":
            return replace(query, section=value)
    return None


def _with_day(query: Query, key: str, day: date | None) -> Query | None:
    if day is None or key not in {"since", "until"}:
        return None
    return replace(query, since=day) if key == "since" else replace(query, until=day)


def _tokens(query: Query) -> Iterator[str]:
    if query.words:
        yield query.words
    for key in ("author", "project", "section"):
        value = getattr(query, key).replace('"', "")
        if value:
            yield f"{key}:{value}" if not re.search(r"\s", value) else f'{key}:"{value}"'
    for key in ("since", "until"):
        if (day := getattr(query, key)) is not None:
            yield f"{key}:{day.isoformat()}"
    yield from (f"has:{kind}" for kind in Kind if kind in query.kinds)
