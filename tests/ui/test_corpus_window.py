"""Every real post in the real window: shown, edited in each kind of field, previewed, saved, and undone."""

import difflib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.preview.eyes import Eyes
from twimeditor.app import Application
from twimeditor.core.model import find
from twimeditor.core.post import parse
from twimeditor.ui.actions.places import containers
from twimeditor.ui.forms.field import Field
from twimeditor.ui.forms.spec import Kind
from twimeditor.ui.preview.web import WebSurface

MARK = "zqx"
"""What is typed: no word of any post."""

BLOCKS = {"text", "list"}
"""Blocks that end in words: behind a fence or a tag the mark would be none."""

TYPED = {Kind.LINE, Kind.VERB, Kind.PROPOSED, Kind.PROSE, Kind.MARKDOWN}
"""Fields that take words at their end."""

UNSEEN = ("front.file", "more")
"""Fields whose words are in no place that is published."""


def test_a_real_post_through_the_window(launch: Launcher, qtbot: QtBot, corpus_post: Path, tmp_path: Path) -> None:
    post = Path(shutil.copy(corpus_post, tmp_path / "post.md"))
    before = post.read_bytes()
    application = launch(post, preview=True)
    qtbot.waitUntil(lambda: application.window.findChild(WebSurface) is not None, timeout=20_000)
    surface = application.window.findChild(WebSurface)
    assert surface is not None
    eyes = Eyes(qtbot, surface)

    assert outline_titles(application) == titles(before.decode())
    for field in one_of_each_kind(application):
        name = field.spec.name
        type_at_end(field.editor, MARK)
        if shown_in_preview(name):
            eyes.wait_for(f'document.documentElement.innerHTML.includes("{MARK}")')
        application.window.commands["save"].trigger()
        assert hunks(before, post.read_bytes()) == 1, name
        assert MARK.encode() in post.read_bytes(), name

        undo_all(application)
        application.window.commands["save"].trigger()
        assert post.read_bytes() == before, name
        assert application.window.banners.text("held") is None, name


def titles(text: str) -> list[str]:
    """Return the titles of all sections and entries, as Markdown."""
    issue = parse(text)
    found: list[str] = []
    for section in issue.sections:
        found.append(section.heading.title if section.heading else "")
        found += [entry.heading.title for entry in section.entries]
    return found


def outline_titles(application: Application) -> list[str]:
    """Return the titles of the rows that are sections and entries, as Markdown."""
    model = application.window.outline.model
    ids = [number for number in containers(application.session.document) if model.index_of(number).isValid()]
    indexes = (model.index_of(number) for number in ids if number != find.LEAD)
    rows = [(index, model.row_of(index)) for index in indexes]
    return [
        str(index.data(Qt.ItemDataRole.EditRole) or "")
        for index, row in rows
        if row is not None and row.kind.value in {"section", "entry"}
    ]


def one_of_each_kind(application: Application) -> Iterator[Field]:
    """Select what holds the first field of each kind, and yield that field."""
    seen: set[str] = set()
    for container in tuple(containers(application.session.document)):
        application.window.parts.selection.select(container)
        for name in [field.spec.name for field in fields(application)]:
            kind = re.sub(r"\[\d+\]", "", name)
            field = (
                next((field for field in fields(application) if field.spec.name == name), None)
                if kind not in seen
                else None
            )
            if field is not None and takes_words(application, field):
                seen.add(kind)
                yield field


def fields(application: Application) -> list[Field]:
    form = application.window.form
    return [field for field in form.findChildren(Field) if field.isVisibleTo(form)]


def takes_words(application: Application, field: Field) -> bool:
    if field.spec.kind not in TYPED or field.spec.name.startswith(UNSEEN):
        return False
    if not field.editor.isEnabled() or field.editor.readable_only:
        return False
    if not field.spec.name.startswith("block"):
        return bool(field.spec.value)
    return field.spec.node is not None and find.node(application.session.document, field.spec.node).KIND in BLOCKS


def shown_in_preview(name: str) -> bool:
    return not name.startswith("front.") or name == "front.title"


def type_at_end(area: QWidget, text: str) -> None:
    """Press the keys of `text` behind the last letter."""
    area.setFocus()
    if isinstance(area, QPlainTextEdit):
        area.moveCursor(QTextCursor.MoveOperation.End)
    else:
        line = area if isinstance(area, QLineEdit) else area.findChild(QLineEdit)
        assert line is not None
        line.end(False)
        area = line
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(area, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def undo_all(application: Application) -> None:
    """Press Ctrl+Z in the field until nothing is left to take back."""
    while application.session.can_undo:
        QTest.keyClick(application.window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def hunks(before: bytes, after: bytes) -> int:
    """Count the places where lines differ."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(True), after.splitlines(True), autojunk=False)
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes())
