"""All that tells of problems has names, access keys of its own and room, with much to tell and in large type."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import CheckDesk, in_quotes
from tests.ui.launch import Launcher
from tests.ui.test_everywhere import cut, nameless, shared_letters, twice
from twimeditor.core.check import Problem, Severity
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.check.order import Order
from twimeditor.core.model import Issue

LONG = "a lamp that nobody has lit since the harbour was closed, which says of itself that it is as bright as ever"


def much(issue: Issue) -> Sequence[Problem]:
    """Find problems of which all can be told: many fixes, others of the kind, a long sentence."""
    found = []
    for problem in in_quotes(issue, "lamp", "T1", new="lantern"):
        others = (Fix(f"Make it “{word}”", (Replacement(problem.place, word),), False) for word in "abcd")
        found.append(Problem("T1", LONG, problem.place, Severity.ERROR, (*problem.fixes, *others)))
    found += in_quotes(issue, "lit|teh|carries", "T2", new="new", safe=False)
    return Order(issue).sorted(found)


@pytest.fixture(params=[1, 2], ids=["usual", "large"])
def desk(
    request: pytest.FixtureRequest, qapp: QApplication, launch: Launcher, qtbot: QtBot, written: Path
) -> Iterator[CheckDesk]:
    usual = qapp.font()
    large = QFont(usual)
    large.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(large)
    made = CheckDesk(launch, qtbot, written, much)
    made.window.resize(1024, 768)
    yield made
    qapp.setFont(usual)


def test_every_problem_of_the_list(desk: CheckDesk) -> None:
    desk.watch.ignore(desk.watch.problems()[1], Scope.HERE)
    desk.open()
    for name in ("ignored", "spelling"):
        desk.child(name, QAbstractButton).setChecked(True)
    rows = desk.rows()
    assert {row.split(":")[0] for row in rows} == {"Error", "Warning", "Warning, ignored", "Spelling"}
    for number, row in enumerate(rows):
        desk.choose(number)
        desk.wait(lambda: not cut(desk.dock))
        assert not nameless(desk.dock), row
        assert not shared_letters(desk.dock), row
        desk.keys("Shift+F10", desk.dock.view)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), row
        assert not twice(menu.actions()), row
        menu.close()


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("fix_all", "fixes"),
        ("readiness", "readiness"),
        ("words", "words"),
        ("checks", "help"),
        ("export", "export"),
    ],
)
def test_every_dialog_of_the_check(desk: CheckDesk, action: str, name: str) -> None:
    desk.window.commands[action].trigger()
    (dialog,) = (one for one in desk.window.findChildren(QDialog, name) if one.isVisible())
    desk.wait(lambda: not cut(dialog))
    assert not nameless(dialog)
    assert not shared_letters(dialog)
    assert dialog.width() <= 1024
    assert dialog.height() <= 768
    desk.keys("Escape", dialog)
    assert not dialog.isVisible()
