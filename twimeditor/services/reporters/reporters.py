"""Reads the issues of the last weeks, to know who reports on what."""

from collections.abc import Iterable, Iterator
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
        paths = [path for path in (*self._before(issue, site), *recent) if path != own]
        chosen = list(dict.fromkeys(paths))[:MOST_POSTS]
        return habits_of((issue, *filter(None, map(self._issue, chosen))))

    def _before(self, issue: Issue, site: Path | None) -> Iterator[Path]:
        """Yield the posts of the site before the issue's day, the latest first."""
        found = _DAY.search(issue.front.text) if issue.front is not None else None
        if site is None or found is None:
            return
        year, month = int(found[1]), int(found[2])
        for _ in range(_MOST_MONTHS):
            folder = site / "content" / "blog" / f"{year:04}" / f"{month:02}"
            posts = (path for path in self._files.files_in(folder) if path.suffix == ".md" and _DAY.match(path.name))
            yield from sorted((path for path in posts if path.name[:10] < found[0]), reverse=True)
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
