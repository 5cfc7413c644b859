r"""Where a post's top-level blocks begin and end, by the tokens of the blocks that the site's parser would find.

The lines are our own split, at ``\r\n``, ``\r`` and ``\n`` as markdown-it-py splits them, so a token's line numbers
lead back to the exact bytes whatever the parser normalises (NUL, line ends).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post import site_blocks
from twimeditor.core.post.inline import Definitions
from twimeditor.core.post.masking import Masked, masked
from twimeditor.core.post.site.blocks import UNDERLINED

_LINE = lazy_pattern(r"[^\r\n]*+(?:\r\n?|\n)|[^\r\n]++")
_DEEPEST = 100  # each level costs the parser two Python frames


class Shape(Enum):
    """What a block is to the Markdown parser."""

    BLANK = auto()
    HEADING = auto()
    QUOTE = auto()
    PARAGRAPH = auto()
    LIST = auto()
    TABLE = auto()
    CODE = auto()
    HTML = auto()
    DEFINITIONS = auto()
    SHORTCODE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A run of lines, `end` excluded; `level` and `underlined` are a heading's."""

    shape: Shape
    start: int
    end: int
    level: int = 0
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """The blocks of a post's body, without gaps, and its reference definitions, those inside quotes included."""

    blocks: tuple[RawBlock, ...]
    definitions: Definitions


def split_lines(text: str) -> list[str]:
    """Split into lines that keep their ends; joining them gives `text`."""
    return _LINE.findall(text)


def content(line: str) -> str:
    """Return a line without its end."""
    return line.rstrip("\r\n")


def is_blank(line: str) -> bool:
    """Tell whether a line holds nothing but spaces and tabs."""
    return not line.strip(" \t\r\n")


def scan(lines: Sequence[str]) -> Scan:
    """Find the top-level blocks of a body given as its lines."""
    text = masked([content(line) for line in lines])
    env: dict[str, Any] = {}
    tokens = _SCANNER.parse(text.text, env)
    blocks = tuple(_without_gaps(_top_level(tokens, text), lines))
    return Scan(blocks, env.get("references", {}))


def _scanner() -> MarkdownIt:
    options = {"inline_definitions": True, "maxNesting": _DEEPEST}
    parser = site_blocks.SiteMarkdown("commonmark", options)
    site_blocks.install(parser, shallow=True)
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


_SCANNER = _scanner()


_SHAPES = {
    "heading_open": Shape.HEADING,
    "blockquote_open": Shape.QUOTE,
    "paragraph_open": Shape.PARAGRAPH,
    "bullet_list_open": Shape.LIST,
    "ordered_list_open": Shape.LIST,
    "table_open": Shape.TABLE,
    "fence": Shape.CODE,
    "code_block": Shape.CODE,
    "html_block": Shape.HTML,
    "definition": Shape.DEFINITIONS,
    "footnote_reference_open": Shape.DEFINITIONS,
}


def _top_level(tokens: list[Token], text: Masked) -> Iterator[RawBlock]:
    for token in tokens:
        if token.level or token.nesting < 0 or token.map is None:
            continue
        start, end = text.lines(*token.map)
        shape = _SHAPES.get(token.type, Shape.OTHER)
        if shape is Shape.PARAGRAPH and text.alone.get(start) == end:
            shape = Shape.SHORTCODE
        if shape is Shape.HEADING and text.joins(*token.map):
            shape = Shape.OTHER  # a title has one line
        level = int(token.tag[1:]) if shape is Shape.HEADING else 0
        yield RawBlock(shape, start, end, level, underlined=token.markup == UNDERLINED)


def _without_gaps(found: Iterator[RawBlock], lines: Sequence[str]) -> list[RawBlock]:
    """Trim what the parser counts too much (blank lines after a list) and fill in what it leaves out."""
    blocks: list[RawBlock] = []
    done = 0
    for block in found:
        start, end = max(block.start, done), block.end
        while end > start and is_blank(lines[end - 1]):
            end -= 1
        if end <= start:
            continue
        trimmed = RawBlock(block.shape, start, end, block.level, block.underlined)
        gap = list(_between(done, start, lines))
        joined = _joined(blocks[-1], gap, trimmed, lines) if blocks else None
        if joined is not None:
            blocks[-1] = joined
        else:
            blocks += *gap, trimmed
        done = end
    return [*blocks, *_between(done, len(lines), lines)]


def _joined(before: RawBlock, gap: Sequence[RawBlock], block: RawBlock, lines: Sequence[str]) -> RawBlock | None:
    """Return what definitions and the block after them are together, None where each can stand for itself."""
    if before.shape is not Shape.DEFINITIONS:
        return None
    if block.shape is Shape.DEFINITIONS and (not gap or _is_indented(lines[block.start])):
        return RawBlock(Shape.DEFINITIONS, before.start, block.end)
    if not gap and _needs_what_is_before(block, lines):
        return RawBlock(Shape.OTHER, before.start, block.end)
    return None


def _needs_what_is_before(block: RawBlock, lines: Sequence[str]) -> bool:
    """Tell whether a paragraph would be something else without the definitions right before it."""
    if block.shape is not Shape.PARAGRAPH and not block.underlined:
        return False
    alone = _SCANNER.parse("\n".join(content(line) for line in lines[block.start : block.end]))
    shape = _SHAPES.get(alone[0].type) if alone else None
    return shape is not block.shape or alone[0].map != [0, block.end - block.start]


def _is_indented(line: str) -> bool:
    """Tell whether a line would be code if it stood alone."""
    return line.expandtabs(4).startswith("    ")


def _between(start: int, end: int, lines: Sequence[str]) -> Iterator[RawBlock]:
    while start < end:
        blank = is_blank(lines[start])
        stop = start + 1
        while stop < end and is_blank(lines[stop]) == blank:
            stop += 1
        yield RawBlock(Shape.BLANK if blank else Shape.OTHER, start, stop)
        start = stop
