"""A way to mend a field's Markdown, before it is a fix of a node."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import dedent
from typing import TypeAlias

from twimeditor.core.post.rewriting import spliced

LONGEST = 4_000
"""Characters of a piece that is looked at."""

Part: TypeAlias = tuple[int, int, str]
"""From where to where, and what is to stand there."""


@dataclass(frozen=True, slots=True)
class Mend:
    """Other characters in a field's text; `label` is a verb phrase, `is_safe` tells that no judgement is needed."""

    label: str
    parts: tuple[Part, ...]
    is_safe: bool = True


def line_at(text: str, offset: int) -> tuple[int, int]:
    """Return where the line of a character begins and ends."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of a field around a character, up to blank ones: little enough to be looked at again and again.

    `text` is what they are without what indents them all.
    """

    start: int
    end: int
    text: str
    whole: str

    @property
    def lines(self) -> list[str]:
        """Return its lines."""
        return self.text.split("\n")

    @property
    def starts(self) -> list[int]:
        """Return where the lines begin in the field, behind what indents them all."""
        whole, found, at = self.whole.split("\n"), [], self.start
        for line, full in zip(self.lines, whole, strict=True):
            found.append(at + len(full) - len(line))
            at += len(full) + 1
        return found

    def changed(self, parts: Iterable[Part]) -> str:
        """Return the lines with other characters in places of the field."""
        inside = ((start - self.start, end - self.start, new) for start, end, new in parts)
        return dedent(spliced(self.whole, inside))


def piece_at(text: str, offset: int) -> Piece | None:
    """Return the lines around a character, or its line alone; None for more than can be looked at."""
    return piece_of(text, *_around(text, offset)) or piece_of(text, *line_at(text, offset))


def piece_of(text: str, start: int, end: int) -> Piece | None:
    """Return whole lines, None for more than can be looked at."""
    whole = text[start:end]
    return Piece(start, end, dedent(whole), whole) if len(whole) <= LONGEST else None


def _around(text: str, offset: int) -> tuple[int, int]:
    """Return the lines between blank ones that a character is in, or more than can be looked at."""
    start, end = line_at(text, offset)
    while start > 0 and end - start <= LONGEST:
        before = line_at(text, start - 1)
        if not text[slice(*before)].strip():
            break
        start = before[0]
    while end < len(text) and end - start <= LONGEST:
        behind = line_at(text, end + 1)
        if not text[slice(*behind)].strip():
            break
        end = behind[1]
    return start, end
