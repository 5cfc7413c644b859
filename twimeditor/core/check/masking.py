"""What is no prose, as patterns that leave it out: quicker than reading a text as the site does, and less exact."""

import re
from typing import Final

FENCED: Final = r"^[ >]*(?P<fence>`{3,}|~{3,})[^\n]*(?:\n(?![ >]*(?P=fence))[^\n]*)*(?:\n[^\n]*)?"
"""A block of code between fences, in a quote too; `re.MULTILINE` goes with it."""

CODE: Final = r"(?<!`)(?P<ticks>`++).{1,2000}?(?<!`)(?P=ticks)(?!`)"
COMMENT: Final = r"<!--(?:(?!<!--).)*?-->"
"""Code within a line, and a comment; `re.DOTALL` goes with them."""


def blanked(found: re.Match[str]) -> str:
    """Return as many spaces as were found, so that all else stays where it is."""
    return " " * len(found[0])
