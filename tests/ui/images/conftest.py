"""A window with a post of our own."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.images.hands import Hands
from tests.ui.launch import Launcher


@pytest.fixture
def hands(launch: Launcher, post: Path, qtbot: QtBot) -> Hands:
    """Return hands at the tests' own post, of which the entry *Glow* is selected."""
    found = Hands(launch(post), qtbot)
    found.select("Glow")
    return found
