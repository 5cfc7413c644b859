"""The command `archive`: past issues, their people and projects, without a window."""

import argparse
import json
import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from twimeditor.cli_tables import table
from twimeditor.cli_words import visible
from twimeditor.core.archive.directory import Author, Directory, Project, Value
from twimeditor.core.archive.query import Kind, Query
from twimeditor.core.archive.stats import Stats, Total, stats
from twimeditor.core.errors import TwimError
from twimeditor.services.archive.archive import Archive, Hit
from twimeditor.services.archive.indexing import Progress, database_of, index
from twimeditor.services.archive.knowing import know
from twimeditor.services.archive.values import Summary
from twimeditor.services.settings import ARCHIVE_FOLDER, SITE_FOLDER
from twimeditor.services.storage.places import Places

_HITS: Final = 20
_ROWS: Final = 15
_SHOWN_WEEKS: Final = 12


@dataclass(frozen=True, slots=True)
class Console:
    """What the command line lends: how text is given out, and how the user is told."""

    emit: Callable[[str], None]
    tell: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class _Asked:
    """An archive, and what the user wants to know of it."""

    database: Path
    arguments: argparse.Namespace
    console: Console

    def directory(self) -> Directory:
        return know(self.database, Places.of_user().config / "directory").directory

    def give(self, data: object, text: Callable[[], str]) -> None:
        """Print the data as JSON where that is asked for, else the text."""
        self.console.emit(_as_json(data) if self.arguments.json else text())


class NoArchiveError(TwimError):
    """There is no archive to ask; the message says what is missing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name the commands and their arguments."""
    parser.epilog = (
        "An archive is made by the command index, or by the window, and kept in the folder for caches. The others take "
        "that of --dir, else of the preferences' folder, else the only one that there is."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    made = _command(commands.add_parser, "index", "read what has changed in a folder of posts", _index)
    made.add_argument("folder", type=Path, metavar="DIR", help="a checkout of the blog, or any folder of posts")
    for name, words, act in (
        ("authors", "list who reports: ids, names, projects, and when last", _authors),
        ("projects", "list what is reported on: titles, websites, sections, who reports, and when last", _projects),
    ):
        listing = _command(commands.add_parser, name, words, act)
        listing.add_argument(
            "name", nargs="?", type=_text, default="", metavar="NAME", help="only those of which a name has this"
        )
        _add_folder(listing)
    _add_search(_command(commands.add_parser, "search", "look for words in all past issues", _search))
    _add_folder(_command(commands.add_parser, "stats", "count entries per week, section, project and reporter", _stats))


def run(arguments: argparse.Namespace, console: Console) -> None:
    """Do what is asked for; raise TwimError where that cannot be."""
    arguments.act(arguments, console)


_Act = Callable[[argparse.Namespace, Console], None]


def _command(add: Callable[..., argparse.ArgumentParser], name: str, words: str, act: _Act) -> argparse.ArgumentParser:
    parser = add(name, help=words, description=words, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(act=act, wrong=parser.error)
    return parser


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dir", type=Path, metavar="DIR", help="the folder whose archive is asked")


def _add_search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "words", nargs="*", type=_text, metavar="WORD", help='all must be there; "several words" are a phrase'
    )
    parser.add_argument("--author", type=_text, default="", metavar="NAME", help="by this name or id")
    parser.add_argument("--project", type=_text, default="", metavar="NAME", help="on this project")
    parser.add_argument("--section", type=_text, default="", metavar="TITLE", help="in this section")
    parser.add_argument("--since", type=_day, metavar="DATE", help="from this day on, YYYY-MM-DD")
    parser.add_argument("--until", type=_day, metavar="DATE", help="up to this day")
    parser.add_argument(
        "--has", action="append", choices=[kind.value for kind in Kind], default=[], help="with one; can be repeated"
    )
    parser.add_argument("--limit", type=_count, default=_HITS, metavar="N", help="at most so many (%(default)s)")
    _add_folder(parser)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2031-03-07") from None


def _text(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("it is not text in UTF-8") from None
    return text


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 1000000")
    return int(text)


# Which archive


def _asked(arguments: argparse.Namespace, console: Console) -> _Asked:
    """Return the archive that is meant; raise NoArchiveError where there is none."""
    places = Places.of_user()
    folder = arguments.dir if arguments.dir is not None else _preferred(places)
    if folder is None:
        return _Asked(_only_one(places), arguments, console)
    database = database_of(folder, places.cache)
    if not database.is_file():
        raise NoArchiveError(f"{_path(folder)}: has no archive yet; twimeditor archive index {_path(folder)} makes one")
    return _Asked(database, arguments, console)


def _preferred(places: Places) -> Path | None:
    """Return the folder that the preferences name, if its archive is there."""
    try:
        chosen = tomllib.loads((places.config / "settings.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    named = (_chosen(chosen, option.key) for option in (ARCHIVE_FOLDER, SITE_FOLDER))
    folders = (Path(name) for name in named if name and "\0" not in name)
    return next((folder for folder in folders if database_of(folder, places.cache).is_file()), None)


def _chosen(settings: Mapping[str, object], key: str) -> str:
    part, _, name = key.partition(".")
    inner = settings.get(part)
    value = inner.get(name) if isinstance(inner, dict) else None
    return value if isinstance(value, str) else ""


def _only_one(places: Places) -> Path:
    found = sorted((places.cache / "archive").glob("*.sqlite3"))
    if not found:
        raise NoArchiveError("there is no archive yet: twimeditor archive index DIR makes one of the posts in DIR")
    if len(found) > 1:
        raise NoArchiveError(
            f"there are {len(found)} archives: say which one by --dir DIR ({', '.join(_roots(found))})"
        )
    return found[0]


def _roots(databases: Iterable[Path]) -> Iterator[str]:
    for database in databases:
        with suppress(TwimError), closing(Archive(database)) as archive:
            yield _path(archive.summary().root)


# What is done


def _index(arguments: argparse.Namespace, console: Console) -> None:
    folder: Path = arguments.folder
    if not folder.is_dir():
        raise NoArchiveError(f"{_path(folder)}: is no folder")
    show = _show_progress if sys.stderr is not None and sys.stderr.isatty() else _show_nothing
    summary = index(folder, database_of(folder, Places.of_user().cache), progress=show)
    data = {
        "root": _path(summary.root),
        "posts": summary.posts,
        "entries": summary.entries,
        "skipped": dict(summary.skipped),
    }
    console.emit(_as_json(data) if arguments.json else _summary_text(summary))


def _show_progress(progress: Progress) -> None:
    end = "\n" if progress.done >= progress.total else ""
    sys.stderr.write(f"\rReading {progress.done:,} of {progress.total:,}{end}" if progress.total else "")
    sys.stderr.flush()


def _show_nothing(_progress: Progress) -> None:
    pass


def _summary_text(summary: Summary) -> str:
    lines = [f"{summary.posts:,} past issues with {summary.entries:,} entries in {_path(summary.root)}"]
    if summary.skipped:
        lines.append("Skipped:")
        lines += [f"  {count:,} {reason}" for reason, count in summary.skipped.items() if count]
    return "".join(f"{visible(line)}\n" for line in lines)


def _authors(arguments: argparse.Namespace, console: Console) -> None:
    asked = _asked(arguments, console)
    directory = asked.directory()
    chosen = [one for one in directory.authors.values() if _is_meant(arguments.name, one.key, one.names)]
    chosen.sort(key=lambda one: (-len(one.days), one.name.casefold()))
    header = ("Reports", "Last", "Name", "Id", "Projects")
    rows = [(str(len(one.days)), _shown(one.last_seen), one.name, one.key, _its(one, directory)) for one in chosen]
    data = [_author_data(one, directory) for one in chosen]
    asked.give(data, lambda: table(header, rows, numbers=1))


def _projects(arguments: argparse.Namespace, console: Console) -> None:
    asked = _asked(arguments, console)
    directory = asked.directory()
    chosen = [one for one in directory.projects.values() if _is_meant(arguments.name, one.key, one.titles)]
    chosen.sort(key=lambda one: (-len(one.days), one.title.casefold()))
    header = ("Reports", "Last", "Project", "Section", "Who", "Website")
    rows = [
        (str(len(one.days)), _shown(one.last_seen), one.title, one.section, _who(one, directory), one.website)
        for one in chosen
    ]
    data = [_project_data(one, directory) for one in chosen]
    asked.give(data, lambda: table(header, rows, numbers=1))


def _search(arguments: argparse.Namespace, console: Console) -> None:
    query = Query(
        " ".join(arguments.words),
        arguments.author,
        arguments.project,
        arguments.section,
        arguments.since,
        arguments.until,
        frozenset(Kind(kind) for kind in arguments.has),
    )
    if query == Query():
        arguments.wrong("say what to look for: words, or one of --author, --project, --section, --since, --has")
    asked = _asked(arguments, console)
    with closing(Archive(asked.database)) as archive:
        found = archive.search(query, arguments.limit)
    data = {"total": found.total, "hits": [_hit_data(hit) for hit in found.hits]}
    asked.give(data, lambda: "".join(_hit_text(hit) for hit in found.hits) + _counted(len(found.hits), found.total))


def _stats(arguments: argparse.Namespace, console: Console) -> None:
    asked = _asked(arguments, console)
    directory = asked.directory()
    with closing(Archive(asked.database)) as archive:
        counted = stats(archive.mentions(), directory)
        having = {kind.value: archive.search(Query(kinds=frozenset({kind})), 1).total for kind in Kind}
    data = {**asdict(counted), "entries_per_issue": round(counted.per_week, 2), "having": having}
    asked.give(data, lambda: _stats_text(counted, having))


# In words


def _is_meant(wanted: str, key: str, names: Iterable[Value]) -> bool:
    folded = wanted.casefold()
    return any(folded in text.casefold() for text in (key, *(one.text for one in names)))


def _shown(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _its(author: Author, directory: Directory) -> str:
    known = (directory.projects.get(one.text) for one in author.projects[:3])
    return ", ".join(one.title for one in known if one is not None)


def _who(project: Project, directory: Directory) -> str:
    known = (directory.authors.get(one.text) for one in project.authors[:2])
    return ", ".join(one.name for one in known if one is not None)


def _path(path: Path) -> str:
    """Return a path as text, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "replace")


def _counted(shown: int, total: int) -> str:
    entries = "1 entry" if total == 1 else f"{total:,} entries"
    return f"{entries}\n" if shown == total else f"{shown:,} of {entries}\n"


def _hit_text(hit: Hit) -> str:
    place = " › ".join(filter(None, (hit.section, hit.title)))
    who = f" ({', '.join(hit.authors)})" if hit.authors else ""
    words = " ".join("".join(part.text for part in hit.snippet).split())
    lines = (f"{hit.day} {place}{who}", f"    {words}" if words else "", f"    {_path(hit.path)}")
    return "".join(f"{visible(line)}\n" for line in lines if line)


def _stats_text(counted: Stats, having: Mapping[str, int]) -> str:
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


# As data


def _author_data(author: Author, directory: Directory) -> dict[str, object]:
    return {
        "id": author.key,
        "names": _values(author.names),
        "verbs": _values(author.verbs),
        "projects": _values(author.projects, lambda key: _title_of(directory, key)),
        "sections": _values(author.sections),
        **_days(author.days),
    }


def _project_data(project: Project, directory: Directory) -> dict[str, object]:
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
    return {"reports": len(days), "first": days[0] if days else None, "last": days[-1] if days else None}


def _values(values: Iterable[Value], named: Callable[[str], str] | None = None) -> list[dict[str, object]]:
    """Return values with where they come from; of links to people or projects also what those are called."""
    found: list[dict[str, object]] = []
    for one in values:
        name: dict[str, object] = {"name": named(one.text)} if named is not None else {}
        found.append({"text": one.text, **name, "origin": one.origin, "count": one.count, "seen": one.seen})
    return found


def _hit_data(hit: Hit) -> dict[str, object]:
    return {
        "day": hit.day,
        "issue": hit.issue_title,
        "path": _path(hit.path),
        "section": hit.section,
        "title": hit.title,
        "authors": list(hit.authors),
        "snippet": "".join(part.text for part in hit.snippet),
    }


def _as_json(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    return "\n".join(map(visible, text.split("\n"))) + "\n"  # in it, only what is inside of texts is changed
