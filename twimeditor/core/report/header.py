"""What a message begins with before it says anything: who sent it, when, and what calls the newsletter's bot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import plain
from twimeditor.core.report.layout import Layout
from twimeditor.core.report.values import Person

_ID = r"@[^\s:<>()\[\]]{0,200}:[A-Za-z0-9.-]+(?::[0-9]{2,5})?"
_PILL = rf"\[(?P<label>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\]){{1,200}})\]\(<?https?://matrix\.to/\#/(?P<pill>{_ID}|%40[^\s()<>?]{{1,250}})[^\s()<>]*>?\)"
_CLOCK = r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[ \u202f\u00a0]?[AaPp]\.?[Mm]\.?)?)"
_DAY = r"(?:[\w/., -]{1,40}?[,\s]\s*)"
_STAMP = rf"(?:\[{_DAY}?{_CLOCK}\]|{_DAY}?{_CLOCK})"
_PRONOUNS = r"[\[{(](?:\w+/\w+(?:/\w+)*|any(?:/all)?)[\]})]"
_NAME = r"[^\s:<>@|][^:<>|\n@]{0,79}?"
_PERSONS = (
    rf"{_PILL}",
    rf"(?P<named>[^\s<>|@][^<>|\n@]{{0,79}}?)\s*[(<](?P<named_id>{_ID})[)>]",
    rf"<(?P<angled>{_ID})>",
    rf"https?://matrix\.to/\#/(?P<url>{_ID})",
    rf"(?P<id>{_ID.replace('[A-Za-z0-9.-]+', '[A-Za-z0-9.-]*[A-Za-z0-9]')})",
)
_VERB = r"(?:says|said|reports|reported|announces|announced|tells us|told us|writes|wrote)"
_END = r"[ \t]*(?=\n|\Z)"
_BEHIND = rf"(?:\s+{_STAMP})?(?:[ \t]*:|[ \t]+{_VERB}[ \t]*:?{_END}|{_END})[ \t]*"
_AUTHOR = tuple(lazy_pattern(rf"(?:{_STAMP}\s+(?:-\s+)?)?{person}{_BEHIND}") for person in _PERSONS)
_NAMED = _AUTHOR[1]
_ANGLED = lazy_pattern(rf"(?:{_STAMP}\s+)?<(?P<angled>{_ID})>[ \t]+")
_PRONOUNCED = lazy_pattern(rf"(?P<named>{_NAME}[ \t]*{_PRONOUNS})(?:[ \t]*:[ \t]*|{_END})")
_STAMPED = lazy_pattern(
    rf"(?:{_STAMP}[ \t]+(?:-[ \t]+)?(?:<(?P<nick>[^<>\n]{{1,80}})>|(?P<before>{_NAME}):)[ \t]+"
    rf"|(?P<after>{_NAME})[ \t]*\n[ \t]*{_STAMP}[ \t]*\n)"
)
_CALLED = lazy_pattern(
    rf"(?:{_STAMP}[ \t\n]+)?(?P<named>{_NAME})(?:[ \t]*:)?(?:[ \t]+{_STAMP})?[ \t]*(?:\n|(?<=:)[ \t])"
    rf"\s*(?:{_STAMP}\s*)?(?=\S)"
)
_LONGEST_HEADER = 600
_BOT = r"(?:twim|hebbot|newsbot|news-bot|this-week-in-matrix)[\w.-]*"
_WORD = lazy_pattern(
    r"(?:!?twim(?:[ \t]*(?::|[-–—](?=\s))[ \t]*\n?|[ \t]*\n)|@twim[ \t]*[:,](?=\s)[ \t]*\n?)", re.IGNORECASE
)
_BOT_ADDRESS = (
    rf"(?:\[@?[^\[\]\n]*\]\(<?https?://matrix\.to/\#/(?:@|%40){_BOT}(?::|%3A)[\w.-]+[^\s()<>]*>?\)"
    rf"|@{_BOT}:[\w-]+(?:\.[\w-]+)+)"
)
_MENTION = lazy_pattern(rf"(?:{_BOT_ADDRESS}|@?{_BOT}(?=[ \t]*[:,])(?<!twim))[ \t]*[:,]?(?:\s+|\Z)", re.IGNORECASE)
_TRAILING = lazy_pattern(rf"(?:^|[ \t\n]+){_BOT_ADDRESS}[ \t]*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Header:
    """Somebody who was named at the beginning, and where what is said begins."""

    author: Person
    end: int


def author_of(text: str) -> Header | None:
    """Return who a text begins by naming, or None; behind a name there must be something that is said."""
    header = _named(text) or _called(text)
    return header if header is not None and text[header.end :].strip() else None


def _named(text: str) -> Header | None:
    for pattern in (*_AUTHOR, _ANGLED, _PRONOUNCED, _STAMPED):
        found = pattern.match(text)
        if found is not None and (person := _person(found)):
            return Header(person, found.end())
    return None


def _called(text: str) -> Header | None:
    """Read a name alone, which is one if what follows calls the bot."""
    found = _CALLED.match(text)
    if found is None or not found.end() < called_at(text, found.end()) < len(text):
        return None
    return Header(Person(_clean(found["named"])), found.end())


def _person(found: re.Match[str]) -> Person:
    groups = {name: value for name, value in found.groupdict().items() if value}
    if "pill" in groups:
        name, address = _clean(plain(groups["label"])), unquote(groups["pill"])
        return Person("" if name == address else name, address)
    address = groups.get("named_id") or groups.get("angled") or groups.get("url") or groups.get("id") or ""
    name = next((groups[key] for key in ("named", "nick", "before", "after") if key in groups), "")
    return Person(_clean(name), address)


def _clean(name: str) -> str:
    """Return a name without what was put around it."""
    bare = name.strip().strip("*").strip()
    return bare.removesuffix(":").rstrip()


def called_at(text: str, start: int = 0) -> int:
    """Return where a text goes on behind the words that call the bot, `start` if it does not begin with them."""
    at = start
    while found := _WORD.match(text, at) or _MENTION.match(text, at):
        at = found.end()
    return at


def without_call_at_end(text: str) -> str:
    """Return a text without a mention of the bot at its end."""
    while found := _TRAILING.search(text, max(len(text) - 400, 0)):
        text = text[: found.start()].rstrip()
    return text


def several(text: str) -> list[str]:
    """Cut a text in which several people report, each behind a line that names them; else return it as the only one."""
    starts = list(_beginnings(text))
    if len(starts) < 2 or text[: starts[0]].strip():
        return [text]
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip("\n") for start, end in zip(starts, ends, strict=True)]


def _beginnings(text: str) -> Iterator[int]:
    layout = Layout(text)
    at, blank = 0, True
    for number, line in enumerate(layout.lines):
        if number not in layout.kept and line.strip() and _begins(text[at : at + _LONGEST_HEADER], blank=blank):
            yield at
        blank = not line.strip()
        at += len(line) + 1


def _begins(text: str, *, blank: bool) -> bool:
    """Tell whether another message begins; without a blank line before it, name and id are asked for."""
    if not blank:
        return _NAMED.match(text) is not None
    header = author_of(text)
    return header is not None and bool(header.author.user_id or called_at(text, header.end) > header.end)
