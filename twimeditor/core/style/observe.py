"""Reading how an issue is written off its own author lines, quotes and headings."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from twimeditor.core.model import Attribution, EntryHeading, Issue, Node, Quote, Role, Text, Writing

_T = TypeVar("_T")
_USUAL = Writing()
_LONGEST_VERB = 2


@dataclass(slots=True)
class Shown:
    """What an issue's own text shows, counted."""

    verbs: Counter[str] = field(default_factory=Counter)
    colons: Counter[bool] = field(default_factory=Counter)
    blanks: Counter[str] = field(default_factory=Counter)
    gluings: Counter[bool] = field(default_factory=Counter)
    websites: int = 0

    def writing(self) -> Writing:
        """Return how most of the issue is written; as today in what it does not show."""
        return Writing(
            colon=usual(self.colons, _USUAL.colon),
            quote_blank_prefix=usual(self.blanks, _USUAL.quote_blank_prefix),
            glued=usual(self.gluings, _USUAL.glued),
        )


def observe(issue: Issue) -> Writing:
    """Return how new text in the issue is written: as chosen for it, else as most of it is."""
    return issue.writing if issue.writing is not None else shown_by(issue).writing()


def shown_by(issue: Issue) -> Shown:
    """Count what the issue shows of how it is written."""
    shown = Shown()
    before: Node | None = None
    for node in issue.leaves():
        if node.source is not None:
            _count(node, before, shown)
        before = node
    return shown


def _count(node: Node, before: Node | None, shown: Shown) -> None:
    match node:
        case Attribution(source=source) if source is not None and not node.guess:
            shown.colons[source.text.rstrip().endswith(":")] += 1
            if 0 < len(node.verb.split()) <= _LONGEST_VERB:
                shown.verbs[node.verb] += 1
        case Quote():
            shown.blanks.update(blank_prefixes(node))
        case EntryHeading():
            shown.websites += bool(node.website)
        case Text(role=Role.PING, source=source) if source is not None and isinstance(before, EntryHeading):
            shown.gluings[source.glued_to == before.id] += 1
        case _:
            pass


def blank_prefixes(quote: Quote) -> Iterator[str]:
    """Yield what stands on each empty line of the quote as it was read."""
    if quote.source is None:
        return
    for prefix, line in zip(quote.prefixes, quote.source.values[0].split("\n"), strict=False):
        if not line.strip() and prefix.strip():
            yield prefix


def usual(counts: Counter[_T], default: _T) -> _T:
    """Return what was counted most often."""
    return counts.most_common(1)[0][0] if counts else default
