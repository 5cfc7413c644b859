"""Walk through the editor without a display: `python -m tests.tools.demo`; leaves the post, its HTML and pictures."""

import difflib
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.tools.scenes import REPORT
from tests.tools.stage import Stage, stage
from twimeditor.core.render import render_body
from twimeditor.ui.shell.questions import Dialogs
from twimeditor.ui.theme.theme import Choice

FOLDER = Path("build/demo")


class Proposed(Dialogs):
    """Saves under the name that is proposed, in a folder of the demo's, without asking."""

    def __init__(self, parent: QWidget, folder: Path) -> None:
        super().__init__(parent)
        self._folder = folder

    def file_to_save(self, suggested: Path) -> Path | None:
        return self._folder / suggested.name


def main() -> None:
    """Begin an issue, file a report in it and save; then edit one that is there. Tell and picture each step."""
    numbers = count(1)
    with stage(sample=None) as shown:
        begin(shown, numbers)
    with stage("twim-2020.md") as shown:
        edit(shown, numbers)


def begin(shown: Stage, numbers: Iterator[int]) -> None:
    """Make an issue from nothing, with a report, and leave it."""
    window = shown.application.window
    window.posts.questions = Proposed(window, shown.post)
    window.commands["new"].trigger()
    step(shown, next(numbers), "A new issue: date, style, sections are proposed.", dialog(shown))
    accept(shown)
    step(shown, next(numbers), "Enter creates it; the caret stands where something is to be filled in.")
    QApplication.clipboard().setText(REPORT)
    window.commands.refresh()
    window.commands["paste_report"].trigger()
    QTest.keyClicks(dialog(shown).focusWidget(), "clients")
    step(shown, next(numbers), "A report is pasted: before and after, and a section for it.", dialog(shown))
    accept(shown)
    step(shown, next(numbers), "Enter files it as an entry, in one step of undo.")
    window.posts.save()
    leave(shown, "new")


def edit(shown: Stage, numbers: Iterator[int]) -> None:
    """Edit a post that is there, undo, save, and show which lines have changed."""
    before = shown.post.read_text(encoding="utf-8")
    window = shown.application.window
    step(shown, next(numbers), "A post is open: outline, form, preview.")
    shown.select("Breakwater")
    step(shown, next(numbers), "An entry is chosen: its form, and the preview scrolled to it.")
    shown.type_at_end("update[0].quote", " Nothing else is new.")
    step(shown, next(numbers), "A sentence typed into the quote shows in the preview at once.")
    shown.application.session.undo()
    step(shown, next(numbers), "Undo takes it back.")
    shown.application.session.redo()
    window.choose_theme(Choice.DARK)
    step(shown, next(numbers), "Redo brings it again; the same in the dark theme.")
    window.posts.save()
    print("Saved. What has changed in the file:\n")
    after = shown.post.read_text(encoding="utf-8")
    print("".join(difflib.unified_diff(before.splitlines(True), after.splitlines(True), "before", "after", n=1)))
    leave(shown, "post")


def dialog(shown: Stage) -> QDialog:
    """Return the dialog that is open."""
    return next(one for one in shown.application.window.findChildren(QDialog) if one.isVisible())


def accept(shown: Stage) -> None:
    """Press Enter in the dialog."""
    QTest.keyClick(dialog(shown), Qt.Key.Key_Return)


def leave(shown: Stage, name: str) -> None:
    """Leave the saved post and what the site would make of it, and say where."""
    saved = shown.application.controller.state.path
    if saved is None:
        raise OSError("nothing was saved")
    post, page = FOLDER / f"{name}.md", FOLDER / f"{name}.html"
    shutil.copyfile(saved, post)
    page.write_text(render_body(shown.application.session.document), encoding="utf-8")
    print(f"The post and its HTML:\n    {post.resolve()}\n    {page.resolve()}")


def step(shown: Stage, number: int, words: str, widget: QDialog | None = None) -> None:
    """Say what is to be seen and keep a picture of it."""
    picture = FOLDER / f"{number}.png"
    shown.picture(picture, widget)
    print(f"{words}\n    {picture.resolve()}")


if __name__ == "__main__":
    main()
