"""R13: rooms and people in the text are links."""

import re
from collections.abc import Iterator
from typing import Final

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import place_in
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.reading import NOT_PROSE, markdown_fields, read
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Node
from twimeditor.core.post.inline import escape

_SERVER: Final = r"(?:[A-Za-z0-9-]+\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9](?::[0-9]{2,5})?(?![\w/@-]|[.:]\w)"
_ROOM: Final = r"#[^\s\0:<>()\[\]{}\"'`|,;!?\\*#@&\u200b-\u200f\u2060\ufeff]{1,200}"
_USER: Final = r"@[A-Za-z0-9._=+/-]{1,200}"
_MENTION = lazy_pattern(rf"(?<![\w@#/.:&=\\\[<%?+-])(?:{_ROOM}|{_USER}):{_SERVER}")
_ADDRESS = lazy_pattern(r"(?:\b[a-z][a-z0-9+.-]*://|\bwww\.)[^\s\0]+", re.IGNORECASE)
_PLACEHOLDER = lazy_pattern(
    r".+:(?:your[\w.-]*|(?:home)?server\.(?:tld|name)|domain\.(?:tld|com))(?::\d+)?"
    r"|@(?:alice|bob|carol|charlie|dave|eve):(?:.+\.)?example(?:\.(?:com|net|org))?",
    re.IGNORECASE,
)
_MAY_MENTION = lazy_pattern(r"[#@][^\s#@:]+:[A-Za-z0-9-]+\.")


def unlinked(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the room addresses and user ids of a text that are no links."""
    for field, text, lead in markdown_fields(node):
        if len(text) <= LONGEST and _MAY_MENTION.search(text):
            prose = _ADDRESS.sub(_hidden, read(text, lead).prose)
            for found in _MENTION.finditer(prose):
                if not _PLACEHOLDER.fullmatch(found[0]):
                    yield _problem(node, field, *found.span())


def _hidden(found: re.Match[str]) -> str:
    return NOT_PROSE * len(found[0])


def _problem(node: Node, field: str, start: int, end: int) -> Problem:
    place = place_in(node, field, start, end)
    what = "room" if place.text.startswith("#") else "person"
    link = f"[{escape(place.text)}](https://matrix.to/#/{place.text})"
    return Problem(
        "R13",
        f"{place.text} is no link: make it one, so that readers get to the {what} with one click",
        place,
        fixes=(Fix("Make it a link", (Replacement(place, link),)),),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name="R13",
        title="Rooms and people",
        demand="The address of a room and the id of a user in a text are links through matrix.to.",
        why="Readers can join the room, or write to the person, with one click; else they have to copy it.",
        wrong="Join #news:example.com!",
        right="Join [#news:example.com](https://matrix.to/#/#news:example.com)!",
        mends="Makes it a link.",
        in_node=unlinked,
    ),
)
