"""Looking for pictures by their names."""

from pathlib import Path

import pytest

from twimeditor.services.assets.searching import named_in, search


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def test_files_are_found_at_any_depth_whatever_the_case(tmp_path: Path) -> None:
    lamp, wick = _file(tmp_path / "a/b/Lamp.PNG"), _file(tmp_path / "wick.png")
    assert search([tmp_path], ["lamp.png", "wick.png", "none.png"]) == {"lamp.png": lamp, "wick.png": wick}


def test_the_first_folder_comes_first(tmp_path: Path) -> None:
    first, _ = _file(tmp_path / "one/x.png"), _file(tmp_path / "two/x.png")
    assert search([tmp_path / "one", tmp_path / "two"], ["x.png"]) == {"x.png": first}


def test_hidden_folders_and_links_are_not_followed(tmp_path: Path) -> None:
    _file(tmp_path / "elsewhere/x.png")
    place = tmp_path / "here"
    _file(place / ".git/x.png")
    (place / "link").symlink_to(tmp_path / "elsewhere")
    assert search([place], ["x.png"]) == {}


def test_it_can_be_called_off(tmp_path: Path) -> None:
    _file(tmp_path / "x.png")
    assert search([tmp_path], ["x.png"], lambda: True) == {}


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert search([tmp_path / "gone"], ["x.png"]) == {}


def test_a_page_that_cannot_be_read_may_name_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "plain.md").write_text("![](/blog/img/a.png)", encoding="utf-8")
    assert named_in(tmp_path, ["a.png", "b.png"]) == {"a.png"}

    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert named_in(tmp_path, ["a.png", "b.png"]) == {"a.png", "b.png"}
