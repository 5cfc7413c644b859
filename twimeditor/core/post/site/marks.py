"""What a line begins with, told from the line alone."""

import re
from dataclasses import dataclass

from markdown_it.common.html_blocks import block_names

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.site.cursor import BLANK, Cursor

_HEADING = lazy_pattern(r"#{1,6}(?=[\t\v\f ]|$)")
_FENCE = lazy_pattern(r"(?:(`{3,})[^`]*|(~{3,}).*)\Z")
_UNDERLINE = lazy_pattern(r"(=+|-+)[ \t\v\f]*\Z")
_ITEM = lazy_pattern(r"(?:[-+*]|([0-9]{1,9})[.)])(?=[ \t]|\Z)")
_TASK = lazy_pattern(r"\[([\t\v\f xX])\](?=[\t\v\f ]|\Z)")
_FOOTNOTE = lazy_pattern(r"\[\^((?:[^\\\[\]]|\\.|\\\Z)*)\]:[ \t\v\f]*")
_RAW = lazy_pattern(r"<(pre|style|script|textarea)(?=[\t\v\f >]|\Z)", re.IGNORECASE)
_NAME = lazy_pattern(r"</?([A-Za-z0-9]+)(?=[ \t>]|/>|\Z)")
_VALUE = r"""(?:"[^"]*"|'[^']*'|[^'" =><`]+)"""
_ATTRIBUTE = rf"[ \t\v\f]+[A-Za-z_:][A-Za-z0-9_.:-]*+(?:[ \t\v\f]*=[ \t\v\f]*+{_VALUE})?+"
_TAG = lazy_pattern(
    rf"(?:<[A-Za-z][A-Za-z0-9-]*+(?:{_ATTRIBUTE})*+[ \t\v\f]*+/?|</[A-Za-z][A-Za-z0-9-]*+[ \t\v\f]*+)>[ \t\v\f]*\Z"
)
_SPECIAL_ENDS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
_ATTRIBUTES = lazy_pattern(r"\{([^{}<>\\]*)\}[ \t]*\Z")
BEGIN_CONTAINERS = frozenset("*-+>[0123456789")
"""What quotes, items and footnotes begin with."""
BEGIN_LEAVES = frozenset("*-_#`~<[")
"""What blocks begin with that hold no others, paragraphs and tables aside."""
_MAY_INTERRUPT = BEGIN_CONTAINERS | BEGIN_LEAVES


@dataclass(frozen=True, slots=True)
class Item:
    """The mark of a list's item: what the items of one list share, the number, and the columns it takes."""

    mark: str
    number: int
    width: int


def is_rule(text: str) -> bool:
    """Tell whether `text` is a line across the page."""
    if text[:1] not in {"*", "-", "_"}:
        return False
    marks = text.replace(" ", "").replace("\t", "")
    return len(marks) >= 3 and marks == marks[0] * len(marks)


def heading_level(text: str) -> int:
    """Return the level of the heading that `text` begins, 0 for anything else."""
    found = _HEADING.match(text)
    return found.end() if found else 0


def underline_level(text: str) -> int:
    """Return the level of the heading that `text` underlines, 0 for anything else."""
    found = _UNDERLINE.match(text)
    return 0 if found is None else 1 if found[1][0] == "=" else 2


def fence(text: str) -> str:
    """Return the marks of the code fence that `text` begins."""
    found = _FENCE.match(text)
    return (found[1] or found[2]) if found else ""


def closes_fence(text: str, opened: str) -> bool:
    """Tell whether `text` ends what `opened` began."""
    marks = text.rstrip(" ")
    return len(marks) >= len(opened) and marks == opened[0] * len(marks)


def html_end(text: str) -> str | None:
    """Return what ends the HTML that `text` begins; empty where a blank line does, None where it begins none."""
    if not text.startswith("<"):
        return None
    if raw := _RAW.match(text):
        return f"</{raw[1].lower()}>"
    for start, end in _SPECIAL_ENDS:
        if text.startswith(start):
            return end
    if text[1:2] == "!" and text[2:3].isascii() and text[2:3].isalpha():
        return ">"
    name = _NAME.match(text)
    return "" if name and name[1].lower() in block_names else None


def is_tag(text: str) -> bool:
    """Tell whether `text` is one tag of any name, and nothing else."""
    return text.startswith("<") and _TAG.match(text) is not None


def interrupts(text: str, *, any_item: bool) -> bool:
    """Tell whether `text` ends a paragraph before it; `any_item`: so does an item that is empty or not the first."""
    if not text:
        return True
    if text[0] not in _MAY_INTERRUPT:
        return False
    return (
        text[0] == ">"
        or is_rule(text)
        or heading_level(text) > 0
        or bool(fence(text))
        or _interrupting_item(text, any_item=any_item)
        or html_end(text) is not None
        or footnote(text) is not None
    )


def _interrupting_item(text: str, *, any_item: bool) -> bool:
    found = _ITEM.match(text)
    if found is None or any_item:
        return found is not None
    return (found[1] is None or int(found[1]) == 1) and bool(text[found.end() :].strip(BLANK))


def item(cursor: Cursor, indent: int) -> Item | None:
    """Read the mark of an item that begins here, `indent` columns into its container."""
    text = cursor.rest
    found = _ITEM.match(text)
    if found is None or is_rule(text):
        return None
    cursor.at += found.end()
    width = indent + found.end() + 1
    cursor.skip(1)
    if not cursor.blank:
        saved = cursor.place
        more = cursor.skip(4)
        if more < 4:
            width += more
        else:
            cursor.go_back_to(saved)
    return Item(found[0][-1], int(found[1] or 0), width)


def task(cursor: Cursor) -> str:
    """Read the box of a task that begins here and return its inside, empty where there is none."""
    saved = cursor.place
    cursor.skip(3)
    found = _TASK.match(cursor.line, cursor.at)
    if found is None:
        cursor.go_back_to(saved)
        return ""
    cursor.at = found.end()
    return found[1]


def footnote(text: str) -> tuple[str, int] | None:
    """Return the label of the footnote that `text` begins to define, and where its content starts."""
    found = _FOOTNOTE.match(text)
    label = " ".join(found[1].split()) if found else ""
    return (label, found.end()) if found and label else None


def attributes(text: str) -> tuple[str, str | None]:
    """Split a heading's text into what is shown and what stands in braces at its end."""
    start = text.rfind("{")
    found = _ATTRIBUTES.match(text, start) if start >= 0 else None
    return (text[:start], found[1]) if found else (text, None)


def without_closing_marks(text: str) -> str:
    """Return a heading's text without the number signs that close it."""
    text = text.rstrip(" ")
    bare = text.rstrip("#")
    return bare.rstrip(" ") if not bare or bare.endswith(" ") else text
