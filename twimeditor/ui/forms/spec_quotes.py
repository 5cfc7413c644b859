"""Which quotes of a form are shown as the lists of a report on the specification, and which as text."""

from collections.abc import Iterator
from dataclasses import replace

from twimeditor.core import msc
from twimeditor.core.errors import EditError
from twimeditor.core.model import Issue, Quote, find
from twimeditor.ui.forms.spec import Act, CardSpec, Choice, FieldSpec, FormSpec, Kind, RowSpec


class SpecQuotes:
    """Quotes that are reports when their form is opened are lists; while it is open only the user changes that."""

    def __init__(self) -> None:
        self._listed: set[int] = set()

    def open(self, issue: Issue, container: int) -> None:
        """Look which quotes of a container are reports."""
        try:
            holder = find.container(issue, container)
        except EditError:
            return
        quotes = (node for node in find.nodes_of(holder) if isinstance(node, Quote))
        self._listed = {quote.id for quote in quotes if msc.read(quote.body) is not None}

    def switch(self, quote: int) -> None:
        """Show a quote in the other way."""
        self._listed ^= {quote}

    def shown(self, form: FormSpec) -> FormSpec:
        """Return the form with lists for the quotes that are shown so, and the choice of the other way."""
        return replace(form, cards=tuple(map(self._card, form.cards)))

    def _card(self, card: CardSpec) -> CardSpec:
        choices = tuple(self._choices(card))
        if not choices:
            return card
        return replace(card, rows=tuple(map(self._row, card.rows)), choices=(*choices, *card.choices))

    def _choices(self, card: CardSpec) -> Iterator[Choice]:
        """Yield the other way for each quote that is a report or shown as one, or is still empty."""
        for field in (field for row in card.rows for field in row.fields if field.key == "quote"):
            if field.node in self._listed:
                yield Choice(Act.AS_TEXT, field.node)
            elif field.node is not None and (not field.value.strip() or msc.read(field.value) is not None):
                yield Choice(Act.AS_LISTS, field.node)

    def _row(self, row: RowSpec) -> RowSpec:
        return replace(row, fields=tuple(map(self._field, row.fields)))

    def _field(self, field: FieldSpec) -> FieldSpec:
        is_list = field.key == "quote" and field.node in self._listed
        return replace(field, kind=Kind.SPEC) if is_list else field
