"""Writes what past issues tell into the database, and takes it out again."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import blake2b
from itertools import islice
from typing import Final

from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.query import Kind
from twimeditor.core.archive.values import Credit, Edition, Mention, Picture, Record, Standing
from twimeditor.services.archive.columns import authors_of, pressed, unpressed
from twimeditor.services.archive.database import PLACES, day_of, record_id
from twimeditor.services.archive.values import Skipped
from twimeditor.services.archive.words import indexed, term

_BITS: Final = 8


class Writer:
    """Puts files into the database, within the transaction of whoever calls."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, ...], int] = {}

    def skip(self, path: bytes, stamp: str, digest: str, reason: Skipped) -> None:
        """Remember why a file is no issue, so that it is not read again for as long as it is the same."""
        self.forget(path)
        self._connection.execute(
            "INSERT INTO files (path, stamp, digest, reason) VALUES (?, ?, ?, ?)", (path, stamp, digest, reason)
        )

    def same(self, path: bytes, stamp: str) -> None:
        """Remember that a file only looks different."""
        self._connection.execute("UPDATE files SET stamp = ? WHERE path = ?", (stamp, path))

    def put(self, path: bytes, stamp: str, digest: str, edition: Edition) -> None:
        """Put an issue in the place of what the file told before."""
        self.forget(path)
        day = edition.day.toordinal()
        rankings = rankings_text(edition.rankings) if edition.rankings else ""
        file = self._connection.execute(
            "INSERT INTO files (path, stamp, digest, day, title, live, rankings) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (path, stamp, digest, day, storable(edition.title), storable(edition.live), rankings),
        ).lastrowid
        assert file is not None  # noqa: S101 - an inserted row has a number
        records = list(islice(enumerate(edition.records), PLACES))
        for place, record in reversed(records):  # the engine takes rising ids as they come
            self._put(record_id(day, file, place), file, record)

    def _put(self, number: int, file: int, record: Record) -> None:
        mention = record.mention
        project = self._project(mention)
        terms = " ".join(self._terms(record, project))
        run = self._connection.execute
        run("INSERT INTO records VALUES (?, ?, ?, ?, ?)", (number, file, project, mention_text(mention), terms))
        run("INSERT INTO bodies VALUES (?, ?)", (number, body_of(record)))
        traces = [(trace, number) for trace in traces_of(record)]
        self._connection.executemany("INSERT OR IGNORE INTO traces VALUES (?, ?)", traces)
        authors = authors_of((credit.name, credit.target) for credit in mention.credits)
        title, section, text = map(indexed, (mention.title, mention.section, record.text))
        run("INSERT INTO words (rowid, title, section, authors, text, terms) VALUES (?, ?, ?, ?, ?, ?)",
            (number, title, section, authors, text, terms))  # fmt: skip

    def _terms(self, record: Record, project: int | None) -> Iterator[str]:
        section = storable(section_key(record.mention.section))
        if section:
            yield term("s", self._number("sections", ("key",), (section,)))
        if project is not None:
            yield term("p", project)
        for credit in record.mention.credits:
            values = storable(credit.name.casefold()), storable(credit.target.casefold())
            yield term("a", self._number("people", ("name", "target"), values))
        yield from (term("k", kind) for kind in kinds_of(record))

    def _project(self, mention: Mention) -> int | None:
        title, website = storable(title_key(mention.title)), storable(website_key(mention.website))
        return self._number("projects", ("title", "website"), (title, website)) if title or website else None

    def _number(self, table: str, columns: tuple[str, ...], values: tuple[str, ...]) -> int:
        """Return the number of a section, a project or somebody, who gets one when first told of."""
        key = (table, *values)
        if key not in self._known:
            names, marks = ", ".join(columns), ", ".join("?" * len(columns))
            run = self._connection.execute
            run(f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})", values)  # noqa: S608 - names of ours
            where = " AND ".join(f"{one} = ?" for one in columns)
            found = run(f"SELECT id FROM {table} WHERE {where}", values).fetchone()  # noqa: S608
            self._known[key] = int(found[0])
        return self._known[key]

    def forget(self, path: bytes) -> None:
        """Take out what a file told."""
        run = self._connection.execute
        found = run("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if found is None:
            return
        records = run("SELECT id, data FROM records JOIN bodies USING (id) WHERE file = ?", found).fetchall()
        for number, data in records:
            traces = [(trace, number) for trace in traces_of(record_of(number, "", data))]
            self._connection.executemany("DELETE FROM traces WHERE hash = ? AND record = ?", traces)
        numbers = [(number,) for number, _ in records]
        for table, column in (("words", "rowid"), ("bodies", "id"), ("records", "id")):  # the engine reads the others
            self._connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", numbers)  # noqa: S608
        run("DELETE FROM files WHERE id = ?", found)


def kinds_of(record: Record) -> Iterator[Kind]:
    """Yield what an entry has."""
    if record.pictures:
        yield Kind.IMAGE
    if record.has_video:
        yield Kind.VIDEO
    if record.has_table:
        yield Kind.TABLE


def traces_of(record: Record) -> set[int]:
    """Return what an entry's paragraphs and links are found again by."""
    return {*map(paragraph_trace, record.paragraphs), *map(link_trace, record.links)}


def paragraph_trace(words: str) -> int:
    """Return the number that stands for a paragraph, by its words."""
    return _trace("p", words)


def link_trace(address: str) -> int:
    """Return the number that stands for an address, however it is written."""
    return _trace("l", website_key(address))


def _trace(kind: str, text: str) -> int:
    data = f"{kind}{text}".encode(errors="replace")
    return int.from_bytes(blake2b(data, digest_size=_BITS).digest(), signed=True)


def mention_text(mention: Mention) -> str:
    """Return a mention but for its day, which the id tells."""
    told_by = [[one.name, one.target, one.verb] for one in mention.credits]
    return json.dumps([mention.section, mention.title, mention.website, mention.description, told_by])


def mention_of(number: int, text: str) -> Mention:
    """Return what was told in an entry, by its id and text."""
    section, title, website, description, told_by = json.loads(text)
    return Mention(day_of(number), section, title, website, description, tuple(Credit(*one) for one in told_by))


def body_of(record: Record) -> bytes:
    """Return what only few entries are asked for at once, pressed."""
    pictures = [[one.address, one.alt] for one in record.pictures]
    rest = [record.markdown, pictures, record.links, record.paragraphs, record.has_table, record.has_video]
    return pressed(record.text, rest)


def record_of(number: int, mention: str, data: bytes) -> Record:
    """Return an entry as it was put in; without its mention if that is "" ."""
    text, (markdown, pictures, links, paragraphs, has_table, has_video) = unpressed(data)
    told = mention_of(number, mention) if mention else Mention(day_of(number), "")
    shown = tuple(Picture(*one) for one in pictures)
    return Record(told, markdown, text, shown, tuple(links), tuple(paragraphs), has_table, has_video)


def rankings_text(rankings: Iterable[Standing]) -> str:
    """Return rankings as they are kept."""
    return json.dumps([(one.room, one.medians) for one in rankings])


def rankings_of(text: str, day: date) -> tuple[Standing, ...]:
    """Return the rankings of the issue of a day as they were put in."""
    return tuple(
        Standing(room, tuple((host, median) for host, median in medians), day) for room, medians in json.loads(text)
    )


def storable(text: str) -> str:
    """Return a text without halves of characters, which no database takes."""
    return text if text.isascii() else text.encode(errors="replace").decode()
