"""The window on a post in which something is wrong."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.checking.desk import POST, CheckDesk
from tests.ui.launch import Launcher


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "2031-03-07-twim.md"
    path.write_text(POST, encoding="utf-8")
    return path


@pytest.fixture
def desk(launch: Launcher, qtbot: QtBot, written: Path) -> CheckDesk:
    return CheckDesk(launch, qtbot, written)
