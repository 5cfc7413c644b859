"""Which issues are read to know who reports on what where there is no archive."""

from datetime import date
from pathlib import Path

import pytest

from tests.core.issues import issue_of
from twimeditor.services.archive.nearby import Nearby, directory_of
from twimeditor.services.storage.disk import Disk

KIM = "@kim:example.org"
FRONT = '+++\ntitle = "This Week in Matrix 2031-01-10"\n+++\n\n'


def post(title: str, day: str = "2031-01-03") -> str:
    front = f'+++\ntitle = "This Week in Matrix {day}"\n+++\n\n'
    return f"{front}## Dept of Lamps\n\n### {title}\n\n[Kim](https://matrix.to/#/{KIM}) says\n\n> x\n"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def titles(
    nearby: Nearby, *, site: Path | None = None, recent: tuple[Path, ...] = (), own: Path | None = None
) -> list[str]:
    issue, _ = issue_of(FRONT)
    directory = nearby.directory(issue, site, recent, own)
    author = directory.authors.get(KIM)
    return [directory.projects[value.text].title for value in author.projects] if author is not None else []


def test_the_sites_issues_before_the_open_one_are_read(tmp_path: Path) -> None:
    blog = tmp_path / "content" / "blog"
    written(blog / "2031/01/2031-01-03-twim.md", post("Glow"))
    written(blog / "2030/12/2030-12-27-twim.md", post("Ember", "2030-12-27"))
    written(blog / "2031/01/2031-01-17-twim.md", post("Later", "2031-01-17"))
    assert titles(Nearby(Disk()), site=tmp_path) == ["Glow", "Ember"]


def test_recent_posts_are_read_but_not_the_open_one(tmp_path: Path) -> None:
    glow, own = written(tmp_path / "a.md", post("Glow")), written(tmp_path / "b.md", post("Own"))
    assert titles(Nearby(Disk()), recent=(own, glow, tmp_path / "gone.md"), own=own) == ["Glow"]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.md", post("Glow"))
    nearby = Nearby(Disk())
    assert titles(nearby, recent=(path,)) == ["Glow"]
    written(path, post("Ember and more"))
    assert titles(nearby, recent=(path,)) == ["Ember and more"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 300_000])
def test_what_cannot_be_read_is_left_out(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert titles(Nearby(Disk()), recent=(path,)) == []


def test_what_is_no_issue_of_the_newsletter_is_left_out(tmp_path: Path) -> None:
    path = written(tmp_path / "a.md", post("Glow").replace("This Week in Matrix", "A guide to"))
    assert titles(Nearby(Disk()), recent=(path,)) == []


def test_the_open_issue_counts_by_itself() -> None:
    issue, _ = issue_of(post("Glow", "2031-01-10"))
    assert [project.title for project in directory_of(issue).projects.values()] == ["Glow"]
    assert not directory_of(issue_of("## Notes\n\ntext\n")[0]).projects


def test_the_issues_before_a_day_come_latest_first(tmp_path: Path) -> None:
    blog = tmp_path / "content" / "blog"
    for day in ("2030-12-27", "2031-01-03", "2031-01-10"):
        written(blog / day[:4] / day[5:7] / f"{day}-twim.md", post(day, day))
    found = Nearby(Disk()).before(date(2031, 1, 10), tmp_path, ())
    assert [entry.title for issue in found for entry in issue.entries] == ["2031-01-03", "2030-12-27"]
