"""Raw HTML inside Markdown: which elements it leaves open, and which are outermost."""

import re
from collections.abc import Iterable, Iterator

from twimeditor.core.render.marks import Mark

Open = tuple[str, ...]
"""The elements that are open, the outermost first."""

NEVER_CLOSED = "<"
"""Stands for a tag or comment that does not end: all that follows belongs to it."""

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*)"
    r"(?:[^<>\"']|\"[^\"]{0,20000}\"|'[^']{0,20000}')*>",
    re.DOTALL,
)
_BROKEN = re.compile(r"<(?:!--|[A-Za-z])")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_IMPLIED = frozenset(["li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup", "option"])
_RAW_TEXT = frozenset(["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"])
_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_INLINE = _FORMATTING | frozenset(
    ["span", "sup", "sub", "del", "img", "iframe", "video", "audio", "br", "label", "kbd", "q"]
)


def events(html: str) -> tuple[str, ...]:
    """Return what opens (``div``) and closes (``/div``) in `html`, in order."""
    found = [name for name, _match in _scan(html)]
    return tuple(found)


def advance(before: Open, passed: Iterable[str]) -> Open:
    """Return what is open after `passed`, as a browser sees it.

    Formatting that is still open when an element around it closes goes on behind it.
    """
    stack = list(before)
    for event in passed:
        if event.startswith("/"):
            _close(stack, event[1:])
        else:
            _open(stack, event)
    return tuple(stack)


def entering_block(before: Open) -> Open:
    """Return what stays open when a block begins: it ends an open paragraph."""
    return before[:-1] if before[-1:] == ("p",) else before


def mark_roots(html: str) -> str:
    """Return `html` with a root mark on each element that is inside no other."""
    stack: list[str] = []
    pieces: list[str] = []
    done = 0
    for event, match in _scan(html):
        if match is not None and not stack and not event.startswith("/"):
            pieces += html[done : match.end("name")], Mark.ROOT()
            done = match.end("name")
        if event.startswith("/"):
            _close(stack, event[1:])
        else:
            _open(stack, event)
    return "".join(pieces) + html[done:]


def _scan(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    position = 0
    while match := _TAG.search(html, position):
        if _BROKEN.search(html, position, match.start()):
            yield NEVER_CLOSED, None
        position = match.end()
        name = (match["name"] or "").lower()
        if name in _RAW_TEXT and not match["close"]:
            yield name, match
            position = _after_raw_text(html, name, position)
            if position <= len(html):
                yield f"/{name}", None
        elif name:
            yield match["close"] + name, match
    if _BROKEN.search(html, position):
        yield NEVER_CLOSED, None


def _after_raw_text(html: str, name: str, position: int) -> int:
    end = re.compile(f"</{name}[^>]*>", re.IGNORECASE).search(html, position)
    return end.end() if end else len(html) + 1


def _open(stack: list[str], name: str) -> None:
    if stack[-1:] == ["p"] and name not in _INLINE:
        stack.pop()
    if name == "a" and "a" in stack:
        stack.remove("a")
    if name not in _VOID and name not in _IMPLIED:
        stack.append(name)


def _close(stack: list[str], name: str) -> None:
    if name not in stack:
        return
    inner: list[str] = []
    while (last := stack.pop()) != name:
        inner.append(last)
    stack += [element for element in reversed(inner) if element in _FORMATTING]
