"""What the archive answers."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from tests.services.archive.issues import REPORT, entry, post, put, read
from twimeditor.core.archive.query import Kind, Query
from twimeditor.services.archive.archive import Archive, ArchiveError, Part
from twimeditor.services.archive.database import remove
from twimeditor.services.archive.indexing import index

FIRST, SECOND, THIRD = (date(2023, 3, day) for day in (3, 10, 17))


def titles(archive: Archive, words: str = "", author: str = "", project: str = "", section: str = "") -> list[str]:
    return found(archive, Query(words, author, project, section))


def found(archive: Archive, query: Query) -> list[str]:
    return [hit.title for hit in archive.search(query).hits]


def test_the_newest_comes_first_and_of_an_issue_what_stands_further_up(tmp_path: Path) -> None:
    archive = read(tmp_path, entry("Moss", "old fern"), entry("Heath", "a fern") + "\n" + entry("Reed", "fern"))
    assert titles(archive, words="fern") == ["Heath", "Reed", "Moss"]


def test_a_hit_tells_where_it_stood_and_what_was_found(tmp_path: Path) -> None:
    hit = read(tmp_path, entry("Moss", "A lantern is lit.")).search(Query(words="lan")).hits[0]
    assert (hit.title, hit.section, hit.day, hit.authors) == ("Moss", "Dept of Clients 📱", FIRST, ("Mara",))
    assert hit.issue_title == "This Week in Matrix 2023-03-03"
    assert hit.path == tmp_path / "site/content/blog/2023-03-03-this-week-in-matrix.md"
    assert Part("lantern", is_hit=True) in hit.snippet


def test_words_are_found_in_titles_sections_and_names(tmp_path: Path) -> None:
    archive = read(tmp_path, entry("Moss 🌿", "nothing", name="Ines", user="@kite:fern.example"))
    for words in ("moss", "clients", "ines", "@kite:fern.example", "moss ines nothing", "🌿"):
        assert titles(archive, words=words) == ["Moss 🌿"], words


def test_pages_of_hits_make_up_the_whole(tmp_path: Path) -> None:
    archive = read(tmp_path, "\n".join(entry(f"Moss {number}", "fern") for number in range(10)))
    pages = [archive.search(Query(words="fern"), limit=4, offset=offset) for offset in (0, 4, 8)]
    assert [page.total for page in pages] == [10, 10, 10]
    assert [hit.title for page in pages for hit in page.hits] == [f"Moss {number}" for number in range(10)]


def test_all_that_is_given_must_hold(tmp_path: Path) -> None:
    archive = read(
        tmp_path,
        entry("Moss", "fern ![lamp](lamp.png)"),
        entry("Moss Web", "fern", name="Ines", user="@ines:fern.example", website="https://moss.example/web/"),
        entry("Heath", "fern\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"),
    )
    assert titles(archive, author="@ines:fern.example") == ["Moss Web"]
    assert titles(archive, author="ines") == ["Moss Web"]
    assert titles(archive, author="fern.example") == ["Moss Web"]
    assert titles(archive, author="nes") == []
    assert titles(archive, project="moss") == ["Moss Web", "Moss"]
    assert titles(archive, project="http://www.moss.example/web") == ["Moss Web"]
    assert titles(archive, project="os") == []
    assert titles(archive, section="clients", words="fern") == ["Heath", "Moss Web", "Moss"]
    assert titles(archive, section="Dept of Servers") == []
    assert found(archive, Query(kinds=frozenset({Kind.IMAGE}))) == ["Moss"]
    assert found(archive, Query(kinds=frozenset({Kind.IMAGE, Kind.TABLE}))) == []
    assert found(archive, Query(since=SECOND, until=SECOND)) == ["Moss Web"]
    assert found(archive, Query(until=SECOND, words="fern")) == ["Moss Web", "Moss"]
    assert found(archive, Query(since=THIRD, author="ines")) == []
    assert titles(archive) == ["Heath", "Moss Web", "Moss"]


def test_signs_alone_find_nothing_and_filters_are_never_orders(tmp_path: Path) -> None:
    archive = read(tmp_path, entry("Moss", "fern"))
    assert titles(archive, words='"* ^') == []
    for typed in ('" OR text:', "\0", "\ud800", "%", "'; DROP TABLE files", "\ue000s1", "x" * 100_000):
        for field in ("words", "author", "project", "section"):
            assert titles(archive, **{field: typed}) == [], (field, typed[:20])
    assert titles(archive, words="fern") == ["Moss"]


def test_an_entry_is_what_was_written(tmp_path: Path) -> None:
    archive = read(
        tmp_path, entry("Moss", f"{REPORT}\n\n![a lamp](/lamp.png) 🚀 日本 \x02", website="https://moss.example")
    )
    hit = archive.search(Query()).hits[0]
    told = archive.told(hit.id)
    assert told is not None
    assert told.record.mention.website == "https://moss.example"
    assert f"> {REPORT}\n>\n> ![a lamp](/lamp.png) 🚀 日本 \x02\n" in told.record.markdown
    assert [(one.address, one.alt) for one in told.record.pictures] == [("/lamp.png", "a lamp")]
    assert list(archive.mentions()) == [told.record.mention]
    assert archive.told(hit.id + 1) is None
    assert archive.told(-1) is None


def test_history_is_by_title_or_website_and_before_a_day(tmp_path: Path) -> None:
    archive = read(
        tmp_path,
        entry("Saltmarsh", "one", website="https://tide.example/"),
        entry("Tidewater", "two", website="http://tide.example"),
        entry("Tidewater 🌊", "three"),
        entry("Other", "four"),
    )
    days = [told.record.mention.day for told in archive.history(["tidewater"], ["tide.example"])]
    assert days == [THIRD, SECOND, FIRST]
    assert [told.record.mention.title for told in archive.history([], ["tide.example"])] == ["Tidewater", "Saltmarsh"]
    assert [told.record.mention.day for told in archive.history(["tidewater"], [], THIRD)] == [SECOND]
    assert len(archive.history(["tidewater"], ["tide.example"], limit=1)) == 1
    assert archive.history([], []) == archive.history([""], [""]) == ()


def test_repeats_count_issues_and_not_the_issue_itself(tmp_path: Path) -> None:
    link = "https://kite.example/blog/first"
    archive = read(
        tmp_path,
        entry("Moss", f"{REPORT}\n\n[news]({link})"),
        entry("Moss", REPORT) + "\n" + entry("Heath", REPORT),
        entry("Moss", f"[again]({link}#more)"),
    )
    newest = archive.history(["moss"], [], THIRD)[0]
    words = newest.record.paragraphs
    assert words
    (repeat,) = archive.repeated([*words, "nothing of the kind"], [])
    assert (repeat.count, repeat.day, repeat.is_link) == (2, SECOND, False)
    assert repeat.path == newest.path
    (linked,) = archive.repeated([], [link.replace("https", "http")])
    assert (linked.count, linked.day, linked.is_link) == (2, THIRD, True)
    assert [one.count for one in archive.repeated(words, [link], before=SECOND)] == [1, 1]
    assert archive.repeated(words, [], before=FIRST) == ()
    assert [one.day for one in archive.repeated(words, [], without=newest.path)] == [FIRST]
    assert [one.count for one in archive.repeated(words, [], without=Path("/nowhere.md"))] == [2]


def test_issues_and_rankings_are_the_latest_first(tmp_path: Path) -> None:
    table = "|Rank|Hostname|Median MS|\n|:---:|:---:|:---:|\n|1|reed.example|{}|\n|2|fern.example|500|\n"
    site = tmp_path / "site"
    for day, ping in ((FIRST, 100), (SECOND, 200), (THIRD, 0)):
        text = f"### [#ping:reed.example](https://matrix.to/#/#ping:reed.example)\n\n{table.format(ping)}"
        post(site, day, text if ping else entry("Moss", "fern"), section="Dept of Ping 🏓")
    database = tmp_path / "archive.sqlite3"
    index(site, database)
    archive = Archive(database)
    assert [listed.day for listed in archive.issues()] == [THIRD, SECOND, FIRST]
    assert [standing.medians[0] for standing in archive.rankings()] == [("reed.example", 200.0)]
    assert [standing.medians[0] for standing in archive.rankings(SECOND)] == [("reed.example", 100.0)]
    assert [standing.day for standing in archive.rankings()] == [SECOND]
    assert archive.rankings(FIRST) == ()


def test_an_archive_that_is_not_there_says_so(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "none/archive.sqlite3")
    with pytest.raises(ArchiveError, match="no archive yet"):
        archive.issues()
    with pytest.raises(ArchiveError, match="no archive yet"):
        list(archive.mentions())
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("data", [b"", b"no database at all, but text " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_archive_says_so_and_is_mended_by_the_next_reading(tmp_path: Path, data: bytes) -> None:
    archive = read(tmp_path, entry("Moss", "fern"))
    database = tmp_path / "cache/archive.sqlite3"
    for path in database.parent.iterdir():
        path.unlink()
    database.write_bytes(data)
    for ask in (archive.issues, archive.summary, lambda: archive.search(Query(words="fern")), archive.rankings):
        with pytest.raises(ArchiveError, match="damaged or of another version"):
            ask()
    index(tmp_path / "site", database)
    assert titles(archive, words="fern") == ["Moss"]


def test_pages_that_were_overwritten_are_noticed_and_mended(tmp_path: Path) -> None:
    archive = read(tmp_path, *(entry(f"Moss {number}", f"fern {number} " * 200) for number in range(30)))
    database = tmp_path / "cache/archive.sqlite3"
    archive.close()
    data = bytearray(database.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 2000] = b"\xa5" * len(data[start : start + 2000])
    database.write_bytes(data)
    with pytest.raises(ArchiveError, match="made anew"):
        Archive(database).search(Query(words="fern"))
    assert index(tmp_path / "site", database).posts == 30
    assert Archive(database).search(Query(words="fern")).total == 30


def test_many_threads_ask_while_one_writes(tmp_path: Path) -> None:
    archive = read(tmp_path, entry("Moss", "fern"))
    site, failures, counts = tmp_path / "site", list[Exception](), list[int]()

    def ask() -> None:
        try:
            counts.extend(archive.search(Query(words="fern")).total for _ in range(50))
        except ArchiveError as error:
            failures.append(error)

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(5):
        post(site, date(2024, 1, 5 + number), entry("Heath", "fern"))
        index(site, tmp_path / "cache/archive.sqlite3")
    for thread in threads:
        thread.join()
    assert not failures
    assert len(counts) == 200
    assert set(counts) <= set(range(1, 7))
    assert archive.search(Query(words="fern")).total == 6
    archive.close()


def test_what_is_still_asked_while_the_archive_is_made_anew_answers_no_later_question(tmp_path: Path) -> None:
    archive = read(tmp_path, entry("Moss", "fern"), entry("Reed", "fern"))
    mentions = archive.mentions()
    assert next(mentions).title == "Moss"
    database = tmp_path / "cache/archive.sqlite3"
    remove(database)
    post(tmp_path / "site", THIRD, entry("Heath", "fern"))
    index(tmp_path / "site", database)
    assert titles(archive, words="fern") == ["Heath", "Reed", "Moss"]
    assert [one.title for one in mentions] == ["Reed"]
    assert titles(archive, words="fern") == ["Heath", "Reed", "Moss"]
    archive.close()


def test_an_archive_that_was_closed_still_answers_and_keeps_nothing_open(tmp_path: Path) -> None:
    archive = read(tmp_path, entry("Moss", "fern"))
    archive.close()
    assert titles(archive, words="fern") == ["Moss"]


def test_a_folder_that_may_not_be_written_to_can_be_read(tmp_path: Path) -> None:
    post(tmp_path / "site", FIRST, entry("Moss", "fern"))
    code = """
import os, sys, tempfile
from pathlib import Path
from twimeditor.core.archive.query import Query
from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.indexing import index

with tempfile.TemporaryDirectory() as name:
    database = Path(name) / "cache/archive.sqlite3"
    index(Path(sys.argv[1]), database)
    for path in database.parent.glob("*-*"):
        path.unlink()
    for path in (Path(name), database.parent, database):
        path.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.setresuid(65534, 65534, 0)
    print(Archive(database).search(Query(words="fern")).total, os.access(database.parent, os.W_OK))
    if is_root:
        os.setresuid(0, 0, 0)
    for path in (Path(name), database.parent, database):
        path.chmod(0o755)
"""
    command = [sys.executable, "-c", code, str(tmp_path / "site")]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.stdout == "1 False\n", done.stderr


def _of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE precious (words TEXT)")
        connection.commit()


@pytest.mark.parametrize("made", [_of_another_program, Path.touch])
def test_what_a_link_in_its_place_leads_to_is_left_as_it_is(tmp_path: Path, made: Callable[[Path], None]) -> None:
    precious, database = tmp_path / "precious.sqlite", tmp_path / "archive.sqlite3"
    made(precious)
    before = precious.read_bytes()
    database.symlink_to(precious)
    with pytest.raises(ArchiveError):
        Archive(database).issues()
    post(tmp_path / "site", FIRST, entry("Moss", "fern"))
    assert index(tmp_path / "site", database).posts == 1
    assert not database.is_symlink()
    assert precious.read_bytes() == before
    assert not list(tmp_path.glob("precious.sqlite-*"))


def test_who_reads_does_not_wait_long_for_a_program_that_lets_nobody_in(tmp_path: Path) -> None:
    database = tmp_path / "archive.sqlite3"
    post(tmp_path / "site", FIRST, entry("Moss", "fern"))
    index(tmp_path / "site", database)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        with pytest.raises(ArchiveError, match="locked"):
            Archive(database).issues()
        assert time.monotonic() - began < 8
        other.execute("COMMIT")
    assert len(Archive(database).issues()) == 1


def test_a_database_that_is_a_folder_is_told_of_and_left(tmp_path: Path) -> None:
    database = tmp_path / "archive.sqlite3"
    put(database, "precious.txt", "mine")
    post(tmp_path / "site", FIRST, entry("Moss", "fern"))
    with pytest.raises(ArchiveError, match="there is a folder in the place of"):
        index(tmp_path / "site", database)
    with pytest.raises(ArchiveError):
        Archive(database).issues()
    assert (database / "precious.txt").read_text() == "mine"
