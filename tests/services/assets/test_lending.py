"""Pictures that come along from one issue into another."""

from pathlib import Path

import pytest

from tests.services.assets.shelves import CHART, DAY, IMG, PHOTO, TODAYS, Desk, issue
from twimeditor.services.assets.lending import Lending, lacking
from twimeditor.services.storage.disk import Disk

NAME = "2031-02-28-chart.png"
ADDRESS = f"/blog/img/{NAME}"


@pytest.fixture
def owner(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "owner")
    desk.begin(desk.post())
    desk.store.fill(ADDRESS, CHART)
    return desk


@pytest.fixture
def borrower(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "borrower")
    desk.begin(desk.post())
    return desk


def lending(owner: Desk, borrower: Desk) -> Lending:
    return Lending(owner.store, borrower.store, Disk(), DAY, TODAYS, issue())


def test_a_picture_keeps_its_name(owner: Desk, borrower: Desk) -> None:
    assert lacking(owner.store, borrower.store, [ADDRESS]) == (ADDRESS,)
    lent = lending(owner, borrower).lend([ADDRESS])
    assert (lent.names, lent.failed) == ({}, ())
    assert (borrower.root / "posts" / IMG / NAME).read_bytes() == CHART
    assert owner.store.find(ADDRESS) is not None


def test_what_is_there_already_is_left(owner: Desk, borrower: Desk) -> None:
    borrower.store.fill(ADDRESS, CHART)
    before = borrower.files()
    assert lending(owner, borrower).lend([ADDRESS]).names == {}
    assert borrower.files() == before


def test_another_picture_of_that_name_is_never_touched(owner: Desk, borrower: Desk) -> None:
    borrower.store.fill(ADDRESS, PHOTO)
    names = lending(owner, borrower).lend([ADDRESS]).names
    there, come = borrower.store.find(ADDRESS), borrower.store.find(names[ADDRESS])
    assert there is not None
    assert come is not None
    assert (there.read_bytes(), come.read_bytes()) == (PHOTO, CHART)


def test_what_lay_beside_a_post_gets_a_place_of_its_own(owner: Desk, borrower: Desk) -> None:
    owner.begin(owner.post("twim/index.md"))
    owner.store.fill("pot.png", CHART)
    names = lending(owner, borrower).lend(["pot.png"]).names
    assert names["pot.png"].startswith("/blog/img/2031-03-07-")
    found = borrower.store.find(names["pot.png"])
    assert found is not None
    assert found.read_bytes() == CHART


def test_of_one_site_nothing_is_lacking(owner: Desk) -> None:
    assert lacking(owner.store, owner.store, [ADDRESS]) == ()


@pytest.mark.parametrize(
    "address", ["/blog/img/none.png", "/etc/passwd", "/blog/img/../../2031-03-07-twim.md", "/secret.txt", "/font.woff"]
)
def test_only_pictures_that_the_issue_has_come_along(owner: Desk, borrower: Desk, address: str) -> None:
    (owner.root / "posts/static/secret.txt").write_bytes(b"secret")
    (owner.root / "posts/static/font.woff").write_bytes(b"font")
    before = borrower.files()
    assert lacking(owner.store, borrower.store, [address]) == ()
    lending(owner, borrower).lend([address])
    assert borrower.files() == before


def test_what_cannot_be_written_is_told_and_the_rest_comes(owner: Desk, borrower: Desk) -> None:
    owner.store.fill("/blog/img/2031-02-28-photo.jpg", PHOTO)
    folder = borrower.root / "posts" / "static" / "blog"
    folder.mkdir(parents=True)
    (folder / "img").write_bytes(b"a file where the folder should be")
    lent = lending(owner, borrower).lend([ADDRESS, "/blog/img/2031-02-28-photo.jpg"])
    assert [address for address, _reason in lent.failed] == [ADDRESS, "/blog/img/2031-02-28-photo.jpg"]
    assert all(reason for _address, reason in lent.failed)
