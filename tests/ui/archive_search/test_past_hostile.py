"""A past issue may hold anything: it opens and closes, and nothing in it runs or fetches."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests import archive
from tests.ui.archive_search.conftest import SearchDesk, open_chosen
from tests.ui.preview.attacks import ATTACKS, HAS_ACTED
from tests.ui.preview.eyes import Eyes
from tests.ui.preview.listener import Listener
from twimeditor.ui.preview.web import WebSurface
from twimeditor.ui.shell.past_issue import PastIssueWindow

HEAD = """+++
title = "This Week in Matrix 2023-06-30"
date = 2023-06-30
+++

## Dept of Traps

### Snare

[Nix](https://matrix.to/#/@nix:snare.example) says

"""
ENTRY = "### Trap {}\n\n[Nix](https://snare.example) says\n\n> Caught.\n\n"
LARGE = {
    "a line of a megabyte": "> " + "word " * 200_000,
    "a word of a megabyte": "> " + "w" * 1_000_000,
    "five megabytes": "> Told on very many lines, one like the other.\n" * 100_000,
    "a thousand entries": "".join(map(ENTRY.format, range(1000))),
    "deep quotes": ">" * 20_000 + " deep",
    "no section": "\x00\ufeff\u202e" * 100,
}


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()
    shiboken6.delete(listener)


def opened_with(desk: SearchDesk, tmp_path: Path, body: str) -> PastIssueWindow:
    """Put an issue of that body where the newest one lay, and open it."""
    desk.look_for("author:mara larkspur")
    path = tmp_path / "site" / archive.path_of(archive.LAST)
    path.write_text(HEAD + body, encoding="utf-8")
    open_chosen(desk)
    return desk.readers()[0]


@pytest.mark.parametrize("body", LARGE.values(), ids=LARGE)
def test_however_large_an_issue_is_it_opens_and_closes(desk: SearchDesk, tmp_path: Path, body: str) -> None:
    reader = opened_with(desk, tmp_path, body)
    assert reader.windowTitle().endswith("(read only)")
    QTest.keyClick(reader.view, Qt.Key.Key_Escape)
    desk.wait(lambda: not desk.readers())


def test_nothing_in_it_runs_or_fetches(desk: SearchDesk, tmp_path: Path, listener: Listener) -> None:
    assert QImage(8, 6, QImage.Format.Format_RGB32).save(str(tmp_path / "secret.png"))
    address = (tmp_path / "secret.png").as_uri()
    climbing = "../" * 8 + "secret.png"
    pictures = (f'<img src="{address}">', f"![]({address})", f"![](/{climbing})", f"![]({climbing})")
    attacks = (one.replace("HOST", listener.address) for one in ATTACKS.values() if "plaintext" not in one)
    body = "\n\n".join(("> The snare is set.", *pictures, *attacks))
    reader = opened_with(desk, tmp_path, f"{body}\n")
    desk.wait(lambda: reader.findChild(WebSurface) is not None)
    surface = reader.findChild(WebSurface)
    assert surface is not None
    eyes = Eyes(desk.qtbot, surface)
    eyes.wait_for('document.querySelector("main").textContent.includes("The snare is set.")')
    assert not eyes.see(HAS_ACTED)
    assert not eyes.see("[...document.images].filter((image) => image.naturalWidth).length")
    assert not listener.calls
    reader.close()
