"""The archive as it is read: what was told when, by whom, and what was published already."""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from twimeditor.core.archive.query import Query
from twimeditor.core.archive.values import Mention, Standing
from twimeditor.services.archive.values import ArchiveError, Found, Hit, Listed, Part, Repeat, Skipped, Summary, Told

__all__ = ["Archive", "ArchiveError", "Found", "Hit", "Listed", "Part", "Repeat", "Skipped", "Summary", "Told"]


class Archive:
    """Answers from a database, from any thread; never waits for whoever is writing to it.

    Every method raises ArchiveError, in words, where there is no archive or it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def close(self) -> None:
        """Let go of the file."""

    def search(self, query: Query, limit: int = 200, offset: int = 0) -> Found:
        """Return the entries for which all holds that is asked for, the newest first."""
        raise NotImplementedError(query, limit, offset)

    def told(self, number: int) -> Told | None:
        """Return an entry by its id, None where it is no longer there."""
        raise NotImplementedError(number)

    def history(
        self, titles: Collection[str], websites: Collection[str], before: date | None = None, limit: int = 20
    ) -> tuple[Told, ...]:
        """Return what was told before a day under one of some titles' or websites' keys, the newest first."""
        raise NotImplementedError(titles, websites, before, limit)

    def repeated(
        self,
        paragraphs: Collection[str],
        links: Collection[str],
        *,
        before: date | None = None,
        without: Path | None = None,
    ) -> tuple[Repeat, ...]:
        """Return what of some paragraphs and links other issues have, before a day if one is given."""
        raise NotImplementedError(paragraphs, links, before, without)

    def mentions(self) -> Iterator[Mention]:
        """Yield all that was told, the oldest first."""
        raise NotImplementedError

    def issues(self) -> tuple[Listed, ...]:
        """Return all past issues, the newest first."""
        raise NotImplementedError

    def rankings(self, before: date | None = None) -> tuple[Standing, ...]:
        """Return the rankings by ping of the latest issue that has any, before a day if one is given."""
        raise NotImplementedError(before)

    def summary(self) -> Summary:
        """Return what there is."""
        raise NotImplementedError
