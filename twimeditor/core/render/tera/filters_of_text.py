"""Tera's filters of text."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TypeAlias
from urllib.parse import quote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.slugs import slug
from twimeditor.core.render.spaces import WHITE_SPACE
from twimeditor.core.render.tera import patterns, values
from twimeditor.core.render.tera.arguments import Arguments
from twimeditor.core.render.tera.values import Value

_Filter: TypeAlias = Callable[[Arguments], Value]

_TAG = lazy_pattern(r"[^<>]*>")
_BETWEEN = lazy_pattern(r">\s+<")
_WORD = lazy_pattern(r"\b([\w'])([\w']*)\b")
_STRICT = lazy_pattern(r"[._~-]")
_DATE_PART = lazy_pattern(r"%(-?.)")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _replace(given: Arguments) -> Value:
    text, old, new = given.subject, given.text("from"), given.text("to")
    given.run.budget.make(len(text) + (text.count(old) + 1) * len(new))
    return text.replace(old, new)


def _regex_replace(given: Arguments) -> Value:
    return patterns.replaced(given.text("pattern"), given.text("rep"), given.subject, given.run.budget)


def _trim_start_matches(given: Arguments) -> Value:
    text, start = given.subject, given.written("pat")
    at = 0
    while start and text.startswith(start, at):
        at += len(start)
    return text[at:]


def _trim_end_matches(given: Arguments) -> Value:
    text, end = given.subject, given.written("pat")
    at = len(text)
    while end and text.endswith(end, 0, at):
        at -= len(end)
    return text[:at]


def _split(given: Arguments) -> Value:
    text, mark = given.subject, given.written("pat")
    given.run.budget.spend(text.count(mark))
    return list[Value](text.split(mark)) if mark else ["", *text, ""]


def _truncate(given: Arguments) -> Value:
    text, length, end = given.subject, given.whole("length", 255), given.text("end", "…")
    return text if length >= len(text) else text[: max(length, 0)] + end


def _strip_tags(given: Arguments) -> Value:
    """Leave out tags, and comments that end in their line.

    As ``<!--.*?-->|<[^<>]*>`` would, which takes hours for a row of comments that nothing ends.
    """
    text = given.subject
    pieces, at = [], 0
    comment_end, line_end = -1, -1  # of those that were found last
    while (start := text.find("<", at)) >= 0:
        pieces.append(text[at:start])
        at = start + 1
        if text.startswith("!--", at):
            comment_end = comment_end if comment_end >= start + 4 else _found(text, "-->", start + 4)
            line_end = line_end if line_end >= start + 4 else _found(text, "\n", start + 4)
        if text.startswith("!--", at) and comment_end < line_end:
            at = comment_end + 3
        elif tag := _TAG.match(text, at):
            at = tag.end()
        else:
            pieces.append("<")
    return "".join(pieces) + text[at:]


def _found(text: str, part: str, start: int) -> int:
    """Return where `part` stands next, the end of `text` where it does not."""
    place = text.find(part, start)
    return len(text) if place < 0 else place


def _title(given: Arguments) -> Value:
    return _WORD.sub(lambda found: found[1].upper() + found[2].lower(), given.subject)


def _capitalize(given: Arguments) -> Value:
    text = given.subject
    return text[:1].upper() + text[1:].lower()


def _urlencode(given: Arguments) -> Value:
    return quote(given.subject, safe="/")


def _urlencode_strict(given: Arguments) -> Value:
    return _STRICT.sub(lambda found: f"%{ord(found[0]):02X}", quote(given.subject, safe=""))


def _add_slashes(given: Arguments) -> Value:
    return re.sub(r"[\\\"']", lambda found: "\\" + found[0], given.subject)


def _indent(given: Arguments) -> Value:
    prefix = given.text("prefix", "    ")
    lines = given.subject.removesuffix("\n").split("\n")
    given.run.budget.make(len(given.subject) + len(lines) * len(prefix))
    first, blank = given.flag("first"), given.flag("blank")
    return "\n".join(
        prefix + line if (first if not index else blank or bool(line.strip())) else line
        for index, line in enumerate(lines)
    )


def _escape_xml(given: Arguments) -> Value:
    escaped = values.escape(given.subject)
    return escaped.replace("&#x27;", "&apos;").replace("&#x2F;", "/")


def _date(given: Arguments) -> Value:
    if set(given.names) - {"format"}:
        raise given.wrong()
    moment = _moment(given)
    return _DATE_PART.sub(lambda found: _date_part(given, moment, found[1]), given.text("format", "%Y-%m-%d"))


def _moment(given: Arguments) -> datetime:
    try:
        if isinstance(given.value, int):
            return datetime.fromtimestamp(given.value, UTC)
        if "T" in given.subject:
            return datetime.fromisoformat(given.subject)
        day = date.fromisoformat(given.subject)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        raise given.wrong() from None


def _date_part(given: Arguments, moment: datetime, part: str) -> str:
    numbers = {
        "Y": f"{moment.year}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "d": f"{moment.day:02}",
        "e": f"{moment.day:2}",
        "H": f"{moment.hour:02}",
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "j": f"{moment.timetuple().tm_yday:03}",
        "F": f"{moment:%Y-%m-%d}",
        "T": f"{moment:%H:%M:%S}",
        "R": f"{moment:%H:%M}",
        "B": _MONTHS[moment.month - 1],
        "b": _MONTHS[moment.month - 1][:3],
        "h": _MONTHS[moment.month - 1][:3],
        "A": _DAYS[moment.weekday()],
        "a": _DAYS[moment.weekday()][:3],
        "%": "%",
    }
    found = numbers.get(part[-1])
    if found is None:
        raise given.wrong()
    return found.lstrip("0 ") or "0" if part[0] == "-" else found


FILTERS: Mapping[str, _Filter] = {
    "addslashes": _add_slashes,
    "capitalize": _capitalize,
    "date": _date,
    "escape": lambda given: values.escape(given.subject),
    "escape_xml": _escape_xml,
    "indent": _indent,
    "linebreaksbr": lambda given: given.subject.replace("\r\n", "<br>").replace("\n", "<br>"),
    "lower": lambda given: given.subject.lower(),
    "regex_replace": _regex_replace,
    "replace": _replace,
    "slugify": lambda given: slug(given.subject),
    "spaceless": lambda given: _BETWEEN.sub("><", given.subject),
    "split": _split,
    "striptags": _strip_tags,
    "title": _title,
    "trim": lambda given: given.subject.strip(WHITE_SPACE),
    "trim_end": lambda given: given.subject.rstrip(WHITE_SPACE),
    "trim_end_matches": _trim_end_matches,
    "trim_start": lambda given: given.subject.lstrip(WHITE_SPACE),
    "trim_start_matches": _trim_start_matches,
    "truncate": _truncate,
    "upper": lambda given: given.subject.upper(),
    "urlencode": _urlencode,
    "urlencode_strict": _urlencode_strict,
    "wordcount": lambda given: len(given.subject.split()),
}
