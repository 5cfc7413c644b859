"""What is read into the archive, what is read again, and what is not."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from tests.archive import write_archive
from tests.services.archive.issues import FRONT, entry, issue, post, put
from twimeditor.core.archive.query import Query
from twimeditor.core.archive.values import Edition
from twimeditor.core.post import parse
from twimeditor.services.archive import indexing, reading
from twimeditor.services.archive.archive import Archive, ArchiveError
from twimeditor.services.archive.columns import register
from twimeditor.services.archive.indexing import database_of, index
from twimeditor.services.archive.scanning import LARGEST, scan
from twimeditor.services.archive.values import Progress, Skipped, Summary
from twimeditor.services.storage.disk import Disk

DAY = date(2023, 3, 3)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(5):
        post(tmp_path / "site", date(2023, 3, 3 + number), entry(f"Moss {number}", "fern"))
    return tmp_path / "site"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "cache/archive.sqlite3"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the posts that are parsed from now on."""
    told, understood = list[str](), reading.understood

    def note(name: str, data: bytes) -> Edition | Skipped:
        told.append(Path(name).name)
        return understood(name, data)

    monkeypatch.setattr(indexing, "understood", note)
    return told


def everything(database: Path) -> list[object]:
    """Return all that an archive tells, but for the numbers of its entries."""
    archive = Archive(database)
    hits = archive.search(Query(), limit=100_000).hits
    told = [archive.told(hit.id) for hit in hits]
    parts = [(one.path, one.issue_title, one.record) for one in told if one is not None]
    words = [archive.search(Query(words=word)).total for word in ("fern", "moss", "a", "the")]
    return [parts, archive.issues(), archive.rankings(), words, list(archive.mentions())]


def total(database: Path, words: str = "fern") -> int:
    return Archive(database).search(Query(words=words)).total


def test_an_unchanged_folder_is_not_read_again(site: Path, database: Path, parsed: list[str]) -> None:
    first = index(site, database)
    assert (first.posts, first.entries, first.skipped) == (5, 5, {})
    assert first.root == site
    assert len(parsed) == 5
    parsed.clear()
    again = index(site, database)
    assert (again.posts, again.entries) == (5, 5)
    assert parsed == []


def test_only_what_has_changed_is_parsed(site: Path, database: Path, parsed: list[str]) -> None:
    index(site, database)
    parsed.clear()
    post(site, DAY, entry("Heath", "fern"), entry("Reed", "lantern"))
    post(site, date(2023, 5, 5), entry("New", "lantern"))
    (site / "content/blog/2023-03-04-this-week-in-matrix.md").unlink()
    summary = index(site, database)
    assert parsed == ["2023-03-03-this-week-in-matrix.md", "2023-05-05-this-week-in-matrix.md"]
    assert (summary.posts, summary.entries) == (5, 6)
    assert (total(database), total(database, "lantern"), total(database, "Moss")) == (4, 2, 3)


def test_a_file_that_was_only_touched_is_not_parsed(site: Path, database: Path, parsed: list[str]) -> None:
    index(site, database)
    parsed.clear()
    for path in site.rglob("*.md"):
        os.utime(path, (1, 1))
    assert index(site, database).posts == 5
    assert parsed == []


def test_another_content_of_the_same_size_and_date_is_noticed(site: Path, database: Path) -> None:
    path = post(site, DAY, entry("Moss", "fern"))
    index(site, database)
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"> fern", b"> kelp"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    index(site, database)
    assert total(database, "kelp") == 1


def test_a_file_from_the_future_is_looked_at_each_time_but_not_parsed(
    site: Path, database: Path, parsed: list[str]
) -> None:
    put(site, "content/twim-2023-06-06.md", issue(date(2023, 6, 6), entry("Moss", "fern")), age=-86_400)
    index(site, database)
    parsed.clear()
    index(site, database)
    assert parsed == []
    put(site, "content/twim-2023-06-06.md", issue(date(2023, 6, 6), entry("Moss", "kelp")), age=-86_400)
    index(site, database)
    assert total(database, "kelp") == 1


def test_a_renamed_post_is_known_by_its_new_name(site: Path, database: Path) -> None:
    index(site, database)
    old = site / "content/blog/2023-03-03-this-week-in-matrix.md"
    old.rename(site / "content/blog/2023-03-03-twim.md")
    assert index(site, database).posts == 5
    assert Archive(database).issues()[-1].path.name == "2023-03-03-twim.md"


def test_a_folder_post_is_a_post(site: Path, database: Path) -> None:
    put(site, "content/blog/2023-04-04-twim/index.md", issue(date(2023, 4, 4), entry("Moss", "kelp")))
    index(site, database)
    assert Archive(database).issues()[0].path == site / "content/blog/2023-04-04-twim/index.md"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("2023-04-04-twim.md", b"\xef\xbb\xbf" + issue(date(2023, 4, 4), entry("A", "kelp")).encode(), None),
        ("2023-04-04-twim.md", issue(date(2023, 4, 4), entry("A", "kelp")).replace("\n", "\r\n").encode(), None),
        ("2023-04-04-twim.md", issue(date(2023, 4, 4), entry("A", "kelp Itâ€™s")).encode(), None),
        ("2023-04-04-twim.md", issue(date(2023, 4, 4), entry("A", "kelp")).encode("utf-16"), Skipped.ENCODING),
        ("2023-04-04-twim.md", issue(date(2023, 4, 4), entry("A", "kelp")).encode() + b"\xe9", Skipped.ENCODING),
        ("notes.md", b"kelp kelp", Skipped.NO_FRONT),
        ("notes.md", b"", Skipped.NO_FRONT),
        ("notes.md", b"\0" * 50_000, Skipped.NO_FRONT),
        ("post.md", b'+++\ntitle = "Something else"\n+++\nkelp\n', Skipped.OTHER),
        ("guide.md", b'+++\ntitle = "This Week in Matrix: how to"\n+++\nkelp\n', Skipped.OTHER),
        ("2023-04-04-twim.md", b"+++\n" + b"[" * 100_000, None),
    ],
)
def test_what_is_an_issue_and_what_is_not(
    site: Path, database: Path, name: str, data: bytes, reason: Skipped | None
) -> None:
    put(site, f"content/blog/{name}", data)
    summary = index(site, database)
    assert summary.posts + sum(summary.skipped.values()) == 6
    if reason is not None:
        assert summary.skipped == {reason: 1}
        assert total(database, "kelp") == 0
    elif b"kelp" in data:
        assert total(database, "kelp") == 1
    again = index(site, database)
    assert replace(again, indexed_at=None) == replace(summary, indexed_at=None)  # and the same when nothing was read


def test_a_huge_file_is_not_even_opened(site: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    huge = put(site, "content/blog/2023-04-04-twim.md", FRONT.format(day="2023-04-04"))
    os.truncate(huge, 10 * LARGEST)
    opened, really = list[str](), os.open

    def note(path: str, *rest: int) -> int:
        opened.append(str(path))
        return really(path, *rest)

    monkeypatch.setattr(os, "open", note)
    assert index(site, database).skipped == {Skipped.TOO_LARGE: 1}
    assert len(opened) >= 5
    assert str(huge) not in opened


def test_a_file_that_grows_while_it_is_read_has_an_end(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(site, "content/blog/2023-04-04-twim.md", FRONT.format(day="2023-04-04") + "x" * 100)
    (seen,) = [one for one in scan(site).files if one.path == str(path)]
    os.truncate(path, LARGEST + 10)
    assert reading.take(seen).reason is Skipped.TOO_LARGE


def test_what_makes_the_parser_fail_is_one_post_less(
    site: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def fail(text: str) -> object:
        if "Moss 2" in text:
            raise RecursionError
        return parse(text)

    monkeypatch.setattr("twimeditor.services.archive.reading.parse", fail)
    summary = index(site, database)
    assert (summary.posts, summary.skipped) == (4, {Skipped.UNREADABLE: 1})
    assert index(site, database).skipped == {Skipped.UNREADABLE: 1}


def test_what_keeps_the_parser_busy_for_ever_is_given_up(
    site: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def work(text: str) -> object:
        while "Moss 2" in text:
            pass
        return parse(text)

    monkeypatch.setattr("twimeditor.services.archive.reading.parse", work)
    monkeypatch.setattr(reading, "_PATIENCE", 0.2)
    assert index(site, database).skipped == {Skipped.TOO_LONG: 1}


def test_a_post_that_cannot_be_read_now_stays_as_it_was(
    site: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(site, database)
    post(site, DAY, entry("Moss 0", "fern kelp"))
    really = os.open

    def refuse(path: str, *rest: int) -> int:
        if str(path).endswith(".md"):
            raise PermissionError
        return really(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    summary = index(site, database)
    assert (summary.posts, summary.skipped) == (5, {Skipped.UNREADABLE: 1})
    assert total(database) == 5


def test_ten_thousand_other_files_cost_next_to_nothing(site: Path, database: Path, parsed: list[str]) -> None:
    folder = site / "content/notes"
    folder.mkdir()
    for number in range(10_000):
        (folder / f"{number}.md").write_bytes(b"# Notes\n" * 3)
    start = time.process_time()
    summary = index(site, database)
    assert time.process_time() - start < 10
    assert (summary.posts, summary.skipped) == (5, {Skipped.NO_FRONT: 10_000})
    assert len(parsed) == 5


def test_progress_counts_what_has_changed(site: Path, database: Path) -> None:
    put(site, "content/notes.md", "x")
    told: list[Progress] = []
    index(site, database, progress=told.append)
    assert [one.done for one in told] == [0, 1, 2, 3, 4, 5, 6]
    assert {one.total for one in told} == {6}
    assert told[-1].skipped == 1
    told.clear()
    index(site, database, progress=told.append)
    assert told == []


def test_a_cancel_keeps_what_was_read_and_the_next_time_goes_on(site: Path, database: Path, parsed: list[str]) -> None:
    summary = index(site, database, is_off=lambda: len(parsed) >= 2)
    assert (summary.posts, summary.indexed_at) == (2, None)
    parsed.clear()
    summary = index(site, database)
    assert summary.posts == 5
    assert summary.indexed_at is not None
    assert len(parsed) == 3


def test_a_cancel_at_once_is_no_error(site: Path, database: Path) -> None:
    assert index(site, database, is_off=lambda: True).posts == 0


def test_one_waits_for_the_other_and_can_be_called_off(site: Path, database: Path) -> None:
    index(site, database)
    post(site, date(2023, 6, 6), entry("Moss", "fern"))
    lock = Disk().lock(database.with_name("archive.sqlite3.lock"))
    assert lock is not None
    found: list[Summary] = []
    asked = iter([False, False, True])
    assert index(site, database, is_off=lambda: next(asked, True)).posts == 5
    waiting = Thread(target=lambda: found.append(index(site, database)))
    waiting.start()
    assert total(database) == 5  # reading does not wait
    lock.release()
    waiting.join()
    assert found[0].posts == 6


def test_a_lock_that_cannot_be_made_is_told_of(site: Path, database: Path) -> None:
    (database.parent / "archive.sqlite3.lock").mkdir(parents=True)
    with pytest.raises(ArchiveError, match="cannot be kept"):
        index(site, database)


def test_two_programs_at_once_leave_one_whole_archive(tmp_path: Path, database: Path) -> None:
    site = write_archive(tmp_path / "many", issues=40)
    script = "import sys; from pathlib import Path; from twimeditor.services.archive.indexing import index; "
    script += "print(index(Path(sys.argv[1]), Path(sys.argv[2])).posts)"
    command = [sys.executable, "-c", script, str(site), str(database)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate()[0].strip() for one in both]
    assert said == ["40", "40"]
    index(site, tmp_path / "alone.sqlite3")
    assert everything(database) == everything(tmp_path / "alone.sqlite3")


def test_an_archive_that_changed_bit_by_bit_is_that_of_a_first_reading(tmp_path: Path, database: Path) -> None:
    site = write_archive(tmp_path / "site", issues=12)
    posts = sorted(site.rglob("*.md"))
    aside = {path: path.read_bytes() for path in posts[::2]}
    for path in aside:
        path.unlink()
    index(site, database)
    for path, data in aside.items():
        path.write_bytes(data)
    posts[1].write_bytes(posts[1].read_bytes().replace(b"Larkspur", b"Lark"))
    posts[3].unlink()
    index(site, database)
    index(site, tmp_path / "alone.sqlite3")
    assert everything(database) == everything(tmp_path / "alone.sqlite3")


@pytest.mark.parametrize("spoil", ["user_version = 99", "user_version = 0", "application_id = 7"])
def test_a_database_of_another_version_is_made_anew(site: Path, database: Path, spoil: str) -> None:
    index(site, database)
    run(database, f"PRAGMA {spoil}")
    with pytest.raises(ArchiveError, match="another version"):
        Archive(database).issues()
    assert index(site, database).posts == 5
    assert total(database) == 5


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE meta SET value = '\"0.0.0/0\"' WHERE name = 'writer'",
        "DELETE FROM meta",
        "DROP TABLE bodies",
        "DROP TABLE meta",
        "UPDATE meta SET value = 'no JSON' WHERE name = 'writer'",
    ],
)
def test_a_database_that_lacks_something_is_made_anew(site: Path, database: Path, spoil: str) -> None:
    index(site, database)
    run(database, spoil)
    post(site, DAY, entry("Moss", "fern"))
    assert index(site, database).posts == 5
    assert Archive(database).search(Query(words="fern")).total == 5
    assert Archive(database).history(["moss"], [])


def run(database: Path, order: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        register(connection)
        connection.execute(order)


def test_what_was_cut_off_is_made_anew(site: Path, database: Path) -> None:
    index(site, database)
    os.truncate(database, database.stat().st_size // 3)
    post(site, DAY, entry("Moss", "fern"))
    assert index(site, database).posts == 5
    assert total(database) == 5


def test_a_folder_that_cannot_be_written_to_is_told_of(
    site: Path, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ArchiveError, match=r"cannot be kept in .*: Permission denied"):
        index(site, database)


def test_a_file_in_the_place_of_the_folder_is_told_of(site: Path, tmp_path: Path) -> None:
    put(tmp_path, "cache", "mine")
    with pytest.raises(ArchiveError, match="cannot be kept"):
        index(site, tmp_path / "cache/archive.sqlite3")
    assert (tmp_path / "cache").read_text() == "mine"


def test_a_full_disk_is_told_of_and_costs_nothing(site: Path, database: Path) -> None:
    index(site, database)
    for number in range(40):
        post(site, date(2024, 1, 1 + number % 28), entry(f"Moss {number}", os.urandom(20_000).hex()))
    code = (
        "import resource, signal, sys; from pathlib import Path; "
        "from twimeditor.services.archive.indexing import index; from twimeditor.core.errors import TwimError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "try:\n    index(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except TwimError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", code, str(site), str(database)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert "The archive cannot be kept in" in done.stdout, done.stderr
    assert total(database) == 5
    assert index(site, database).posts == 33


def test_a_folder_that_is_gone_is_told_of_and_nothing_is_forgotten(site: Path, database: Path, tmp_path: Path) -> None:
    index(site, database)
    site.rename(tmp_path / "moved")
    with pytest.raises(ArchiveError, match="no folder"):
        index(site, database)
    assert total(database) == 5


def test_folders_have_databases_of_their_own(tmp_path: Path) -> None:
    first, second = database_of(tmp_path / "a", tmp_path), database_of(tmp_path / "b", tmp_path)
    assert first != second
    assert first.parent == tmp_path / "archive"
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to("a")
    assert database_of(tmp_path / "link", tmp_path) == first


def test_real_posts_are_all_read(corpus_posts: tuple[Path, ...], database: Path) -> None:
    root = corpus_posts[0].parents[4]
    summary = index(root, database)
    assert summary.posts == len(corpus_posts)
    assert summary.entries > 10 * summary.posts


def test_what_the_engine_reads_of_an_entry_is_what_it_was_given(site: Path, database: Path) -> None:
    odd = "\u200bfern\x02 🌿 苔 &#xD800; \ue000 **moss**"
    post(site, DAY, entry(f"Moss {odd}", odd), entry("Reed", "lantern " * 200))
    index(site, database)
    check = "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)"
    run(database, check)
    post(site, DAY, entry("Heath", odd))
    index(site, database)
    run(database, check)
    run(database, "UPDATE records SET terms = 'others'")
    with pytest.raises(sqlite3.DatabaseError):
        run(database, check)
