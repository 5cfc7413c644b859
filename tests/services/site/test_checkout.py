"""The right folder is known as such, a wrong one is told in words, and nothing outside is read."""

import os
from pathlib import Path

import pytest

from tests.services.site.sites import make_site
from twimeditor.services.site.checkout import LARGEST, around, inspect, shortcodes
from twimeditor.services.storage.disk import Disk


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "blog")


def test_a_site_is_known_by_its_parts(site: Path) -> None:
    checkout = inspect(Disk(), site)
    names = [part.name for part in checkout.found]
    assert names == ["config.toml", "content", "content/blog", "static", "templates", "sass"]
    assert (checkout.missing, checkout.problem) == ((), "")


def test_parts_that_are_not_needed_may_be_missing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").touch()
    (tmp_path / "content").mkdir()
    (tmp_path / "sass").touch()
    checkout = inspect(Disk(), tmp_path)
    assert [part.name for part in checkout.missing] == ["content/blog", "static", "templates", "sass"]
    assert checkout.problem == ""


def test_what_is_no_site_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "a.md").touch()
    told = {name: inspect(Disk(), tmp_path / name).problem for name in (".", "content", "a.md", "none", "a.md/x")}
    assert told["."] == "This is not the site's folder: config.toml is missing."
    assert told["content"] == "This is not the site's folder: config.toml and content are missing."
    assert told["a.md"] == f"“{tmp_path / 'a.md'}” is a file, not a folder."
    assert told["none"] == f"There is no folder “{tmp_path / 'none'}”."
    assert told["a.md/x"] == f"There is no folder “{tmp_path / 'a.md/x'}”."


@pytest.mark.parametrize("near", ["content/blog", "."])
def test_a_folder_that_is_a_little_off_leads_to_the_right_one(site: Path, near: str) -> None:
    chosen = site.parent if near == "." else site / near
    checkout = inspect(Disk(), chosen)
    assert checkout.problem
    assert checkout.meant == site


def test_odd_paths_are_no_sites(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for folder in (loop, tmp_path / ("x" * 300), tmp_path / "a\0b"):
        assert inspect(Disk(), folder).problem


def test_the_site_around_a_post_is_found(site: Path, tmp_path: Path) -> None:
    assert around(Disk(), site / "content/blog/2026/11/post.md") == site
    assert around(Disk(), site / "content/post/index.md") == site
    assert around(Disk(), tmp_path / "post.md") is None


def test_shortcodes_are_read_by_name(site: Path) -> None:
    folder = site / "templates/shortcodes"
    (folder / "script.js").write_text("no", encoding="utf-8")
    (folder / "inner").mkdir()
    assert shortcodes(Disk(), site) == {"note.md": "**{{ body }}**", "wave.html": "<hr class='{{ kind }}'>"}
    assert shortcodes(Disk(), site / "nowhere") == {}


def test_shortcodes_that_cannot_be_trusted_are_left_out(site: Path, tmp_path: Path) -> None:
    folder = site / "templates/shortcodes"
    secret = tmp_path / "secret.html"
    secret.write_text("secret", encoding="utf-8")
    (folder / "link.html").symlink_to(secret)
    (folder / "own.html").symlink_to(folder / "wave.html")
    (folder / "large.html").write_text("x" * (LARGEST + 1), encoding="utf-8")
    (folder / "bytes.html").write_bytes(b"\xff\xfe")
    (folder / "gone.html").symlink_to(folder / "nowhere.html")
    os.mkfifo(folder / "pipe.html")
    assert set(shortcodes(Disk(), site)) == {"note.md", "wave.html", "own.html"}


def test_a_linked_templates_folder_that_leads_out_gives_nothing(site: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (site / "templates/shortcodes").rename(outside)
    (site / "templates/shortcodes").symlink_to(outside)
    assert shortcodes(Disk(), site) == {}
