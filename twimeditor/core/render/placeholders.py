"""Keeps a node's shortcodes out of the way while its Markdown is parsed.

Zola puts the same text in the place of each and, wherever that text turns up on the page, renders the
next shortcode. One that turns up nowhere, since it was code within a line or an address, makes it wait
for good: the text stays where it is, there and in the place of all shortcodes after it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.cards import Place, card
from twimeditor.core.render.shortcodes import Call, split
from twimeditor.core.render.spaces import WHITE_SPACE
from twimeditor.core.render.templates import Shortcodes, UnrenderedError
from twimeditor.core.render.tera import Budget
from twimeditor.core.render.tera.run import Markdown

LITERAL = "@@ZOLA_SC_PLACEHOLDER@@"

_SUMMARY_END = lazy_pattern(r"^[^\n]*<!--[^\S\n]*more[^\S\n]*-->[^\n]*", re.IGNORECASE | re.MULTILINE)
"""A line of HTML of which nothing is left: something else is put in its place."""

_START = "@@SC"  # punctuation at both ends, as Zola's own has it


@dataclass(frozen=True, slots=True)
class Before:
    """What the shortcodes of a post do to those behind them.

    `stuck` tells that one was never rendered, `used` how often each was called that counts its uses.
    """

    stuck: bool = False
    used: tuple[tuple[str, int], ...] = ()


FRESH = Before()
"""What holds at the beginning of a post."""


class Placeholders:
    """A text in which each shortcode is a placeholder, and what the placeholders stand for."""

    def __init__(
        self,
        source: str,
        markdown: Markdown,
        shortcodes: Shortcodes | None = None,
        *,
        before: Before = FRESH,
        budget: Budget | None = None,
    ) -> None:
        self._markdown = markdown
        self._shortcodes = shortcodes or Shortcodes()
        self._before = before
        self._budget = budget or Budget()
        self._used = Counter(dict(before.used))
        self._nth: dict[int, int] = {}
        self._calls: list[Call] = []
        self._made: dict[int, str] = {}
        self._live: set[int] = set()
        pieces = [self._inserted(piece) for piece in split(source)]
        start = _START
        while start in source or any(start in piece for piece in pieces if isinstance(piece, str)):
            start += "C"
        self.text = "".join(piece if isinstance(piece, str) else self._numbered(piece, start) for piece in pieces)
        self._pattern = re.compile(rf"{start}(\d+)@@")

    @property
    def used(self) -> bool:
        """Tell whether there is a shortcode in the text."""
        return bool(self._nth)

    @property
    def after(self) -> Before:
        """Return what holds for the next node; `reach` has to be called first."""
        counted = self._shortcodes.counted
        used = tuple(sorted((name, count) for name, count in self._used.items() if name in counted))
        return Before(stuck=self._before.stuck or len(self._live) < len(self._calls), used=used)

    @property
    def unreached(self) -> Call | None:
        """Return the shortcode that is never rendered and stops all behind it; `reach` has to be called first."""
        return None if self._before.stuck or len(self._live) == len(self._calls) else self._calls[len(self._live)]

    def reach(self, tokens: Sequence[Token]) -> None:
        """Find the shortcodes that are rendered, where the site's generator comes upon them in order."""
        if not self._calls:
            return
        self._forget(tokens)
        if self._before.stuck:
            return
        for text in _seen(tokens):
            for found in self._pattern.finditer(text):
                if int(found[1]) == len(self._live):
                    self._live.add(len(self._live))

    def _forget(self, tokens: Sequence[Token]) -> None:
        """Put Zola's own text where shortcodes are not rendered, though the same stands elsewhere as well."""
        for token in tokens:
            token.info = self._pattern.sub(LITERAL, token.info)
            for name, value in token.attrs.items():
                if isinstance(value, str):
                    token.attrs[name] = self._pattern.sub(LITERAL, value)
            self._forget(token.children or ())

    def in_html(self, html: str) -> str:
        """Return `html` with the shortcodes' HTML put in."""
        if not self._calls:
            return html
        alone = self._pattern.fullmatch(html.strip())
        return self._pattern.sub(lambda found: self._put(found, html, alone=alone is not None), html)

    def in_code(self, code: str) -> str:
        """Return `code` with the shortcodes' HTML put in, as Zola does."""
        return self._pattern.sub(lambda found: self._output(int(found[1]), Place.CODE), code) if self._calls else code

    def left_out(self, text: str) -> str:
        """Return `text` without what the shortcodes become."""
        if not self._calls:
            return text
        return self._pattern.sub(lambda found: "" if int(found[1]) in self._live else LITERAL, text)

    def is_block(self, text: str) -> bool:
        """Tell whether `text` is nothing but a shortcode, whose HTML gets no paragraph around it."""
        found = self._pattern.fullmatch(text.strip()) if self._calls else None
        return found is not None and int(found[1]) in self._live

    def _inserted(self, piece: str | Call) -> str | Call:
        """Count a call; put what it becomes in its place if that is Markdown."""
        if isinstance(piece, str):
            return piece
        self._count(piece)
        if not self._shortcodes.is_markdown(piece.name):
            return piece
        try:
            return self._expanded(piece)
        except UnrenderedError:
            return piece

    def _count(self, call: Call) -> None:
        self._used[call.name] += 1
        self._nth[id(call)] = self._used[call.name]
        for piece in call.body or ():
            if isinstance(piece, Call):
                self._count(piece)

    def _numbered(self, call: Call, start: str) -> str:
        self._calls.append(call)
        return f"{start}{len(self._calls) - 1}@@"

    def _put(self, found: re.Match[str], html: str, *, alone: bool) -> str:
        inside_tag = html.rfind("<", 0, found.start()) > html.rfind(">", 0, found.start())
        place = Place.TAG if inside_tag else Place.BLOCK if alone else Place.TEXT
        return self._output(int(found[1]), place)

    def _output(self, number: int, place: Place) -> str:
        if number not in self._live:
            return LITERAL
        if number not in self._made:
            try:
                self._made[number] = self._expanded(self._calls[number])
            except UnrenderedError as error:
                return card(self._calls[number], str(error), place)
        return self._made[number]

    def _expanded(self, call: Call) -> str:
        """Return what a call becomes, those in its body rendered first; raise UnrenderedError."""
        body = None if call.body is None else "".join(map(self._inner, call.body)).rstrip(WHITE_SPACE)
        return self._shortcodes.expand(call, body, self._nth[id(call)], self._markdown, self._budget)

    def _inner(self, piece: str | Call) -> str:
        if isinstance(piece, str):
            return piece
        try:
            return self._expanded(piece)
        except UnrenderedError as error:
            return card(piece, str(error), Place.TEXT)


def _seen(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the texts in which shortcodes are rendered: not code within a line, addresses, the summary's end."""
    for token in tokens:
        if token.type == "html_block":
            yield _SUMMARY_END.sub("", token.content, count=1)
        elif token.type in {"text", "fence", "code_block", "html_inline"}:
            yield token.content
        elif token.children:
            yield from _seen(token.children)
