"""Reads the issues of the last weeks, to know who reports on what."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.post import parse
from twimeditor.core.report.habits import Habits, habits_of
from twimeditor.services.ports import FileSystem, Stamp

MOST_POSTS = 4
_MOST_MONTHS = 3
_LARGEST = 200_000
_DAY = lazy_pattern(r"(20\d\d)-(\d\d)-(\d\d)")


class Reporters:
    """Keeps what it has read for as long as the files stay the same."""

    def __init__(self, files: FileSystem) -> None:
        self._files = files
        self._read: dict[Path, tuple[Stamp, Issue]] = {}

    def habits(self, issue: Issue, site: Path | None, recent: Iterable[Path], own: Path | None) -> Habits:
        """Return what the open issue tells, those before it in the site's folder, and recent posts."""
        found = _DAY.search(issue.front.text) if issue.front is not None else None
        others = [path for path in recent if path != own]
        before = self._chosen([path for path in self._before(found[0], site) if path != own] if found else [], others)
        return habits_of((issue, *before))

    def before(self, day: date, site: Path | None, recent: Iterable[Path]) -> Iterator[Issue]:
        """Yield the issues of the site before a day, the latest first, and recent posts."""
        return self._chosen(self._before(day.isoformat(), site), recent)

    def _chosen(self, before: Iterable[Path], recent: Iterable[Path]) -> Iterator[Issue]:
        paths = list(dict.fromkeys((*before, *recent)))[:MOST_POSTS]
        return filter(None, map(self._issue, paths))

    def _before(self, day: str, site: Path | None) -> Iterator[Path]:
        """Yield the posts of the site before a day, the latest first."""
        if site is None:
            return
        year, month = int(day[:4]), int(day[5:7])
        for _ in range(_MOST_MONTHS):
            folder = site / "content" / "blog" / f"{year:04}" / f"{month:02}"
            posts = (path for path in self._files.files_in(folder) if path.suffix == ".md" and _DAY.match(path.name))
            yield from sorted((path for path in posts if path.name[:10] < day), reverse=True)
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)

    def _issue(self, path: Path) -> Issue | None:
        stamp = self._files.stamp(path)
        if stamp is None:
            return None
        known = self._read.get(path)
        if known is not None and known[0] == stamp:
            return known[1]
        issue = self._parsed(path)
        if issue is not None:
            self._read[path] = stamp, issue
        return issue

    def _parsed(self, path: Path) -> Issue | None:
        try:
            data = self._files.read(path)
            return parse(data.decode("utf-8")) if len(data) <= _LARGEST else None
        except (OSError, UnicodeDecodeError):
            return None
