"""Rich text, as chat clients and browsers put it on the clipboard, as Markdown."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup
from markdownify import ATX, MarkdownConverter

from twimeditor.core.lazy import lazy_pattern

LONGEST = 600_000
"""Characters of HTML beyond which its plain text is taken: reading it would take seconds."""

_MOST_TAGS = 20_000

_FORMATTED = lazy_pattern(
    r"<(?:a\s[^<>]*href|strong|em|b|i|u|s|del|ul|ol|li|h[1-6]|pre|code|blockquote|table|details|img|mx-reply|hr)\b",
    re.IGNORECASE,
)
_SPECIAL = lazy_pattern(r"[\\`\[\]~]|\*(?=\S)|(?<=\S)\*|(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_])")
_URL = lazy_pattern(r"(?:https?|ftp)://\S+|[@#][^\s:@#]{1,255}:[\w.-]+")
_AT_START = lazy_pattern(r"(?m)^([ \t]*)(#{1,6}(?=\s)|>|[-+](?=\s)|=+[ \t]*$)")
_NUMBER_AT_START = lazy_pattern(r"(?m)^([ \t]*\d{1,9})([.)])(?=\s)")
_LANGUAGE = lazy_pattern(r"(?:^|\s)lang(?:uage)?-([\w+#.-]+)")
_PLAIN_WEIGHT = lazy_pattern(r"font-weight:\s*(?:normal|400)", re.IGNORECASE)
_DROPPED = ("mx-reply", "script", "style", "head", "title", "template", "meta", "link")
_BLANKS = lazy_pattern(r"\n{3,}")
_INSTRUCTION = lazy_pattern(r"<!\[[^\[\]<>]{0,200}\]>|<\?xml\b[^<>]*>")
_LONG_GAP = lazy_pattern(r"[ \t]{500}")
_UNSAFE = lazy_pattern(r"(?:javascript|vbscript|data):", re.IGNORECASE)
_UNSEEN = lazy_pattern(r"[\x00-\x20\x7f]+")


def markdown_of(html: str) -> str | None:
    """Return the Markdown of an HTML text, None where its plain text tells as much or it cannot be read."""
    if len(html) > LONGEST or not _FORMATTED.search(html) or _is_hard(html):
        return None
    try:
        soup = BeautifulSoup(_closed(_fragment(html)), "html.parser")
        for found in soup.find_all(_DROPPED):
            found.decompose()
        if _is_source(soup):
            return None
        markdown = _BLANKS.sub("\n\n", _converter().convert_soup(soup)).strip("\n")
    except (RecursionError, ParserRejectedMarkup):
        return None
    return markdown if len(markdown) <= 2 * LONGEST else None  # a cell may span a thousand columns


def _converter() -> "_Converter":
    return _Converter(heading_style=ATX, bullets="*", table_infer_header=True, newline_style="backslash")


def _fragment(html: str) -> str:
    """Return what was copied, without what Windows and browsers put around it."""
    start, end = html.find("<!--StartFragment-->"), html.rfind("<!--EndFragment-->")
    return html[start + 20 : end] if 0 <= start < end else html


def _is_hard(html: str) -> bool:
    """Tell whether a text is such that the libraries would need a while, or for ever: none that a person wrote."""
    return html.count("<") > _MOST_TAGS or _LONG_GAP.search(html) is not None


def _closed(html: str) -> str:
    """Return an HTML text in which whatever is opened and never closed is text: the parser looks for each end anew."""
    html = _INSTRUCTION.sub("", html).replace("<![", "&lt;![")
    end = html.rfind("-->") + 1
    html = html[:end] + html[end:].replace("<!--", "&lt;!--")
    end = html.rfind(">") + 1
    return html[:end] + html[end:].replace("<", "&lt;")


def _is_source(soup: BeautifulSoup) -> bool:
    """Tell whether all that was copied is one block of code: an editor's own text, coloured."""
    outermost = [child for child in (soup.body or soup).children if str(child).strip()]
    only = outermost[0] if len(outermost) == 1 else None
    return isinstance(only, Tag) and only.name == "pre" and only.find("code") is None


class _Converter(MarkdownConverter):
    """Writes the Markdown that the newsletter uses, and keeps typed signs from becoming marks."""

    def escape(self, text: str, parent_tags: Iterable[str]) -> str:  # noqa: ARG002 - the library's signature
        pieces: list[str] = []
        done = 0
        for url in _URL.finditer(text):
            pieces += _escaped(text[done : url.start()]), url[0]
            done = url.end()
        return "".join(pieces) + _escaped(text[done:])

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(el.get("href") or "")
        if not address or not text.strip() or "_noformat" in parent_tags or _is_unsafe(address):
            return text
        if text.strip() == address:
            return text
        lead, label, tail = _parted(text)
        return f"{lead}[{label}]({_target(address)}){tail}"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        lead, bold, tail = _parted(text)
        plain = not bold or "_noformat" in parent_tags or _PLAIN_WEIGHT.search(str(el.get("style") or ""))
        return text if plain else f"{lead}**{bold}**{tail}"

    convert_strong = convert_b

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        content = el.get_text().strip("\n")
        runs = [len(run) for run in re.findall("`+", content)]
        fence = "`" * max(3, *(run + 1 for run in runs), 3)
        return f"\n\n{fence}{_language(el)}\n{content}\n{fence}\n\n"

    def convert_span(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        if el.has_attr("data-mx-spoiler") and text.strip():
            reason = str(el.get("data-mx-spoiler") or "").strip()
            return f"(spoiler{': ' + reason if reason else ''}) {text}"
        if el.has_attr("data-mx-maths"):
            return f"`{el['data-mx-maths']}`"
        return text

    convert_div = convert_span

    def convert_del(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        lead, struck, tail = _parted(text)
        return f"{lead}~~{struck}~~{tail}" if struck else text

    convert_s = convert_strike = convert_del

    def convert_details(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"\n\n{text.strip()}\n\n"

    def convert_summary(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        lead, summary, _ = _parted(text)
        return f"\n\n{lead}**{summary}**\n\n" if summary else ""

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        alt = " ".join(str(el.get("alt") or el.get("title") or "").split())
        source = str(el.get("src") or "")
        if el.has_attr("data-mx-emoticon") or source.startswith(("data:", "blob:", "cid:")) or not source:
            return alt
        return f"![{_escaped(alt)}]({_target(source)})"


def _language(pre: Tag) -> str:
    for tag in (pre, pre.find("code")):
        if isinstance(tag, Tag):
            classes = tag.get("class") or ""
            found = _LANGUAGE.search(classes if isinstance(classes, str) else " ".join(classes))
            if found:
                return found[1]
    return ""


def _parted(text: str) -> tuple[str, str, str]:
    """Return the space before a text, the text on its own, and the space behind it."""
    bare = text.strip()
    start = text.find(bare)
    return (text[:start], bare, text[start + len(bare) :]) if bare else (text, "", "")


def _is_unsafe(address: str) -> bool:
    """Tell whether a link would run something, or be a page of its own, instead of leading anywhere."""
    return bool(_UNSAFE.match(_UNSEEN.sub("", address)))


def _target(address: str) -> str:
    """Return an address as it stands in a link."""
    if re.search(r"[\s<>]", address):
        address = re.sub(r"[\s<>]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), address)
    balanced = address.count("(") == address.count(")") and address.find(")") >= address.find("(")
    return address if balanced and "\\" not in address else f"<{address}>"


def _escaped(text: str) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _NUMBER_AT_START.sub(r"\1\\\2", _AT_START.sub(r"\1\\\2", text))
