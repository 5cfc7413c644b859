"""Plain text and inline Markdown: what a reader sees of one, and how to write the other so that it reads back."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image as image_rule
from markdown_it.rules_inline.link import link as link_rule
from markdown_it.token import Token

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.site_blocks import SiteMarkdown

_INLINE = SiteMarkdown("commonmark").enable("strikethrough")
_SPECIAL = ("_", "[]", "*", "~", "!", "<", "&", "`", "{%", "\\")
_CALL = lazy_pattern(r"\{(?:\{|%)(?=[ \t]*(?:[A-Za-z_]\w*[ \t]*\(|end\b|/\*))")
"""How a call of a template begins, as the site reads it anywhere in a text, or the end of one."""

_BREAKS = {"softbreak": " ", "hardbreak": " "}

Definitions = Mapping[str, Mapping[str, Any]]
"""A post's reference definitions as markdown-it-py collects them: normalised label -> ``href``, ``title``."""

NO_DEFINITIONS: Definitions = {}


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link at the start of a text: its label's Markdown, its target as written, and where it ends.

    `title` is the text of a title, `reference` tells that the target stands in a definition.
    """

    label: str
    target: str
    end: int
    title: str = ""
    reference: bool = False


def plain(markdown: str) -> str:
    """Return the text that a reader sees of one line of inline Markdown."""
    if not any(char in markdown for char in "_[]*~!<&`\\\n"):
        return markdown
    tokens: list[Token] = []
    _INLINE.inline.parse(markdown, _INLINE, {}, tokens)
    return "".join(_shown(tokens))


def one_line(text: str) -> str:
    """Return a text with a space for each line end of any kind, and for the space around it."""
    lines = text.splitlines()
    return " ".join(filter(None, map(str.strip, lines))) if len(lines) > 1 else "".join(lines)


def shown_title(markdown: str) -> str:
    """Return a title as panes and lists show it: the text that a reader sees, with single spaces."""
    return " ".join(plain(markdown).split())


def _shown(tokens: Iterable[Token]) -> Iterable[str]:
    for token in tokens:
        if token.type in {"text", "text_special", "code_inline"}:
            yield token.content
        elif token.type == "image":
            yield from _shown(token.children or ())
        else:
            yield _BREAKS.get(token.type, "")


def escape(text: str, definitions: Definitions = NO_DEFINITIONS) -> str:
    """Return Markdown for a link's label (or an image's alt text) that reads back as the line `text`.

    Only what would not read back is escaped, and what would call one of the site's templates; `definitions` are the
    labels that brackets could refer to.
    """
    if _reads_back(text, text, definitions):
        return text
    escaped = [chars for chars in _SPECIAL if any(char in text for char in chars)]
    for chars in tuple(escaped):
        fewer = [other for other in escaped if other != chars]
        if _reads_back(_with_backslashes(text, fewer), text, definitions):
            escaped = fewer
    return _with_backslashes(text, escaped)


def calls_template(text: str) -> bool:
    """Tell whether a text holds what the site would put a template's output in the place of."""
    return "{" in text and _CALL.search(text) is not None


def _with_backslashes(text: str, groups: Iterable[str]) -> str:
    chars = "".join(groups)
    return re.sub(f"[{re.escape(chars)}]", r"\\\g<0>", text) if chars else text


def _reads_back(markdown: str, text: str, definitions: Definitions) -> bool:
    if plain(markdown) != text or calls_template(markdown):
        return False
    if not any(char in markdown for char in "[]\\`<!"):
        return True
    found = link_at(f"[{markdown}](#)", definitions)
    return found is not None and found.label == markdown and not found.reference


def link_at(text: str, definitions: Definitions = NO_DEFINITIONS) -> Link | None:
    """Return the link that `text` starts with, or None; `definitions` maps normalised labels to targets."""
    if not text.startswith("["):
        return None
    state = _state(text, definitions)
    label_end = _INLINE.helpers.parseLinkLabel(state, 0, disableNested=True)
    if label_end < 0 or not link_rule(state, silent=True):
        return None
    label = text[1:label_end]
    inline = text[label_end + 1 : state.pos]
    if inline.startswith("("):
        target, title = _destination(inline)
        return Link(label, target, state.pos, title)
    named = inline[1:-1] or label
    return Link(label, definitions[normalizeReference(named)]["href"], state.pos, reference=True)


def _state(text: str, definitions: Definitions) -> StateInline:
    return StateInline(text, _INLINE, {"references": definitions}, [])


def _destination(inline: str) -> tuple[str, str]:
    """Take target and title from ``(target "title")``."""
    helpers = _INLINE.helpers
    start = len(inline) - len(inline[1:].lstrip(" \t\n"))
    target = helpers.parseLinkDestination(inline, start, len(inline))
    if not target.ok:
        return "", ""
    rest = inline[target.pos :]
    at = target.pos + len(rest) - len(rest.lstrip(" \t\n"))
    title = helpers.parseLinkTitle(inline, at, len(inline), None)
    return target.str, title.str if title.ok else ""


def image_at(text: str) -> Link | None:
    """Return the inline image (``![alt](url "title")``) that `text` starts with, or None."""
    if not text.startswith("!["):
        return None
    state = _state(text, NO_DEFINITIONS)
    label_end = _INLINE.helpers.parseLinkLabel(state, 1, disableNested=False)
    if label_end < 0 or not image_rule(state, silent=True):
        return None
    target, title = _destination(text[label_end + 1 : state.pos])
    return Link(text[2:label_end], target, state.pos, title)
