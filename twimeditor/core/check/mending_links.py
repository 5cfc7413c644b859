"""Mending what stands within a line: addresses, links, code."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from operator import eq
from unicodedata import category

from twimeditor.core.check.looks import Look, is_as_said, is_linked, is_linked_at_last, look, targets
from twimeditor.core.check.mend import Mend, Part, Piece, line_at, piece_at
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import link_at
from twimeditor.core.post.regenerate.values import destination
from twimeditor.core.render.shortcodes import marks, may_call

MAKE_LINK = "Make it a link"
AS_MARKDOWN = "Write the link as Markdown"
BRACKETS = "Put it in angle brackets"
KEEP_AS_TEXT = "Keep it as text"
MOVE_SPACES = "Move the spaces out of the link"
SWAP = "Swap text and address"
TRIM_CODE = "Remove the spaces at the ends"

_MORE = lazy_pattern(r"(?:(?:\\[!-/:-@\[-`{-~]|['!](?=\w))[^\s<>\\|\"'!]*)+")
_ESCAPED = lazy_pattern(r"\\([!-/:-@\[-`{-~])")
_ENTITY = lazy_pattern(r"&#?\w+;")
_LAST_ENTITY = lazy_pattern(r"&#?\w+;\Z")
_MAIL = lazy_pattern(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_ADDRESS = lazy_pattern(r"[A-Za-z][A-Za-z0-9.+-]{1,31}:(?!//\Z)[^\s<>\x00-\x20]+")
_OPENING = lazy_pattern(
    r"""<a\s+href\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')(?:\s+rel\s*=\s*"[^"<>]*")?\s*>(?=([^<>]*)\Z)""", re.IGNORECASE
)
_DEFINING = lazy_pattern(r"^[ \t]*(?:>[ \t]*)*\[(?!\^)(?:\\.|[^\[\]\\\n])+\]:[ \t]*\Z", re.MULTILINE)
_WORD = lazy_pattern(r"[^\s<>]+(?![^\s])")
_NEXT = lazy_pattern(r"[,;|](?=[A-Za-z][A-Za-z0-9+.-]*://)")
_MAILTO = "mailto:"
_CLOSING = "</a>"
_SPECIAL = lazy_pattern(r"[:@.]")
_SPOKEN = {":": "&#58;", "@": "&#64;", ".": "&#46;"}
_TURNED = lazy_pattern(r"\(([^()\n]*)\)\[([^\[\]\n]*)\]")
_AT_HOME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|/")
_LEADS = lazy_pattern(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]+:|/|@/|#)\S")
_CODE = lazy_pattern(r"(`+)(?!`)(.*?)(?<!`)\1(?!`)", re.DOTALL)
_DELIMITERS = "*_~"
_NEVER_LAST = ".,:;!?|\"'"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_OPENERS = "([{“‘«\"'"
_CLOSERS = ".,:;!?)]}”’»\"'"


def made_link(text: str, start: int, end: int) -> Mend | None:
    """Make a bare address a link; within raw HTML, where it is one or must be none, leave the page as it is."""
    piece = piece_at(text, start)
    if piece is None or _is_in_call(text, piece, start):
        return None
    defined = _defined(text, start)
    element = _element(text, piece, start)
    if defined is not None:
        return defined
    if element is not None:
        found = _fitting(piece, _in_markdown(element), (eq,))
    else:
        found = _fitting(piece, tuple(_linked(text, start, end)), (is_linked, is_linked_at_last))
    return found or _kept_as_text(text, piece, start, end)


def spaces_moved(text: str, start: int, end: int) -> Mend | None:
    """Put the spaces at the ends of a link's text beside the link; `start` and `end` are those of its text."""
    piece = piece_at(text, start)
    if piece is None or text[start - 1 : start] != "[" or not text[start:end].strip():
        return None
    parts = [part for part in (_opening(text, start, end), *_ending(text, start, end)) if part is not None]
    mend = Mend(MOVE_SPACES, tuple(parts))
    return mend if is_as_said(look(piece.text), look(piece.changed(mend.parts))) else None


def swapped(text: str, start: int) -> Mend | None:
    """Make a link of one whose brackets have changed places."""
    piece, found = piece_at(text, start), _TURNED.match(text, start)
    if piece is None or found is None:
        return None
    new = f"[{found[1].strip()}]({destination(found[2])})"
    mend = Mend(SWAP, ((*found.span(), new),), is_safe=_LEADS.match(found[2]) is not None)
    return mend if len(targets(look(piece.changed(mend.parts)))) > len(targets(look(piece.text))) else None


def code_trimmed(text: str, start: int) -> Mend | None:
    """Take the spaces from the ends of code within a line; one stays beside a backtick."""
    found = _CODE.match(text, start)
    code = found[2].strip() if found is not None else ""
    if found is None or not code:
        return None
    if code.startswith("`") or code.endswith("`"):
        code = f" {code} "
    return Mend(TRIM_CODE, ((*found.span(2), code),)) if code != found[2] else None


def _defined(text: str, start: int) -> Mend | None:
    """Return how the address of a reference's definition is put in brackets; a definition shows nothing itself."""
    line = line_at(text, start)
    before, whole = _DEFINING.search(text, line[0], start), _WORD.match(text, start)
    if before is None or whole is None or look(text[slice(*line)].lstrip(" \t>")):
        return None
    return Mend(BRACKETS, ((*whole.span(), f"<{whole[0]}>"),))


def _fitting(piece: Piece, ways: Collection[Mend], tests: Iterable[Callable[[Look, Look], bool]]) -> Mend | None:
    """Return the first way that passes the strictest test which any passes."""
    before = look(piece.text)
    return next((way for fits in tests for way in ways if fits(before, look(piece.changed(way.parts)))), None)


@dataclass(frozen=True, slots=True)
class _Element:
    """A link in raw HTML: where it stands, where it leads, and its text."""

    start: int
    end: int
    target: str
    text: str


def _element(text: str, piece: Piece, start: int) -> _Element | None:
    """Return the link in raw HTML that a character is the text of, if it says no more than where it leads."""
    opening = _OPENING.search(text, piece.start, start)
    closing = text.find("<", start, piece.end)
    if opening is None or not text.startswith(_CLOSING, closing):
        return None
    target = unescape(opening[1] if opening[1] is not None else opening[2])
    return _Element(opening.start(), closing + len(_CLOSING), target, text[opening.end() : closing])


def _in_markdown(element: _Element) -> tuple[Mend, ...]:
    """Return the ways to write a link of raw HTML in Markdown, where an address beside the page would be another."""
    if _AT_HOME.match(element.target) is None:
        return ()
    ways = (f"<{element.target}>", f"[{element.text}]({destination(element.target)})")
    return tuple(Mend(AS_MARKDOWN, ((element.start, element.end, new),)) for new in ways)


def _linked(text: str, start: int, end: int) -> Iterator[Mend]:
    """Yield ways to make an address a link: marks of emphasis at its end may be its own."""
    if text[max(start - len(_MAILTO), 0) : start].lower() == _MAILTO:
        start -= len(_MAILTO)
    whole = _whole(text, start, end)
    for address in dict.fromkeys((_trimmed(whole), _trimmed(whole, _DELIMITERS))):
        new = _written(address)
        if new:
            yield Mend(MAKE_LINK, ((start, start + len(address), new),))


def _whole(text: str, start: int, end: int) -> str:
    """Return the address that begins somewhere: a linter stops at an escape, and goes on where the next one begins."""
    more = _MORE.match(text, end)
    address = text[start : more.end() if more is not None else end]
    if _LAST_ENTITY.search(f"{address};") and text.startswith(";", start + len(address)):
        address += ";"
    return _NEXT.split(address, maxsplit=1)[0]


def _written(address: str) -> str:
    """Return the link that an address becomes; empty for what is none."""
    target = _ENTITY.sub(lambda found: unescape(found[0]), _ESCAPED.sub(r"\1", address))
    if target.lower().startswith("www."):
        return f"[{address}]({destination(f'https://{target}')})"
    return f"<{target}>" if _ADDRESS.fullmatch(target) or _MAIL.fullmatch(target) else ""


def _trimmed(address: str, marks_too: str = "") -> str:
    """Return an address without what ends a sentence, a bracket or emphasis around it."""
    while address:
        last = address[-1]
        entity = _LAST_ENTITY.search(address) if last == ";" else None
        if entity is not None:
            address = address[: entity.start()]
        elif last in _NEVER_LAST or last in marks_too or _is_foreign(last) or _is_unpaired(address, last):
            address = address[:-1]
        else:
            break
    return address


def _is_foreign(char: str) -> bool:
    """Tell whether a character is punctuation, a symbol or a space beyond ASCII."""
    return not char.isascii() and category(char)[0] not in "LNM"


def _is_unpaired(address: str, last: str) -> bool:
    return last in _PAIRS and address.count(last) > address.count(_PAIRS[last])


def _kept_as_text(text: str, piece: Piece, start: int, end: int) -> Mend | None:
    """Spell the address so that nobody takes it for one, if the page stays what it is."""
    found = _SPECIAL.search(text, start, end)
    if found is None:
        return None
    mend = Mend(KEEP_AS_TEXT, ((*found.span(), _SPOKEN[found[0]]),))
    return mend if look(piece.changed(mend.parts)) == look(piece.text) else None


def _is_in_call(text: str, piece: Piece, at: int) -> bool:
    """Tell whether a character belongs to a shortcode, where it is an argument."""
    if not may_call(piece.text):
        return False
    return any(mark.start <= at - piece.start < mark.end for mark in marks(text[piece.start : piece.end]))


def _opening(text: str, start: int, end: int) -> Part | None:
    said = text[start:end]
    inside = start + len(said) - len(said.lstrip())
    before = text[: start - 1]
    apart = before and not before[-1].isspace() and before[-1] not in _OPENERS + "!"
    return (start - 1, inside, " [" if apart else "[") if inside > start else None


def _ending(text: str, start: int, end: int) -> Iterator[Part]:
    said = text[start:end]
    inside = start + len(said.rstrip())
    if inside in (start, end):
        return
    yield inside, end, ""
    link = link_at(text[start - 1 :])
    behind = start - 1 + link.end if link is not None else end + 1
    after = text[behind : behind + 1]
    is_known = link is not None or after not in "(["
    if after and is_known and not after.isspace() and after not in _CLOSERS:
        yield behind, behind, " "
