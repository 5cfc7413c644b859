"""Issue > Ping table, in the window: paste, look at the rows, accept; one step."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.launch import Launcher
from tests.ui.posts import POST
from twimeditor.app import Application
from twimeditor.core.post import write
from twimeditor.ui.ping import PingDialog

PINGS = json.dumps({"pings": {f"host{number}.example": {"median": 20 - number} for number in range(12)}})


@pytest.fixture
def application(launch: Launcher, post: Path) -> Application:
    return launch(post)


def opened(application: Application) -> PingDialog:
    application.window.commands["ping_table"].trigger()
    found = application.window.findChildren(PingDialog)[-1]
    QApplication.processEvents()
    return found


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def accept(dialog: PingDialog) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_pasted_json_becomes_the_section_in_one_step(application: Application) -> None:
    dialog = opened(application)
    assert not dialog.accept_button.isEnabled()
    paste(PINGS)
    page = dialog.pages[0]
    assert page.rows.rowCount() == 10
    model = page.rows.model()
    assert [model.index(0, column).data() for column in range(3)] == ["1", "host11.example", "9"]
    assert page.words.text() == "12 homeservers, ranked by median."
    accept(dialog)
    text = write(application.session.document)
    assert "## Dept of Ping 🏓" in text
    assert "|10|host2.example|18|\n" in text
    assert "host1.example" not in text
    assert application.session.undo_label == "Put in ping tables"
    application.session.undo()
    assert write(application.session.document) == POST


def test_the_number_of_rows_is_chosen(application: Application) -> None:
    dialog = opened(application)
    paste(PINGS)
    dialog.count.setFocus()
    dialog.count.selectAll()
    QTest.keyClicks(dialog.count, "3")
    assert dialog.pages[0].rows.rowCount() == 3
    accept(dialog)
    assert write(application.session.document).endswith("|2|host10.example|10|\n|3|host9.example|11|\n")


def test_a_second_time_the_rows_are_replaced(application: Application) -> None:
    dialog = opened(application)
    paste(PINGS)
    accept(dialog)
    again = opened(application)
    assert again.accept_button.text() == "Replace rows"
    paste("Hostname,Median MS\nnew.example,5\nnewer.example,4")
    accept(again)
    text = write(application.session.document)
    assert "|:---:|:---:|:---:|\n|1|newer.example|4|\n|2|new.example|5|\n" in text
    assert text.count("## Dept of Ping") == 1
    assert "host1" not in text


def test_what_is_wrong_is_said_and_nothing_can_be_accepted(application: Application) -> None:
    dialog = opened(application)
    paste('{"pings": {"a": ')
    assert "line 1" in dialog.pages[0].words.text()
    assert not dialog.accept_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert write(application.session.document) == POST


def test_five_megabytes_are_pasted_and_cleared(application: Application) -> None:
    dialog = opened(application)
    paste(json.dumps({"pings": {f"host{number}.example": {"median": number + 1} for number in range(130_000)}}))
    assert dialog.pages[0].words.text().startswith("130,000 homeservers")
    assert len(dialog.pages[0].source.toPlainText()) < 20_000
    clear = next(one for one in dialog.pages[0].findChildren(QPushButton) if one.text() == "C&lear")
    QTest.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert not dialog.accept_button.isEnabled()
    dialog.reject()


def test_a_file_is_opened(
    application: Application, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "ping.json"
    file.write_text(PINGS, encoding="utf-8")
    dialog = opened(application)
    page = dialog.pages[1]
    monkeypatch.setattr(page, "_choose", lambda: file)
    page.open_file.click()
    assert page.rows.rowCount() == 10
    monkeypatch.setattr(page, "_choose", lambda: tmp_path / "missing.json")
    page.open_file.click()
    assert page.words.text().startswith("missing.json cannot be read")
    dialog.reject()
