"""Tables: the line below the head, and rows cut into cells."""

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.site.cursor import BLANK, Cursor

_PIPE = lazy_pattern(r"(?<!\\)\|")


def escapes_its_end(text: str) -> bool:
    """Tell whether a backslash at the end of the line breaks it."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def columns(head: str) -> int:
    """Return how many columns the line has as the head of a table, 0 if it can be none."""
    pipes = [found.start() for found in _PIPE.finditer(head)]
    if not pipes:
        return 0
    count = len(pipes) - head.lstrip(BLANK).startswith("|")
    return count if not head[pipes[-1] + 1 :].strip(BLANK) else count + 1


def heads(head: str, below: str) -> list[str] | None:
    """Return how the columns are aligned if the two lines begin a table."""
    found = alignments(below)
    return found if found is not None and len(found) == columns(head) else None


def alignments(text: str) -> list[str] | None:
    """Return how the columns are aligned if `text` is the line below a table's head."""
    if "|" not in text or "-" not in text or text.strip(" \t|:-") or Cursor(text).skip(4) == 4:
        return None
    text = text.lstrip(" \t")
    if "\t" in text:
        return None
    cells = text.removeprefix("|").split("|")
    if not all("-" in cell for cell in cells[:-1]):
        return None
    if not cells[-1].strip(" "):
        cells.pop()
    return [_alignment(cell) for cell in cells]


def _alignment(cell: str) -> str:
    first, last = cell.find(":"), cell.rfind(":")
    if first < 0:
        return ""
    if cell[:first].strip(" "):
        return "right"
    return "center" if last > first else "left"


def cells(row: str) -> list[str]:
    """Return the Markdown in each cell of a row."""
    pieces = _PIPE.split(row)
    if not pieces[0]:
        del pieces[0]
    if pieces and not pieces[-1].strip(BLANK):
        del pieces[-1]
    return [piece.strip(BLANK).replace("\\|", "|") for piece in pieces]
