"""A directory that a test writes down: who was there in which of the last issues."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from twimeditor.core.archive.directory import Author, Directory, Project, Section, Value
from twimeditor.core.archive.keys import section_key, title_key, website_key

TODAY = date(2031, 3, 28)


def weeks_ago(*weeks: int) -> tuple[date, ...]:
    """Return days, the earliest first."""
    return tuple(sorted(TODAY - timedelta(weeks=week) for week in weeks))


def project(title: str, days: Iterable[date], by: str = "", section: str = "Dept of Clients 📱") -> Project:
    """Return a project that was told of on these days."""
    its_days = tuple(days)
    authors = (Value(by, count=len(its_days), seen=its_days[-1]),) if by else ()
    website = f"https://{title_key(title)}.example"
    return Project(
        title_key(title),
        titles=(Value(title),),
        websites=(Value(website),),
        descriptions=(Value(f"What {title} is."),),
        sections=(Value(section, count=len(its_days)),) if section else (),
        authors=authors,
        days=its_days,
    )


def author(key: str, name: str, days: Iterable[date], section: str = "", projects: Iterable[str] = ()) -> Author:
    """Return somebody who reported on these days."""
    return Author(
        key,
        names=(Value(name),),
        verbs=(Value("announces"),),
        projects=tuple(Value(one, count=1) for one in projects),
        sections=(Value(section, count=1),) if section else (),
        days=tuple(days),
    )


def directory(
    *projects: Project,
    authors: Iterable[Author] = (),
    issues: Iterable[date] = weeks_ago(*range(1, 13)),
    old_titles: Mapping[str, str] | None = None,
    sections: Mapping[str, Iterable[date]] | None = None,
) -> Directory:
    """Return the directory of these, over twelve weekly issues unless a test says others."""
    titles = {title_key(one.title): one.key for one in projects} | dict(old_titles or {})
    return Directory(
        {one.key: one for one in authors},
        {one.key: one for one in projects},
        titles,
        {website_key(one.website): one.key for one in projects},
        tuple(issues),
        {section_key(title): Section(title, tuple(days)) for title, days in (sections or {}).items()},
    )
