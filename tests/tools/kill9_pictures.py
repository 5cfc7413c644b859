"""Kill a program that keeps pictures, over and over, and look at what is left.

``python -m tests.tools.kill9_pictures 50`` does it fifty times. Each run is a process of its own that adds, renames and
settles pictures in a site's folder, and tells of each when it is kept, until SIGKILL ends it. Then every file under a
name of a picture is whole, every picture that was told of is there, and the next program sweeps up what is left over.
"""

import hashlib
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.styles import shipped
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse
from twimeditor.services.assets.place import Place
from twimeditor.services.assets.store import AssetStore
from twimeditor.services.assets.trash import DesktopTrash
from twimeditor.services.storage.disk import Disk

DAY = date(2031, 3, 7)
IMG = Path("static/blog/img")
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Remains:
    """What a killed program has left: pictures told of, files found, those of them that are not whole, leftovers."""

    told: int
    found: int
    broken: tuple[str, ...]
    lost: tuple[str, ...]
    leftovers: int
    swept: bool


def picture(number: int) -> bytes:
    """Return bytes of which a part can be told from the whole."""
    body = random.Random(number).randbytes(20_000 + number % 7 * 50_000)  # noqa: S311 - data of a test
    return hashlib.sha256(body).digest() + body


def is_whole(data: bytes) -> bool:
    """Tell whether these are all the bytes of a picture."""
    return hashlib.sha256(data[_DIGEST:]).digest() == data[:_DIGEST]


def store_in(root: Path) -> AssetStore:
    """Return a store whose issue lies in a site below `root`."""
    (root / "site/content").mkdir(parents=True, exist_ok=True)
    store = AssetStore(Disk(), DesktopTrash(), root / "state/assets")
    store.begin(Place(root / "site/content/post.md", root / "site"))
    return store


def keep_pictures(root: Path, start: int) -> None:
    """Add pictures, let the issue name every third no more, and give others new names, until the process is killed."""
    store, style, named = store_in(root), shipped("twim"), []
    tell("begun")
    for number in range(start, sys.maxsize):
        data = picture(number)
        stored = store.add(data, "picture.png", ".png", day=DAY, style=style)
        tell(hashlib.sha256(data).hexdigest())
        if number % 5 == 0:
            stored = store.rename(stored.address, f"other-{number}.png", day=DAY)
        if number % 3:
            named.append(f"![A picture]({stored.address})")
        store.settle(parse("\n\n".join(named[-5:]), IdSource()))


def tell(what: str) -> None:
    """Say what was reached in one write, which a kill cannot tear apart."""
    os.write(1, f"{what}\n".encode())


def kill_one(root: Path, start: int, after: float) -> Remains:
    """Let a program run for so many seconds, kill it, and look."""
    command = [sys.executable, "-m", "tests.tools.kill9_pictures", "run", str(root), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        begun = program.stdout.readline()
        time.sleep(after)
        program.send_signal(signal.SIGKILL)
        told = re.findall(rb"^[0-9a-f]{64}$", program.stdout.read(), re.MULTILINE)
    assert begun == b"begun\n"
    return remains(root, {line.decode() for line in told})


def remains(root: Path, told: set[str]) -> Remains:
    """Look at what is left below a folder."""
    files = [path for folder in (root / "site" / IMG, root / "state/assets" / IMG) for path in folder.glob("*.png")]
    data = {path: path.read_bytes() for path in files}
    broken = tuple(path.name for path, content in data.items() if not is_whole(content))
    lost = tuple(told - {hashlib.sha256(content).hexdigest() for content in data.values()})
    leftovers = len(list(root.rglob(".twimeditor-*")))
    store_in(root).add(b"one more", "more.png", ".png", day=DAY, style=shipped("twim"))
    (root / "site" / IMG / "2031-03-07-more.png").unlink()
    swept = not list((root / "site").rglob(".twimeditor-*"))
    return Remains(len(told), len(files), broken, lost, leftovers, swept)


def main() -> None:
    """Kill as often as is asked for, and print what was left."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    moments = random.Random(7)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as name:
        seen = [kill_one(Path(name), number * 1000, moments.uniform(0, 0.4)) for number in range(times)]
    print(f"{times} kills; {sum(one.told for one in seen)} pictures told of, {seen[-1].found} files at the end")
    print(f"broken under a final name: {sum(len(one.broken) for one in seen)}")
    print(f"lost: {sum(len(one.lost) for one in seen)}")
    print(f"left over: {sum(one.leftovers > 0 for one in seen)} times, swept up: {all(one.swept for one in seen)}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["run"]:
        keep_pictures(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
