"""Commits of an export by the real git: nothing of the user's gets into them, and nothing is left of a failed one."""

import os
import shutil
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from tests.core.export.posts import POST
from tests.services.export.exports import PLACE, WHOLE, World
from twimeditor.services.export.errors import CommitError
from twimeditor.services.export.git import Answer, Git
from twimeditor.services.export.identity import Identity
from twimeditor.services.export.plan import Plan
from twimeditor.services.export.repository import Repository, proposed_message

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

BRANCH = "twim-2031-03-07"
MIRA = "Mira Kite <mira@example.org>"


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of the person who runs the tests out of reach."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    (tmp_path / "gitconfig").write_text("[user]\nname = Mira Kite\nemail = mira@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


def git(world: World, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
        cwd=world.site,
    ).stdout


@pytest.fixture
def checkout(world: World) -> World:
    """Return a world whose site is a repository with one commit on the branch main."""
    git(world, "init", "--quiet", "--initial-branch=main")
    git(world, "add", ".")
    git(world, "commit", "--quiet", "--message=All")
    return world


def written(world: World, text: str = POST) -> Plan:
    planned = world.plan(text)
    world.writer.write(planned, overwrite=True)
    return planned


def blocking(world: World, planned: Plan | None = None, branch: str = BRANCH, sign_off: str = "") -> list[str]:
    found = Repository(world.site).problems(planned or world.plan(), branch, sign_off)
    return [remark.message for remark in found if remark.blocks]


def warnings(world: World) -> list[str]:
    found = Repository(world.site).problems(world.plan(), BRANCH)
    return [remark.message for remark in found if not remark.blocks]


def committed(world: World) -> list[str]:
    return git(world, "-c", "core.quotepath=off", "show", "--name-only", "--format=", "HEAD").splitlines()


def state(world: World) -> tuple[str, ...]:
    """Return all that git knows: where the head is, the branches, the index, and what is changed."""
    asked = (("symbolic-ref", "HEAD"), ("for-each-ref",), ("ls-files", "--stage"), ("status", "--porcelain"))
    return tuple(git(world, *one) for one in asked)


def test_the_files_are_committed_on_a_branch_of_their_own(checkout: World) -> None:
    planned = written(checkout)
    assert blocking(checkout, planned) == []
    main = git(checkout, "rev-parse", "main")
    made = Repository(checkout.site).commit(planned, BRANCH, proposed_message(planned))
    assert made.branch == BRANCH == git(checkout, "branch", "--show-current").strip()
    assert made.revision == git(checkout, "rev-parse", "HEAD").strip()
    assert sorted(committed(checkout)) == sorted(WHOLE)
    assert (git(checkout, "rev-parse", "main"), git(checkout, "rev-parse", "HEAD^")) == (main, main)
    assert git(checkout, "status", "--porcelain") == ""


def test_the_message_is_signed_off_by_the_user(checkout: World) -> None:
    planned = written(checkout)
    Repository(checkout.site).commit(planned, BRANCH, proposed_message(planned))
    assert git(checkout, "log", "-1", "--format=%B").rstrip() == (
        f"Add This Week in Matrix 2031-03-07\n\nWith 3 pictures.\n\nSigned-off-by: {MIRA}"
    )
    assert git(checkout, "log", "-1", "--format=%(trailers:key=Signed-off-by,valueonly)").strip() == MIRA


def test_pictures_that_lay_there_already_are_committed_too(checkout: World) -> None:
    written(checkout)
    planned = checkout.plan()
    assert planned.changes == ()
    Repository(checkout.site).commit(planned, BRANCH, "Add")
    assert sorted(committed(checkout)) == sorted(WHOLE)


def test_a_later_export_is_committed_on_the_same_branch(checkout: World) -> None:
    Repository(checkout.site).commit(written(checkout), BRANCH, "Add")
    planned = written(checkout, POST.replace("A new kite", "Two kites"))
    assert blocking(checkout, planned) == []
    assert proposed_message(planned).startswith("Update")
    Repository(checkout.site).commit(planned, BRANCH, "Update")
    assert committed(checkout) == [PLACE]


def test_nothing_else_gets_into_the_commit(checkout: World) -> None:
    (checkout.site / "staged.txt").write_text("staged")
    (checkout.site / "config.toml").write_text("changed")
    git(checkout, "add", "staged.txt")
    (checkout.site / "untracked.txt").write_text("untracked")
    told = " ".join(warnings(checkout))
    assert "One other file is staged for another commit" in told
    assert "One other file is changed" in told
    Repository(checkout.site).commit(written(checkout), BRANCH, "Add")
    assert sorted(committed(checkout)) == sorted(WHOLE)
    assert git(checkout, "status", "--porcelain").splitlines() == [
        " M config.toml",
        "A  staged.txt",
        "?? untracked.txt",
    ]


def test_a_file_that_is_staged_as_another_text_forbids_it(checkout: World) -> None:
    (checkout.site / "static/blog/img/kite.png").write_text("another")
    git(checkout, "add", ".")
    assert "static/blog/img/kite.png is staged as another text" in blocking(checkout)[0]


def test_a_file_that_is_staged_as_it_is_exported_does_not(checkout: World) -> None:
    planned = written(checkout)
    git(checkout, "add", "static")
    Repository(checkout.site).commit(planned, BRANCH, "Add")
    assert sorted(committed(checkout)) == sorted(WHOLE)


def test_a_folder_that_is_no_repository_is_told(world: World) -> None:
    (problem,) = blocking(world)
    assert "is no checkout of a git repository" in problem


def test_without_git_it_is_told(checkout: World) -> None:
    found = Repository(checkout.site, Git(checkout.site, "no-such-git")).problems(checkout.plan(), BRANCH)
    assert ["git is not installed" in remark.message and remark.blocks for remark in found] == [True]


def test_a_repository_without_a_commit_is_told(world: World) -> None:
    git(world, "init", "--quiet")
    assert "no commit yet" in blocking(world)[0]


def test_a_detached_head_is_told(checkout: World) -> None:
    git(checkout, "checkout", "--quiet", "--detach")
    assert "detached head" in blocking(checkout)[0]


@pytest.mark.parametrize(
    ("name", "what"), [("MERGE_HEAD", "a merge"), ("rebase-merge/x", "a rebase"), ("BISECT_LOG", "a bisection")]
)
def test_what_is_under_way_is_told(checkout: World, name: str, what: str) -> None:
    (checkout.site / ".git" / name).parent.mkdir(exist_ok=True)
    (checkout.site / ".git" / name).write_text(git(checkout, "rev-parse", "HEAD"))
    assert f"{what} is under way" in blocking(checkout)[0]


def test_a_branch_that_is_there_is_told(checkout: World) -> None:
    git(checkout, "branch", BRANCH)
    assert f"There is a branch {BRANCH} already" in blocking(checkout)[0]
    assert blocking(checkout, branch="another") == []


@pytest.mark.parametrize("branch", ["", "-x", "a b", "a..b", "HEAD~1"])
def test_a_branch_that_cannot_be_is_told(checkout: World, branch: str) -> None:
    assert "git takes no branch" in blocking(checkout, branch=branch)[0]


def test_the_name_of_a_branch_is_no_riddle(checkout: World) -> None:
    git(checkout, "switch", "--quiet", "--create", "before")
    git(checkout, "switch", "--quiet", "main")
    assert "git takes no branch called “@{-1}”" in blocking(checkout, branch="@{-1}")[0]


def test_the_reason_comes_before_gits_warnings() -> None:
    warning = "warning: in the working copy of 'a.md', LF will be replaced by CRLF the next time Git touches it"
    assert Answer(128, "", f"{warning}\nerror: gpg failed to sign the data\n").reason == (
        "error: gpg failed to sign the data"
    )
    assert Answer(1, "", warning).reason == warning


def test_somebody_whom_git_does_not_know_is_told(checkout: World, tmp_path: Path) -> None:
    (tmp_path / "gitconfig").write_text("")
    assert "git does not know who you are" in blocking(checkout)[0]
    assert blocking(checkout, sign_off=MIRA) == []
    Repository(checkout.site).commit(written(checkout), BRANCH, "Add", MIRA)
    assert git(checkout, "log", "-1", "--format=%an <%ae>|%cn <%ce>").strip() == f"{MIRA}|{MIRA}"


@pytest.mark.parametrize("sign_off", ["Mira", "<mira@example.org>", "Mira <mira>", "Mira <a@b> x"])
def test_a_sign_off_that_is_none_is_told(checkout: World, sign_off: str) -> None:
    assert "A sign-off reads" in blocking(checkout, sign_off=sign_off)[0]


def test_files_that_the_repository_ignores_are_told(checkout: World) -> None:
    (checkout.site / ".gitignore").write_text("*.gif\n")
    planned = written(checkout)
    assert "tail.gif is among the files that the repository ignores" in blocking(checkout, planned)[0]


def test_nothing_new_is_told(checkout: World) -> None:
    Repository(checkout.site).commit(written(checkout), BRANCH, "Add")
    assert "nothing to commit" in blocking(checkout)[0]


def test_a_site_below_the_top_of_its_repository(world: World) -> None:
    git(world, "init", "--quiet", "--initial-branch=main", "..")
    git(world, "add", ".")
    git(world, "commit", "--quiet", "--message=All")
    Repository(world.site).commit(written(world), BRANCH, "Add")
    assert sorted(committed(world)) == sorted(f"site/{name}" for name in WHOLE)


def hook(world: World, name: str, script: str) -> None:
    path = world.site / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_users_hooks_run(checkout: World) -> None:
    hook(checkout, "commit-msg", 'echo "Checked: yes" >> "$1"')
    Repository(checkout.site).commit(written(checkout), BRANCH, "Add")
    assert "Checked: yes" in git(checkout, "log", "-1", "--format=%B")


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg"])
def test_a_failed_commit_leaves_all_as_it_was(checkout: World, name: str) -> None:
    hook(checkout, name, f"echo changed >> {PLACE}; git add {PLACE}; echo 'the line is too long' >&2; exit 1")
    (checkout.site / "staged.txt").write_text("staged")
    git(checkout, "add", "staged.txt")
    planned = written(checkout)
    before, files = state(checkout), exported(checkout)
    with pytest.raises(CommitError, match="the line is too long"):
        Repository(checkout.site).commit(planned, BRANCH, "Add")
    assert state(checkout) == before
    assert exported(checkout) == files


def exported(world: World) -> dict[str, bytes]:
    return {name: data for name, data in world.files().items() if not name.startswith(".git/")}


def test_a_commit_that_does_not_come_back_is_ended(checkout: World, monkeypatch: pytest.MonkeyPatch) -> None:
    hook(checkout, "pre-commit", "exec sleep 600")
    monkeypatch.setattr("twimeditor.services.export.repository.PATIENCE", 0.5)
    planned = written(checkout)
    before = state(checkout)
    with pytest.raises(CommitError, match="did not come back"):
        Repository(checkout.site).commit(planned, BRANCH, "Add")
    assert state(checkout) == before
    assert not (checkout.site / ".git/index.lock").exists()


def test_a_commit_can_be_called_off_while_a_hook_takes_its_time(checkout: World, tmp_path: Path) -> None:
    hook(checkout, "pre-commit", f"touch {tmp_path / 'begun'}; exec sleep 600")
    planned = written(checkout)
    before, files = state(checkout), exported(checkout)
    with pytest.raises(CommitError, match="called off; the exported files stay"):
        Repository(checkout.site).commit(planned, BRANCH, "Add", cancelled=(tmp_path / "begun").exists)
    assert state(checkout) == before
    assert exported(checkout) == files
    assert not (checkout.site / ".git/index.lock").exists()


def test_an_index_that_is_held_is_told_and_left(checkout: World) -> None:
    planned = written(checkout)
    (checkout.site / ".git/index.lock").write_text("")
    with pytest.raises(CommitError, match=r"index\.lock"):
        Repository(checkout.site).commit(planned, BRANCH, "Add")
    (checkout.site / ".git/index.lock").unlink()
    assert git(checkout, "branch", "--show-current").strip() == "main"
    assert git(checkout, "branch", "--list", BRANCH) == ""


def test_what_git_is_told_elsewhere_misleads_nobody(
    checkout: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    planned = written(checkout)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    made = Repository(checkout.site).commit(planned, BRANCH, "Add")
    monkeypatch.undo()
    assert made.branch == BRANCH


def test_names_that_git_could_take_for_patterns_are_names(checkout: World) -> None:
    place = PurePosixPath("content/blog/2031/03/[k]*.md")
    (checkout.site / place).parent.mkdir(parents=True)
    (checkout.site / place.with_name("k.md")).write_text("mine")
    planned = checkout.plan(home=place)
    checkout.writer.write(planned)
    Repository(checkout.site).commit(planned, BRANCH, "Add")
    assert str(place) in committed(checkout)
    assert str(place.with_name("k.md")) not in committed(checkout)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MIRA, MIRA),
        ("  Mira Kite   <mira@example.org> ", MIRA),
        (f"{MIRA} 1930000000 +0100", MIRA),
        ("mira@example.org", None),
        ("", None),
    ],
)
def test_identities_are_read(text: str, expected: str | None) -> None:
    found = Identity.read(text)
    assert (str(found) if found else None) == expected
