"""Files follow their issue when it is saved, and get out of the way when nothing names them."""

from pathlib import Path

import pytest

from tests.services.assets.shelves import CHART, DAY, IMG, PHOTO, TODAYS, Desk, issue
from tests.services.test_real_disk import folder, small_disk
from twimeditor.services.assets.place import Place

__all__ = ["folder"]

NAME = "2031-03-07-chart.png"
ADDRESS = f"/blog/img/{NAME}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# To where it is saved


def test_the_first_save_brings_the_pictures_beside_the_post(desk: Desk) -> None:
    desk.add()
    post = desk.post()
    desk.store.turn_to(Place(post))
    assert desk.store.find(ADDRESS) is not None, "also before it is settled"
    settled = desk.store.settle(issue(ADDRESS))
    assert (settled.brought, settled.renamed, settled.failed) == ((NAME,), {}, ())
    assert desk.store.find(ADDRESS) == post.parent / IMG / NAME
    assert (post.parent / IMG / NAME).read_bytes() == CHART


def test_the_first_save_into_the_site_brings_them_there(desk: Desk) -> None:
    desk.add()
    post = desk.post("site/content/blog/2031/03/2031-03-07-twim.md")
    desk.store.turn_to(Place(post, desk.site))
    desk.store.settle(issue(f"https://matrix.org{ADDRESS}"))
    assert (desk.site / IMG / NAME).read_bytes() == CHART


def test_settling_twice_does_nothing_more(desk: Desk) -> None:
    desk.add()
    desk.store.turn_to(Place(desk.post()))
    desk.store.settle(issue(ADDRESS))
    before = desk.files()
    assert desk.store.settle(issue(ADDRESS)).brought == ()
    assert desk.files() == before


def test_only_what_the_issue_names_is_brought(desk: Desk) -> None:
    desk.add()
    desk.add(PHOTO, "photo.jpg", ".jpg")
    desk.store.turn_to(Place(desk.post()))
    assert desk.store.settle(issue(ADDRESS)).brought == (NAME,)
    assert desk.pictures() == [
        f"posts/{IMG}/{NAME}",
        f"state/assets/{IMG}/{NAME}",
        f"state/assets/{IMG}/2031-03-07-photo.jpg",
    ]


def test_a_recovered_issue_finds_and_brings_its_pictures(desk: Desk) -> None:
    desk.add()
    later = Desk(desk.root)
    assert later.store.find(ADDRESS) is not None
    later.store.turn_to(Place(desk.post()))
    assert later.store.settle(issue(ADDRESS)).brought == (NAME,)


def test_saving_elsewhere_takes_the_pictures_along_and_leaves_the_old_ones(desk: Desk) -> None:
    old = desk.post(text=f"![]({ADDRESS})")
    desk.begin(old)
    desk.add()
    desk.store.turn_to(Place(desk.post("other/2031-03-07-twim.md")))
    assert desk.store.settle(issue(ADDRESS)).brought == (NAME,)
    assert (desk.root / "other" / IMG / NAME).read_bytes() == CHART
    assert (old.parent / IMG / NAME).read_bytes() == CHART


def test_a_folder_post_that_is_saved_as_another_kind_keeps_its_pictures(desk: Desk) -> None:
    desk.begin(desk.post("twim/index.md", f"![]({NAME})"))
    desk.add()
    desk.store.turn_to(Place(desk.post()))
    desk.store.settle(issue(NAME))
    assert desk.store.find(NAME) == desk.root / "posts" / NAME


def test_pictures_of_others_with_these_names_are_not_taken_for_the_issues(desk: Desk) -> None:
    desk.add()
    (desk.site / IMG).mkdir(parents=True)
    (desk.site / IMG / NAME).write_bytes(PHOTO)
    post = desk.post("site/content/blog/2031/03/2031-03-07-twim.md")
    desk.store.turn_to(Place(post, desk.site))
    settled = desk.store.settle(issue(ADDRESS))
    new = "/blog/img/2031-03-07-chart-2.png"
    assert settled.renamed == {ADDRESS: new}
    assert desk.store.find(new) == desk.site / IMG / "2031-03-07-chart-2.png"
    assert (desk.site / IMG / "2031-03-07-chart-2.png").read_bytes() == CHART
    assert (desk.site / IMG / NAME).read_bytes() == PHOTO


def test_a_site_that_is_chosen_later_does_not_put_other_pictures_in_their_place(desk: Desk) -> None:
    stored = desk.add()
    (desk.site / IMG).mkdir(parents=True)
    (desk.site / IMG / NAME).write_bytes(PHOTO)
    desk.store.turn_to(Place(None, desk.site))
    assert desk.store.find(ADDRESS) == stored.path
    desk.store.turn_to(Place(desk.post(), desk.site))
    assert desk.store.settle(issue(ADDRESS)).renamed == {ADDRESS: "/blog/img/2031-03-07-chart-2.png"}


def test_a_new_name_with_a_space_is_written_as_addresses_are(desk: Desk) -> None:
    desk.begin(desk.post("twim/index.md", "![](my%20chart.png)"))
    (desk.root / "twim/my chart.png").write_bytes(CHART)
    post = desk.post()
    (post.parent / "my chart.png").write_bytes(PHOTO)
    desk.store.turn_to(Place(post))
    assert desk.store.settle(issue("my%20chart.png")).renamed == {"my%20chart.png": "my%20chart-2.png"}
    assert (post.parent / "my chart-2.png").read_bytes() == CHART


def test_the_same_picture_in_both_places_is_one(desk: Desk) -> None:
    desk.add()
    (desk.site / IMG).mkdir(parents=True)
    (desk.site / IMG / NAME).write_bytes(CHART)
    desk.store.turn_to(Place(desk.post("site/content/blog/2031/03/2031-03-07-twim.md"), desk.site))
    settled = desk.store.settle(issue(ADDRESS))
    assert (settled.brought, settled.renamed) == ((), {})


def test_held_pictures_of_others_change_nothing_for_a_post_that_stays(desk: Desk) -> None:
    desk.add(PHOTO, "chart.png")
    desk.begin(desk.post(), desk.site)
    (desk.site / IMG).mkdir(parents=True)
    (desk.site / IMG / NAME).write_bytes(CHART)
    settled = desk.store.settle(issue(ADDRESS))
    assert (settled.brought, settled.renamed) == ((), {})


def test_what_is_missing_everywhere_is_left_alone(desk: Desk) -> None:
    desk.begin(desk.post())
    settled = desk.store.settle(issue(ADDRESS, "https://example.org/a.png", "/../../etc/passwd", "../x.png"))
    assert (settled.brought, settled.failed) == ((), ())
    assert desk.pictures() == []


def test_what_cannot_be_brought_is_told_and_stays_found(desk: Desk, folder: Path) -> None:
    desk.add(b"x" * 100_000)
    with small_disk(folder):
        post = folder / "2031-03-07-twim.md"
        post.touch()
        desk.store.turn_to(Place(post))
        settled = desk.store.settle(issue(ADDRESS))
        assert [name for name, _why in settled.failed] == [NAME]
        assert "the disk is full" in settled.failed[0][1]
        assert not (folder / "static").exists()
        assert desk.store.find(ADDRESS) == desk.store.holding / NAME


def test_what_failed_is_tried_again_with_the_next_save(desk: Desk) -> None:
    desk.add()
    post = desk.post()
    (post.parent / "static").write_text("in the way")
    desk.store.turn_to(Place(post))
    assert desk.store.settle(issue(ADDRESS)).failed
    (post.parent / "static").unlink()
    assert desk.store.settle(issue(ADDRESS)).brought == (NAME,)


def test_a_save_is_settled_where_it_was_even_if_another_issue_is_open_by_then(desk: Desk) -> None:
    desk.add()
    desk.store.turn_to(Place(desk.post()))
    settle = desk.store.settling(issue(ADDRESS))
    desk.begin(desk.post("other/index.md"))
    assert settle().brought == (NAME,)
    assert (desk.root / "posts" / IMG / NAME).is_file()
    assert not (desk.root / "other" / NAME).exists()


# Out of the way


def test_what_was_taken_back_is_put_aside_by_the_next_save_and_comes_back(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    stored = desk.add()
    desk.store.settle(issue())
    assert not stored.path.exists()
    assert desk.store.find(ADDRESS) == desk.store.holding / NAME
    desk.store.settle(issue(ADDRESS))
    assert stored.path.read_bytes() == CHART
    desk.store.settle(issue())
    assert not stored.path.exists()


def test_files_of_earlier_sessions_stay(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    desk.add()
    later = Desk(desk.root)
    later.begin(desk.post(), desk.site)
    later.store.settle(issue())
    assert (desk.site / IMG / NAME).is_file()


def test_a_file_that_another_post_names_stays(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    stored = desk.add()
    desk.post("site/content/blog/2031/03/2031-03-07-twim.md", f"![]({ADDRESS})")
    desk.store.settle(issue())
    assert stored.path.is_file()


def test_a_published_picture_that_a_page_of_another_month_names_stays(desk: Desk) -> None:
    chart = desk.site / IMG / "2031-03-07-chart.png"
    chart.parent.mkdir(parents=True)
    chart.write_bytes(CHART)
    desk.post("site/content/blog/2031/05/2031-05-02-review.md", "![A chart](/blog/img/2031-03-07-chart.png)")
    desk.begin(desk.post("site/content/blog/2031/03/2031-03-07-twim.md"), desk.site)
    known = ("/blog/img/2031-03-07-chart.png",)
    new = desk.store.replace(*known, PHOTO, ".jpg", day=DAY, style=TODAYS, known=known)
    desk.store.settle(issue(new.address))
    assert chart.read_bytes() == CHART


def test_a_file_that_another_page_spells_as_addresses_do_stays(desk: Desk) -> None:
    desk.begin(desk.post("trip/index.md"))
    stored = desk.store.fill("a%20chart.png", CHART)
    desk.post("trip/notes.md", "![A chart](a%20chart.png)")
    desk.store.settle(issue())
    assert stored.path.exists()


def test_a_file_added_after_the_save_stays(desk: Desk) -> None:
    """It comes before the edit that names it."""
    desk.begin(desk.post())
    settle = desk.store.settling(issue())
    stored = desk.add()
    settle()
    assert stored.path.is_file()


def test_leaving_puts_aside_what_the_file_does_not_name(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    kept, dropped = desk.add(), desk.add(PHOTO, "photo.jpg", ".jpg")
    leave = desk.store.leaving(issue(ADDRESS))
    assert leave is not None
    desk.begin()
    leave()
    assert kept.path.is_file()
    assert not dropped.path.exists()
    assert desk.store.find(dropped.address) == desk.store.holding / dropped.name


def test_leaving_an_issue_that_was_never_saved_leaves_nothing_in_the_site(desk: Desk) -> None:
    desk.begin(None, desk.site)
    stored = desk.add()
    leave = desk.store.leaving(None)
    assert leave is not None
    leave()
    assert not stored.path.exists()
    assert (desk.store.holding / NAME).read_bytes() == CHART


def test_leaving_with_nothing_added_is_nothing_to_do(desk: Desk) -> None:
    desk.begin(desk.post())
    assert desk.store.leaving(issue()) is None


def test_what_is_held_of_another_with_that_name_is_never_replaced(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    stored = desk.add()
    desk.store.holding.mkdir(parents=True)
    (desk.store.holding / NAME).write_bytes(PHOTO)
    desk.store.settle(issue())
    assert stored.path.read_bytes() == CHART
    assert (desk.store.holding / NAME).read_bytes() == PHOTO


def test_a_picture_put_aside_gets_its_name_back_when_it_is_dropped_again(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    desk.add()
    desk.store.settle(issue())
    assert desk.add(name="again.png").address == ADDRESS


def test_a_name_that_is_held_is_given_to_no_other(desk: Desk) -> None:
    desk.begin(desk.post(), desk.site)
    desk.add()
    desk.store.settle(issue())
    assert desk.add(PHOTO).name == "2031-03-07-chart-2.png"


def test_no_byte_of_a_post_is_touched(desk: Desk) -> None:
    post = desk.post(text="text")
    desk.add()
    desk.store.turn_to(Place(post))
    desk.store.settle(issue(ADDRESS))
    desk.store.replace(ADDRESS, PHOTO, ".png", day=DAY, style=TODAYS)
    desk.store.settle(issue())
    assert post.read_text() == "text"
