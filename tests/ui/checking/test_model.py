"""The tree of problems: what stays keeps its row."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from twimeditor.core.check import Problem
from twimeditor.core.check.place import Place
from twimeditor.ui.checking.listing import Group, Row
from twimeditor.ui.checking.model import ProblemsModel, changes


def group(container: int, *texts: str) -> Group:
    rows = []
    for text in texts:
        problem = Problem("T1", f"{text} is wrong", Place(container, "body", 0, len(text), text))
        rows.append(Row(("T1", container, "body", text, 0), problem))
    return Group(container, f"Entry {container}", tuple(rows))


def shown(model: ProblemsModel) -> list[tuple[str, list[str]]]:
    groups = [model.index(number, 0) for number in range(model.rowCount())]
    return [(str(one.data()), texts_in(model, one)) for one in groups]


def texts_in(model: ProblemsModel, parent: QModelIndex) -> list[str]:
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


@pytest.fixture
def model(qapp: QApplication) -> ProblemsModel:
    model = ProblemsModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def test_what_stays_keeps_its_row(model: ProblemsModel) -> None:
    model.show([group(1, "a", "b", "c"), group(2, "d")])
    kept = QPersistentModelIndex(model.index_of(("T1", 1, "body", "c", 0)))
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.show([group(3, "x"), group(1, "b", "new", "c"), group(2, "d", "e")])
    assert shown(model) == [
        ("Entry 3  (1)", ["X is wrong."]),
        ("Entry 1  (3)", ["B is wrong.", "New is wrong.", "C is wrong."]),
        ("Entry 2  (2)", ["D is wrong.", "E is wrong."]),
    ]
    assert (kept.row(), kept.parent().row()) == (2, 1)
    assert not resets


def test_a_group_that_goes_takes_its_rows_along(model: ProblemsModel) -> None:
    model.show([group(1, "a"), group(2, "b")])
    gone = QPersistentModelIndex(model.index_of(("T1", 1, "body", "a", 0)))
    model.show([group(2, "b")])
    assert not gone.isValid()
    model.show([])
    assert model.rowCount() == 0
    assert not model.index_of(("T1", 2, "body", "b", 0)).isValid()


def test_other_words_about_the_same_place_are_told(model: ProblemsModel) -> None:
    model.show([group(1, "a")])
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last, _roles: told.append(first.row()))
    row = group(1, "a").rows[0]
    changed = Row(row.key, Problem("T1", "otherwise", row.problem.place))
    model.show([Group(1, "Entry 1", (changed,))])
    assert told == [0]
    assert shown(model) == [("Entry 1  (1)", ["Otherwise."])]


def done(old: Sequence[int], new: Sequence[int]) -> list[int]:
    result = list(old)
    for start, end, coming in changes(old, new):
        result[start:end] = [new[number] for number in coming]
    return result


@given(st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(0, 30), unique=True))
def test_changes_make_one_sequence_of_the_other(old: list[int], new: list[int]) -> None:
    assert done(old, new) == new


@given(st.lists(st.integers(0, 30), unique=True))
def test_nothing_changes_in_what_is_the_same(same: list[int]) -> None:
    assert changes(same, same) == []
