"""Attribution lines: who reports, how the line names them, and how sure that is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import AttributionForm
from twimeditor.core.post.inline import NO_DEFINITIONS, Definitions, link_at, plain
from twimeditor.core.post.media import attributes

_ANCHOR = lazy_pattern(r"<a\b([^<>]*)>(.*?)</a\s*>", re.IGNORECASE | re.DOTALL)
_LINK_START = lazy_pattern(r"!?\[|<a\b", re.IGNORECASE)
_COLON = lazy_pattern(r"\s*:-?\s*\Z")
_SOFT_BREAK = lazy_pattern(r"[ \t]*\n[ \t]*")
_HARD_BREAK = lazy_pattern(r"(?: {2,}|\\)\n")
_MATRIX_TO = lazy_pattern(r"https?://(?:www\.)?matrix\.to/#/((?:@|%40)[^?#\s]+)", re.IGNORECASE)
_VERB = (
    r"(?:says|said|reports|reported|announces|announced|offers|offered|tells|told|adds|added|"
    r"shares|shared|writes|wrote|continues|continued|chimed|mentions|mentioned|notes|noted|again)"
)
_STARTS_WITH_VERB = lazy_pattern(rf"(?:\w+ly\s|also\s|then\s)?{_VERB}\b", re.IGNORECASE)
_VERB_AT_END = lazy_pattern(rf"(?P<name>\S.*?)[\s,]+(?P<verb>(?:has\s)?{_VERB}\b.{{0,40}})", re.IGNORECASE)
_HAS_VERB = lazy_pattern(rf"\b{_VERB}\b", re.IGNORECASE)
_SPOKEN = lazy_pattern(r"\s+[\w(<\[*_`]")
_SENTENCE_END = lazy_pattern(r"[.!?]\s+\S")
_LONGEST = 1000
_SHORT = 4  # words after the link
_LONG = 12
_NAME_WORDS = 5
_PLAIN_WORDS = 8
_LINKS_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a paragraph: is a quote next, is there one in its entry, was there one before it."""

    quote_next: bool = False
    entry_without_quotes: bool = False
    quote_before: bool = False


@dataclass(frozen=True, slots=True)
class Author:
    """A link to somebody, at `start`..`end` of a line."""

    form: AttributionForm
    name: str
    target: str
    start: int
    end: int

    @property
    def in_matrix(self) -> bool:
        """Tell whether the target is a Matrix id, which only an author's is."""
        return self.target.startswith("@")

    @property
    def unlinked(self) -> bool:
        """Tell whether the link leads nowhere: a name is written so as long as its id is not known."""
        return not self.target and len(self.name.split()) <= _NAME_WORDS


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields that a paragraph has as an attribution."""

    form: AttributionForm
    name: str = ""
    target: str = ""
    verb: str = ""
    lead: str = ""


def target_of(url: str) -> str:
    """Return the Matrix id that a matrix.to link leads to, percent-decoded, else the URL itself."""
    found = _MATRIX_TO.fullmatch(url)
    if found is None:
        return url
    decoded = unquote(found[1], errors="strict") if _decodes(found[1]) else found[1]
    back = _MATRIX_TO.fullmatch(url_of(decoded))
    return decoded if back is not None and back[1] == decoded else found[1]


def url_of(target: str) -> str:
    """Return the URL that a target is written as: matrix.to for a Matrix id, else the target itself."""
    return f"https://matrix.to/#/{target}" if target.startswith("@") else target


def _decodes(quoted: str) -> bool:
    try:
        once = unquote(quoted, errors="strict")
    except UnicodeDecodeError:
        return False
    return "%" not in once


def read(text: str, around: Surroundings, definitions: Definitions = NO_DEFINITIONS) -> Reading | None:
    """Read a paragraph as an attribution, or return None."""
    if len(text) > _LONGEST or _HARD_BREAK.search(text):
        return None
    line = _SOFT_BREAK.sub(" ", text.strip(" \t\n"))
    first = author_at(line, 0, definitions)
    if first is not None:
        sure = _sure(line, first, around)
        if sure is not None:
            return sure
    return _guess(line, around, definitions)


def suggested(lead: str, definitions: Definitions = NO_DEFINITIONS) -> Reading:
    """Return name, target and verb as far as a typed lead-in tells them."""
    if len(lead) > _LONGEST:
        return Reading(AttributionForm.LEAD, lead=lead)
    return read(lead, Surroundings(quote_next=True), definitions) or _plain_guess(lead, definitions)


def author_at(line: str, start: int, definitions: Definitions = NO_DEFINITIONS) -> Author | None:
    """Return the link that begins at `start`: Markdown, HTML or by reference."""
    if line.startswith("[", start):
        link = link_at(line[start:], definitions)
        if link is None:
            return None
        form = AttributionForm.REFERENCE if link.reference else AttributionForm.LINK
        return Author(form, plain(link.label), target_of(link.target), start, start + link.end)
    found = _ANCHOR.match(line, start)
    if found is None:
        return None
    href = attributes(found[1]).get("href", "")
    return Author(AttributionForm.HTML, plain(found[2]), target_of(href), start, found.end())


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands behind the author's link, its closing colon apart."""

    verb: str
    colon: bool
    words: int
    says: bool

    @property
    def one_clause(self) -> bool:
        """Tell whether it goes on from the name and stays within its sentence."""
        return (not self.verb or bool(_SPOKEN.match(self.verb))) and not _SENTENCE_END.search(self.verb)

    @property
    def ended(self) -> bool:
        """Tell whether it is a whole sentence, which leads to nothing."""
        return not self.colon and self.verb.endswith((".", "!", "?"))


def _rest(text: str) -> _Rest:
    verb = _COLON.sub("", text)
    shown = plain(verb).strip()
    return _Rest(verb, verb != text, len(shown.split()), bool(_STARTS_WITH_VERB.match(shown)))


def _sure(line: str, author: Author, around: Surroundings) -> Reading | None:
    """Read a line that begins with the author's link, where that is beyond doubt."""
    rest = _rest(line[author.end :])
    if not _is_author(author, rest):
        return None
    if not rest.one_clause or not _announces(rest, around):
        return None
    return Reading(author.form, author.name, author.target, rest.verb.strip())


def _is_author(author: Author, rest: _Rest) -> bool:
    """Tell whether the link is to a person; one that does not lead to a Matrix id needs the line to say so."""
    if author.in_matrix:
        return True
    if not author.name.strip():
        return False
    if author.unlinked:
        return rest.words <= _LONG
    bare = rest.colon and not rest.words
    return rest.words <= _SHORT and _words(author.name) <= _NAME_WORDS and (rest.says or bare)


def _announces(rest: _Rest, around: Surroundings) -> bool:
    """Tell whether what follows the link introduces a report."""
    if rest.words > _LONG:
        return False
    if around.quote_next or rest.colon:
        return True
    if around.entry_without_quotes:
        return rest.words > 0 and not rest.ended
    return rest.says and rest.words <= _SHORT


def _guess(line: str, around: Surroundings, definitions: Definitions) -> Reading | None:
    """Read a line that leads to a report, for the user to confirm."""
    colon = bool(_COLON.search(line))
    if not line or not (colon or around.quote_next):
        return None
    author = next(_authors(line, definitions), None)
    if author is not None and _leads(line, author, around, colon=colon):
        verb = _COLON.sub("", line[author.end :]).strip(" \t\u00a0,")
        short = verb if _STARTS_WITH_VERB.match(verb) and _words(verb) <= _SHORT else ""
        return Reading(AttributionForm.SENTENCE, author.name, author.target, short, line)
    return _plain_guess(line, definitions) if colon and around.quote_next else None


def _leads(line: str, author: Author, around: Surroundings, *, colon: bool) -> bool:
    """Tell whether a sentence with an author's link in it leads to what comes next."""
    if author.start == 0:
        return colon or around.quote_next
    says = not around.quote_before and bool(_HAS_VERB.search(line, author.end))
    return around.quote_next and (colon or says)


def _plain_guess(line: str, definitions: Definitions) -> Reading:
    form = AttributionForm.PLAIN if _words(line) <= _PLAIN_WORDS else AttributionForm.LEAD
    first = author_at(line, 0, definitions)
    if first is not None and _words(first.name) <= _NAME_WORDS:
        return Reading(form, first.name, first.target, "", line)
    name, verb = _plain_author(plain(_COLON.sub("", line)))
    return Reading(form, name, "", verb, line)


def _authors(line: str, definitions: Definitions) -> Iterator[Author]:
    """Yield the links to Matrix ids in a line."""
    end = 0
    for count, found in enumerate(_LINK_START.finditer(line)):
        if count == _LINKS_LOOKED_AT:
            return
        if found.start() < end or found[0] == "![":
            continue
        author = author_at(line, found.start(), definitions)
        if author is not None:
            end = author.end
            if author.in_matrix:
                yield author


def _plain_author(text: str) -> tuple[str, str]:
    """Part ``Neil reports`` into name and verb; without a verb known all is the name."""
    found = _VERB_AT_END.fullmatch(text)
    if found is not None and _words(found["name"]) <= _NAME_WORDS:
        return found["name"], found["verb"]
    return (text, "") if _words(text) <= _NAME_WORDS else ("", "")


def _words(markdown: str) -> int:
    return len(plain(markdown).split())
