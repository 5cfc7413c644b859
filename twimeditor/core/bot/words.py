"""How much of a report is already in an issue, whatever was done to it there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Attribution, Blank, Issue, Node, Update, parts

_WORD = lazy_pattern(r"\w+")
_RUN = 3

Runs = frozenset[int]
"""The runs of three words that stand side by side, as hashes: what stays when a text is parted, joined or moved."""

NO_RUNS: Runs = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What an issue's reports say, by author, and what stands in it altogether."""

    by_author: Mapping[str, Runs]
    everything: Runs

    def share_by_author(self, update: Update) -> float:
        """Return how much of a report its own author says in the issue, from 0 to 1."""
        return share(runs_of(update.nodes), self.by_author.get(author_of(update.attribution), NO_RUNS))

    def share(self, update: Update) -> float:
        """Return how much of a report stands in the issue, whoever says it."""
        return share(runs_of(update.nodes), self.everything)


def known_in(issue: Issue) -> Known:
    """Gather what an issue says."""
    by_author: dict[str, set[int]] = {}
    everything: set[int] = set()
    for update in updates_in(issue):
        by_author.setdefault(author_of(update.attribution), set()).update(runs_of(update.nodes))
    for nodes in groups(issue):
        everything |= runs_of(nodes)
    return Known({author: frozenset(runs) for author, runs in by_author.items()}, frozenset(everything))


def groups(issue: Issue) -> Iterator[tuple[Node, ...]]:
    """Yield the nodes of the lead, of each section and of each entry, headings left out."""
    yield issue.lead
    for section in issue.sections:
        yield section.nodes
        yield from (entry.nodes for entry in section.entries)


def updates_in(issue: Issue) -> Iterator[Update]:
    """Yield every report in file order."""
    for nodes in groups(issue):
        yield from updates_of(nodes)


def updates_of(nodes: tuple[Node, ...]) -> Iterator[Update]:
    """Yield the reports among the nodes of a container."""
    yield from (part for part in parts(nodes) if isinstance(part, Update))


def runs_of(nodes: Iterable[Node]) -> Runs:
    """Return the runs of words in some nodes, who says them left out; of what has no word, the text itself."""
    found: set[int] = set()
    for node in nodes:
        if not isinstance(node, Attribution | Blank):
            found |= _runs("\n".join(node.values))
    return frozenset(found)


def share(wanted: Runs, known: Runs) -> float:
    """Return how many of the wanted runs are known, from 0 to 1; of none, all are."""
    return len(wanted & known) / len(wanted) if wanted else 1.0


def author_of(attribution: Attribution | None) -> str:
    """Return what tells one author from another."""
    return (attribution.target or attribution.name or attribution.lead).strip().casefold() if attribution else ""


def _runs(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    if not words:
        return {hash(text.strip())} if text.strip() else set()
    if len(words) < _RUN:
        return {hash(tuple(words))}
    return {hash(run) for run in zip(words, words[1:], words[2:], strict=False)}
