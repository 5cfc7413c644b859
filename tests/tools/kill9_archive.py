"""Kill the process that reads past issues, over and over: `python -m tests.tools.kill9_archive [KILLS]`.

Each time a site of invented issues has changed since (some written anew, some deleted, some added), and a program that
brings its archive up to date gets SIGKILL at a random moment. Then it must be so that

- the archive that the kill left can be asked, and tells of each issue either nothing or all that it told at some time;
- every few kills, once a program has come to its end, the archive tells what one does that was made at once;
- no program takes the archive for damaged, and nothing is left beside it.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

from tests.archive import LAST, path_of, write_archive, write_issue
from twimeditor.core.archive.query import Query
from twimeditor.core.archive.values import Edition
from twimeditor.services.archive.archive import Archive, ArchiveError
from twimeditor.services.archive.indexing import index
from twimeditor.services.archive.reading import understood

ROOT: Final = Path(__file__).parents[2]
ISSUES: Final = 150
_EVERY: Final = 10
_LONGEST: Final = 0.7
_READ: Final = (
    "import sys; from pathlib import Path; from twimeditor.services.archive.indexing import index; "
    "print('begun', flush=True); index(Path(sys.argv[1]), Path(sys.argv[2]))"
)


class Site:
    """A site that changes between the kills."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder = write_archive(folder, issues=ISSUES)
        self._chance = chance
        self._days = [LAST - timedelta(days=7 * number) for number in range(ISSUES + 20)]
        self._counts: dict[Path, int] = {}
        self.told: dict[Path, set[int]] = {}
        for day in self._days[:ISSUES]:
            self.note(self.folder / path_of(day))

    def change(self) -> None:
        """Write, write anew and delete some issues, each with another number of entries."""
        for day in self._chance.sample(self._days, 60):
            path = self.folder / path_of(day)
            path.unlink(missing_ok=True)
            if self._chance.random() < 0.2:
                continue
            path = write_issue(self.folder, day)
            more = self._chance.randrange(5)
            path.write_bytes(path.read_bytes() + b"".join(_entry(number) for number in range(more)))
            self.note(path)

    def note(self, path: Path) -> None:
        """Remember how many entries an issue has now."""
        told = understood(path.name, path.read_bytes())
        assert isinstance(told, Edition)
        self.told.setdefault(path, set()).add(len(told.records))


def _entry(number: int) -> bytes:
    return (
        f"\n### Lamp {number}\n\n[Ines](https://matrix.to/#/@ines:fern.example) says\n\n> The lamp is lit.\n".encode()
    )


def counts(database: Path) -> dict[Path, int]:
    """Return how many entries each issue has, as the search engine, the mentions and the entries tell."""
    with closing(Archive(database)) as archive:
        found: dict[Path, int] = {listed.path: 0 for listed in archive.issues()}
        hits = archive.search(Query(), limit=1_000_000).hits
        for hit in hits:
            told = archive.told(hit.id)
            assert told is not None
            assert told.record.mention.title == hit.title
            found[hit.path] += 1
        words = archive.search(Query(words="is", since=LAST - timedelta(days=9000)), limit=0).total
        assert words <= len(hits) == len(list(archive.mentions()))
        return found


def everything(database: Path) -> object:
    """Return all that an archive tells, but for the numbers of its entries."""
    with closing(Archive(database)) as archive:
        hits = archive.search(Query(), limit=1_000_000).hits
        told = [one for one in map(archive.told, (hit.id for hit in hits)) if one is not None]
        words = [archive.search(Query(words=word)).total for word in ("lamp", "the", '"lamp is"', "larkspur", "ines")]
        paragraphs = {words for one in told for words in one.record.paragraphs}
        repeats = [(one.text, one.count, one.day) for one in archive.repeated(sorted(paragraphs), [])]
        return [(one.path, one.record) for one in told], archive.issues(), archive.rankings(), words, repeats


def kill_one(site: Site, database: Path, seconds: float) -> bool:
    """Let a program read until a moment, and kill it; tell whether it was still at it."""
    command = [sys.executable, "-c", _READ, str(site.folder), str(database)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline(), "the program did not begin"
        time.sleep(seconds)
        was_running = running.poll() is None
        running.kill()
    return was_running


def wrong(site: Site, database: Path) -> Iterator[str]:
    """Yield what is wrong with an archive that a kill has left."""
    if not database.exists():
        return
    try:
        found = counts(database)
    except (ArchiveError, AssertionError) as error:
        yield f"{error!r}"
        return
    yield from (f"{path.name} is half read" for path, count in found.items() if count not in site.told.get(path, ()))


def compared(site: Site, database: Path, folder: Path) -> Iterator[str]:
    """Bring the archive up to date, and yield where it tells something else than one that was made at once."""
    before = database.stat().st_ino
    index(site.folder, database)
    if database.stat().st_ino != before:
        yield "it was taken for damaged"
    index(site.folder, folder / "alone.sqlite3")
    if everything(database) != everything(folder / "alone.sqlite3"):
        yield "it tells something else than one that was made at once"
    with suppress(FileNotFoundError):
        (folder / "alone.sqlite3").unlink()
    own = {database.name + end for end in ("", "-wal", "-shm")}
    yield from (f"{path.name} is left" for path in database.parent.iterdir() if path.name not in own)


def main() -> int:
    """Kill as often as is asked for, print what was left, and tell by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311 - no secret
    found: list[str] = []
    at_it = 0
    with tempfile.TemporaryDirectory() as name:
        site, database = Site(Path(name) / "site", chance), Path(name) / "cache/archive.sqlite3"
        for number in range(arguments.kills):
            site.change()
            at_it += kill_one(site, database, chance.uniform(0, _LONGEST))
            found += wrong(site, database)
            if number % _EVERY == _EVERY - 1 and database.exists():
                found += compared(site, database, Path(name))
    print(f"{arguments.kills} kills, {at_it} of them before the reading had ended", f"wrong: {len(found)}", sep="\n")
    print(*found[:20], sep="\n", end="")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
