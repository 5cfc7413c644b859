"""One node's Markdown to HTML, in two steps.

`Parser.parse` finds the blocks and the definitions among them. When the definitions of all nodes are
known, `Parser.render` reads what is inside the blocks and writes the HTML.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markdown_it.rules_core import StateCore, normalize, text_join
from markdown_it.token import Token
from markdown_it.utils import EnvType

from twimeditor.core.render.budget import TooMuchWorkError, patience
from twimeditor.core.render.dialect import Dialect
from twimeditor.core.render.escape import escape_html
from twimeditor.core.render.marks import NUL, Mark, Numbering, Template, named_ids
from twimeditor.core.render.placeholders import FRESH, Before, Placeholders
from twimeditor.core.render.quotes import Part, Rendered, divide, divide_again, divisible
from twimeditor.core.render.references import Definitions, Lookups, definitions_in, merged, still_right
from twimeditor.core.render.tags import NEVER_CLOSED, events
from twimeditor.core.render.templates import Shortcodes, SiteTemplates
from twimeditor.core.render.tera import Budget
from twimeditor.core.render.transforms import after_inline

TOO_MUCH = "This block takes too long to show. It is kept as it was typed."

_DEEPEST_SHORTCODE = 5

_CHARACTERS_A_STEP = 2
"""So much code is coloured in the time of one step."""


@dataclass(frozen=True, slots=True)
class Markdown:
    """What is to be rendered: a text, or (`quoted`) what a quote holds, `before` the shortcodes of the nodes before."""

    text: str
    quoted: bool = False
    before: Before = FRESH

    @property
    def whole(self) -> str:
        """Return the text, a quote's with its marks."""
        return "> " + self.text.replace("\n", "\n> ") + "\n" if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Parsed:
    """A node's blocks, their inside not yet read.

    One part holds all, unless the quote is `divided`; no part means that the text is shown as it is, or
    that it was `too_much` for the steps that were granted.
    """

    source: Markdown
    parts: tuple[Part, ...] = ()
    calls: Placeholders | None = None
    divided: bool = False
    too_much: bool = False

    @property
    def definitions(self) -> Definitions:
        """Return the definitions that stand in the node."""
        return merged(part.definitions for part in self.parts)

    @property
    def complete(self) -> bool:
        """Tell whether the HTML of every block of a divided quote was made."""
        return self.divided and all(part.rendered for part in self.parts)


class Parser:
    """Renders nodes; never raises, whatever the text."""

    def __init__(self, templates: SiteTemplates | None = None) -> None:
        self._dialect = Dialect()
        self._shortcodes = Shortcodes(templates)

    @property
    def spent(self) -> int:
        """Return the steps that the last call took."""
        return self._dialect.meter.spent

    def parse(self, source: Markdown, previous: Parsed | None = None, *, steps: int | None = None) -> Parsed:
        """Find the blocks and definitions; `previous` is an earlier state of the same node.

        Without a number of `steps` all are taken that any node is worth.
        """
        self._grant(source, steps)
        return self._guarded(source, previous, 0)

    def render(self, parsed: Parsed, definitions: Definitions, *, steps: int | None = None) -> Rendered:
        """Return the HTML. A `Parsed` can be rendered once, or once more with equal definitions."""
        self._grant(parsed.source, steps)
        if any(_outdated(part, definitions) for part in parsed.parts):
            parsed = self._guarded(parsed.source, None, 0)
        return too_much() if parsed.too_much else self._rendered(parsed, definitions)

    def _grant(self, source: Markdown, steps: int | None) -> None:
        self._dialect.meter.grant(patience(len(source.text)) if steps is None else steps)

    def _rendered(self, parsed: Parsed, definitions: Definitions) -> Rendered:
        try:
            return self._joined(parsed, definitions) if parsed.parts else _as_it_is(parsed.source.whole)
        except TooMuchWorkError:
            return too_much()
        except Exception:  # noqa: BLE001 - a fault in the preview must not stop the typing
            return _as_it_is(parsed.source.whole)

    def _guarded(self, source: Markdown, previous: Parsed | None, depth: int) -> Parsed:
        try:
            if source.quoted and divisible(source.text):
                return self._divided(source, previous)
            return self._whole(source, depth)
        except TooMuchWorkError:
            return Parsed(source, too_much=True)
        except Exception:  # noqa: BLE001 - a fault in the preview must not stop the typing
            return Parsed(source)

    def _whole(self, source: Markdown, depth: int, budget: Budget | None = None) -> Parsed:
        budget = budget or Budget()
        inner = partial(self._standalone, depth=depth + 1, budget=budget) if depth < _DEEPEST_SHORTCODE else escape_html
        text = source.whole.replace(NUL, "\ufffd")
        calls = Placeholders(text, inner, self._shortcodes, before=source.before, budget=budget)
        tokens = self._read(calls.text)
        return Parsed(source, (Part(0, tokens, definitions_in(tokens)),), calls)

    def _divided(self, source: Markdown, previous: Parsed | None) -> Parsed:
        lines = source.text.split("\n")
        if previous is not None and previous.complete:
            old_lines = previous.source.text.split("\n")
            parts = divide_again(self._read, lines, old_lines, previous.parts)
        else:
            parts = divide(self._read, lines)
        return Parsed(source, tuple(parts), Placeholders("", escape_html), divided=True)

    def _standalone(self, text: str, *, depth: int, budget: Budget) -> str:
        """Return the HTML of a text that knows nothing but itself."""
        parsed = self._whole(Markdown(text), depth, budget)
        template = Template.split(self._joined(parsed, parsed.definitions).html)
        marks = template.numbered
        return template.fill(Numbering(named_ids(marks)).values(marks))

    def _read(self, text: str) -> list[Token]:
        self._dialect.meter.spend(text.count("\n"))
        state = StateCore(text, self._dialect, {})
        normalize(state)
        self._dialect.block.parse(state.src, self._dialect, state.env, state.tokens)
        return state.tokens

    def _joined(self, parsed: Parsed, definitions: Definitions) -> Rendered:
        rendered = [self._of_part(part, parsed.calls, definitions) for part in parsed.parts]
        if not parsed.divided:
            return rendered[0]
        asked = {label: found for part in rendered for label, found in part.asked.items()}
        inside = "".join(part.html for part in rendered)
        line_end = "\n" if any(part.tokens for part in parsed.parts) else ""
        html = f"<blockquote{Mark.ROOT()}>{line_end}{inside}</blockquote>\n"
        return Rendered(html, asked, _events_around(rendered, html))

    def _of_part(self, part: Part, calls: Placeholders | None, definitions: Definitions) -> Rendered:
        if part.rendered is None:
            part.rendered = self._html(part.tokens, calls or Placeholders("", escape_html), definitions)
        return part.rendered

    def _html(self, tokens: list[Token], calls: Placeholders, definitions: Definitions) -> Rendered:
        lookups = Lookups(definitions)
        env: EnvType = {"references": lookups, "calls": calls}
        raw = any([*self._read_inline(tokens, env)])
        after_inline(tokens, calls)
        html = calls.in_html(self._dialect.renderer.render(tokens, self._dialect.options, env))
        passed = events(html) if raw or calls.used else ()
        return Rendered(html, lookups.asked, passed, after=calls.after if calls.used else None)

    def _read_inline(self, tokens: list[Token], env: EnvType) -> Iterator[bool]:
        """Read the inside of the blocks; yield for each whether there is raw HTML in it."""
        meter = self._dialect.meter
        for token in tokens:
            if token.type == "inline":
                meter.spend()
                token.children = token.children or []
                self._dialect.inline.parse(token.content, self._dialect, env, token.children)
                yield any(child.type == "html_inline" for child in token.children)
            else:
                meter.spend(len(token.content) // _CHARACTERS_A_STEP if token.info else 0)
                yield token.type == "html_block"
        text_join(StateCore("", self._dialect, env, tokens))


def _events_around(rendered: Sequence[Rendered], html: str) -> tuple[str, ...]:
    passed = [event for part in rendered for event in part.events]
    if NEVER_CLOSED in passed:
        return events(html)
    return ("blockquote", *passed, "/blockquote") if passed else ()


def _outdated(part: Part, definitions: Definitions) -> bool:
    return part.rendered is not None and not still_right(part.rendered.asked, definitions)


def too_much() -> Rendered:
    """Return the note that stands for a node which takes too long."""
    return Rendered(f'<p class="preview-note"{Mark.ROOT()}>{TOO_MUCH}</p>\n', {}, too_much=True)


def _as_it_is(text: str) -> Rendered:
    shown = escape_html(text.replace(NUL, "\ufffd"))
    return Rendered(f"<pre{Mark.ROOT()}>{shown}</pre>\n", {})
