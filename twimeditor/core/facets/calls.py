"""The facets of a shortcode: its name, its arguments and its body."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from twimeditor.core.errors import EditError
from twimeditor.core.facets.facet import Facet, spliced
from twimeditor.core.model import Embed, Node, Shortcode
from twimeditor.core.post.call_syntax import Definition, NotACallError, Place, read

NAME = "name"
BODY = "body"
ARGUMENT = "argument:"
"""What the name of an argument's facet begins with."""

_B = TypeVar("_B", Embed, Shortcode)
_QUOTES = ('"', "'", "`")
_END = "{% end %}"


@dataclass(frozen=True, slots=True)
class Call:
    """A block that is one call as a whole; its name stands at `start`, its body, if any, from `inside` to `outside`."""

    read: Definition
    start: int
    inside: int | None = None
    outside: int = 0


def call_of(markdown: str) -> Call | None:
    """Return the call that a block's Markdown is as a whole, or None."""
    start = len(markdown) - len(markdown.lstrip(" \t\n"))
    mark = markdown[start : start + 2]
    if mark not in {"{{", "{%"}:
        return None
    try:
        definition = read(markdown, start + 2)
    except NotACallError:
        return None
    if not markdown.startswith("}}" if mark == "{{" else "%}", definition.end):
        return None
    named = markdown.index(definition.name, start)
    end = definition.end + 2
    if mark == "{{":
        return None if markdown[end:].strip() else Call(definition, named)
    return _with_body(markdown, Call(definition, named, end))


def _with_body(markdown: str, call: Call) -> Call | None:
    inside = call.inside or 0
    outside = markdown.rfind("{%")
    if outside < inside or markdown[outside:].replace(" ", "").strip() != "{%end%}":
        return None
    if markdown.startswith("\n", inside):
        inside += 1
    if outside > inside and markdown[outside - 1] == "\n":
        outside -= 1
    return replace(call, inside=inside, outside=outside)


def call_facets(node: Shortcode) -> Iterator[Facet]:
    """Yield name, arguments in their order, and body."""
    call = call_of(node.markdown)
    if call is None:
        return
    yield Facet(NAME, call.read.name, partial(_renamed, node, call), at=call.start)
    for key in call.read.arguments:
        yield argument(node, call, key, ARGUMENT + key)
    if call.inside is not None:
        text = node.markdown[call.inside : call.outside]
        yield Facet(BODY, text, partial(_with_text, node, call), lines=True, at=call.inside)


def new_argument(node: Shortcode, key: str) -> Facet | None:
    """Return the facet of an argument that the call may not have yet, or None where it is no call."""
    call = call_of(node.markdown)
    return argument(node, call, key, ARGUMENT + key) if call is not None else None


def argument(node: _B, call: Call, key: str, name: str) -> Facet:
    """Return the facet of the argument `key`, which is written when it gets a value."""
    place = call.read.places.get(key)
    if place is None:
        return Facet(name, "", partial(_added, node, call, key))
    value = call.read.arguments[key]
    raw = node.markdown[place.start : place.end]
    shown = value if isinstance(value, str) else raw
    at = place.start + (raw[:1] in _QUOTES)
    return Facet(name, shown, partial(_changed, node, place), drop=partial(_removed, node, call, key), at=at)


def quoted(value: str, wanted: str = '"') -> str:
    """Return a text as a shortcode's argument, in the quotes that are `wanted` if they fit."""
    quote = next((mark for mark in (wanted, *_QUOTES) if mark not in value), None)
    if quote is None:
        raise EditError("a shortcode's text cannot have all three kinds of quotes")
    return f"{quote}{value}{quote}"


def _renamed(node: Shortcode, call: Call, value: str) -> Node:
    changed = spliced(node, call.start, call.start + len(call.read.name), value.strip())
    return replace(changed, name=value.strip())


def _with_text(node: Shortcode, call: Call, value: str) -> Node:
    start = call.inside or 0
    if call.outside < start:
        return node
    apart = not node.markdown[:start].endswith("\n") and "\n" in value
    return spliced(node, start, call.outside, f"\n{value}\n" if apart else value)


def _changed(node: _B, place: Place, value: str) -> _B:
    old = node.markdown[place.start : place.end]
    if old[0] in _QUOTES:
        return spliced(node, place.start, place.end, quoted(value, old[0]))
    return spliced(node, place.start, place.end, value if _is_literal(value) else quoted(value))


def _is_literal(value: str) -> bool:
    """Tell whether a value can stand without quotes, where one did."""
    if not value or value[0] in _QUOTES:
        return False
    try:
        return read(f"x(a={value})", 0).end == len(value) + 5
    except NotACallError:
        return False


def _added(node: _B, call: Call, key: str, value: str) -> _B:
    if not value:
        return node
    places = list(call.read.places.values())
    if not places:
        return spliced(node, call.read.opened, call.read.opened, f"{key}={quoted(value)}")
    at = places[-1].end
    between = node.markdown[places[-2].end : places[-1].key] if len(places) > 1 else ", "
    return spliced(node, at, at, f"{between}{key}={quoted(value)}")


def _removed(node: _B, call: Call, key: str) -> _B:
    keys = list(call.read.places)
    at = keys.index(key)
    own = call.read.places[key]
    if at:
        return spliced(node, call.read.places[keys[at - 1]].end, own.end, "")
    if len(keys) > 1:
        return spliced(node, own.key, call.read.places[keys[1]].key, "")
    return spliced(node, own.key, own.end, "")
