"""Fields whose value cannot be written: they show what was typed all the same, whenever their form is opened."""

from collections.abc import Mapping
from dataclasses import replace

from twimeditor.core.model import Issue
from twimeditor.ui.forms.spec import CardSpec, FieldSpec, FormSpec, RowSpec, Source

_Typed = Mapping[tuple[int, str], str]


def as_typed(form: FormSpec, issue: Issue) -> FormSpec:
    """Return the form with what was typed in the fields of facets that could not take it."""
    if not issue.unwritten:
        return form
    typed = {(one.node, one.field): one.value for one in issue.unwritten}
    return replace(form, cards=tuple(_card(card, typed) for card in form.cards))


def _card(card: CardSpec, typed: _Typed) -> CardSpec:
    return replace(card, rows=tuple(_row(row, typed) for row in card.rows))


def _row(row: RowSpec, typed: _Typed) -> RowSpec:
    return replace(row, fields=tuple(_field(field, typed) for field in row.fields))


def _field(field: FieldSpec, typed: _Typed) -> FieldSpec:
    value = typed.get((field.target, field.field)) if field.source is Source.FACET else None
    return field if value is None else replace(field, value=value)
