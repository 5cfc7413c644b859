"""What titles, addresses and sections are compared by: everything that editors write differently each week left out."""

import re
import unicodedata
from functools import lru_cache

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import plain

_LONGEST = 500
"""Longer is no title; reading its Markdown could cost time."""

_WORDS = lazy_pattern(r"[\w+#]*\w[\w+#]*")
_VERSION = lazy_pattern(r"(?<!\w)v?\d{1,6}(?:\.\d{1,6})+\w{0,9}(?!\w)")
_REFERENCE = lazy_pattern(r"\]\[[^\[\]]*\]")
_SCHEME = lazy_pattern(r"\A(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_HOST = lazy_pattern(r"\A[^/?#]*")
_UNSEEN = frozenset({"Cf", "Mn", "Me", "Sk"})
_MATRIX_TO = "matrix.to/#/"
_DEPARTMENT = ("dept of ", "department of ", "dept ")


@lru_cache(maxsize=8192)
def title_key(title: str) -> str:
    """Return what a title is compared by: its words without markup, emoji, marks, case and the number of a version.

    ``+`` and ``#`` are part of a word, so that the names of languages stay apart. A title of no word is its own key.
    """
    shown = _folded(plain(_REFERENCE.sub("]", title)) if len(title) <= _LONGEST else title[:_LONGEST])
    words = _WORDS.findall(_VERSION.sub(" ", shown)) or _WORDS.findall(shown)
    return " ".join(words) or "".join(shown.split())


def website_key(url: str) -> str:
    """Return what an address is compared by: without scheme, ``www.``, fragment, ``.git`` and the slash at its end.

    Of addresses of rooms and people at matrix.to the fragment is all there is: it stays.
    """
    rest = _SCHEME.sub("", url.strip().strip("<>").strip(), count=1)
    host = _HOST.match(rest)
    end = host.end() if host is not None else 0
    bare = rest[:end].lower().removeprefix("www.") + rest[end:]
    if not bare.startswith(_MATRIX_TO):
        bare = bare.partition("#")[0]
    return bare.rstrip("/").removesuffix(".git").rstrip("/")


def section_key(title: str) -> str:
    """Return what a section's title is compared by: as a project's, and without "Dept of"."""
    key = title_key(title)
    known = next((start for start in _DEPARTMENT if key.startswith(start)), "")
    return key[len(known) :]


def _folded(text: str) -> str:
    return _seen(text).casefold()


def _seen(text: str) -> str:
    """Return a text without what is not seen, and with one form of each letter."""
    if text.isascii():
        return text
    normal = unicodedata.normalize("NFKC", text)
    return "".join(one for one in normal if unicodedata.category(one) not in _UNSEEN)


def words_in(text: str) -> list[str]:
    """Return the words of a text as titles are compared by them, but in the case that they are written in."""
    return _WORDS.findall(_seen(text))


def is_versioned(title: str) -> bool:
    """Tell whether a title ends in the number of a version: it was one issue's."""
    return _VERSION.search(title) is not None
