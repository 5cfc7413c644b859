"""What the Markdown editor's keys do to a line or a selection: pure text, no widget."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern

_ITEM = lazy_pattern(
    r"(?P<indent>[ \t]*)(?P<marker>[-*+]|(?P<number>\d{1,9})(?P<end>[.)]))"
    r"(?P<gap>[ \t]+|$)(?P<task>\[[ xX]\][ \t]+)?(?P<content>.*)",
    re.DOTALL,
)
_URL = lazy_pattern(r"(?:https?|mailto|matrix):\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """A line that opens a list item."""

    indent: str
    marker: str
    gap: str
    task: str
    content: str

    @property
    def head(self) -> int:
        """Return the column at which the item's own text starts."""
        return len(self.indent) + len(self.marker) + len(self.gap) + len(self.task)

    @property
    def width(self) -> int:
        """Return how far a list inside this item is indented."""
        return len(self.indent) + len(self.marker) + max(1, len(self.gap))


@dataclass(frozen=True, slots=True)
class Change:
    """A selection's replacement, and what of it is selected afterwards (indexes into `text`)."""

    text: str
    start: int
    end: int


def item(line: str) -> Item | None:
    """Return the list item that `line` opens, or None."""
    match = _ITEM.fullmatch(line)
    if match is None:
        return None
    return Item(match["indent"], match["marker"], match["gap"], match["task"] or "", match["content"])


def next_item(line: str, column: int) -> str | None:
    """Return what Enter puts before the text of the next line: a list marker.

    Return "" where the item is empty and Enter ends the list, None outside a list or before the item's text.
    """
    found = item(line)
    if found is None or column < found.head:
        return None
    if not found.content.strip():
        return ""
    task = "[ ] " if found.task else ""
    return f"{found.indent}{_following(found.marker)}{found.gap}{task}"


def _following(marker: str) -> str:
    return f"{int(marker[:-1]) + 1}{marker[-1]}" if marker[0].isdigit() else marker


def deeper(line: str, above: Sequence[str]) -> str:
    """Return a list line one level deeper: under the item `above` (nearest first) that stands on its level."""
    found = item(line)
    if found is None:
        return line
    own = len(found.indent)
    parent = next((other for other in _items(above) if len(other.indent) <= own), None)
    width = parent.width if parent is not None else found.width
    return " " * max(width, own + 1) + line[own:]


def shallower(line: str, above: Sequence[str]) -> str:
    """Return a list line one level up: on the level of the item `above` that holds it."""
    found = item(line)
    if found is None:
        return line
    own = len(found.indent)
    parent = next((other for other in _items(above) if len(other.indent) < own), None)
    return (parent.indent if parent is not None else "") + line[own:]


def _items(lines: Sequence[str]) -> list[Item]:
    return [found for found in map(item, lines) if found is not None]


def toggle(selected: str, mark: str) -> Change:
    """Put `mark` around the selected text, or take it away; white space at the ends stays outside."""
    core = selected.strip()
    lead = selected[: len(selected) - len(selected.lstrip())] if core else ""
    trail = selected[len(lead) + len(core) :] if core else ""
    size = len(mark)
    if _marked(core, mark):
        inner = core[size:-size]
        return Change(lead + inner + trail, len(lead), len(lead) + len(inner))
    start = len(lead) + size if not core else len(lead)
    end = start + len(core) + (2 * size if core else 0)
    return Change(f"{lead}{mark}{core}{mark}{trail}", start, end)


def _marked(text: str, mark: str) -> bool:
    if len(text) <= 2 * len(mark) or not (text.startswith(mark) and text.endswith(mark)):
        return False
    inner = text[len(mark) : -len(mark)]
    return not (inner.startswith(mark[0]) and inner.endswith(mark[0])) or len(mark) > 1


def link(selected: str, url: str = "") -> Change:
    """Make the selected text a link; what is still missing is where the caret goes."""
    if not url and is_url(selected.strip()):
        return Change(f"[]({selected.strip()})", 1, 1)
    text = f"[{selected}]({_target(url)})"
    caret = len(text) if selected and url else len(selected) + 3 if selected else 1
    return Change(text, caret, caret)


def _target(url: str) -> str:
    return f"<{url}>" if url.count("(") != url.count(")") else url


def is_url(text: str) -> bool:
    """Tell whether `text` is a web address as a whole."""
    return _URL.fullmatch(text) is not None
