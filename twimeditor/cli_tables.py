"""Tables on a terminal: columns that stand below one another, whatever script they are in."""

import unicodedata
from collections.abc import Sequence

from twimeditor.cli_words import visible

_LONGEST = 60


def table(header: Sequence[str], rows: Sequence[Sequence[str]], *, numbers: int = 0) -> str:
    """Return lines with aligned columns, the first `numbers` of them to the right; long cells end in "…"."""
    cells = [[_cell(text) for text in row] for row in (header, *rows)]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    return "".join(f"{_line(row, widths, numbers)}\n" for row in cells)


def _line(cells: Sequence[str], widths: Sequence[int], numbers: int) -> str:
    padded = [
        f"{_blank(cell, width)}{cell}" if place < numbers else f"{cell}{_blank(cell, width)}"
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "  ".join(padded).rstrip()


def _blank(cell: str, width: int) -> str:
    return " " * (width - _width(cell))


def _cell(text: str) -> str:
    words = visible(" ".join(text.split()))
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
