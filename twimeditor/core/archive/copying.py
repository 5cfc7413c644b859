"""An entry of a past issue, to be put into another one."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from twimeditor.core.archive.keys import section_key, title_key
from twimeditor.core.archive.values import Record
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Blank, Entry, Issue, Node, Section
from twimeditor.core.model.find import container_id, nodes_of
from twimeditor.core.post.clipping import Clipping, paste_at, read
from twimeditor.core.post.inline import shown_title
from twimeditor.core.style import HouseStyle, section_of, section_place, with_section

_UNSORTED: Final = "Dept of Interesting Projects"
"""Where an entry goes that stood in no section."""


def place_in(issue: Issue, record: Record) -> int | None:
    """Return the id of the entry or section of an issue that a record was made of, None where it has no such."""
    holders = [one for one in _holders(issue) if _is_called(one, record)]
    found = next((one for one in holders if _says(one, record)), holders[0] if holders else None)
    return None if found is None else container_id(found)


def copied_from(issue: Issue, record: Record) -> Clipping:
    """Return what a record was made of, exactly as the issue has it; empty where it is none of its entries."""
    for holder in _holders(issue):
        if not (_is_called(holder, record) and _says(holder, record)):
            continue
        if isinstance(holder, Entry):
            return Clipping(entries=(holder,), eol=issue.eol)
        if not record.mention.title:
            return Clipping(spans=(_without_ends(holder.nodes),), eol=issue.eol)
    return Clipping()


def copied(record: Record) -> Clipping:
    """Return what a record tells, where its issue is gone: an entry with its title, else its updates."""
    mention = record.mention
    if not mention.title:
        nodes = tuple(chain.from_iterable(entry.nodes for entry in read(record.markdown).entries))
        return Clipping(spans=(nodes,)) if nodes else Clipping()
    website = f" ([website]({mention.website}))" if mention.website else ""
    return read(f"### {mention.title}{website}\n\n{record.markdown}")


def put_in(issue: Issue, ids: IdSource, *, clipping: Clipping, section: str, style: HouseStyle) -> Issue:
    """Put a copy at the end of the section of the same name, which is made where the style has it if there is none."""
    issue, target = _with_section(issue, ids, section, style)
    if clipping.entries:
        after = target.entries[-1].id if target.entries else None
        return paste_at(issue, ids, clipping=clipping, to=target.id, after=after)
    nodes = [node.id for node in target.nodes if not isinstance(node, Blank)]
    return paste_at(issue, ids, clipping=clipping, to=target.id, after=nodes[-1] if nodes else target.id)


def _with_section(issue: Issue, ids: IdSource, title: str, style: HouseStyle) -> tuple[Issue, Section]:
    found = _section_called(issue, title)
    if found is not None:
        return issue, found
    title = title or _UNSORTED
    before = {section.id for section in issue.sections}
    issue = with_section(issue, ids, title=title, style=style, after=section_place(issue, title, style))
    return issue, next(section for section in issue.sections if section.id not in before)


def _section_called(issue: Issue, title: str) -> Section | None:
    title = title or _UNSORTED
    key = section_key(title)
    return section_of(issue, title) or next((one for one in issue.sections if section_key(one.title) == key), None)


def _holders(issue: Issue) -> Iterator[Entry | Section]:
    for section in issue.sections:
        yield section
        yield from section.entries


def _is_called(holder: Entry | Section, record: Record) -> bool:
    """Tell whether the title of a record is of a holder; what a section tells before its entries has none."""
    mention = record.mention
    if not mention.title:
        return isinstance(holder, Section) and title_key(holder.title) == title_key(mention.section)
    key = title_key(mention.title)
    return key in title_key(shown_title(holder.title)) if key else holder.title.strip() == mention.title


def _says(holder: Entry | Section, record: Record) -> bool:
    """Tell whether a holder says what a record has, which may end in definitions from elsewhere in the post."""
    own = "".join(node.source.text if node.source is not None else "" for node in nodes_of(holder)).strip()
    return record.markdown.strip().startswith(own) if own else not record.markdown.strip()


def _without_ends(nodes: Sequence[Node]) -> tuple[Node, ...]:
    first = next((place for place, node in enumerate(nodes) if not isinstance(node, Blank)), 0)
    last = next((place for place in range(len(nodes) - 1, -1, -1) if not isinstance(nodes[place], Blank)), -1)
    return tuple(nodes[first : last + 1])
