"""Reading the style of an issue off its own author lines, quotes and headings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from twimeditor.core.model import Attribution, Issue, Node, Quote
from twimeditor.core.style.house import TWIM, TWIM_2020, HouseStyle

_T = TypeVar("_T")


@dataclass(slots=True)
class _Counts:
    verbs: Counter[str] = field(default_factory=Counter)
    colons: Counter[bool] = field(default_factory=Counter)
    blanks: Counter[str] = field(default_factory=Counter)


def observe(issue: Issue) -> HouseStyle:
    """Return the style that most of the issue follows; today's in what the issue does not tell."""
    counts = _Counts()
    for node in issue.leaves():
        _count(node, counts)
    colon = _usual(counts.colons, TWIM.colon)
    base = TWIM_2020 if colon else TWIM
    return replace(
        base,
        verbs=tuple(_merged((verb for verb, _ in counts.verbs.most_common()), base.verbs)),
        quote_blank_prefix=_usual(counts.blanks, base.quote_blank_prefix),
        website=base.website or any(entry.heading.website for entry in issue.entries),
    )


def _count(node: Node, counts: _Counts) -> None:
    if node.source is None:
        return
    if isinstance(node, Attribution) and not node.guess:
        counts.colons[node.source.text.rstrip().endswith(":")] += 1
        if 0 < len(node.verb.split()) <= 2:
            counts.verbs[node.verb] += 1
    elif isinstance(node, Quote):
        counts.blanks.update(blank_prefixes(node))


def blank_prefixes(quote: Quote) -> Iterator[str]:
    """Yield what stands on each empty line of the quote as it was read."""
    if quote.source is None:
        return
    for prefix, line in zip(quote.prefixes, quote.source.values[0].split("\n"), strict=False):
        if not line.strip() and prefix.strip():
            yield prefix


def _usual(counts: Counter[_T], default: _T) -> _T:
    return counts.most_common(1)[0][0] if counts else default


def _merged(first: Iterable[str], then: Iterable[str]) -> Iterator[str]:
    yield from dict.fromkeys((*first, *then))
