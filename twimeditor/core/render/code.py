"""Code with its keywords marked up."""

from typing import TYPE_CHECKING

from twimeditor.core.render.escape import escape_html

if TYPE_CHECKING:
    from pygments.lexer import Lexer
    from pygments.token import _TokenType

LIMIT = 50_000
"""Longer code stays plain: some grammars take more than linear time."""


def highlight(code: str, language: str) -> str:
    """Return `code` as HTML with a span for each word of a kind, plain when the language is unknown."""
    lexer = _lexer(language) if language and len(code) <= LIMIT else None
    if lexer is None:
        return escape_html(code)
    words = list(lexer.get_tokens_unprocessed(code))
    if "".join(word for _start, _kind, word in words) != code:
        return escape_html(code)
    return "".join(_span(kind, word) for _start, kind, word in words)


def _lexer(language: str) -> "Lexer | None":
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - most posts have no code in a language
    from pygments.util import ClassNotFound  # noqa: PLC0415 - likewise

    try:
        return get_lexer_by_name(language)
    except ClassNotFound:
        return None


def _span(kind: "_TokenType", word: str) -> str:
    name = _css_class(kind)
    text = escape_html(word)
    return f'<span class="{name}">{text}</span>' if name else text


def _css_class(kind: "_TokenType | None") -> str:
    from pygments.token import STANDARD_TYPES  # noqa: PLC0415 - as above

    while kind is not None and kind not in STANDARD_TYPES:
        kind = kind.parent
    return STANDARD_TYPES[kind] if kind is not None else ""
