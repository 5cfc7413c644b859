"""Posts beside the open one are read once, and anew when they have changed."""

from pathlib import Path

from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.post_cache import PostCache


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


class Reader:
    """Understands a text as itself, and remembers that it did."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, text: str) -> str:
        self.texts.append(text)
        if text == "bad":
            raise ValueError(text)
        return text


def test_a_post_is_understood_once_until_its_file_is_another(tmp_path: Path) -> None:
    path, reader = written(tmp_path / "a.md", b"one"), Reader()
    cache = PostCache(Disk(), reader, 100)
    assert [cache.get(path), cache.get(path)] == ["one", "one"]
    written(path, b"another")
    assert cache.get(path) == "another"
    assert reader.texts == ["one", "another"]


def test_what_cannot_be_read_is_nothing_and_is_not_tried_again(tmp_path: Path) -> None:
    reader, bad = Reader(), written(tmp_path / "bad.md", b"bad")
    cache = PostCache(Disk(), reader, 10)
    others = (
        written(tmp_path / "no-text.md", b"\xff"),
        written(tmp_path / "large.md", b"x" * 11),
        tmp_path / "gone.md",
    )
    assert [cache.get(path) for path in (bad, bad, *others)] == [None] * 5
    assert reader.texts == ["bad"]


def test_what_is_no_longer_wanted_is_forgotten(tmp_path: Path) -> None:
    first, second = (written(tmp_path / name, name.encode()) for name in ("a.md", "b.md"))
    reader = Reader()
    cache = PostCache(Disk(), reader, 10)
    for path in (first, second):
        cache.get(path)
    cache.keep([second])
    for path in (first, second):
        cache.get(path)
    assert reader.texts == ["a.md", "b.md", "a.md"]
