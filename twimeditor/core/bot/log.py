"""What was put right, for the user to look at."""

from dataclasses import dataclass, field

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Mend:
    """One kind of thing that was put right: what was done, how often, and the first time before and after."""

    what: str
    count: int
    before: str
    after: str


@dataclass(slots=True)
class Log:
    """Takes note of what is put right."""

    _seen: dict[str, Mend] = field(default_factory=dict)

    def tell(self, what: str, before: str, after: str, count: int = 1) -> None:
        """Take note of a change, unless there is none."""
        if before == after or not count:
            return
        first = self._seen.get(what)
        if first is None:
            self._seen[what] = Mend(what, count, _short(before), _short(after))
        else:
            self._seen[what] = Mend(what, first.count + count, first.before, first.after)

    def mends(self) -> tuple[Mend, ...]:
        """Return all that was put right, in the order in which it was first met."""
        return tuple(self._seen.values())


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
