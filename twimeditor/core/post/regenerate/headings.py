"""Writing headings anew."""

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import EntryHeading, SectionHeading, Source, SubHeading
from twimeditor.core.model.nodes import level_in
from twimeditor.core.post.leaves import split_website
from twimeditor.core.post.regenerate.values import destination, line_end, single

_HASHES = lazy_pattern(
    r"(?P<mark> {0,3}#{1,6})(?P<gap>[ \t]*)(?P<title>.*?)(?P<tail>(?:[ \t]+#+)?[ \t]*)(?P<end>[\r\n]*)"
)
_LOOKS_CLOSED = lazy_pattern(r"(?:\A|[ \t])#+\Z")
_UNDERLINE = lazy_pattern(r"[ \t]*(?:=+|-+)[ \t]*[\r\n]*\Z")

Heading = SectionHeading | EntryHeading | SubHeading


def heading_text(node: Heading, eol: str) -> str:
    """Return an edited heading with the hashes, spaces or underline that it had."""
    if _keeps_underline(node) and isinstance(node, SubHeading) and node.source is not None:
        return _underlined(node, node.source, eol)
    found = _HASHES.fullmatch(node.source.text) if node.source else None
    mark = _mark(node, found["mark"] if found else "")
    gap, tail = (found["gap"] or " ", found["tail"]) if found else (" ", "")
    title = (
        _with_website(node, found["title"] if found else "") if isinstance(node, EntryHeading) else single(node.title)
    )
    if _LOOKS_CLOSED.search(title) and "#" not in tail:
        tail = f" {mark.strip()}{tail}"
    return mark + (gap + title if title else "") + tail + line_end(node.source, eol)


def _keeps_underline(node: Heading) -> bool:
    if node.source is None or node.source.text.lstrip(" ").startswith("#"):
        return False
    return isinstance(node, SubHeading) and node.level == level_in(node.source.text)


def _mark(node: Heading, old: str) -> str:
    """Return the hashes: those that stood there, as many as the level has."""
    level = node.level if isinstance(node, SubHeading) else 2 if isinstance(node, SectionHeading) else 3
    return old if old.count("#") == level else old.replace("#", "") + "#" * level


def _with_website(node: EntryHeading, old: str) -> str:
    """Return title and website; of the slice's `old` text what the edit does not concern."""
    title, website = single(node.title), single(node.website)
    if not website:
        return title
    if node.source is not None and node.source.values[1] == node.website:
        was = split_website(old)[0]
        return (title + old[len(was) :]).lstrip(" \t")
    form = f"([website]({destination(website)}))"
    return f"{title} {form}" if title else form


def _underlined(node: SubHeading, source: Source, eol: str) -> str:
    underline = _UNDERLINE.search(source.text)
    title = single(node.title)
    if underline is None or not title:
        return ""
    lines = [line.strip(" \t") for line in node.title.split("\n") if line.strip(" \t")]
    text = eol.join(lines) if "\n" in source.values[0] else title
    return text + eol + underline[0]
