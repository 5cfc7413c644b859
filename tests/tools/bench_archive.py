"""How long past issues take to be read, and the archive to answer: `python -m tests.tools.bench_archive [TIMES]`.

The posts of the corpus are read as they are, then copied so many times (100) under other names and days. A reading is
a process of its own, so that its memory is its own; "peak" is the most that it had at any time, "grown" what it had at
the end above what it had after a hundred posts.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from tests.tools.measure import Row, table
from twimeditor.core.archive.query import Kind, Query
from twimeditor.services.archive.archive import Archive
from twimeditor.services.archive.indexing import index
from twimeditor.services.archive.values import Progress

RUNS: Final = 5
_DAY: Final = re.compile(r"20\d\d-\d\d-\d\d")
_WEEKS: Final = 52

WORDS: Final = (
    "matrix", "synapse", "the", "a", "e", "release", "element web", "end to end encryption",
    '"matrix spec"', "federation",
    "moderation tool", "kubernetes", "xyzzyqq", "rust sd", "matr", "we", "🚀", "video call", "security fix", "C++",
    "th", "com", "to the", "release matrix th", '"in the"', "@",
)  # fmt: skip
FILTERS: Final = (
    Query(section="Dept of Clients"),
    Query(section="Dept of Clients", words="release"),
    Query(section="Dept of Servers", words="the"),
    Query(author="a", words="matrix"),
    Query(author="a", words="the"),
    Query(author="e"),
    Query(author="matrix.org"),
    Query(project="synapse"),
    Query(project="e", words="release"),
    Query(kinds=frozenset({Kind.IMAGE})),
    Query(kinds=frozenset({Kind.TABLE}), words="ping"),
    Query(since=date(2040, 1, 1), until=date(2060, 1, 1)),
    Query(since=date(2040, 1, 1), until=date(2060, 1, 1), words="matrix"),
    Query(),
)


def posts() -> list[Path]:
    """Return the posts of the corpus, else the samples'."""
    corpus = os.environ.get("TWIM_CORPUS")
    root = Path(corpus) / "content/blog" if corpus else Path(__file__).parents[2] / "resources/samples"
    return sorted(path for path in root.rglob("*.md") if path.name != "_index.md")


def copied(folder: Path, times: int) -> int:
    """Write the posts so many times, each under another day, and return how many there are; all are an hour old."""
    count = 0
    for path in posts():
        text = path.read_bytes().decode()
        found = _DAY.search(path.as_posix()) or _DAY.search(text)
        day = date.fromisoformat(found[0]) if found else date(2020, 1, 3)
        for number in range(times):
            _write(folder, text, day, day + timedelta(weeks=_WEEKS * number), count)
            count += 1
    return count


def _write(folder: Path, text: str, old: date, new: date, number: int) -> None:
    for form in ("%Y-%m-%d", "%Y/%m/%d"):
        text = text.replace(old.strftime(form), new.strftime(form))
    post = folder / f"content/blog/{new:%Y/%m}/{new}-this-week-in-matrix-{number}.md"
    post.parent.mkdir(parents=True, exist_ok=True)
    post.write_bytes(text.encode())
    aged(post)


def aged(post: Path) -> None:
    """Let a file look as if it had been written an hour ago."""
    then = time.time() - 3600
    os.utime(post, (then, then))


def read_once(root: Path, database: Path) -> None:
    """Read a folder, and print what that took: seconds, bytes at the peak, and by how many it grew after the first."""
    start, first = time.perf_counter(), [0]

    def look(progress: Progress) -> None:
        if progress.done == 100:
            first[0] = _memory("VmRSS")

    summary = index(root, database, progress=look)
    seconds = time.perf_counter() - start
    grown = _memory("VmRSS") - first[0] if first[0] else 0
    print(seconds, summary.posts, summary.entries, _memory("VmHWM"), grown)


def _memory(name: str) -> int:
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), 0)


def reading(what: str, root: Path, database: Path) -> str:
    """Have a folder read by a process, and return a line of the table."""
    command = [sys.executable, "-m", "tests.tools.bench_archive", "--read", str(root), str(database)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    seconds, count, entries, peak, grown = map(float, said)
    size = sum(path.stat().st_size for path in database.parent.glob(f"{database.name}*"))
    figures = f"{seconds:.2f} | {count / seconds:.0f} | {count:.0f} | {entries:.0f}"
    return f"| {what} | {figures} | {size / 1e6:.1f} | {peak / 1e6:.0f} | {grown / 1e6:+.0f} |"


def readings(root: Path, database: Path, on: str) -> Iterator[str]:
    """Read a folder as new, unchanged, and with one post changed."""
    yield reading(f"{on}: cold", root, database)
    yield reading(f"{on}: warm", root, database)
    post = max(root.rglob("*.md"))
    post.write_bytes(post.read_bytes() + b"\nOne more line.\n")
    aged(post)
    yield reading(f"{on}: one changed", root, database)


def answers(database: Path, on: str) -> Iterator[Row]:
    """Ask for words and all else that windows ask for."""
    with closing(Archive(database)) as archive:
        yield Row("search, words", on, tuple(_asked(partial(archive.search, Query(words=words)) for words in WORDS)))
        yield Row("search, filters", on, tuple(_asked(partial(archive.search, query) for query in FILTERS)))
        hits = archive.search(Query(words="release"), 100).hits
        yield Row("an entry", on, tuple(_asked(partial(archive.told, hit.id) for hit in hits)))
        titled = [hit.title.casefold() for hit in hits if hit.title][:20]
        yield Row("history", on, tuple(_asked(partial(archive.history, [title], []) for title in titled)))
        records = [told.record for told in map(archive.told, (hit.id for hit in hits)) if told is not None]
        yield Row(
            "repeats of an entry",
            on,
            tuple(_asked(partial(archive.repeated, record.paragraphs, record.links) for record in records)),
        )
        yield Row("all mentions", on, tuple(_asked([partial(_all, archive)])))
        yield Row("summary", on, tuple(_asked([archive.summary])))


def _all(archive: Archive) -> int:
    return sum(1 for _ in archive.mentions())


def _asked(questions: "Iterator[Callable[[], object]] | Sequence[Callable[[], object]]") -> Iterator[float]:
    for question in questions:
        for _ in range(RUNS):
            start = time.perf_counter()
            question()
            yield time.perf_counter() - start


def slowest(database: Path) -> Iterator[str]:
    """Name the searches that take longest."""
    with closing(Archive(database)) as archive:
        queries = [Query(words=words) for words in WORDS] + list(FILTERS)
        taken = [(min(_asked([partial(archive.search, query)])), query) for query in queries]
        for seconds, query in islice(sorted(taken, key=lambda one: -one[0]), 5):
            total = archive.search(query, 1).total
            yield f"{1000 * seconds:.1f} ms, {total} found: {_shown(query)}"


def _shown(query: Query) -> str:
    values = (query.words, query.author, query.project, query.section, query.since, *query.kinds)
    names = cycle(("words", "author", "project", "section", "since", "kind"))
    return ", ".join(f"{name} {value}" for name, value in zip(names, values, strict=False) if value) or "everything"


def main(arguments: list[str]) -> None:
    """Print the tables."""
    if arguments[:1] == ["--read"]:
        read_once(Path(arguments[1]), Path(arguments[2]))
        return
    lines = ["| what | s | posts/s | posts | entries | MB on disk | peak MB | grown MB |", "|" + " --- |" * 8]
    rows: list[Row] = []
    told: list[str] = []
    for times in (1, int(arguments[0]) if arguments else 100):
        with tempfile.TemporaryDirectory() as name:
            root, database = Path(name) / "site", Path(name) / "cache/archive.sqlite3"
            on = f"{copied(root, times)} posts"
            lines += readings(root, database, on)
            rows += answers(database, on)
            told = list(slowest(database))
    print("\n".join(lines), table(rows), "The slowest searches: \n\n- " + "\n- ".join(told), sep="\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
