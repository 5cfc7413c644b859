"""The border between Python's text and Qt's: code points here, UTF-16 units there."""

from dataclasses import dataclass

from PySide6.QtGui import QTextDocument

_BLOCK_END = "\u2029"
_LINE_ENDS = ("\r\n", "\r", "\u2028", _BLOCK_END, "\ufdd0", "\ufdd1")
_LAST_OF_BMP = 0xFFFF


@dataclass(frozen=True, slots=True)
class Span:
    """Where two texts differ: what lies between `start` and `end` (UTF-16 units) becomes `text`."""

    start: int
    end: int
    text: str


def utf16_length(text: str) -> int:
    """Return how many UTF-16 units Qt counts for `text`."""
    return len(text) if text.isascii() else len(text) + sum(ord(char) > _LAST_OF_BMP for char in text)


def from_utf16(text: str, offset: int) -> int:
    """Turn an offset that Qt counted in `text` into an index."""
    if text.isascii():
        return min(offset, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * offset].decode("utf-16-le", "surrogatepass"))


def differing_span(before: str, after: str) -> Span:
    """Return the smallest span of `before` whose replacement gives `after`."""
    shorter = min(len(before), len(after))
    head = _common_prefix(before, after, shorter)
    tail = _common_prefix(before[::-1], after[::-1], shorter - head)
    start = utf16_length(before[:head])
    replaced = before[head : len(before) - tail]
    return Span(start, start + utf16_length(replaced), after[head : len(after) - tail])


def _common_prefix(first: str, second: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def raw_text(document: QTextDocument) -> str:
    """Return the document's text as it was typed; ``toPlainText`` would lose no-break spaces."""
    return document.toRawText().replace(_BLOCK_END, "\n")


def holds(document: QTextDocument, text: str) -> bool:
    """Tell whether `document` shows exactly `text`: some characters end a line for Qt, or vanish."""
    return raw_text(document) == text


def escaped(text: str) -> str:
    """Return `text` with what an editor cannot hold written as escapes, for showing only."""
    return "".join(char if _plain(char) else f"\\u{{{ord(char):04x}}}" for char in text)


def _plain(char: str) -> bool:
    if char in "\n\t":
        return True
    return char not in _LINE_ENDS and (char.isprintable() or char.isspace()) and char >= " "


def one_kind_of_line_end(text: str) -> str:
    """Return `text` with a plain newline for whatever ends a line in Qt."""
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text
