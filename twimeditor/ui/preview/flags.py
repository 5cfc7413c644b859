"""Marks in the preview's margin, beside blocks that something is wrong with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.model import Issue
from twimeditor.services.editing import Session
from twimeditor.ui.preview.surface import HEADER, Surface
from twimeditor.ui.problems.words import sentence

PAUSE_MS = 120
"""A mark is drawn, or goes, when the user has paused so long."""

_ORDER = (Severity.ERROR, Severity.WARNING)
"""Those that are marked: the preview shows what is published, and a hint is no fault of that."""


class Problems(Protocol):
    """What is known to be wrong with the document as it is now."""

    @property
    def changed(self) -> SignalInstance: ...
    def problems(self) -> tuple[Problem, ...]: ...


@dataclass(frozen=True, slots=True)
class Flag:
    """A mark beside a node's block: how bad the worst is, and all of it in words."""

    node: int
    severity: str
    words: str


def flags(issue: Issue, problems: tuple[Problem, ...]) -> tuple[Flag, ...]:
    """Return the marks: one for each block, in the order of the file."""
    found: dict[int, list[Problem]] = {}
    shown = _shown(issue)
    for problem in problems:
        node = shown.get(problem.node)
        if node is not None and problem.severity in _ORDER:
            found.setdefault(node, []).append(problem)
    return tuple(_flag(node, own) for node, own in found.items())


class Flags(QObject):
    """Keeps the marks of a surface; `wanted` carries the problem whose mark was clicked."""

    wanted = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._problems: Problems | None = None
        self._surface: Surface | None = None
        self._is_on = True
        self._sent: tuple[Flag, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._send)

    def tell_of(self, problems: Problems) -> None:
        """Mark these problems from now on."""
        self._problems = problems
        problems.changed.connect(self._pause.start)
        self._pause.start()

    def switch(self, *, on: bool) -> None:
        """Show the marks, or none."""
        self._is_on = on
        self._send()

    def use(self, surface: Surface) -> None:
        """Work on a surface that knows nothing yet."""
        self._surface, self._sent = surface, ()
        self._send()

    def stop(self) -> None:
        """Let go of the surface."""
        self._pause.stop()
        self._surface = None

    def on_asked(self, node: int) -> None:
        """Lead to the worst problem of a block whose mark was clicked."""
        found = self._problems.problems() if self._problems is not None else ()
        shown = _shown(self._session.document)
        own = [one for one in found if shown.get(one.node) == node and one.severity in _ORDER]
        if own:
            self.wanted.emit(min(own, key=_rank))

    def _send(self) -> None:
        is_shown = self._is_on and self._problems is not None
        found = self._problems.problems() if self._problems is not None and is_shown else ()
        wanted = flags(self._session.document, found)
        if self._surface is not None and wanted != self._sent:
            self._sent = wanted
            self._surface.flag(wanted)


def _shown(issue: Issue) -> dict[int, int]:
    """Return for each node, section and entry the node whose block stands for it in the page."""
    found = {node.id: node.id for node in issue.leaves()}
    found.update(_headed(issue))
    if issue.front is not None:
        found[issue.front.id] = HEADER
    return found


def _headed(issue: Issue) -> Iterator[tuple[int, int]]:
    for section in issue.sections:
        if section.heading is not None:
            yield section.id, section.heading.id
        yield from ((entry.id, entry.heading.id) for entry in section.entries)


def _flag(node: int, problems: list[Problem]) -> Flag:
    words = dict.fromkeys(map(sentence, sorted(problems, key=_rank)))
    return Flag(node, min(problems, key=_rank).severity.value, "\n".join(words))


def _rank(problem: Problem) -> int:
    return _ORDER.index(problem.severity)
