"""Sections, entries, updates and blocks on the clipboard: exactly as they are, and as Markdown for other programs."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Attribution,
    AttributionForm,
    Blank,
    Entry,
    EntryHeading,
    Issue,
    Node,
    Quote,
    RefDefs,
    Section,
    edits,
    find,
)
from twimeditor.core.model.edits.places import span_of
from twimeditor.core.post.compose import compose
from twimeditor.core.post.parse import parse

Span = tuple[Node, ...]
N = TypeVar("N", bound=Node)


@dataclass(frozen=True, slots=True)
class Clipping:
    """What was copied; each of `spans` is an update or a block. `eol` is the line end of the post it comes from."""

    sections: tuple[Section, ...] = ()
    entries: tuple[Entry, ...] = ()
    spans: tuple[Span, ...] = ()
    eol: str = "\n"

    def __bool__(self) -> bool:
        return bool(self.sections or self.entries or self.spans)

    @property
    def count(self) -> int:
        """Return how many things it holds."""
        return len(self.sections) + len(self.entries) + len(self.spans)


@dataclass(frozen=True, slots=True)
class _Home:
    """What a pasted node must fit: the line end, and the definitions of links."""

    eol: str
    definitions: str

    def lacks(self, author: Attribution) -> bool:
        """Tell whether the author is named by a definition that is not here."""
        by_definition = author.form is AttributionForm.REFERENCE and bool(author.target)
        return by_definition and f"[{author.name}]:".casefold() not in self.definitions


def taken(issue: Issue, targets: Collection[int]) -> Clipping:
    """Return what has the ids `targets`."""
    sections: list[Section] = []
    entries: list[Entry] = []
    spans: list[Span] = []
    for target in edits.outermost(issue, targets):
        path = find.locate(issue, target)
        holder = find.container_at(issue, path)
        if path.index is not None:
            start, end = span_of(holder, target)
            spans.append(find.nodes_of(holder)[start:end])
        elif isinstance(holder, Entry):
            entries.append(holder)
        elif isinstance(holder, Section):
            sections.append(holder)
    return Clipping(tuple(sections), tuple(entries), tuple(spans), issue.eol)


def as_issue(clipping: Clipping) -> Issue:
    """Return an issue that has but what a clipping holds."""
    loose = (Section(0, None, (), clipping.entries),) if clipping.entries else ()
    return Issue(None, tuple(chain.from_iterable(clipping.spans)), (*loose, *clipping.sections), clipping.eol)


def leaves(clipping: Clipping) -> Iterator[Node]:
    """Yield the nodes of a clipping."""
    return as_issue(clipping).leaves()


def markdown(clipping: Clipping) -> str:
    """Return a clipping as Markdown, with line ends of one character."""
    text = compose(as_issue(clipping)).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"{text}\n" if text else ""


def read(text: str) -> Clipping:
    """Return what Markdown from elsewhere holds; what stands under no heading is an entry without a title."""
    issue = parse(text.replace("\r\n", "\n").replace("\r", "\n").strip("\n") + "\n")
    sections = tuple(section for section in issue.sections if section.heading is not None)
    loose = tuple(chain.from_iterable(section.entries for section in issue.sections if section.heading is None))
    lead = tuple(issue.lead) if any(not isinstance(node, Blank) for node in issue.lead) else ()
    first = (_untitled(lead),) if lead else ()
    return Clipping(sections, (*first, *loose), (), "\n")


def paste(issue: Issue, ids: IdSource, *, clipping: Clipping, at: int | None) -> Issue:
    """Put copies of what `clipping` holds behind what has the id `at`, or at the end of the issue.

    Sections go behind its section, entries behind its entry or to the end of its section, updates and blocks behind its
    update or to the end of its entry.
    """
    clipping = _at_home(clipping, issue)
    place = find.locate(issue, at) if at is not None and at != find.LEAD else find.Path()
    if clipping.spans:
        issue = _with_spans(issue, ids, clipping.spans, place, at)
    if clipping.entries:
        issue = _with_entries(issue, ids, clipping.entries, place)
    if clipping.sections:
        number = place.section if place.section is not None else len(issue.sections) - 1
        after = issue.sections[number].id if issue.sections else None
        issue = edits.insert_sections(issue, ids, after=after, sections=clipping.sections)
    return issue


def paste_at(issue: Issue, ids: IdSource, *, clipping: Clipping, to: int, after: int | None) -> Issue:
    """Put copies of what `clipping` holds behind `after` in the container `to`; it holds things of one kind."""
    clipping = _at_home(clipping, issue)
    if clipping.sections:
        return edits.insert_sections(issue, ids, after=after, sections=clipping.sections)
    if clipping.entries:
        return edits.insert_entries(issue, ids, section=to, after=after, entries=clipping.entries)
    nodes = tuple(chain.from_iterable(clipping.spans))
    return edits.insert_nodes(issue, ids, container=to, after=after, nodes=nodes)


def _with_spans(issue: Issue, ids: IdSource, spans: Sequence[Span], place: find.Path, at: int | None) -> Issue:
    nodes = tuple(chain.from_iterable(spans))
    if place.section is None:
        place = _last_place(issue)
    holder = find.container_at(issue, place)
    after = at if place.index is not None else _last_node(holder)
    return edits.insert_nodes(issue, ids, container=find.container_id(holder), after=after, nodes=nodes)


def _with_entries(issue: Issue, ids: IdSource, entries: tuple[Entry, ...], place: find.Path) -> Issue:
    if not issue.sections:
        return edits.insert_sections(issue, ids, after=None, sections=(Section(ids.take(), None, (), entries),))
    section = issue.sections[-1 if place.section is None else place.section]
    number = len(section.entries) - 1 if place.entry is None else place.entry
    after = section.entries[number].id if section.entries else None
    return edits.insert_entries(issue, ids, section=section.id, after=after, entries=entries)


def _last_place(issue: Issue) -> find.Path:
    """Return the path of the last entry, or of the last section where that has none."""
    if not issue.sections:
        return find.Path()
    entries = issue.sections[-1].entries
    return find.Path(len(issue.sections) - 1, len(entries) - 1 if entries else None)


def _last_node(holder: find.Container) -> int:
    """Return what stands last in a container, blank lines left out, or the container itself."""
    nodes = (node.id for node in reversed(find.nodes_of(holder)) if not isinstance(node, Blank))
    return next(nodes, find.container_id(holder))


def _untitled(nodes: tuple[Node, ...]) -> Entry:
    highest = max(node.id for node in nodes)
    return Entry(highest + 1, EntryHeading(id=highest + 2), nodes)


def _at_home(clipping: Clipping, issue: Issue) -> Clipping:
    """Return a clipping as it stands in `issue`: with its line ends, authors linked where their definition is not."""
    home = _Home(issue.eol, _definitions(chain(issue.leaves(), leaves(clipping))))
    return Clipping(
        tuple(_section(section, home) for section in clipping.sections),
        tuple(_entry(entry, home) for entry in clipping.entries),
        tuple(tuple(_nodes(span, home)) for span in clipping.spans),
        issue.eol,
    )


def _definitions(nodes: Iterable[Node]) -> str:
    return "\n".join(node.markdown for node in nodes if isinstance(node, RefDefs)).casefold()


def _section(section: Section, home: _Home) -> Section:
    heading = section.heading if section.heading is None else _node(section.heading, home)
    entries = tuple(_entry(entry, home) for entry in section.entries)
    return replace(section, heading=heading, nodes=tuple(_nodes(section.nodes, home)), entries=entries)


def _entry(entry: Entry, home: _Home) -> Entry:
    return replace(entry, heading=_node(entry.heading, home), nodes=tuple(_nodes(entry.nodes, home)))


def _nodes(nodes: Sequence[Node], home: _Home) -> Iterator[Node]:
    return (_node(node, home) for node in nodes)


def _node(node: N, home: _Home) -> N:
    if isinstance(node, Attribution) and home.lacks(node):
        return replace(node, form=AttributionForm.LINK, source=None)
    if node.source is not None:
        node = replace(node, source=replace(node.source, text=_ended(node.source.text, home.eol)))
    if isinstance(node, Quote):
        node = replace(node, ends=tuple(_ended(end, home.eol) for end in node.ends))
    return node


def _ended(text: str, eol: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", eol)
