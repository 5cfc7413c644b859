"""Marks of a text: found in a part of it, moved with it, worst first."""

from twimeditor.core.check import Place, Problem, Severity
from twimeditor.ui.forms.marks import Mark, Marks


def mark(start: int, end: int, severity: Severity = Severity.WARNING, rule: str = "R1") -> Mark:
    return Mark(start, end, Problem(rule, "wrong", Place(1, "body"), severity))


def test_those_of_a_part_are_found_with_one_that_reaches_into_it() -> None:
    far, near, behind = mark(0, 50), mark(12, 14), mark(60, 62)
    assert list(Marks([behind, near, far]).within(20, 30)) == [far]
    assert list(Marks([behind, near, far]).within(13, 60)) == [far, near, behind]


def test_at_a_caret_the_worst_comes_first_and_then_the_shortest() -> None:
    wide, narrow = mark(0, 9), mark(2, 4)
    word, error = mark(3, 4, rule="spelling"), mark(1, 8, Severity.ERROR)
    assert Marks([word, wide, narrow, error]).at(4) == (error, narrow, wide, word)
    assert Marks([narrow]).at(5) == ()


def test_what_only_moved_behind_a_change_is_no_other_mark() -> None:
    before = Marks([mark(0, 2), mark(5, 7), mark(20, 22)])
    after = Marks([mark(0, 2), mark(21, 23)])
    assert after.moved(before, 1) == (mark(5, 7),)
    assert Marks([mark(0, 2), mark(6, 8), mark(21, 23)]).moved(before, 1) == ()
    assert Marks([mark(9, 11)]).moved(Marks(), 0) == (mark(9, 11),)
