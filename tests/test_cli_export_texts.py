"""`twimeditor export` to a page, to messages for Matrix and to a teaser."""

import json
from pathlib import Path

import pytest

from tests.core.export.posts import POST
from tests.services.site.sites import make_site
from tests.test_cli import Run, one_line, run

__all__ = ["run"]  # a fixture


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """Return a post with one of its pictures beside it."""
    path = tmp_path / "drafts" / "kites.md"
    path.parent.mkdir()
    path.write_text(POST, encoding="utf-8")
    (path.parent / "kite.png").write_bytes(b"a kite")
    return path


def test_a_page_is_written_with_its_pictures(run: Run, post: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    done = run("export", post, "--to", "html", "-o", out / "week.html")
    assert done.code == 0
    assert done.out.startswith("created week.html (")
    assert "created week-files/kite.png (6 bytes)\n" in done.out
    assert (out / "week-files" / "kite.png").read_bytes() == b"a kite"
    assert 'src="week-files/kite.png"' in (out / "week.html").read_text(encoding="utf-8")
    assert "has no file: the page links to where it is on the site." in done.err


def test_a_folder_gets_a_page_named_by_the_day(run: Run, post: Path, tmp_path: Path) -> None:
    assert run("export", post, "--to", "html", "-o", tmp_path).code == 0
    assert (tmp_path / "2031-03-07-twim.html").is_file()


def test_the_page_alone_is_printed(run: Run, post: Path) -> None:
    done = run("export", post, "--to", "html")
    assert done.out.startswith("<!DOCTYPE html>")
    assert 'src="data:image/png;base64,' in done.out


def test_a_dry_run_writes_no_page(run: Run, post: Path, tmp_path: Path) -> None:
    done = run("export", post, "--to", "html", "--inline", "-o", tmp_path / "week.html", "--dry-run")
    assert (done.code, done.out.startswith("create week.html (")) == (0, True)
    assert not (tmp_path / "week.html").exists()


@pytest.mark.parametrize("target", ["html", "matrix", "teaser"])
def test_the_post_itself_is_never_written_over(run: Run, post: Path, target: str) -> None:
    done = run("export", post, "--to", target, "-o", post, "--overwrite")
    assert done.code in {1, 2}
    assert "is the post itself and would be lost" in one_line(done.err)
    assert post.read_text(encoding="utf-8") == POST


@pytest.mark.parametrize("target", ["html", "matrix", "teaser"])
def test_another_file_is_only_written_over_when_told_to(run: Run, post: Path, tmp_path: Path, target: str) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"mine")
    assert run("export", post, "--to", target, "-o", other).code == 1
    assert other.read_bytes() == b"mine"
    assert run("export", post, "--to", target, "-o", other, "--overwrite").code == 0
    assert other.read_bytes() != b"mine"


def test_messages_are_events_a_line_each(run: Run, post: Path) -> None:
    for whole in ((), ("--whole",)):
        done = run("export", post, "--to", "matrix", *whole)
        (event,) = map(json.loads, done.out.splitlines())
        assert (done.code, done.err) == (0, "")
        assert (event["msgtype"], event["format"]) == ("m.text", "org.matrix.custom.html")
        assert ("Read it: " in event["body"]) is not bool(whole)


def test_a_teaser_ends_in_the_address(run: Run, post: Path) -> None:
    done = run("export", post, "--to", "teaser")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\nhttps://matrix.org/blog/2031/03/07/this-week-in-matrix-2031-03-07/\n")
    assert run("export", post, "--to", "teaser", "--url", "https://x.example").out.endswith("\nhttps://x.example\n")


def test_the_site_resolves_links_and_shortcodes(run: Run, post: Path, tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    (site / "templates/shortcodes").mkdir(parents=True, exist_ok=True)
    (site / "templates/shortcodes/kites.html").write_text("<b>many kites</b>", encoding="utf-8")
    (site / "content/guide.md").write_text('+++\ntitle = "x"\npath = "/how-to"\n+++\n', encoding="utf-8")
    post.write_text(f"{POST}\n[how](@/guide.md)\n\n{{{{ kites() }}}}\n", encoding="utf-8")
    page = run("export", post, "--to", "html", "--site", site).out
    assert '<a href="https://matrix.org/how-to/">how</a>' in page
    assert "<b>many kites</b>" in page
    event = json.loads(run("export", post, "--to", "matrix", "--whole", "--site", site).out)
    assert "[how](https://matrix.org/how-to/)" in event["body"]
    assert "**many kites**" in event["body"]


def test_a_folder_that_is_no_site_is_refused(run: Run, post: Path, tmp_path: Path) -> None:
    done = run("export", post, "--to", "html", "--site", tmp_path / "drafts")
    assert (done.code, done.out) == (2, "")
    assert "--site" in one_line(done.err)
