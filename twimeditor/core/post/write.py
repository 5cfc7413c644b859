"""Writing an issue so that it reads back: the text is parsed again, and what would come out otherwise is held back."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from twimeditor.core.model import Attribution, AttributionForm, Blank, Image, Issue, Node, find
from twimeditor.core.post.blocks import scan, split_lines
from twimeditor.core.post.closing import unclosed
from twimeditor.core.post.compose import Care, Piece, composed
from twimeditor.core.post.inline import Definitions
from twimeditor.core.post.parse import parse
from twimeditor.core.post.same import may_merge, reads_back

SWALLOWED = "the text that follows would become part of it"
UNWRITABLE = "it cannot be written there as it was typed"
ALTERED = "it would not read back from the file as it was typed"
NO_ADDRESS = "an image needs an address"
_MOST_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Held:
    """A node whose last good text was written instead of what is in its fields, and why."""

    node_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """The text for a file, what of the issue is not in it as it was typed, and the issue as the text holds it.

    `issue` is the very issue that was to be written when nothing was held back.
    """

    text: str
    held: tuple[Held, ...]
    issue: Issue


def write(issue: Issue) -> str:
    """Return the issue's text for a file; see `written` for what it leaves out."""
    return written(issue).text


def written(issue: Issue, *, saved: Issue | None = None) -> Written:
    """Return the issue's text for a file, and what had to be held back so that everything else reads back.

    What an edited node leaves open is closed. What does not read back gets blank lines around it, and if that is no
    help its last good text takes its place: that of `saved`, the issue as the file holds it now, else the one it was
    read from, else nothing. Never raises: where nothing helps, the text is written as it stands.
    """
    attempt = _Attempt(issue, {node.id: node for node in saved.leaves()} if saved is not None else {})
    if not _is_as_read(issue):
        attempt.mend()
        attempt.release()
    return Written(attempt.text, attempt.held(), attempt.in_text())


@dataclass(slots=True)
class _Attempt:
    """A text for the issue, and the care that it takes to make it read back."""

    issue: Issue
    in_file: Mapping[int, Node]
    care: dict[int, Care] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    text: str = ""
    pieces: tuple[Piece, ...] = ()

    def __post_init__(self) -> None:
        for node in self.issue.leaves():
            reason = unclosed(node) if node.edited else None
            if reason is not None:
                self.care[node.id], self.reasons[node.id] = Care.CLOSED, reason
        self._compose()

    def mend(self) -> None:
        """Take more care of one node after another until the text reads back, or nothing is left to try."""
        for _ in range(_MOST_ROUNDS):
            problem = _first_problem(self.text, self.pieces)
            culprit = _culprit(problem, self.pieces, self.care) if problem is not None else None
            if problem is None or culprit is None:
                return
            self.care[culprit.id] = _next_care(culprit, self.care)
            self.reasons.setdefault(culprit.id, unclosed(culprit) or problem.reason)
            self._compose()
        self._hold_all()

    def release(self) -> None:
        """Write as typed again what was held back for nothing: because of another node that was found later."""
        held = self._held_ids()
        left = _first_problem(self.text, self.pieces) if held else None
        for number in held:
            care = {other: level for other, level in self.care.items() if other != number}
            text, pieces = composed(self.issue, care, self.in_file)
            problem = _first_problem(text, pieces)
            if problem is None or (left is not None and problem.node == left.node):
                self.care, self.text, self.pieces = care, text, pieces

    def held(self) -> tuple[Held, ...]:
        nodes = {node.id for node in self.issue.leaves()} if self.issue.unwritten else set()
        fields = dict.fromkeys(one.node for one in self.issue.unwritten if one.node in nodes)
        return (
            *(Held(number, self.reasons.get(number, ALTERED)) for number in self._held_ids()),
            *(Held(number, UNWRITABLE) for number in fields),
        )

    def in_text(self) -> Issue:
        """Return the issue with what the text holds of the nodes that were held back."""
        issue = replace(self.issue, unwritten=()) if self.issue.unwritten else self.issue
        written_nodes = {piece.node.id: piece.node for piece in self.pieces}
        for number in self._held_ids():
            issue = find.with_node(issue, number, written_nodes.get(number))
        return issue

    def _held_ids(self) -> list[int]:
        return [number for number, care in self.care.items() if care >= Care.HELD]

    def _hold_all(self) -> None:
        """Give up finding out: everything edited that is not of the file's own text stays out of it."""
        edited = (piece.node for piece in self.pieces if piece.node.edited)
        self.care.update((node.id, Care.HELD) for node in edited)
        self._compose()

    def _compose(self) -> None:
        self.text, self.pieces = composed(self.issue, self.care, self.in_file)


@dataclass(frozen=True, slots=True)
class _Problem:
    """The first node that reads back otherwise, the place to look at, and what is wrong."""

    node: int
    start: int
    end: int
    reason: str


def _is_as_read(issue: Issue) -> bool:
    """Tell whether the issue is surely as it was parsed: its ids still run in the order and without a gap."""
    if issue.front is None:
        return False
    ids = [node.id for node in issue.leaves()]
    if any(before >= after for before, after in pairwise(ids)):
        return False
    containers = [section.id for section in issue.sections] + [entry.id for entry in issue.entries]
    everything = {*ids, *containers}
    whole = len(everything) == max(everything) - min(everything) + 1
    return whole and not any(node.edited for node in issue.leaves())


def _first_problem(text: str, pieces: Sequence[Piece]) -> _Problem | None:
    """Compare what was written with what a reader of the file gets, and return the first difference."""
    read = list(_placed(parse(text)))
    ends = [piece.end for piece in read]
    definitions = cache(lambda: scan(split_lines(text)).definitions)
    at = 0
    for piece in pieces:
        if isinstance(piece.node, Blank):
            continue
        at = bisect_right(ends, piece.start, lo=at)
        problem = _problem(text, piece, list(_inside(read, at, piece)), definitions)
        if problem is not None:
            return problem
    return None


def _placed(issue: Issue) -> Iterator[Piece]:
    at = 0
    for node in issue.leaves():
        text = node.source.text if node.source else ""
        yield Piece(node, text, at)
        at += len(text)


def _inside(read: Sequence[Piece], at: int, piece: Piece) -> Iterator[Piece]:
    """Yield the nodes, blank runs left out, that share text with `piece`."""
    while at < len(read) and read[at].start < piece.end:
        if not isinstance(read[at].node, Blank):
            yield read[at]
        at += 1


def _problem(
    text: str, piece: Piece, inside: Sequence[Piece], definitions: Callable[[], Definitions]
) -> _Problem | None:
    for found in inside:
        outside = text[found.start : piece.start] + text[piece.end : found.end]
        if outside.strip(" \t\r\n") and not may_merge(piece.node, piece.text, found.node):
            return _Problem(piece.node.id, found.start, found.end, SWALLOWED)
    if not reads_back(piece.node, piece.text, [found.node for found in inside], definitions):
        lacks = isinstance(piece.node, Image) and not piece.node.url.strip()
        return _Problem(piece.node.id, piece.start, piece.end, NO_ADDRESS if lacks else ALTERED)
    return None


def _culprit(problem: _Problem, pieces: Sequence[Piece], care: Mapping[int, Care]) -> Node | None:
    """Return the node to take more care of: an edited one in the place, else one left open there, else the nearest."""
    edited = [piece for piece in pieces if piece.node.edited]
    there = [piece.node for piece in pieces if piece.start < problem.end and problem.start < piece.end]
    nearest = min(edited, key=lambda piece: _distance(piece, problem), default=None)
    if nearest is not None and nearest.node in there:
        return nearest.node
    untouched = [node for node in there if not node.edited and care.get(node.id, Care.NONE) < Care.CLOSED]
    left_open = next((node for node in untouched if unclosed(node) is not None), None)
    if left_open is not None or nearest is not None:
        return left_open if left_open is not None or nearest is None else nearest.node
    return next((node for node in untouched if not care.get(node.id)), None)


def _distance(piece: Piece, problem: _Problem) -> tuple[int, int]:
    """Return how far a piece is from a problem; what stands before it is the likelier cause."""
    if piece.end <= problem.start:
        return 1, problem.start - piece.end
    return (2, piece.start) if piece.start >= problem.end else (0, piece.start)


def _next_care(node: Node, care: Mapping[int, Care]) -> Care:
    level = care.get(node.id, Care.NONE)
    by_definition = isinstance(node, Attribution) and node.form is AttributionForm.REFERENCE
    if level < Care.CLOSED and (unclosed(node) is not None or (level and by_definition)):
        return Care.CLOSED
    if not level or not node.edited:
        return Care.APART
    return Care.HELD if level < Care.HELD else Care.AS_READ
