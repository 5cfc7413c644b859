"""Writes down what blocks there are, as markdown-it's tokens."""

from collections.abc import Callable, Sequence
from typing import Literal, TypeAlias

from markdown_it.token import Token

Spend: TypeAlias = Callable[[], None]
"""Is told of each cell of a table, of which there may be more than characters; may raise what ends the reading."""


class Writer:
    """Appends to `tokens`; lines are those on which a block starts, and the one after its last.

    With `shallow`, what is inside of other blocks is not written: one token stands for all of it.
    """

    def __init__(self, tokens: list[Token], spend: Spend, *, shallow: bool) -> None:
        self._tokens = tokens
        self._spend = spend
        self._level = 0
        self._unwritten = Token("", "", 0) if shallow else None

    def open(self, name: str, tag: str, start: int, end: int | None = None, markup: str = "") -> Token:
        """Write that a block begins whose inside follows."""
        token = self._push(f"{name}_open", tag, 1, markup)
        token.map = [start, start + 1 if end is None else end]
        self._level += 1
        return token

    def close(self, opening: Token, end: int | None = None) -> Token:
        """Write that what `opening` began is over."""
        if end is not None and opening.map:
            opening.map = [opening.map[0], end]
        self._level -= 1
        return self._push(opening.type.removesuffix("open") + "close", opening.tag, -1, opening.markup)

    def leaf(self, kind: str, tag: str, start: int, end: int, content: str = "", info: str = "") -> Token:
        """Write a block that has no inside."""
        token = self._push(kind, tag, 0)
        token.map, token.content, token.info = [start, end], content, info
        return token

    def box(self, mark: str) -> None:
        """Write the box of a task that has no text."""
        self._push("task_box", "", 0).info = mark

    def inline(self, content: str, start: int, end: int, box: str = "") -> Token:
        """Write the Markdown inside a block, a task's `box` before it."""
        token = self.leaf("inline", "", start, end, content)
        token.children = [Token("task_box", "", 0, info=box)] if box else []
        return token

    def paragraph(self, content: str, start: int, end: int, box: str) -> tuple[Token, Token]:
        """Write a paragraph and return its tags."""
        opening = self.open("paragraph", "p", start, end)
        self.inline(content, start, end, box)
        return opening, self.close(opening)

    def heading(self, level: int, content: str, attributes: str | None, lines: tuple[int, int], box: str = "") -> Token:
        """Write a heading and return its start."""
        opening = self.open("heading", f"h{level}", *lines)
        words = [word for word in (attributes or "").split() if len(word) > 1]
        for name in (word[1:] for word in words if word.startswith("#")):
            opening.meta["id"] = name
        if classes := [word[1:] for word in words if word.startswith(".")]:
            opening.attrs["class"] = " ".join(classes)
        self.inline(content.strip(" \t"), *lines, box)
        self.close(opening)
        return opening

    def row(self, cells: Sequence[str], aligned: Sequence[str], tag: str, number: int) -> None:
        """Write a table's row: as many cells as there are columns."""
        row = self.open("tr", "tr", number)
        for index, alignment in enumerate(aligned):
            self._spend()
            cell = self.open(tag, tag, number)
            if alignment:
                cell.attrs["style"] = f"text-align: {alignment}"
            self.inline(cells[index] if index < len(cells) else "", number, number + 1)
            self.close(cell)
        self.close(row)

    def _push(self, kind: str, tag: str, nesting: Literal[-1, 0, 1], markup: str = "") -> Token:
        if self._level and self._unwritten is not None:
            return self._unwritten
        token = Token(kind, tag, nesting, level=self._level, block=True, markup=markup)
        self._tokens.append(token)
        return token
