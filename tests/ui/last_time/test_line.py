"""The button beside the form's line on last time."""

from PySide6.QtWidgets import QPushButton

from tests.ui.last_time.conftest import LastTimeDesk


def test_only_what_has_a_past_offers_to_show_it(desk: LastTimeDesk) -> None:
    desk.select("Heron")
    assert offered(desk) == 1
    desk.select("Unheard Of")
    assert desk.line() == "First time in TWIM"
    assert offered(desk) == 0


def offered(desk: LastTimeDesk) -> int:
    buttons = desk.window.form.findChildren(QPushButton)
    return sum(one.text() == "Show last time" and one.isVisible() for one in buttons)
