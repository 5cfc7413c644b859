"""A bot's archive: the pictures that the issue names by bare names get their files, names and places."""

import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.ui.images.hands import Hands, drop, files, picture
from tests.ui.launch import Launcher
from twimeditor.core.post import parse
from twimeditor.services.assets.sources import Source
from twimeditor.ui.images.archive import sort

POST = """\
+++
title = "This Week in Matrix 2031-03-07"
path = "/blog/2031/03/07/this-week-in-matrix-2031-03-07"
+++

## Dept of Lanterns 🏮

### Glow

[Robin](https://matrix.to/#/@robin:example.org) says

> First report.
>
> ![A lamp](AbCdEf.png)

### Wick

[Aino](https://matrix.to/#/@aino:example.org) says

> Wick burns longer.
>
> ![](GhIjKl.png)

And once more: ![A lamp again](AbCdEf.png)

![](MnOpQr.png)
"""


@pytest.fixture
def hands(launch: Launcher, tmp_path: Path, qtbot: QtBot) -> Hands:
    post = tmp_path / "2031-03-07-twim.md"
    post.write_text(POST, encoding="utf-8")
    return Hands(launch(post), qtbot)


def folder(tmp_path: Path) -> Path:
    made = tmp_path / "media"
    made.mkdir()
    for name, colour in (("AbCdEf.png", "red"), ("GhIjKl.png", "blue"), ("Unnamed.png", "green")):
        (made / name).write_bytes(picture(colour=colour))
    return made


def zipped(tmp_path: Path) -> Path:
    path = tmp_path / "media.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for held in sorted(folder(tmp_path).iterdir()):
            archive.write(held, f"media/{held.name}")
    return path


def tarred(tmp_path: Path) -> Path:
    path = tmp_path / "media.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(folder(tmp_path), "media")
    return path


@pytest.mark.parametrize("made", [folder, zipped, tarred])
def test_all_that_is_named_comes_in_as_one_step(hands: Hands, tmp_path: Path, made: Callable[[Path], Path]) -> None:
    before = hands.text
    assert drop(hands.window.outline, files(made(tmp_path)))
    panel = hands.archive_panel()
    assert panel.words.text() == "2 of the 3 pictures that the issue names as the bot called them are here."
    panel.insert.click()
    hands.qtbot.waitUntil(lambda: hands.text != before)
    assert hands.text == before.replace("AbCdEf.png", "/blog/img/2031-03-07-AbCdEf.png").replace(
        "GhIjKl.png", "/blog/img/2031-03-07-GhIjKl.png"
    )
    assert hands.kept() == ["2031-03-07-AbCdEf.png", "2031-03-07-GhIjKl.png"]
    assert hands.session.undo_label == "Bring in 2 pictures"
    assert hands.window.toast.text() == "Brought in 2 pictures; 1 still missing."
    hands.session.undo()
    assert hands.text == before


def test_what_is_missing_and_what_nobody_names_is_listed(hands: Hands, tmp_path: Path) -> None:
    assert drop(hands.window.form, files(zipped(tmp_path)))
    panel = hands.archive_panel()
    listed = dict(map(_listed, map(panel.tree.topLevelItem, range(panel.tree.topLevelItemCount()))))
    assert listed == {
        "Come in (2)": ["AbCdEf.png", "GhIjKl.png"],
        "Still missing (1)": ["MnOpQr.png"],
        "Named nowhere in the issue (1)": ["Unnamed.png"],
    }
    panel.reject()
    assert not hands.kept()
    assert not hands.session.can_undo


def _listed(group: QTreeWidgetItem | None) -> tuple[str, list[str]]:
    assert group is not None
    rows = filter(None, map(group.child, range(group.childCount())))
    return group.text(0), [row.text(0) for row in rows]


def test_the_others_are_asked_about_next_if_they_are_wanted(hands: Hands, tmp_path: Path) -> None:
    hands.select("Wick")
    assert drop(hands.window.form, files(zipped(tmp_path)))
    panel = hands.archive_panel()
    panel.more.click()
    panel.insert.click()
    following = hands.panel()
    assert following.page.name.text() == "Unnamed"
    hands.insert()
    assert "2031-03-07-Unnamed.png" in hands.kept()


def test_an_archive_that_the_issue_names_nothing_of_is_just_pictures(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "others.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.png", picture())
    assert drop(hands.window.form, files(path))
    assert hands.panel().page.name.text() == "one"
    hands.panel().reject()


def test_an_archive_that_would_write_elsewhere_is_refused(hands: Hands, tmp_path: Path) -> None:
    path = tmp_path / "media.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../AbCdEf.png", picture())
    before = hands.text
    assert drop(hands.window.form, files(path))
    assert "media.zip" in hands.told()
    assert hands.text == before
    assert not hands.kept()


def test_names_with_a_file_need_none() -> None:
    sources = [Source(f"media/{name}", 3, None, lambda: b"") for name in ("AbCdEf.png", "GhIjKl.png")]
    found = sort(parse(POST), sources, lambda address: address == "AbCdEf.png")
    assert [match.source.name for match in found.matched] == ["media/GhIjKl.png"]
    assert [source.name for source in found.others] == ["media/AbCdEf.png"]
    assert found.missing == ("MnOpQr.png",)


def test_each_place_of_a_name_is_found() -> None:
    found = sort(parse(POST), [Source("AbCdEf.png", 3, None, lambda: b"")], lambda _address: False)
    assert [len(match.places) for match in found.matched] == [2]
