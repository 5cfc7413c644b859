"""An archive: the same bytes each time, wherever and whenever it is made."""

import io
import os
import zipfile

import pytest

from tests.core.export.posts import FRONT
from tests.services.export.exports import WHOLE, World, tree_of
from twimeditor.core.export.tree import Layout
from twimeditor.services.export.errors import ExportCancelledError, ExportError
from twimeditor.services.export.zipped import zip_bytes


def test_it_holds_the_files_of_the_tree(world: World) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(tree_of(), world.find))) as archive:
        assert sorted(archive.namelist()) == sorted(WHOLE)
        assert archive.read("static/blog/img/all kites.png") == b"all of them"
        assert archive.read(WHOLE[0]).decode() == tree_of().text
        assert archive.testzip() is None


def test_the_same_issue_gives_the_same_bytes(world: World) -> None:
    first = zip_bytes(tree_of(), world.find)
    for path in (world.root / "pictures").iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))
        path.chmod(0o600)
    assert zip_bytes(tree_of(), world.find) == first


def test_a_folder_post_can_be_packed_too(world: World) -> None:
    tree = tree_of(layout=Layout.FOLDER).within("2031-03-07-twim")
    with zipfile.ZipFile(io.BytesIO(zip_bytes(tree, world.find))) as archive:
        assert "2031-03-07-twim/index.md" in archive.namelist()


def test_names_of_any_script_are_kept(world: World) -> None:
    tree = tree_of(FRONT + "\n![k](drachen-日本.png)\n")
    with zipfile.ZipFile(io.BytesIO(zip_bytes(tree, lambda _address: world.find("kite.png")))) as archive:
        assert "static/blog/img/drachen-日本.png" in archive.namelist()


def test_pictures_that_are_missing_are_left_out(world: World) -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(tree_of(), lambda _address: None))) as archive:
        assert sorted(archive.namelist()) == sorted(WHOLE[:3])


def test_what_the_site_could_not_build_is_refused(world: World) -> None:
    with pytest.raises(ExportError, match="front matter"):
        zip_bytes(tree_of("no front matter\n"), world.find)


def test_two_pictures_of_one_name_are_refused(world: World) -> None:
    addresses = {"a/kite.png": world.find("kite.png"), "b/kite.png": world.find("/blog/img/tail.gif")}
    tree = tree_of(FRONT + "\n![a](a/kite.png)\n\n![b](b/kite.png)\n")
    with pytest.raises(ExportError, match="Two pictures"):
        zip_bytes(tree, addresses.get)


def test_packing_can_be_cancelled(world: World) -> None:
    with pytest.raises(ExportCancelledError):
        zip_bytes(tree_of(), world.find, cancelled=lambda: True)
