"""Gathers what is known of the world around a post: the site's folder, the files of pictures, the issues before."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import Final

from twimeditor.core.assets.references import ReferenceReader, Use
from twimeditor.core.check.knowledge import NOTHING, Knowledge, PictureFile
from twimeditor.core.model import Issue
from twimeditor.core.post import front_matter
from twimeditor.core.post.days import day_in
from twimeditor.core.render import SiteTemplates
from twimeditor.services.assets.place import STATIC, Place
from twimeditor.services.check.earlier import Earlier, file_day, issues_before
from twimeditor.services.check.named_pages import NamedPages
from twimeditor.services.check.picture_files import PictureFiles
from twimeditor.services.check.site_index import SiteIndex
from twimeditor.services.check.values import Where
from twimeditor.services.ports import FileSystem
from twimeditor.services.site.checkout import CONFIG, CONTENT, POSTS, around, is_inside, read_text, shortcodes

_SHOWN: Final = frozenset({Use.IMAGE, Use.VIDEO, Use.SHARE})
_BEHIND_ALL: Final = "9999"


class Surroundings:
    """Keeps what it has read for as long as the files stay the same. Slow, for a thread or process of its own.

    What cannot be read is not known; nothing that is a link is followed. The site's pages are looked through every few
    seconds at most, as `now` counts them.
    """

    def __init__(self, files: FileSystem, now: Callable[[], float] = monotonic) -> None:
        self._files = files
        self._index = SiteIndex(now)
        self._beside = SiteIndex(now, deepest=0)
        self._earlier = Earlier(files)
        self._pictures = PictureFiles(files)
        self._pages = NamedPages(files)
        self._references = ReferenceReader()
        self._templates: SiteTemplates | None = None
        self._last = NOTHING

    def knowledge(self, issue: Issue, where: Where) -> Knowledge:
        """Return what there is to know about the world of an issue that lies `where`; the same value while it is so."""
        site = _site(self._files, where)
        known = Knowledge(
            today=where.today,
            style=where.style,
            file=_file(where.path, site),
            pictures=self._files_of_pictures(issue, where, site),
            published=where.published,
        )
        if site is not None and is_inside(self._files, site, site / CONTENT.name):
            known = self._with_site(known, issue, site, _day(issue, where))
        elif where.path is not None:
            known = self._with_issues_beside(known, where.path, _day(issue, where))
        if known != self._last:
            self._last = known
        return self._last

    def _files_of_pictures(self, issue: Issue, where: Where, site: Path | None) -> Mapping[str, PictureFile | None]:
        addresses = dict.fromkeys(one.address for one in self._references.references(issue) if one.use in _SHOWN)
        own = _roots(where.path, site) if addresses else ()
        is_laid_out = any(root.name == STATIC for root in own)
        roots = tuple(dict.fromkeys((*where.image_roots, *own)))
        return self._pictures.find(addresses, roots, of_site=is_laid_out, of_post=where.path is not None)

    def _with_site(self, known: Knowledge, issue: Issue, site: Path, day: str) -> Knowledge:
        content = site / CONTENT.name
        names = self._pages.names(issue)
        listing = self._index.listing(content, frozenset(names))
        own = str(known.file)
        templates = self._templates_of(site)
        told = self._earlier.told(issues_before(listing, content, own, day))
        others = [page for page in listing.pages.values() if page.name != own]
        return replace(
            known,
            templates=templates,
            authors=_all(page.authors for page in others),
            categories=_all(page.categories for page in others),
            taxonomies=_taxonomies(self._files, site),
            pages=self._pages.pages(names, listing, content, templates) if _is_whole(self._files, site) else None,
            live=told.live,
            paragraphs=told.paragraphs,
            projects=told.projects,
            words=told.words,
        )

    def _with_issues_beside(self, known: Knowledge, post: Path, day: str) -> Knowledge:
        """Learn from the issues in the same folder, where there is no site."""
        listing = self._beside.listing(post.parent)
        told = self._earlier.told(issues_before(listing, post.parent, post.name, day))
        return replace(known, live=told.live, paragraphs=told.paragraphs, projects=told.projects, words=told.words)

    def _templates_of(self, site: Path) -> SiteTemplates | None:
        texts = shortcodes(self._files, site)
        templates = SiteTemplates.of(texts) if texts else None
        if templates != self._templates:
            self._templates = templates
        return self._templates


def _site(files: FileSystem, where: Where) -> Path | None:
    """Return the site's folder: the chosen one, the one around the post, or one that has posts as the site has."""
    if where.site is not None or where.path is None:
        return where.site
    laid_out = (folder for folder in where.path.parents if (folder / POSTS.name).is_dir())
    return around(files, where.path) or next(laid_out, None)


def _is_whole(files: FileSystem, site: Path) -> bool:
    """Tell whether a folder is a site, and not a part of one of which nobody knows what it lacks."""
    return files.stamp(site / CONFIG.name) is not None


def _roots(post: Path | None, site: Path | None) -> tuple[Path, ...]:
    """Return the folders that pictures of an issue may be in, of those that there are."""
    try:
        return tuple(root for root in Place(post, site).roots() if root.is_dir())
    except (OSError, ValueError):  # a name that no folder can have
        return ()


def _file(post: Path | None, site: Path | None) -> PurePosixPath | None:
    """Return where a post lies below the site's ``content``; its name alone where it lies elsewhere."""
    if post is None:
        return None
    content = site / CONTENT.name if site is not None else None
    if content is not None and post.is_relative_to(content):
        return PurePosixPath(post.relative_to(content).as_posix())
    return PurePosixPath(post.name)


def _day(issue: Issue, where: Where) -> str:
    """Return the day of an issue, by its file's name or its front matter; one behind all where none is told."""
    named = file_day(where.path.as_posix()) if where.path is not None else None
    if named is not None or issue.front is None:
        return named.isoformat() if named is not None else _BEHIND_ALL
    front = front_matter.fields(issue.front)
    days = (day_in(front.get(key, "")) for key in ("date", "path", "title"))
    return next((day.isoformat() for day in days if day is not None), _BEHIND_ALL)


def _all(names: Iterable[Iterable[str]]) -> frozenset[str] | None:
    return frozenset(chain.from_iterable(names)) or None


def _taxonomies(files: FileSystem, site: Path) -> frozenset[str] | None:
    """Return the lists that the site's settings name; None where that cannot be told."""
    text = read_text(files, site, site / CONFIG.name) or ""
    try:
        listed = tomllib.loads(text).get("taxonomies") if "taxonomies" in text else None
    except (ValueError, RecursionError):
        return None
    names = (one.get("name") for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()
    return frozenset(name for name in names if isinstance(name, str)) or None
