"""What the issues before this one tell: the number of the last weekly video, what was told, projects, usual words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

from twimeditor.core import facets
from twimeditor.core.check.filed_under import NEWSLETTER
from twimeditor.core.check.knowledge import Project
from twimeditor.core.check.repeats import news, paragraphs_of
from twimeditor.core.check.words import established, vocabulary
from twimeditor.core.facets.headings import NUMBER, is_live
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Role, Text
from twimeditor.core.post import parse
from twimeditor.core.post.days import day_in
from twimeditor.core.post.inline import plain
from twimeditor.services.check.site_index import Listed, Listing
from twimeditor.services.ports import FileSystem
from twimeditor.services.storage.post_cache import PostCache

MOST: Final = 26
"""So many issues tell of projects: half a year."""

_RECENT: Final = 6
_LARGEST: Final = 1_000_000
_NUMBER = lazy_pattern(r"S(\d{1,4})E(\d{1,4})")


@dataclass(frozen=True, slots=True)
class Told:
    """What an issue tells: see `twimeditor.core.check.knowledge.Knowledge`."""

    live: tuple[int, int] | None = None
    paragraphs: frozenset[str] = frozenset()
    projects: Mapping[str, Project] = field(default_factory=dict)
    words: frozenset[str] = frozenset()


class Earlier:
    """Reads the issues before one, each once for as long as its file stays the same."""

    def __init__(self, files: FileSystem) -> None:
        self._posts = PostCache(files, _told, _LARGEST)

    def told(self, paths: Iterable[Path]) -> Told:
        """Return what the issues in some files tell together, of which the latest comes first."""
        chosen = tuple(islice(paths, MOST))
        self._posts.keep(chosen)
        each = [self._posts.get(path) or Told() for path in chosen]
        live = next((one.live for one in each if one.live is not None), None)
        return Told(
            live,
            news(one.paragraphs for one in each[:_RECENT]),
            _latest(one.projects for one in each),
            established(one.words for one in each),
        )


def _told(text: str) -> Told:
    issue = parse(text)
    return Told(_live(issue), paragraphs_of(issue), dict(_projects(issue)), vocabulary(text))


def issues_before(listing: Listing, content: Path, own: str, day: str) -> Iterator[Path]:
    """Yield the files of the newsletters before a day, the latest first; `own` is the issue itself."""
    dated = ((_day(page), page.name) for page in listing.pages.values() if NEWSLETTER in page.categories)
    for found, name in sorted(dated, reverse=True):
        if "" < found < day and name != own:
            yield content / name


def file_day(path: str) -> date | None:
    """Return the day in the name of a post's file, or of the folder that it is; not that of the folders above it."""
    *folders, name = path.split("/")
    return day_in(folders[-1] if folders and name == "index.md" else name)


def _latest(each: Iterable[Mapping[str, Project]]) -> Mapping[str, Project]:
    """Return all projects with their latest descriptions, of those of which the latest come first."""
    found: dict[str, Project] = {}
    for projects in each:
        for key, project in projects.items():
            known = found.get(key)
            if known is None or (project.description and not known.description):
                found[key] = project
    return found


def _day(page: Listed) -> str:
    """Return the day in a page's name, else the one in its address or title."""
    days = (file_day(page.name), day_in(page.address or ""), day_in(page.title))
    return next((day.isoformat() for day in days if day is not None), "")


def _live(issue: Issue) -> tuple[int, int] | None:
    for section in issue.sections:
        if section.heading is not None and is_live(section.heading):
            found = _NUMBER.fullmatch(facets.get(section.heading, NUMBER).upper())
            if found is not None:
                return int(found[1]), int(found[2])
    return None


def _projects(issue: Issue) -> Iterator[tuple[str, Project]]:
    for section in issue.sections:
        for entry in section.entries:
            title = plain(entry.title).strip()
            texts = (node.markdown.strip() for node in entry.nodes if isinstance(node, Text) and _describes(node))
            if title:
                yield title.lower(), Project(title, "\n\n".join(texts))


def _describes(node: Text) -> bool:
    return node.role is Role.DESCRIPTION
