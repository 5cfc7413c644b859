"""Lists that meet: with nothing but blank lines between them, what the file holds may be one list."""

from collections.abc import Iterable, Sequence

from twimeditor.core.model import List, Node


class Meeting:
    """Knows which nodes are lists in a row; the first of them shows them all."""

    def __init__(self) -> None:
        self._rows: dict[int, tuple[int, ...]] = {}

    def arrange(self, leaves: Sequence[Node]) -> set[int]:
        """Take note of the nodes' order; return those that are in a row, or were."""
        before = self._rows
        self._rows = {number: row for row in _rows(leaves) for number in row}
        return {number for number in (*before, *self._rows) if before.get(number) != self._rows.get(number)}

    def row(self, number: int) -> tuple[int, ...]:
        """Return the lists in a row with this one, or nothing."""
        return self._rows.get(number, ())

    def touched(self, numbers: Iterable[int]) -> list[int]:
        """Return the nodes, and those whose HTML holds theirs."""
        return list(dict.fromkeys(one for number in numbers for one in (number, *self.row(number)[:1])))


def _rows(leaves: Sequence[Node]) -> list[tuple[int, ...]]:
    rows: list[list[int]] = [[]]
    for leaf in leaves:
        if isinstance(leaf, List):
            rows[-1].append(leaf.id)
        elif rows[-1]:
            rows.append([])
    return [tuple(row) for row in rows if len(row) > 1]
