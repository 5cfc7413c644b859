"""Whatever a user, another program and the power supply do in whatever order: no work is lost."""

from contextlib import suppress

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.services.world import POST, TEXT, Machine
from twimeditor.core.errors import TwimError
from twimeditor.core.model import Quote


class Afternoon(RuleBasedStateMachine):
    """One post, one program at a time, and another program that writes into the post."""

    @initialize()
    def begin(self) -> None:
        self.machine = Machine()
        self.machine.files.put(POST, TEXT.encode())
        self.number = 0
        self.theirs = ""
        self.typed = ""  # what the user typed last and has not taken back
        self.safe = ""  # as much of that as has been there for a second
        self.start()

    def start(self) -> None:
        self.program = self.machine.start()
        try:
            self.program.controller.open(POST)
        except TwimError:
            self.program.controller.new(TEXT)
        self.typed = self.safe = ""

    def word(self, kind: str) -> str:
        self.number += 1
        return f"{kind} {self.number}."

    def on_disk(self, text: str) -> bool:
        return not text or any(text.encode() in data for data in self.machine.files.content.values())

    def quote(self) -> Quote | None:
        """Return the quote to type in; a post that was lost and restored has none after undo."""
        leaves = self.program.session.document.leaves()
        return next((node for node in leaves if isinstance(node, Quote)), None)

    def modified(self) -> bool:
        return self.program.session.modified

    @precondition(lambda self: self.quote() is not None)
    @rule()
    def types(self) -> None:
        self.typed = self.word("Typed")
        self.program.type(self.typed)

    @rule()
    def waits(self) -> None:
        self.machine.scheduler.pass_time(1)
        self.safe = self.typed

    @rule()
    def saves(self) -> None:
        controller = self.program.controller
        with suppress(TwimError):
            controller.save_as(POST) if controller.state.path is None else controller.save()
            assert self.typed.encode() in self.machine.files.content[POST]
        self.safe = self.typed

    @rule()
    def undoes_all(self) -> None:
        while self.program.session.undo():
            pass
        self.typed = self.safe = ""

    @rule()
    def another_program_writes(self) -> None:
        self.theirs = self.word("Theirs")
        self.machine.files.put(POST, TEXT.replace("The first line.", self.theirs).encode())

    @rule()
    def another_program_removes(self) -> None:
        self.theirs = ""
        self.machine.files.remove(POST)

    @rule()
    def looks_at_the_disk(self) -> None:
        conflict = self.program.controller.check_disk()
        if conflict is None and not self.modified() and self.program.controller.state.path is not None:
            on_disk = self.machine.files.content.get(POST, b"")
            assert on_disk.decode() == self.program.text

    @rule()
    def looks_at_the_disk_and_keeps(self) -> None:
        self.program.controller.check_disk()
        self.program.controller.keep_mine()

    @rule()
    def reloads(self) -> None:
        with suppress(TwimError):
            self.program.controller.reload()
            assert self.on_disk(self.typed)
            self.typed = self.safe = ""

    @rule()
    def opens_anew(self) -> None:
        with suppress(TwimError):
            self.program.controller.open(POST)
            assert self.on_disk(self.typed)
            self.typed = self.safe = ""

    @rule()
    def power_fails(self) -> None:
        safe = self.safe
        self.machine.crash()
        assert self.on_disk(safe)
        self.start()

    @rule()
    def quits(self) -> None:
        typed = self.typed
        self.program.controller.close()
        self.start()
        assert self.on_disk(typed)

    @rule()
    def quits_without_saving(self) -> None:
        typed = self.typed
        self.program.controller.close(discard=True)
        self.start()
        assert self.on_disk(typed)

    @rule()
    def restores(self) -> None:
        for recovered in self.program.controller.recovered().recovered[:1]:
            previous = self.typed
            self.program.controller.restore(recovered)
            assert self.program.text == recovered.text
            assert self.on_disk(previous) or self.program.session.can_undo
            self.typed = self.safe = self.program.quote.body.split("\n")[0] if self.modified() else ""

    @rule()
    def discards(self) -> None:
        for recovered in self.program.controller.recovered().recovered:
            self.program.controller.discard(recovered)
            assert self.on_disk(recovered.text.split("> ")[1].split("\n")[0])

    @invariant()
    def the_work_of_others_is_somewhere(self) -> None:
        if hasattr(self, "theirs"):
            assert self.on_disk(self.theirs)

    @invariant()
    def unsaved_work_is_told(self) -> None:
        if hasattr(self, "program"):
            assert self.program.controller.state.modified == self.modified()


TestAfternoon = Afternoon.TestCase
TestAfternoon.settings = settings(max_examples=100, stateful_step_count=25, report_multiple_bugs=False)
