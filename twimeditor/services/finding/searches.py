"""The search that is wanted now: each one calls the one before off."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, Protocol

from twimeditor.core.errors import SearchError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.search import Hit, Query, hits, replaced
from twimeditor.services.ports import DocumentPort, Executor

MOST: Final = 20_000
"""So many places are listed: nobody ticks more, and each costs memory."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search of `issue` has found; `more` tells that not all is listed, `problem` why there is nothing."""

    issue: Issue
    query: Query
    hits: tuple[Hit, ...] = ()
    more: bool = False
    problem: str = ""


class Document(DocumentPort, Protocol):
    """The open document, whose steps can be parted."""

    def seal(self) -> None: ...


class _Ticket:
    """One search or replacement, until another takes its place."""

    __slots__ = ("is_off",)

    def __init__(self) -> None:
        self.is_off = False


class Searches:
    """Looks through the session's issue on a worker, and replaces there too: the window goes on meanwhile."""

    def __init__(self, session: Document, executor: Executor) -> None:
        self._session = session
        self._executor = executor
        self._ticket = _Ticket()
        self._replacing = False

    def is_replacing(self) -> bool:
        """Tell whether a replacement is being worked out."""
        return self._replacing

    def begin(self, query: Query, done: Callable[[Found], None]) -> None:
        """Look for `query` and call `done` with what was found, unless another search begins before."""
        ticket = self._next_ticket()
        job = partial(_found, self._session.document, query, ticket)
        self._executor.submit(job, partial(_deliver, ticket, done), _raise)

    def call_off(self) -> None:
        """Drop the search that is under way."""
        self._next_ticket()

    def replace(self, found: tuple[Hit, ...], done: Callable[[int], None]) -> None:
        """Replace these places in one step, and call `done` with how many were to be replaced.

        It is worked out aside; where the document has become another meanwhile it is worked out anew for that one.
        """
        self._replacing = True
        self._work_out(found, done)

    def _work_out(self, found: tuple[Hit, ...], done: Callable[[int], None]) -> None:
        before = self._session.document
        job = partial(replaced, before, self._session.ids, found)
        self._executor.submit(job, partial(self._take, before, found, done), self._fail)

    def _take(self, before: Issue, found: tuple[Hit, ...], done: Callable[[int], None], after: Issue) -> None:
        if self._session.document is not before:
            self._work_out(found, done)
            return
        self._replacing = False
        self._session.seal()
        self._session.edit("Replace", partial(_as_worked_out, after=after))
        self._session.seal()
        done(len(found))

    def _fail(self, error: Exception) -> None:
        self._replacing = False
        raise error

    def _next_ticket(self) -> _Ticket:
        self._ticket.is_off = True
        self._ticket = _Ticket()
        return self._ticket


def _found(issue: Issue, query: Query, ticket: _Ticket) -> Found:
    found: list[Hit] = []
    try:
        found.extend(islice(hits(issue, query, lambda: ticket.is_off), MOST + 1))
    except SearchError as error:
        return Found(issue, query, problem=str(error))
    return Found(issue, query, tuple(found[:MOST]), more=len(found) > MOST)


def _deliver(ticket: _Ticket, done: Callable[[Found], None], found: Found) -> None:
    if not ticket.is_off:
        done(found)


def _raise(error: Exception) -> None:
    raise error


def _as_worked_out(_issue: Issue, _ids: IdSource, *, after: Issue) -> Issue:
    return after
