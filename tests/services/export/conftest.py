"""What the tests of exports work on."""

from pathlib import Path

import pytest

from tests.services.export.exports import World, make_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return make_world(tmp_path)
