"""A text as the site's parser reads it, with the exact places: which characters are prose, which links, code or HTML.

The renderer's own parser does it; it tells what it has just read, and where its blocks lie tells the rest.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate
from typing import Any, Final

from markdown_it.rules_core import StateCore, normalize
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    Code,
    EntryHeading,
    FrontMatter,
    Image,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    SectionHeading,
    SubHeading,
)
from twimeditor.core.post.site.definitions import target
from twimeditor.core.render.brackets import State
from twimeditor.core.render.budget import TooMuchWorkError, patience
from twimeditor.core.render.dialect import Dialect
from twimeditor.core.render.shortcodes import marks, may_call

NOT_PROSE: Final = "\0"
_STAND_IN: Final = "\ue000"
_TAG = lazy_pattern(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)")
_HOLDING: Final = frozenset({"a", "code", "pre", "kbd", "samp", "script", "style", "textarea", "title"})
"""Elements whose text is no prose."""

_ALWAYS: Final = frozenset({"#", "@"})
_LINE_SPACE: Final = " \t\v\f"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture (`is_image`) in a text: all of it, its words, and where its address is written.

    The words of ``<address>`` are the address; one that a label names has no place for it.
    """

    whole: Span
    words: Span
    address: Span | None
    is_image: bool = False
    is_auto: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a `text`: `prose` has its length, and NUL where something else stands than words to be read.

    `tokens` are the blocks, `starts` where each line begins.
    """

    text: str
    prose: str
    links: tuple[Link, ...]
    html: tuple[Span, ...]
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]

    def line(self, number: int) -> Span:
        """Return the characters of a line, without its end; of one behind the last, nothing at the end."""
        start = self.starts[number]
        end = self.starts[number + 1] - 1 if number + 1 < len(self.starts) else len(self.text)
        return start, max(end, start)


@dataclass(slots=True)
class _Found:
    """What is gathered while a text is read."""

    prose: list[str]
    links: list[Link] = field(default_factory=list)
    html: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Event:
    """What a rule of the parser has taken of a block's inside; `opener` is the bracket that a link begins with."""

    rule: str
    start: int
    end: int
    opener: int
    is_image: bool


def markdown_fields(node: Node) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of a node that hold Markdown with readers' words: name, text, and what stands before it."""
    match node:
        case Quote():
            yield "body", node.body, ""
        case Blank() | Code() | MoreMarker() | FrontMatter() | Image() | RefDefs():
            return
        case Block():
            yield "markdown", node.markdown, ""
        case SectionHeading() | EntryHeading() | SubHeading():
            yield "title", node.title, "# "
        case Attribution():
            yield ("lead", node.lead, "") if node.guess else ("verb", node.verb, "")


def read(text: str, lead: str = "") -> Reading:
    """Read a text; `lead` stands before it in the file, as a heading's mark does. One that takes too long is empty."""
    whole = _without_calls(lead + text)
    try:
        return _shifted(_read(whole), text, len(lead))
    except TooMuchWorkError:
        return Reading(text, NOT_PROSE * len(text), (), (), (), (0,))


def _shifted(reading: Reading, text: str, by: int) -> Reading:
    if not by:
        return replace(reading, text=text)
    links = tuple(
        Link(
            _moved(one.whole, by),
            _moved(one.words, by),
            _moved(one.address, by) if one.address is not None else None,
            one.is_image,
            one.is_auto,
        )
        for one in reading.links
    )
    html = tuple(_moved(span, by) for span in reading.html)
    return Reading(text, reading.prose[by:], links, html, reading.tokens, (0,))


def _moved(span: Span, by: int) -> Span:
    return span[0] - by, span[1] - by


def _without_calls(text: str) -> str:
    """Return the text with other characters for the calls of shortcodes, as long as they are."""
    if not may_call(text):
        return text
    pieces: list[str] = []
    done = 0
    for mark in marks(text):
        lines = text[mark.start : mark.end].split("\n")
        pieces += text[done : mark.start], "\n".join(_STAND_IN * len(line) for line in lines)
        done = mark.end
    return "".join(pieces) + text[done:]


def _read(text: str) -> Reading:
    dialect = _parser()
    dialect.meter.grant(patience(len(text)))
    state = StateCore(text, dialect, {})
    normalize(state)
    dialect.block.parse(state.src, dialect, state.env, state.tokens)
    lines = text.split("\n")
    starts = tuple(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    found = _Found([NOT_PROSE] * len(text))
    references = _Labels(state.env.get("references", {}))
    beside: dict[int, int] = {}
    for token in state.tokens:
        if token.type == "inline":
            places = _places(token, lines, starts, beside)
            if places is not None:
                _take(dialect, token.content, places, text, references, found)
        elif token.type == "html_block" and token.map is not None:
            first, after = token.map
            found.html.append((starts[first], min(starts[after] if after < len(starts) else len(text), len(text))))
    return Reading(
        text,
        "".join(found.prose).replace(_STAND_IN, NOT_PROSE),
        tuple(found.links),
        tuple(found.html),
        tuple(state.tokens),
        starts,
    )


class _Labels(dict[str, Mapping[str, Any]]):
    """The definitions of a text; of a room or a user, all labels are defined, elsewhere if not here."""

    def get(self, label: str, default: Any = None) -> Any:  # noqa: ANN401 - as the library's mapping
        elsewhere = {"href": "", "title": ""} if label[:1] in _ALWAYS else default
        return super().get(label, elsewhere)


class _Traced(Dialect):
    """The renderer's parser; what its rules take stands in the `trace` of the environment."""

    def __init__(self) -> None:
        super().__init__()
        ruler = self.inline.ruler
        for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
            if name not in {"text", "meter"}:
                ruler.at(name, _traced(name, rule))


@cache
def _parser() -> _Traced:
    """Return the parser: to make one takes longer than to read most texts, and between two it keeps nothing."""
    return _Traced()


def _traced(name: str, rule: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    def traced(state: StateInline, silent: bool) -> bool:
        start = state.pos
        openers = state.openers if isinstance(state, State) else []
        opener = openers[-1] if name == "image" and openers else None
        took = rule(state, silent)
        if took and not silent:
            at, is_image = (opener.start, opener.image) if opener is not None else (start, False)
            state.env["trace"].append(_Event(name, start, state.pos, at, is_image))
        return took

    return traced


def _places(token: Token, lines: Sequence[str], starts: Sequence[int], beside: dict[int, int]) -> list[int] | None:
    """Return where in the text each character of a block's inside stands, None where that cannot be told.

    `beside` is how far each line was read, for the cells of a table.
    """
    places: list[int] = []
    number = token.map[0] if token.map is not None else 0
    for number, inside in enumerate(token.content.split("\n"), start=number):  # noqa: B020
        bare = inside.strip(_LINE_SPACE)
        line = lines[number] if number < len(lines) else ""
        at = line.find(bare, beside.get(number, 0))
        if at < 0:
            return None
        beside[number] = at + len(bare)
        first = starts[number] + at - (len(inside) - len(inside.lstrip(_LINE_SPACE)))
        places += range(first, first + len(inside) + 1)
    return places


def _take(dialect: Dialect, content: str, places: Sequence[int], text: str, references: _Labels, found: _Found) -> None:
    trace: list[_Event] = []
    dialect.inline.parse(content, dialect, {"references": references, "trace": trace}, [])
    for at in places:
        if 0 <= at < len(text):
            found.prose[at] = text[at]
    for event in trace:
        if event.rule in _NO_PROSE:
            _NO_PROSE[event.rule](event, content, places, found)
    _hide_elements(content, trace, places, found)


def _hide(span: Span, places: Sequence[int], found: _Found) -> Span:
    start, end = places[span[0]], places[span[1] - 1] + 1 if span[1] > span[0] else places[span[0]]
    found.prose[start:end] = NOT_PROSE * (end - start)
    return start, end


def _take_code(event: _Event, _content: str, places: Sequence[int], found: _Found) -> None:
    _hide((event.start, event.end), places, found)


def _take_html(event: _Event, _content: str, places: Sequence[int], found: _Found) -> None:
    found.html.append(_hide((event.start, event.end), places, found))


def _take_auto(event: _Event, _content: str, places: Sequence[int], found: _Found) -> None:
    whole = _hide((event.start, event.end), places, found)
    address = whole[0] + 1, whole[1] - 1
    found.links.append(Link(whole, address, address, is_auto=True))


def _take_link(event: _Event, content: str, places: Sequence[int], found: _Found) -> None:
    whole = _hide((event.opener - event.is_image, event.end), places, found)
    words = places[event.opener + 1], places[event.start]
    found.links.append(Link(whole, words, _address(event, content, places), is_image=event.is_image))


def _address(event: _Event, content: str, places: Sequence[int]) -> Span | None:
    at = event.start + 1
    if not content.startswith("(", at) or event.end <= at:
        return None
    at += 1 + len(content[at + 1 :]) - len(content[at + 1 :].lstrip(" \t\v\f\n"))
    read_target = target(content, at)
    if read_target is None:
        return None
    return places[at], places[read_target[1] - 1] + 1 if read_target[1] > at else places[at]


_NO_PROSE: Final[Mapping[str, Callable[[_Event, str, Sequence[int], _Found], None]]] = {
    "backticks": _take_code,
    "entity": _take_code,
    "html_inline": _take_html,
    "autolink": _take_auto,
    "image": _take_link,
}


def _hide_elements(content: str, trace: Sequence[_Event], places: Sequence[int], found: _Found) -> None:
    """Take the text of links and code that are written in HTML out of the prose."""
    opened: dict[str, int] = {}
    for event in trace:
        tag = _TAG.match(content, event.start) if event.rule == "html_inline" else None
        name = tag["name"].lower() if tag is not None else ""
        if tag is None or name not in _HOLDING:
            continue
        if not tag["close"]:
            opened.setdefault(name, event.start)
        elif name in opened:
            _hide((opened.pop(name), event.end), places, found)
    for start in opened.values():
        _hide((start, len(content)), places, found)
