"""What is rendered aside, by someone who has the time: the work, its outcome, and how it is done.

All of these are values that can be sent to another process.
"""

from dataclasses import dataclass, field

from twimeditor.core.render.blocks import Parsed, Parser, too_much
from twimeditor.core.render.content import Draft, Source
from twimeditor.core.render.quotes import Rendered
from twimeditor.core.render.references import Definitions, merged
from twimeditor.core.render.templates import SiteTemplates


@dataclass(frozen=True, slots=True)
class Job:
    """A node to render; `known` tells that the batch's definitions hold those of the node itself."""

    number: int
    source: Source
    known: bool = False


@dataclass(frozen=True, slots=True)
class Batch:
    """Nodes to render, with what they need of the post; `steps` is what each of them may take, None for all."""

    jobs: tuple[Job, ...]
    definitions: Definitions
    templates: SiteTemplates | None = None
    steps: int | None = None

    @property
    def alone(self) -> bool:
        """Tell whether the node may take all the time that any node is worth."""
        return self.steps is None

    @property
    def length(self) -> int:
        """Return the characters of all nodes."""
        return sum(len(job.source.text) for job in self.jobs)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: definitions and HTML, or None where it has to be done again, alone."""

    rendered: Rendered | None = None
    definitions: Definitions = field(default_factory=dict)


def given_up(batch: Batch) -> tuple[Outcome, ...]:
    """Return the outcome of a batch that took too long: a note, or another try for each node alone."""
    return (Outcome(too_much() if batch.alone else None),) * len(batch.jobs)


class Workman:
    """Does one batch after another."""

    def __init__(self) -> None:
        self._templates: SiteTemplates | None = None
        self._parser = Parser()
        self._last: tuple[int, Parsed] | None = None

    def do(self, batch: Batch) -> tuple[Outcome, ...]:
        """Return the outcomes in the order of the jobs."""
        if batch.templates != self._templates:
            self._templates, self._last = batch.templates, None
            self._parser = Parser(batch.templates)
        parsed = [self._parsed(job, batch) for job in batch.jobs]
        new = (one.definitions for one, job in zip(parsed, batch.jobs, strict=True) if not job.known)
        expected = merged([*new, batch.definitions])
        return tuple(
            self._outcome(job, one, batch.definitions if job.known else expected, batch)
            for job, one in zip(batch.jobs, parsed, strict=True)
        )

    def _parsed(self, job: Job, batch: Batch) -> Parsed:
        source = job.source.written() if isinstance(job.source, Draft) else job.source
        before = self._last[1] if batch.alone and self._last and self._last[0] == job.number else None
        return self._parser.parse(source, before, steps=batch.steps)

    def _outcome(self, job: Job, parsed: Parsed, definitions: Definitions, batch: Batch) -> Outcome:
        rendered = self._parser.render(parsed, definitions, steps=batch.steps)
        if batch.alone:
            self._last = None if rendered.too_much else (job.number, parsed)
        elif rendered.too_much:
            return Outcome()
        return Outcome(rendered, parsed.definitions)
