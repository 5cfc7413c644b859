"""R12, R14: links lead where they say, and say where they lead."""

import re
from collections.abc import Iterator
from typing import Final

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.reading import Link, Reading, Span, markdown_fields, read
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import EntryHeading, Node, RefDefs

_ENDS: Final = ".,;:!?'\"…’”»*"
_CERTAIN: Final = frozenset(".,;:…’”»)]")
"""What no address ends in that anybody means: a question mark may be part of one."""

_CLOSING: Final = {")": "(", "]": "["}
_SUSPICIOUS = lazy_pattern(
    r"\]\((?:\s|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:[.,;:!?'\"…’”»*\]]\s*[)\s]|\s+\)|\)\)|\)))"
    r"|\]\(<|<[a-z][a-z0-9+.-]*:[^<>\s]*[.,;:!?'\"…’”»*)\]]>",
    re.IGNORECASE,
)
_BROKEN = lazy_pattern(r"\[(?P<words>[^\[\]\n]+)\]\([ \t]*<(?P<address>[a-z][a-z0-9+.-]*:[^<>()\s]+)\)>", re.IGNORECASE)
_DEFINITION = lazy_pattern(r"^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<address>[^\s<>]+)", re.MULTILINE)
_WORDLESS: Final = (
    r"(?:click |tap |see |read |right |over )?(?:here|this)|(?:this |the |a )?(?:link|page|url)(?: here)?"
    r"|(?:read |see |learn |find out )?more(?: here)?|click|details here|this one"
)
_NAMELESS = lazy_pattern(rf"[\s*_`\"'“”‘’(]*(?:{_WORDLESS})[\s*_`\"'“”‘’)!.,:;…→»>]*", re.IGNORECASE)
_MAY_BE_NAMELESS = lazy_pattern(rf"[\[>][\s*_`\"'“”‘’(]*(?:{_WORDLESS})[\s*_`\"'“”‘’)!.,:;…→»>]*[\]<]", re.IGNORECASE)
_ANCHOR = lazy_pattern(r"<a\s[^<>]*>(?P<words>[^<>]*)</a>", re.IGNORECASE)


def targets(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the links whose target ends in punctuation, or is written with spaces around it."""
    if isinstance(node, EntryHeading) and (tail := _tail(node.website)):
        yield _ends_badly(node, "website", len(node.website) - len(tail), len(node.website))
    if isinstance(node, RefDefs) and len(node.markdown) <= LONGEST:
        yield from _defined(node)
    for field, text, lead in markdown_fields(node):
        if len(text) <= LONGEST and _SUSPICIOUS.search(text):
            reading = read(text, lead)
            broken = list(_broken(node, field, reading))
            told = {at for problem in broken for at in range(problem.start, problem.end)}
            links = (one for one in reading.links if one.whole[0] not in told)
            for link in links:
                yield from _wrong_target(node, field, link, text)
            yield from broken


def _defined(node: RefDefs) -> Iterator[Problem]:
    for found in _DEFINITION.finditer(node.markdown):
        if tail := _tail(found["address"]):
            yield _ends_badly(node, "markdown", found.end() - len(tail), found.end())


def wordless(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the links whose text does not tell what is behind them."""
    for field, text, lead in markdown_fields(node):
        if len(text) <= LONGEST and _MAY_BE_NAMELESS.search(text):
            for start, end in _words(read(text, lead)):
                if _NAMELESS.fullmatch(text, start, end):
                    yield _nameless(place_in(node, field, start, end))


def _words(reading: Reading) -> Iterator[Span]:
    """Yield where the words of links stand, of those in HTML as well."""
    yield from (link.words for link in reading.links if not link.is_image)
    html = {at for start, end in reading.html for at in range(start, end)}
    for found in _ANCHOR.finditer(reading.text):
        if found.start() in html:
            yield found.span("words")


def _nameless(place: Place) -> Problem:
    message = f"“{place.text.strip()}” does not tell where the link leads: say what is behind it, for those who go "
    return Problem("R14", message + "from link to link or hear the page read out", place)


def _wrong_target(node: Node, field: str, link: Link, text: str) -> Iterator[Problem]:
    if link.address is None:
        return
    start, end = link.address
    if start == end:  # the site cannot be built: told by another rule
        return
    angled = text.startswith("<", start) and not link.is_auto
    if not link.is_auto and (loose := _loose(text, link, start, end)) is not None:
        yield _spaced(node, field, loose, text[start:end])
    elif tail := _tail(text[start + angled : end - angled]):
        yield _ends_badly(node, field, end - angled - len(tail), end - angled, outside=link.is_auto)


def _loose(text: str, link: Link, start: int, end: int) -> tuple[int, int] | None:
    """Return what stands between the brackets of a target that has spaces around it, and no title."""
    first, last = link.words[1] + 2, link.whole[1] - 1
    has_space = first < start or (end < last and not text[end:last].strip())
    return (first, last) if has_space and not text[end:last].strip() else None


def _spaced(node: Node, field: str, span: tuple[int, int], address: str) -> Problem:
    bare = address[1:-1] if address.startswith("<") else address
    tail = _tail(bare)
    is_plain = bare and not any(char.isspace() or char in "()<>\\" for char in bare)
    address = bare if is_plain else address
    is_safe = not tail
    message = "there are spaces around this address: some programs do not take it for a link then"
    fix = Fix("Take the spaces out", (Replacement(place_in(node, field, *span), address),), is_safe)
    return Problem("R12", message, place_in(node, field, *span), fixes=(fix,))


def _ends_badly(node: Node, field: str, start: int, end: int, *, outside: bool = False) -> Problem:
    place = place_in(node, field, start, end)
    message = (
        f"this address ends in “{place.text}”, which most likely belongs to the sentence: such a link leads nowhere"
    )
    changed, label = Replacement(place, ""), "Take it out of the address"
    if outside:
        changed, label = Replacement(place_in(node, field, start, end + 1), f">{place.text}"), "Move it behind the link"
    return Problem("R12", message, place, fixes=(Fix(label, (changed,), is_safe=_CERTAIN.issuperset(place.text)),))


def _tail(address: str) -> str:
    """Return the punctuation that an address ends in."""
    end = len(address)
    while end and (address[end - 1] in _ENDS or _closes_nothing(address, end)):
        end -= 1
    return address[end:] if end else ""


def _closes_nothing(address: str, end: int) -> bool:
    last = address[end - 1]
    opening = _CLOSING.get(last)
    return opening is not None and address.count(last, 0, end) > address.count(opening, 0, end)


def _broken(node: Node, field: str, reading: Reading) -> Iterator[Problem]:
    """Yield what was meant as a link, and is published as it is typed."""
    for found in _BROKEN.finditer(reading.text):
        if reading.prose.startswith(f"[{found['words']}](", found.start()):
            place = place_in(node, field, *found.span())
            change = Replacement(place, f"[{found['words']}]({found['address']})")
            message = "this link is published as it is typed: its brackets are in the wrong order"
            yield Problem("R12", message, place, fixes=(Fix("Put the brackets right", (change,)),))


RULES: tuple[Rule, ...] = (
    Rule(
        name="R12",
        title="Targets of links",
        demand="A link’s target does not end in the punctuation of the sentence, and has no space before or behind it.",
        why="A full stop at the end of an address leads to a page that does not exist.",
        wrong="[the release](https://example.org/release.).",
        right="[the release](https://example.org/release).",
        mends="Takes the punctuation or the spaces out of the target.",
        in_node=targets,
    ),
    Rule(
        name="R14",
        title="Words of links",
        demand="The text of a link names what is behind it.",
        why="Who goes from link to link, or has the page read out, hears the text alone: ten links that are "
        "called “here” tell nothing.",
        wrong="The release is [here](https://example.org/release).",
        right="Get [the release](https://example.org/release).",
        in_node=wordless,
    ),
)
