"""Field values as they go into a line, and the line ends of the slice that they go into."""

import re
from html import unescape

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Source
from twimeditor.core.post.inline import calls_template, escape, link_at

_BREAKS = lazy_pattern(r"\s*[\r\n]\s*")
_LINE_END = lazy_pattern(r"\r\n?|\n")
_BRACKETS = lazy_pattern(r"\\.|[\[\]]", re.DOTALL)
_MARKS = lazy_pattern(r"[\\()<>\"'&]")


def single(value: str) -> str:
    """Return a value for one line: trimmed, a line end in it as a space."""
    return _BREAKS.sub(" ", value.strip(" \t\r\n"))


def all_lines(value: str) -> list[str]:
    """Return the lines of a value, whatever ends them."""
    return _LINE_END.split(value)


def lines_of(value: str) -> list[str]:
    """Return the lines of a value, whatever ends them, without the blank ones at its beginning and end."""
    lines = all_lines(value)
    while lines and not lines[-1].strip(" \t"):
        lines.pop()
    while lines and not lines[0].strip(" \t"):
        lines.pop(0)
    return lines


def line_end(source: Source | None, eol: str) -> str:
    """Return what ends the slice's last line; `eol` for a node that was not read from a file."""
    if source is None:
        return eol
    found = _LINE_END.search(source.text, len(source.text.rstrip("\r\n")))
    return found[0] if found else ""


def destination(url: str, title: str = "") -> str:
    """Return what stands in a link's parentheses so that URL and title read back."""
    address, words = single(url), single(title)
    return next((text for text in _destinations(address, words) if _reads_as(text, address, words)), address)


def _destinations(url: str, title: str) -> list[str]:
    escaped = _MARKS.sub(_backslashed, url)
    percent = url.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C")
    titles = [f' "{title}"', f" '{title}'", f' "{_MARKS.sub(_backslashed, title)}"'] if title else [""]
    return [address + tail for address in (url, f"<{url}>", escaped, f"<{escaped}>", percent) for tail in titles]


def _backslashed(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else f"\\{found[0]}"


def _reads_as(text: str, url: str, title: str) -> bool:
    markdown = f"[x]({text})"
    link = link_at(markdown)
    return link is not None and link.end == len(markdown) and (link.target, link.title) == (url, title)


def attribute(value: str) -> str:
    """Return a value in the quotes of an HTML attribute."""
    text = single(value)
    if unescape(text) != text:
        text = text.replace("&", "&amp;")
    if calls_template(text):
        text = text.replace("{", "&#123;")
    return '"' + text.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;") + '"'


def with_attribute(tag: str, name: str, value: str) -> str:
    """Return an HTML start tag with the attribute set; only its value changes, or it is added at the end."""
    found = re.search(rf"""(?<=\s){name}\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)""", tag, re.IGNORECASE)
    if found is not None:
        return tag[: found.start(1)] + attribute(value) + tag[found.end(1) :]
    end = re.search(r"\s*/?>\Z", tag)
    at = end.start() if end else len(tag)
    return f"{tag[:at]} {name}={attribute(value)}{tag[at:]}"


def label(text: str, *, wary: bool) -> str:
    """Return plain text as a link's label; `wary` escapes brackets that could refer to a definition."""
    markdown = escape(single(text))
    return (
        _BRACKETS.sub(lambda found: found[0] if len(found[0]) > 1 else f"\\{found[0]}", markdown) if wary else markdown
    )
