"""A program without its window: session, controller and a disk in memory that outlives it."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.services.fakes import FakeClock, ManualScheduler, MemoryFiles
from twimeditor.core.ids import IdSource
from twimeditor.core.model.edits import set_field
from twimeditor.core.model.nodes import Quote
from twimeditor.core.post import compose, parse
from twimeditor.services.editing import Session
from twimeditor.services.ports import Executor
from twimeditor.services.storage.controller import PostController
from twimeditor.services.storage.workers import InlineExecutor

POST = Path("/blog/2020-07-31-twim.md")
STATE = Path("/state")
TEXT = """+++
title = "This Week in Matrix"
+++

## Dept of Servers 🏢

### Larkspur

[mira](https://matrix.to/#/@mira:example.org) reports:

> The first line.
>
> The last line.
"""


@dataclass
class Machine:
    """What outlives a program: the disk and the time."""

    files: MemoryFiles = field(default_factory=MemoryFiles)
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.scheduler = ManualScheduler(self.clock)

    def start(self, executor: Executor | None = None) -> "Program":
        """Start the program once more."""
        ids = IdSource()
        session = Session(parse("", ids), ids)
        controller = PostController(
            session,
            files=self.files,
            clock=self.clock,
            scheduler=self.scheduler,
            executor=executor or InlineExecutor(),
            state_folder=STATE,
        )
        return Program(self, session, controller)

    def crash(self) -> None:
        """End all programs at once, as a power cut does."""
        self.files.forget_locks()
        self.scheduler.calls.clear()


@dataclass
class Program:
    machine: Machine
    session: Session
    controller: PostController

    @property
    def text(self) -> str:
        return compose(self.session.document)

    @property
    def quote(self) -> Quote:
        return next(node for node in self.session.document.leaves() if isinstance(node, Quote))

    def type(self, body: str) -> None:
        """Set the first quote's text, as its field does."""
        edit = partial(set_field, target=self.quote.id, field="body", value=body)
        self.session.edit("Type", edit, merge_key=(self.quote.id, "body"))

    def kept(self) -> list[bytes]:
        """Return the recovery files."""
        return self.machine.files.within(STATE / "recovery")

    def aside(self) -> list[bytes]:
        """Return what was put aside."""
        return self.machine.files.within(STATE / "aside")
