"""How a shortcode is called: ``name(key=value, …)``, read as Zola's own parser reads it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern

Argument: TypeAlias = str | int | float | bool | list["Argument"]

DEEPEST_ARRAY = 50
LARGEST = 2**63 - 1

_SPACE = r"[ \t\r\n]*"
_NAME = lazy_pattern(rf"{_SPACE}([A-Za-z_][A-Za-z0-9_]*){_SPACE}\({_SPACE}")
_KEY = lazy_pattern(rf"([A-Za-z_][A-Za-z0-9_]*){_SPACE}={_SPACE}")
_COMMA = lazy_pattern(rf"{_SPACE}(,?){_SPACE}")
_STRING = lazy_pattern(r"\"([^\"]*)\"|'([^']*)'|`([^`]*)`")
_NUMBER = lazy_pattern(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_LINE_BREAK = lazy_pattern(r"\n[ \t]*$")


class NotACallError(Exception):
    """What was read is plain text; `position` is where it stops being a call, the text says why."""

    def __init__(self, position: int, reason: str) -> None:
        super().__init__(reason)
        self.position = position


@dataclass(frozen=True, slots=True)
class Place:
    """Where an argument stands: its key begins at `key`, its value is what lies between `start` and `end`."""

    key: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Definition:
    """A call as read: `end` is behind the bracket and the space after it.

    `places` tells where each argument stands, `opened` what is behind the opening bracket.
    """

    name: str
    arguments: dict[str, Argument]
    end: int
    opened: int = 0
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


def read(text: str, position: int) -> Definition:
    """Read a call and the space around it; raise NotACallError."""
    name = _NAME.match(text, position)
    if name is None:
        raise NotACallError(position, "it has no name and brackets")
    arguments: dict[str, Argument] = {}
    places: dict[str, Place] = {}
    position = name.end()
    after_comma = False
    while key := _KEY.match(text, position):
        arguments[key[1]], position = _literal(text, key.end(), key[1])
        places[key[1]] = Place(key.start(), key.end(), position)
        position, after_comma = _past_comma(text, position)
    if after_comma or not text.startswith(")", position):
        raise NotACallError(position, _why(text, position, after_comma=after_comma))
    return Definition(name[1], arguments, _past_space(text, position + 1), text.index("(", name.start()) + 1, places)


def _why(text: str, position: int, *, after_comma: bool) -> str:
    """Say what stands where an argument or the closing bracket should."""
    found = text[position : position + 1]
    if found == ">" and _LINE_BREAK.search(text[max(position - 100, 0) : position]):
        return "a line of it begins with >"
    if found == ")":
        return "there is a comma behind its last argument"
    if not found:
        return "its bracket is not closed"
    if after_comma or found == ",":
        return "there is a comma without an argument behind it"
    return "its arguments are not all written as name=value"


def _literal(text: str, position: int, key: str, depth: int = 0) -> tuple[Argument, int]:
    for word, value in (("true", True), ("false", False)):
        if text.startswith(word, position):
            return value, position + len(word)
    if string := _STRING.match(text, position):
        return string[string.lastindex or 1], string.end()
    if number := _NUMBER.match(text, position):
        return _number(number, key), number.end()
    if text.startswith("[", position) and depth < DEEPEST_ARRAY:
        return _array(text, _past_space(text, position + 1), key, depth + 1)
    if text[position : position + 1] in {'"', "'", "`"}:
        raise NotACallError(position, f"the quotes around {key} are not closed")
    raise NotACallError(position, f"the value of {key} is no text in quotes, number, true, false or [list]")


def _number(found: re.Match[str], key: str) -> Argument:
    if found[1]:
        return float(found[0])
    if len(found[0]) > len(str(LARGEST)) + 1 or not -LARGEST - 1 <= int(found[0]) <= LARGEST:
        raise NotACallError(found.start(), f"the number {key} is too large")
    return int(found[0])


def _array(text: str, position: int, key: str, depth: int) -> tuple[Argument, int]:
    items: list[Argument] = []
    while not text.startswith("]", position):
        item, position = _literal(text, position, key, depth)
        items.append(item)
        position, comma = _past_comma(text, position)
        if not comma and not text.startswith("]", position):
            raise NotACallError(position, f"the list {key} lacks a comma or its ]")
    return items, position + 1


def _past_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


def _past_comma(text: str, position: int) -> tuple[int, bool]:
    found = _COMMA.match(text, position)
    return (found.end(), bool(found[1])) if found else (position, False)
