"""The letters that lead to the rows of a form."""

from hypothesis import given
from hypothesis import strategies as st

from twimeditor.ui.forms.letters import BUTTONS, MENUS, lettered
from twimeditor.ui.forms.spec import CardSpec, FormSpec, RowSpec


def form(labels: list[str], *, grows: bool = True) -> FormSpec:
    rows = tuple(RowSpec(key=number, fields=(), label=label) for number, label in enumerate(labels))
    return FormSpec(container=1, trail=(), cards=(CardSpec(ids=(1,), rows=rows),), grows=grows)


def labels_of(spec: FormSpec) -> list[str]:
    return [row.label for card in spec.cards for row in card.rows]


def test_wishes_come_first_and_then_the_beginnings_of_words() -> None:
    assert labels_of(lettered(form(["Paper", "&Path", "Start at", ""]))) == ["P&aper", "&Path", "Sta&rt at", ""]


def test_letters_of_the_buttons_are_free_where_there_are_none() -> None:
    assert labels_of(lettered(form(["&Updated"], grows=False))) == ["&Updated"]
    assert labels_of(lettered(form(["&Updated"]))) == ["U&pdated"]


def test_a_label_keeps_its_own_ampersand() -> None:
    assert labels_of(lettered(form(["Salt && more"])))[0].replace("&&", "").count("&") == 1


@given(
    st.lists(st.text(st.characters(codec="ascii", exclude_characters="&", min_codepoint=32), min_size=1, max_size=8))
)
def test_no_letter_leads_to_two_rows_or_to_a_menu(labels: list[str]) -> None:
    found = [label[label.index("&") + 1].lower() for label in labels_of(lettered(form(labels))) if "&" in label]
    assert len(found) == len(set(found))
    assert not {*found} & (MENUS | BUTTONS)
