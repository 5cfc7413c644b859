"""Files that become files of the issue."""

from pathlib import Path

import pytest

from tests.services.assets.pictures import MARKER, drawing, exif, saved
from tests.services.assets.shelves import DAY, IMG, TODAYS, Desk, FakeTrash
from twimeditor.core.assets.references import references
from twimeditor.core.errors import TwimError
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse
from twimeditor.services.assets.bringing import Errand, clear
from twimeditor.services.assets.refusal import Cancelled, Refused
from twimeditor.services.assets.stock import Asset, inventory, survey

LAMP, WICK = "2031-03-07-lamp.png", "2031-03-07-wick.jpg"
TEXT = f"""\
+++
title = "An issue"

[extra]
image = "https://matrix.org/blog/img/{LAMP}"
+++

## Dept of Lanterns

![A lamp](/blog/img/{LAMP})

![A wick](/blog/img/{WICK})
"""


class Bench:
    """An issue in a site's folder, and files to bring in."""

    def __init__(self, root: Path) -> None:
        self.desk = Desk(root)
        self.site = self.desk.site
        self.post = self.desk.post("site/content/blog/2031/03/2031-03-07-twim.md", TEXT)
        self.img = self.site / IMG
        self.img.mkdir(parents=True)
        self.desk.begin(self.post, self.site)
        self.issue = parse(TEXT, IdSource())
        self.errand = Errand(self.desk.store, self.issue, DAY, TODAYS)

    def file(self, name: str, data: bytes) -> Path:
        path = self.desk.root / name
        path.write_bytes(data)
        return path

    def asset(self, name: str) -> Asset:
        store, named = self.desk.store, references(self.issue)
        stock = survey((one.address for one in named), store.find, store.own(DAY))
        return next(asset for asset in inventory(named, stock) if asset.name == name)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    (bench.img / LAMP).write_bytes(saved(drawing(), "PNG"))
    return bench


def test_what_a_camera_writes_into_a_file_is_gone(bench: Bench) -> None:
    stored = bench.errand.bring(bench.file("Photo 1.JPG", saved(drawing(), "JPEG", exif=exif())))
    assert stored.name == "2031-03-07-Photo-1.jpg"
    assert MARKER not in stored.path.read_bytes()


def test_another_file_for_the_share_image_is_shared_as_png(bench: Bench) -> None:
    exchange = bench.errand.replace(bench.asset(LAMP), bench.file("new.jpg", saved(drawing((90, 60)), "JPEG")))
    shown, shared = (
        exchange.names[address] for address in (f"/blog/img/{LAMP}", f"https://matrix.org/blog/img/{LAMP}")
    )
    assert shown.endswith(".jpg")
    assert shared.startswith("https://matrix.org/blog/img/2031-03-07-")
    assert shared.endswith(".png")
    assert (bench.img / shared.rpartition("/")[2]).is_file()
    assert (bench.img / LAMP).is_file()


def test_a_missing_picture_goes_where_the_text_says(bench: Bench) -> None:
    (exchange,) = bench.errand.find({bench.asset(WICK): bench.file("any.jpeg", saved(drawing(), "JPEG"))})
    assert exchange.names == {}
    assert exchange.stored.path == bench.img / WICK


def test_one_of_another_kind_gets_another_address(bench: Bench) -> None:
    (exchange,) = bench.errand.find({bench.asset(WICK): bench.file("any.png", saved(drawing(), "PNG"))})
    assert exchange.names == {f"/blog/img/{WICK}": "/blog/img/2031-03-07-wick.png"}


def test_a_picture_does_not_take_the_place_of_a_video(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    bench.issue = parse('<video src="/blog/img/2031-03-07-clip.webm" controls></video>\n', IdSource())
    with pytest.raises(Refused, match="a picture and no video"):
        bench.errand.replace(bench.asset("2031-03-07-clip.webm"), bench.file("any.png", saved(drawing(), "PNG")))
    assert not list(bench.img.iterdir())


@pytest.mark.parametrize("name", ["2031-03-07-lantern", "2031-03-07-lantern.png", " 2031-03-07-lantern.PNG "])
def test_a_name_keeps_its_suffix(bench: Bench, name: str) -> None:
    exchange = bench.errand.rename(bench.asset(LAMP), name)
    assert exchange.stored.name.lower() == "2031-03-07-lantern.png"
    assert set(exchange.names.values()) == {exchange.stored.address, f"https://matrix.org{exchange.stored.address}"}


@pytest.mark.parametrize("name", ["", "a b", "../lamp", "nul", "x" * 120])
def test_a_name_that_cannot_be_changes_nothing(bench: Bench, name: str) -> None:
    before = bench.desk.files()
    with pytest.raises(TwimError):
        bench.errand.rename(bench.asset(LAMP), name)
    assert bench.desk.files() == before


def test_work_that_is_called_off_leaves_nothing(bench: Bench) -> None:
    before = bench.desk.pictures()
    path = bench.file("photo.png", saved(drawing(), "PNG"))
    errand = Errand(bench.desk.store, bench.issue, DAY, TODAYS, cancelled=lambda: True)
    with pytest.raises(Cancelled):
        errand.bring(path)
    assert bench.desk.pictures() == sorted([*before, "photo.png"])


def test_files_that_other_pages_name_are_kept(bench: Bench) -> None:
    bench.desk.trash.folder = bench.desk.root / "trash"
    spare, other = bench.img / "2031-03-07-spare.png", bench.img / "2031-03-07-other.png"
    for path in (spare, other):
        path.write_bytes(saved(drawing(), "PNG"))
    bench.desk.post("site/content/news.md", "![](/blog/img/2031-03-07-other.png)\n")
    named = references(bench.issue)
    stock = survey((one.address for one in named), bench.desk.store.find, bench.desk.store.own(DAY))
    unused = [asset for asset in inventory(named, stock) if not asset.uses]
    cleared = clear(bench.desk.store, unused, bench.site / "content", bench.post)
    assert cleared.kept == (other.name,)
    assert cleared.result.trashed == (spare.name,)
    assert other.exists()
    assert not spare.exists()


def test_the_post_itself_is_no_other_page(bench: Bench) -> None:
    bench.desk.trash = FakeTrash(bench.desk.root / "trash")
    asset = bench.asset(LAMP)
    assert clear(bench.desk.store, [asset], bench.site / "content", bench.post).kept == ()
