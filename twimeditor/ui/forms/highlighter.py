"""Markdown in colours, line by line; it formats and never touches the text."""

import re
from operator import itemgetter

from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from twimeditor.core.lazy import lazy_pattern

_FENCE = lazy_pattern(
    r"(?:[ ]{0,3}|[ \t]*(?:>[ ]?)+|[ \t]*(?:[-*+]|\d{1,9}[.)])[ ]+)"
    r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})"
)
_CLOSING = lazy_pattern(r"[ \t]*(?P<fence>`{3,}|~{3,})[ \t]*$")
_HEADING = lazy_pattern(r" {0,3}#{1,6}(?:[ \t]+|$)")
_QUOTE = lazy_pattern(r"[ \t]*(?:>[ \t]?)+")
_MARKER = lazy_pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?(?=[ \t]|$)")
_RULE = lazy_pattern(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_INLINE = lazy_pattern(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`+)(?!`).{1,400}?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<quiet>\{\{.{0,400}?\}\}|\{%.{0,400}?%\}|<!--.*?(?:-->|$)|</?[A-Za-z][^<>]*>)"
    r"|(?P<link><(?:https?|mailto):[^<>\s]+>|\bhttps?://[^\s<>)\]]+)"
    r"|(?P<text>!?\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\])"
    r"(?P<target>\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\]]*\]|:[ \t].*$)"
)
_STRONG = lazy_pattern(r"(\*\*|__)(?=\S)(?:.{1,400}?)(?<=\S)\1")
_EMPHASIS = lazy_pattern(
    r"(?<![\w*])\*(?=[^\s*]).{1,400}?(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\s_]).{1,400}?(?<=[^\s_])_(?!\w)"
)
_STRUCK = lazy_pattern(r"~~(?=\S).{1,400}?(?<=\S)~~")
_LONGEST = 6_000
"""Characters of a line that are coloured; what is marked ends within a few hundred, so that no line takes long."""
_TILDES = 1000
"""What the state of a line inside a tilde fence has on top; else it is the length of the fence."""


class Look:
    """The formats, made from a palette."""

    __slots__ = ("code", "colours", "emphasis", "link", "mark", "strong", "struck")

    def __init__(self, palette: QPalette) -> None:
        self.colours = _colours(palette)
        quiet, accent, ground = self.colours
        self.mark = _coloured(quiet)
        self.link = _coloured(accent)
        self.strong = QTextCharFormat()
        self.strong.setFontWeight(QFont.Weight.Bold)
        self.emphasis = QTextCharFormat()
        self.emphasis.setFontItalic(True)
        self.struck = QTextCharFormat()
        self.struck.setFontStrikeOut(True)
        self.code = QTextCharFormat()
        self.code.setBackground(ground)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Show the structure of a Markdown text."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._look = Look(palette)
        self._units: list[int] | None = None

    def set_palette(self, palette: QPalette) -> None:
        """Take the colours of another scheme."""
        if _colours(palette) != self._look.colours:
            self._look = Look(palette)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        text = text[:_LONGEST]
        self._units = _unit_offsets(text) if text and max(text) > "\uffff" else None
        fence = max(self.previousBlockState(), 0)
        if fence:
            self._inside_fence(text, fence)
        elif opening := _FENCE.match(text):
            self._paint(0, len(text), self._look.mark)
            self.setCurrentBlockState(_fence_state(opening["fence"]))
        else:
            self.setCurrentBlockState(0)
            self._line(text)

    def _inside_fence(self, text: str, fence: int) -> None:
        closing = _CLOSING.match(text)
        closes = closing is not None and _closes(closing["fence"], fence)
        self._paint(0, len(text), self._look.mark if closes else self._look.code)
        self.setCurrentBlockState(0 if closes else fence)

    def _line(self, text: str) -> None:
        if not text or text.isspace():
            return
        if _RULE.match(text):
            self._paint(0, len(text), self._look.mark)
            return
        self._inline(text, self._opening(text))

    def _opening(self, text: str) -> int:
        """Show the marks that a line begins with, and return where its own text starts."""
        start = 0
        if quote := _QUOTE.match(text):
            start = quote.end()
            self._paint(0, start, self._look.mark)
        if heading := _HEADING.match(text, start):
            self._paint(start, len(text), self._look.strong)
            self._paint(start, heading.end(), self._look.mark)
            start = heading.end()
        elif marker := _MARKER.match(text, start):
            self._paint(start, marker.end(), self._look.link)
            start = marker.end()
        return start

    def _inline(self, text: str, start: int) -> None:
        look = self._look
        marked = ((_STRONG, look.strong), (_EMPHASIS, look.emphasis), (_STRUCK, look.struck))
        spans = [
            (match.end() - match.start(), match.start(), shape)
            for pattern, shape in marked
            for match in pattern.finditer(text, start)
        ]
        for length, first, shape in sorted(spans, key=itemgetter(0), reverse=True):
            self._paint(first, first + length, shape)
        for match in _INLINE.finditer(text, start):
            self._span(match)

    def _span(self, match: re.Match[str]) -> None:
        look = self._look
        shapes = {"code": look.code, "link": look.link, "text": look.link}
        shape = shapes.get(match.lastgroup or "", look.mark)
        if match.lastgroup == "target":
            self._paint(match.start("text"), match.end("text"), look.link)
            self._paint(match.start("target"), match.end(), look.mark)
        else:
            self._paint(match.start(), match.end(), shape)

    def _paint(self, start: int, end: int, shape: QTextCharFormat) -> None:
        """Add `shape` to what the first of the characters has: what holds others is painted first."""
        if self._units is not None:
            start, end = self._units[start], self._units[end]
        if start < end:
            merged = self.format(start)
            merged.merge(shape)
            self.setFormat(start, end - start, merged)


def _colours(palette: QPalette) -> tuple[QColor, QColor, QColor]:
    role = QPalette.ColorRole
    return (
        palette.color(role.PlaceholderText),
        palette.color(role.Link),
        palette.color(role.Midlight),
    )


def _coloured(colour: QColor) -> QTextCharFormat:
    shape = QTextCharFormat()
    shape.setForeground(colour)
    return shape


def _unit_offsets(text: str) -> list[int]:
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + (2 if char > "\uffff" else 1))
    return offsets


def _fence_state(fence: str) -> int:
    return len(fence) + (_TILDES if fence[0] == "~" else 0)


def _closes(fence: str, state: int) -> bool:
    opened = _TILDES if state >= _TILDES else 0
    return _fence_state(fence) >= state and (fence[0] == "~") == bool(opened)
