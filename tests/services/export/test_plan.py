"""What an export says before it writes: files to create, to change and to leave, and what speaks against it."""

import os
from pathlib import Path, PurePosixPath

import pytest

from tests.core.export.posts import FRONT, POST, post
from tests.services.export.exports import PLACE, WHOLE, World, tree_of
from twimeditor.core.export.places import INDEX_TEXT
from twimeditor.core.export.tree import Layout
from twimeditor.services.export.errors import ExportCancelledError, ExportError
from twimeditor.services.export.plan import Kind, Plan, State, plan


def states(planned: Plan) -> dict[str, str]:
    return {str(item.path): item.state.value for item in planned.items}


def test_all_is_new_in_a_site_that_has_nothing_of_the_post(world: World) -> None:
    before = world.files()
    planned = world.plan()
    assert states(planned) == dict.fromkeys(WHOLE, "create")
    assert (planned.problems, planned.missing, planned.warnings) == ((), (), ())
    assert planned.items[0].diff().startswith(f"--- /dev/null\n+++ b/{PLACE}\n@@")
    assert planned.items[1].diff().endswith("@@\n++++\n+transparent = true\n+render = false\n++++\n")
    assert planned.items[3].diff() == ""
    assert world.files() == before


def test_what_is_there_already_is_left(world: World) -> None:
    world.writer.write(world.plan())
    assert set(states(world.plan()).values()) == {"same"}
    assert world.plan().changes == ()


def test_a_changed_post_is_shown_as_a_difference(world: World) -> None:
    world.writer.write(world.plan())
    planned = world.plan(POST.replace("A new kite", "Two kites").rstrip("\n"))
    (item,) = planned.changes
    assert (item.state, item.kind) == (State.CHANGE, Kind.POST)
    assert "-> A new kite:\n+> Two kites:\n" in item.diff()
    assert item.diff().endswith("\n\\ No newline at end of file\n")
    assert planned.replaced == (item,)


def test_the_open_post_itself_needs_no_further_leave(world: World) -> None:
    world.writer.write(world.plan())
    (world.site / PLACE).write_text(POST, encoding="utf-8")
    planned = world.plan(POST.replace("A new kite", "Two kites"), PurePosixPath(PLACE), saved=POST)
    assert (len(planned.changes), planned.replaced) == (1, ())


def test_the_open_post_needs_leave_where_another_program_has_changed_it(world: World) -> None:
    world.writer.write(world.plan())
    (world.site / PLACE).write_text(f"{POST}\nSomebody else's work.\n", encoding="utf-8")
    planned = world.plan(POST, PurePosixPath(PLACE), saved=POST)
    assert [str(item.path) for item in planned.replaced] == [PLACE]
    with pytest.raises(ExportError, match="needs a yes"):
        world.writer.write(planned)
    assert "Somebody else's work." in (world.site / PLACE).read_text(encoding="utf-8")


def test_another_picture_of_that_name_is_told_with_both_sizes(world: World) -> None:
    (world.site / "static/blog/img/kite.png").write_bytes(b"somebody else's kite")
    (item,) = world.plan().replaced
    assert item.old is not None
    assert (item.path.name, item.old.size, item.new.size) == ("kite.png", 20, 6)


def test_an_index_of_another_text_is_left(world: World) -> None:
    index = world.site / "content/blog/2031/_index.md"
    index.parent.mkdir()
    index.write_text("+++\nown = true\n+++\n")
    assert states(world.plan())["content/blog/2031/_index.md"] == "same"


def test_indexes_are_the_four_lines(world: World) -> None:
    assert INDEX_TEXT == "+++\ntransparent = true\nrender = false\n+++\n"
    world.writer.write(world.plan())
    assert (world.site / "content/blog/2031/03/_index.md").read_bytes() == INDEX_TEXT.encode()


def test_missing_pictures_are_named_and_forbid_nothing(world: World) -> None:
    planned = plan(tree_of(), world.site, lambda _address: None)
    assert planned.missing == tuple(tree_of().pictures)
    assert planned.problems == ()


def test_a_picture_that_only_the_site_has_is_found_there(world: World) -> None:
    (world.site / "static/blog/img/kite.png").write_bytes(b"the site's")
    planned = plan(tree_of(FRONT + "\n![k](kite.png)\n"), world.site, lambda _address: None)
    assert (planned.missing, states(planned)["static/blog/img/kite.png"]) == ((), "same")


def test_a_picture_that_cannot_be_read_is_missing_with_the_reason(world: World, tmp_path: Path) -> None:
    planned = plan(tree_of(FRONT + "\n![k](kite.png)\n"), world.site, lambda _address: tmp_path)
    assert planned.missing == ("kite.png",)
    assert "is not a regular file" in planned.warnings[0]


def test_a_pipe_in_place_of_a_picture_is_not_waited_for(world: World, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    planned = plan(tree_of(FRONT + "\n![k](kite.png)\n"), world.site, lambda _address: tmp_path / "pipe.png")
    assert planned.missing == ("kite.png",)


def test_two_posts_of_one_path_are_a_problem(world: World) -> None:
    twin = world.site / "content/blog/2031/03/2031-03-07-this-week-in-matrix-2031-03-07.md"
    twin.parent.mkdir(parents=True)
    twin.write_text(POST)
    (problem,) = world.plan().problems
    assert twin.name in problem
    assert "Open that file" in problem
    assert world.plan(home=PurePosixPath(twin.relative_to(world.site))).problems == ()


@pytest.mark.parametrize(
    "text", ["no front matter", "+++\npath = \n+++\n", "+++\npath = 3\n+++\n", POST.replace("03/07", "03/14", 1)]
)
def test_other_posts_are_none_of_its_business(world: World, text: str) -> None:
    (world.site / "content/blog/other.md").write_text(text)
    assert world.plan().problems == ()


def test_a_difference_goes_by_the_lines_of_the_file(world: World) -> None:
    world.writer.write(world.plan(FRONT + "\none\u2028two\r\n"))
    (item,) = world.plan(FRONT + "\none\u2028three\r\n").changes
    assert "-one\u2028two\r\n+one\u2028three\r\n" in item.diff()


def test_two_pictures_of_one_name_are_a_problem(world: World, tmp_path: Path) -> None:
    found = {"a/kite.png": tmp_path / "1", "b/kite.png": tmp_path / "2", "c/kite.png": tmp_path / "1"}
    for name in "12":
        (tmp_path / name).write_text(name)
    tree = tree_of(FRONT + "".join(f"\n![k]({address})\n" for address in found))
    assert "Two pictures would both be kite.png" in plan(tree, world.site, found.get).problems[0]
    (tmp_path / "2").write_text("1")
    assert plan(tree, world.site, found.get).problems == ()


def test_a_pipe_among_the_posts_is_not_waited_for(world: World) -> None:
    os.mkfifo(world.site / "content/blog/pipe.md")
    assert world.plan().problems == ()


def test_names_that_a_mac_takes_for_one_are_a_problem(world: World) -> None:
    (world.site / "static/blog/img/u\u0308.png").write_bytes(b"")
    planned = plan(tree_of(FRONT + "\n![k](\u00fc.png)\n"), world.site, lambda _address: world.find("kite.png"))
    assert len(planned.problems) == 1


def test_names_that_differ_in_capitals_only_are_a_problem(world: World) -> None:
    (world.site / "static/blog/img/Kite.PNG").write_bytes(b"a kite")
    (problem,) = world.plan().problems
    assert "differ in capital letters only" in problem


def test_nothing_is_written_through_a_link_that_leaves_the_folder(world: World, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (world.site / "content/blog/2031").symlink_to(tmp_path / "outside")
    assert all("would lie outside" in problem for problem in world.plan().problems)
    assert len(world.plan().problems) == 3


def test_a_link_within_the_folder_is_followed(world: World) -> None:
    (world.site / "media").mkdir()
    (world.site / "static/blog/img/old.png").unlink()
    (world.site / "static/blog/img").rmdir()
    (world.site / "static/blog/img").symlink_to("../../media")
    planned = world.plan()
    assert planned.problems == ()
    world.writer.write(planned)
    assert (world.site / "media/kite.png").read_bytes() == b"a kite"


@pytest.mark.parametrize("target", ["old.png", "/etc/passwd", "nowhere"])
def test_a_file_that_is_a_link_is_not_written_through(world: World, target: str) -> None:
    (world.site / "static/blog/img/kite.png").symlink_to(target)
    (problem,) = world.plan().problems
    assert "kite.png cannot be written: what is there is a link" in problem


def test_a_folder_in_the_place_of_a_file_is_a_problem(world: World) -> None:
    (world.site / PLACE).mkdir(parents=True)
    assert world.plan().problems == (f"{PLACE} cannot be written: what is there is not a regular file.",)


def test_a_file_in_the_place_of_a_folder_is_a_problem(world: World) -> None:
    (world.site / "content/blog/2031").write_text("")
    assert f"{PLACE} cannot be written: Not a directory." in world.plan().problems
    (world.root / "kites").write_text("")
    planned = plan(tree_of(layout=Layout.FOLDER).within("kites"), world.root, world.find)
    assert "kites/index.md cannot be written: Not a directory." in planned.problems


def test_half_a_character_is_a_problem_with_its_line(world: World) -> None:
    assert "Line 10 of the post" in world.plan(FRONT + "\ud83d\n").problems[0]


def test_problems_of_the_tree_are_those_of_the_plan(world: World) -> None:
    planned = plan(tree_of("no front matter\n"), world.site, world.find)
    assert "front matter" in planned.problems[0]
    assert "path is missing" in world.plan(post(front='+++\ndate = "2031-03-07"\n+++\n')).warnings[0]


def test_a_folder_post_goes_into_a_folder_of_its_own(world: World) -> None:
    tree = tree_of(layout=Layout.FOLDER).within("kites")
    planned = plan(tree, world.root, world.find)
    assert list(states(planned)) == ["kites/index.md", "kites/kite.png", "kites/tail.gif", "kites/all kites.png"]


def test_looking_can_be_cancelled(world: World) -> None:
    with pytest.raises(ExportCancelledError):
        plan(tree_of(), world.site, world.find, cancelled=lambda: True)
