"""The invented archive that other tests look at: it must be what it says of itself."""

from datetime import date, timedelta
from pathlib import Path

from tests import archive
from twimeditor.core.post import parse, write
from twimeditor.core.post.front_matter import problem

ERAS = (date(2019, 6, 7), date(2020, 6, 5), date(2021, 6, 4), date(2022, 6, 3), date(2023, 6, 30))


def test_every_era_is_read_and_written_back_as_it_is() -> None:
    for day in ERAS:
        text = archive.text_of(day)
        issue = parse(text)
        assert write(issue) == text
        assert issue.front is not None
        assert problem(issue.front) is None


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    one = archive.write_archive(tmp_path / "one", 20)
    other = archive.write_archive(tmp_path / "other", 20)
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) > 20
    assert all((one / file).read_bytes() == (other / file).read_bytes() for file in files)


def test_issues_are_weekly_and_may_have_gaps(tmp_path: Path) -> None:
    gap = archive.LAST - timedelta(days=14)
    site = archive.write_archive(tmp_path, 5, missing=[gap])
    assert len(list((site / "content").rglob("*[0-9]*-t*.md"))) == 4
    assert not (site / archive.path_of(gap)).exists()
    assert (site / archive.path_of(archive.LAST)).exists()


def test_pictures_that_are_named_are_there(tmp_path: Path) -> None:
    site = archive.write_archive(tmp_path, 6)
    assert len(list((site / "static/blog/img").iterdir())) == 2


def test_reporters_keep_to_the_plan() -> None:
    last = [archive.text_of(day) for day in archive.fridays(12)]
    assert sum("### Larkspur" in text for text in last) == 12
    assert sum("### Tidewater" in text for text in last) == 10
    assert sum("### Bridgework" in text for text in last) == 6
    assert ["### Heron" in text for text in last] == [True] * 7 + [False] * 5
    assert ["### Sundial" in text for text in last] == [False] * 11 + [True]
    assert sum(archive.REPEATED in text for text in last) == 2
    assert sum(archive.REPEATED_LINK in text for text in last) == 2


def test_a_report_can_be_left_out() -> None:
    text = archive.without_report(archive.text_of(archive.NEXT), "Larkspur")
    assert "Larkspur" not in text
    assert "### Kestrel" in text
