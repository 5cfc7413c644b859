"""Putting an issue's text together: slices of untouched nodes, edited nodes written anew, blank lines between."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache
from typing import Any

from twimeditor.core.model import Blank, EntryHeading, Issue, Node, Role, SectionHeading, Text
from twimeditor.core.model.roles import boilerplate
from twimeditor.core.post.closing import closed
from twimeditor.core.post.regenerate import Manner, regenerated
from twimeditor.core.style import observe


class Care(IntEnum):
    """What an edited node takes to stay apart from its neighbours; each includes the ones before."""

    NONE = 0
    APART = 1  # blank lines around it, marks on all lines of a quote, all brackets escaped
    CLOSED = 2  # what it leaves open is closed; an author is linked without a definition
    HELD = 3  # what the file holds of it instead
    AS_READ = 4  # its slice instead


NO_CARE: Mapping[int, Care] = {}
NO_NODES: Mapping[int, Node] = {}


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of one node; `start` is where it begins in the file."""

    node: Node
    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.text)


def compose(issue: Issue) -> str:
    """Return the issue's text, without looking whether it reads back: see `twimeditor.core.post.write`."""
    return composed(issue)[0]


def composed(
    issue: Issue, care: Mapping[int, Care] = NO_CARE, in_file: Mapping[int, Node] = NO_NODES
) -> tuple[str, tuple[Piece, ...]]:
    """Return the issue's text, and the pieces of it that nodes are responsible for.

    `in_file` are the nodes as they were last written, for those that are held back.
    """
    manner = Manner(issue.eol, cache(lambda: observe(issue)))
    writer = _Writer(issue.eol, _NodeTexts(care, in_file, manner), care)
    for node in issue.leaves():
        writer.add(node)
    return writer.finish()


def is_silent(node: Node) -> bool:
    """Tell whether nothing is written for an edited node; a heading's marks stay, for what stands under it."""
    return node.edited and node.empty and not isinstance(node, SectionHeading | EntryHeading | Blank)


@dataclass(slots=True)
class _NodeTexts:
    """Gives each node its text."""

    care: Mapping[int, Care]
    in_file: Mapping[int, Node]
    manner: Manner

    def of(self, node: Node) -> tuple[Node, str]:
        """Return the node as it is written, and its text."""
        care = self.care.get(node.id, Care.NONE)
        if care >= Care.HELD:
            good = self.in_file.get(node.id) if care is Care.HELD else None
            node = good if good is not None else _as_read(node)
        if not node.edited and care is not Care.CLOSED:
            return node, node.source.text if node.source else ""
        if is_silent(node):
            return node, ""
        if care is Care.CLOSED:
            node = closed(node)
        if care and isinstance(node, Text):
            node = replace(node, markdown=node.markdown.lstrip(" \t\r\n"))
        return node, regenerated(node, replace(self.manner, wary=care > Care.NONE, unaided=care >= Care.CLOSED))


def _as_read(node: Node) -> Node:
    """Return the node with the values of its slice; a new one with empty values."""
    if not node.edited:
        return node
    old = node.source.values if node.source is not None else [""] * len(node.FIELDS)
    values: dict[str, Any] = dict(zip(node.FIELDS, old, strict=True))
    return replace(node, **values)


@dataclass(slots=True)
class _Writer:
    eol: str
    texts: _NodeTexts
    care: Mapping[int, Care]
    pieces: list[Piece] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    at: int = 0
    last: Node | None = None
    left_out: bool = False
    in_pings: bool = False

    def add(self, node: Node) -> None:
        if isinstance(node, SectionHeading):
            self.in_pings = boilerplate(node) is Role.PING
        node, text = self.texts.of(node)
        if not text:
            self.left_out = self.left_out or self.last is None or isinstance(self.last, Blank)
        elif isinstance(node, Blank):
            if not self.left_out:
                self._put(node, text)
            self.left_out = False
        else:
            self._separate(node)
            self._put(node, text)
            self.left_out = False

    def finish(self) -> tuple[str, tuple[Piece, ...]]:
        if self.left_out and self.pieces and isinstance(self.pieces[-1].node, Blank):
            self.pieces.pop()
            self.parts.pop()
        return "".join(self.parts), tuple(self.pieces)

    def _put(self, node: Node, text: str) -> None:
        if self.parts and not self.parts[-1].endswith(("\n", "\r")):
            self._write(self.eol)
        self.pieces.append(Piece(node, text, self.at))
        self._write(text)
        self.last = node

    def _separate(self, node: Node) -> None:
        before = self.last
        if before is None or isinstance(before, Blank) or self._glued(before, node):
            return
        end = self.parts[-1][-1:]
        if end not in {"\n", "\r"} or (end == "\r" and self.eol == "\n"):  # those two would be one line end
            self._write(self.eol)
        self._write(self.eol)

    def _glued(self, before: Node, node: Node) -> bool:
        """Tell whether the two stood side by side in the file and may still do so, or do so by the house style."""
        if node.source is not None:
            together = node.source.glued_to == before.id
        else:
            pings = self.in_pings and isinstance(before, EntryHeading) and isinstance(node, Text)
            together = pings and self.texts.manner.writing().glued
        return together and not self.care.get(before.id) and not self.care.get(node.id)

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.at += len(text)
