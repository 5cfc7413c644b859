"""Keeps a node's shortcodes out of the way while its Markdown is parsed."""

import re

from twimeditor.core.render import templates
from twimeditor.core.render.escape import escape_html
from twimeditor.core.render.shortcodes import Call, split

_START = "@@SC"  # punctuation at both ends, as Zola's own placeholder has it


class Placeholders:
    """A text in which each shortcode is a placeholder, and what the placeholders stand for."""

    def __init__(self, source: str, markdown: templates.Markdown) -> None:
        pieces = split(source)
        start = _START
        while start in source:
            start += "C"
        self.text = "".join(
            piece if isinstance(piece, str) else f"{start}{number}@@" for number, piece in enumerate(pieces)
        )
        self._calls = {n: piece for n, piece in enumerate(pieces) if isinstance(piece, Call)}
        self._outputs = {n: templates.expand(call, markdown) for n, call in self._calls.items()}
        self._pattern = re.compile(rf"{start}(\d+)@@")

    def in_html(self, html: str) -> str:
        """Return `html` with the shortcodes' HTML put in; inside a tag, their source as text."""
        if not self._calls:
            return html
        return self._pattern.sub(lambda found: self._put(found, html), html)

    def in_code(self, code: str) -> str:
        """Return `code` with the shortcodes' HTML put in, as Zola does."""
        if not self._calls:
            return code
        return self._pattern.sub(lambda found: self._outputs[int(found[1])], code)

    def left_out(self, text: str) -> str:
        """Return `text` without placeholders."""
        return self._pattern.sub("", text) if self._calls else text

    def is_block(self, text: str) -> bool:
        """Tell whether `text` is nothing but a shortcode whose HTML needs no paragraph around it."""
        found = self._pattern.fullmatch(text.strip()) if self._calls else None
        return found is not None and templates.known(self._calls[int(found[1])].name)

    def _put(self, found: re.Match[str], html: str) -> str:
        number = int(found[1])
        inside_tag = html.rfind("<", 0, found.start()) > html.rfind(">", 0, found.start())
        return escape_html(self._calls[number].source) if inside_tag else self._outputs[number]
