"""Backslashes and character references in targets, titles and languages."""

import re
from html.entities import html5

from twimeditor.core.lazy import lazy_pattern

_REFERENCE = r"&(?:#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}))|([A-Za-z0-9]+));"
REFERENCE = lazy_pattern(_REFERENCE)
_ESCAPED = lazy_pattern(rf"\\([!-/:-@\[-`{{-~])|{_REFERENCE}")
_LAST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def unescape(text: str) -> str:
    """Return `text` with what its backslashes and references stand for."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPED.sub(_meant, text)


def _meant(found: re.Match[str]) -> str:
    return found[1] or character(found[2], found[3], found[4]) or found[0]


def character(decimal: str | None, hexadecimal: str | None, name: str | None) -> str:
    """Return what a reference stands for, empty for a name that nothing has."""
    if name is not None:
        return html5.get(f"{name};", "")
    code = int(decimal) if decimal else int(hexadecimal or "0", 16)
    return chr(code) if 0 < code <= _LAST and code not in _SURROGATES else "\ufffd"
