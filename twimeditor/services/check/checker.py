"""The whole check of an issue: the rules of its reviewers, the site's linters, spelling, and what is still missing."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from twimeditor.core.check.findings import problems_of
from twimeditor.core.check.knowledge import NOTHING, Knowledge
from twimeditor.core.check.layout import Layout, layout
from twimeditor.core.check.order import Order
from twimeditor.core.check.problem import TYPOS, Problem
from twimeditor.core.check.readiness import Readiness, readiness
from twimeditor.core.check.rule import Rule
from twimeditor.core.check.run import Run
from twimeditor.core.model import Issue
from twimeditor.services.check.linters import TYPOS as TYPOS_LINTER
from twimeditor.services.check.linters import Config, Linted, Linters, config_of, settings_of
from twimeditor.services.check.spelling import Speller, exceptions, shipped_words
from twimeditor.services.check.surroundings import Surroundings
from twimeditor.services.check.values import NOTHING_FOUND, Checked, Spelling, Where
from twimeditor.services.ports import FileSystem

__all__ = ["NOTHING_FOUND", "Checked", "Checker", "Spelling", "Where"]

logger = logging.getLogger(__name__)

T = TypeVar("T")

_DEFECT: Final = "{what} could not be checked, because of a defect in this program: {error!r}."
_APART: Final = frozenset({"MD022", "MD031", "MD032", "MD058"})
"""What the linters tell of blank lines."""

_NO_DICTIONARY: Final = "There is no dictionary for {languages}."
_NOT_LINTED: Final = Linted((), is_whole=False)
_NONE: Final[tuple[Problem, ...]] = ()


class Checker:
    """Checks issues, again and again: what it has found holds while all is the same that it depends on.

    A part that fails keeps none of the others from being done; the notes tell of it.
    """

    def __init__(self, files: FileSystem, *, rules: Sequence[Rule] | None = None) -> None:
        self._run = Run(rules)
        self._files = files
        self._linters = Linters()
        self._surroundings = Surroundings(files)
        self._speller = Speller()
        self._folders: tuple[Path, ...] = ()
        self._linted: tuple[str, Config, Linted] | None = None
        self._notes: list[str] = []
        self._is_linted = False

    def check(self, issue: Issue, where: Where) -> Checked:
        """Return all that is to be said of an issue that lies `where`."""
        self._notes, self._is_linted = [], False
        with ThreadPoolExecutor(1) as beside:  # the linters are programs of their own, and take as long as all else
            laid_out = self._tried("What the site’s linters say", partial(layout, issue), None)
            linting = beside.submit(self._lint, laid_out.text, where) if laid_out is not None else None
            known = self._tried("What lies around the post", partial(self._known, issue, where), NOTHING)
            found = self._run.problems(issue, known)
            words = self._tried("The spelling", partial(self._words, issue, where, known.words), _NONE)
            findings = self._linters_say(issue, laid_out, linting)
        self._notes += [_DEFECT.format(what=name, error=error) for name, error in self._run.failures.items()]
        problems = Order(issue).sorted((*_untold(found, findings), *findings))
        ready = self._tried("What is missing", partial(_readiness, issue, problems, known), None)
        return Checked(problems, tuple(_beside(words, problems)), tuple(self._notes), ready, self._is_linted)

    def suggestions(self, word: str) -> tuple[str, ...]:
        """Return what may have been meant by a word."""
        return self._speller.suggestions(word)

    def _known(self, issue: Issue, where: Where) -> Knowledge:
        return self._surroundings.knowledge(issue, where)

    def _lint(self, text: str, where: Where) -> Linted:
        config = config_of(self._files, where.path, where.site)
        if self._linted is None or self._linted[:2] != (text, config):
            self._linted = text, config, self._linters.run(text, config)
        return self._linted[2]

    def _linters_say(
        self, issue: Issue, laid_out: Layout | None, linting: Future[Linted] | None
    ) -> tuple[Problem, ...]:
        if laid_out is None or linting is None:
            return ()
        linted = self._tried("What the site’s linters say", linting.result, _NOT_LINTED)
        self._notes += linted.notes
        self._is_linted = linted.is_whole
        say = partial(problems_of, issue, laid_out, linted.findings)
        return self._tried("What the site’s linters say", say, _NONE)

    def _words(self, issue: Issue, where: Where, usual: frozenset[str]) -> tuple[Problem, ...]:
        spelling = where.spelling
        if not spelling.languages:
            return ()
        if spelling.folders != self._folders:
            self._speller, self._folders = Speller(spelling.folders), spelling.folders
        let_through = exceptions(settings_of(TYPOS_LINTER, self._files, where.site))
        self._speller.use(spelling.languages, spelling.words | shipped_words() | let_through | usual)
        missing = self._speller.missing()
        if missing:
            self._notes.append(_NO_DICTIONARY.format(languages=", ".join(missing)))
        return self._speller.misspelt(issue)

    def _tried(self, what: str, part: Callable[[], T], otherwise: T) -> T:
        try:
            return part()
        except Exception as error:  # noqa: BLE001 - whatever a defect raises; it is told, not hidden
            logger.info("%s: %r", what, error)
            self._notes.append(_DEFECT.format(what=what, error=error))
            return otherwise


def _readiness(issue: Issue, problems: Sequence[Problem], known: Knowledge) -> Readiness | None:
    return readiness(issue, problems, known)


def _untold(found: Iterable[Problem], findings: Iterable[Problem]) -> Iterator[Problem]:
    """Yield what the rules have found but for blank lines that a linter misses in the same place."""
    told = {(one.place.node, one.place.field, one.start) for one in findings if one.rule in _APART}
    return (one for one in found if one.rule != "R2" or (one.place.node, one.place.field, one.start) not in told)


def _beside(words: Iterable[Problem], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the misspelt words that no linter tells of, with a correction."""
    told = {(one.place.node, one.place.field, one.start) for one in problems if one.rule == TYPOS}
    return (one for one in words if (one.place.node, one.place.field, one.start) not in told)
