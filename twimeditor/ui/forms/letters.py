"""The letters that lead to the rows of a form with Alt: each at most once, none that a menu or a button has."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from twimeditor.ui.forms.spec import FormSpec, RowSpec

MENUS = frozenset("fevith")
BUTTONS = frozenset("usk")
"""Those of the buttons below a form that grows."""


def lettered(form: FormSpec) -> FormSpec:
    """Return the form with a letter marked in each label, as far as there are letters."""
    rows = [row for card in form.cards for row in card.rows if row.label]
    found = _chosen(rows, MENUS | BUTTONS if form.grows else MENUS)
    numbers = iter(range(len(rows)))
    cards = tuple(
        replace(card, rows=tuple(_marked(row, found[next(numbers)]) if row.label else row for row in card.rows))
        for card in form.cards
    )
    return replace(form, cards=cards)


def _chosen(rows: Iterable[RowSpec], others: frozenset[str]) -> list[int]:
    """Return for each row the place of its letter in the label, -1 where none is left; wishes come first."""
    taken = set(others)
    labels = [row.label for row in rows]
    places = [_free([label.index("&")], plain_label(label), taken) if "&" in label else -1 for label in labels]
    for number, label in enumerate(labels):
        if places[number] < 0:
            places[number] = _free(_candidates(plain_label(label)), plain_label(label), taken)
    return places


def plain_label(label: str) -> str:
    """Return a label without its mark."""
    return label.replace("&", "", 1)


def _candidates(label: str) -> Iterator[int]:
    """Yield the places of a label's letters, those that begin a word first."""
    yield from (place for place in range(len(label)) if place == 0 or label[place - 1] == " ")
    yield from range(len(label))


def _free(places: Iterable[int], label: str, taken: set[str]) -> int:
    for place in places:
        letter = label[place].lower()
        if letter.isascii() and letter.isalpha() and letter not in taken:
            taken.add(letter)
            return place
    return -1


def _marked(row: RowSpec, place: int) -> RowSpec:
    label = plain_label(row.label)
    if place < 0:
        return replace(row, label=label.replace("&", "&&"))
    before, after = label[:place].replace("&", "&&"), label[place:].replace("&", "&&")
    return replace(row, label=f"{before}&{after}")
