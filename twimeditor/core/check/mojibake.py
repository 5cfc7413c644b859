"""UTF-8 that was read in another encoding: recognised by the whole text, and put right as a whole.

The text is written back in the encoding that it was read in, and what comes is read as UTF-8. That fails for nearly all
text that is not damaged; where it does not, as with one no-break space before a degree sign, the text is left alone if
an ordinary sentence may read so. No guess is made of parts.
"""

import codecs
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from twimeditor.core.lazy import lazy_pattern

_BOM: Final = "\ufeff"
_MOST_TIMES: Final = 3
_RUN = lazy_pattern(r"[^\x00-\x7f]+")
_PUNCTUATION: Final = frozenset("’‘“”–—…«»\xa0")
_SIGNS: Final = frozenset("√ƒ≈∆÷◊")
_OF_FORMULAS: Final = frozenset("π∑∏∫∂∞±≤≥≠µΩ°")
_BEHIND_WORDS: Final = frozenset("’”»›…–—™®©°·†‡•²³\xa0\xad")
"""What may follow a letter in an ordinary text."""

_CAPITALS: Final = frozenset("ÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß")
_TELLTALE: Final = frozenset("ÂÃ")
"""Capitals that hardly any language ends a word with, and nearly every damaged text is full of."""


@dataclass(frozen=True, slots=True)
class Repair:
    """What a damaged text was: the encoding that it was read in, as people call it, and the text."""

    encoding: str
    text: str


def repaired(text: str) -> Repair | None:
    """Return what a text was before it was read as something else than UTF-8; None where that is not certain.

    A text that was damaged several times comes back whole, with the name of the encoding of the last time.
    """
    first = _once(text)
    last = first
    for _ in range(_MOST_TIMES - 1):
        again = _once(last.text) if last is not None else None
        if again is None:
            break
        last = again
    return Repair(first.encoding, last.text) if first is not None and last is not None else None


def damaged_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text has single damaged characters that can be nothing else, and what they were.

    That is a help for who reads the text, no repair: of a text with many such places some are not recognised.
    """
    end = 0
    for found in _LEAD.finditer(text):
        length, encode = _LEADS[found[0]]
        start, damaged = found.start(), text[found.start() : found.start() + length]
        if start < end or len(damaged) < length or any(map(str.isascii, damaged)):
            continue
        char = _decoded(encode, damaged)
        if char and _is_certain(char, text[start - 1 : start] if start else "", damaged):
            end = start + length
            yield start, end, char


def _decoded(encode: Callable[[str], bytes], damaged: str) -> str:
    try:
        return encode(damaged).decode("utf-8")
    except UnicodeError:
        return ""


def _is_certain(char: str, before: str, damaged: str) -> bool:
    if len(damaged) > len("Ã©"):
        return char in _INVISIBLE or unicodedata.category(char)[0] in "PS"
    if damaged[0] == "Â":
        return not before.isalpha() and char in _SIGNS_OF_LATIN
    return before.islower() and char.islower()


def _once(text: str) -> Repair | None:
    if text.isascii():
        return None
    bom = _BOM if text.startswith(_BOM) else ""
    bare = text.removeprefix(_BOM)
    for name, encode, is_ordinary in _ENCODINGS:
        try:
            found = encode(bare).decode("utf-8")
        except UnicodeError:
            continue
        is_damaged = not all(is_ordinary(bare, *run.span()) for run in _RUN.finditer(bare))
        return (
            Repair(name, bom + (found.removeprefix(_BOM) if bom else found)) if is_damaged and found != bare else None
        )
    return None


def _as_mac_roman(text: str) -> bytes:
    return text.encode("mac_roman")


def _as_latin_1(text: str) -> bytes:
    return text.encode("latin-1")


def _as_windows(text: str) -> bytes:
    """Return the bytes of Windows-1252 as browsers read it: the five that it leaves out stand for themselves."""
    return codecs.charmap_encode(text, "strict", codecs.charmap_build(_windows_characters()))[0]


@cache
def _windows_characters() -> str:
    singles = (bytes([byte]) for byte in range(256))
    return "".join(one.decode("cp1252", "ignore") or one.decode("latin-1") for one in singles)


def _ordinary_in_mac_roman(text: str, start: int, end: int) -> bool:
    """Tell whether what could be damage is just as likely a quotation mark before a letter, or part of a formula."""
    if end - start != 2:
        return False
    first, second = text[start], text[start + 1]
    if first in _PUNCTUATION:
        return True
    return first in _SIGNS and second in _OF_FORMULAS and not _is_in_word(text, start, end)


def _ordinary_in_windows(text: str, start: int, end: int) -> bool:
    """Tell whether characters that could be damage are just as likely the end of a word and what follows it."""
    first, behind, before = text[start], text[start + 1 : end], text[start - 1 : start]
    if first == "×" and len(behind) == 1:
        return True
    if not _BEHIND_WORDS.issuperset(behind) or (behind[0] != "’" and text[end : end + 1].islower()):
        return False
    if end - start == 2 and first in _TELLTALE:
        return before.isupper()
    if end - start == 2 and first in _CAPITALS:
        return first == "ß" or not before.islower()
    return first.isalpha() and before.isalpha()


def _is_in_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()


_Ordinary = Callable[[str, int, int], bool]
_ENCODINGS: Final[tuple[tuple[str, Callable[[str], bytes], _Ordinary], ...]] = (
    ("Windows-1252", _as_windows, _ordinary_in_windows),
    ("Latin-1", _as_latin_1, _ordinary_in_windows),
    ("Mac Roman", _as_mac_roman, _ordinary_in_mac_roman),
)
"""Mac Roman is the last: of accented letters that were read in another one it makes letters with marks below."""

_LEADS: Final[Mapping[str, tuple[int, Callable[[str], bytes]]]] = {
    "Ã": (2, _as_windows),
    "Â": (2, _as_windows),
    "â": (3, _as_windows),
    "ï": (3, _as_windows),
    "ð": (4, _as_windows),
    "√": (2, _as_mac_roman),
    "‚": (3, _as_mac_roman),
    "Ô": (3, _as_mac_roman),
    "\uf8ff": (4, _as_mac_roman),
}
"""With what damaged characters begin, how many they are, and how they were read."""

_LEAD = lazy_pattern(f"[{''.join(_LEADS)}](?=[^\\x00-\\x7f])")
_INVISIBLE: Final = frozenset("\ufe0f\ufeff\u200d\u200b")
_SIGNS_OF_LATIN: Final = frozenset("\xa0£©«»°®±·§²³½")
