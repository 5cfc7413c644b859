"""The lines of the lists of people and projects."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from twimeditor.core.archive.corrections import Corrections, Who
from twimeditor.core.archive.directory import Author, Directory, Project, Value


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody or something: `more` tells those of one name apart, `searched` is what is looked through."""

    key: str
    name: str
    more: str
    last: date | None
    searched: str
    is_hidden: bool = False


def rows(directory: Directory, corrections: Corrections, who: Who) -> tuple[Row, ...]:
    """Return all lines by name: those of the directory, and those that are never proposed."""
    said = corrections.all(who)
    subjects = directory.authors.values() if who is Who.PEOPLE else directory.projects.values()
    known = [_row(one, is_hidden=False) for one in subjects if not (said.get(one.key) and said[one.key].same_as)]
    there = {row.key for row in known}
    hidden = [_hidden(key, who, corrections) for key, one in said.items() if one.is_hidden and key not in there]
    return tuple(sorted((*known, *hidden), key=lambda row: (row.name.casefold(), row.key)))


def narrowed(all_rows: tuple[Row, ...], words: str) -> tuple[Row, ...]:
    """Return the lines in which each word stands."""
    wanted = words.casefold().split()
    return tuple(row for row in all_rows if all(word in row.searched for word in wanted))


def _row(one: Author | Project, *, is_hidden: bool) -> Row:
    more = one.key if isinstance(one, Author) else one.section
    name = one.name if isinstance(one, Author) else one.title
    searched = "\n".join((one.key, *(value.text for value in _named(one)))).casefold()
    return Row(one.key, name, more, one.last_seen, searched, is_hidden)


def _hidden(key: str, who: Who, corrections: Corrections) -> Row:
    texts = corrections.of(who, key).texts
    names = tuple(map(Value, texts.get("names" if who is Who.PEOPLE else "titles", ())))
    return _row(Author(key, names) if who is Who.PEOPLE else Project(key, names), is_hidden=True)


def _named(one: Author | Project) -> Iterator[Value]:
    yield from one.names if isinstance(one, Author) else (*one.titles, *one.websites)
