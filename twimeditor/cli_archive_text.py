"""What the command `archive` prints: in words, and as data."""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from twimeditor.cli_tables import table
from twimeditor.cli_words import visible
from twimeditor.core.archive.directory import Author, Directory, Project, Value
from twimeditor.core.archive.stats import Stats, Total
from twimeditor.services.archive.values import Hit, Summary

_ROWS: Final = 15
_SHOWN_WEEKS: Final = 12

# In words


def authors_text(authors: Iterable[Author], directory: Directory) -> str:
    """Return a table of people."""
    header = ("Issues", "Last", "Name", "Id", "Projects")
    rows = [
        (str(len(one.days)), _day(one.last_seen), one.name, one.key, _projects_of(one, directory)) for one in authors
    ]
    return table(header, rows, numbers=1)


def projects_text(projects: Iterable[Project], directory: Directory) -> str:
    """Return a table of projects."""
    header = ("Issues", "Last", "Project", "Section", "Who", "Website")
    rows = [
        (str(len(one.days)), _day(one.last_seen), one.title, one.section, _authors_of(one, directory), one.website)
        for one in projects
    ]
    return table(header, rows, numbers=1)


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _projects_of(author: Author, directory: Directory) -> str:
    known = (directory.projects.get(one.text) for one in author.projects[:3])
    return ", ".join(one.title for one in known if one is not None)


def _authors_of(project: Project, directory: Directory) -> str:
    known = (directory.authors.get(one.text) for one in project.authors[:2])
    return ", ".join(one.name for one in known if one is not None)


def path_text(path: Path) -> str:
    """Return a path as text, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def count_text(shown: int, total: int) -> str:
    """Return how many entries are shown, and of how many."""
    entries = "1 entry" if total == 1 else f"{total:,} entries"
    return f"{entries}\n" if shown == total else f"{shown:,} of {entries}\n"


def hit_text(hit: Hit) -> str:
    """Return an entry that was found: what and who, the words around it, and the file."""
    place = " › ".join(filter(None, (hit.section, hit.title)))
    who = f" ({', '.join(hit.authors)})" if hit.authors else ""
    words = " ".join("".join(part.text for part in hit.snippet).split())
    lines = (f"{hit.day} {place}{who}", f"    {words}" if words else "", f"    {path_text(hit.path)}")
    return "".join(f"{visible(line)}\n" for line in lines if line)


def stats_text(counted: Stats, having: Mapping[str, int]) -> str:
    """Return what an archive adds up to, as tables."""
    totals = ", ".join(f"{count:,} with {'an' if kind == 'image' else 'a'} {kind}" for kind, count in having.items())
    about = f"{counted.issues:,} past issues, {counted.entries:,} entries, {counted.per_week:.1f} per issue; {totals}\n"
    years = [
        tuple(map(str, (one.year, one.issues, one.entries, one.reporters, one.new_reporters, one.new_projects)))
        for one in counted.years
    ]
    weeks = [(str(one.day), str(one.entries), str(one.reporters)) for one in counted.weeks[-_SHOWN_WEEKS:]]
    year_header = ("Year", "Issues", "Entries", "Reporters", "New reporters", "New projects")
    parts = [
        about,
        table(year_header, years, numbers=len(year_header)),
        table(("Last issues", "Entries", "Reporters"), weeks, numbers=3),
        *(
            _ranking(title, totals_of)
            for title, totals_of in (
                ("Section", counted.sections),
                ("Project", counted.projects),
                ("Reporter", counted.reporters),
            )
        ),
    ]
    return "\n".join(parts)


def _ranking(title: str, totals: Sequence[Total]) -> str:
    rows = [(str(one.entries), str(one.issues), str(one.first), str(one.last), one.name) for one in totals[:_ROWS]]
    more = len(totals) - len(rows)
    return table(("Entries", "Issues", "First", "Last", title), rows, numbers=2) + (
        f"and {more:,} more\n" if more > 0 else ""
    )


def summary_text(summary: Summary) -> str:
    """Return what was read and what was left out."""
    lines = [f"{summary.posts:,} past issues with {summary.entries:,} entries in {path_text(summary.root)}"]
    if summary.skipped:
        lines.append("Skipped:")
        lines += [f"  {count:,} {reason}" for reason, count in summary.skipped.items() if count]
    return "".join(f"{visible(line)}\n" for line in lines)


# As data


def author_data(author: Author, directory: Directory) -> dict[str, object]:
    """Return all that is known of somebody."""
    return {
        "id": author.key,
        "names": _values(author.names),
        "verbs": _values(author.verbs),
        "projects": _values(author.projects, lambda key: _title_of(directory, key)),
        "sections": _values(author.sections),
        **_days(author.days),
    }


def project_data(project: Project, directory: Directory) -> dict[str, object]:
    """Return all that is known of a project."""
    return {
        "key": project.key,
        "titles": _values(project.titles),
        "websites": _values(project.websites),
        "descriptions": _values(project.descriptions),
        "sections": _values(project.sections),
        "authors": _values(project.authors, lambda key: _name_of(directory, key)),
        **_days(project.days),
    }


def _title_of(directory: Directory, key: str) -> str:
    return directory.projects[key].title if key in directory.projects else key


def _name_of(directory: Directory, key: str) -> str:
    return directory.authors[key].name if key in directory.authors else key


def _days(days: Sequence[date]) -> dict[str, object]:
    return {"issues": len(days), "first": days[0] if days else None, "last": days[-1] if days else None}


def _values(values: Iterable[Value], named: Callable[[str], str] | None = None) -> list[dict[str, object]]:
    """Return values with where they come from; of links to people or projects also what those are called."""
    found: list[dict[str, object]] = []
    for one in values:
        name: dict[str, object] = {"name": named(one.text)} if named is not None else {}
        found.append({"text": one.text, **name, "origin": one.origin, "count": one.count, "seen": one.seen})
    return found


def hit_data(hit: Hit) -> dict[str, object]:
    """Return an entry that was found."""
    return {
        "day": hit.day,
        "issue": hit.issue_title,
        "path": path_text(hit.path),
        "section": hit.section,
        "title": hit.title,
        "authors": list(hit.authors),
        "snippet": "".join(part.text for part in hit.snippet),
    }


def as_json(data: object) -> str:
    """Return data as JSON that a terminal shows as it is."""
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    return "\n".join(map(visible, text.split("\n"))) + "\n"  # in it, only what is inside of texts is changed


def summary_data(summary: Summary) -> dict[str, object]:
    """Return what was read and what was left out."""
    return {
        "root": path_text(summary.root),
        "posts": summary.posts,
        "entries": summary.entries,
        "skipped": dict(summary.skipped),
    }
