"""What a piece of Markdown is on the page, so that a fix can be known to change there only what it says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html.parser import HTMLParser
from itertools import zip_longest
from typing import TypeAlias

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.blocks import Markdown, Parser
from twimeditor.core.render.marks import Template

_SPACE = lazy_pattern(r"[ \t\r\n\f]+")
_MARKS = lazy_pattern(r"[*_~\\]")
_LINK = "a"
_PARAGRAPH = "p"
_UNSEEN = frozenset({"rel"})
_KEEPING = {"pre": 1, "/pre": -1}
_NO_LINK_IN = frozenset({"a", "code", "kbd", "pre", "samp"})
_INLINE = frozenset(
    {"a", "abbr", "b", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "s", "samp", "small", "span", "strong"}
    | {"sub", "sup", "u"}
)
_Attributes: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of the page; one that closes has a slash before its name and no attributes."""

    name: str
    attributes: _Attributes = ()


Look: TypeAlias = tuple[Tag | str, ...]
"""What is on the page: its tags, and the text between them."""


@lru_cache(maxsize=128)
def look(markdown: str) -> Look:
    """Return what a piece of Markdown is on the page; `rel`, which the site's generator adds, is left out."""
    parser = Parser()
    parsed = parser.parse(Markdown(markdown))
    rendered = parser.render(parsed, parsed.definitions)
    page = _Page()
    page.feed("".join(Template.split(rendered.html).parts[::2]))
    page.close()
    return tuple(_joined(page.found))


def without(found: Look, name: str) -> Look:
    """Return a page without the tags of a name; the text within them stays."""
    return tuple(_joined(one for one in found if isinstance(one, str) or one.name.lstrip("/") != name))


def is_linked(before: Look, after: Look) -> bool:
    """Tell whether two pages differ by nothing but one link more, in no other link and in no code."""
    return _has_one_more(before, after) and without(before, _LINK) == without(after, _LINK)


def is_linked_at_last(before: Look, after: Look) -> bool:
    """Tell whether two pages differ by one link more, whose text was taken for emphasis before."""
    return _has_one_more(before, after) and _bare(before) == _bare(after)


def is_as_said(before: Look, after: Look) -> bool:
    """Tell whether two pages have the same words and links, but for spaces."""
    return targets(before) == targets(after) and _squeezed(before) == _squeezed(after)


def is_as_before(before: Look, after: Look) -> bool:
    """Tell whether two pages differ by nothing but the paragraphs that blank lines make in lists."""
    return tuple(_joined(_tight(before))) == tuple(_joined(_tight(after)))


def targets(found: Look) -> list[str]:
    """Return where the links of a page lead, in their order."""
    tags = (one for one in found if isinstance(one, Tag) and one.name == _LINK)
    return [value for tag in tags for name, value in tag.attributes if name == "href"]


def _tight(found: Look) -> Iterator[Tag | str]:
    """Yield a page without the paragraphs of items; where one follows another, that stays."""
    items = 0
    for one, behind in zip_longest(found, found[1:]):
        name = one.name if isinstance(one, Tag) else ""
        items += {"li": 1, "/li": -1}.get(name, 0)
        parts_two = name == f"/{_PARAGRAPH}" and isinstance(behind, Tag) and behind.name == _PARAGRAPH
        if parts_two or not items or name.lstrip("/") != _PARAGRAPH:
            yield one


def _bare(found: Look) -> tuple[str, ...]:
    """Return tags and words without links, emphasis and its marks, which an address may have had in it."""
    kept = found
    for name in (_LINK, "em", "strong", "del"):
        kept = without(kept, name)
    return tuple(one.name if isinstance(one, Tag) else _MARKS.sub("", one) for one in kept)


def _squeezed(found: Look) -> str:
    return "".join("".join(one.split()) if isinstance(one, str) else f"<{one.name}>" for one in found)


def _has_one_more(before: Look, after: Look) -> bool:
    return len(targets(after)) == len(targets(before)) + 1 and _misplaced(before) == _misplaced(after)


def _misplaced(found: Look) -> int:
    """Return how many links stand in other links or in code."""
    depth = count = 0
    for one in found:
        if isinstance(one, Tag) and one.name.lstrip("/") in _NO_LINK_IN:
            count += one.name == _LINK and depth > 0
            depth += -1 if one.name.startswith("/") else 1
    return count


def _joined(found: Iterable[Tag | str]) -> Iterator[Tag | str]:
    """Yield what is on a page with each text in one piece, without the white space that nobody sees."""
    text, before, kept = "", True, 0
    for one in found:
        if isinstance(one, str):
            text += one
            continue
        is_block = one.name.lstrip("/") not in _INLINE
        seen = text if kept else _seen(text, before=before, behind=is_block)
        if seen:
            yield seen
        yield one
        kept += _KEEPING.get(one.name, 0)
        text, before = "", is_block
    seen = _seen(text, before=before, behind=True)
    if seen:
        yield seen


def _seen(text: str, *, before: bool, behind: bool) -> str:
    """Return a text as it is seen, with blocks before or behind it."""
    text = _SPACE.sub(" ", text)
    text = text.lstrip(" ") if before else text
    return text.rstrip(" ") if behind else text


class _Page(HTMLParser):
    """Gathers the tags of a page, and the text between them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag | str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        seen = ((name, value or "") for name, value in attrs if name not in _UNSEEN)
        self.found.append(Tag(tag, tuple(sorted(seen))))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(Tag(f"/{tag}"))

    def handle_data(self, data: str) -> None:
        self.found.append(data)
