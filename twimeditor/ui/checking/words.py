"""How problems are told: in rows, to a screen reader, and counted."""

from typing import Final

from twimeditor.core.check import Problem
from twimeditor.core.check.problem import SPELLING
from twimeditor.core.check.rules import title_of
from twimeditor.ui.checking.listing import Found, Listed, Row, Wanted
from twimeditor.ui.problems.words import NAMES, sentence
from twimeditor.ui.widgets.texts import escaped

_LONGEST: Final = 60
_ENDS: Final = str.maketrans({"\n": "⏎", "\r": "⏎", "\t": " "})
_CHECKING: Final = "Checking…"
_NOTHING: Final = "Nothing to mend."
_ALL_FILTERED: Final = "Nothing of what is to be shown; the filter leaves out {others}."


def meant(problem: Problem, longest: int = _LONGEST) -> str:
    """Return the text that a problem is about, on one line."""
    text = escaped(problem.place.text[: longest + 1]).strip()
    text = text if len(text) <= longest else f"{text[:longest]}…"
    return text.translate(_ENDS)


def subject(problem: Problem) -> str:
    """Return what a problem's rule is about, and what that is called."""
    title = title_of(problem.rule)
    return title if title.casefold() == problem.rule.casefold() else f"{title} ({problem.rule})"


def said(row: Row) -> str:
    """Return a row as it is read to those who do not see it."""
    problem = row.problem
    kind = "Spelling" if problem.rule == SPELLING else NAMES[problem.severity][0].capitalize()
    state = ", ignored" if row.is_ignored else ""
    text = f" Text: {meant(problem)}." if problem.place.text.strip() else ""
    return f"{kind}{state}: {sentence(problem)}{text} {subject(problem)}."


def problems(number: int) -> str:
    """Return a number of problems."""
    return "1 problem" if number == 1 else f"{number:,} problems"


def standing(found: Found, shown: Listed, wanted: Wanted, *, is_current: bool) -> str:
    """Return how things stand, in words: what is listed, or why nothing is."""
    checking = "" if is_current else _CHECKING
    if shown.total > shown.shown:
        return _joined(checking, f"The first {shown.shown:,} of {problems(shown.total)}: filter to see others.")
    if shown.total:
        return _joined(checking, f"{problems(shown.total)}.")
    if wanted.is_narrow and found.problems:
        return _joined(checking, _ALL_FILTERED.format(others=problems(len(found.problems))))
    return checking or _NOTHING


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
