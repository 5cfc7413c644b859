"""build: the site’s generator can read the front matter, and every link has an address."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from typing import Any, TypeAlias

from twimeditor.core.check.limits import LONGEST_FRONT
from twimeditor.core.check.linked import node_links
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter, Node, Quote
from twimeditor.core.post import front_matter

NAME = "build"

_AT_LINE = lazy_pattern(r"(?P<reason>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)")
_TIME = lazy_pattern(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[Tt ](?:[01]?\d|2[0-3]):[0-5]\d(?::(?:[0-5]\d|60)(?:\.\d+)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?)?"
)
_EMPTY_LINK = lazy_pattern(r"\]\(\s*(?:<>|\))|\]:\s*<>")
_REASONS = {
    "Cannot overwrite a value": "a key stands there twice",
    "Invalid value": "a value is missing, or lacks its quotes",
    "Unclosed array": "a list lacks its closing bracket",
    "Unterminated string": "a text lacks its closing quotes",
    "Expected newline or end of document after a statement": "there is more behind a value",
    "Expected '=' after a key in a key/value pair": "a key has no = and value behind it",
}

_Found: TypeAlias = tuple[str, str]
"""A key, and what is wrong with its value."""


def front_matter_refused(node: Node, around: Around) -> Iterator[Problem]:
    """Yield what the site’s generator refuses in the front matter."""
    if not isinstance(node, FrontMatter) or len(node.text) > LONGEST_FRONT:
        return
    try:
        values = tomllib.loads(node.text)
    except (ValueError, RecursionError) as error:
        yield _unreadable(node, str(error))
        return
    for key, words in (*_of_wrong_kind(values), *_of_taxonomies(values.get("taxonomies"), around.known.taxonomies)):
        yield Problem(NAME, f"{words}: the site cannot be built", _place(node, key), Severity.ERROR)


def links_to_nothing(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the links in a quote that have no address; outside of quotes the site’s own check finds them."""
    if not isinstance(node, Quote) or _EMPTY_LINK.search(node.body) is None:
        return
    for link in node_links(node, lambda address: not address.strip()):
        yield Problem(NAME, "a link has no address: the site cannot be built", link.place(node), Severity.ERROR)


def _unreadable(front: FrontMatter, error: str) -> Problem:
    found = _AT_LINE.fullmatch(error)
    lines = front.text.split("\n")
    number = int(found["line"]) if found is not None and found["line"] else len(lines) - (not lines[-1])
    reason = found["reason"] if found is not None else error
    start = sum(len(line) + 1 for line in lines[: number - 1])
    reason = _REASONS.get(reason, reason[:1].lower() + reason[1:])
    words = f"the front matter cannot be read ({reason}): the site cannot be built"
    place = Place(front.id, "text", start, start + len(lines[number - 1]), front.text)
    return Problem(NAME, words, place, Severity.ERROR)


def _place(front: FrontMatter, key: str) -> Place:
    """Return a key's value; where it is none that has characters of its own, the front matter."""
    shown = front_matter.fields(front)
    return place_in(front, key) if key in shown else Place(front.id)


def _of_wrong_kind(values: Mapping[str, Any]) -> Iterator[_Found]:
    for key, (is_kind, kind) in _KINDS.items():
        if key in values and not is_kind(values[key]):
            yield key, f"{key} must be {kind}"
    for key in ("path", "slug"):
        if values.get(key) == "":
            yield key, f"{key} is empty"
    for key in ("date", "updated"):
        if key in values and not _is_date(values[key]):
            yield key, f"{key} is no date that can be read, as 2030-01-04T18:00:00Z is"


def _of_taxonomies(taxonomies: object, known: frozenset[str] | None) -> Iterator[_Found]:
    for name, terms in taxonomies.items() if isinstance(taxonomies, dict) else ():
        key = f"taxonomies.{name}"
        if known is not None and name not in known:
            yield key, f"the site does not know {name} under [taxonomies]"
        elif not _is_list(terms):
            yield key, f'{name} must be a list of names in quotes, such as ["…"]'
        elif "" in terms:
            yield key, f"a name under {name} is empty"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_date(value: object) -> bool:
    if isinstance(value, str):
        found = _TIME.fullmatch(value)
        return found is not None and _is_day(found["day"])
    return isinstance(value, date | datetime) and not isinstance(value, time)


def _is_day(text: str) -> bool:
    year, month, day = map(int, text.split("-"))
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


_TEXT = (_is_text, "a text in quotes")
_TRUTH = (lambda value: isinstance(value, bool), "true or false")
_LIST = (_is_list, "a list of texts in quotes")
_TABLE = (lambda value: isinstance(value, dict), "a table")
_KINDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "title": _TEXT,
    "description": _TEXT,
    "slug": _TEXT,
    "path": _TEXT,
    "template": _TEXT,
    "draft": _TRUTH,
    "in_search_index": _TRUTH,
    "weight": (_is_whole, "a whole number"),
    "authors": _LIST,
    "aliases": _LIST,
    "taxonomies": _TABLE,
    "extra": _TABLE,
}


def refused(node: Node, around: Around) -> Iterator[Problem]:
    """Yield what the site cannot be built with, in the front matter and in quotes."""
    yield from front_matter_refused(node, around)
    yield from links_to_nothing(node, around)


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="What the site can be built with",
        demand="The front matter is valid TOML, with values of the kinds that the site’s generator knows, and every "
        "link has an address.",
        why="The generator stops at the first post that it cannot read: no page of the site is published then.",
        wrong='date = "4 January 2030"',
        right='date = "2030-01-04T18:00:00Z"',
        severity=Severity.ERROR,
        in_node=refused,
    ),
)
