"""R23: a shortcode exists on the site, its arguments can be read, and it is one where it was meant as one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from twimeditor.core.check.charts import charts
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.check.shortcode_mends import Mend, from_hugo, made_readable, protected, renamed, spaced
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Node
from twimeditor.core.post.call_syntax import Definition, NotACallError, read
from twimeditor.core.render import SiteTemplates
from twimeditor.core.render.blocks import Markdown, Parsed, Parser
from twimeditor.core.render.content import markdown_of, shown
from twimeditor.core.render.known import KNOWN, ON_THE_SITE, REQUIRED
from twimeditor.core.render.shortcodes import Call, Mark, faults, marks, may_call, split
from twimeditor.core.render.templates import Shortcodes, UnrenderedError
from twimeditor.core.render.tera import Budget
from twimeditor.core.render.tera.values import MISSING_VALUE

RULE = "R23"
PROTECTED = "{{/* name(key=value) */}}"
"""How a shortcode is written that is only to be shown."""

_MOST = 20
_QUOTE_MARK = 2
_ALMOST = lazy_pattern(
    r"\{(?P<brace>[{%])(?P<dash>-?)(?P<start>\s*(?P<name>[A-Za-z_]\w*)\s*\()(?P<key>\s*(?:>\s*)?\w+\s*=)?"
)
_BODY = "body"
_PLAYER = "youtube_player"
_NO_VARIABLE = lazy_pattern(MISSING_VALUE.format(r"(\w+)"))
_GLOBAL = frozenset({"config", "page", "section", "lang", "nth", "current_path", "current_url", "zola_version"})
_PLACEHOLDER = lazy_pattern(r"@@SCC*(\d+)@@")
_HUGO = lazy_pattern(r"\{\{[<%]\s*/?\s*[A-Za-z][^{}\n]*")


@dataclass(frozen=True, slots=True)
class _Found:
    """A problem before its place is known in the node: it is one of the text in the file."""

    start: int
    end: int
    message: str
    severity: Severity = Severity.ERROR
    mends: tuple[Mend, ...] = ()


def shortcodes(node: Node, around: Around) -> Iterator[Problem]:
    """Yield what is wrong with the shortcodes of a node."""
    if not shown(node) or not any(map(may_call, _texts(node))):
        return
    source = markdown_of(node, around.manner)
    if len(source.text) > LONGEST:
        return
    places = _Places(node, source)
    for one in sorted(_all(source, _Site(around.known.templates)), key=lambda one: one.start)[:_MOST]:
        fixes = tuple(places.fix(mend) for mend in one.mends)
        yield Problem(RULE, one.message, places.place(one.start, one.end), one.severity, fixes)


def _texts(node: Node) -> Iterator[str]:
    yield from node.values
    if node.source is not None:
        yield node.source.text


class _Places:
    """Where characters of a node's Markdown stand in its fields."""

    def __init__(self, node: Node, source: Markdown) -> None:
        self._node = node
        self._source = source
        self._charts = () if source.quoted else charts(node, source.text)

    def place(self, start: int, end: int) -> Place:
        """Return the characters of the first field that has any of them, else the node."""
        if self._source.quoted:
            return place_in(self._node, "body", self._in_quote(start), self._in_quote(end))
        for chart in self._charts:
            found = chart.overlapped(start, end) if start < end else None
            if start == end and chart.start <= start <= chart.end:
                found = chart.caret(start), chart.caret(start)
            if found is not None:
                return Place(self._node.id, chart.field, *found, chart.value)
        return Place(self._node.id)

    def fix(self, mend: Mend) -> Fix:
        """Return a mend as a fix of the fields."""
        edits = tuple(Replacement(self.place(start, end), new) for start, end, new in mend.edits)
        return Fix(mend.label, edits, mend.is_safe)

    def _in_quote(self, position: int) -> int:
        lines = self._source.whole.count("\n", 0, position)
        return min(max(position - _QUOTE_MARK * (lines + 1), 0), len(self._source.text))


class _Site:
    """Which shortcodes there are, and what each needs."""

    def __init__(self, templates: SiteTemplates | None) -> None:
        self.templates = templates
        self.names = templates.names if templates else ON_THE_SITE | KNOWN.keys()
        self._shortcodes = Shortcodes(templates)

    def lacking(self, called: Definition, *, has_body: bool) -> tuple[str, ...]:
        """Return the arguments without which the site surely cannot be built."""
        if self.templates is None:
            return tuple(key for key in REQUIRED.get(called.name, ()) if key not in called.arguments)
        call = Call(called.name, called.arguments, "")
        try:
            self._shortcodes.expand(call, "x" if has_body else None, 1, str, Budget())
        except UnrenderedError as error:
            found = _NO_VARIABLE.search(str(error))
            return (found[1],) if found is not None and self._is_argument(called.name, found[1]) else ()
        return ()

    def _is_argument(self, name: str, variable: str) -> bool:
        """Tell whether a template takes a variable for an argument, and for no key of something else."""
        files = self.templates.files if self.templates else {}
        text = files.get(f"{name}.md", files.get(f"{name}.html", ""))
        return variable not in _GLOBAL and re.search(rf"(?<![\w.]){re.escape(variable)}\b", text) is not None


def _all(source: Markdown, site: _Site) -> Iterator[_Found]:
    text = source.whole
    read_marks = list(marks(text))
    given_up = [_Found(mark.start, mark.end, _sentence(text, mark, fault.value)) for fault, mark in faults(text)]
    yield from given_up
    for mark in read_marks:
        if mark.called is not None and not mark.protected:
            yield from _called(text, mark, mark.called, site)
    yield from _almost(text, frozenset(mark.start for mark in read_marks), site.names)
    yield from _foreign(text, site)
    if not given_up and any(mark.called is not None for mark in read_marks):
        yield from _where_none_is_looked_for(source, text, read_marks, site)


def _sentence(text: str, mark: Mark, words: str) -> str:
    name = mark.called.name if mark.called else text[mark.start : mark.end]
    return f"{name} {words}: the site cannot be built"


def _called(text: str, mark: Mark, called: Definition, site: _Site) -> Iterator[_Found]:
    """Yield what is wrong with a shortcode that can be read."""
    name = called.name
    if name not in site.names:
        yield _unknown(text, mark, name, site.names)
        return
    missing = site.lacking(called, has_body=mark.of_body)
    if missing:
        lacks = " and ".join(missing) if missing != (_BODY,) else "a text before its {% end %}"
        yield _Found(mark.start, mark.end, f"{name} lacks {lacks}: the site cannot be built")
    tight = spaced(text, mark) if name == _PLAYER else None
    if tight is not None:
        words = f"{name} lacks its inner spaces: the site’s check then takes the video’s id for a misspelt word"
        yield _Found(mark.start, mark.end, words, Severity.WARNING, (tight,))


def _unknown(text: str, mark: Mark, name: str, names: frozenset[str]) -> _Found:
    close = get_close_matches(name, sorted(names), 1)
    hint = f"; did you mean {close[0]}?" if close else ""
    mends = (renamed(mark, text, close[0]) if close else None, protected(text, mark, is_safe=False))
    words = f"the site has no shortcode {name} and cannot be built{hint}"
    return _Found(mark.start, mark.end, words, mends=tuple(mend for mend in mends if mend is not None))


def _almost(text: str, read_at: frozenset[int], names: frozenset[str]) -> Iterator[_Found]:
    """Yield what looks like a shortcode and is plain text."""
    for found in _ALMOST.finditer(text):
        if found.start() in read_at or not (found["name"] in names or found["key"]):
            continue
        closing = text.find("}}" if found["brace"] == "{" else "%}", found.end())
        end = closing + 2 if closing >= 0 else found.end()
        reason = "a dash stands beside its braces" if found["dash"] else _reason(text, found.start("start"))
        mend = made_readable(text, found.start(), end) if found["name"] in names else None
        words = f"{found['name']} is published as it is typed: {reason}"
        yield _Found(found.start(), end, words, Severity.WARNING, (mend,) if mend is not None else ())


def _reason(text: str, position: int) -> str:
    try:
        read(text, position)
    except NotACallError as error:
        return str(error)
    return "it does not end as it begins"


def _foreign(text: str, site: _Site) -> Iterator[_Found]:
    for found in _HUGO.finditer(text):
        end = text.find("}}", found.start())
        end = end + 2 if end >= 0 and "\n" not in text[found.start() : end] else found.end()
        turned = from_hugo(text, found.start(), end)
        words = "this is how another program writes a shortcode; here it is {{ name(key=value) }}"
        mends = (turned[1],) if turned is not None and turned[0] in site.names else ()
        yield _Found(found.start(), end, words, Severity.WARNING, mends)


def _where_none_is_looked_for(source: Markdown, text: str, found: list[Mark], site: _Site) -> Iterator[_Found]:
    """Yield the shortcode that is never rendered, since it stands where Zola looks for none, and those in code."""
    parser = Parser(site.templates)
    parsed = parser.parse(source)
    calls = [piece for piece in split(text) if isinstance(piece, Call)]
    in_code = set(_in_code(parsed))
    parser.render(parsed, parsed.definitions)
    stuck = parsed.calls.unreached if parsed.calls else None
    by_start = {mark.start: mark for mark in found}
    position = 0
    for number, call in enumerate(calls):
        start = text.index(call.source, position)
        position = start + len(call.source)
        mark = by_start[start]
        if call is stuck or (stuck is not None and call.source == stuck.source):
            yield _stuck(text, mark, call)
            return
        if number in in_code and call.name in site.names:
            words = f"{call.name} is replaced by its HTML in code as well; as text it is {PROTECTED}"
            yield _Found(start, position, words, Severity.WARNING, _shown_as_typed(text, mark, is_code=True))


def _stuck(text: str, mark: Mark, call: Call) -> _Found:
    words = f"{call.name} is stuck in code, an address or beside <!-- more -->, and so are all behind it;"
    return _Found(
        mark.start,
        mark.start + len(call.source),
        f"{words} as text it is {PROTECTED}",
        mends=_shown_as_typed(text, mark, is_code=_is_in_ticks(text, mark)),
    )


def _is_in_ticks(text: str, mark: Mark) -> bool:
    line = text[text.rfind("\n", 0, mark.start) + 1 : mark.start]
    return line.count("`") % 2 == 1


def _shown_as_typed(text: str, mark: Mark, *, is_code: bool) -> tuple[Mend, ...]:
    """Return how a shortcode is shown that is code; elsewhere it may well be meant as one."""
    mend = protected(text, mark, is_safe=is_code)
    return (mend,) if mend is not None else ()


def _in_code(parsed: Parsed) -> Iterator[int]:
    """Yield the numbers of the shortcodes that stand in blocks of code."""
    for part in parsed.parts:
        for token in part.tokens:
            if token.type in {"fence", "code_block"}:
                yield from (int(number) for number in _PLACEHOLDER.findall(token.content))


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
