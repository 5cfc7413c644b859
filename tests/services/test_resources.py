import re

import pytest

from twimeditor.services.resources import resource_path


def test_finds_a_file_and_a_folder() -> None:
    assert resource_path("icons", "undo.svg").is_file()
    assert resource_path("samples").is_dir()


def test_says_what_is_missing() -> None:
    with pytest.raises(FileNotFoundError, match=re.escape("resources/icons/none.svg is missing")):
        resource_path("icons", "none.svg")
