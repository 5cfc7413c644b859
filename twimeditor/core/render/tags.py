"""Raw HTML inside Markdown: which elements it leaves open, and which are outermost."""

import re
from collections.abc import Iterable, Iterator

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.marks import Mark

Open = tuple[str, ...]
"""The elements that are open, the outermost first."""

NEVER_CLOSED = "<"
"""Stands for a tag or comment that does not end: all that follows belongs to it."""

_START = lazy_pattern(r"<(?:!--|[!?]|/?[A-Za-z])")
_TAG = lazy_pattern(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/>\0]*)(?:(?:[^>\"']|\"[^\"]*\"|'[^']*')*>|[^>]*>)")
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_IMPLIED = frozenset({"caption", "colgroup", "dd", "dt", "li", "option", "tbody", "td", "tfoot", "th", "thead", "tr"})
_RAW_TEXT = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
_FORMATTING = frozenset(
    {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
)
_INLINE = _FORMATTING | {"audio", "br", "del", "iframe", "img", "kbd", "label", "q", "span", "sub", "sup", "video"}


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
    """Yield what opens and closes, with the tag that does it."""
    position = 0
    while start := _START.search(html, position):
        tag = _TAG.match(html, start.start())
        if tag is None:
            position = _after_comment(html, start)
        elif (name := tag["name"].lower()) in _RAW_TEXT and not tag["close"]:
            yield name, tag
            position = _after_raw_text(html, name, tag.end())
            if position:
                yield f"/{name}", None
        else:
            yield tag["close"] + name, tag
            position = tag.end()
        if not position:
            yield NEVER_CLOSED, None
            return


def _after_comment(html: str, start: re.Match[str]) -> int:
    """Return where a comment, or what a browser takes for one, ends; 0 where nothing ends it."""
    if start[0][-1].isalpha():
        return 0
    end = "-->" if start[0] == "<!--" else ">"
    found = html.find(end, start.end())
    return found + len(end) if found >= 0 else 0


def _after_raw_text(html: str, name: str, position: int) -> int:
    end = re.compile(f"</{name}[^>]*>", re.IGNORECASE).search(html, position)
    return end.end() if end else 0


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
