"""The window and the process that checks for it: started late, replaced when it dies, gone when the window is."""

import os
import signal
from functools import partial
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.services.check.test_worker import is_alive
from tests.ui.launch import FindingWorker, Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.check import Place, Problem
from twimeditor.core.check.ignoring import Scope
from twimeditor.core.model import Issue, Quote, edits
from twimeditor.services.check.worker import CheckProcess

BARE = POST.replace("It floats.", "It floats, see https://raft.example/ there.")
LONG = 60_000


class Processes:
    """Makes the windows' processes, and knows them."""

    def __init__(self) -> None:
        self.made: list[CheckProcess] = []

    def __call__(self) -> CheckProcess:
        self.made.append(CheckProcess())
        return self.made[-1]

    @property
    def pid(self) -> int:
        pid = self.made[-1].pid
        assert pid is not None
        return pid


def bare(application: Application) -> list[str]:
    return [one.place.text for one in application.window.parts.problems.problems() if one.rule == "MD034"]


def change(application: Application, text: str) -> None:
    quote = next(node for node in application.session.document.leaves() if isinstance(node, Quote))
    application.session.edit("Edit quote", partial(edits.set_field, target=quote.id, field="body", value=text))


def test_its_process_comes_and_dies_and_comes_again_and_goes_with_the_window(
    launch: Launcher, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "2031-03-07-twim.md"
    path.write_text(BARE, encoding="utf-8")
    processes = Processes()
    launch.worker = processes
    application = launch(path)
    watch = application.window.parts.problems
    assert processes.made == []
    qtbot.waitUntil(watch.is_current, timeout=LONG)
    assert bare(application) == ["https://raft.example/"]
    first = processes.pid
    os.kill(first, signal.SIGKILL)
    change(application, "Now see https://boat.example/ too.")
    qtbot.waitUntil(lambda: bool(watch.notes()) or watch.is_current(), timeout=LONG)
    assert "https://raft.example/" in bare(application)
    change(application, "Now see https://boat.example/ as well.")
    qtbot.waitUntil(watch.is_current, timeout=LONG)
    assert {"https://raft.example/", "https://boat.example/"} == set(bare(application))
    second = processes.pid
    assert second != first
    application.close()
    qtbot.waitUntil(lambda: not is_alive(second), timeout=LONG)


def whole(issue: Issue) -> list[Problem]:
    """Find something wrong with each section."""
    return [Problem("R17", f"“{section.title}” is odd", Place(section.id)) for section in issue.sections]


def test_two_windows_are_checked_each_for_itself_and_share_what_is_ignored(
    launch: Launcher, tmp_path: Path, qtbot: QtBot
) -> None:
    launch.worker = partial(FindingWorker, whole)
    paths = [tmp_path / name for name in ("one.md", "two.md")]
    for path, text in zip(paths, ("## Lamps\n\nWords.\n", "## Lamps\n\nWords.\n\n## Boats\n"), strict=True):
        path.write_text(text, encoding="utf-8")
    application = launch(*paths)
    windows = application.windows.all()
    for window in windows:
        window.show()
    watches = [window.parts.problems for window in windows]
    qtbot.waitUntil(lambda: all(watch.is_current() for watch in watches))
    assert sorted(len(watch.problems()) for watch in watches) == [1, 2]
    lamps = next(one for one in watches[0].problems() if "Lamps" in one.message)
    watches[0].ignore(lamps, Scope.ALWAYS)
    assert sorted(len(watch.problems()) for watch in watches) == [0, 1]
    watches[1].unignore(next(one for one in watches[1].ignored() if "Lamps" in one.message))
    assert sorted(len(watch.problems()) for watch in watches) == [1, 2]


def test_another_issue_in_the_window_begins_anew(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> None:
    launch.worker = partial(FindingWorker, whole)
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("## Lamps\n", encoding="utf-8")
    two.write_text("## Boats\n\n## Ports\n", encoding="utf-8")
    application = launch(one)
    watch = application.window.parts.problems
    qtbot.waitUntil(watch.is_current)
    watch.ignore(watch.problems()[0], Scope.ISSUE)
    seen: list[int] = []
    watch.changed.connect(lambda: seen.append(len(watch.problems())))
    application.window.posts.open(two)
    assert watch.problems() == ()
    assert not watch.is_checked()
    qtbot.waitUntil(lambda: len(watch.problems()) == 2)
    assert set(seen) <= {0, 2}
    application.window.posts.open(one)
    qtbot.waitUntil(watch.is_current)
    assert (watch.problems(), len(watch.ignored())) == ((), 1)


def test_an_issue_that_is_saved_for_the_first_time_keeps_what_is_ignored(
    launch: Launcher, tmp_path: Path, qtbot: QtBot
) -> None:
    launch.worker = partial(FindingWorker, whole)
    application = launch()
    application.window.posts.open_sample()
    watch = application.window.parts.problems
    qtbot.waitUntil(lambda: watch.is_current() and bool(watch.problems()))
    number = len(watch.problems())
    watch.ignore(watch.problems()[0], Scope.ISSUE)
    path = tmp_path / "2031-03-07-twim.md"
    launch.answers.to_save = path
    assert application.window.posts.save()
    assert len(watch.problems()) == number - 1
    application.close()
    again = launch(path).window.parts.problems
    qtbot.waitUntil(lambda: again.is_current() and bool(again.ignored()))
    assert len(again.problems()) == number - 1
