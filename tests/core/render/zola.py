"""What the site's generator makes of Markdown: its own parser, and what it changes of what that parser reports.

The parser is pulldown-cmark itself, by way of pyromark; what Zola adds is written here a second time, apart from the
program, so that the two can be compared. Shortcodes are none of this.
"""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Any, TypeAlias
from urllib.parse import quote

import pyromark
from pyromark import Options

from twimeditor.core.render.slugs import slug

PERMALINK = "https://matrix.org/blog/2030/02/01/x/"
_OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_HEADING_ATTRIBUTES
)
_PARSER = pyromark.Markdown(options=_OPTIONS)
_MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?")
_BLANK_START = re.compile(r"\A(?:[ \t\v\f]*\n)+")
_STARTS = {
    "HtmlBlock": "",
    "BlockQuote": "<blockquote>\n",
    "Paragraph": "<p>",
    "Item": "<li>",
    "Emphasis": "<em>",
    "Strong": "<strong>",
    "Strikethrough": "<del>",
}
_ENDS = {
    "HtmlBlock": "",
    "BlockQuote": "</blockquote>\n",
    "Paragraph": "</p>\n",
    "Item": "</li>\n",
    "Emphasis": "</em>",
    "Strong": "</strong>",
    "Strikethrough": "</del>",
    "Table": "</tbody></table>\n",
    "TableRow": "</tr>\n",
    "CodeBlock": "</code></pre>\n",
    "Link": "</a>",
    "FootnoteDefinition": "</div>\n",
}
_ALONE = {"SoftBreak": "\n", "HardBreak": "<br />\n", "Rule": "<hr />\n"}

About: TypeAlias = Any
"""An event's particulars, nested as the parser nests them."""

Event = tuple[str, str, About]
"""What happens, and to what."""


class BrokenParserError(Exception):
    """The site's parser itself cannot read a text."""


def site_html(markdown: str) -> str:
    """Return the body that the site would publish for `markdown`.

    What the parser gets wrong about NUL and CRLF is left aside: the one is shown, the other never written.
    """
    text = _BLANK_START.sub("", _LINE_END.sub("\n", markdown).replace("\0", "\ufffd"))
    return "".join(_Page(_events(text if text.endswith("\n") else f"{text}\n")).write())


def _events(markdown: str) -> list[Event]:
    try:
        return [_event(event) for event in _PARSER.events(markdown)]
    except BaseException as failure:
        if type(failure).__name__ == "PanicException":
            raise BrokenParserError(markdown) from None
        raise


def _event(event: About) -> Event:
    if isinstance(event, str):
        return event, "", None
    ((kind, about),) = event.items()
    if kind not in {"Start", "End"}:
        return kind, "", about
    if isinstance(about, str):
        return kind, about, None
    ((name, particulars),) = about.items()
    return kind, name, particulars


class _Page:
    """Writes the events of one page."""

    def __init__(self, events: list[Event]) -> None:
        self._events = events
        named = [about["id"] for kind, name, about in events if (kind, name) == ("Start", "Heading")]
        self._ids = [name for name in named if name]
        self._numbers: dict[str, int] = {}
        self._alignments: list[str] = []
        self._cell = "th"
        self._column = 0
        self._summary = False
        self._at = 0

    def write(self) -> Iterator[str]:
        while self._at < len(self._events):
            kind, name, about = self._events[self._at]
            self._at += 1
            special: Callable[[About], str] | None = getattr(self, f"_{kind}{name}".lower(), None)
            if special is not None:
                yield special(about)
            else:
                yield {"Start": _STARTS, "End": _ENDS}.get(kind, _ALONE)[name or kind]

    # What is written otherwise than always the same: the methods' names are the events' kinds.

    def _text(self, text: str) -> str:
        return escape(text, quote=False)

    def _code(self, text: str) -> str:
        return f"<code>{escape(text, quote=False)}</code>"

    def _html(self, html: str) -> str:
        if not self._summary and _MORE.search(html):
            self._summary = True
            return '<span id="continue-reading"></span>'
        return html

    _inlinehtml = _html

    def _footnotereference(self, label: str) -> str:
        return f'<sup class="footnote-reference"><a href="#{escape(label)}">{self._number(label)}</a></sup>'

    def _tasklistmarker(self, done: bool) -> str:
        return f'<input disabled="" type="checkbox"{" checked" * done}/>\n'

    def _startheading(self, about: About) -> str:
        name = about["id"] or self._free(slug(self._title()))
        self._ids.append(name)
        classes = f' class="{escape(" ".join(about["classes"]))}"' if about["classes"] else ""
        return f'<{about["level"].lower()} id="{escape(name)}"{classes}>'

    def _endheading(self, level: str) -> str:
        return f"</{level.lower()}>\n"

    def _startcodeblock(self, _about: About) -> str:
        code = ""
        while self._events[self._at][0] == "Text":
            code += self._events[self._at][2]
            self._at += 1
        return f"<pre><code>{escape(code)}"

    def _starttable(self, alignments: list[str]) -> str:
        self._alignments, self._cell = list(alignments), "th"
        return "<table>"

    def _starttablehead(self, _about: About) -> str:
        self._column = 0
        return "<thead><tr>"

    def _endtablehead(self, _about: About) -> str:
        self._cell = "td"
        return "</tr></thead><tbody>\n"

    def _starttablerow(self, _about: About) -> str:
        self._column = 0
        return "<tr>"

    def _starttablecell(self, _about: About) -> str:
        alignment = self._alignments[self._column].lower()
        self._column += 1
        return f"<{self._cell}>" if alignment == "none" else f'<{self._cell} style="text-align: {alignment}">'

    def _endtablecell(self, _about: About) -> str:
        return f"</{self._cell}>"

    def _startlist(self, first: int | None) -> str:
        if first is None:
            return "<ul>\n"
        return "<ol>\n" if first == 1 else f'<ol start="{first}">\n'

    def _endlist(self, ordered: bool) -> str:
        return "</ol>\n" if ordered else "</ul>\n"

    def _startlink(self, about: About) -> str:
        return f'<a href="{_link(about["dest_url"], about["link_type"])}"{_titled(about)}>'

    def _startimage(self, about: About) -> str:
        address = about["dest_url"]
        source = _address(PERMALINK + address if _beside(address) else address)
        return f'<img src="{source}" alt="{self._alternative()}"{_titled(about)} />'

    def _startfootnotedefinition(self, label: str) -> str:
        number = f'<sup class="footnote-definition-label">{self._number(label)}</sup>'
        return f'<div class="footnote-definition" id="{escape(label)}">{number}'

    # What needs more than one event.

    def _number(self, label: str) -> int:
        return self._numbers.setdefault(label, len(self._numbers) + 1)

    def _title(self) -> str:
        """Return the text up to the heading's end."""
        text = ""
        for kind, name, about in self._events[self._at :]:
            if (kind, name) == ("End", "Heading"):
                break
            text += about if kind in {"Text", "Code"} else ""
        return text

    def _free(self, name: str) -> str:
        number = 0
        free = name
        while free in self._ids:
            number += 1
            free = f"{name}-{number}"
        return free

    def _alternative(self) -> str:
        """Return the text up to the image's end, which is passed."""
        text, depth = "", 1
        while depth:
            kind, name, about = self._events[self._at]
            self._at += 1
            if name == "Image":
                depth += 1 if kind == "Start" else -1
            elif kind in {"Text", "Code", "InlineHtml"}:
                text += about
            elif kind in {"SoftBreak", "HardBreak"}:
                text += " "
        return escape(text)


def _link(address: str, kind: str) -> str:
    if kind == "Email":
        return "mailto:" + _address(address)
    own = address.startswith("#") and address != "#"
    return _address(PERMALINK + address if own or (address and _beside(address)) else address or "#")


def _beside(address: str) -> bool:
    return re.match(r"/|\.\.|#|[0-9A-Za-z-]+:", address) is None


def _titled(about: About) -> str:
    return f' title="{escape(about["title"])}"' if about["title"] else ""


def _address(address: str) -> str:
    return escape(quote(address, safe="!#$%&'()*+,-./:;=?@_~"))
