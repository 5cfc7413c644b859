"""Regular expressions of templates, which must not keep anyone waiting.

The site's generator matches in linear time and Python does not. So what could take long is refused: a
repeated group, and more repetitions than the length of the text allows.
"""

import re

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.tera.budget import Budget
from twimeditor.core.render.tera.errors import TeraError

_WORK = 10**7
_PART = lazy_pattern(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|:|[imsx]+\)))?|\)(?P<group>[*+{?]?)|(?P<repeat>[*+?|]|\{)|.",
    re.DOTALL,
)
_FOREIGN = lazy_pattern(r"\\[1-9zZGpPxu]|\(\?[=!<>#(]|\(\?P[=>]|[*+?}]\+|&&|\[\[")
_REFERENCE = lazy_pattern(r"\$(?:\$|\{(\w+)\}|(\w+))")


def compiled(pattern: str, text: str, budget: Budget) -> re.Pattern[str]:
    """Return a pattern that searches `text` soon enough; raise TeraError."""
    if len(pattern) > 200 or _FOREIGN.search(pattern):
        raise TeraError("its pattern cannot be read here")
    repeats = 0
    for part in _PART.finditer(pattern):
        if part["group"] and part["group"] != "?":
            raise TeraError("its pattern might take too long")
        repeats += bool(part["repeat"]) + bool(part["group"])
    budget.make(len(text))
    budget.spend(2 * len(pattern))  # for reading it
    if (len(text) + 1) ** (repeats + 1) > _WORK * (1 + len(text) // 10_000):
        raise TeraError("its pattern might take too long")
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise TeraError("its pattern cannot be read") from error


def replaced(pattern: str, replacement: str, text: str, budget: Budget) -> str:
    """Return `text` with all that matches replaced; ``$1`` and ``$name`` stand for groups."""
    found = compiled(pattern, text, budget)

    def put(match: re.Match[str]) -> str:
        made = _REFERENCE.sub(lambda reference: _group(match, reference), replacement)
        budget.make(len(made))
        return made

    return found.sub(put, text)


def _group(match: re.Match[str], reference: re.Match[str]) -> str:
    name = reference[1] or reference[2]
    if name is None:
        return "$"
    try:
        return match[int(name) if name.isdecimal() else name] or ""
    except IndexError:
        return ""
