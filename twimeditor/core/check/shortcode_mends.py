"""How shortcodes are mended: edits of their own characters alone, each proposed only where it makes them be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.shortcodes import Mark, marks

Edit = tuple[int, int, str]
"""Two characters of a text, and what is to stand between them."""

_MOST_LINES = 50
_LONGEST = 2_000
_BREAK = lazy_pattern(r"\n[ \t]*>?[ \t]*")
_COMMA = lazy_pattern(r",[ \t]*(?=[\s>]*\)\s*-?[%}]\}\Z)")
_DASHES = lazy_pattern(r"(?<=^\{[{%])-|-(?=[%}]\}\Z)")
_HUGO = lazy_pattern(
    r"\{\{[<%]\s*(?P<name>[A-Za-z]\w*)(?P<rest>(?:\s+[A-Za-z_]\w*=(?:\"[^\"]*\"|'[^']*'|\d+))*)\s*/?[>%]\}\}"
)
_ARGUMENT = lazy_pattern(r"([A-Za-z_]\w*)=(\"[^\"]*\"|'[^']*'|\d+)")
_TIGHT = lazy_pattern(r"\{\{(?P<left>\s*)[A-Za-z_]\w*\s*\(.*\)(?P<right>\s*)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mend:
    """What a button for it says, and the edits; `is_safe` where nobody has to judge."""

    label: str
    edits: tuple[Edit, ...]
    is_safe: bool = True


def protected(text: str, mark: Mark, *, is_safe: bool) -> Mend | None:
    """Return how a shortcode without a body is written that is only to be shown."""
    if mark.opening != "{{" or not text.endswith("}}", mark.start, mark.end):
        return None
    opening, closing = mark.start + 2, mark.end - 2
    return Mend("Show it as it is typed", ((opening, opening, "/*"), (closing, closing, "*/")), is_safe)


def renamed(mark: Mark, text: str, name: str) -> Mend | None:
    """Return how a shortcode gets another name."""
    if mark.called is None:
        return None
    start = text.index(mark.called.name, mark.start)
    return Mend(f"Change it to {name}", ((start, start + len(mark.called.name), name),), is_safe=False)


def spaced(text: str, mark: Mark) -> Mend | None:
    """Return how a call gets its inner spaces; None where it has them."""
    found = _TIGHT.fullmatch(text, mark.start, mark.end)
    if found is None or (found["left"] and found["right"]):
        return None
    edits = (
        (at, at, " ") for at, there in ((mark.start + 2, found["left"]), (mark.end - 2, found["right"])) if not there
    )
    return Mend("Put in its inner spaces", tuple(edits))


def made_readable(text: str, start: int, end: int) -> Mend | None:
    """Return what lets something be read as the shortcode that it almost is; None where that is not so simple."""
    if end - start > _LONGEST or text.count("\n", start, end) > _MOST_LINES:
        return None
    tries = (("Take the comma away", _COMMA), ("Take the dashes away", _DASHES), ("Write it in one line", _BREAK))
    for label, pattern in tries:
        edits = tuple(_edits(pattern, text, start, end))
        if edits and _is_read(_edited(text, start, end, edits)):
            return Mend(label, edits)
    every = tuple(edit for _, pattern in tries for edit in _edits(pattern, text, start, end))
    apart = all(one[1] <= other[0] for one, other in zip(sorted(every), sorted(every)[1:], strict=False))
    if every and apart and _is_read(_edited(text, start, end, every)):
        return Mend("Write it so that it can be read", tuple(sorted(every)))
    return None


def from_hugo(text: str, start: int, end: int) -> tuple[str, Mend] | None:
    """Return the name of a shortcode that is written for another program, and how it is written here."""
    found = _HUGO.fullmatch(text, start, end)
    if found is None:
        return None
    arguments = ", ".join(f"{key}={value}" for key, value in _ARGUMENT.findall(found["rest"]))
    return found["name"], Mend("Write it as the site does", ((start, end, f"{{{{ {found['name']}({arguments}) }}}}"),))


def _edits(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> Iterator[Edit]:
    part = text[start:end]
    space = " " if pattern is _BREAK else ""
    return ((start + found.start(), start + found.end(), space) for found in pattern.finditer(part))


def _edited(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    pieces: list[str] = []
    at = start
    for first, last, new in sorted(edits):
        pieces += text[at:first], new
        at = last
    return "".join(pieces) + text[at:end]


def _is_read(text: str) -> bool:
    found = next(marks(text), None)
    return found is not None and (found.start, found.end) == (0, len(text))
