"""Tables and corrections lie in a folder that programs share; what is bad is told, and never lost."""

import errno
from pathlib import Path

import pytest

from twimeditor.core.archive.corrections import Corrected, Corrections, Who
from twimeditor.core.archive.listing import Listing
from twimeditor.core.errors import TableError
from twimeditor.services.archive.sources import Sources
from twimeditor.services.storage.disk import Disk

HEBBOT = "[[sections]]\nname = 'ducks'\ntitle = 'Ducks'\n[[projects]]\nname = 'pond'\n[[projects]]\ntitle = 'x'\n"


def _sources(folder: Path) -> Sources:
    return Sources(Disk(), folder / "directory")


def _named(corrections: Corrections) -> Corrections:
    return corrections.changed(Who.PEOPLE, "@a:b.c", lambda said: said.with_text("names", "Ann"))


def test_a_table_comes_in_and_stays_byte_for_byte(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(HEBBOT.encode().replace(b"\n", b"\r\n"))
    sources = _sources(tmp_path)
    told: list[None] = []
    sources.subscribe(lambda: told.append(None))
    imported = sources.import_table(file)
    assert imported.table.told() == "1 section, 1 project"
    assert len(told) == 1
    assert (sources.folder / "hebbot.toml").read_bytes() == file.read_bytes()
    loaded = sources.load()
    assert loaded.kept == (Listing.HEBBOT,)
    assert [str(problem) for problem in loaded.problems] == ["hebbot.toml: projects, entry 2 name is missing"]
    assert sources.load() is loaded
    sources.remove_table(Listing.HEBBOT)
    assert sources.load().tables == ()


def test_the_sections_beside_a_table_of_projects_come_with_it(tmp_path: Path) -> None:
    (tmp_path / "sections.json").write_text('{"ducks": {"title": "Dept of Ducks"}}')
    (tmp_path / "projects.json").write_text('{"pond": {"section": "ducks"}}')
    sources = _sources(tmp_path)
    imported = sources.import_table(tmp_path / "projects.json")
    assert imported.table.projects[0].section == "Dept of Ducks"
    assert sources.load().kept == (Listing.SECTIONS, Listing.PROJECTS)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"{", b"a = 1", b""])
def test_what_is_no_table_is_refused_and_changes_nothing(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(data)
    sources = _sources(tmp_path)
    with pytest.raises(TableError):
        sources.import_table(file)
    assert not sources.folder.exists()


def test_corrections_are_shared_by_programs(tmp_path: Path) -> None:
    one, other = _sources(tmp_path), _sources(tmp_path)
    assert not other.load().corrections
    one.correct(_named)
    other.correct(lambda said: said.put(Who.PROJECTS, "pond", Corrected(is_hidden=True)))
    assert one.load().corrections == other.load().corrections
    assert one.load().corrections.people["@a:b.c"].texts == {"names": ("Ann",)}


def test_a_file_with_mistakes_is_told_and_copied_before_it_is_written_over(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    sources.folder.mkdir()
    file = sources.folder / "corrections.toml"
    bad = b"# mine\n[people.a]\nnames = ['A']\nnoise = 3\n"
    file.write_bytes(bad)
    assert [str(problem) for problem in sources.load().problems] == ["corrections.toml: people.a.noise is not known"]
    sources.correct(_named)
    assert (sources.folder / "corrections-damaged.toml").read_bytes() == bad
    assert sources.load().corrections.people["a"].texts == {"names": ("A",)}
    assert not sources.load().problems


def test_a_file_that_is_nothing_at_all_is_kept_too(tmp_path: Path) -> None:
    sources = _sources(tmp_path)
    sources.folder.mkdir()
    (sources.folder / "corrections.toml").write_bytes(b"\xff\x00")
    assert sources.load().problems
    sources.correct(_named)
    assert (sources.folder / "corrections-damaged.toml").read_bytes() == b"\xff\x00"


def test_what_cannot_be_written_holds_until_the_program_ends(tmp_path: Path) -> None:
    (tmp_path / "directory").write_text("a file in the way")
    sources = _sources(tmp_path)
    with pytest.raises(OSError):  # noqa: PT011 - as the system words it
        sources.correct(_named)
    assert sources.load().corrections.people["@a:b.c"].texts == {"names": ("Ann",)}


def test_what_could_not_be_written_comes_with_the_next_that_can_and_takes_nothing_away(tmp_path: Path) -> None:
    sources, other = _sources(tmp_path), _sources(tmp_path)
    (tmp_path / "directory").write_text("a file in the way")
    with pytest.raises(OSError):  # noqa: PT011 - as the system words it
        sources.correct(_named)
    (tmp_path / "directory").unlink()
    other.correct(lambda said: said.put(Who.PROJECTS, "pond", Corrected(is_hidden=True)))
    assert {*sources.load().corrections.people, *sources.load().corrections.projects} == {"@a:b.c", "pond"}
    sources.correct(lambda said: said.put(Who.PROJECTS, "lake", Corrected(is_hidden=True)))
    assert set(other.load().corrections.projects) == {"pond", "lake"}
    assert set(other.load().corrections.people) == {"@a:b.c"}


class _Full(Disk):
    """A disk on which nothing new has room, while it `is_full`."""

    is_full = True

    def create(self, path: Path, data: bytes) -> None:
        if self.is_full:
            raise OSError(errno.ENOSPC, "there is no room left")
        super().create(path, data)


def test_a_file_with_mistakes_is_copied_also_when_that_failed_once(tmp_path: Path) -> None:
    disk = _Full()
    sources = Sources(disk, tmp_path)
    (tmp_path / "corrections.toml").write_bytes(b"mine = [")
    with pytest.raises(OSError, match="no room"):
        sources.correct(_named)
    disk.is_full = False
    sources.correct(_named)
    assert (tmp_path / "corrections-damaged.toml").read_bytes() == b"mine = ["


@pytest.mark.parametrize("kind", [Listing.CORRECTIONS, Listing.HEBBOT, Listing.SENDERS])
def test_a_file_that_has_grown_huge_is_told_and_left_as_it_is(tmp_path: Path, kind: Listing) -> None:
    with (tmp_path / kind.value).open("wb") as out:
        out.truncate(9_000_000)
    sources = Sources(Disk(), tmp_path)
    assert [str(one) for one in sources.load().problems] == [f"{kind.value}: cannot be read: it is too large"]
    if kind is Listing.CORRECTIONS:
        with pytest.raises(OSError, match="too large"):
            sources.correct(_named)
    assert (tmp_path / kind.value).stat().st_size == 9_000_000
    assert not sources.load().tables


def test_corrections_are_no_table(tmp_path: Path) -> None:
    file = tmp_path / "theirs.toml"
    file.write_text('[people."@a:b.c"]\nnames = ["A"]\n')
    sources = _sources(tmp_path)
    assert sources.read(file)[0] is Listing.CORRECTIONS
    with pytest.raises(TableError):
        sources.import_table(file)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    with file.open("wb") as out:
        out.truncate(9_000_000)
    with pytest.raises(TableError, match="too large"):
        _sources(tmp_path).import_table(file)
