"""Opens and closes containers as lines begin with their marks or do not."""

from twimeditor.core.post.site import marks
from twimeditor.core.post.site.cursor import Cursor
from twimeditor.core.post.site.outline import Container, Kind, Outline
from twimeditor.core.post.site.writer import Writer

DEEPEST = 100
"""Containers in one another: what goes deeper is text, so that no line takes long."""

_TAGS = {
    Kind.QUOTE: ("blockquote", "blockquote"),
    Kind.ITEM: ("list_item", "li"),
    Kind.FOOTNOTE: ("footnote_reference", "div"),
}


class Nesting:
    """The containers that are open, and what was seen that decides how lists go on.

    `blank` tells that a blank line went before; `empty_item` is the line after an item's mark that stands alone.
    """

    def __init__(self, outline: Outline, writer: Writer) -> None:
        self._outline = outline
        self._open = outline.open
        self._writer = writer
        self.blank = False
        self.empty_item: int | None = None

    @property
    def innermost(self) -> Container | None:
        """Return the container that holds what comes next."""
        return self._open[-1] if self._open else None

    def enter(self, number: int) -> Cursor:
        """Close what the line is not in, and return where it goes on."""
        cursor, count = self._outline.enter(number)
        self.close_to(count, number)
        return cursor

    def quote_or_footnote(self, cursor: Cursor, number: int) -> bool:
        """Open one of these if it begins at `cursor`, and tell whether it did."""
        if found := marks.footnote(cursor.rest):
            label, length = found
            self._open_footnote(label, number)
            cursor.begin_at(cursor.at + length)
            return True
        if cursor.take(">"):
            cursor.skip(1)
            self.finish_list(number)
            self._enter(Kind.QUOTE, number, ">")
            return True
        return False

    def item(self, item: marks.Item, number: int) -> None:
        """Open an item, and a list unless it goes on with the one that is open."""
        self._finish_empty_item()
        top = self.innermost
        if top is not None and top.kind is Kind.LIST and top.mark == item.mark:
            top.tight = top.tight and not self.blank
        else:
            self.finish_list(number)
            self._open_list(item, number)
        self.blank = False
        self._enter(Kind.ITEM, number, item.mark).indent = item.width

    def take_blank(self) -> None:
        """Note a blank line; behind an item's mark it ends what can stand in the item by its indentation."""
        top = self.innermost
        if top is not None and top.kind is Kind.QUOTE:
            return
        self.blank = True
        if top is not None and top.kind is Kind.ITEM and self.empty_item is not None:
            top.indent = 0

    def finish_list(self, number: int) -> None:
        """Close a list that no item goes on with; one whose item goes on after a blank line is loose."""
        self._finish_empty_item()
        self.close_list(number)
        if self.blank and len(self._open) > 1 and self._open[-2].kind is Kind.LIST:
            self._open[-2].tight = False
        self.blank = False

    def close_list(self, number: int) -> None:
        """Close the list if nothing in it is open."""
        if self._open and self._open[-1].kind is Kind.LIST:
            self._close(number)

    def close_to(self, count: int, number: int) -> None:
        """Close all but the outermost `count` containers."""
        while len(self._open) > count:
            self._close(number)

    def _open_footnote(self, label: str, number: int) -> None:
        self.finish_list(number)
        if self._open and self._open[-1].kind is Kind.FOOTNOTE:
            self._close(number)
        self._enter(Kind.FOOTNOTE, number).opening.meta = {"label": label}

    def _open_list(self, item: marks.Item, number: int) -> None:
        name, tag = ("ordered_list", "ol") if item.mark in ".)" else ("bullet_list", "ul")
        opening = self._writer.open(name, tag, number, markup=item.mark)
        if tag == "ol" and item.number != 1:
            opening.attrs["start"] = item.number
        self._open.append(Container(Kind.LIST, opening, mark=item.mark))

    def _enter(self, kind: Kind, number: int, markup: str = "") -> Container:
        name, tag = _TAGS[kind]
        container = Container(kind, self._writer.open(name, tag, number, markup=markup))
        self._open.append(container)
        return container

    def _close(self, number: int) -> None:
        container = self._open.pop()
        self._writer.close(container.opening, number)
        if container.kind is Kind.LIST and container.tight:
            self.empty_item = None
            for paragraph in container.paragraphs:
                paragraph.hidden = True

    def _finish_empty_item(self) -> None:
        """Close an item that began with a blank line, after another one."""
        top = self.innermost
        if self.empty_item is not None and self.blank and top is not None and top.kind is Kind.ITEM:
            self._close(self.empty_item)
        self.empty_item = None
