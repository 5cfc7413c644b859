"""A later run of the bot: what in its output is new, and putting that where it belongs; nothing else is touched."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from twimeditor.core.bot.words import Runs, known_in, runs_of, updates_of
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    Blank,
    Entry,
    EntryHeading,
    Issue,
    Node,
    Section,
    Text,
    Update,
    edits,
    find,
)
from twimeditor.core.post.inline import plain
from twimeditor.core.style import HouseStyle, plain_title, section_of, section_place, with_section

_THERE = 0.6
_LIKELY = 0.3
_EXCERPT = 100


class State(Enum):
    """Whether a report is in the issue already."""

    NEW = "new"
    PERHAPS = "perhaps"
    THERE = "there"


@dataclass(frozen=True, slots=True)
class Addition:
    """A report of the later output; `section` and `entry` are those that it stands in there, if any."""

    update: Update
    section: Section | None
    entry: Entry | None
    state: State

    @property
    def author(self) -> str:
        """Return who reports, as it is shown."""
        line = self.update.attribution
        return (line.name or line.lead or line.target) if line is not None else ""

    @property
    def excerpt(self) -> str:
        """Return the beginning of what is reported."""
        text = " ".join(" ".join(value for node in self.update.nodes for value in node.values).split())
        return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"

    @property
    def place(self) -> str:
        """Return where it goes, as it is shown."""
        titles = (self.section.title if self.section else "", self.entry.heading.title if self.entry else "")
        return " › ".join(filter(None, titles))


def additions(issue: Issue, later: Issue) -> tuple[Addition, ...]:
    """Return all reports of a later output, each with the word whether the issue has it; one by one in its order."""
    known = known_in(issue)

    def state(update: Update) -> State:
        own = known.share_by_author(update)
        if own >= _THERE:
            return State.THERE
        return State.PERHAPS if own >= _LIKELY or known.share(update) >= _THERE else State.NEW

    return tuple(Addition(update, section, entry, state(update)) for update, section, entry in _reports(later))


def with_additions(issue: Issue, ids: IdSource, *, chosen: Iterable[Addition], style: HouseStyle) -> Issue:
    """Put reports behind those of their entry, or with an entry or a section of their own that is not there yet."""
    merger = _Merger(issue, ids, style)
    for addition in chosen:
        merger.add(addition)
    return merger.issue


def _reports(issue: Issue) -> Iterator[tuple[Update, Section | None, Entry | None]]:
    for update in updates_of(issue.lead):
        yield update, None, None
    for section in issue.sections:
        for update in updates_of(section.nodes):
            yield update, section, None
        for entry in section.entries:
            for update in updates_of(entry.nodes):
                yield update, section, entry


class _Merger:
    """Puts reports into an issue, one after another; what was made for one takes in the next of its entry."""

    def __init__(self, issue: Issue, ids: IdSource, style: HouseStyle) -> None:
        self.issue = issue
        self._before = issue
        self._ids = ids
        self._style = style
        self._homes: dict[int, int] = {}

    def add(self, addition: Addition) -> None:
        if addition.section is None:
            self._append(find.LEAD, addition.update)
            return
        if addition.entry is None:
            self._append(self._section(addition.section), addition.update)
            return
        home = self._homes.get(addition.entry.id) or self._entry_like(addition.entry, addition.section)
        if home is None:
            home = self._new_entry(addition.entry, self._section(addition.section), addition.update)
        else:
            self._append(home, addition.update)
        self._homes[addition.entry.id] = home

    def _append(self, container: int, update: Update) -> None:
        """Put a report behind the last one of a container."""
        last = [one.id for one in updates_of(find.nodes_of(find.container(self.issue, container)))]
        nodes = tuple(update.leaves())
        after = last[-1] if last else None
        self.issue = edits.insert_nodes(self.issue, self._ids, container=container, after=after, nodes=nodes)

    def _section(self, wanted: Section) -> int:
        """Return the id of the section of that title; where there is none it is made, in the style's order."""
        found = section_of(self.issue, wanted.title)
        if found is None:
            known = {section.id for section in self.issue.sections}
            after = section_place(self.issue, wanted.title, self._style)
            self.issue = with_section(self.issue, self._ids, title=wanted.title, style=self._style, after=after)
            found = next(section for section in self.issue.sections if section.id not in known)
        return found.id

    def _entry_like(self, entry: Entry, section: Section) -> int | None:
        """Return the entry of that project: by its title or website, else the one that holds its other reports."""
        title = plain_title(section.title)
        near = [other for one in self.issue.sections if plain_title(one.title) == title for other in one.entries]
        everywhere = [*near, *self.issue.entries]
        named = next((other.id for other in everywhere if _is_same_project(other.heading, entry.heading)), None)
        return named if named is not None else self._holder_of(entry)

    def _holder_of(self, entry: Entry) -> int | None:
        """Return the entry under which most of the other reports of an entry have come to stand, if any."""
        wanted = _runs_in(entry)
        shares = ((_overlap(wanted, _runs_in(other)), other.id) for other in self._before.entries)
        best = max(shares, default=(0.0, 0))
        return best[1] if best[0] >= _THERE else None

    def _new_entry(self, entry: Entry, section: int, update: Update) -> int:
        """Put in an entry with its description and one report; return its id."""
        head: list[Node] = []
        for node in entry.nodes:
            if isinstance(node, Text):
                head.append(node)
            elif not isinstance(node, Blank):
                break
        new = Entry(entry.id, entry.heading, (*head, *update.leaves()))
        holder = find.section(self.issue, section)
        last = holder.entries[-1].id if holder.entries else None
        self.issue = edits.insert_entries(self.issue, self._ids, section=section, after=last, entries=(new,))
        return find.section(self.issue, section).entries[-1].id


def _is_same_project(one: EntryHeading, other: EntryHeading) -> bool:
    """Tell whether two headings are of one project: they have a title or a website in common."""
    titles = plain(one.title).strip().casefold(), plain(other.title).strip().casefold()
    return (titles[0] == titles[1] != "") or (one.website == other.website != "")


def _runs_in(entry: Entry) -> Runs:
    return runs_of(node for update in updates_of(entry.nodes) for node in update.nodes)


def _overlap(one: Runs, other: Runs) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
