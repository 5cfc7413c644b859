"""How long people and projects take to be proposed: `python -m tests.tools.completing_times`."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import product
from typing import Final

from tests.tools.measure import Row, table, timed
from twimeditor.core.archive.completing import Completer
from twimeditor.core.archive.directory import Author, Directory, Project, Value
from twimeditor.core.archive.proposing import Proposer

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


def rows() -> Iterator[Row]:
    """Look people and projects up for a key, and propose for a report; what is made once is a row of its own."""
    known = directory()
    on = f"{len(known.authors):,} people, {len(known.projects):,} projects"
    yield Row("lists for the first key", on, (timed(partial(_looked_up, Completer(known), "ma")),))
    completer = Completer(known)
    _looked_up(completer, "ma")
    yield Row(
        "both lists for a key", on, tuple(timed(partial(_looked_up, completer, typed), runs=5) for typed in TYPED)
    )
    proposer, author = Proposer(known), next(iter(known.authors))
    proposer.proposals(author, "")
    reports = [f"{typed.title()} has a new release. " * 40 for typed in TYPED]
    asked = (partial(proposer.proposals, author, report) for report in reports)
    yield Row("proposals for a report", on, tuple(timed(one, runs=5) for one in asked))


def _looked_up(completer: Completer, typed: str) -> None:
    completer.projects(typed)
    completer.people(typed)


if __name__ == "__main__":
    print(table(list(rows())))
