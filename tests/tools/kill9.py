"""Kill a program that edits and saves, over and over, and look at what is left.

``python -m tests.tools.kill9`` runs it 100 times while 15 keys a second arrive, and 20 times each within save, paste,
move, drop and the gestures of the outline, and prints a table. Each run is a process of its own with the real disk,
recovery and threads; it tells the digest of every text that it has reached, before and after each save, until SIGKILL
ends it. Then:

- *lost* is the age of the oldest edit that neither the post nor the recovery file holds, at most a second;
- the post's bytes are those of before or after a save, never a mixture.
"""

import argparse
import hashlib
import heapq
import os
import queue
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Image, Issue, Quote, edits
from twimeditor.core.model.remembering import remembered
from twimeditor.core.post import compose, parse, turning
from twimeditor.core.post.clipping import paste, taken
from twimeditor.core.post.clipping_data import decode, encode
from twimeditor.services.editing import Session
from twimeditor.services.ports import Edit
from twimeditor.services.private import PrivateKeeper
from twimeditor.services.storage.content import digest
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.workers import SystemClock, ThreadExecutor

KEYS_PER_SECOND = 15
MODES = ("type", "save", "paste", "move", "drop", "several", "clip", "split", "turn", "mark")
LIMIT = 1.0


def post_text(entries: int = 30) -> str:
    """Return a post of our own, as large as a large real one."""
    head = '+++\ntitle = "This Week in Matrix"\n+++\n\n## Dept of Servers 🏢\n'
    body = (
        f"### Project {number}\n\n[mira](https://matrix.to/#/@mira:example.org) reports\n\n"
        f"> Release {number} is out.\n> \n> * it is faster\n> * it is smaller\n"
        for number in range(entries)
    )
    return "\n".join((head, *body))


class Loop:
    """An event loop: calls put off, and calls from other threads, in one thread."""

    def __init__(self) -> None:
        self._calls: list[tuple[float, int, _Call]] = []
        self._numbers = count()
        self.posted: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def call_later(self, seconds: float, fn: Callable[[], None]) -> "_Call":
        call = _Call(fn)
        heapq.heappush(self._calls, (time.monotonic() + seconds, next(self._numbers), call))
        return call

    def run(self) -> None:
        """Run until the process is killed."""
        while True:
            rest = self._calls[0][0] - time.monotonic()
            if rest <= 0:
                heapq.heappop(self._calls)[2].run()
                continue
            try:
                self.posted.get(timeout=rest)()
            except queue.Empty:
                continue


@dataclass
class _Call:
    fn: Callable[[], None]
    cancelled: bool = False

    def cancel(self) -> None:
        self.cancelled = True

    def run(self) -> None:
        if not self.cancelled:
            self.fn()


class Program:
    """The editor without its window, doing one thing again and again."""

    def __init__(self, mode: str, post: Path, state: Path) -> None:
        ids = IdSource()
        self.mode = mode
        self.loop = Loop()
        self.session = Session(parse("", ids), ids)
        executor = ThreadExecutor(self.loop.posted.put)
        keeper = PrivateKeeper(self.session, Disk(), self.loop, executor, state / "private", lambda _name: None)
        self.controller = PostController(
            self.session,
            files=Disk(),
            clock=SystemClock(),
            scheduler=self.loop,
            executor=executor,
            state_folder=state,
            furnish=keeper.furnish,
        )
        self.controller.open(post)
        self.number = 0
        self.session.subscribe(lambda event: self.tell("edited", whole(event.after)))
        self.tell("edited", whole(self.session.document))

    def run(self) -> None:
        self.loop.call_later(0, self.act)
        self.loop.run()

    def act(self) -> None:
        """Make the next edit and see to the one after."""
        self.loop.call_later(0 if self.mode == "save" else 1 / KEYS_PER_SECOND, self.act)
        self.number += 1
        self.session.edit(self.mode, self.next_edit(), merge_key=self.mode if self.mode == "type" else None)
        if self.mode == "save":
            self.tell("saving", compose(self.session.document))
            self.controller.save()
            self.tell("saved", compose(self.session.document))

    def next_edit(self) -> Edit:
        entries = list(self.session.document.entries)
        entry = entries[self.number % len(entries)]
        if self.mode == "move":
            (section,) = self.session.document.sections
            return partial(edits.move, target=entry.id, to=section.id, after=entries[self.number * 7 % len(entries)].id)
        if self.mode in GESTURES:
            return GESTURES[self.mode](self.session.document, self.number)
        if self.mode == "drop":
            image = Image(id=0, url=f"picture-{self.number}.png")
            return partial(edits.add_block, container=entry.id, after=entry.nodes[-1].id, block=image)
        quote = next(node for node in entries[len(entries) // 2].nodes if isinstance(node, Quote))
        typed = "x" if self.mode == "type" else f"\n\nPasted {self.number}: " + "words " * 200
        return partial(edits.set_field, target=quote.id, field="body", value=quote.body + typed)

    def tell(self, what: str, text: str) -> None:
        """Say what was reached in one write, which a kill cannot tear apart."""
        os.write(1, f"{what} {time.monotonic():.6f} {hashlib.sha256(text.encode()).hexdigest()}\n".encode())


def several(issue: Issue, number: int) -> Edit:
    """Move three entries."""
    entries = [entry.id for entry in issue.entries]
    chosen = [entries[(number * step) % len(entries)] for step in (1, 5, 11)]
    return partial(
        edits.move_several, targets=chosen, to=issue.sections[0].id, after=entries[number * 7 % len(entries)]
    )


def clip(issue: Issue, number: int) -> Edit:
    """Cut an entry and paste it elsewhere."""
    entries = [entry.id for entry in issue.entries]
    clipping = decode(encode(taken(issue, entries[number % len(entries) :][:1])))
    at = entries[number * 3 % len(entries)]
    return lambda issue, ids: edits.remove(
        paste(issue, ids, clipping=clipping, at=at), ids, target=entries[number % len(entries)]
    )


def split(issue: Issue, number: int) -> Edit:
    """Cut an update in two."""
    quotes = [node for node in issue.leaves() if isinstance(node, Quote) and len(node.body) > 1]
    quote = quotes[number % len(quotes)]
    return partial(edits.split_update, update=quote.id, at=len(quote.body) // 2)


def turn(issue: Issue, number: int) -> Edit:
    """Take the text of an update out of its quote, or make an update of a block."""
    nodes = [node for node in issue.leaves() if isinstance(node, Quote) or turning.can_be_quoted(node)]
    node = nodes[number % len(nodes)]
    if isinstance(node, Quote):
        return partial(turning.unquoted, update=node.id)
    return partial(turning.quoted, block=node.id)


def mark(issue: Issue, number: int) -> Edit:
    """Note something about an entry."""
    entries = [entry.id for entry in issue.entries]
    return partial(edits.set_note, target=entries[number % len(entries)], note=f"Ask for number {number}.")


GESTURES: dict[str, Callable[[Issue, int], Edit]] = {
    "several": several,
    "clip": clip,
    "split": split,
    "turn": turn,
    "mark": mark,
}


def whole(issue: Issue) -> str:
    """Return all that must not be lost: the text, and what is noted beside it."""
    return compose(issue) + "".join(f"\n{one.title}: {one.mark} {one.note}" for one in remembered(issue))


@dataclass
class Told:
    """What a killed program had told."""

    edited: list[tuple[float, str]] = field(default_factory=list)
    saving: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)

    def hear(self, line: str) -> None:
        what, when, text = line.split()
        if what == "edited":
            self.edited.append((float(when), text))
        else:
            (self.saving if what == "saving" else self.saved).append(text)


@dataclass(frozen=True)
class Outcome:
    """What a kill cost: seconds of work that are lost, whether it hit a save, what the post is."""

    lost: float
    edits: int
    in_save: bool
    post: str


def kill_once(mode: str, progress: int, extra: float, folder: Path) -> Outcome:
    """Run a program until it has told `progress` things and `extra` seconds have passed; kill it and look."""
    post, state = folder / "post.md", folder / "state"
    post.write_text(post_text(), encoding="utf-8")
    command = [sys.executable, "-m", "tests.tools.kill9", "--program", mode, str(post), str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        told = Told()
        lines = _heard(process, told, progress)
        lines += _waited(process, extra)
        if process.poll() is not None:
            raise RuntimeError("the program ended by itself")
        process.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        assert process.stdout is not None
        lines += os.read(process.stdout.fileno(), 0) + process.stdout.read()
    for line in lines.decode().splitlines():
        told.hear(line)
    return judge(told, killed, post, state)


def _heard(process: subprocess.Popen[bytes], told: Told, progress: int) -> bytes:
    """Read whole lines until there are `progress` of them."""
    assert process.stdout is not None
    lines = b""
    while lines.count(b"\n") < progress:
        data = os.read(process.stdout.fileno(), 1 << 16)
        if not data:
            raise RuntimeError(f"the program ended by itself after {len(told.edited)} edits")
        lines += data
    return lines


def _waited(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """Go on reading for `seconds`."""
    assert process.stdout is not None
    end = time.monotonic() + seconds
    lines = b""
    while (rest := end - time.monotonic()) > 0:
        if select.select([process.stdout], [], [], rest)[0]:
            lines += os.read(process.stdout.fileno(), 1 << 16)
    return lines


def judge(told: Told, killed: float, post: Path, state: Path) -> Outcome:
    """Start anew over what the killed program left."""
    order = {text: number for number, (_, text) in enumerate(told.edited)}
    text = post.read_text(encoding="utf-8")
    on_disk = digest(text.encode())
    kept = (order.get(digest(noted(one, post, state).encode()), -1) for one in (text, *recovered_texts(state)))
    reached = [order.get(on_disk, -1), *kept]
    unsafe = told.edited[max(reached) + 1 :]
    return Outcome(
        lost=killed - unsafe[0][0] if unsafe else 0.0,
        edits=len(told.edited),
        in_save=len(told.saving) > len(told.saved),
        post=_kind_of_post(on_disk, told),
    )


def noted(text: str, post: Path, state: Path) -> str:
    """Return a text with what the next start knows beside it."""
    ids, loop = IdSource(), Loop()
    session = Session(parse("", ids), ids)
    keeper = PrivateKeeper(
        session, Disk(), loop, ThreadExecutor(loop.posted.put), state / "private", lambda _name: None
    )
    return whole(keeper.furnish(parse(text), post.absolute()))


def recovered_texts(state: Path) -> Iterator[str]:
    """Yield the texts that the next start offers."""
    ids = IdSource()
    loop = Loop()
    controller = PostController(
        Session(parse("", ids), ids),
        files=Disk(),
        clock=SystemClock(),
        scheduler=loop,
        executor=ThreadExecutor(loop.posted.put),
        state_folder=state,
    )
    found = controller.recovered()
    if found.broken:
        raise RuntimeError(f"damaged recovery files: {found.broken}")
    for recovered in found.recovered:
        yield recovered.text
    controller.close()


def _kind_of_post(on_disk: str, told: Told) -> str:
    """Tell whether the post is as it was before the save that was under way, or as after it."""
    before = told.saved[-1] if told.saved else told.edited[0][1]
    if on_disk == before:
        return "old"
    return "new" if told.saving and on_disk == told.saving[-1] else "MIXED"


def run(mode: str, kills: int, seed: int) -> list[Outcome]:
    """Kill `kills` programs at random moments."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    outcomes = []
    for _ in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            outcomes.append(kill_once(mode, 1, chance.uniform(0.0, 3.0), Path(folder)))
    return outcomes


def row(mode: str, outcomes: list[Outcome]) -> str:
    """Return a mode's line of the table."""
    lost = sorted(outcome.lost for outcome in outcomes)
    posts = [outcome.post for outcome in outcomes]
    return (
        f"| {mode} | {len(outcomes)} | {sum(outcome.edits for outcome in outcomes)} "
        f"| {sum(outcome.in_save for outcome in outcomes)} | {median(lost):.2f} | {lost[-1]:.2f} "
        f"| {posts.count('old')} / {posts.count('new')} / {posts.count('MIXED')} |"
    )


def main() -> int:
    """Kill programs in every mode, print the table and tell by the exit code whether all is well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100, help="while typing; a fifth of it in the other modes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", nargs=3, metavar=("MODE", "POST", "STATE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.program:
        mode, post, state = arguments.program
        Program(mode, Path(post), Path(state)).run()
    print("| while | kills | edits | within a save | lost s, median | lost s, most | post old / new / mixed |")
    print("|---|---|---|---|---|---|---|")
    failed = False
    for mode in MODES:
        outcomes = run(mode, arguments.kills if mode == "type" else max(1, arguments.kills // 5), arguments.seed)
        print(row(mode, outcomes), flush=True)
        failed |= any(outcome.lost > LIMIT or outcome.post == "MIXED" for outcome in outcomes)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
