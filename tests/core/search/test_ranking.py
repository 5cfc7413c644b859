"""What is typed of a name finds it, the likeliest first."""

import pytest

from twimeditor.core.search.ranking import Ranking

NAMES = ("Save", "Save as", "Find and replace", "Find next", "Move to section", "Add section", "Undo", "Île de Zoë")


def best(typed: str, recent: tuple[int, ...] = ()) -> list[str]:
    return [NAMES[number] for number in Ranking(NAMES).best(typed, recent)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("save", "Save"),
        ("SAVE A", "Save as"),
        ("replace", "Find and replace"),
        ("far", "Find and replace"),
        ("fi ne", "Find next"),
        ("next find", "Find next"),
        ("sectoin", "Move to section"),
        ("undo", "Undo"),
        ("zoë", "Île de Zoë"),
        ("  save   as ", "Save as"),
    ],
)
def test_the_best_fit_comes_first(typed: str, first: str) -> None:
    assert best(typed)[0] == first


def test_what_does_not_fit_is_not_there() -> None:
    assert best("xyzzy") == []
    assert "Undo" not in best("save")


def test_nothing_typed_is_all_in_order() -> None:
    assert best("") == list(NAMES)


def test_what_was_used_lately_comes_first_among_equals() -> None:
    assert best("", recent=(6, 3))[:3] == ["Undo", "Find next", "Save"]
    assert best("section", recent=(5,))[0] == "Add section"
    assert best("save", recent=(1,))[0] == "Save"
