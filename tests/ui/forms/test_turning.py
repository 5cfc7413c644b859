"""The menus of cards and rows turn blocks into updates and back, and move pictures into quotes and out."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMenu, QToolButton

from tests.ui.forms.conftest import Desk

TEXT = """\
## Part

### Kite

[Ann](https://matrix.to/#/@ann:example.org) says

> It flies.
>
> ![](kite.png)

![](wind.png)

A remark by the editors.
"""


def choose(desk: Desk, card: str, wanted: str) -> None:
    """Choose from the menu of a card or a row."""
    buttons = (button for button in desk.panel.findChildren(QToolButton) if button.accessibleName().endswith(card))
    button = next(buttons)
    button.click()
    menu = button.findChild(QMenu)
    assert menu is not None
    action = next(action for action in menu.actions() if action.text() == wanted)
    action.trigger()
    menu.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(
    ("card", "wanted", "old", "new"),
    [
        ("for update", "Take the text out of the quote", "> It flies.\n>\n> ![", "It flies.\n\n!["),
        ("for update", "Move the picture out of the quote", ">\n> ![](kite.png)", "\n![](kite.png)"),
        ("for picture", "Move into the quote above", "png)\n\n![](wind.png)\n\nA", "png)\n>\n> ![](wind.png)\n\nA"),
        ("editors", "Make it an update", "A remark by", "> A remark by"),
    ],
)
def test_each_is_one_step_that_changes_nothing_else(
    open_form: Callable[..., Desk], card: str, wanted: str, old: str, new: str
) -> None:
    desk = open_form(TEXT)
    desk.open_entry(0)
    choose(desk, card, wanted)
    assert desk.written() == TEXT.replace(old, new)
    assert desk.undo_all() == 1
    assert desk.written() == TEXT
