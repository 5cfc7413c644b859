"""Between what people write and the search engine's own syntax: nothing that is typed is an order to it."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.archive.values import Part

MARK: Final = "\ue000"
"""What begins the terms that entries are filtered by; it is taken out of all texts, so nothing that is typed is one."""

OPENING: Final = "\x02"
CLOSING: Final = "\x03"
"""What the engine puts around a hit; no text that it is given has them."""

_GAP: Final = "\x1f"
_LONGEST: Final = 2_000
_UNSEEN = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ue000\ud800-\udfff]")
_ALONE = lazy_pattern(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u318f\u31a0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001b000-\U0001b16f\U00020000-\U0003ffff"
    "\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u2500-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_SIGNS = lazy_pattern(r"[\W_]+")
_TYPED = lazy_pattern(r'"([^"]*)("?)|([^\s"]+)')


def indexed(text: str) -> str:
    """Return a text as the engine is given it: each sign of scripts without spaces, and each emoji, is a word."""
    shown = _UNSEEN.sub(" ", text)
    return shown if shown.isascii() else _ALONE.sub(_apart, shown)


def _apart(found: "re.Match[str]") -> str:
    return f"{_GAP}{found[0]}{_GAP}"


def parts(snippet: str) -> tuple[Part, ...]:
    """Return what the engine cut out of a text, parted at its hits."""
    return tuple(_parts(" ".join(snippet.replace(_GAP, "").split())))


def _parts(snippet: str) -> Iterator[Part]:
    before, *hits = snippet.split(OPENING)
    if before:
        yield Part(before)
    for hit in hits:
        found, _, rest = hit.partition(CLOSING)
        if found:
            yield Part(found, is_hit=True)
        if rest:
            yield Part(rest)


def beginning(text: str, length: int = 200) -> tuple[Part, ...]:
    """Return how a text begins, where no words are looked for in it."""
    shown = " ".join(text[: 4 * length].replace(_GAP, "").split())
    if len(shown) <= length and len(text) <= 4 * length:
        return (Part(shown),) if shown else ()
    return (Part(shown[:length].rpartition(" ")[0] + "…"),)


def expression(typed: str) -> str:
    """Return the engine's expression for words that must all be found, the last one as a beginning; "" for none.

    What stands in quotation marks is found as a phrase; so are the parts of a word with signs in it.
    """
    phrases = list(_phrases(typed[:_LONGEST]))
    return " AND ".join(f'"{words}"{"*" if is_begun else ""}' for words, is_begun in phrases)


def _phrases(typed: str) -> Iterator[tuple[str, bool]]:
    """Yield the words and phrases that hold anything to be found, and whether more letters may follow.

    A single letter is a word: nearly every entry has one that begins with it.
    """
    found = [(one[1] if one[3] is None else one[3], one[3] is None and bool(one[2])) for one in _TYPED.finditer(typed)]
    said = [(indexed(words), is_closed) for words, is_closed in found if any(map(_is_word, words))]
    for place, (words, is_closed) in enumerate(said, start=1):
        *_, last = "", *_SIGNS.split(words)
        yield words, place == len(said) and len(last) > 1 and not is_closed


def _is_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN" or unicodedata.category(sign) == "So"


def term(kind: str, number: int | str) -> str:
    """Return the term that an entry has for a section, a project, a person or a kind."""
    return f"{MARK}{kind}{number}"


def any_of(terms: list[str]) -> str:
    """Return the expression for entries with one of some terms."""
    return "(" + " OR ".join(f'"{one}"' for one in terms) + ")"
