"""Who checks: the process of its own that a window has, or somebody in this one."""

import gc
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias

from twimeditor.core.model import Issue
from twimeditor.services.check.difference import Group, Groups, Piece, Receiver, Sender
from twimeditor.services.check.rooms import clear
from twimeditor.services.check.values import Checked, Where
from twimeditor.services.processes import ChildProcess, begin, limit

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from twimeditor.services.check.checker import Checker


MOST_SECONDS: Final = 20.0
"""How long a check may keep a processor busy: of an issue as long as any the first takes two or three."""

_NICENESS: Final = 10
"""What is typed, shown and rendered goes before."""

_TOGETHER: Final = 16
"""So many groups of problems are sent at once, and read at once in the process of the window."""


class Worker(Protocol):
    """Somebody who can be given an issue to check, and stopped in the middle of it.

    `prepare`, `check` and `suggest` are called from one thread at a time, `stop` from any.
    """

    def prepare(self) -> None:
        """Get ready; return when that is done. Raise OSError or EOFError when that cannot be."""

    def check(self, issue: Issue, where: Where) -> Checked:
        """Return what is wrong with an issue; raise OSError or EOFError when stopped meanwhile."""

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant by a word; raise OSError or EOFError when stopped meanwhile."""

    def stop(self) -> None:
        """End what is done now; whoever waits for it is told."""


class HereWorker:
    """Checks in the thread that asks: for tests, and where no process can be started."""

    def __init__(self) -> None:
        self._checker: Checker | None = None

    def prepare(self) -> None:
        self._checker = _checker()

    def check(self, issue: Issue, where: Where) -> Checked:
        return self._ready().check(issue, where)

    def suggest(self, word: str) -> tuple[str, ...]:
        return self._ready().suggestions(word)

    def stop(self) -> None:
        """Let go of nothing: a thread cannot be ended."""

    def _ready(self) -> "Checker":
        if self._checker is None:
            self._checker = _checker()
        return self._checker


@dataclass(frozen=True, slots=True)
class _Answer:
    """All of an answer but the problems, of which it names the groups; it follows those that have changed."""

    checked: Checked
    problems: tuple[int, ...]
    misspelt: tuple[int, ...]


_Part: TypeAlias = tuple[list[Group], list[Group]]
"""Groups that have changed, of problems and of misspelt words."""


class _Told:
    """What the process has been told, and has told."""

    def __init__(self) -> None:
        self.sender = Sender()
        self.where: Where | None = None
        self._problems, self._misspelt = Groups(), Groups()

    def answer(self, connection: "Connection") -> Checked:
        """Read an answer to its end."""
        problems: list[Group] = []
        misspelt: list[Group] = []
        while not isinstance(part := connection.recv(), _Answer):
            problems += part[0]
            misspelt += part[1]
        return replace(
            part.checked,
            problems=self._problems.take(problems, part.problems),
            misspelt=self._misspelt.take(misspelt, part.misspelt),
        )


class CheckProcess:
    """Checks in a process of its own, which neither holds up this one nor outlives it.

    It keeps the issue and what it knows of it, and is told only what has become another; so is this process of its
    answers. `most` is for how many seconds a check may keep a processor busy; where it can, the system ends the
    process then.
    """

    def __init__(self, most: float = MOST_SECONDS) -> None:
        self._child = ChildProcess("twimeditor check", serve, most)
        self._told = _Told()

    @property
    def pid(self) -> int | None:
        """Return the number of the process, None while there is none."""
        return self._child.pid

    def prepare(self) -> None:
        if self._child.start():
            self._told = _Told()

    def check(self, issue: Issue, where: Where) -> Checked:
        connection = self._child.connection()
        told = self._told
        for piece in told.sender.pieces(issue):
            connection.send(piece)
        connection.send(None if where == told.where else where)
        told.where = where
        return told.answer(connection)

    def suggest(self, word: str) -> tuple[str, ...]:
        connection = self._child.connection()
        connection.send(word)
        found: tuple[str, ...] = connection.recv()
        return found

    def stop(self) -> None:
        number = self._child.stop()
        if number is not None:
            clear(lambda owner: owner == number)  # the folder that it may have had for the linters


def serve(connection: "Connection", most: float) -> None:
    """Answer what comes in, in the process of its own, until the other end is gone."""
    begin(_NICENESS)
    desk = _Desk(_checker())
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        connection.send(None)
        while True:
            asked = connection.recv()
            limit(most)
            for answer in desk.answers(asked):
                connection.send(answer)
            limit(0)
            if isinstance(asked, Where) and not gc.get_freeze_count():
                gc.freeze()  # looking for garbage among the words of dictionaries takes half a second each time


class _Desk:
    """Takes what is asked piece by piece, in the process of its own."""

    def __init__(self, checker: "Checker") -> None:
        self._checker = checker
        self._receiver = Receiver()
        self._issue = Issue(None)
        self._where = Where()
        self._problems, self._misspelt = Groups(), Groups()

    def answers(self, asked: Piece | Where | str | None) -> Iterator[object]:
        """Yield what is to be sent; nothing while more has to come."""
        if isinstance(asked, str):
            yield self._checker.suggestions(asked)
        elif asked is None or isinstance(asked, Where):
            self._where = asked or self._where
            yield from self._told(self._checker.check(self._issue, self._where))
        else:
            self._issue = self._receiver.take(asked) or self._issue

    def _told(self, checked: Checked) -> Iterator[_Part | _Answer]:
        problems = list(self._problems.changed(checked.problems))
        misspelt = list(self._misspelt.changed(checked.misspelt))
        for start in range(0, max(len(problems), len(misspelt)), _TOGETHER):
            part = slice(start, start + _TOGETHER)
            yield problems[part], misspelt[part]
        rest = replace(checked, problems=(), misspelt=())
        yield _Answer(rest, self._problems.order(), self._misspelt.order())


def _checker() -> "Checker":
    from twimeditor.services.check.checker import Checker  # noqa: PLC0415 - what finds problems is for the process
    from twimeditor.services.storage.disk import Disk  # noqa: PLC0415

    return Checker(Disk())
