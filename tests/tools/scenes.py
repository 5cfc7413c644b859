"""Each dialog, dock and list of the window, brought up by its own action, for pictures of all of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDockWidget,
    QFrame,
    QLineEdit,
    QListView,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tests.tools.stage import PAINTED, Stage, wait_for
from twimeditor.services.resources import resource_path
from twimeditor.ui.checking.fixes_dialog import FixesDialog
from twimeditor.ui.images.panel import PicturePanel
from twimeditor.ui.shell import MainWindow

W = TypeVar("W", bound=QWidget)

REPORT = """\
Robin (@robin:example.org):
TWIM: # Glow 2.0

Glow shines in every room: see https://glow.example.org/2, or join #glow:example.org.

* brighter
* warmer, as <script>asked</script>

![a lamp](glow.png)
"""

OUTPUT = """\
+++
date = "2031-02-07T18:00:05+00:00"
title = "This Week in Matrix 2031-02-07"
path = "/blog/2031/02/07/this-week-in-matrix-2031-02-07"

[taxonomies]
author = ["Editor"]
category = ["This Week in Matrix"]
+++

## Matrix Live

{{youtube_player(video_id="")}}

## Dept of Lanterns 🏮

### Glow ([website](https://glow.example.org))

Glow is a lamp for rooms.

[Robin [they]](https://matrix.to/#/@robin:example.org) says

> It shines in every room now.
>
> ![](aBcD.png)

[Noor](https://matrix.to/#/@noor:example.org) reports

> A second lamp is lit.
> {{<video src="v.mp4">}}

## TODO UNKNOWN SECTION

### Ember

[Dan](https://matrix.to/#/@dan:example.org) reports

> Warm.
"""

PING = """\
{"pings": {"example.org": {"median": 148, "mean": 161.2, "count": 31},
           "example.net": {"median": 179.5, "mean": 240.0, "count": 12}}}
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that comes up over the window or in it; `show` returns what a picture is taken of."""

    name: str
    show: Callable[[Stage], QWidget]


def scenes() -> Iterator[Scene]:
    """Yield them all in the order of the menus."""
    yield Scene("new-issue", _dialog("new"))
    yield Scene("new-from-bot", _dialog("new_from_bot"))
    yield Scene("new-from-bot-read", _dialog("new_from_bot", _paste_into("beginning.pasted", OUTPUT)))
    yield Scene("update-from-bot", _dialog("update_from_bot", _paste_into("beginning.pasted", OUTPUT)))
    yield Scene("export-readiness", _dialog("export"))
    for row, target in enumerate(("site", "zip", "folder", "page", "matrix", "teaser")):
        yield Scene(f"export-{target}", _dialog("export", _choose_target(row)))
    yield Scene("history", _dock("history", "history"))
    yield Scene("find", _over("find", "lamp", at="entry.title"))
    yield Scene("find-and-replace", _dock("replace", "replace", _look_for("lamp")))
    yield Scene("find-and-replace-nothing", _dock("replace", "replace", _look_for("nowhere")))
    yield Scene("assets", _dock("assets", "assets.list", _choose_picture))
    yield Scene("problems", _dock("problems", "problems.list", _wait_for_check))
    yield Scene("problems-nothing", _dock("problems", "problems.filter", _filter_for("nowhere")))
    yield Scene("fix-all", _fix_all)
    yield Scene("readiness", _dialog("readiness", _wait_for_check))
    yield Scene("insert-picture", _pictures("lantern.png"))
    yield Scene("insert-pictures", _pictures("lantern.png", "chart.png"))
    yield Scene("share-image", _dialog("share_image"))
    yield Scene("emoji", _emoji)
    yield Scene("preferences", _dialog("preferences"))
    yield Scene("go-to", _over("go_to"))
    yield Scene("go-to-nothing", _over("go_to", "nowhere"))
    yield Scene("add-section", _over("add_section"))
    yield Scene("move-to", _over("move_to"))
    yield Scene("note", _over("note"))
    yield Scene("paste-report", _report)
    yield Scene("paste-report-nothing", _nothing_to_paste)
    yield Scene("ping", _dialog("ping_table"))
    yield Scene("ping-read", _dialog("ping_table", _paste_into("", PING)))
    yield Scene("palette", _over("palette"))
    yield Scene("review", _dock("review", "review"))
    yield Scene("compare", _compare)
    yield Scene("compare-same", _dialog("compare_saved"))
    yield Scene("help", _dialog("help"))
    yield Scene("shortcuts", _dialog("shortcuts"))
    yield Scene("about", _dialog("about"))


def strike(shown: Stage) -> None:
    """Close whatever has come up, as Escape does."""
    window = shown.application.window
    for dialog in _visible(shown, QDialog):
        dialog.reject()
    for dock in _visible(shown, QDockWidget):
        dock.close()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    QTest.qWait(0)
    window.activateWindow()
    if window.focusWidget() is not None:
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    QTest.qWait(PAINTED)


def _act(shown: Stage, action: str) -> None:
    window = shown.application.window
    window.activateWindow()
    window.commands.refresh()
    window.commands[action].trigger()
    QTest.qWait(PAINTED)


def _dialog(action: str, fill: Callable[[QWidget], None] = lambda _dialog: None) -> Callable[[Stage], QWidget]:
    def show(shown: Stage) -> QWidget:
        _act(shown, action)
        dialog = _visible(shown, QDialog)[-1]
        fill(dialog)
        QTest.qWait(PAINTED)
        return dialog

    return show


def _dock(action: str, name: str, fill: Callable[[QWidget], None] = lambda _dock: None) -> Callable[[Stage], QWidget]:
    def show(shown: Stage) -> QWidget:
        _act(shown, action)
        fill(shown.field(name))
        QTest.qWait(PAINTED)
        return shown.application.window

    return show


def _over(action: str, text: str = "", at: str = "") -> Callable[[Stage], QWidget]:
    """Return what shows something that the window keeps inside itself, with `text` typed where the caret is.

    The focus is in the field `at` before.
    """

    def show(shown: Stage) -> QWidget:
        if at:
            shown.field(at).setFocus()
        _act(shown, action)
        if text:
            QTest.keyClicks(shown.application.window.focusWidget(), text)
        QTest.qWait(PAINTED)
        return shown.application.window

    return show


def _paste_into(name: str, text: str) -> Callable[[QWidget], None]:
    def fill(dialog: QWidget) -> None:
        found = dialog.findChildren(QPlainTextEdit)
        next(field for field in found if field.isVisible() and field.objectName() == name).setPlainText(text)
        default = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
        wait_for(lambda: all(button.isEnabled() for button in default))

    return fill


def _choose_target(row: int) -> Callable[[QWidget], None]:
    """Return what passes the board of readiness and chooses where to export to."""

    def fill(dialog: QWidget) -> None:
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        _choose_row("export.targets", row)(dialog)

    return fill


def _wait_for_check(shown: QWidget) -> None:
    """Wait until the whole issue has been checked."""
    window = shown.parentWidget() if isinstance(shown, QDialog) else shown.window()
    if isinstance(window, MainWindow):
        window.parts.problems.wake()
        window.parts.problems.check_now()
        wait_for(window.parts.problems.is_current)


def _filter_for(text: str) -> Callable[[QWidget], None]:
    def fill(field: QWidget) -> None:
        _wait_for_check(field)
        if isinstance(field, QLineEdit):
            field.setText(text)

    return fill


def _fix_all(shown: Stage) -> QWidget:
    _wait_for_check(shown.application.window)
    _act(shown, "fix_all")
    for dialog in _visible(shown, FixesDialog):
        wait_for(dialog.act_button.isEnabled)
        return dialog
    return shown.application.window  # there is nothing that could be fixed


def _choose_row(name: str, row: int) -> Callable[[QWidget], None]:
    def fill(dialog: QWidget) -> None:
        rows = dialog.findChild(QListWidget, name)
        if isinstance(rows, QListWidget):
            rows.setCurrentRow(row)

    return fill


def _look_for(text: str) -> Callable[[QWidget], None]:
    def fill(dock: QWidget) -> None:
        field = dock.findChild(QLineEdit, "replace.text")
        if isinstance(field, QLineEdit):
            field.setText(text)

    return fill


def _choose_picture(view: QWidget) -> None:
    if isinstance(view, QListView):
        wait_for(lambda: view.model().rowCount() > 0)
        view.setCurrentIndex(view.model().index(0, 0))


def _pictures(*names: str) -> Callable[[Stage], QWidget]:
    """Return what inserts pictures of the sample, as if they had been chosen."""

    def show(shown: Stage) -> QWidget:
        paths = [resource_path("samples", "static", "blog", "img", name) for name in names]
        shown.application.window.images.choose_files = lambda _folder: paths
        _act(shown, "insert_picture")
        wait_for(lambda: any(panel.batch.is_ready for panel in _visible(shown, PicturePanel)), seconds=60)
        return _visible(shown, PicturePanel)[-1]

    return show


def _emoji(shown: Stage) -> QWidget:
    shown.field("entry.title").setFocus()
    _act(shown, "emoji")
    return next(frame for frame in _visible(shown, QFrame) if frame.objectName() == "emoji")


def _report(shown: Stage) -> QWidget:
    QApplication.clipboard().setText(REPORT)
    return _dialog("paste_report")(shown)


def _nothing_to_paste(shown: Stage) -> QWidget:
    QApplication.clipboard().setMimeData(QMimeData())
    _act(shown, "paste_report")
    return _visible(shown, QDialog)[-1]


def _compare(shown: Stage) -> QWidget:
    session = shown.application.session
    shown.type_at_end("entry.title", " changed")
    dialog = _dialog("compare_saved")(shown)
    while session.can_undo:
        session.undo()
    return dialog


def _visible(shown: Stage, kind: type[W]) -> list[W]:
    return [one for one in shown.application.window.findChildren(kind) if one.isVisible()]
