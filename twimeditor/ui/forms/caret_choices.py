"""What belongs to the place of the caret in a form: what can be done there, and where something new goes."""

from collections.abc import Iterator

from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.page import Page
from twimeditor.ui.forms.spec import CardSpec, Choice

AUTHOR_KEYS = {"name", "id", "verb", "lead"}
"""The fields of an author line: what is added there goes behind the quote."""


def offered(page: Page, field: Field | None) -> tuple[Choice, ...]:
    """Return what the menus over a field offer: that of its own block first, then that of its update."""
    card = page.card_of(field)
    return tuple(_choices(card.spec, field)) if field is not None and card is not None else ()


def beside(page: Page, field: Field | None) -> int | None:
    """Return the node behind which something new goes: the one of the field used last."""
    card = page.card_of(field)
    if field is None or card is None or not card.spec.framed:
        return None
    if field.spec.key not in AUTHOR_KEYS:
        return field.spec.node
    quotes = (one.spec.node for one in card.fields() if one.spec.key == "quote")
    return next(quotes, None) or field.spec.node


def _choices(card: CardSpec, field: Field) -> Iterator[Choice]:
    own = [choice for row in card.rows for choice in row.choices if choice.node == field.spec.node]
    yield from own
    acts = {choice.act for choice in own}
    yield from (choice for choice in card.choices if choice.act not in acts)
