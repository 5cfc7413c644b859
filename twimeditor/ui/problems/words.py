"""How problems are told wherever they are: their signs, their sentences, how many there are."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.lazy import lazy_pattern

SIGNS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.HINT: "info",
}
"""The icons, the worst first: their shapes tell them apart."""

NAMES: Final[Mapping[Severity, tuple[str, str]]] = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.HINT: ("hint", "hints"),
}

SCOPES: Final[Mapping[Scope, str]] = {
    Scope.HERE: "Ignore &here",
    Scope.ISSUE: "Ignore in this &issue",
    Scope.ALWAYS: "Ignore al&ways",
}
"""What menus say to ignoring a problem."""

NONE: Final = "No problems"

_STOPS: Final = (".", "!", "?", "…")
_ODD: Final = lazy_pattern("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def sentence(problem: Problem) -> str:
    """Return a problem's message as a sentence in one line, in which nothing of the post turns the words around."""
    return as_sentence(_ODD.sub("\N{REPLACEMENT CHARACTER}", " ".join(problem.message.split())))


def as_sentence(text: str) -> str:
    """Return words with a capital at their start and a stop at their end; of nothing, nothing."""
    words = text.strip()
    is_word = words.split(" ", 1)[0].rstrip(",:;.").isalpha()  # an address stays as it is
    whole = words[:1].upper() + words[1:] if is_word else words
    return f"{whole}." if whole and not whole.endswith(_STOPS) else whole


def counted(number: int, severity: Severity) -> str:
    """Return how many there are of a severity, with the noun."""
    one, several = NAMES[severity]
    return f"1 {one}" if number == 1 else f"{number:,} {several}"


def tally(problems: Iterable[Problem]) -> str:
    """Return how many there are of each severity, the worst first."""
    numbers = Counter(problem.severity for problem in problems)
    return ", ".join(counted(numbers[one], one) for one in SIGNS if numbers[one]) or NONE


def worst(problems: Sequence[Problem]) -> Severity | None:
    """Return the worst severity; None where there is no problem."""
    found = {problem.severity for problem in problems}
    return next((one for one in SIGNS if one in found), None)
