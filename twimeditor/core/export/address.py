"""Where an issue is on the site, and where what it links to is."""

import re
from datetime import date

from twimeditor.core.export.places import issue_day
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.post.days import day_in
from twimeditor.core.post.front_matter import fields
from twimeditor.core.render import SITE
from twimeditor.core.render.escape import escape_url

NAME = "This Week in Matrix"

_DROPPED = lazy_pattern(r"[\t\r\n]+")
_AROUND = "".join(map(chr, range(33)))
_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ELSEWHERE = lazy_pattern(r"(?:https?|ftp)://[^/?#\s]|mailto:.|magnet:.", re.IGNORECASE)
_DATED = lazy_pattern(r"(\d{4}-\d{2}-\d{2})[-_](.+)")
_NEWSLETTER = lazy_pattern(r"twim|this-week-in-matrix-(\d{4}-\d{2}-\d{2})")


def title_of(issue: Issue) -> str:
    """Return the issue's title on one line."""
    title = fields(issue.front).get("title", "") if issue.front is not None else ""
    return " ".join(title.split()) or NAME


def day_of(issue: Issue) -> date | None:
    """Return the day of the issue: by its date, else by its path or its title."""
    known = fields(issue.front) if issue.front is not None else {}
    named = (day_in(known.get(key, "")) for key in ("path", "title"))
    return issue_day(issue) or next((day for day in named if day is not None), None)


def site_url(issue: Issue) -> str:
    """Return the address of the issue's page: by its path, without one by its day, else that of the blog."""
    path = fields(issue.front).get("path", "").strip("/ ") if issue.front is not None else ""
    if path:
        return f"{SITE}/{escape_url(path)}/"
    day = day_of(issue)
    return f"{SITE}{_path_of(day)}" if day is not None else f"{SITE}/blog/"


def absolute(address: str, page: str) -> str | None:
    """Return where a link on the page `page` leads, as a whole address; None where nobody should go.

    Links to other files of the site (``@/…``) that nobody has resolved go where Zola puts such a page,
    and an issue of the newsletter where the newsletter's issues are.
    """
    text = _DROPPED.sub("", address).strip(_AROUND)  # as browsers do
    if text.startswith("@/"):
        return _other_page(text[2:])
    if text.startswith("//"):
        text = f"https:{text}"
    elif text.startswith("/"):
        text = f"{SITE}{text}"
    elif not _SCHEME.match(text):
        text = page + text if text.startswith("#") or not text.startswith("?") else page.rstrip("/") + text
    return escape_url(text) if _ELSEWHERE.match(text) else None


def _other_page(link: str) -> str | None:
    file, mark, anchor = link.partition("#")
    if not file.endswith(".md"):
        return None
    return escape_url(f"{SITE}{_path_of_page(file.removesuffix('.md'))}{mark}{anchor}")


def _path_of_page(file: str) -> str:
    folder, _, name = file.removesuffix("/index").rpartition("/")
    above = f"/{folder}/" if folder else "/"
    dated = _DATED.fullmatch(name)
    name = dated[2] if dated is not None else name
    issue = _NEWSLETTER.fullmatch(name) if dated is not None else None
    day = day_in((issue[1] or dated[1]) if issue is not None and dated is not None else "")
    if day is not None:
        return _path_of(day)
    return above if name == "_index" else f"{above}{name}/"


def _path_of(day: date) -> str:
    return f"/blog/{day:%Y/%m/%d}/this-week-in-matrix-{day}/"
