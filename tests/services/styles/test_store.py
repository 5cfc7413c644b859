"""The styles in the two folders."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.styles import shipped, shipped_styles
from twimeditor.core.post import parse
from twimeditor.core.style import style_toml

OLD = "## A\n\n[C](https://matrix.to/#/@c:x.y) said:\n\n> q\n"


def test_todays_style_comes_first() -> None:
    styles = shipped_styles()
    assert [style.name for style in styles.all()] == ["twim", "twim-2020"]
    assert styles.problems() == ()


def test_a_style_of_ones_own_is_there_as_well(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(style_toml(replace(shipped("twim"), label="Mine")), encoding="utf-8")
    styles = shipped_styles(tmp_path)
    assert [style.name for style in styles.all()] == ["twim", "twim-2020", "mine"]
    mine = styles.named("mine")
    assert mine is not None
    assert mine.label == "Mine"


def test_a_style_of_ones_own_takes_the_place_of_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / "twim.toml").write_text(style_toml(replace(shipped("twim"), label="Mine")), encoding="utf-8")
    assert [style.label for style in shipped_styles(tmp_path).all()] == ["Mine", "As in 2020"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'label = "Mine"\n', "verbs is missing"),
        (b"label = [\n", "is not TOML"),
        (b"\xff\xfe", "is not UTF-8"),
    ],
)
def test_a_bad_file_is_named_with_key_and_reason_and_the_rest_works(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "bad.toml").write_bytes(data)
    (tmp_path / "notes.txt").write_text("no style", encoding="utf-8")
    styles = shipped_styles(tmp_path)
    (bad,) = styles.problems()
    assert bad.file == tmp_path / "bad.toml"
    assert bad.told(9).startswith("bad.toml: ")
    assert words in bad.told(9)
    assert [style.name for style in styles.all()] == ["twim", "twim-2020"]


def test_of_many_reasons_only_some_are_told(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("", encoding="utf-8")
    (bad,) = shipped_styles(tmp_path).problems()
    assert bad.told(2).count(";") == 2
    assert bad.told(2).endswith(f"; and {len(bad.problems) - 2} more")


def test_a_saved_style_is_read_from_its_file(tmp_path: Path) -> None:
    styles = shipped_styles(tmp_path / "styles")
    path = styles.save(replace(shipped("twim"), name="mine", label="Mine"))
    assert path == tmp_path / "styles" / "mine.toml"
    assert shipped_styles(tmp_path / "styles").named("mine") == styles.named("mine")


def test_an_issue_is_looked_at_again_after_a_change(tmp_path: Path) -> None:
    styles = shipped_styles(tmp_path)
    old, new = parse(OLD), parse("")
    assert styles.of(old).name == "twim-2020"
    assert styles.of(new).name == "twim"
    assert styles.of(replace(old, writing=shipped("twim").writing)).name == "twim"
