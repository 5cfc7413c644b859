"""Where the targets of links and pictures stand in Markdown."""

from collections.abc import Iterator
from typing import Final

import regex

from twimeditor.core.search.query import PATIENCE

_CODE: Final = regex.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,}).*?(?:^[ ]{0,3}(?P=fence)[`~]*[ \t]*$|\Z)"
    r"|(?<!`)(?P<ticks>`++)(?:[^\n]|\n(?![ \t]*\n))*?(?<!`)(?P=ticks)(?!`)",
    regex.MULTILINE | regex.DOTALL,
)
_TARGET: Final = regex.compile(
    r"\]\(\s*+<(?P<angled>[^<>\n]*+)>"
    r"|\]\(\s*+(?P<inline>(?:[^\s()\\<]|\\.|\((?:[^\s()\\]|\\.)*+\))++)"
    r"|^[ ]{0,3}\[(?:[^\]\\\n]|\\.)++\]:[ \t]*+<?(?P<defined>[^\s<>]++)"
    r"|(?:href|src|poster)[ ]*+=[ ]*+\"(?P<attribute>[^\"\n]*+)\""
    r"|(?:href|src|poster)[ ]*+=[ ]*+'(?P<single>[^'\n]*+)'"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]*+)>"
    r"|(?P<bare>https?://[^\s<>\"'`\[\]()]*[^\s<>\"'`\[\]().,:;!?*_])",
    regex.MULTILINE,
)


def targets(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield where each target begins and ends; code has none."""
    text = _CODE.sub(lambda found: " " * len(found[0]), markdown, timeout=PATIENCE) if "`" in markdown else markdown
    for found in _TARGET.finditer(text, timeout=PATIENCE):
        if found.lastgroup is not None:
            yield found.span(found.lastgroup)
