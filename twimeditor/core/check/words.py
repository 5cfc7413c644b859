"""Which words of an issue are prose, to be looked up in a dictionary.

Left alone are code, targets of links, mentions, shortcodes, HTML, addresses, file names and all that no sentence has:
words with digits or underscores, and words like ``matrixDotOrg``. The front matter, definitions and names have none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.masking import CODE, COMMENT, FENCED, blanked
from twimeditor.core.check.place import Place
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    EntryHeading,
    Image,
    Issue,
    List,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
    Table,
    Text,
)

_FIELDS: Final = {
    Quote: "body",
    Text: "markdown",
    List: "markdown",
    Table: "markdown",
    Image: "alt",
    SectionHeading: "title",
    EntryHeading: "title",
    SubHeading: "title",
}

_FENCED = lazy_pattern(FENCED, re.MULTILINE)
_NO_PROSE = lazy_pattern(
    rf"{CODE}|{COMMENT}"
    r"|\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}"
    r"|<(?P<element>(?i:code|pre|kbd|samp))\b[^<>]*>(?:(?!<(?P=element)\b).)*?</(?P=element)>"
    r"|</?[A-Za-z][^<>]*>|<[^\s<>]+>"
    r"|\[[^\[\]\n]*\]\(\s*<?https?://matrix\.to/[^()\s]*\)"
    r"|(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[^\n]*|(?<=\])\[[^\]\n]*\]|\[\^[^\]\n]*\]"
    r"|&#?\w+;|:[a-z0-9_+-]+:",
    re.MULTILINE | re.DOTALL,
)
_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s<>\"')\]]+")
_CHUNK = lazy_pattern(r"[^\s|]+")
_NO_WORDS = lazy_pattern(r"[\w.+-]*://|www\.|[@#!$]\w|\w@\w|[\d_\\=~/]|\w[.:]\w|\w\(\)", re.IGNORECASE)
_WORD = lazy_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LETTERS: Final = 2
"""Fewer make no word that anybody looks up."""


def words(node: Node) -> Iterator[Place]:
    """Yield the words of a node's prose, each with its place."""
    field = _FIELDS.get(type(node), "")
    value: str = getattr(node, field) if field else ""
    if value and len(value) <= LONGEST:
        yield from (Place(node.id, field, start, end, value) for start, end in _spans(value))


def bare(word: str) -> str:
    """Return a word without a possessive ending."""
    return word.removesuffix("'s").removesuffix("’s")


def names(issue: Issue) -> frozenset[str]:
    """Return the words that the issue's own structure calls names: of authors, and capitalised ones of titles."""
    return frozenset(_names(issue))


def named(node: Node) -> frozenset[str]:
    """Return the words of the addresses that a node has, in lower case: what is called so somewhere is a name."""
    addresses = (found for value in node.values if "://" in value for found in _ADDRESS.findall(value))
    return frozenset(word.casefold() for address in addresses for word in _WORD.findall(address))


def vocabulary(text: str) -> frozenset[str]:
    """Return all words of a post, of its code and addresses too."""
    return frozenset(_WORD.findall(text))


def established(vocabularies: Iterable[frozenset[str]], least: int = 3) -> frozenset[str]:
    """Return the words that at least so many posts have: what is always written so is right there."""
    counts = Counter(chain.from_iterable(vocabularies))
    return frozenset(word for word, count in counts.items() if count >= least)


def _names(issue: Issue) -> Iterator[str]:
    for node in issue.leaves():
        if isinstance(node, Attribution):
            yield from _WORD.findall(node.name)
        elif isinstance(node, EntryHeading):
            yield from (word for word in _WORD.findall(node.title) if word[0].isupper())


def _spans(text: str) -> Iterator[tuple[int, int]]:
    prose = _NO_PROSE.sub(blanked, _FENCED.sub(blanked, text))
    for chunk in _CHUNK.finditer(prose):
        if not _NO_WORDS.search(chunk[0]):
            for word in _WORD.finditer(prose, *chunk.span()):
                if _is_word(word[0]):
                    yield word.span()


def _is_word(word: str) -> bool:
    """Tell whether letters are a word of a sentence, no abbreviation and nothing put together by capitals."""
    return len(word) >= _LETTERS and not any(map(str.isupper, word[1:]))
