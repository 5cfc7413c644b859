"""What a block's Markdown leaves open, so that it would take in what follows, and how that is closed."""

import re
from dataclasses import dataclass, replace

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Block, Node, Quote
from twimeditor.core.post.blocks import Shape, content, scan, split_lines

_SHORTCODE_MARK = lazy_pattern(r"\{%-?\s*(?:(?P<end>end)\s*-?%\}|(?P<name>\w+)\s*\()")
_FENCE = lazy_pattern(r"[ \t]*(?P<mark>`{3,}|~{3,})")
_RAW_TAG = lazy_pattern(r"[ \t]*<(?P<tag>pre|script|style|textarea)\b", re.IGNORECASE)
_HTML = {
    "<!--": ("a comment (<!--) is not closed", "-->"),
    "<![CDATA[": ("a CDATA section is not closed", "]]>"),
    "<?": ("a processing instruction (<?) is not closed", "?>"),
    "<!": ("a declaration (<!) is not closed", ">"),
}
_SENTINEL = ("\n", "\n", "x\n")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Opening:
    """Something left open: the reason in words, and what closes it."""

    reason: str
    closer: str


def unclosed(node: Node) -> str | None:
    """Return the reason why the node's Markdown does not end within itself, or None."""
    found = _opening(node)
    return found.reason if found else None


def closed(node: Node) -> Node:
    """Return the node with everything closed that its Markdown leaves open."""
    for _ in range(_DEEPEST):
        found = _opening(node)
        if found is None:
            break
        if isinstance(node, Quote):
            node = replace(node, body=f"{node.body}\n{found.closer}")
        elif isinstance(node, Block):
            node = replace(node, markdown=f"{node.markdown}\n{found.closer}")
    return node


def _opening(node: Node) -> Opening | None:
    """Return what is open at the end; what a quote holds ends with the quote, but for shortcodes."""
    if isinstance(node, Quote):
        return _open_shortcode(node.body)
    if isinstance(node, Block):
        return _open_block(node.markdown) or _open_shortcode(node.markdown)
    return None


def _open_block(markdown: str) -> Opening | None:
    """Look whether a paragraph after the Markdown would be one."""
    lines = [f"{content(line)}\n" for line in split_lines(markdown)]
    last = scan([*lines, *_SENTINEL]).blocks[-1]
    if last.start >= len(lines):
        return None
    first = lines[last.start]
    fence = _FENCE.match(first)
    if last.shape is Shape.CODE and fence is not None:
        return Opening(f"a code block ({fence['mark']}) is not closed", fence["mark"])
    return _open_html(first) if last.shape is Shape.HTML else None


def _open_html(first: str) -> Opening | None:
    tag = _RAW_TAG.match(first)
    if tag is not None:
        return Opening(f"<{tag['tag']}> is not closed", f"</{tag['tag']}>")
    start = first.lstrip(" \t")
    return next((Opening(*words) for mark, words in _HTML.items() if start.startswith(mark)), None)


def _open_shortcode(markdown: str) -> Opening | None:
    names: list[str] = []
    for mark in _SHORTCODE_MARK.finditer(markdown):
        if mark["name"]:
            names.append(mark["name"])
        elif names:
            names.pop()
    if not names:
        return None
    return Opening(f"the shortcode {names[-1]} has no {{% end %}}", "{% end %}")
