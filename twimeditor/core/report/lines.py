"""What is put right line by line: lists, headings, blank lines, and the title that a report begins with."""

from collections.abc import Iterator

from markdown_it.token import Token

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.inline import link_at, plain
from twimeditor.core.post.site import marks
from twimeditor.core.post.site.blocks import UNDERLINED
from twimeditor.core.report.layout import Layout

_DEEPEST = 6
_PREFIX = r"^([ \t>]*+)"
_SIGN = lazy_pattern(rf"{_PREFIX}[•◦‣▪●○⁃∙][ \t\u00a0]+(?=\S)")
_BULLET = lazy_pattern(rf"{_PREFIX}([-*+])(?=[ \t]+\S)")
_NUMBER = lazy_pattern(rf"{_PREFIX}([0-9]{{1,9}})\)(?=[ \t]+\S)")
_WIDE = lazy_pattern(r"^( {0,3}(?:[-*+]|[0-9]{1,9}[.)])) {2,4}(?=\S)")
_HASHES = lazy_pattern(r"^ {0,3}#{1,6}")
_CLOSING_HASHES = lazy_pattern(r"(?:^|[ \t]+)#+[ \t]*\Z")
_RULE = lazy_pattern(r" {0,3}-{3,}[ \t]*\Z")
_SENTENCE_END = lazy_pattern(r"[.!?…:;)]\s*\Z")
_LONGEST_HEADING = 80
_WEBSITE = lazy_pattern(r"(?P<title>[^\n]*\S)[ \t]+\((?P<link>\[[^\n]*|<?https?://[^\s<>()]+>?)\)\Z")
_APART = ("bullet_list_open", "ordered_list_open", "heading_open", "fence", "table_open", "blockquote_open")
_APART_BEHIND = {"heading_open", "fence", "table_open"}


def regular_lists(before: Layout) -> tuple[str, int]:
    """Give lists one kind of bullet, numbers a dot and marks a single space; tell how many lines changed."""
    signs = [line if n in before.kept else _SIGN.sub(r"\1* ", line) for n, line in enumerate(before.lines)]
    layout = before if signs == before.lines else Layout("\n".join(signs))
    starts = {start: end - start for _, start, end in layout.blocks("list_item_open") if start not in layout.kept}
    bullet = next(filter(None, (_bullet(layout.lines[start]) for start in sorted(starts))), "*")
    lines = [
        _regular(line, bullet, short=starts[n] == 1) if n in starts else line for n, line in enumerate(layout.lines)
    ]
    return "\n".join(lines), sum(old != new for old, new in zip(before.lines, lines, strict=True))


def _bullet(line: str) -> str:
    found = _BULLET.match(line)
    return found[2] if found and found[2] != "+" else ""


def _regular(line: str, bullet: str, *, short: bool) -> str:
    """Return an item's first line with the usual mark, unless that would make another thing of it."""
    changed = _NUMBER.sub(r"\1\2.", _BULLET.sub(rf"\1{bullet}", line))
    changed = _WIDE.sub(r"\1 ", changed) if short else changed
    return line if marks.is_rule(changed.strip()) else changed


def ruled(layout: Layout) -> tuple[str, int]:
    """Put a blank line before dashes that were meant as a line across, where they would make a heading of a sentence.

    Tell how many there were.
    """
    places = [end - 1 for token, start, end in _headings(layout) if _is_sentence(layout, token, start, end)]
    return _with_blanks(layout, places), len(places)


def _headings(layout: Layout) -> Iterator[tuple[Token, int, int]]:
    return layout.blocks("heading_open", outermost=True)


def _is_sentence(layout: Layout, token: Token, start: int, end: int) -> bool:
    if token.markup != UNDERLINED or not _RULE.match(layout.lines[end - 1]):
        return False
    last = layout.lines[end - 2]
    return end - start > 2 or len(last) > _LONGEST_HEADING or _SENTENCE_END.search(last) is not None


def _with_blanks(layout: Layout, places: list[int]) -> str:
    lines = layout.lines
    wanted = frozenset(places)
    return "\n".join(f"\n{line}" if n in wanted else line for n, line in enumerate(lines)) if places else layout.text


def take_title(layout: Layout, level: int) -> tuple[str, str, str] | None:
    """Return title, website and the rest of a text that begins with a heading above `level`."""
    found = next(layout.blocks(outermost=True), None)
    if found is None or found[0].type != "heading_open" or int(found[0].tag[1:]) >= level:
        return None
    _, start, end = found
    if _is_sentence(layout, *found):
        return None
    content = _content(layout, found[0], start, end)
    if any(line.strip() for line in layout.lines[:start]) or not plain(content).strip():
        return None
    title, website = with_website(content)
    return title, website, "\n".join(layout.lines[end:]).strip("\n")


def _content(layout: Layout, token: Token, start: int, end: int) -> str:
    """Return what a heading says, on one line."""
    if token.markup == UNDERLINED:
        return " ".join(line.strip() for line in layout.lines[start : end - 1])
    return _CLOSING_HASHES.sub("", _HASHES.sub("", layout.lines[start]).strip())


def with_website(title: str) -> tuple[str, str]:
    """Part ``Title ([website](url))``, ``Title (url)`` and ``[Title](url)`` into title and address."""
    whole = link_at(title)
    if whole is not None and whole.end == len(title) and not whole.target.startswith("https://matrix.to/"):
        return whole.label, whole.target
    found = _WEBSITE.match(title)
    if found is None:
        return title, ""
    link = link_at(found["link"])
    if link is not None:
        return (found["title"], link.target) if link.end == len(found["link"]) else (title, "")
    return (found["title"], found["link"].strip("<>")) if not found["link"].startswith("[") else (title, "")


def lowered(layout: Layout, level: int) -> tuple[str, int]:
    """Let headings begin at `level`, keep their order and jump over none; tell how many changed.

    They are written with hashes then; those that are low enough stay.
    """
    headings = list(_headings(layout))
    levels = sorted({int(token.tag[1:]) for token, _, _ in headings})
    if not levels or levels[0] >= level:
        return layout.text, 0
    lines = list(layout.lines)
    for token, start, end in reversed(headings):
        depth = min(level + levels.index(int(token.tag[1:])), _DEEPEST)
        if token.markup == UNDERLINED:
            content = _content(layout, token, start, end)
            closed = f"{content[:-1]}\\#" if content.endswith("#") else content
            lines[start:end] = [f"{'#' * depth} {closed}"]
        else:
            lines[start] = _HASHES.sub("#" * depth, lines[start])
    return "\n".join(lines), len(headings)


def spaced(layout: Layout) -> tuple[str, int]:
    """Put blank lines around what the site's rules want apart, one between others; tell how many came or went."""
    places = sorted({place for found in layout.blocks(*_APART, outermost=True) for place in _borders(layout, *found)})
    spread = Layout(_with_blanks(layout, places)) if places else layout
    bare = [line if line.strip() or n in spread.kept else "" for n, line in enumerate(spread.lines)]
    lines = [line for n, line in enumerate(bare) if line or n in spread.kept or (n > 0 and bare[n - 1])]
    return "\n".join(lines), len(places) + len(bare) - len(lines)


def _borders(layout: Layout, token: Token, start: int, end: int) -> Iterator[int]:
    """Yield the lines before which a blank one is missing."""
    if start > 0 and layout.lines[start - 1].strip():
        yield start
    if token.type in _APART_BEHIND and end < len(layout.lines) and layout.lines[end].strip():
        yield end
