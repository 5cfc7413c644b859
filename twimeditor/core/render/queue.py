"""Which nodes wait to be rendered elsewhere, because it would take too long here."""

from collections.abc import Callable, Container

from twimeditor.core.render.aside import Job
from twimeditor.core.render.budget import Budget
from twimeditor.core.render.content import Draft, Source

TOGETHER = 60_000
"""Characters of the nodes that are rendered as one batch."""

_FOR_HTML = 0.6
"""So much of the work is kept for what follows when the blocks are found: making their HTML."""

_ROOM = 2
"""A node that was too much is tried again when it is shorter by this factor."""


class Queue:
    """Says what may be done at once, and remembers the rest; without a budget nothing ever waits."""

    def __init__(self, budget: Budget | None) -> None:
        self._budget = budget
        self._left = 0
        self._waiting: dict[int, bool] = {}
        self._heavy: dict[int, int] = {}

    def __contains__(self, number: object) -> bool:
        return number in self._waiting

    def begin(self) -> None:
        """Begin to count what one change takes."""
        self._left = self._budget.together if self._budget else 0

    def keep(self, numbers: Container[int]) -> None:
        """Forget nodes that are not there any longer."""
        self._waiting = {number: known for number, known in self._waiting.items() if number in numbers}

    def admits(self, number: int, source: Source) -> bool:
        """Tell whether a node may be read at once; else it waits."""
        self._waiting.pop(number, None)
        if self._budget is None:
            return True
        if self._is_too_long(source, self._budget) or len(source.text) * _ROOM >= self._heavy.get(number, 1 << 62):
            self._heavy[number] = max(len(source.text), 1)
        elif self._left > self._budget.together * _FOR_HTML:
            self._heavy.pop(number, None)
            return True
        self._waiting[number] = False
        return False

    def steps(self, *, first: bool) -> int | None:
        """Return how many steps a node may take now, None for as many as it likes."""
        if self._budget is None:
            return None
        return min(self._budget.first if first else self._budget.again, self._left)

    def spend(self, steps: int) -> None:
        """Take note of steps taken."""
        self._left -= steps

    def refuses(self, number: int, source: Source, steps: int | None) -> bool:
        """Let a node wait that was too much for the steps it was given; False where it had all there are."""
        if self._budget is None or steps is None:
            return False
        if steps >= self._budget.again:
            self._heavy[number] = len(source.text)
        self._waiting[number] = False
        return True

    def done(self, number: int) -> None:
        """Take note that a node waits no longer."""
        self._waiting.pop(number, None)

    def again(self, number: int) -> None:
        """Have a node rendered once more, now that its own definitions are known."""
        self._waiting[number] = True

    def set_apart(self, number: int, source: Source) -> None:
        """Have a node rendered alone, by whoever has a second for it."""
        self._heavy[number] = len(source.text)

    def next(self, source: Callable[[int], Source]) -> tuple[Job, ...]:
        """Return as many light nodes as make a batch, or the first heavy one."""
        jobs: list[Job] = []
        length = 0
        for number, known in self._waiting.items():
            if number not in self._heavy:
                jobs.append(Job(number, source(number), known))
                length += len(jobs[-1].source.text)
                if length > TOGETHER:
                    break
        if not jobs and self._waiting:
            number, known = next(iter(self._waiting.items()))
            jobs = [Job(number, source(number), known)]
        return tuple(jobs)

    def steps_of(self, jobs: tuple[Job, ...]) -> int | None:
        """Return what each node of a batch may take, None for one that is alone with all the time."""
        alone = self._budget is None or any(job.number in self._heavy for job in jobs)
        return None if alone or self._budget is None else self._budget.first

    def _is_too_long(self, source: Source, budget: Budget) -> bool:
        text = source.text
        return (
            isinstance(source, Draft)
            or len(text) > budget.longest
            or text.count("{{") + text.count("{%") > budget.calls
        )
