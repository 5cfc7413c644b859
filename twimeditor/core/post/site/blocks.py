"""Finds the blocks of a text, line by line.

It goes by the rules of the site's parser, which are those of CommonMark but for some corners. A line belongs to the
open containers whose marks it begins with; a paragraph also takes lines that lack these marks, unless something else
begins.
"""

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.parser_block import ParserBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.post.site import marks, tables
from twimeditor.core.post.site.cursor import BLANK, Cursor
from twimeditor.core.post.site.definitions import Definition, Place, definition
from twimeditor.core.post.site.entities import unescape
from twimeditor.core.post.site.nesting import DEEPEST, Nesting
from twimeditor.core.post.site.outline import Kind, Outline
from twimeditor.core.post.site.writer import Spend, Writer

MOST_CELLS = 1 << 16
"""Cells that a table's rows may lack, all together, before it ends."""


UNDERLINED = "="
"""The markup of a heading that has a line below it."""

_MARKUP = lazy_pattern(r"(?<!\\)[*_`~<\[\]]")


def free() -> None:
    """Let a cell cost nothing."""


class SiteBlocks(ParserBlock):
    """The block parser that markdown-it is given; the library's own rules are left aside."""

    def __init__(self, spend: Spend = free, *, shallow: bool = False) -> None:
        super().__init__()
        self._spend = spend
        self._shallow = shallow

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        lines = src.split("\n")
        if not lines[-1]:
            lines.pop()
        Reading(lines, md, env, Writer(outTokens, self._spend, shallow=self._shallow)).read()
        return outTokens


class Reading:
    """The reading of one text. What reads a block gets the line on which it begins and returns the next one."""

    def __init__(self, lines: list[str], md: MarkdownIt, env: EnvType, writer: Writer) -> None:
        self._outline = Outline(lines)
        self._nesting = Nesting(self._outline, writer)
        self._writer = writer
        self._md = md
        self._env = env

    def read(self) -> None:
        """Read all lines."""
        number = 0
        while number < len(self._outline.lines):
            number = self._block(number)
        self._nesting.close_to(0, number)

    def _block(self, number: int) -> int:
        cursor = self._nesting.enter(number)
        following = self._containers(cursor, number)
        return self._leaf(cursor, number) if following is None else following

    def _containers(self, cursor: Cursor, number: int) -> int | None:
        """Open those that begin on the line; return the next line if nothing is left of this one."""
        while len(self._outline.open) < DEEPEST:
            saved = cursor.place
            indent = cursor.skip(4)
            if indent == 4 or cursor.next not in marks.BEGIN_CONTAINERS:
                cursor.go_back_to(saved)
                return None
            if item := marks.item(cursor, indent):
                self._nesting.item(item, number)
                following = self._item(cursor, number)
                if following is not None:
                    return following
            elif not self._nesting.quote_or_footnote(cursor, number):
                cursor.go_back_to(saved)
                return None
        return None

    def _item(self, cursor: Cursor, number: int) -> int | None:
        """Read an item as far as its first line tells what is in it."""
        box = "" if cursor.blank else marks.task(cursor)
        if cursor.blank:
            if box:
                self._writer.box(box)
            self._nesting.empty_item = number + 1
            return number + 1
        if not box:
            return None
        cursor.skip_all()
        return self._paragraph(cursor, number, box)

    def _leaf(self, cursor: Cursor, number: int) -> int:
        if cursor.blank:
            self._nesting.take_blank()
            return number + 1
        spaces = cursor.spaces
        indent = cursor.skip(4)
        if indent == 4:
            self._nesting.finish_list(number)
            return self._indented(cursor, number)
        if cursor.next not in marks.BEGIN_LEAVES:
            return self._paragraph(cursor, number)
        html_end = marks.html_end(cursor.rest)
        if html_end is None and marks.is_tag(cursor.rest):
            html_end = ""
        if html_end is not None:
            self._nesting.finish_list(number)
            return self._html(" " * max(spaces, indent), cursor, number, html_end)
        return self._marked(cursor, number, indent)

    def _marked(self, cursor: Cursor, number: int, indent: int) -> int:
        text = cursor.rest
        if marks.is_rule(text):
            self._nesting.finish_list(number)
            self._writer.leaf("hr", "hr", number, number + 1)
            return number + 1
        if level := marks.heading_level(text):
            self._nesting.finish_list(number)
            content, attributes = marks.attributes(text[level:].lstrip(BLANK))
            content = marks.without_closing_marks(content)
            self._writer.heading(level, content, attributes, (number, number + 1))
            return number + 1
        if fence := marks.fence(text):
            self._nesting.finish_list(number)
            return self._fence(fence, indent, text, number)
        return self._definitions(cursor, number)

    def _indented(self, cursor: Cursor, number: int) -> int:
        start = number
        lines: list[str] = []
        kept = 0
        blank = False
        while True:
            lines.append(" " * cursor.spaces + cursor.rest + "\n")
            kept = kept if blank else len(lines)
            number += 1
            following = self._outline.inside(number)
            if number >= len(self._outline.lines) or following is None:
                break
            if following.skip(4) < 4 and not following.ended:
                break
            cursor, blank = following, following.blank
        self._nesting.blank = blank
        self._writer.leaf("code_block", "code", start, start + kept, "".join(lines[:kept]))
        return number

    def _html(self, padding: str, cursor: Cursor, number: int, end: str) -> int:
        """Read HTML up to the line with `end`, or, if that is empty, up to a blank one."""
        start = number
        lines = [padding + cursor.rest]
        while True:
            ended = bool(end) and end in cursor.rest
            number += 1
            following = self._outline.inside(number)
            if ended or following is None or number >= len(self._outline.lines) or (not end and following.blank):
                break
            cursor = following
            lines.append(" " * cursor.spaces + cursor.rest)
        self._writer.leaf("html_block", "", start, number, "\n".join(lines) + "\n")
        return number

    def _fence(self, fence: str, indent: int, text: str, number: int) -> int:
        start = number
        lines: list[str] = []
        number += 1
        while number < len(self._outline.lines) and (cursor := self._outline.inside(number)) is not None:
            number += 1
            cursor.skip(indent)
            saved = cursor.place
            if cursor.skip(4 - indent) < 4 - indent and marks.closes_fence(cursor.rest, fence):
                break
            cursor.go_back_to(saved)
            lines.append(" " * cursor.spaces + cursor.rest + "\n")
        info = unescape(text[len(fence) :].strip(BLANK))
        self._writer.leaf("fence", "code", start, number, "".join(lines), info).markup = fence
        return number

    def _definitions(self, cursor: Cursor, number: int) -> int:
        """Read definitions, and the paragraph that follows without a blank line."""
        while found := definition(self._outline, Place(number, cursor.at)):
            self._nesting.close_list(number)
            self._define(found, number)
            following = self._outline.goes_on(found.end)
            if following is None:
                self._nesting.finish_list(number)
                return found.end
            cursor, number = following, found.end
        return self._paragraph(cursor, number)

    def _define(self, found: Definition, number: int) -> None:
        label = normalizeReference(found.label)
        address, title = self._md.normalizeLink(unescape(found.target)), unescape(found.title)
        token = self._writer.leaf("definition", "", number, found.end)
        token.meta = {"id": label, "title": title, "url": address, "label": found.label}
        self._env.setdefault("references", {}).setdefault(label, {"title": title, "href": address})

    def _paragraph(self, cursor: Cursor, number: int, box: str = "") -> int:
        self._nesting.finish_list(number)
        if aligned := self._table_head(cursor.rest, number):
            return self._table(cursor.rest, aligned, number)
        lines = [cursor.rest]
        start, number, level = number, *self._continuation(lines, number)
        if level:
            self._underlined(level, lines, (start, number), box)
            return number
        tags = self._writer.paragraph(_text(lines), start, number, box)
        top = self._nesting.innermost
        if top is not None and top.kind is Kind.ITEM:
            self._outline.open[-2].paragraphs += tags
        return number

    def _continuation(self, lines: list[str], number: int) -> tuple[int, int]:
        """Add a paragraph's further lines; return the line after it and, if it is underlined, the heading's level."""
        while True:
            number += 1
            cursor, count = self._outline.enter(number)
            line = " " * cursor.spaces + cursor.rest
            current = count == len(self._outline.open)
            if cursor.skip(4) < 4:
                if current and (level := marks.underline_level(cursor.rest)):
                    return number + 1, level
                if self._outline.interrupts(cursor, number, current=current):
                    return number, 0
            cursor.skip_all()
            if cursor.ended:
                return number, 0
            lines.append(_space_at_end(self._outline.line(number)) if cursor.blank else line)

    def _underlined(self, level: int, lines: list[str], place: tuple[int, int], box: str) -> None:
        backslash = "\\" if tables.escapes_its_end(lines[-1]) else ""
        content, attributes = marks.attributes(lines[-1].rstrip(BLANK).removesuffix(backslash))
        lines[-1] = content + backslash
        self._writer.heading(level, _text(lines), attributes, place, box).markup = UNDERLINED

    def _table_head(self, text: str, number: int) -> list[str] | None:
        if "|" not in text or tables.escapes_its_end(text) or number + 1 >= len(self._outline.lines):
            return None
        below = self._outline.inside(number + 1)
        return tables.heads(text, below.rest) if below else None

    def _table(self, head: str, aligned: list[str], number: int) -> int:
        table = self._writer.open("table", "table", number)
        header = self._writer.open("thead", "thead", number)
        self._writer.row(tables.cells(head), aligned, "th", number)
        self._writer.close(header)
        number = self._rows(aligned, number + 2)
        self._writer.close(table, number)
        return number

    def _rows(self, aligned: list[str], number: int) -> int:
        body: Token | None = None
        missing = 0
        while missing <= MOST_CELLS and (cells := self._cells(number)):
            body = body or self._writer.open("tbody", "tbody", number)
            missing += max(len(aligned) - len(cells), 0)
            self._writer.row(cells, aligned, "td", number)
            number += 1
        if body is not None:
            self._writer.close(body, number)
        return number

    def _cells(self, number: int) -> list[str]:
        """Return what is in the row on that line, nothing where the table is over."""
        cursor = self._outline.inside(number)
        if cursor is None or number >= len(self._outline.lines):
            return []
        cursor.skip_all()
        return [] if marks.interrupts(cursor.rest, any_item=True) else tables.cells(cursor.rest)


def _text(lines: list[str]) -> str:
    """Join a paragraph's lines; of the space at their ends only remains whether it breaks the line."""
    bare = [line.rstrip(BLANK) for line in lines]
    ended = [_ended(text, len(line) - len(text)) for line, text in zip(lines, bare, strict=True)]
    if not bare[-1] and tables.escapes_its_end("".join(ended[-2:-1])) and _MARKUP.search("".join(ended)):
        ended[-2] += "\\"  # it breaks no line behind which nothing comes, unless all before it is plain text
    return "\n".join([*ended[:-1], bare[-1]])


def _ended(text: str, spaces: int) -> str:
    """Return a line without its end, of which there were so many spaces; one of white space alone breaks as well."""
    return text + "  "[:spaces] if text or spaces < 2 else "\\"


def _space_at_end(line: str) -> str:
    return line[len(line.rstrip(BLANK)) :]
