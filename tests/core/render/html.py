"""How tests render a Markdown text, and compare with what the site's generator made."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from twimeditor.core.post import parse
from twimeditor.core.render import Patch, Renderer, render_body

HEAD = '+++\ntitle = "x"\npath = "/blog/2030/02/01/x"\n+++\n\n'


def html(markdown: str, head: str = HEAD) -> str:
    """Return the body of a post with this Markdown, without line ends between its blocks."""
    return render_body(parse(head + markdown)).strip("\n").replace(">\n<", "><")


@cache
def norm(golden: Path) -> Callable[[str], list[Any]]:
    """Return the function that turns HTML into what has to be equal; it comes with the golden files."""
    spec = importlib.util.spec_from_file_location("golden_norm", golden / "norm.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    compare: Callable[[str], list[Any]] = module.norm
    return compare


_INLINE = frozenset({"a", "b", "code", "del", "em", "i", "kbd", "s", "span", "strong", "sub", "sup", "u"})
_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LINE_ENDS = re.compile(
    r"\n*(</?(?:blockquote|div|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)(?:\s[^<>]*)?>)\n*"
)
_TAG_ALONE = r"\1"
_UNLIKE = {"pre": {"data-lang", "class"}, "code": {"data-lang", "class"}}

Dom = list[tuple[object, ...]]
"""Tags with their attributes, and the text between them, as a browser would have them."""


def dom(html: str) -> Dom:
    """Return what has to be equal: white space where it shows, and nothing of how code is coloured."""
    found: Dom = []
    body = LexborHTMLParser(f"<body>{_LINE_ENDS.sub(_TAG_ALONE, html)}</body>").body
    assert body is not None
    for token in _walk(body, pre=False):
        before = found.pop() if token[0] == "text" and found and found[-1][0] == "text" else None
        found.append(token if before is None else ("text", f"{before[1]}{token[1]}", token[2]))
    return list(_without_layout(found))


def _walk(node: LexborNode, *, pre: bool) -> Iterator[tuple[object, ...]]:
    for child in node.iter(include_text=True):
        tag = str(child.tag)
        if tag == "-text":
            yield "text", child.text_content or "", pre
        elif tag == "span" and pre:
            yield from _walk(child, pre=pre)
        elif not tag.startswith(("-", "_", "!")):
            left_out = _UNLIKE.get(tag, set())
            attributes = sorted((k, v or "") for k, v in child.attributes.items() if k not in left_out)
            yield "<", tag, tuple(attributes)
            yield from _walk(child, pre=pre or tag in {"pre", "textarea"})
            if tag not in _EMPTY:
                yield ">", tag


def _without_layout(tokens: Dom) -> Iterator[tuple[object, ...]]:
    """Collapse white space; drop it beside the tags of blocks and at the ends of code, where it is not seen."""
    for index, token in enumerate(tokens):
        if token[0] != "text":
            yield token
            continue
        text = str(token[1]).rstrip() if token[2] else str(token[1])
        if not token[2]:
            text = _SPACE.sub(" ", text)
            text = text.lstrip(" ") if index == 0 or _hides_space(tokens[index - 1], "<") else text
            text = text.rstrip(" ") if index + 1 == len(tokens) or _hides_space(tokens[index + 1], ">") else text
        if text:
            yield "text", text


def _hides_space(tag: tuple[object, ...], inwards: str) -> bool:
    return tag[1] not in _INLINE or tag[:2] == (inwards, "code")


class Page:
    """What a browser would hold: fragments by key, changed by patches."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer
        self.order: list[int] = []
        self.html: dict[int, str] = {}

    def apply(self, patch: Patch) -> None:
        """Do what the patch says, and nothing else."""
        for key in patch.removed:
            del self.html[key]
        self.html |= patch.html
        if patch.order is not None:
            self.order = list(patch.order)
        assert set(self.order) == set(self.html)

    @property
    def body(self) -> str:
        """Return all of it in order."""
        return "".join(self.html[key] for key in self.order)
