"""`twimeditor export`: a post into a site, an archive or a folder, without a display."""

import os
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.core.export.posts import POST
from tests.services.export.exports import PICTURES, PLACE, WHOLE
from tests.services.site.sites import make_site
from tests.test_cli import Done, Run, one_line, run, run_alone

__all__ = ["run"]  # a fixture

NAMES = ("kite.png", "tail.gif", "all kites.png")


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "site")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Return a post with its pictures where the site would have them."""
    path = tmp_path / "drafts" / "kites.md"
    pictures = path.parent / "static/blog/img"
    pictures.mkdir(parents=True)
    path.write_text(POST, encoding="utf-8")
    for name, data in zip(NAMES, PICTURES.values(), strict=True):
        (pictures / name).write_bytes(data)
    (path.parent / "kite.png").write_bytes(b"a kite")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_post_is_exported_into_a_site(run: Run, post: Path, site: Path) -> None:
    before = files(site)
    done = run("export", post, "--to", "site", "--site", site)
    assert (done.code, done.err) == (0, "")
    assert [line.split(" (")[0] for line in done.out.splitlines()] == [f"created {name}" for name in WHOLE]
    after = files(site)
    assert set(after) - set(before) == set(WHOLE)
    assert b"![a kite](/blog/img/kite.png)" in after[PLACE]


def test_a_dry_run_says_all_and_writes_nothing(run: Run, post: Path, site: Path) -> None:
    (site / "static/blog/img").mkdir(parents=True)
    (site / "static/blog/img/kite.png").write_bytes(b"another")
    (site / "static/blog/img/tail.gif").write_bytes(b"its tail")
    before = files(site)
    done = run("export", post, "--to", "site", "--site", site, "--dry-run")
    assert files(site) == before
    assert (done.code, "--overwrite replaces them" in one_line(done.err)) == (1, True)
    assert run("export", post, "--to", "site", "--site", site, "--dry-run", "--overwrite") == Done(0, done.out, "")
    assert files(site) == before
    assert "change static/blog/img/kite.png (7 to 6 bytes)\n" in done.out
    assert "leave static/blog/img/tail.gif (8 bytes)\n" in done.out
    assert f"--- /dev/null\n+++ b/{PLACE}\n" in done.out
    assert "+> ![a kite](/blog/img/kite.png)\n" in done.out


def test_other_files_are_only_replaced_when_told(run: Run, post: Path, site: Path) -> None:
    (site / "static/blog/img").mkdir(parents=True)
    (site / "static/blog/img/kite.png").write_bytes(b"another")
    before = files(site)
    done = run("export", post, "--to", "site", "--site", site)
    assert done.code == 1
    assert "kite.png (7 to 6 bytes) (--overwrite replaces them)" in one_line(done.err)
    assert files(site) == before
    assert run("export", post, "--to", "site", "--site", site, "--overwrite").code == 0
    assert files(site)["static/blog/img/kite.png"] == b"a kite"


def test_missing_pictures_need_a_word(run: Run, post: Path, site: Path) -> None:
    (post.parent / "static/blog/img/tail.gif").unlink()
    before = files(site)
    done = run("export", post, "--to", "site", "--site", site)
    assert (done.code, files(site)) == (1, before)
    assert "pictures are missing: /blog/img/tail.gif (--force goes on without them)" in one_line(done.err)
    done = run("export", post, "--to", "site", "--site", site, "--force")
    assert (done.code, one_line(done.err)) == (0, "twimeditor: pictures are missing: /blog/img/tail.gif")


def test_a_post_of_the_site_stays_where_it_is(run: Run, post: Path, site: Path) -> None:
    home = site / "content/blog/kites.md"
    shutil.copy(post, home)
    shutil.copytree(post.parent / "static", site / "static", dirs_exist_ok=True)
    done = run("export", home, "--to", "site", "--site", site)
    assert done.code == 0
    assert "changed content/blog/kites.md" in done.out
    assert PLACE not in files(site)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--to", "nowhere"],
        ["--to", "site"],
        ["--to", "site", "--site", "no-such-folder"],
        ["--to", "site", "--site", "."],
        ["--to", "zip", "--style", "none"],
        ["--to", "folder", "--output", "kites.md"],
        ["--to", "zip", "--commit"],
        ["--to", "zip", "--branch", "kites"],
        ["--to", "site", "--site", "../site", "--sign-off", "Mira <mira@example.org>"],
        ["--to", "site", "--site", "../site", "--output", "kites"],
    ],
)
@pytest.mark.usefixtures("site")
def test_wrong_use_is_told_with_2(run: Run, post: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(post.parent)
    done = run("export", post, *arguments)
    assert (done.code, done.out) == (2, "")
    assert one_line(done.err)


@pytest.mark.parametrize("text", ["+++\ntitle =\n+++\n", '+++\ntitle = "No date"\n+++\n', "no front matter\n"])
def test_a_post_that_the_site_could_not_build_is_told_with_1(run: Run, post: Path, site: Path, text: str) -> None:
    post.write_text(text)
    before = files(site)
    done = run("export", post, "--to", "site", "--site", site)
    assert (done.code, done.out, files(site)) == (1, "", before)
    assert one_line(done.err)


def test_a_dry_run_tells_problems_too(run: Run, post: Path, site: Path) -> None:
    (site / "content/blog/twin.md").write_text(POST)
    done = run("export", post, "--to", "site", "--site", site, "--dry-run")
    assert done.code == 1
    assert "content/blog/twin.md has the path" in one_line(done.err)
    assert f"create {PLACE}" in done.out


def test_line_ends_are_put_right_when_asked(run: Run, post: Path, site: Path) -> None:
    post.write_bytes(POST.replace("\n", "\r\n").encode())
    done = run("export", post, "--to", "site", "--site", site)
    assert "Unix line ends" in one_line(done.err)
    assert b"\r\n" in files(site)[PLACE]
    assert run("export", post, "--to", "site", "--site", site, "--tidy", "--overwrite").err == ""
    assert b"\r" not in files(site)[PLACE]


def test_an_archive_is_the_same_each_time(run: Run, post: Path, tmp_path: Path) -> None:
    output = tmp_path / "kites.zip"
    assert run("export", post, "--to", "zip", "-o", output).out.startswith(f"created {output} (")
    first = output.read_bytes()
    with zipfile.ZipFile(output) as archive:
        assert sorted(archive.namelist()) == sorted(WHOLE)
    assert run("export", post, "--to", "zip", "-o", output).code == 0
    assert output.read_bytes() == first
    post.write_text(POST.replace("A new", "An old"))
    done = run("export", post, "--to", "zip", "-o", output)
    assert (done.code, output.read_bytes()) == (1, first)
    assert "--overwrite replaces it" in one_line(done.err)
    assert run("export", post, "--to", "zip", "-o", output, "--overwrite").code == 0
    assert output.read_bytes() != first


def test_an_archive_is_named_by_the_day(run: Run, post: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", post, "--to", "zip", "--dry-run").out.startswith("create 2031-03-07-twim.zip (")
    assert not (tmp_path / "2031-03-07-twim.zip").exists()


def test_the_post_itself_is_never_the_output(run: Run, post: Path) -> None:
    done = run("export", post, "--to", "zip", "-o", post, "--overwrite")
    assert done.code == 1
    assert post.read_text() == POST


def test_a_folder_post_has_all_beside_it(run: Run, post: Path, tmp_path: Path) -> None:
    done = run("export", post, "--to", "folder", "-o", tmp_path / "new")
    assert (done.code, done.err) == (0, "")
    assert sorted(files(tmp_path / "new")) == ["all kites.png", "index.md", "kite.png", "tail.gif"]
    again = run("export", post, "--to", "folder", "-o", tmp_path / "new")
    assert [line.split()[0] for line in again.out.splitlines()] == ["left"] * 4


def test_it_works_without_qt_and_display(post: Path, site: Path) -> None:
    done = run_alone("export", post, "--to", "site", "--site", site)
    assert (done.code, done.err) == (0, "")
    assert PLACE in files(site)


def git(site: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True, cwd=site).stdout  # noqa: S607


@pytest.fixture
def checkout(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site that is a repository with one commit."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    (tmp_path / "gitconfig").write_text("[user]\nname = Mira Kite\nemail = mira@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message=All")
    return site


def test_the_files_are_committed_when_asked(run: Run, post: Path, checkout: Path) -> None:
    sign = ("--sign-off", "Robin <robin@example.org>")
    done = run("export", post, "--to", "site", "--site", checkout, "--commit", *sign)
    assert (done.code, done.err) == (0, "")
    assert "on twim-2031-03-07; nothing was pushed" in done.out.splitlines()[-1]
    assert git(checkout, "log", "-1", "--format=%(trailers:key=Signed-off-by,valueonly)").strip() == sign[1]
    assert git(checkout, "status", "--porcelain") == ""


def test_what_forbids_the_commit_is_told_before_anything_is_written(run: Run, post: Path, checkout: Path) -> None:
    git(checkout, "checkout", "--quiet", "--detach")
    before = files(checkout)
    done = run("export", post, "--to", "site", "--site", checkout, "--commit")
    assert (done.code, done.out, files(checkout)) == (1, "", before)
    assert "detached head" in one_line(done.err)


def test_another_branch_can_be_named(run: Run, post: Path, checkout: Path) -> None:
    git(checkout, "branch", "twim-2031-03-07")
    assert run("export", post, "--to", "site", "--site", checkout, "--commit").code == 1
    assert run("export", post, "--to", "site", "--site", checkout, "--commit", "--branch", "kites").code == 0
    assert git(checkout, "branch", "--show-current") == "kites\n"


def test_help_names_the_targets(run: Run) -> None:
    done = run("export", "--help")
    assert done.code == 0
    for name in ("site", "zip", "folder", "html", "matrix", "teaser", "--dry-run", "--commit"):
        assert name in done.out


def test_a_run_that_was_cut_short_is_put_right_first(run: Run, post: Path, site: Path, tmp_path: Path) -> None:
    staging = site / ".twimeditor-export-0123"
    staging.mkdir()
    (staging / "new-0").write_text("half")
    journal = tmp_path / "state/twimeditor/exports/0123.json"
    journal.parent.mkdir(parents=True)
    moves = f'[{{"place": "{PLACE}", "new": "00", "old": null}}]'
    journal.write_text(
        f'{{"version": 1, "folder": "{site}", "staging": "{staging.name}", "moves": {moves}, '
        '"made": [], "phase": "moving"}'
    )
    done = run("export", post, "--to", "site", "--site", site)
    assert done.code == 0
    assert "had been cut short. It was taken back" in one_line(done.err)
    assert set(WHOLE) < set(files(site))
    assert not staging.exists()
    assert not journal.exists()


def test_nothing_to_do_is_no_failure(run: Run, post: Path, site: Path) -> None:
    run("export", post, "--to", "site", "--site", site)
    done = run("export", post, "--to", "site", "--site", site)
    assert (done.code, done.err) == (0, "")
    assert all(line.startswith("left ") for line in done.out.splitlines())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_written_and_never_read(run: Run, post: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_text, "utf-8")
        assert run("export", post, "--to", "teaser", "-o", pipe).code == 0
        assert "matrix.org" in read.result()


def test_a_folder_is_called_by_its_name_when_it_is_no_post(run: Run) -> None:
    assert "“.” could not be opened: it is a folder, not a post" in run("export", ".", "--to", "teaser").err
