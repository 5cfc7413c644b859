"""What tests of rules say again and again: what a rule finds in a text, and what its fixes make of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from tests.styles import shipped
from twimeditor.core.check.fixing import fixed
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rules import rule
from twimeditor.core.check.run import Run
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import compose, parse

FRIDAY = date(2030, 2, 1)
FRONT = """\
+++
date = "2030-02-01T18:00:00+00:00"
title = "This Week in Matrix 2030-02-01"
path = "/blog/2030/02/01/this-week-in-matrix-2030-02-01"

[taxonomies]
author = ["Zoë"]
category = ["This Week in Matrix"]
+++

"""


def knowing(today: date | None = FRIDAY, file: str = "", **more: object) -> Knowledge:
    """Return what is known around an issue in today's style."""
    style = more.pop("style", shipped("twim"))
    return Knowledge(today=today, file=PurePosixPath(file) if file else None, style=style, **more)  # type: ignore[arg-type]


def found(name: str, issue: Issue, known: Knowledge | None = None) -> tuple[Problem, ...]:
    """Return what the rule of a name finds in an issue."""
    one = rule(name)
    assert one is not None
    run = Run((one,))
    problems = run.problems(issue, knowing() if known is None else known)
    assert not run.failures
    return problems


def told(name: str, text: str, known: Knowledge | None = None) -> list[tuple[str, str]]:
    """Return the severity and the very characters of what a rule finds in a text."""
    return [(one.severity.value, one.place.text) for one in found(name, parse(text), known)]


def all_done(name: str, text: str, known: Knowledge | None = None, *, nth: int = 0) -> str:
    """Return what the text is when the fix of that number of each problem was done, one after the other.

    Doing them a second time must change nothing, nor may the text read otherwise than as the issue that it is of.
    """
    ids = IdSource()
    issue = parse(text, ids)
    for problem in _fixable(found(name, issue, known), nth):
        once = fixed(issue, ids, (problem.fixes[nth],))
        assert fixed(once, ids, (problem.fixes[nth],)) == once
        issue = once
    written = compose(issue)
    assert compose(parse(written)) == written
    return written


def together(name: str, text: str, known: Knowledge | None = None) -> str:
    """Return what the text is when the first fix of each problem was done in one go, and nothing is left to fix."""
    ids = IdSource()
    issue = parse(text, ids)
    after = fixed(issue, ids, [problem.fixes[0] for problem in _fixable(found(name, issue, known), 0)])
    assert not [*_fixable(found(name, after, known), 0)]
    return compose(after)


def _fixable(problems: tuple[Problem, ...], nth: int) -> Iterator[Problem]:
    return (problem for problem in problems if len(problem.fixes) > nth)
