"""The times of the front matter: in UTC, and an update behind the date."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter

_KEYS = ("date", "updated")
_DAY = timedelta(days=1)
"""So long before it appears an issue may be written: for years ``updated`` told when it was ready."""

_TIME = lazy_pattern(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?P<seconds>:\d\d(?:\.\d+)?)?(?P<zone>[Zz]|[+-]\d\d:\d\d)?)?")
_UTC = frozenset({"Z", "z", "+00:00", "-00:00"})


def moment_problems(rule: str, front: FrontMatter, values: Mapping[str, str]) -> Iterator[Problem]:
    """Yield times of another zone or of none, and an update before the date."""
    for key in _KEYS:
        yield from _in_zone(rule, front, key, values.get(key, ""))
    published, updated = (moment_of(values.get(key, "")) for key in _KEYS)
    if published is not None and updated is not None and updated < published:
        value = values["updated"]
        place = Place(front.id, "updated", 0, len(value), value)
        words = f"the issue was updated before its date, {values['date']}"
        fix = Fix("Set it to the issue’s date", (Replacement(place, values["date"]),), is_safe=False)
        severity = Severity.HINT if published - updated < _DAY else Severity.WARNING
        yield Problem(rule, words, place, severity, (fix,))


def moment_of(text: str) -> datetime | None:
    """Return the moment that a text tells, one without a zone in UTC as the site has it; None where it tells none."""
    if _TIME.fullmatch(text.strip()) is None:
        return None
    try:
        read = datetime.fromisoformat(text.strip().upper())
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _in_zone(rule: str, front: FrontMatter, key: str, value: str) -> Iterator[Problem]:
    found, moment = _TIME.fullmatch(value.strip()), moment_of(value)
    if found is None or moment is None or len(found[0]) == len("2030-02-01") or found["zone"] in _UTC:
        return
    place = Place(front.id, key, *_zone_of(found, value), value)
    if found["zone"] is None:
        words = f"no time zone stands behind {value}: the site takes it for UTC, and readers of the file may not"
        yield Problem(rule, words, place, Severity.WARNING, (Fix("Say that it is UTC", (Replacement(place, "Z"),)),))
        return
    whole = Place(front.id, key, 0, len(value), value)
    fix = Fix("Write the same moment in UTC", (Replacement(whole, f"{moment:%Y-%m-%dT%H:%M:%SZ}"),))
    words = f"{value} is not in UTC: the site’s posts are, so that they stand in the right order"
    yield Problem(rule, words, place, Severity.WARNING, (fix,))


def _zone_of(found: re.Match[str], value: str) -> tuple[int, int]:
    """Return where the time zone stands, or would."""
    start = len(value) - len(value.lstrip())
    first, last = found.span("zone") if found["zone"] else (found.end(), found.end())
    return start + first, start + last
