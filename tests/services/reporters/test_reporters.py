"""Which issues are read to know who reports on what."""

from datetime import date
from pathlib import Path

import pytest

from tests.core.issues import issue_of
from twimeditor.core.report.habits import Habit
from twimeditor.services.reporters import Reporters
from twimeditor.services.storage.disk import Disk

KIM = "@kim:example.org"
FRONT = '+++\ntitle = "This Week in Matrix 2031-01-10"\n+++\n\n'


def post(title: str) -> str:
    return f"## Dept of Lamps\n\n### {title}\n\n[Kim](https://matrix.to/#/{KIM}) says\n\n> x\n"


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def titles(
    reporters: Reporters, *, site: Path | None = None, recent: tuple[Path, ...] = (), own: Path | None = None
) -> list[str]:
    issue, _ = issue_of(FRONT)
    return [habit.title for habit in reporters.habits(issue, site, recent, own).get(KIM, ())]


def test_the_sites_issues_before_the_open_one_are_read(tmp_path: Path) -> None:
    blog = tmp_path / "content" / "blog"
    written(blog / "2031/01/2031-01-03-twim.md", post("Glow"))
    written(blog / "2030/12/2030-12-27-twim.md", post("Ember"))
    written(blog / "2031/01/2031-01-17-twim.md", post("Later"))
    assert titles(Reporters(Disk()), site=tmp_path) == ["Glow", "Ember"]


def test_recent_posts_are_read_but_not_the_open_one(tmp_path: Path) -> None:
    glow, own = written(tmp_path / "a.md", post("Glow")), written(tmp_path / "b.md", post("Own"))
    assert titles(Reporters(Disk()), recent=(own, glow, tmp_path / "gone.md"), own=own) == ["Glow"]


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    path = written(tmp_path / "a.md", post("Glow"))
    reporters = Reporters(Disk())
    assert titles(reporters, recent=(path,)) == ["Glow"]
    written(path, post("Ember and more"))
    assert titles(reporters, recent=(path,)) == ["Ember and more"]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * 300_000])
def test_what_cannot_be_read_is_left_out(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    assert titles(Reporters(Disk()), recent=(path,)) == []


def test_the_open_issue_itself_tells(tmp_path: Path) -> None:
    issue, _ = issue_of(FRONT + post("Glow"))
    assert Reporters(Disk()).habits(issue, None, (), None) == {KIM: (Habit("Dept of Lamps", "Glow"),)}


def test_the_issues_before_a_day_come_latest_first_and_then_recent_ones(tmp_path: Path) -> None:
    blog = tmp_path / "content" / "blog"
    for day in ("2030/12/2030-12-27", "2031/01/2031-01-03", "2031/01/2031-01-10"):
        written(blog / f"{day}-twim.md", post(day[-5:]))
    recent = written(tmp_path / "elsewhere.md", post("Elsewhere"))
    issues = Reporters(Disk()).before(date(2031, 1, 10), tmp_path, [recent])
    assert [entry.heading.title for issue in issues for entry in issue.entries] == ["01-03", "12-27", "Elsewhere"]
