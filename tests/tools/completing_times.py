"""How long the list of proposals takes for a key, with as many people and projects as there will be."""

from datetime import date, timedelta
from itertools import product
from time import perf_counter
from typing import Final

from twimeditor.core.archive.completing import Completer
from twimeditor.core.archive.directory import Author, Directory, Project, Value

PEOPLE, PROJECTS = 1_000, 1_500
_SYLLABLES: Final = ("ma", "tri", "hub", "con", "du", "it", "syn", "fra", "lo", "ner", "bri", "kel")
_DAYS: Final = tuple(date(2023, 6, 30) - timedelta(weeks=week) for week in range(29, -1, -1))
TYPED: Final = ("ma", "co", "con", "condu", "mtari", "hub con", "git.example/ma", "zzzz")


def directory() -> Directory:
    """Return invented people and projects."""
    words = ["".join(one) for one in product(_SYLLABLES, repeat=3)]
    projects = {
        word: Project(
            word, (Value(word.title()), Value(f"{word} next")), (Value(f"https://git.example/{word}"),), days=_DAYS
        )
        for word in words[:PROJECTS]
    }
    authors = {
        key: Author(key, (Value(word),), projects=(Value(word),), days=_DAYS)
        for word in words[:PEOPLE]
        if (key := f"@{word}:fern.example")
    }
    return Directory(authors, projects, issues=_DAYS)


def slowest_key() -> float:
    """Return how many milliseconds the slowest of all keys takes, once the list is made."""
    completer = Completer(directory())
    completer.people("ma"), completer.projects("ma")
    return max(_taken(completer, typed) for typed in TYPED)


def _taken(completer: Completer, typed: str) -> float:
    start = perf_counter()
    completer.projects(typed)
    completer.people(typed)
    return (perf_counter() - start) * 1_000


if __name__ == "__main__":
    print(f"slowest key, both lists: {slowest_key():.1f} ms")
