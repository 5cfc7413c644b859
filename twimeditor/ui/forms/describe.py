"""The forms of the lead, of a section and of an entry, as values."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from twimeditor.core.facets.headings import is_live
from twimeditor.core.model import find, roles
from twimeditor.core.model.edits import get_field
from twimeditor.core.model.edits.description import described_in
from twimeditor.core.model.nodes import Embed, Node, Role, SectionHeading
from twimeditor.core.model.tree import Entry, Issue, Section, Update, parts
from twimeditor.core.post.inline import shown_title
from twimeditor.core.render import SiteTemplates
from twimeditor.ui.forms.describe_blocks import facet_field, ways
from twimeditor.ui.forms.describe_nodes import block_rows, node_choices, turnings, update_rows
from twimeditor.ui.forms.naming import Names, title_of
from twimeditor.ui.forms.spec import Act, CardSpec, Check, Choice, FieldSpec, FormSpec, Kind, RowSpec, Words

NO_VIDEO = "The video of this episode is not here yet."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part stands among the parts of its container, for what its menu offers."""

    parts: Sequence[Update | Node]
    index: int
    start: int
    """What the first part is put behind: the last paragraph of the description, or the container."""

    def choices(self) -> tuple[Choice, ...]:
        """Return what can be done with the part as a whole."""
        part = self.parts[self.index]
        node = part.id
        return (*self._moves(node), Choice(Act.DUPLICATE, node), *self._joins(part))

    def _moves(self, node: int) -> Iterator[Choice]:
        if self.index > 0:
            before = self.start if self.index == 1 else last_leaf(self.parts[self.index - 2])
            yield Choice(Act.UP, node, before)
        if self.index + 1 < len(self.parts):
            yield Choice(Act.DOWN, node, last_leaf(self.parts[self.index + 1]))

    def _joins(self, part: Update | Node) -> Iterator[Choice]:
        if isinstance(part, Update):
            if part.quote is not None:
                yield Choice(Act.SPLIT, part.quote.id)
            following = self.parts[self.index + 1] if self.index + 1 < len(self.parts) else None
            if isinstance(following, Update):
                yield Choice(Act.JOIN, part.id, following.id)
            if part.quote is not None:
                yield Choice(Act.UNQUOTE, part.quote.id)
                yield from turnings(part.quote, None)
        else:
            yield from turnings(part, None)
        yield Choice(Act.REMOVE, part.id)


def describe(
    issue: Issue, container: int, templates: SiteTemplates | None = None, plain: frozenset[int] = frozenset()
) -> FormSpec:
    """Return the form of the lead, a section or an entry; raise `EditError` when it is not there.

    The blocks `plain` are shown as their Markdown.
    """
    holder = find.container(issue, container)
    cards = tuple(_cards(holder, templates, plain))
    return FormSpec(
        container=container,
        trail=_trail(issue, holder),
        cards=(*_head(issue, holder), *cards),
        empty="" if cards else _invitation(holder),
    )


def parts_of(holder: find.Container) -> tuple[Update | Node, ...]:
    """Return the updates and blocks of a container that have a card of their own."""
    found = parts(find.nodes_of(holder))
    described = _description_nodes(holder)
    return tuple(part for part in found if part.id not in described)


def first_place(holder: find.Container) -> int:
    """Return what the container's first card stands behind."""
    described = _description_nodes(holder)
    return described[-1] if described else find.container_id(holder)


def last_leaf(part: Update | Node) -> int:
    """Return the id of a part's last node."""
    return part.id if isinstance(part, Node) else list(part.leaves())[-1].id


def _description_nodes(holder: find.Container) -> tuple[int, ...]:
    """Return the paragraphs that the field of the description, or of the introduction, holds."""
    if isinstance(holder, Issue) or (isinstance(holder, Section) and roles.boilerplate(holder.heading) is not None):
        return ()
    return tuple(node.id for node in described_in(holder))


def _invitation(holder: find.Container) -> str:
    if isinstance(holder, Entry):
        return "No update yet. Add the first one:"
    if isinstance(holder, Issue):
        return "What stands before the first section goes here:"
    if holder.entries:
        return "The outline has this section's entries. What stands before them goes here:"
    return "Nothing here yet. Add an update, or an entry in the outline:"


def _trail(issue: Issue, holder: find.Container) -> tuple[str, ...]:
    if isinstance(holder, Issue):
        return ("Before the first section",)
    section = holder if isinstance(holder, Section) else _section_of(issue, holder)
    names = [shown_title(section.title) or "Untitled section"]
    if isinstance(holder, Entry):
        names.append(shown_title(holder.title) or "Untitled entry")
    return tuple(names)


def _section_of(issue: Issue, entry: Entry) -> Section:
    return next(section for section in issue.sections if entry in section.entries)


def _head(issue: Issue, holder: find.Container) -> tuple[CardSpec, ...]:
    if isinstance(holder, Issue):
        return ()
    rows = _entry_rows(issue, holder) if isinstance(holder, Entry) else _section_rows(issue, holder)
    return (CardSpec(ids=(("head", holder.id),), rows=rows, framed=False),)


def _section_rows(issue: Issue, section: Section) -> tuple[RowSpec, ...]:
    says_goodbye = roles.boilerplate(section.heading) is Role.SIGN_OFF and not section.nodes
    button = Choice(Act.ADD_SIGN_OFF, section.id) if says_goodbye else None
    title = RowSpec(key="title", label="&Section", fields=(_section_title(section),), button=button)
    live = (_episode(section),) if is_live(section.heading) else ()
    if roles.boilerplate(section.heading) is not None:
        return (title, *live)
    return (title, *live, RowSpec(key="intro", label="I&ntroduction", fields=(_intro(issue, section),)))


def _section_title(section: Section) -> FieldSpec:
    return FieldSpec(
        key="title",
        name="section.title",
        label="Section title",
        kind=Kind.PROPOSED,
        target=section.id,
        field="title",
        value=section.title,
        node=section.heading.id if section.heading else None,
        hint="Dept of Servers 🏢",
        words=Words.SECTIONS,
    )


def _episode(section: Section) -> RowSpec:
    """Return the row of the weekly video's number and title, with a way to add the video itself."""
    heading = section.heading or SectionHeading(id=section.id)
    fields = (
        facet_field(heading, "live", "number", "Number of the episode", hint="S11E18", share=1),
        facet_field(heading, "live", "title", "Title of the episode", hint="Its title", share=3),
    )
    wanting = not any(isinstance(node, Embed) for node in section.nodes)
    button = Choice(Act.ADD_VIDEO, section.id) if wanting else None
    return RowSpec(key="episode", label="&Episode", fields=fields, remark=NO_VIDEO if wanting else "", button=button)


def _intro(issue: Issue, section: Section) -> FieldSpec:
    described = _description_nodes(section)
    return FieldSpec(
        key="intro",
        name="section.intro",
        label="Introduction",
        kind=Kind.PROSE,
        target=section.id,
        field="intro",
        value=get_field(issue, target=section.id, field="intro"),
        node=described[0] if described else None,
        also=described[1:],
        hint="What comes before the first update or entry; may be empty",
        check=Check.BLOCK,
    )


def _entry_rows(issue: Issue, entry: Entry) -> tuple[RowSpec, ...]:
    return (
        RowSpec(key="title", label="&Project", fields=(_entry_title(entry),)),
        RowSpec(key="website", label="&Website", fields=(_entry_website(entry),)),
        RowSpec(key="description", label="A&bout", fields=(_entry_description(issue, entry),)),
    )


def _entry_title(entry: Entry) -> FieldSpec:
    return FieldSpec(
        key="title",
        name="entry.title",
        label="Project title",
        kind=Kind.COMPLETED,
        target=entry.id,
        field="title",
        value=entry.heading.title,
        node=entry.heading.id,
        hint="The project's name",
        words=Words.PROJECTS,
    )


def _entry_website(entry: Entry) -> FieldSpec:
    return FieldSpec(
        key="website",
        name="entry.website",
        label="Website",
        kind=Kind.COMPLETED,
        target=entry.id,
        field="website",
        value=entry.heading.website,
        node=entry.heading.id,
        hint="https://…",
        check=Check.ADDRESS,
        words=Words.PROJECTS,
    )


def _entry_description(issue: Issue, entry: Entry) -> FieldSpec:
    described = _description_nodes(entry)
    return FieldSpec(
        key="description",
        name="entry.description",
        label="Description",
        kind=Kind.PROSE,
        target=entry.id,
        field="description",
        value=get_field(issue, target=entry.id, field="description"),
        node=described[0] if described else None,
        also=described[1:],
        hint="What the project is, in a sentence or two",
        check=Check.BLOCK,
    )


def _cards(holder: find.Container, templates: SiteTemplates | None, plain: frozenset[int]) -> Iterator[CardSpec]:
    found = parts_of(holder)
    start = first_place(holder)
    names = Names(sum(isinstance(part, Update) for part in found), templates, plain)
    for index, part in enumerate(found):
        choices = Place(found, index, start).choices()
        if isinstance(part, Update):
            yield _update_card(part, names, choices)
        else:
            yield _block_card(part, names, choices)


def _update_card(update: Update, names: Names, choices: tuple[Choice, ...]) -> CardSpec:
    ids: tuple[Hashable, ...] = (update.id, *(leaf.id for leaf in update.leaves()))
    rows = update_rows(update, names, node_choices(update))
    return CardSpec(ids=ids, rows=rows, title=names.last_update, icon="update", choices=choices)


def _block_card(node: Node, names: Names, choices: tuple[Choice, ...]) -> CardSpec:
    title, icon = title_of(node)
    rows = block_rows(node, names)
    choices = (*ways(node, rows, names), *choices)
    return CardSpec(ids=(node.id,), rows=rows, title=title, icon=icon, choices=choices)
