"""The desktop's own trash, in a home of its own."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

THROW_AWAY = (
    "import sys; from pathlib import Path; from twimeditor.services.assets.trash import DesktopTrash as Trash; "
)
PUT = THROW_AWAY + "Trash().put(Path(sys.argv[1]))"


def thrown_away(path: Path, home: Path) -> "subprocess.CompletedProcess[bytes]":
    environment = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data")}
    return subprocess.run([sys.executable, "-c", PUT, path], env=environment, check=False, capture_output=True)


@pytest.mark.skipif(sys.platform != "linux", reason="this is the trash of freedesktop.org")
def test_a_file_lies_in_the_trash_with_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a b.png"
    path.write_bytes(b"picture")
    done = thrown_away(path, tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    assert not path.exists()
    trash = tmp_path / "data/Trash"
    assert (trash / "files/a b.png").read_bytes() == b"picture"
    assert f"Path={quote(str(path))}" in (trash / "info/a b.png.trashinfo").read_text()


def test_without_a_place_for_a_trash_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"picture")
    (tmp_path / "data").write_text("a file where the trash should be")
    done = thrown_away(path, tmp_path)
    assert b"Error" in done.stderr.splitlines()[-1]
    assert path.read_bytes() == b"picture"
