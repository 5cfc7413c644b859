"""Where the fields' characters stand in the text that saving would write, and the way back."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from twimeditor.core.check.charts import charts
from twimeditor.core.check.front_charts import inside
from twimeditor.core.check.place import Place
from twimeditor.core.check.segments import Chart, apart
from twimeditor.core.check.text_lines import TextLines
from twimeditor.core.model import Blank, FrontMatter, Issue, Node
from twimeditor.core.model.find import LEAD
from twimeditor.core.post.compose import Piece, composed

_LINE_END = "\r\n"


class Layout:
    """The text of an issue and the pieces that it is made of, each of a node.

    A piece is looked into when somebody asks for it. Between two pieces there may be line ends that are nobody's.
    """

    def __init__(self, issue: Issue) -> None:
        self._issue = issue
        self._charts: dict[int, tuple[Chart, ...]] = {}
        self._lines: TextLines | None = None
        self.text, self.pieces = composed(issue)
        self._of_node = {piece.node.id: number for number, piece in enumerate(self.pieces)}

    def piece_at(self, offset: int) -> Piece | None:
        """Return the piece that a character lies in, or else the one before it."""
        number = bisect_right(self.pieces, offset, key=attrgetter("start")) - 1
        return self.pieces[max(number, 0)] if self.pieces else None

    def place(self, start: int, end: int) -> Place:
        """Return the characters of a field that characters of the text are.

        Of those that are in several fields, the ones in the first. Where they are in none, as the marks of a heading,
        the place is what of a field stands nearest; in a node without fields, the node.
        """
        first = self.piece_at(start)
        if first is None:
            return Place(LEAD)
        if start < end:
            for piece in self._pieces_within(start, end):
                for chart in self._charts_of(piece):
                    found = chart.overlapped(start - piece.start, end - piece.start)
                    if found is not None:
                        return Place(piece.node.id, chart.field, *found, chart.value)
        return self._nearest(first, start - first.start, max(end, start) - first.start)

    def span(self, place: Place) -> tuple[int, int]:
        """Return the characters of the text that a place is; where nothing is written of it, where it would be."""
        number = self._of_node.get(place.node)
        if number is None:
            return self._unwritten(place.node)
        piece = self.pieces[number]
        chart = next((one for one in self._charts_of(piece) if one.field == place.field), None)
        if chart is not None:
            start, end = chart.span(place.start, place.end)
            return piece.start + start, piece.start + end
        if place.field:
            at = piece.start + _end_of_fields(piece)
            return at, at
        return piece.start, piece.start + len(piece.text.rstrip(_LINE_END))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of a character, both from 1."""
        if self._lines is None:
            self._lines = TextLines(self.text)
        return self._lines.line_column(offset)

    def _charts_of(self, piece: Piece) -> tuple[Chart, ...]:
        found = self._charts.get(piece.node.id)
        if found is None:
            found = self._charts[piece.node.id] = charts(piece.node, piece.text)
        return found

    def _pieces_within(self, start: int, end: int) -> Iterator[Piece]:
        number = max(bisect_right(self.pieces, start, key=attrgetter("start")) - 1, 0)
        while number < len(self.pieces) and self.pieces[number].start < end:
            yield self.pieces[number]
            number += 1

    def _nearest(self, piece: Piece, start: int, end: int) -> Place:
        found = self._charts_of(piece)
        if not found:
            return Place(piece.node.id)
        chart = min(found, key=lambda one: apart(one.start, one.end, start, end))
        if start == end:
            at = chart.caret(start)
            return Place(piece.node.id, chart.field, at, at, chart.value)
        if len(found) > 1 or len(chart.segments) == 1:
            return Place(piece.node.id, chart.field, 0, len(chart.value), chart.value)
        segment = chart.nearest(start)
        return Place(piece.node.id, chart.field, segment.at, segment.upto, chart.value)

    def _unwritten(self, number: int) -> tuple[int, int]:
        """Return where a whole entry or section stands, or where a node would that nothing is written of."""
        leaves = tuple(self._leaves(number))
        pieces = [self.pieces[self._of_node[leaf.id]] for leaf in leaves if leaf.id in self._of_node]
        pieces = [piece for piece in pieces if not isinstance(piece.node, Blank)] or pieces
        if pieces:
            return pieces[0].start, pieces[-1].start + len(pieces[-1].text.rstrip(_LINE_END))
        at = self._start_behind(leaves[-1].id if leaves else number)
        return at, at

    def _leaves(self, number: int) -> Iterator[Node]:
        """Yield the leaves of a container."""
        if number == LEAD:
            yield from self._issue.lead
        for section in self._issue.sections:
            if section.id == number:
                yield from section.leaves()
            elif number in section.ids:
                yield from (leaf for entry in section.entries if entry.id == number for leaf in entry.leaves())

    def _start_behind(self, number: int) -> int:
        """Return where the first node begins that is written behind this one."""
        behind = False
        for leaf in self._issue.leaves():
            if behind and leaf.id in self._of_node:
                return self.pieces[self._of_node[leaf.id]].start
            behind = behind or leaf.id == number
        return len(self.text) if behind else 0


def _end_of_fields(piece: Piece) -> int:
    """Return where a field would stand that a node does not have yet."""
    return inside(piece.text)[1] if isinstance(piece.node, FrontMatter) else len(piece.text.rstrip(_LINE_END))


def layout(issue: Issue) -> Layout:
    """Return where everything in an issue stands in its text."""
    return Layout(issue)
