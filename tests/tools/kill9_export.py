"""Kill exports at random moments, as ``kill -9`` does, and look what is left of them.

Each has thirty pictures and replaces an older export. After the next start the site must be wholly old or wholly new,
with nothing beside it: not a file too many, none of half its length. The exit code tells whether all is well.
"""

import argparse
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.core.export.posts import FRONT
from tests.services.export.exports import tree_of
from tests.services.site.sites import make_site
from twimeditor.services.export.plan import Plan, plan
from twimeditor.services.export.writer import Writer
from twimeditor.services.storage.disk import Disk

PICTURES: Final = 30
SIZE: Final = 200_000


@dataclass(frozen=True)
class Site:
    """A site in a folder, with the pictures of a post and the program's state beside it."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / "site"

    @property
    def writer(self) -> Writer:
        return Writer(Disk(), self.root / "state")

    def plan(self, version: int) -> Plan:
        """Plan the export of a version: every second picture and the text differ from the other's."""
        body = "".join(f"\n![kite](/blog/img/kite-{number}.png)\n" for number in range(PICTURES))
        pictures = self.root / f"pictures-{version}"
        return plan(
            tree_of(f"{FRONT}\nVersion {version}.\n{body}"),
            self.folder,
            lambda address: pictures / address.rpartition("/")[2],
        )

    def write(self, version: int) -> None:
        self.writer.write(self.plan(version), overwrite=True)

    def files(self) -> Mapping[str, bytes]:
        found = self.folder.rglob("*")
        return {str(path.relative_to(self.folder)): path.read_bytes() if path.is_file() else b"" for path in found}


def made(root: Path) -> Site:
    """Make a site that has the first version."""
    make_site(root / "site")
    for version in (1, 2):
        folder = root / f"pictures-{version}"
        folder.mkdir()
        for number in range(PICTURES):
            (folder / f"kite-{number}.png").write_bytes(bytes([number, version * (number % 2)]) * (SIZE // 2))
    site = Site(root)
    site.write(1)
    return site


def aside(act: Callable[[], None]) -> int:
    """Do something in a process of its own, and return its id."""
    process = os.fork()
    if process == 0:
        try:
            act()
        finally:
            os._exit(0)
    return process


def killed(site: Site, seconds: float) -> None:
    """Kill an export of the second version after some time."""
    process = aside(lambda: site.write(2))
    time.sleep(seconds)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)


def outcome(site: Site, old: Mapping[str, bytes], new: Mapping[str, bytes]) -> str:
    """Start again, and say what the site is then."""
    before = site.files()
    recovered = site.writer.recover()
    now = site.files()
    whole = "old" if now == old else "new" if now == new else "MIXED"
    return f"{whole}, put right" if recovered or before != now else whole


def run(kills: int, seed: int) -> Counter[str]:
    """Kill as many exports, and count what is left of them."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory() as folder:
        first = made(Path(folder, "first"))
        old = first.files()
        start = time.perf_counter()
        os.waitpid(aside(lambda: first.write(2)), 0)
        lasting, new = time.perf_counter() - start, first.files()
        found: Counter[str] = Counter()
        for number in range(kills):
            site = made(Path(folder, str(number)))
            killed(site, chance.uniform(0.0, lasting * 1.1))
            found[outcome(site, old, new)] += 1
            shutil.rmtree(site.root)
        return found


def main() -> int:
    """Kill, print the table and tell by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = run(arguments.kills, arguments.seed)
    for what, count in sorted(found.items()):
        print(f"{what}: {count}")
    return int("MIXED" in " ".join(found))


if __name__ == "__main__":
    sys.exit(main())
