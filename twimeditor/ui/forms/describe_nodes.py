"""The rows of an update and of a block, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from twimeditor.core.model.nodes import (
    Attribution,
    Image,
    Node,
    Quote,
)
from twimeditor.core.model.tree import Update
from twimeditor.core.post import turning
from twimeditor.ui.forms.describe_blocks import page_of, ways
from twimeditor.ui.forms.naming import Names, title_of
from twimeditor.ui.forms.spec import Act, Check, Choice, FieldSpec, Kind, RowSpec, Words

QUOTE_LINES = 4
TEXT_LINES = 2


def update_rows(update: Update, names: Names, choices: Mapping[int, tuple[Choice, ...]]) -> tuple[RowSpec, ...]:
    """Return the rows of an update: who, how, the quote, and what else it has in its place."""
    name = names.update()
    rows = list(_author_rows(update, name))
    if update.quote is None:
        rows.append(_quote_row(update, name, None, 0))
    quotes = 0
    for node in update.nodes:
        if isinstance(node, Quote):
            rows.append(_quote_row(update, name, node, quotes, choices.get(node.id, ())))
            quotes += 1
        else:
            own = choices.get(node.id, ())
            rows.extend(block_rows(node, names, titled=True, choices=own))
    return tuple(_belonging(row, names.position) for row in rows)


def _belonging(row: RowSpec, update: str) -> RowSpec:
    return replace(row, fields=tuple(replace(field, of=update) for field in row.fields)) if update else row


def node_choices(update: Update) -> dict[int, tuple[Choice, ...]]:
    """Return what can be done with each further node of an update."""
    leaves = list(update.leaves())
    anchors = {update.id, update.attribution.id if update.attribution else update.id}
    found: dict[int, tuple[Choice, ...]] = {}
    for place, node in enumerate(leaves):
        if node.id not in anchors:
            found[node.id] = tuple(_choices(leaves, place))
    return found


def turnings(node: Node, before: Node | None) -> Iterator[Choice]:
    """Yield what a node can become, or where its image can go; `before` stands directly above it."""
    if isinstance(node, Quote):
        if turning.picture_in(node, 0) is not None:
            yield Choice(Act.IMAGE_OUT, node.id)
        return
    if isinstance(node, Image) and isinstance(before, Quote):
        yield Choice(Act.IMAGE_IN, node.id)
    if isinstance(node, Image) and node.url:
        yield Choice(Act.MAKE_SHARE, node.id)
    if turning.can_be_quoted(node) and not node.empty:
        yield Choice(Act.QUOTE, node.id)


def _choices(leaves: list[Node], place: int) -> Iterator[Choice]:
    node = leaves[place]
    if place > 1:
        yield Choice(Act.UP, node.id, leaves[place - 2].id)
    if place + 1 < len(leaves):
        yield Choice(Act.DOWN, node.id, leaves[place + 1].id)
    yield Choice(Act.DUPLICATE, node.id)
    yield from turnings(node, leaves[place - 1])
    yield Choice(Act.REMOVE, node.id)


def _author_rows(update: Update, name: str) -> Iterator[RowSpec]:
    who = update.attribution
    if who is not None and who.guess:
        yield _lead_row(update, who, name)
        return
    fields = (_author_name(update, who, name), _author_id(update, who, name))
    yield RowSpec(key="author", label="Author", fields=fields)
    yield RowSpec(key="verb", label="Verb", fields=(_verb(update, who, name),))


def _lead_row(update: Update, who: Attribution, name: str) -> RowSpec:
    lead = FieldSpec(
        key="lead",
        name=f"{name}.lead",
        label="Lead-in",
        kind=Kind.PROSE,
        target=update.id,
        field="lead",
        value=who.lead,
        node=who.id,
        hint="Who reports",
    )
    return RowSpec(
        key="lead",
        label="Lead-in",
        fields=(lead,),
        remark="A guess: this line may name the author.",
        button=Choice(Act.MAKE_SHORT, who.id),
    )


def _author_name(update: Update, who: Attribution | None, name: str) -> FieldSpec:
    return FieldSpec(
        key="name",
        name=f"{name}.author_name",
        label="Author name",
        kind=Kind.COMPLETED,
        target=update.id,
        field="author_name",
        value=who.name if who else "",
        node=who.id if who else None,
        hint="Name",
        share=2,
        words=Words.PEOPLE,
    )


def _author_id(update: Update, who: Attribution | None, name: str) -> FieldSpec:
    return FieldSpec(
        key="id",
        name=f"{name}.author_id",
        label="Author's Matrix id or link",
        kind=Kind.COMPLETED,
        target=update.id,
        field="author_id",
        value=who.target if who else "",
        node=who.id if who else None,
        hint="@name:server",
        share=3,
        check=Check.AUTHOR,
        words=Words.PEOPLE,
    )


def _verb(update: Update, who: Attribution | None, name: str) -> FieldSpec:
    return FieldSpec(
        key="verb",
        name=f"{name}.verb",
        label="Verb",
        kind=Kind.VERB,
        target=update.id,
        field="verb",
        value=who.verb if who else "",
        node=who.id if who else None,
        hint="says",
        check=Check.NONE if who and (who.name.strip() or who.target.strip()) else Check.VERB,
    )


def _quote_row(
    update: Update,
    name: str,
    quote: Quote | None,
    number: int,
    choices: tuple[Choice, ...] = (),
) -> RowSpec:
    first = number == 0
    field = FieldSpec(
        key="quote",
        name=f"{name}.quote" if first else f"{name}.quote[{number}]",
        label="Quote" if first else "Further quote",
        kind=Kind.MARKDOWN,
        target=update.id if quote is None else quote.id,
        field="quote" if quote is None else "body",
        value=quote.body if quote else "",
        node=quote.id if quote else None,
        hint="What they report",
        check=Check.BLOCK,
        lines=QUOTE_LINES if first else TEXT_LINES,
    )
    if first:
        return RowSpec(key="quote", fields=(field,))
    title, icon = "Further quote", "update"
    return RowSpec(key=field.node, fields=(field,), title=title, icon=icon, choices=choices)


def block_rows(
    node: Node, names: Names, *, titled: bool = False, choices: tuple[Choice, ...] = ()
) -> tuple[RowSpec, ...]:
    """Return the rows of a node beside the updates; `titled` where it stands within one."""
    title, icon = title_of(node) if titled else ("", "")
    rows = page_of(node, names)
    head, *more = rows
    choices = (*ways(node, rows, names), *choices) if titled else choices
    return (replace(head, title=title, icon=icon, choices=choices), *more)
