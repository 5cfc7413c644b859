"""Which files are looked at, and that nothing in a folder can stop that."""

import os
from pathlib import Path

import pytest

from tests.services.archive.issues import put
from twimeditor.services.archive import scanning
from twimeditor.services.archive.scanning import posts_folder, scan
from twimeditor.services.archive.values import Skipped


def names(folder: Path) -> list[str]:
    return [seen.name for seen in scan(folder).files]


def test_posts_are_looked_for_in_order_below_the_folder(tmp_path: Path) -> None:
    for name in ("b.md", "a/z/index.md", "a.md", "a/picture.png", "a/notes.txt", "a/z/deep.MD"):
        put(tmp_path, name, "x")
    assert names(tmp_path) == ["a.md", "a/z/index.md", "b.md"]


def test_hidden_folders_and_those_of_programs_are_left_out(tmp_path: Path) -> None:
    for name in (".git/a.md", ".a.md", "node_modules/x/README.md", "public/a.md", "target/a.md", "kept/a.md"):
        put(tmp_path, name, "x")
    assert names(tmp_path) == ["kept/a.md"]


def test_of_a_site_only_its_pages_are_looked_at(tmp_path: Path) -> None:
    put(tmp_path, "content/blog/a.md", "x")
    put(tmp_path, "README.md", "x")
    assert posts_folder(tmp_path) == tmp_path / "content"
    assert posts_folder(tmp_path / "content/blog") == tmp_path / "content/blog"


def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, "site/a.md", "x")
    put(tmp_path, "elsewhere/b.md", "x")
    (tmp_path / "site/loop").symlink_to(tmp_path / "site")
    (tmp_path / "site/out").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "site/b.md").symlink_to(tmp_path / "elsewhere/b.md")
    (tmp_path / "site/gone.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "site/self.md").symlink_to("self.md")
    found = scan(tmp_path / "site")
    assert [seen.name for seen in found.files] == ["a.md"]
    assert found.skipped == {Skipped.LINK: 3}


def test_pipes_and_folders_with_names_of_posts_are_no_posts(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    put(tmp_path, "folder.md/index.md", "x")
    found = scan(tmp_path)
    assert [seen.name for seen in found.files] == ["folder.md/index.md"]
    assert found.skipped == {Skipped.UNREADABLE: 1}


def test_depth_and_number_have_an_end(tmp_path: Path) -> None:
    put(tmp_path, "d/" * 30 + "a.md", "x")
    for number in range(10):
        put(tmp_path, f"{number}.md", "x")
    found = scan(tmp_path, most=4)
    assert len(found.files) == 4
    assert found.skipped[Skipped.TOO_MANY] == 6
    assert found.skipped[Skipped.TOO_DEEP] == 1


def test_entries_that_are_no_posts_have_an_end_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "MOST_ENTRIES", 5)
    for number in range(8):
        put(tmp_path, f"{number}/picture.png", "x")
    found = scan(tmp_path)
    assert found.skipped[Skipped.TOO_MANY] == 1
    assert list(found.gone(["7/a.md"])) == []  # nobody knows


def test_what_is_below_a_folder_that_cannot_be_listed_is_not_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "open/a.md", "x")
    put(tmp_path, "shut/b.md", "x")
    listed = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = scan(tmp_path)
    assert list(found.gone(["open/a.md", "open/b.md", "shut/b.md", "shut/x/c.md"])) == ["open/b.md"]
    assert found.skipped == {Skipped.UNREADABLE: 1}


def test_names_that_are_no_text_are_names(tmp_path: Path) -> None:
    name = b"caf\xe9.md"
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x", encoding="utf-8")
    except OSError:
        pytest.skip("this disk has only names in UTF-8")
    assert [os.fsencode(one) for one in names(tmp_path)] == [name]
