"""Issue > Ping table beside the last rankings that were published."""

from PySide6.QtWidgets import QApplication

from tests import archive
from tests.ui.regulars.conftest import RegularsDesk
from twimeditor.ui.ping import PingDialog

PINGS = '{"pings": {"slate.example": {"median": 9}, "moss.example": {"median": 7}, "new.example": {"median": 8}}}'


def opened(desk: RegularsDesk) -> PingDialog:
    desk.window.commands["ping_table"].trigger()
    QApplication.processEvents()
    return desk.window.findChildren(PingDialog)[-1]


def changes(dialog: PingDialog) -> list[tuple[str, str]]:
    rows = dialog.pages[0].rows
    model = rows.model()
    return [(model.index(row, 1).data(), model.index(row, 3).data()) for row in range(rows.rowCount())]


def test_each_row_says_what_has_become_of_the_homeserver(desk: RegularsDesk) -> None:
    desk.qtbot.waitUntil(desk.window.parts.archive.is_there)
    dialog = opened(desk)
    page = dialog.pages[0]
    page.source.take(PINGS)
    desk.qtbot.waitUntil(lambda: not page.rows.isColumnHidden(3))
    assert changes(dialog) == [("moss.example", "up 1"), ("new.example", "new"), ("slate.example", "up 2")]
    gone = [host for host, _ in archive.medians_of(archive.LAST) if host not in PINGS]
    assert "Compared with the issue of 30 June 2023." in page.words.text()
    assert page.words.text().endswith(f"No longer among them: {', '.join(gone)}.")
    dialog.count.setValue(1)
    assert changes(dialog) == [("moss.example", "up 1")]
    assert "slate.example" in page.words.text()
    dialog.reject()


def test_a_ranking_of_long_ago_is_told_and_not_compared_with(desk: RegularsDesk) -> None:
    desk.qtbot.waitUntil(desk.window.parts.archive.is_there)
    desk.date("2024-03-01")
    page = opened(desk).pages[0]
    page.source.take(PINGS)
    desk.qtbot.waitUntil(
        lambda: page.words.text().endswith("is of 7 July 2023, which is too long ago to compare with.")
    )
    assert page.rows.isColumnHidden(3)


def test_a_dialog_that_is_closed_before_the_answer_is_left_alone(desk: RegularsDesk) -> None:
    desk.qtbot.waitUntil(desk.window.parts.archive.is_there)
    opened(desk).reject()
    desk.qtbot.waitUntil(lambda: not desk.window.findChildren(PingDialog))
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)
    desk.open_filled()
    assert desk.rows()
