"""Keeping pictures: where they go, what they are called, one file for one picture, and nothing half."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.services.assets.shelves import CHART, DAY, IMG, PHOTO, TODAYS, Desk, FakeTrash, issue
from tests.services.test_real_disk import as_somebody_else, folder, small_disk, small_files_only
from tests.styles import shipped
from twimeditor.core.errors import SaveError
from twimeditor.services.assets.place import Place
from twimeditor.services.assets.store import AssetStore
from twimeditor.services.storage.disk import Disk

__all__ = ["folder"]

NAME = "2031-03-07-chart.png"
ADDRESS = f"/blog/img/{NAME}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def shared(folder: Path) -> Desk:
    """Return a desk in a folder that other users can reach."""
    (folder / "state").mkdir(mode=0o777)
    (folder / "state").chmod(0o777)
    return Desk(folder)


# Where it goes


def test_with_a_site_a_picture_goes_where_the_site_has_its_pictures(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    stored = desk.add()
    assert stored.address == ADDRESS
    assert stored.path == desk.site / IMG / NAME
    assert stored.path.read_bytes() == CHART
    assert desk.store.find(stored.address) == stored.path


def test_beside_a_folder_post_it_has_a_bare_name(desk: Desk) -> None:
    desk.begin(desk.post("site/content/blog/2031/03/twim/index.md"), desk.site)
    stored = desk.add()
    assert stored.address == NAME
    assert stored.path == desk.root / "site/content/blog/2031/03/twim" / NAME
    assert desk.store.find(NAME) == stored.path


def test_without_a_site_the_posts_folder_is_laid_out_as_one(desk: Desk) -> None:
    desk.begin(desk.post())
    stored = desk.add()
    assert stored.path == desk.root / "posts" / IMG / NAME
    assert desk.store.find(ADDRESS) == stored.path


def test_an_issue_that_lies_nowhere_has_its_pictures_held(desk: Desk) -> None:
    stored = desk.add()
    assert stored.path == desk.root / "state/assets" / IMG / NAME
    assert stored.address == ADDRESS
    assert desk.store.find("https://matrix.org/blog/img/2031-03-07-chart.png") == stored.path


def test_what_is_held_is_the_users_own(desk: Desk) -> None:
    desk.add()
    assert (desk.root / "state/assets").stat().st_mode & 0o077 == 0


def test_a_folder_of_the_site_is_made_as_others_are(desk: Desk) -> None:
    old = os.umask(0o022)
    try:
        desk.begin(None, desk.site)
        stored = desk.add()
    finally:
        os.umask(old)
    assert stored.path.parent.stat().st_mode & 0o777 == 0o755
    assert stored.path.stat().st_mode & 0o777 == 0o644


# One file for one picture


def test_the_same_picture_twice_is_one_file(desk: Desk) -> None:
    desk.begin(desk.post())
    first, second = desk.add(), desk.add(name="copy of chart.png")
    assert second.path == first.path
    assert (first.is_new, second.is_new) == (True, False)
    assert len(desk.pictures()) == 1


def test_a_picture_of_the_issue_from_an_earlier_session_is_known(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    first = desk.add()
    again = Desk(desk.root)
    again.begin(desk.post(), desk.site)
    assert again.add(name="x.png").path == first.path


def test_a_picture_that_the_issue_names_is_known_whatever_its_name(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    old = desk.site / IMG / "logo.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(CHART)
    assert desk.add(known=["/blog/img/logo.png"]).address == "/blog/img/logo.png"
    assert desk.add().address == ADDRESS, "others' pictures are not this issue's"


def test_other_pictures_of_one_name_are_numbered(desk: Desk) -> None:
    desk.begin(desk.post())
    names = [desk.add(b"%d" % number, "image.png").name for number in range(1, 11)]
    assert names[0] == "2031-03-07-image.png"
    assert names[1:] == [f"2031-03-07-image-{number}.png" for number in range(2, 11)]


def test_a_name_is_unique_in_the_issue_too_and_whatever_the_case(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    (desk.site / IMG).mkdir(parents=True)
    (desk.site / IMG / NAME.upper()).touch()
    assert desk.add(known=["/blog/img/2031-03-07-Chart-2.PNG"]).name == "2031-03-07-chart-3.png"
    assert desk.store.taken()("2031-03-07-CHART.png")
    assert not desk.store.taken()("2031-03-07-other.png")


def test_the_old_style_keeps_names_apart_by_five_characters(desk: Desk) -> None:
    desk.begin(desk.post())
    style = shipped("twim-2020")
    names = [desk.store.add(b"%d" % n, "a.png", ".png", day=DAY, style=style).name for n in range(20)]
    assert len({name[11:16] for name in names}) == 20
    assert all(name.endswith("-a.png") for name in names)


def test_a_name_with_spaces_beside_a_folder_post_is_named_as_addresses_are(desk: Desk) -> None:
    post = desk.post("twim/index.md")
    (post.parent / "my chart.png").write_bytes(CHART)
    desk.begin(post)
    assert desk.add().address == "my%20chart.png"
    assert desk.store.find("my%20chart.png") == post.parent / "my chart.png"


# At once


def test_two_windows_at_once_never_share_a_name(desk: Desk) -> None:
    site = desk.site
    desks = [Desk(desk.root) for _ in range(4)]
    for one in desks:
        one.begin(None, site)
    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(one.add, f"{number} {place}".encode(), "image.png")
            for number in range(10)
            for place, one in enumerate(desks)
        ]
        stored = [job.result() for job in jobs]
    assert len({one.path for one in stored}) == 40
    assert {one.path.read_bytes() for one in stored} == {f"{n} {p}".encode() for n in range(10) for p in range(4)}
    assert len(desk.pictures()) == 40


def test_the_same_picture_at_once_is_one_file(desk: Desk) -> None:
    desk.begin(desk.post())
    with ThreadPoolExecutor(4) as pool:
        stored = [job.result() for job in [pool.submit(desk.add) for _ in range(8)]]
    assert len({one.path for one in stored}) == 1
    assert sum(one.is_new for one in stored) == 1


# What goes wrong


def test_a_link_out_of_the_site_is_not_followed(desk: Desk) -> None:
    outside = desk.root / "outside"
    outside.mkdir()
    (desk.site / "static/blog").mkdir(parents=True)
    (desk.site / IMG).symlink_to(outside)
    desk.begin(None, desk.site)
    with pytest.raises(SaveError, match="is a link out of"):
        desk.add()
    assert not list(outside.iterdir())


def test_a_link_within_the_site_is_followed(desk: Desk) -> None:
    (desk.site / "pictures").mkdir()
    (desk.site / "static/blog").mkdir(parents=True)
    (desk.site / IMG).symlink_to(desk.site / "pictures")
    desk.begin(None, desk.site)
    assert desk.add().path == desk.site / "pictures" / NAME
    assert desk.add().is_new is False


def test_a_site_reached_by_a_link_is_one(desk: Desk) -> None:
    link = desk.root / "link"
    link.symlink_to(desk.site)
    desk.begin(None, link)
    stored = desk.add()
    assert stored.path == desk.store.find(stored.address)
    assert stored.path in desk.store.own(DAY)


def test_nothing_is_made_where_a_disk_is_not_mounted(desk: Desk) -> None:
    desk.begin(None, desk.root / "gone")
    with pytest.raises(SaveError, match="is gone"):
        desk.add()
    assert not (desk.root / "gone").exists()


def test_a_folder_that_may_not_be_written_is_told_and_nothing_left(shared: Desk) -> None:
    site = shared.site
    shared.begin(None, site)
    with as_somebody_else(), pytest.raises(SaveError, match="not allowed to write"):
        shared.add()
    assert not (site / "static").exists()


def test_a_full_disk_is_told_and_nothing_left(shared: Desk, folder: Path) -> None:
    with small_disk(folder):
        site = Desk(folder).site
        shared.begin(None, site)
        with pytest.raises(SaveError, match=r"the disk is full\. Nothing was changed\. Make room"):
            shared.add(b"x" * 100_000)
        assert not (site / "static").exists()
        assert shared.add().path.read_bytes() == CHART


def test_a_limit_of_file_sizes_is_a_full_disk(desk: Desk) -> None:
    desk.begin(desk.post())
    with small_files_only(4096), pytest.raises(SaveError, match="the disk is full"):
        desk.add(b"x" * 10_000)
    assert desk.pictures() == []
    assert not (desk.root / "posts/static").exists()


@pytest.mark.parametrize("where", ["static", "static/blog", "static/blog/img"])
def test_a_file_in_the_way_of_the_folder_is_told(desk: Desk, where: str) -> None:
    (desk.site / where).parent.mkdir(parents=True, exist_ok=True)
    (desk.site / where).write_text("a file")
    desk.begin(None, desk.site)
    with pytest.raises(SaveError, match="there is a file where the folder"):
        desk.add()
    assert (desk.site / where).read_text() == "a file"


def test_a_file_in_the_way_of_what_is_held_is_told(desk: Desk) -> None:
    (desk.root / "state").write_text("a file")
    with pytest.raises(SaveError, match="could not be kept"):
        desk.add()


# Another picture, another name


def test_replacing_keeps_the_old_file_for_undo(desk: Desk) -> None:
    desk.begin(desk.post())
    old = desk.add()
    new = desk.store.replace(old.address, PHOTO, ".jpg", day=DAY, style=TODAYS, known=[old.address])
    assert new.name == "2031-03-07-chart.jpg"
    assert (old.path.read_bytes(), new.path.read_bytes()) == (CHART, PHOTO)


def test_what_was_replaced_leaves_when_a_save_names_it_no_more(desk: Desk) -> None:
    desk.begin(desk.post())
    old = desk.add()
    new = desk.store.replace(old.address, PHOTO, ".png", day=DAY, style=TODAYS, known=[old.address])
    assert new.name == "2031-03-07-chart-2.png"
    desk.store.settle(issue(new.address))
    assert not old.path.exists()
    assert desk.store.find(old.address) == desk.store.holding / old.name


def test_renaming_keeps_the_old_name_for_undo(desk: Desk) -> None:
    desk.begin(desk.post())
    old = desk.add()
    new = desk.store.rename(old.address, "2031-03-07-growth.png")
    assert (new.name, new.address) == ("2031-03-07-growth.png", "/blog/img/2031-03-07-growth.png")
    assert desk.store.find(old.address) == old.path
    desk.store.settle(issue(new.address))
    assert not old.path.exists()
    assert new.path.read_bytes() == CHART


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a b.png", "no spaces"),
        ("growth.jpg", "has to end in “.png”"),
        (NAME.upper(), "already"),
        ("../x.png", "letters from a to z"),
        ("CON.png", "on Windows"),
    ],
)
def test_a_name_that_will_not_do_is_refused(desk: Desk, name: str, why: str) -> None:
    desk.begin(desk.post())
    stored = desk.add()
    with pytest.raises(SaveError, match=why):
        desk.store.rename(stored.address, name)
    assert desk.pictures() == [f"posts/{IMG}/{NAME}"]


def test_renaming_what_is_missing_is_told(desk: Desk) -> None:
    with pytest.raises(SaveError, match="no file for"):
        desk.store.rename("/blog/img/gone.png", "x.png")


def test_another_posts_picture_stays_when_it_gets_another_name_here(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    logo = desk.site / IMG / "logo.png"
    logo.parent.mkdir(parents=True)
    logo.write_bytes(CHART)
    new = desk.store.rename("/blog/img/logo.png", "2031-03-07-logo.png", day=DAY)
    desk.store.settle(issue(new.address))
    assert logo.read_bytes() == new.path.read_bytes() == CHART


# Missing ones


def test_a_file_can_be_put_where_an_address_says(desk: Desk) -> None:
    desk.begin(desk.post())
    assert desk.store.fill("/blog/img/sub/a%20b.png", CHART).path == desk.root / "posts" / IMG / "sub/a b.png"
    assert desk.store.find("/blog/img/sub/a%20b.png") is not None
    assert not desk.store.fill("/blog/img/sub/a%20b.png", CHART).is_new
    with pytest.raises(SaveError, match="another file"):
        desk.store.fill("/blog/img/sub/a%20b.png", PHOTO)


@pytest.mark.parametrize(
    "address",
    ["/../../x.png", "../x.png", "/a/../../../x.png", "//host/x.png", "https://a.example/x.png", "/x.md", "/a\\b.png"],
)
def test_no_address_leads_out(desk: Desk, address: str) -> None:
    desk.begin(desk.post())
    with pytest.raises(SaveError):
        desk.store.fill(address, CHART)
    assert desk.pictures() == []


# The trash


def test_files_go_to_the_trash_and_undo_still_finds_them(desk: Desk) -> None:
    desk.trash.folder = desk.root / "trash"
    desk.begin(desk.post())
    stored = desk.add()
    gone = desk.store.trash([stored.path])
    assert (gone.trashed, gone.held, gone.failed) == ((NAME,), (), ())
    assert not stored.path.exists()
    assert (desk.root / "trash" / NAME).read_bytes() == CHART
    assert desk.store.find(stored.address) == desk.store.holding / NAME
    assert stored.path not in desk.store.own(DAY)


def test_without_a_trash_files_are_held_and_that_is_told(desk: Desk) -> None:
    desk.begin(desk.post())
    stored = desk.add()
    gone = desk.store.trash([stored.path])
    assert (gone.trashed, gone.held, gone.holding) == ((), (NAME,), desk.store.holding)
    assert not stored.path.exists()
    assert desk.store.find(stored.address) == desk.store.holding / NAME


def test_what_cannot_go_is_still_there(desk: Desk) -> None:
    desk.begin(desk.post())
    stored = desk.add()
    desk.store.holding.mkdir(parents=True)
    (desk.store.holding / NAME).write_bytes(PHOTO)
    gone = desk.store.trash([stored.path, desk.root / "nowhere.png"])
    assert [name for name, _why in gone.failed] == [NAME, "nowhere.png"]
    assert "It is where it was" in gone.failed[0][1]
    assert stored.path.read_bytes() == CHART


def test_a_picture_that_was_thrown_away_comes_back_under_its_name(desk: Desk) -> None:
    desk.trash.folder = desk.root / "trash"
    desk.begin(desk.post())
    first = desk.add()
    desk.store.trash([first.path])
    again = desk.add(name="other.png")
    assert (again.path, again.is_new) == (first.path, True)


# What is whose


def test_own_files_are_those_of_the_day_and_of_the_session(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    (desk.site / IMG).mkdir(parents=True)
    for name in ("2031-03-07-a.png", "2031-03-07-notes.txt", "2031-03-08-b.png", "2031-03-071.png"):
        (desk.site / IMG / name).touch()
    stored = desk.add()
    names = [path.name for path in desk.store.own(DAY)]
    assert names == ["2031-03-07-a.png", NAME]
    assert desk.store.own() == (stored.path,)


def test_all_pictures_beside_a_folder_post_are_its_own(desk: Desk) -> None:
    post = desk.post("twim/index.md")
    (post.parent / "a.png").touch()
    desk.begin(post)
    assert [path.name for path in desk.store.own()] == ["a.png"]


def test_another_issue_begins_with_nothing_of_its_own(desk: Desk) -> None:
    desk.add()
    desk.begin()
    assert desk.store.own(DAY) == ()


def test_roots_are_those_of_the_place_and_then_what_is_held(desk: Desk) -> None:
    post = desk.post("site/content/blog/2031/03/2031-03-07-twim.md")
    (desk.site / "static").mkdir()
    store = AssetStore(Disk(), FakeTrash(), desk.root / "held")
    store.begin(Place(post, desk.site, (desk.root / "other/static",)))
    held = desk.root / "held/static"
    assert store.roots() == (
        post.parent,
        desk.site / "static",
        desk.root / "other/static",
        held,
        held / "blog/img",
    )


def test_what_a_killed_program_left_is_swept_where_the_issues_files_are(desk: Desk) -> None:
    post = desk.post("site/content/blog/2031/03/2031-03-07-twim.md")
    desk.begin(post, desk.site)
    folders = (desk.site / IMG, desk.store.holding, post.parent)
    kept = [one / "chart.png" for one in folders]
    for one in folders:
        one.mkdir(parents=True, exist_ok=True)
        (one / ".twimeditor-999999999-0a1b2c3d.part").write_bytes(b"half of a chart")
    for path in kept:
        path.write_bytes(CHART)
    desk.store.sweeping()()
    assert not list(desk.root.rglob("*.part"))
    assert all(path.read_bytes() == CHART for path in kept)
