"""The folder that the user named is used, else the one that the post lies in, else none."""

from pathlib import Path

import pytest

from tests.services.site.sites import make_site
from twimeditor.services.site.reading import Reading, SiteReader
from twimeditor.services.site.stylesheets import StyleSheets
from twimeditor.services.storage.disk import Disk


class Plain:
    """A compiler that is always done."""

    def compile(self, entry: Path, folder: Path) -> str:
        return "a {}"


@pytest.fixture
def reader(tmp_path: Path) -> SiteReader:
    return SiteReader(Disk(), StyleSheets(Disk(), Plain(), tmp_path / "cache"))


def test_the_chosen_folder_comes_first(reader: SiteReader, tmp_path: Path) -> None:
    chosen, other = make_site(tmp_path / "chosen"), make_site(tmp_path / "other")
    reading = reader.read(chosen, other / "content/blog/post.md")
    assert (reading.folder, reading.is_chosen, reading.problem) == (chosen, True, "")
    assert set(reading.shortcodes) == {"note.md", "wave.html"}
    assert [sheet.text for sheet in reading.styles.sheets] == ["a {}", "code { color: teal }"]


def test_the_folder_around_the_post_is_used_by_itself(reader: SiteReader, tmp_path: Path) -> None:
    site = make_site(tmp_path / "blog")
    reading = reader.read(None, site / "content/blog/post.md")
    assert (reading.folder, reading.is_chosen, reading.problem) == (site, False, "")


def test_a_chosen_folder_that_is_gone_is_told_and_done_without(reader: SiteReader, tmp_path: Path) -> None:
    gone, site = tmp_path / "gone", make_site(tmp_path / "blog")
    problem = f"There is no folder “{gone}”."
    assert reader.read(gone, tmp_path / "post.md") == Reading(problem=problem)
    around = reader.read(gone, site / "content/blog/post.md")
    assert (around.folder, around.is_chosen, around.problem) == (site, False, problem)


def test_without_any_there_is_nothing(reader: SiteReader, tmp_path: Path) -> None:
    assert reader.read(None, None) == reader.read(None, tmp_path / "post.md") == Reading()
