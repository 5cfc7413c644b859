"""How often something stands in each part of the issue, counted between two events."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from twimeditor.core.model.tree import Issue
from twimeditor.ui.widgets.find_bar import Query

_SLICE: Final = 4
"""Milliseconds that are counted before the next event is looked at: a frame has sixteen."""

_PAUSE: Final = 200
"""Milliseconds after an edit until all is counted again."""


class Tally(QObject):
    """Counts what a query finds by container; `counted` tells that all is counted."""

    counted = Signal()

    def __init__(self, issue: Callable[[], Issue], parent: QObject) -> None:
        super().__init__(parent)
        self._issue = issue
        self._query = Query()
        self._work: Iterator[tuple[int, int]] = iter(())
        self._counting: Counter[int] = Counter()
        self.counts: Counter[int] = Counter()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._begin)

    def count(self, query: Query) -> None:
        """Count for another query: a short issue at once, a long one in a while."""
        self._query = query
        self.counts = Counter()
        self._begin()

    def count_again(self) -> None:
        """Count again in a moment: the issue has changed."""
        if self._query:
            self._later.start()

    def is_counting(self) -> bool:
        """Tell whether the counts are not yet those of the query."""
        return self._next.isActive()

    def finish(self) -> None:
        """Count what is left now: somebody waits for it."""
        while self.is_counting():
            self._go_on()

    def _begin(self) -> None:
        self._later.stop()
        self._counting = Counter()
        self._work = _found(self._issue(), self._query)
        self._go_on()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        for container, found in self._work:
            if found:
                self._counting[container] += found
            if clock.elapsed() >= _SLICE:
                self._next.start()
                return
        self._next.stop()
        self.counts = self._counting
        self.counted.emit()


def _found(issue: Issue, query: Query) -> Iterator[tuple[int, int]]:
    if not query:
        return iter(())
    from twimeditor.core import search  # noqa: PLC0415 - what the first window does not need

    return search.tally(issue, search.Query(query.text, case=query.exact, loose=True))
