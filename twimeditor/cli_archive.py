"""The command `archive`: past issues, their people and projects, without a window."""

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from twimeditor.cli_archive_text import (
    as_json,
    author_data,
    authors_text,
    count_text,
    hit_data,
    hit_text,
    path_text,
    project_data,
    projects_text,
    stats_text,
    summary_data,
    summary_text,
)
from twimeditor.cli_words import visible
from twimeditor.core.archive.directory import Directory, Value
from twimeditor.core.archive.query import Kind, Query
from twimeditor.core.archive.stats import stats
from twimeditor.core.errors import TwimError
from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.importing import in_order, take
from twimeditor.services.archive.indexing import Progress, database_of, index
from twimeditor.services.archive.knowing import know
from twimeditor.services.archive.sources import Sources
from twimeditor.services.settings import ARCHIVE_FOLDER, SITE_FOLDER
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places

_HITS: Final = 20


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
        self.console.emit(as_json(data) if self.arguments.json else text())


class NoArchiveError(TwimError):
    """There is no archive to ask; the message says what is missing."""


class NotImportedError(TwimError):
    """Some files could not be taken in; the message has a line for each."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name the commands and their arguments."""
    parser.epilog = (
        "An entry is what stands under a heading of its own in an issue, or directly in a section. "
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
    taken = _command(
        commands.add_parser, "import", "take in hebbot's or twim-o-matic's tables, or another's corrections", _import
    )
    taken.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="as config.toml, senders.json, projects.json"
    )
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
        raise NoArchiveError(
            f"{path_text(folder)}: has no archive yet; twimeditor archive index {path_text(folder)} makes one"
        )
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
            yield path_text(archive.summary().root)


# What is done


def _index(arguments: argparse.Namespace, console: Console) -> None:
    folder: Path = arguments.folder
    if not folder.is_dir():
        raise NoArchiveError(f"{path_text(folder)}: is no folder")
    show = _show_progress if sys.stderr is not None and sys.stderr.isatty() else _show_nothing
    try:
        summary = index(folder, database_of(folder, Places.of_user().cache), progress=show)
    except BaseException:
        _end_progress(show)
        raise
    console.emit(as_json(summary_data(summary)) if arguments.json else summary_text(summary))


def _show_progress(progress: Progress) -> None:
    end = "\n" if progress.done >= progress.total else ""
    sys.stderr.write(f"\rReading {progress.done:,} of {progress.total:,}{end}" if progress.total else "")
    sys.stderr.flush()


def _end_progress(show: Callable[[Progress], None]) -> None:
    """Let what is told next begin on a line of its own."""
    if show is _show_progress:
        sys.stderr.write("\n")


def _show_nothing(_progress: Progress) -> None:
    pass


def _import(arguments: argparse.Namespace, console: Console) -> None:
    sources = Sources(Disk(), Places.of_user().config / "directory")
    taken = [take(sources, path) for path in in_order(arguments.files)]
    data = [{"file": path_text(one.path), "taken": one.is_taken, "told": one.words} for one in taken]
    told, refused = (_lines(one.words for one in taken if one.is_taken is is_taken) for is_taken in (True, False))
    if arguments.json or told:
        console.emit(as_json(data) if arguments.json else told)
    if refused:
        raise NotImportedError(refused.rstrip("\n"))


def _lines(words: Iterable[str]) -> str:
    return "".join(f"{visible(line)}\n" for line in words)


def _authors(arguments: argparse.Namespace, console: Console) -> None:
    asked = _asked(arguments, console)
    directory = asked.directory()
    chosen = [one for one in directory.authors.values() if _is_meant(arguments.name, one.key, one.names)]
    chosen.sort(key=lambda one: (-len(one.days), one.name.casefold()))
    data = [author_data(one, directory) for one in chosen]
    asked.give(data, lambda: authors_text(chosen, directory))


def _projects(arguments: argparse.Namespace, console: Console) -> None:
    asked = _asked(arguments, console)
    directory = asked.directory()
    chosen = [one for one in directory.projects.values() if _is_meant(arguments.name, one.key, one.titles)]
    chosen.sort(key=lambda one: (-len(one.days), one.title.casefold()))
    data = [project_data(one, directory) for one in chosen]
    asked.give(data, lambda: projects_text(chosen, directory))


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
    data = {"total": found.total, "hits": [hit_data(hit) for hit in found.hits]}
    asked.give(data, lambda: "".join(hit_text(hit) for hit in found.hits) + count_text(len(found.hits), found.total))


def _stats(arguments: argparse.Namespace, console: Console) -> None:
    asked = _asked(arguments, console)
    directory = asked.directory()
    with closing(Archive(asked.database)) as archive:
        counted = stats(archive.mentions(), directory)
        having = {kind.value: archive.search(Query(kinds=frozenset({kind})), 1).total for kind in Kind}
    data = {**asdict(counted), "entries_per_issue": round(counted.per_week, 2), "having": having}
    asked.give(data, lambda: stats_text(counted, having))


def _is_meant(wanted: str, key: str, names: Iterable[Value]) -> bool:
    folded = wanted.casefold()
    return any(folded in text.casefold() for text in (key, *(one.text for one in names)))
