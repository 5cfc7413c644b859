"""What the next start does about an export that died half way."""

import errno
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.export.exports import PLACE, World, make_world
from tests.services.export.failures import failing
from tests.ui.launch import Launcher
from twimeditor.services.export.writer import STAGING, Writer
from twimeditor.services.storage.disk import Disk


@pytest.fixture
def world(tmp_path: Path) -> World:
    (tmp_path / "world").mkdir()
    return make_world(tmp_path / "world")


def test_an_export_that_died_is_put_right_and_told(launch: Launcher, qtbot: QtBot, world: World) -> None:
    planned = world.plan()
    with failing(1, errno.EIO, for_ever=True, names=("rmdir",)):
        Writer(Disk(), launch.profile / "state" / "exports").write(planned)
    assert any(STAGING in name for name in world.files())
    window = launch().window
    qtbot.waitUntil(lambda: window.banners.text("exports") is not None)
    assert "had been cut short. It is finished now." in (window.banners.text("exports") or "")
    assert (world.site / PLACE).exists()
    assert not any(STAGING in name for name in world.files())


def test_a_usual_start_says_nothing(launch: Launcher) -> None:
    assert launch().window.banners.text("exports") is None
