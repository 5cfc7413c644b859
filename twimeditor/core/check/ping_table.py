"""R21: the ranking by ping has its columns, its ranks and its order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node, Section, Table
from twimeditor.core.tables import read
from twimeditor.core.tables.row import Row

_COLUMNS: Final = 3
_RANK, _MEDIAN = 0, 2
_PING = lazy_pattern(r"\bping\b", re.IGNORECASE)
_HEAD = lazy_pattern(r"rank|host(?:name)?|server|median(?: ms)?|\(?ms\)?")
_NUMBER = lazy_pattern(r"\d+(?:[.,]\d+)?")
_FEWEST_WORDS: Final = 2


@dataclass(frozen=True, slots=True)
class _Ranking:
    """A table's rows below its head, each with its place in the Markdown."""

    node: Table
    head: Row
    rows: Sequence[tuple[int, Row]]

    def place(self, number: int, column: int) -> Place:
        """Return the place of a cell."""
        start, row = self.rows[number]
        start += len(row.lead) + sum(len(piece) + 1 for piece in row.pieces[:column])
        piece = row.pieces[column] if column < len(row.pieces) else ""
        left = len(piece) - len(piece.lstrip()) if piece.strip() else 0
        return place_in(self.node, "markdown", start + left, start + left + len(piece.strip()))


def rankings(issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield what is wrong with the tables of the section about ping."""
    for section in issue.sections:
        if _is_about_ping(section):
            for node in section.leaves():
                ranking = _ranking(node)
                if ranking is not None:
                    yield from _wrong(ranking)


def _is_about_ping(section: Section) -> bool:
    titles = [section.title, *(entry.heading.title for entry in section.entries)]
    return any(_PING.search(title) for title in titles)


def _ranking(node: Node) -> _Ranking | None:
    if not isinstance(node, Table) or len(node.markdown) > LONGEST:
        return None
    table = read(node.markdown)
    if table is None:
        return None
    words = [table.cell(0, column).strip("*_ ").casefold() for column in range(table.columns)]
    if sum(_HEAD.fullmatch(word) is not None for word in words) < _FEWEST_WORDS:
        return None
    starts = list(accumulate((len(line) + 1 for line in node.markdown.split("\n")), initial=0))
    rows = [(starts[number], row) for number, row in enumerate(table.body, start=2)]
    return _Ranking(node, table.head, rows)


def _wrong(ranking: _Ranking) -> Iterator[Problem]:
    columns = len(ranking.head.pieces)
    if columns != _COLUMNS:
        place = place_in(ranking.node, "markdown", 0, len(ranking.head.text))
        yield Problem("R21", f"this table has {columns} columns: a ranking has rank, host and median", place)
        return
    medians = [_median(row.cell(_MEDIAN)) for _start, row in ranking.rows]
    yield from _without_median(ranking, medians)
    is_sorted = all(one <= other for one, other in pairwise(one for one in medians if one is not None))
    if not is_sorted:
        yield _unsorted(ranking, medians)
    yield from _ranks(ranking, can_count=is_sorted and None not in medians)


def _median(cell: str) -> float | None:
    return float(cell.replace(",", ".")) if _NUMBER.fullmatch(cell) else None


def _without_median(ranking: _Ranking, medians: Sequence[float | None]) -> Iterator[Problem]:
    for number, median in enumerate(medians):
        if median is None:
            said = ranking.rows[number][1].cell(_MEDIAN)
            words = f"“{said}” is no number of milliseconds" if said else "the median is missing"
            yield Problem("R21", f"{words}, so this server has no rank", ranking.place(number, _MEDIAN))


def _unsorted(ranking: _Ranking, medians: Sequence[float | None]) -> Problem:
    """Return the problem of the first median that is smaller than one above it."""
    above = accumulate((median or 0.0 for median in medians), max, initial=0.0)
    number = next(
        n for n, (median, top) in enumerate(zip(medians, above, strict=False)) if median is not None and median < top
    )
    place = ranking.place(number, _MEDIAN)
    message = f"{place.text} is less than a median above it: the fastest server stands first"
    return Problem("R21", message, place, fixes=_sorting(ranking, medians))


def _sorting(ranking: _Ranking, medians: Sequence[float | None]) -> tuple[Fix, ...]:
    known = [one for one in medians if one is not None]
    if len(known) != len(ranking.rows) or not ranking.rows:
        return ()
    order = sorted(range(len(known)), key=known.__getitem__)
    lines = [ranking.rows[old][1].with_cell(_RANK, str(rank)).text for rank, old in enumerate(order, start=1)]
    first, last = ranking.rows[0][0], ranking.rows[-1]
    place = place_in(ranking.node, "markdown", first, last[0] + len(last[1].text))
    return (Fix("Sort by the medians", (Replacement(place, "\n".join(lines)),), is_safe=False),)


def _ranks(ranking: _Ranking, *, can_count: bool) -> Iterator[Problem]:
    """Yield the first rank that is not the next number."""
    wrong = [n for n, (_start, row) in enumerate(ranking.rows) if row.cell(_RANK).strip("*_ .") != str(n + 1)]
    if not wrong:
        return
    place = ranking.place(wrong[0], _RANK)
    said = f"rank {place.text} stands" if place.text else "no rank stands"
    changes = tuple(Replacement(ranking.place(n, _RANK), str(n + 1)) for n in wrong)
    fixes = (Fix("Count the ranks anew", changes),) if can_count else ()
    message = f"{said} where {wrong[0] + 1} is due: perhaps a row is missing or doubled"
    yield Problem("R21", message, place, fixes=fixes)


RULES: tuple[Rule, ...] = (
    Rule(
        name="R21",
        title="The ping table",
        demand="The table has three columns, its ranks go from 1 on, and each median is as great as the one before "
        "it or greater.",
        why="A row that was lost or is out of order ranks a server wrongly.",
        wrong="|1|a.example|300|\n|3|b.example|200|",
        right="|1|b.example|200|\n|2|a.example|300|",
        mends="Counts the ranks anew where the order is right.",
        in_issue=rankings,
    ),
)
