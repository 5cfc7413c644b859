"""An issue's page with its pictures, as files beside it or within it."""

import shutil
from base64 import b64encode
from pathlib import Path, PurePosixPath

import pytest
from selectolax.lexbor import LexborHTMLParser

from twimeditor.core.export.tree import Tree
from twimeditor.core.post import parse
from twimeditor.services.export import page as page_module
from twimeditor.services.export.page import PageOptions, page_look, page_tree
from twimeditor.services.export.plan import plan
from twimeditor.services.export.writer import Writer
from twimeditor.services.storage.disk import Disk

POST = """\
+++
title = "x"
date = 2030-02-01
path = "/blog/2030/02/01/x"

[extra]
image = "https://matrix.org/blog/img/shared.png"
+++

![a kite](/blog/img/a%20kite.png)

> ![the same](/blog/img/a%20kite.png)

<video src="/blog/img/kite.webm"></video>

![missing](/blog/img/none.png) ![elsewhere](https://example.org/x.png)
"""
FILES = {"/blog/img/a%20kite.png": b"a kite", "/blog/img/kite.webm": b"a film", "/blog/img/shared.png": b"shared"}


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for address, data in FILES.items():
        (folder / address.rpartition("/")[2]).write_bytes(data)
    return folder


def tree_of(pictures: Path, options: PageOptions | None = None) -> Tree:
    def find(address: str) -> Path | None:
        path = pictures / address.rpartition("/")[2]
        return path if path.is_file() else None

    return page_tree(parse(POST), find, options)


def sources(tree: Tree) -> list[str | None]:
    return [node.attributes["src"] for node in LexborHTMLParser(tree.text).css("main [src]")]


def test_pictures_lie_in_a_folder_beside_the_page(pictures: Path) -> None:
    tree = tree_of(pictures)
    assert str(tree.post) == "2030-02-01-twim.html"
    assert tree.pictures == {
        "/blog/img/a%20kite.png": PurePosixPath("2030-02-01-twim-files/a kite.png"),
        "/blog/img/kite.webm": PurePosixPath("2030-02-01-twim-files/kite.webm"),
    }
    kite = "2030-02-01-twim-files/a%20kite.png"
    assert sources(tree) == [kite, kite, "2030-02-01-twim-files/kite.webm"]
    assert [remark.message for remark in tree.problems] == [
        "/blog/img/none.png has no file: the page links to where it is on the site."
    ]
    assert not any(remark.blocks for remark in tree.problems)


def test_the_page_can_have_another_name(pictures: Path) -> None:
    tree = tree_of(pictures, PageOptions(name="my week.html"))
    assert str(tree.post) == "my week.html"
    assert sources(tree)[0] == "my%20week-files/a%20kite.png"


def test_page_and_pictures_are_written_together(pictures: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    tree = tree_of(pictures)
    planned = plan(tree, out, lambda address: pictures / address.rpartition("/")[2])
    Writer(Disk(), tmp_path / "journals").write(planned)
    assert (planned.problems, planned.missing) == ((), ())
    assert (out / "2030-02-01-twim.html").read_text(encoding="utf-8") == tree.text
    assert (out / "2030-02-01-twim-files" / "a kite.png").read_bytes() == b"a kite"
    assert len(list(out.rglob("*.*"))) == 3


def test_pictures_can_be_within_the_page(pictures: Path) -> None:
    tree = tree_of(pictures, PageOptions(inline=True))
    shutil.rmtree(pictures)
    kite = f"data:image/png;base64,{b64encode(b'a kite').decode()}"
    assert sources(tree) == [kite, kite, f"data:video/webm;base64,{b64encode(b'a film').decode()}"]
    assert tree.pictures == {}


def test_a_file_that_is_too_large_to_be_within_is_a_link(pictures: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_module, "LARGEST_WITHIN", 5)
    tree = tree_of(pictures, PageOptions(inline=True))
    assert sources(tree) == []
    assert '<a href="https://matrix.org/blog/img/a%20kite.png">Picture: a kite</a>' in tree.text
    told = "/blog/img/kite.webm is too large to be put into the page, which links to it instead."
    assert told in [remark.message for remark in tree.problems]


def test_a_file_that_is_no_picture_is_a_link(pictures: Path) -> None:
    (pictures / "none.png").write_bytes(b"found now")
    (pictures / "none.png").rename(pictures / "none.html")
    tree = page_tree(
        parse("![x](/blog/img/a.png)\n"), lambda _address: pictures / "none.html", PageOptions(inline=True)
    )
    assert sources(tree) == []
    assert "<html>" not in tree.text


def test_the_page_wears_its_look_in_light_and_dark(pictures: Path) -> None:
    look = page_look()
    assert "prefers-color-scheme: dark" in look
    assert "url(" not in look
    assert "@import" not in look
    assert look.strip() in tree_of(pictures).text


def test_an_issue_without_a_day_has_a_name_too() -> None:
    assert str(page_tree(parse("text\n"), lambda _address: None).post) == "twim.html"
