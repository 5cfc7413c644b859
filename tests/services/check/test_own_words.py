"""The user's own words: one a line, in a file that others may edit."""

import errno
from pathlib import Path

import pytest

from tests.services.fakes import MemoryFiles
from twimeditor.services.check.own_words import OwnWords

FILE = Path("/config/words.txt")


@pytest.fixture
def files() -> MemoryFiles:
    return MemoryFiles()


def test_there_are_none_at_first(files: MemoryFiles) -> None:
    assert OwnWords(files, FILE).all() == frozenset()


def test_words_are_known_to_the_next_program(files: MemoryFiles) -> None:
    OwnWords(files, FILE).add("Tuwunel")
    OwnWords(files, FILE).add("Café")
    assert OwnWords(files, FILE).all() == {"Tuwunel", "Café"}
    assert files.content[FILE].decode() == "Tuwunel\nCafé\n"


def test_a_file_that_was_written_by_hand_is_read_and_kept(files: MemoryFiles) -> None:
    files.put(FILE, b"  lamp \r\n\r\nboat")
    words = OwnWords(files, FILE)
    assert words.all() == {"lamp", "boat"}
    words.add("raft")
    assert words.all() == {"lamp", "boat", "raft"}


def test_what_another_program_adds_is_known_at_once(files: MemoryFiles) -> None:
    words = OwnWords(files, FILE)
    words.add("lamp")
    files.put(FILE, b"lamp\nboat\n")
    assert words.all() == {"lamp", "boat"}


def test_a_word_can_be_taken_out_and_is_never_there_twice(files: MemoryFiles) -> None:
    words = OwnWords(files, FILE)
    for word in ("lamp", "boat", "lamp"):
        words.add(word)
    assert files.content[FILE] == b"boat\nlamp\n"
    words.remove("lamp")
    assert words.all() == {"boat"}


def test_what_cannot_be_written_holds_until_the_end(files: MemoryFiles) -> None:
    files.failing["words"] = errno.EROFS
    words = OwnWords(files, FILE)
    with pytest.raises(OSError, match="it fails"):
        words.add("lamp")
    assert words.all() == {"lamp"}


def test_bytes_that_are_no_text_do_no_harm_and_stay(files: MemoryFiles) -> None:
    files.put(FILE, b"lamp\n\xff\xfe\n")
    words = OwnWords(files, FILE)
    assert "lamp" in words.all()
    words.add("boat")
    words.remove("lamp")
    assert files.content[FILE] == b"\xff\xfe\nboat\n"


def test_a_file_that_another_editor_has_written_stays_as_it_is_but_for_the_word(files: MemoryFiles) -> None:
    before = b"\xef\xbb\xbflamp\r\n  raft \r\n\r\nend"
    files.put(FILE, before)
    words = OwnWords(files, FILE)
    assert words.all() == {"lamp", "raft", "end"}
    words.add("boat")
    assert files.content[FILE] == before + b"\nboat\n"
    words.remove("boat")
    assert files.content[FILE] == before + b"\n"


def test_listeners_are_told(files: MemoryFiles) -> None:
    words = OwnWords(files, FILE)
    told: list[frozenset[str]] = []
    end = words.subscribe(lambda: told.append(words.all()))
    words.add("lamp")
    end()
    words.add("boat")
    assert told == [{"lamp"}]
