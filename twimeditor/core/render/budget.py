"""How much work rendering may be, counted in the parser's steps so that it is the same on every machine."""

from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

_CHARACTERS_A_STEP = 512
"""So far an expression looks ahead in the time of one step."""

_SCANNED_FOR = "<"
"""Where this stands, an expression may look ahead to the end of the text and find nothing."""


class TooMuchWorkError(Exception):
    """Reading a node takes more steps than were granted."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What may be done at once; the rest has to wait for whoever has more time.

    `longest` are the characters of a node, `calls` the shortcodes in it, `first` and `again` the steps of reading it
    for the first time and after an edit, `together` the steps of all nodes that one change makes anew.
    """

    longest: int
    calls: int
    first: int
    again: int
    together: int


AT_ONCE = Budget(longest=64_000, calls=100, first=8_000, again=1_600, together=10_000)
"""What a window may do between a key and its letter; the longest blocks of real posts take a third of it."""


def patience(length: int) -> int:
    """Return the steps after which a node of that length is given up for good, by whomever."""
    return 300_000 + 8 * length


class Meter:
    """Counts steps and stops the parser when it has taken all that were granted."""

    __slots__ = ("_granted", "_left")

    def __init__(self) -> None:
        self._granted = self._left = 0

    @property
    def spent(self) -> int:
        """Return the steps that were taken of those granted last."""
        return self._granted - max(self._left, 0)

    def grant(self, steps: int) -> None:
        """Begin anew with so many steps."""
        self._granted = self._left = steps

    def spend(self, steps: int = 1) -> None:
        """Take note of work done; raise `TooMuchWorkError` when there is nothing left."""
        self._left -= steps
        if self._left < 0:
            raise TooMuchWorkError

    def install(self, md: MarkdownIt) -> None:
        """Count each place inside a block at which `md` tries its rules."""
        rules = md.inline.ruler
        rules.before(rules.get_all_rules()[0], "meter", self._inline)

    def _inline(self, state: StateInline, _silent: bool) -> bool:
        far = state.posMax - state.pos if state.src[state.pos] in _SCANNED_FOR else 0
        self.spend(1 + far // _CHARACTERS_A_STEP)
        return False
