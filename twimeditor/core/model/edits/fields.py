"""Reading and setting one field, by the id of what has it and the field's name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import find
from twimeditor.core.model.edits.description import description, with_description
from twimeditor.core.model.edits.updates import shortened
from twimeditor.core.model.nodes import Attribution, AttributionForm, FrontMatter, Node, Quote, SectionHeading
from twimeditor.core.model.tree import Entry, Issue, Section, Update

_N = TypeVar("_N", bound=Node)

ATTRIBUTION_FIELDS = {"author_name": "name", "author_id": "target", "verb": "verb", "lead": "lead"}
"""An update's fields that its attribution has, and their names there."""

_PROSE: Mapping[type[Section | Entry], str] = {Section: "intro", Entry: "description"}
"""The fields over the paragraphs that follow a heading."""


def get_field(issue: Issue, *, target: int, field: str) -> str:
    """Return the field's value; "" when the node that would have it is not there."""
    path = find.locate(issue, target)
    holder = find.container_at(issue, path)
    if isinstance(holder, Section | Entry) and holder.id == target:
        return _container_field(holder, field)
    leaf = find.node_at(issue, path, target)
    if field in leaf.FIELDS:
        return str(getattr(leaf, field))
    return _update_field(_update(holder, target, field), field)


def set_field(issue: Issue, ids: IdSource, *, target: int, field: str, value: str) -> Issue:
    """Set a field of a node, a section, an entry, or of the update that the node `target` belongs to.

    What is not there is inserted where it belongs; what is emptied stays in the tree and is not written.
    """
    path = find.locate(issue, target)
    holder = find.container_at(issue, path)
    if isinstance(holder, Section | Entry) and holder.id == target:
        changed = _set_container_field(holder, ids, field, value)
        return issue if changed is holder else find.with_container(issue, path, changed)
    leaf = find.node_at(issue, path, target)
    if field in leaf.FIELDS:
        return _put(issue, path, leaf, _with_value(leaf, field, value))
    return _set_update_field(issue, ids, path, _update(holder, target, field), field, value)


def _container_field(holder: Section | Entry, field: str) -> str:
    if field == _PROSE[type(holder)]:
        return description(holder)
    heading = holder.heading
    if heading is not None and field in heading.FIELDS:
        return str(getattr(heading, field))
    if heading is None and field == "title":
        return ""
    raise _no_field(field)


def _set_container_field(holder: Section | Entry, ids: IdSource, field: str, value: str) -> Section | Entry:
    if field == _PROSE[type(holder)]:
        return with_description(holder, ids, value)
    if isinstance(holder, Entry):
        entry_heading = _with_value(holder.heading, field, value)
        return holder if entry_heading is holder.heading else replace(holder, heading=entry_heading)
    if holder.heading is None and not value:
        return holder
    heading = _with_value(holder.heading or SectionHeading(id=ids.take()), field, value)
    return holder if heading is holder.heading else replace(holder, heading=heading)


def _with_value(node: _N, field: str, value: str) -> _N:
    """Return `node` with the value, or the very same node when it has it already."""
    if field not in node.FIELDS:
        raise _no_field(field)
    if getattr(node, field) == value:
        return node
    changes: dict[str, Any] = {field: value}
    if isinstance(node, Attribution) and node.guess != (field == "lead"):
        changes = _other_form(node) | changes
    return replace(node, **changes)


def _other_form(node: Attribution) -> dict[str, Any]:
    """Return what makes of a guess name, id and verb, or of those a guess: the form that has the field."""
    if not node.guess:
        return {"form": AttributionForm.LEAD}
    short = shortened(node)
    return {"form": short.form, **{name: getattr(short, name) for name in short.FIELDS}}


def _update(holder: find.Container, target: int, field: str) -> Update:
    if field in ATTRIBUTION_FIELDS or field == "quote":
        found = find.update_in(holder, target)
        if found is not None:
            return found
    raise _no_field(field)


def _update_field(update: Update, field: str) -> str:
    if field == "quote":
        return update.quote.body if update.quote else ""
    return str(getattr(update.attribution, ATTRIBUTION_FIELDS[field])) if update.attribution else ""


def _set_update_field(issue: Issue, ids: IdSource, path: find.Path, update: Update, field: str, value: str) -> Issue:
    node: Node | None = update.quote if field == "quote" else update.attribution
    if node is not None:
        return _put(issue, find.locate(issue, node.id), node, _with_value(node, _own_name(field), value))
    if not value:
        return issue
    return _insert(issue, path, update, _new_node(ids.take(), field, value))


def _own_name(field: str) -> str:
    return ATTRIBUTION_FIELDS.get(field, "body")


def _new_node(number: int, field: str, value: str) -> Node:
    if field == "quote":
        return Quote(id=number, body=value)
    form = AttributionForm.LEAD if field == "lead" else AttributionForm.LINK
    return _with_value(Attribution(id=number, form=form), _own_name(field), value)


def _insert(issue: Issue, path: find.Path, update: Update, node: Node) -> Issue:
    """Put an attribution before the update's first node, a quote after its attribution."""
    nodes = find.nodes_of(find.container_at(issue, path))
    first = next(update.leaves())
    place = next(index for index, leaf in enumerate(nodes) if leaf.id == first.id)
    if isinstance(node, Quote) and update.attribution is not None:
        place += 1
    return find.with_nodes(issue, path, (*nodes[:place], node, *nodes[place:]))


def _put(issue: Issue, path: find.Path, before: Node, after: Node) -> Issue:
    if after is before:
        return issue
    if isinstance(after, FrontMatter):
        raise EditError("the front matter is set by its keys")
    return find.with_node_at(issue, path, after)


def _no_field(field: str) -> EditError:
    return EditError(f"there is no field {field!r} here")
