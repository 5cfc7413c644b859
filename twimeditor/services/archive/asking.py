"""The questions to the database, each answered by an index or the search engine."""

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from twimeditor.core.archive.keys import section_key, title_key, website_key
from twimeditor.core.archive.query import Query
from twimeditor.core.archive.values import Standing
from twimeditor.services.archive.database import day_of, first_of, get
from twimeditor.services.archive.values import Found, Hit, Listed, Part, Repeat, Summary, Told
from twimeditor.services.archive.words import CLOSING, OPENING, any_of, beginning, expression, parts, term
from twimeditor.services.archive.writing import (
    link_trace,
    mention_of,
    paragraph_trace,
    rankings_of,
    record_of,
    storable,
)

_AROUND: Final = 32
_TOGETHER: Final = 500
_SNIPPET: Final = f"snippet(words, 3, '{OPENING}', '{CLOSING}', '…', {_AROUND})"


def search(connection: sqlite3.Connection, query: Query, limit: int, offset: int) -> Found:
    """Return what is found: by the engine alone, which knows filters as terms and days as ids."""
    terms = _terms(connection, query)
    if terms is None:
        return Found()
    words = expression(query.words)
    if query.words.strip() and not words:
        return Found()  # nothing but signs
    span = _span(query)
    asked = " AND ".join([*terms, *([words] if words else [])])
    if not asked:
        return _all(connection, span, limit, offset)
    where = "words MATCH ? AND rowid BETWEEN ? AND ?"
    total = connection.execute(f"SELECT count(*) FROM words WHERE {where}", (asked, *span)).fetchone()[0]  # noqa: S608
    shown = _SNIPPET if words else "substr(text, 1, 800)"
    rows = connection.execute(
        f"SELECT rowid, {shown} FROM words WHERE {where} ORDER BY rowid DESC LIMIT ? OFFSET ?",  # noqa: S608
        (asked, *span, limit, offset),
    )
    found = {number: parts(text) if words else beginning(text) for number, text in rows}
    return Found(_hits(connection, found), total)


def _all(connection: sqlite3.Connection, span: tuple[int, int], limit: int, offset: int) -> Found:
    where = "id BETWEEN ? AND ?"
    total = connection.execute(f"SELECT count(*) FROM records WHERE {where}", span).fetchone()[0]  # noqa: S608
    rows = connection.execute(
        f"""SELECT id, substr(said_text(data), 1, 800) FROM bodies
            WHERE {where} ORDER BY id DESC LIMIT ? OFFSET ?""",  # noqa: S608
        (*span, limit, offset),
    )
    return Found(_hits(connection, {number: beginning(text) for number, text in rows}), total)


def _span(query: Query) -> tuple[int, int]:
    since, until = query.since or date.min, query.until or date.max
    return first_of(since.toordinal()), first_of(until.toordinal() + 1) - 1


def _terms(connection: sqlite3.Connection, query: Query) -> list[str] | None:
    """Return expressions for what is asked for beside words, None where nothing can be found."""
    asked: list[list[str]] = [[term("k", kind)] for kind in sorted(query.kinds)]
    for typed, kind, numbers in (
        (query.section, "s", _sections),
        (query.project, "p", _projects),
        (query.author, "a", _people),
    ):
        if typed.strip():
            asked.append([term(kind, number) for number in numbers(connection, storable(typed.strip()))])
    return [any_of(terms) for terms in asked] if all(asked) else None


def _sections(connection: sqlite3.Connection, typed: str) -> list[int]:
    """Return the sections that are called so, else those with these words in their titles."""
    key = section_key(typed)
    exact = _numbers(connection, "SELECT id FROM sections WHERE key = ?", (key,))
    return exact or (_numbers(connection, "SELECT id FROM sections WHERE instr(key, ?)", (key,)) if key else [])


def _projects(connection: sqlite3.Connection, typed: str) -> list[int]:
    """Return the projects with these words in the title, from the beginning of a word on, or this website."""
    title, website = title_key(typed), website_key(typed)
    return _numbers(
        connection,
        """SELECT id FROM projects WHERE (?1 <> '' AND instr(' ' || title, ' ' || ?1))
            OR (instr(?2, '.') AND instr(website, ?2))""",
        (title, website),
    )


def _people(connection: sqlite3.Connection, typed: str) -> list[int]:
    """Return who has this id or address or server, or these words in the name, from the beginning of a word on."""
    folded = " ".join(typed.casefold().split())
    return _numbers(
        connection,
        """SELECT id FROM people WHERE target = ?1 OR instr(' ' || name, ' ' || ?1) OR instr(target, '@' || ?1)
            OR instr(target, ':' || ?1) OR instr(target, '/' || ?1)""",
        (folded,),
    )


def _numbers(connection: sqlite3.Connection, question: str, values: Sequence[str]) -> list[int]:
    return [number for (number,) in connection.execute(question, values)]


def _hits(connection: sqlite3.Connection, found: "dict[int, tuple[Part, ...]]") -> tuple[Hit, ...]:
    folder = _folder(connection)
    rows = _by_number(
        connection, "SELECT r.id, mention, title, path FROM records r JOIN files f ON f.id = file WHERE r.id IN", found
    )
    hits = []
    for number, snippet in found.items():
        if number in rows:
            mention = mention_of(number, rows[number][1])
            authors = tuple(dict.fromkeys(credit.name or credit.target for credit in mention.credits))
            path = folder / os.fsdecode(rows[number][3])
            hits.append(
                Hit(number, mention.day, rows[number][2], path, mention.section, mention.title, authors, snippet)
            )
    return tuple(hits)


def _by_number(
    connection: sqlite3.Connection, question: str, numbers: Collection[int]
) -> dict[int, tuple[int, str, str, bytes]]:
    rows: dict[int, tuple[int, str, str, bytes]] = {}
    every = list(numbers)
    for start in range(0, len(every), _TOGETHER):
        some = every[start : start + _TOGETHER]
        marks = ", ".join("?" * len(some))
        rows |= {row[0]: row for row in connection.execute(f"{question} ({marks})", some)}
    return rows


def told(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Told]:
    """Yield entries by their ids, in that order; those that are no longer there are left out."""
    folder = _folder(connection)
    for number in numbers:
        row = connection.execute(
            """SELECT mention, data, title, path FROM records r JOIN bodies b ON b.id = r.id JOIN files f ON f.id = file
                WHERE r.id = ?""",
            (number,),
        ).fetchone()
        if row is not None:
            mention, data, title, path = row
            yield Told(number, folder / os.fsdecode(path), title, record_of(number, mention, data))


def history(
    connection: sqlite3.Connection, titles: Collection[str], websites: Collection[str], end: int, limit: int
) -> tuple[Told, ...]:
    """Return the latest entries on one project, before the id `end`."""
    asked = json.dumps([storable(key) for key in titles if key]), json.dumps([storable(key) for key in websites if key])
    numbers = connection.execute(
        """SELECT id FROM records WHERE id < ?3 AND project IN (
                SELECT id FROM projects WHERE title IN (SELECT value FROM json_each(?1))
                UNION SELECT id FROM projects WHERE website IN (SELECT value FROM json_each(?2)))
            ORDER BY id DESC LIMIT ?4""",
        (*asked, end, limit),
    ).fetchall()
    return tuple(told(connection, [number for (number,) in numbers]))


def repeated(
    connection: sqlite3.Connection,
    paragraphs: Collection[str],
    links: Collection[str],
    end: int,
    without: Path | None,
) -> tuple[Repeat, ...]:
    """Return what was published already, in the order in which it was asked for."""
    folder = _folder(connection)
    own = _own_file(connection, folder, without)
    asked = [(text, False, paragraph_trace(text)) for text in dict.fromkeys(paragraphs)]
    asked += [(text, True, link_trace(text)) for text in dict.fromkeys(links)]
    found = (_repeat(connection, folder, one, end, own) for one in asked)
    return tuple(one for one in found if one is not None)


def _repeat(
    connection: sqlite3.Connection, folder: Path, asked: tuple[str, bool, int], end: int, own: int
) -> Repeat | None:
    text, is_link, trace = asked
    count, latest = connection.execute(
        """SELECT count(DISTINCT file), max(record) FROM traces JOIN records ON id = record
            WHERE hash = ? AND record < ? AND file <> ?""",
        (trace, end, own),
    ).fetchone()
    if not count:
        return None
    title, path = connection.execute(
        "SELECT title, path FROM records r JOIN files f ON f.id = file WHERE r.id = ?", (latest,)
    ).fetchone()
    return Repeat(text, is_link, count, latest, day_of(latest), folder / os.fsdecode(path), title)


def _own_file(connection: sqlite3.Connection, folder: Path, path: Path | None) -> int:
    """Return the number of a file, 0 where it is none of the archive's."""
    if path is None:
        return 0
    real = Path(os.path.realpath(path))
    name = os.fsencode(real.relative_to(folder).as_posix()) if real.is_relative_to(folder) else b""
    found = connection.execute("SELECT id FROM files WHERE path = ?", (name,)).fetchone()
    return int(found[0]) if found is not None else 0


def issues(connection: sqlite3.Connection) -> tuple[Listed, ...]:
    """Return all past issues, the newest first."""
    folder = _folder(connection)
    rows = connection.execute(
        "SELECT path, day, title, live FROM files WHERE day IS NOT NULL ORDER BY day DESC, path DESC"
    )
    return tuple(
        Listed(folder / os.fsdecode(path), date.fromordinal(day), title, live) for path, day, title, live in rows
    )


def rankings(connection: sqlite3.Connection, day: int) -> tuple[Standing, ...]:
    """Return the rankings of the latest issue that has any, before a day."""
    found = connection.execute(
        "SELECT rankings, day FROM files WHERE day < ? AND rankings <> '' ORDER BY day DESC, path DESC LIMIT 1", (day,)
    ).fetchone()
    return rankings_of(found[0], date.fromordinal(found[1])) if found is not None else ()


def summary(connection: sqlite3.Connection) -> Summary:
    """Return how much there is, and what was left out for which reason."""
    posts = connection.execute("SELECT count(*) FROM files WHERE day IS NOT NULL").fetchone()[0]
    entries = connection.execute("SELECT count(*) FROM records").fetchone()[0]
    skipped: dict[str, int] = defaultdict(int)
    passing = get(connection, "skipped", {})
    lasting = connection.execute("SELECT reason, count(*) FROM files WHERE reason <> '' GROUP BY reason")
    for reason, count in (*(passing.items() if isinstance(passing, dict) else ()), *lasting):
        skipped[reason] += count
    at = get(connection, "indexed_at")
    root = Path(str(get(connection, "root", "")))
    return Summary(posts, entries, dict(skipped), root, datetime.fromisoformat(at) if isinstance(at, str) else None)


def _folder(connection: sqlite3.Connection) -> Path:
    return Path(str(get(connection, "folder", "")))
