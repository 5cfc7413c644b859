"""The section of the rankings: made from the style where it is missing, else with other rows in its tables."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node, Section, edits
from twimeditor.core.model import Table as TableNode
from twimeditor.core.model.edits.pasting import insert_entries, insert_nodes, insert_sections
from twimeditor.core.ping.ranking import Ping, is_ping_table, ping_table, with_pings
from twimeditor.core.post import clipping
from twimeditor.core.style import HouseStyle, plain_title, section_of, section_place
from twimeditor.core.tables import Table, read

ROOMS = ("ping:maunium.net", "ping-no-synapse:maunium.net")
"""The rooms in which the bot measures."""

_LINK = "[#{room}](https://matrix.to/#/#{room})"
_JOIN = "Join {link} to experience the fun live, and to find out how to add YOUR server to the game."


@dataclass(frozen=True, slots=True)
class Room:
    """A room, such as ``ping:maunium.net``, and the ranking of its homeservers."""

    alias: str
    pings: tuple[Ping, ...]


def ping_section(issue: Issue, style: HouseStyle) -> Section | None:
    """Return the section that has the rankings: the one that the style names, else one named alike that has a table."""
    named = section_of(issue, style.ping.section)
    alike = (one for one in issue.sections if "ping" in plain_title(one.title).split())
    return named or next((one for one in alike if next(_tables(one.leaves()), None)), None)


def with_ping_tables(issue: Issue, ids: IdSource, *, style: HouseStyle, rooms: Sequence[Room]) -> Issue:
    """Return the issue with these rankings in its section; a room's table that is missing is added."""
    section = ping_section(issue, style)
    if section is None:
        return _with_section(issue, ids, style, rooms)
    missing: list[Room] = []
    for number, room in enumerate(rooms):
        node = _table_of(section, room, number)
        if node is None:
            missing.append(room)
        else:
            issue = _with_rows(issue, ids, node, room)
    return _with_rooms(issue, ids, style, missing, section.id)


def _with_rows(issue: Issue, ids: IdSource, node: TableNode, room: Room) -> Issue:
    table = read(node.markdown)
    text = with_pings(table, room.pings).text if table is not None else node.markdown
    return edits.set_field(issue, ids, target=node.id, field="markdown", value=text)


def _with_section(issue: Issue, ids: IdSource, style: HouseStyle, rooms: Sequence[Room]) -> Issue:
    """Put the whole section in before the sign-off, or at the end."""
    head = [f"## {style.ping.section}", style.ping.text]
    in_entries = bool(style.ping.heading) or len(rooms) > 1
    body = [block for room in rooms for block in (_entry(style, room) if in_entries else (_table(style, room).text,))]
    new = clipping.read(_joined([*head, *body])).sections
    return insert_sections(issue, ids, after=section_place(issue, style.ping.section, style), sections=new)


def _with_rooms(issue: Issue, ids: IdSource, style: HouseStyle, rooms: Sequence[Room], section: int) -> Issue:
    """Add what is missing to the section: the only table of a section without entries, else an entry for each room."""
    if not rooms:
        return issue
    holder = next(one for one in issue.sections if one.id == section)
    first, *others = rooms
    if not holder.entries and not style.ping.heading and next(_tables(holder.nodes), None) is None:
        nodes = [TableNode(id=0, markdown=_table(style, first).text)]
        last = holder.nodes[-1].id if holder.nodes else None
        issue = insert_nodes(issue, ids, container=section, after=_last_content(holder) or last, nodes=nodes)
        return _with_rooms(issue, ids, style, others, section)
    text = _joined([block for room in rooms for block in _entry(style, room)])
    after = holder.entries[-1].id if holder.entries else None
    return insert_entries(issue, ids, section=section, after=after, entries=clipping.read(text).entries)


def _last_content(section: Section) -> int | None:
    return next((node.id for node in reversed(section.nodes) if not node.empty), None)


def _table_of(section: Section, room: Room, number: int) -> TableNode | None:
    """Return a room's table: of the entry that names it; without entries the table in its place."""
    for entry in section.entries:
        if f"#{room.alias}]" in entry.heading.title or f"#{room.alias}" == entry.heading.title.strip():
            return next(_tables(entry.nodes), None)
    loose = list(_tables(section.nodes))
    return loose[number] if number < len(loose) else None


def _tables(nodes: Iterable[Node]) -> Iterator[TableNode]:
    """Yield the tables that have the head of a ranking."""
    for node in nodes:
        table = read(node.markdown) if isinstance(node, TableNode) else None
        if isinstance(node, TableNode) and table is not None and is_ping_table(table):
            yield node


def _entry(style: HouseStyle, room: Room) -> Iterator[str]:
    link = _LINK.format(room=room.alias)
    heading = f"### {style.ping.heading_of(room.alias) or link}"
    text = style.ping.entry_of(room.alias) or _JOIN.format(link=link)
    glued = style.ping.glued or not style.ping.heading
    yield from (f"{heading}\n{text}",) if glued else (heading, text)
    yield _table(style, room).text


def _table(style: HouseStyle, room: Room) -> Table:
    return ping_table(room.pings, style.ping.header)


def _joined(blocks: Sequence[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n\n"
