"""The record of windows survives anything that stands in its file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.workspace import MOST, WindowRecord, Workspace

RECORDS = st.lists(
    st.builds(
        WindowRecord,
        st.none() | st.just(Path("/a/ü.md")) | st.just(Path("/b c.md")),
        st.text(max_size=5),
        st.text(max_size=5),
        st.lists(st.sampled_from(["outline", "preview"]), max_size=2).map(tuple),
        st.lists(st.sampled_from(["assets", "problems"]), max_size=2).map(tuple),
        st.text(max_size=5),
    ),
    max_size=MOST,
)


@given(records=RECORDS)
def test_what_was_kept_is_read(records: list[WindowRecord], tmp_path_factory: pytest.TempPathFactory) -> None:
    workspace = Workspace(Disk(), tmp_path_factory.mktemp("state"))
    assert workspace.is_new()
    workspace.keep(records)
    assert workspace.windows() == tuple(records)
    assert not workspace.is_new()


@pytest.mark.parametrize("stored", [b"", b"\xff", b"{}", b"[1, null, {}]", b'[{"post": "x"}]', b"[" * 100_000])
def test_nonsense_is_no_window(tmp_path: Path, stored: bytes) -> None:
    (tmp_path / "windows.json").write_bytes(stored)
    assert Workspace(Disk(), tmp_path).windows() == ()


def test_a_name_that_no_file_has_is_left_out(tmp_path: Path) -> None:
    row = b'[{"post": "a\\u0000b", "geometry": "", "splitter": "", "hidden": [1, "preview"]}]'
    (tmp_path / "windows.json").write_bytes(row)
    assert Workspace(Disk(), tmp_path).windows() == (WindowRecord(None, "", "", ("preview",)),)


@pytest.mark.parametrize("docks", [b'"docks": 3, "arrangement": []', b'"docks": null', b'"arrangement": {}'])
def test_docks_that_make_no_sense_are_left_out(tmp_path: Path, docks: bytes) -> None:
    row = b'[{"post": "/a.md", "geometry": "", "splitter": "", "hidden": [], ' + docks + b"}]"
    (tmp_path / "windows.json").write_bytes(row)
    assert Workspace(Disk(), tmp_path).windows() == (WindowRecord(Path("/a.md")),)


def test_no_more_windows_are_opened_than_anybody_wants(tmp_path: Path) -> None:
    workspace = Workspace(Disk(), tmp_path)
    workspace.keep([WindowRecord(Path(f"/{number}.md")) for number in range(100)])
    assert len(workspace.windows()) == MOST
    assert workspace.windows()[-1].post == Path("/99.md")


def test_a_post_that_went_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    workspace = Workspace(Disk(), tmp_path)
    assert not workspace.is_gone(tmp_path / "a.md")
    assert workspace.is_gone(tmp_path / "b.md")
