"""From what is read on the page back to the Markdown: where in a text a rendered word was written."""

import html
import re

from twimeditor.core.lazy import lazy_pattern

_NOWHERE = "\0"
"""Stands for a character of the Markdown that shows nothing."""

_FAR = 2_000
"""So many characters of Markdown between two that are shown are looked through: a long address fits."""

_UNSEEN = lazy_pattern(
    r"""
      !\[(?:[^\[\]\\]|\\.)*\](?:\((?:[^()\\]|\\.|\([^()]*\))*\)|\[[^\[\]]*\])?   # a picture
    | \]\((?:[^()\\]|\\.|\([^()]*\))*\)                                          # a link's address
    | \]\[[^\[\]]*\]                                                             # a link's reference
    | <!--.*?-->
    | </?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>                                   # a tag
    | ^[ ]{0,3}(?:```|~~~)[^\n]*$                                                # a fence
    | ^(?:[ ]{0,3}>[ ]?)*[ ]*(?:[*+-]|\d{1,9}[.)]|\#{1,6})[ \t]+(?:\[[ xX]\][ ]+)?  # a mark that begins a line
    | \\(?=[!-/:-@\[-`{-~])
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def place_in(markdown: str, read: str) -> int:
    """Return the index in `markdown` of what follows on the page when `read` has been read."""
    seen = _seen(markdown)
    position = 0
    for char in read:
        if char.isspace():
            continue
        found = seen.find(char, position, position + _FAR)
        position = found + 1 if found >= 0 else position
    return _over(seen, position, spaces=read[-1:].isspace())


def visible(markdown: str) -> str:
    """Return about what the page shows of one line of Markdown."""
    return "".join(char for char in _seen(markdown) if char not in f"{_NOWHERE}*_`~[]")


def _seen(markdown: str) -> str:
    """Return a text of the same length with only what the page shows."""
    seen = _UNSEEN.sub(lambda found: _NOWHERE * len(found[0]), markdown)
    return _ENTITY.sub(_unescaped, seen)


def _unescaped(found: re.Match[str]) -> str:
    char = html.unescape(found[0])
    return char + _NOWHERE * (len(found[0]) - len(char)) if len(char) <= len(found[0]) else found[0]


def _over(seen: str, position: int, *, spaces: bool) -> int:
    """Return the index behind what shows nothing at the very beginning, and behind spaces that were read."""
    skipped = _NOWHERE if position == 0 else ""
    while position < len(seen) and (seen[position] in skipped or (spaces and seen[position] in " \t\n")):
        position += 1
    return min(position, len(seen))
