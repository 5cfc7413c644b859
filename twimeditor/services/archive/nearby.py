"""The few issues around the open one: what is known where there is no archive."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.editions import edition
from twimeditor.core.archive.learning import learned
from twimeditor.core.archive.values import Edition
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.post import parse
from twimeditor.services.ports import FileSystem
from twimeditor.services.storage.post_cache import PostCache

MOST_POSTS = 4
_MOST_MONTHS = 3
_LARGEST = 200_000
_DAY = lazy_pattern(r"(20\d\d)-(\d\d)-(\d\d)")
_UNNAMED = "twim.md"


class Nearby:
    """Reads the issues before a day in the site's folder, and recent posts; keeps them while their files stay."""

    def __init__(self, files: FileSystem) -> None:
        self._files = files
        self._posts = PostCache(files, parse, _LARGEST)

    def directory(self, issue: Issue, site: Path | None, recent: Iterable[Path], own: Path | None) -> Directory:
        """Return who and what the open issue tells of, those before it in the site's folder, and recent posts."""
        found = _DAY.search(issue.front.text) if issue.front is not None else None
        others = [path for path in recent if path != own]
        earlier = [path for path in self._before(found[0], site) if path != own] if found else []
        names = [str(own) if own is not None else _UNNAMED]
        issues = [issue]
        for path, other in self._chosen(earlier, others):
            names.append(path.name)
            issues.append(other)
        return _directory(filter(None, map(edition, issues, names)))

    def before(self, day: date, site: Path | None, recent: Iterable[Path]) -> Iterator[Issue]:
        """Yield the issues of the site before a day, the latest first, and recent posts."""
        return (issue for _path, issue in self._chosen(self._before(day.isoformat(), site), recent))

    def _chosen(self, before: Iterable[Path], recent: Iterable[Path]) -> Iterator[tuple[Path, Issue]]:
        for path in list(dict.fromkeys((*before, *recent)))[:MOST_POSTS]:
            issue = self._posts.get(path)
            if issue is not None:
                yield path, issue

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


def directory_of(issue: Issue) -> Directory:
    """Return who and what an issue tells of."""
    found = edition(issue, _UNNAMED)
    return _directory([found] if found is not None else [])


def _directory(editions: Iterable[Edition]) -> Directory:
    known = list(editions)
    mentions = (record.mention for one in known for record in one.records)
    return learned(mentions, sorted({one.day for one in known}))
