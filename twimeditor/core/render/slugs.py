"""The id that the site makes from a heading's text.

The site spells every character beyond ASCII in letters, one by one: accents fall away, pictures become
their names, most signs a hyphen. anyascii knows most of it, `spellings` what the site does otherwise.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render import spellings

_OTHER = lazy_pattern(r"[^a-z0-9]+")
_FIRST_UNKNOWN = "\U00020000"
_LEADS, _VOWELS, _TAILS = (row.split(" ") for row in spellings.HANGUL)


def slug(text: str) -> str:
    """Return `text` in lower-case ASCII letters and digits, with a hyphen for all between."""
    spelt = text if text.isascii() else "".join(map(_spelt, text))
    return _OTHER.sub("-", spelt.lower()).strip("-")


@lru_cache(maxsize=4096)
def _spelt(char: str) -> str:
    known = char if char.isascii() else _exceptions().get(char)
    if known is not None:
        return known
    if "가" <= char <= "힣":
        return _syllable(ord(char) - ord("가"))
    if "⢀" <= char <= "⣿":
        return "d" + unicodedata.name(char).rpartition("-")[2]
    if char >= _FIRST_UNKNOWN:
        return "-"
    return _elsewhere(char)


def _elsewhere(char: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - milliseconds that a text in English does not need

    spelt = anyascii(char)
    if "一" <= char <= "鿿" or (spelt.startswith(":") and len(spelt) > 1):  # a word each: 北京, :pizza:
        return spelt.strip(":") + " "
    return spelt or ("" if unicodedata.category(char) in {"Mn", "Me"} else "-")


def _syllable(number: int) -> str:
    lead, rest = divmod(number, len(_VOWELS) * len(_TAILS))
    vowel, tail = divmod(rest, len(_TAILS))
    return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]


@cache
def _exceptions() -> Mapping[str, str]:
    table = {word[0]: word[1:] for words in spellings.SHOWN.values() for word in words.split()}
    for word in " ".join(spellings.CODED.values()).split():
        codes, _, spelling = word.partition(":")
        first, _, last = codes.partition("-")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            table[chr(code)] = spelling
    return table
