"""What the files of an issue's pictures and videos are called."""

from collections.abc import Callable, Iterable
from datetime import date

from twimeditor.core.model import Issue


def asset_name(
    pattern: str, day: date, original: str, suffix: str, random: str, is_taken: Callable[[str], bool]
) -> str:
    """Return a name for a file that came in as `original` and has the suffix ``.png`` or another by what it holds.

    `pattern` is that of a style (``{date}-{random}-{name}``). `is_taken` is asked with names in lower case.
    """
    raise NotImplementedError(pattern, day, original, suffix, random, is_taken)


def name_problem(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return why a file cannot have a name that the user typed, as a sentence; "" where it can."""
    raise NotImplementedError(name, is_taken)


def among(names: Iterable[str]) -> Callable[[str], bool]:
    """Return what tells whether a name is one of `names`, whatever the case."""
    taken = {name.lower() for name in names}
    return lambda name: name.lower() in taken


def picture_day(issue: Issue, file: str = "") -> date | None:
    """Return the day that an issue's pictures are named by: of its front matter, else of the name of its `file`."""
    raise NotImplementedError(issue, file)
