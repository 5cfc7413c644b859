"""Files, folders and archives that somebody drops: pictures come out, everything else is refused in words."""

import bz2
import gzip
import io
import lzma
import os
import random
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twimeditor.services.assets import folders, unpacking
from twimeditor.services.assets import sources as module
from twimeditor.services.assets.look import MOST_BYTES
from twimeditor.services.assets.reading import other_machine
from twimeditor.services.assets.refusal import Cancelled, Refused
from twimeditor.services.assets.sources import gather, read_file

PNG = b"\x89PNG\r\n\x1a\n" + b"a picture" * 10
GIF = b"GIF89a" + b"another" * 10

Entries = Iterable[tuple[str, bytes]]


def zipped(
    path: Path, entries: Entries = (("a.png", PNG), ("b/c.gif", GIF)), packing: int = zipfile.ZIP_DEFLATED
) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, data in entries:
            archive.writestr(zipfile.ZipInfo(name), data, packing)
    return path


def tarred(path: Path, entries: Entries = (("a.png", PNG), ("b/c.gif", GIF))) -> Path:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in entries:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    pack: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}
    path.write_bytes(pack.get(path.suffix, bytes)(data.getvalue()))
    return path


def special(path: Path, kind: bytes, name: str = "x.png", target: str = "a.png") -> Path:
    """Write a tar archive with an entry that is no file."""
    with tarfile.open(path, "w") as archive:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, target
        archive.addfile(info)
    return path


def refusal(path: Path) -> str:
    """Return why a path is refused, having looked that nothing is taken of it."""
    found = gather([path])
    assert found.sources == ()
    ((name, why),) = found.refused
    assert name == path.name
    assert path.name in why
    assert why.endswith(".")
    return why


# Files


def test_a_file_is_read_when_it_is_wanted(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    source = read_file(path)
    assert (source.name, source.size, source.origin, source.data) == ("a.png", len(PNG), path, PNG)


def test_several_files_keep_their_order_and_one_that_is_refused_stops_none(tmp_path: Path) -> None:
    for name in ("b.png", "a.png"):
        (tmp_path / name).write_bytes(PNG)
    (tmp_path / "empty.png").touch()
    found = gather([tmp_path / name for name in ("b.png", "empty.png", "a.png")])
    assert [source.name for source in found.sources] == ["b.png", "a.png"]
    assert [name for name, _why in found.refused] == ["empty.png"]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    assert "is empty" in refusal(tmp_path / "a.png")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.png").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert "no more than 100 MB can come in" in refusal(tmp_path / "a.png")


def test_a_file_that_grew_or_went_meanwhile_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    source = read_file(path)
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(Refused, match="100 MB"):
        source.read()
    path.unlink()
    with pytest.raises(Refused, match="could not be read: no such file"):
        source.read()


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.png")
    assert "device or a pipe" in refusal(tmp_path / "a.png")


def test_a_device_is_refused() -> None:
    assert "device or a pipe" in refusal(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("path", "machine"),
    [
        (PurePosixPath("//files.example.org/pictures/a.png"), "files.example.org"),
        (PureWindowsPath(r"\\files.example.org\pictures\a.png"), "files.example.org"),
        (PureWindowsPath(r"\\?\C:\a.png"), ""),
        (PureWindowsPath(r"C:\a.png"), ""),
        (PurePosixPath("/home/mira/a.png"), ""),
    ],
)
def test_a_path_may_name_another_machine(path: PurePath, machine: str) -> None:
    assert other_machine(path) == machine


def test_no_other_machine_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "stat", lambda *_a, **_k: pytest.fail("the other machine would know"))
    ((name, why),) = gather([Path("//files.example.org/pictures/a.png")]).refused
    assert name == "a.png"
    assert "lies on another machine, “files.example.org”. Copy it to this one" in why


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "a.png")


def test_a_link_that_somebody_drops_is_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_bytes(PNG)
    (tmp_path / "link.png").symlink_to("real.png")
    assert gather([tmp_path / "link.png"]).sources[0].data == PNG


# Folders


def test_a_folder_gives_its_pictures_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    for name in ("10.png", "2.png", "notes.txt", ".hidden.png", ".git/x.png", "sub/1.gif", "XyZabc"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"text" if name == "notes.txt" else PNG)
    found = gather([folder])
    assert [source.name for source in found.sources] == ["2.png", "10.png", "XyZabc", "sub/1.gif"]
    assert {source.data for source in found.sources} == {PNG}
    assert {source.origin for source in found.sources} == {folder}


def test_a_folder_without_a_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/notes.txt").write_text("text")
    assert "has no pictures in it" in refusal(tmp_path / "media")


def test_a_link_out_of_the_folder_is_refused_with_the_folder(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/a.png").write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (tmp_path / "media/b.png").symlink_to(tmp_path / "secret.png")
    found = gather([tmp_path / "media"])
    assert found.sources == ()
    assert "leads out of the folder" in found.refused[0][1]


def test_links_within_the_folder_and_loops_do_no_harm(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.png").write_bytes(PNG)
    (folder / "again.png").symlink_to("a.png")
    (folder / "sub/up").symlink_to(folder)
    (folder / "loop").symlink_to("loop")
    assert [source.name for source in gather([folder]).sources] == ["a.png"]


def test_a_file_that_becomes_a_link_out_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    path = tmp_path / "media/a.png"
    path.write_bytes(PNG)
    (tmp_path / "secret.png").write_bytes(PNG)
    (source,) = gather([tmp_path / "media"]).sources
    path.unlink()
    path.symlink_to(tmp_path / "secret.png")
    with pytest.raises(Refused, match="leads out"):
        source.read()


def test_a_bad_file_in_a_folder_is_told_and_the_others_come(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/a.png").write_bytes(PNG)
    (tmp_path / "media/b.png").touch()
    os.mkfifo(tmp_path / "media/c.png")
    found = gather([tmp_path / "media"])
    assert [source.name for source in found.sources] == ["a.png"]
    assert [name for name, _why in found.refused] == ["b.png", "c.png"]


def test_a_folder_with_too_much_in_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_ENTRIES", 3)
    (tmp_path / "media").mkdir()
    for number in range(4):
        (tmp_path / f"media/{number}.txt").touch()
    assert "too much in" in refusal(tmp_path / "media")


def test_a_folder_that_is_too_deep_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media" / "/".join("x" * 20)).mkdir(parents=True)
    (tmp_path / "media" / "/".join("x" * 20) / "a.png").write_bytes(PNG)
    assert "too much in" in refusal(tmp_path / "media")


def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    folder = tmp_path / "media"
    folder.mkdir()
    for name in (b"\xff.png", b"a\nb.png", b"\xfe empty.png"):
        (folder / os.fsdecode(name)).write_bytes(b"" if b"empty" in name else PNG)
    found = gather([folder, folder / os.fsdecode(b"\xff.png"), folder / os.fsdecode(b"\xfe empty.png")])
    assert {source.name for source in found.sources} == {
        "a\N{REPLACEMENT CHARACTER}b.png",
        "\N{REPLACEMENT CHARACTER}.png",
    }
    assert {source.data for source in found.sources} == {PNG}
    assert len(found.refused) == 2
    assert all("\udcfe" not in name + why for name, why in found.refused)


# Archives


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz", "called like nothing"])
def test_an_archive_gives_its_pictures(tmp_path: Path, name: str) -> None:
    path = tarred(tmp_path / name) if ".tar" in name else zipped(tmp_path / name)
    found = gather([path])
    assert [(source.name, source.data) for source in found.sources] == [("a.png", PNG), ("b/c.gif", GIF)]
    assert {source.origin for source in found.sources} == {path}
    path.unlink()
    assert [source.data for source in reversed(found.sources)] == [GIF, PNG], "it needs the file no more"


@pytest.mark.parametrize("make", [zipped, tarred])
def test_what_is_no_picture_stays_in_the_archive(tmp_path: Path, make: Callable[[Path, Entries], Path]) -> None:
    entries = [
        ("./media/", b""),
        ("./media/XyZabc", PNG),
        ("notes.json", b"{}"),
        ("__MACOSX/._a.png", b"x"),
        (".x.png", PNG),
    ]
    found = gather([make(tmp_path / "media.bin", entries[1:])])
    assert [source.name for source in found.sources] == ["media/XyZabc"]


def test_names_of_other_alphabets_come_through(tmp_path: Path) -> None:
    assert [one.name for one in gather([tarred(tmp_path / "a.tar", [("ключ.png", PNG)])]).sources] == ["ключ.png"]
    assert [one.name for one in gather([zipped(tmp_path / "a.zip", [("ключ.png", PNG)])]).sources] == ["ключ.png"]


def test_a_name_in_utf8_that_does_not_say_so_comes_through(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", [("kl\u0000\u0000.png".replace("\0", "x"), PNG)])
    path.write_bytes(path.read_bytes().replace(b"klxx.png", "kl\u00fc.png".encode()))
    assert [one.name for one in gather([path]).sources] == ["klü.png"]


@pytest.mark.parametrize("make", [zipped, tarred])
@pytest.mark.parametrize(
    "name", ["../a.png", "b/../../a.png", "/etc/a.png", "C:\\a.png", "C:a.png", "\\\\host\\a.png", "..\\a.png"]
)
def test_an_entry_that_leads_out_is_refused(tmp_path: Path, make: Callable[[Path, Entries], Path], name: str) -> None:
    path = make(tmp_path / "media.bin", [("good.png", PNG), (name, PNG)])
    assert "leads out of the archive" in refusal(path)


@pytest.mark.parametrize("make", [zipped, tarred])
def test_an_archive_in_an_archive_is_refused(tmp_path: Path, make: Callable[[Path, Entries], Path]) -> None:
    inner = zipped(tmp_path / "inner.zip").read_bytes()
    assert "is another archive" in refusal(make(tmp_path / "media.bin", [("a.png", PNG), ("b.png", inner)]))


@pytest.mark.parametrize("make", [zipped, tarred])
def test_two_entries_of_one_name_are_refused(tmp_path: Path, make: Callable[[Path, Entries], Path]) -> None:
    path = make(tmp_path / "media.bin", [("a.png", PNG), ("./A.png", GIF)])
    assert "two files" in refusal(path)


@pytest.mark.parametrize("make", [zipped, tarred])
def test_an_archive_without_a_picture_is_refused(tmp_path: Path, make: Callable[[Path, Entries], Path]) -> None:
    assert "no pictures in it" in refusal(make(tmp_path / "media.bin", [("notes.txt", b"text")]))


def test_an_archive_of_nothing_is_refused(tmp_path: Path) -> None:
    assert "no pictures in it" in refusal(zipped(tmp_path / "a.zip", []))
    assert "no pictures in it" in refusal(tarred(tmp_path / "a.tar.gz", []))


@pytest.mark.parametrize("make", [zipped, tarred])
def test_an_empty_picture_in_an_archive_is_told_and_the_others_come(
    tmp_path: Path, make: Callable[[Path, Entries], Path]
) -> None:
    found = gather([make(tmp_path / "media.bin", [("a.png", b""), ("b.png", PNG)])])
    assert [source.name for source in found.sources] == ["b.png"]
    assert [name for name, _why in found.refused] == ["a.png"]


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        (tarfile.SYMTYPE, "is a link"),
        (tarfile.LNKTYPE, "is a link"),
        (tarfile.CHRTYPE, "is a device"),
        (tarfile.FIFOTYPE, "is a device"),
        (tarfile.GNUTYPE_SPARSE, "is a device"),
    ],
)
def test_links_and_devices_in_a_tar_are_refused(tmp_path: Path, kind: bytes, what: str) -> None:
    assert what in refusal(special(tmp_path / "a.tar", kind))


@pytest.mark.parametrize(("mode", "what"), [(stat.S_IFLNK, "is a link"), (stat.S_IFCHR, "is a device")])
def test_links_and_devices_in_a_zip_are_refused(tmp_path: Path, mode: int, what: str) -> None:
    info = zipfile.ZipInfo("x.png")
    info.external_attr = (mode | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(info, b"/etc/passwd")
    assert what in refusal(tmp_path / "a.zip")


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip").read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(data)
    assert "locked with a password" in refusal(tmp_path / "a.zip")


def test_a_zip_packed_in_an_unknown_way_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip").read_bytes())
    for mark, at in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        data[data.index(mark) + at] = 99
    (tmp_path / "a.zip").write_bytes(data)
    assert "damaged or incomplete" in refusal(tmp_path / "a.zip")


def test_other_archives_and_packed_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(100))
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(100))
    (tmp_path / "a.svgz").write_bytes(gzip.compress(b"<svg/>"))
    assert "RAR archive" in refusal(tmp_path / "a.rar")
    assert "7-Zip archive" in refusal(tmp_path / "a.7z")
    assert "is packed, but no archive" in refusal(tmp_path / "a.svgz")


# Too much


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a megabyte be too much."""
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 1_000_000)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.xz"])
def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, name: str) -> None:
    noise = random.Random(1).randbytes(300_000)  # noqa: S311 - a test's own data
    entries = [(f"{number}.png", PNG + noise) for number in range(4)]
    path = tarred(tmp_path / name, entries) if "tar" in name else zipped(tmp_path / name, entries, zipfile.ZIP_STORED)
    assert "unpacks to more than 1 GB" in refusal(path)


@pytest.mark.usefixtures("small")
def test_a_header_that_lies_about_the_size_helps_nobody(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", [("a.png", PNG + bytes(2_000_000))])
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.index(mark) + at
        data[start : start + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    assert "damaged or incomplete" in refusal(path)


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz", "a.tar.bz2"])
def test_a_bomb_is_refused_long_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(unpacking, "_HARMLESS", 1_000_000)
    entries = [("a.png", PNG + bytes(5_000_000))]
    path = tarred(tmp_path / name, entries) if "tar" in name else zipped(tmp_path / name, entries)
    assert "times its size" in refusal(path)


def test_a_bomb_in_a_header_is_refused(tmp_path: Path) -> None:
    """A name of a gigabyte would be read at once, and before any entry is seen."""
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 900_000_000
    (tmp_path / "a.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(10_000))
    assert "damaged or incomplete" in refusal(tmp_path / "a.tar")


@pytest.mark.parametrize("make", [zipped, tarred])
def test_too_many_entries_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path, Entries], Path]
) -> None:
    monkeypatch.setattr(unpacking, "MOST_ENTRIES", 5)
    path = make(tmp_path / "media.bin", [(f"{number}.txt", b"x") for number in range(6)])
    assert "files in it" in refusal(path)


def test_a_directory_for_millions_is_not_read(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "a.zip").read_bytes())
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (900_000_000).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data)
    assert "more files than pictures ever are" in refusal(tmp_path / "a.zip")


def test_a_picture_too_large_in_an_archive_is_told_and_the_others_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twimeditor.services.assets.reading.MOST_BYTES", 1000)
    found = gather([zipped(tmp_path / "a.zip", [("a.png", PNG + bytes(2000)), ("b.png", PNG)])])
    assert [source.name for source in found.sources] == ["b.png"]
    assert "can come in" in found.refused[0][1]


def test_an_archive_that_is_too_large_itself_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_PACKED", 100)
    assert "larger than 1 GB" in refusal(zipped(tmp_path / "a.zip"))


def test_gathering_can_be_called_off(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media/a.png").write_bytes(PNG)
    for path in (zipped(tmp_path / "a.zip"), tarred(tmp_path / "a.tar.gz"), tmp_path / "media"):
        with pytest.raises(Cancelled):
            gather([path], lambda: True)


# Damage


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.tar.gz", "a.tar.bz2", "a.tar.xz"])
def test_an_archive_that_is_cut_off_anywhere_is_refused(tmp_path: Path, name: str) -> None:
    path = tarred(tmp_path / name) if "tar" in name else zipped(tmp_path / name)
    whole = path.read_bytes()
    needed = len(whole) if name != "a.tar" else len(whole.rstrip(b"\0")) + 512
    for length in range(6, needed, max(1, needed // 60)):
        path.write_bytes(whole[:length])
        found = gather([path])
        assert found.sources == () or all(source.data == whole[:length] for source in found.sources)
        assert found.refused or length < 263, f"{length} of {len(whole)} bytes"


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    name=st.sampled_from(["a.zip", "a.tar", "a.tar.gz", "a.tar.xz"]),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=6),
)
def test_no_damage_does_more_than_being_refused(tmp_path: Path, name: str, changes: list[tuple[float, int]]) -> None:
    path = tarred(tmp_path / name) if "tar" in name else zipped(tmp_path / name)
    data = bytearray(path.read_bytes())
    for place, value in changes:
        data[int(place * len(data))] = value
    path.write_bytes(data)
    for source in gather([path]).sources:
        assert len(source.data) == source.size


def test_nothing_is_written_where_it_shows(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip")
    before = set(tmp_path.rglob("*"))
    assert gather([path]).sources
    assert set(tmp_path.rglob("*")) == before
