"""The front matter: where it ends, its keys as plain strings, and setting one with the rest left as it is."""

import re
from collections.abc import Sequence

from twimeditor.core.model import FrontMatter, Source

_FENCE = re.compile(r"\+\+\+[ \t]*(?:\r\n?|\n)?")
_BOM = "\ufeff"


def cut(lines: Sequence[str]) -> tuple[FrontMatter | None, int]:
    """Return the unnumbered front matter that a file's lines begin with, or None, and how many lines it takes.

    Its slice takes in what Zola allows before it: a byte-order mark and blank lines.
    """
    start = next((n for n, line in enumerate(lines) if line.strip(_BOM + " \t\r\n")), len(lines))
    if start == len(lines) or not _FENCE.fullmatch(lines[start].lstrip(_BOM)):
        return None, 0
    end = next((n for n in range(start + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    if end is None:
        return None, 0
    text = _LINE_END.sub("\n", "".join(lines[start + 1 : end]))
    source = Source("".join(lines[: end + 1]), (text,))
    return FrontMatter(id=0, text=text, source=source), end + 1


_LINE_END = re.compile(r"\r\n?|\n")
