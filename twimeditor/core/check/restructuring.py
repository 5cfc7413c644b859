"""Changes between nodes: blank lines, levels of headings, what goes and what is put in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from twimeditor.core.check.fix import BlankLine, Insertion, Level, Removal, Side
from twimeditor.core.ids import IdSource
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Blank, EntryHeading, FrontMatter, Issue, Node, SectionHeading, SubHeading
from twimeditor.core.model.edits.places import copy_of
from twimeditor.core.model.find import LEAD
from twimeditor.core.post import regroup
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.values import destination, single

Structural: TypeAlias = BlankLine | Level | Removal | Insertion
Heading: TypeAlias = SectionHeading | EntryHeading | SubHeading

ONE_LINE = "\n"
_CLOSED = lazy_pattern(r"[ \t]#+\Z")


@dataclass(frozen=True, slots=True)
class Spans:
    """Where nodes, entries, sections and the lead stand among an issue's leaves, the front matter left out."""

    leaves: tuple[Node, ...]
    ends: Mapping[int, tuple[int, int]]

    def of(self, wanted: int) -> tuple[int, int] | None:
        """Return the position of the first leaf and the one behind the last, None for what is not there."""
        return self.ends.get(wanted)


def spans_of(issue: Issue) -> Spans:
    """Return where everything stands."""
    ends: dict[int, tuple[int, int]] = {LEAD: (0, len(issue.lead))}
    if issue.front is not None:
        ends[issue.front.id] = (0, 0)
    at = len(issue.lead)
    for section in issue.sections:
        start = at
        at += len(section.nodes) + (section.heading is not None)
        for entry in section.entries:
            ends[entry.id] = (at, at + 1 + len(entry.nodes))
            at = ends[entry.id][1]
        ends[section.id] = (start, at)
    leaves = tuple(leaf for leaf in issue.leaves() if not isinstance(leaf, FrontMatter))
    ends.update((leaf.id, (n, n + 1)) for n, leaf in enumerate(leaves))
    return Spans(leaves, ends)


def restructured(issue: Issue, ids: IdSource, spans: Spans, changes: Iterable[Structural]) -> Issue:
    """Return `issue` with changes of its structure; each must be of what is there."""
    plan = _Plan(issue, ids, spans)
    for change in changes:
        plan.add(change)
    leaves = plan.leaves() if plan else spans.leaves
    if leaves == spans.leaves:
        return issue
    return regroup.tree(issue.front, leaves, ids, issue.eol, like=issue)


@dataclass(slots=True)
class _Plan:
    """What is to be done, by the position of the leaf that it is done before."""

    issue: Issue
    ids: IdSource
    spans: Spans
    apart: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)
    inserted: defaultdict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __bool__(self) -> bool:
        return bool(self.apart or self.removed or self.levels or self.inserted)

    def add(self, change: Structural) -> None:
        """Plan a change."""
        start, end = self.spans.ends[change.node]
        match change:
            case BlankLine():
                self.apart.add(self._filled_from(start if change.side is Side.BEFORE else end))
            case Level():
                self.levels[start] = change.level
            case Removal():
                self.removed.update(range(start, end))
            case Insertion():
                at = self._place(start, end, change.side)
                if not self._stands(change.markdown, at):
                    self.inserted[at].append(change.markdown)

    def leaves(self) -> tuple[Node, ...]:
        """Return the leaves that the issue has then."""
        new = _Leaves(self.ids, in_front=self.issue.front is not None)
        for at, leaf in enumerate((*self.spans.leaves, None)):
            for markdown in self.inserted.get(at, ()):
                new.insert(self._read(markdown))
            if leaf is None:
                break
            if at in self.removed:
                new.leave_out()
            else:
                new.add(self._levelled(at, leaf), apart=at in self.apart)
        return new.finished()

    def _filled_from(self, at: int) -> int:
        """Return the position of the first leaf from `at` on that is not blank."""
        leaves = self.spans.leaves
        while at < len(leaves) and isinstance(leaves[at], Blank):
            at += 1
        return at

    def _place(self, start: int, end: int, side: Side) -> int:
        """Return the position that something beside a span goes to: blank lines at its end stay behind it."""
        leaves = self.spans.leaves
        while end > start and isinstance(leaves[end - 1], Blank):
            end -= 1
        if start == end:
            return self._filled_from(start)
        return end if side is Side.BEHIND else self._filled_from(start)

    def _stands(self, markdown: str, at: int) -> bool:
        """Tell whether just that stands there already: what was put behind a section is in it by now."""
        wanted = [_said(leaf) for leaf in self._read(markdown) if not isinstance(leaf, Blank)]
        before = [_said(leaf) for leaf in self.spans.leaves[:at] if not isinstance(leaf, Blank)]
        behind = [_said(leaf) for leaf in self.spans.leaves[at:] if not isinstance(leaf, Blank)]
        return wanted in (before[-len(wanted) :], behind[: len(wanted)])

    def _read(self, markdown: str) -> list[Node]:
        text = f"{markdown.rstrip()}\n".replace("\n", self.issue.eol)
        return [leaf for leaf in parse(text).leaves() if not isinstance(leaf, FrontMatter)]

    def _levelled(self, at: int, leaf: Node) -> Node:
        level = self.levels.get(at)
        if level is None or not isinstance(leaf, Heading):
            return leaf
        return _with_level(leaf, level, self.issue.eol)


@dataclass(slots=True)
class _Leaves:
    """The leaves that are to be, one after the other, with the blank lines that they need between them.

    `is_parted` tells that something was put in, which the next leaf keeps off; `is_short` that something was left out,
    so that one of the blank runs on both sides of it is too much.
    """

    ids: IdSource
    in_front: bool
    found: list[Node] = field(default_factory=list)
    is_parted: bool = False
    is_short: bool = False

    def add(self, leaf: Node, *, apart: bool) -> None:
        """Add a leaf; `apart` from what is before it by exactly one blank line."""
        if isinstance(leaf, Blank) and self.is_short and self._ends_blank():
            self.is_short = False
            return
        if apart:
            self._put_apart()
        elif self.is_parted and not isinstance(leaf, Blank):
            self._part()
        self.found.append(leaf)
        if not isinstance(leaf, Blank):
            self.is_parted = self.is_short = False

    def insert(self, leaves: Sequence[Node]) -> None:
        """Add new leaves, with blank lines around them."""
        self._part()
        numbers = {leaf.id: self.ids.take() for leaf in leaves}
        self.found += [copy_of(leaf, numbers) for leaf in leaves]
        self.is_parted = True

    def leave_out(self) -> None:
        """Tell that a leaf does not follow."""
        self.is_short = True

    def finished(self) -> tuple[Node, ...]:
        """Return the leaves; nothing that goes leaves a blank line at the end."""
        if self.is_short and self._ends_blank():
            self.found.pop()
        return tuple(self.found)

    def _ends_blank(self) -> bool:
        return bool(self.found) and isinstance(self.found[-1], Blank)

    def _part(self) -> None:
        if (self.found or self.in_front) and not self._ends_blank():
            self.found.append(Blank(id=self.ids.take()))

    def _put_apart(self) -> None:
        blanks: list[Node] = []
        while self._ends_blank():
            blanks.append(self.found.pop())
        if not blanks:
            self._part()
        elif isinstance(blanks[-1], Blank):
            self.found.append(blanks[-1] if blanks[-1].text == ONE_LINE else replace(blanks[-1], text=ONE_LINE))


def _said(leaf: Node) -> tuple[type[Node], tuple[str, ...]]:
    return type(leaf), leaf.values


def _with_level(heading: Heading, level: int, eol: str) -> Node:
    """Return a heading of a level, written with hashes before it alone.

    The second and third level are headings of sections and entries.
    """
    if level == _level(heading) and not _has_other_marks(heading):
        return heading
    if isinstance(heading, SubHeading) and level not in (2, 3) and not _has_other_marks(heading):
        return replace(heading, level=level)
    new = next(parse(f"{'#' * level} {_words(heading)}{eol}").leaves())
    glued_to = heading.source.glued_to if heading.source is not None else None
    source = replace(new.source, glued_to=glued_to) if new.source is not None else None
    return replace(new, id=heading.id, source=source)


def _has_other_marks(heading: Heading) -> bool:
    """Tell whether a heading is underlined, or has hashes behind it too."""
    text = heading.source.text.strip() if heading.source is not None else "#"
    return not text.startswith("#") or _CLOSED.search(text) is not None


def _level(heading: Heading) -> int:
    return heading.level if isinstance(heading, SubHeading) else 2 if isinstance(heading, SectionHeading) else 3


def _words(heading: Heading) -> str:
    if isinstance(heading, EntryHeading) and heading.website:
        return f"{single(heading.title)} ([website]({destination(heading.website)}))"
    return single(heading.title)
