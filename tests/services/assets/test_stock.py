"""What an issue has of pictures and videos."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twimeditor.core.assets.references import references
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse
from twimeditor.services.assets.stock import Asset, State, inventory, survey

Inventory = Callable[..., tuple[Asset, ...]]

ISSUE = """\
+++
title = "An issue"

[extra]
image = "https://matrix.org/blog/img/lamp.png"
+++

## Dept of Lanterns

### Glow

> A lamp.
>
> ![A lamp on a table](/blog/img/lamp.png)

![](/blog/img/wick.png)

![Elsewhere](https://glow.example.org/far.png)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


@pytest.fixture
def take(folder: Path) -> Inventory:
    """Return a function that lists the assets of a text; files lie in `folder` by their names."""

    def find(address: str) -> Path | None:
        path = folder / address.rsplit("/", 1)[-1]
        return path if path.is_file() else None

    def taken(text: str = ISSUE, own: tuple[str, ...] = ()) -> tuple[Asset, ...]:
        named = references(parse(text, IdSource()))
        stock = survey((one.address for one in named), find, (folder / name for name in own))
        return inventory(named, stock)

    return taken


def test_an_asset_is_all_that_leads_to_its_file(take: Inventory, folder: Path) -> None:
    (folder / "lamp.png").write_bytes(b"a picture")
    lamp = take()[0]
    assert (lamp.name, lamp.state, lamp.is_shared) == ("lamp.png", State.USED, True)
    assert [use.address for use in lamp.uses] == ["/blog/img/lamp.png", "https://matrix.org/blog/img/lamp.png"]
    assert len(lamp.places) == 1
    assert lamp.file is not None
    assert lamp.file.size == 9


def test_what_nobody_finds_is_missing_and_what_lies_elsewhere_is_not(take: Inventory) -> None:
    states = {asset.name: asset.state for asset in take()}
    assert states == {"lamp.png": State.MISSING, "wick.png": State.MISSING, "far.png": State.REMOTE}


def test_what_is_missing_is_one_asset_however_it_is_spelled(take: Inventory) -> None:
    text = "![a](/blog/img/x.png)\n\n![b](https://matrix.org/blog/img/x.png)\n"
    (only,) = take(text)
    assert (only.state, len(only.uses)) == (State.MISSING, 2)


def test_files_that_nothing_names_come_last_and_once(take: Inventory, folder: Path) -> None:
    for name in ("b.png", "A.png", "wick.png"):
        (folder / name).write_bytes(b"x")
    found = take(own=("b.png", "A.png", "wick.png", "b.png", "gone.png"))
    assert [(asset.name, asset.state) for asset in found[-2:]] == [("A.png", State.UNUSED), ("b.png", State.UNUSED)]
    assert sum(asset.name == "wick.png" for asset in found) == 1


def test_an_alt_text_is_lacking_only_where_one_belongs(take: Inventory) -> None:
    lacking = {asset.name: asset.lacks_alt for asset in take()}
    assert lacking == {"lamp.png": False, "wick.png": True, "far.png": False}


def test_a_link_to_a_picture_elsewhere_shows_none(take: Inventory) -> None:
    assert take("[a picture](https://glow.example.org/far.png)\n") == ()


@pytest.mark.parametrize(("name", "is_video"), [("a.webm", True), ("a.MP4", True), ("a.png", False), ("webm", False)])
def test_videos_are_known_by_their_names(name: str, is_video: bool) -> None:
    assert Asset(name, State.MISSING).is_video is is_video
