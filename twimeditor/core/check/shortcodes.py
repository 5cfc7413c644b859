"""R23: a shortcode exists on the site, its arguments can be read, and it is one where it was meant as one."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Block, Issue, Node, Quote
from twimeditor.core.post.call_syntax import NotACallError, read
from twimeditor.core.post.regenerate import Manner
from twimeditor.core.render import SiteTemplates
from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.render.content import manner_of, markdown_of, shown
from twimeditor.core.render.known import KNOWN, ON_THE_SITE, REQUIRED
from twimeditor.core.render.shortcodes import Mark, faults, marks, may_call

RULE = "R23"
PROTECTED = "{{/* name(key=value) */}}"
"""How a shortcode is written that is only to be shown."""

_LONGEST = 64_000
_MOST = 20
_QUOTE_MARK = 2
_ALMOST = lazy_pattern(
    r"\{(?P<brace>[{%])(?P<dash>-?)(?P<start>\s*(?P<name>[A-Za-z_]\w*)\s*\()(?P<key>\s*(?:>\s*)?\w+\s*=)?"
)
_HUGO = lazy_pattern(r"\{\{[<%]\s*/?\s*[A-Za-z][^{}\n]*")


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem before its place is known in the node: it is one of the text in the file."""

    start: int
    end: int
    message: str
    severity: Severity = Severity.ERROR


def shortcode_problems(issue: Issue, node: Node, templates: SiteTemplates | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the shortcodes of a node; `templates` are those of the site."""
    return tuple(_problems(node, manner_of(issue), templates))


def shortcodes(node: Node, around: Around) -> Iterator[Problem]:
    """Yield what is wrong with the shortcodes of a node."""
    return _problems(node, around.manner, around.known.templates)


def _problems(node: Node, manner: Manner, templates: SiteTemplates | None) -> Iterator[Problem]:
    if not shown(node) or not any(map(may_call, _texts(node))):
        return
    source = markdown_of(node, manner)
    if len(source.text) > _LONGEST:
        return
    place = _place_in_quote if source.quoted else _place
    for one in sorted(_all(source, templates), key=lambda one: one.start)[:_MOST]:
        where = _within(node, place(source, one.start), place(source, one.end))
        yield Problem(RULE, one.message, where, one.severity)


def _within(node: Node, start: int, end: int) -> Place:
    """Return the place of characters of the node's Markdown; of one whose Markdown is made of fields, all of it."""
    if isinstance(node, Quote | Block):
        return place_in(node, node.FIELDS[0], start, end)
    return Place(node.id)


def _texts(node: Node) -> Iterator[str]:
    yield from node.values
    if node.source is not None:
        yield node.source.text


def _place(_source: Markdown, position: int) -> int:
    return position


def _place_in_quote(source: Markdown, position: int) -> int:
    lines = source.whole.count("\n", 0, position)
    return min(max(position - _QUOTE_MARK * (lines + 1), 0), len(source.text))


def _all(source: Markdown, templates: SiteTemplates | None) -> Iterator[_Found]:
    text = source.whole
    read_marks = list(marks(text))
    given_up = [_Found(mark.start, mark.end, _sentence(text, mark, fault.value)) for fault, mark in faults(text)]
    yield from given_up
    yield from _calls(read_marks, templates)
    yield from _almost(text, frozenset(mark.start for mark in read_marks), _names(templates))
    yield from _foreign(text)
    if not given_up:
        yield from _stuck(source, text, templates)


def _sentence(text: str, mark: Mark, words: str) -> str:
    name = mark.called.name if mark.called else text[mark.start : mark.end]
    return f"{name} {words}: the site cannot be built"


def _names(templates: SiteTemplates | None) -> frozenset[str]:
    return templates.names if templates else ON_THE_SITE | KNOWN.keys()


def _calls(found: list[Mark], templates: SiteTemplates | None) -> Iterator[_Found]:
    names = _names(templates)
    for mark in found:
        if mark.called is None or mark.protected:
            continue
        name = mark.called.name
        missing = [] if templates else [key for key in REQUIRED.get(name, ()) if key not in mark.called.arguments]
        if name not in names:
            close = get_close_matches(name, names, 1)
            hint = f"; did you mean {close[0]}?" if close else ""
            yield _Found(mark.start, mark.end, f"the site has no shortcode {name} and cannot be built{hint}")
        elif missing:
            yield _Found(mark.start, mark.end, f"{name} lacks {' and '.join(missing)}: the site cannot be built")


def _almost(text: str, read_at: frozenset[int], names: frozenset[str]) -> Iterator[_Found]:
    """Yield what looks like a shortcode and is plain text."""
    for found in _ALMOST.finditer(text):
        if found.start() in read_at or not (found["name"] in names or found["key"]):
            continue
        closing = text.find("}}" if found["brace"] == "{" else "%}", found.end())
        end = closing + 2 if closing >= 0 else found.end()
        reason = "a dash stands beside its braces" if found["dash"] else _reason(text, found.start("start"))
        yield _Found(found.start(), end, f"{found['name']} is published as it is typed: {reason}", Severity.WARNING)


def _reason(text: str, position: int) -> str:
    try:
        read(text, position)
    except NotACallError as error:
        return str(error)
    return "it does not end as it begins"


def _foreign(text: str) -> Iterator[_Found]:
    for found in _HUGO.finditer(text):
        yield _Found(
            found.start(),
            found.end(),
            "this is how another program writes a shortcode; here it is {{ name(key=value) }}",
            Severity.WARNING,
        )


def _stuck(source: Markdown, text: str, templates: SiteTemplates | None) -> Iterator[_Found]:
    """Yield the shortcode that is never rendered, since it stands where Zola looks for none."""
    parser = Parser(templates)
    parsed = parser.parse(source)
    parser.render(parsed, parsed.definitions)
    call = parsed.calls.unreached if parsed.calls else None
    if call is not None:
        start = text.find(call.source)
        yield _Found(
            start,
            start + len(call.source),
            f"{call.name} is stuck in code, an address or beside <!-- more -->, and so are all behind it;"
            f" as text it is {PROTECTED}",
        )


RULES: tuple[Rule, ...] = (
    Rule(
        name=RULE,
        title="Shortcodes",
        demand="A shortcode is one that the site has, with arguments that can be read; one that is only to be shown is "
        f"written {PROTECTED}.",
        why="With one that the site does not have it cannot be built. One whose arguments cannot be read is published "
        "as it was typed, braces and all.",
        wrong='{{ figure(img="/blog/img/2030-01-04-teapot.png", caption="A teapot",) }}',
        right='{{ figure(img="/blog/img/2030-01-04-teapot.png", caption="A teapot") }}',
        mends="Takes away what keeps it from being read, or protects what is only to be shown.",
        severity=Severity.ERROR,
        in_node=shortcodes,
    ),
)
