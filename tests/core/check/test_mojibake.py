"""UTF-8 that was read in another encoding: whole posts come back, and what is not damaged is never touched."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.issues import POST
from twimeditor.core.check.mojibake import Repair, damaged_places, repaired
from twimeditor.core.check.repairing import repairing
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse, write

CORPUS = Path(os.environ.get("TWIM_CORPUS", ""))


def as_browsers_read_windows(data: bytes) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data)


DAMAGES: Mapping[str, Callable[[bytes], str]] = {
    "Mac Roman": lambda data: data.decode("mac_roman"),
    "Latin-1": lambda data: data.decode("latin-1"),
    "Windows-1252": as_browsers_read_windows,
}
of_each_encoding = pytest.mark.parametrize("name", DAMAGES)

LATIN = "naïve café Zoë José Łukasz Straße œuvre Ærø Ñandú Ōsaka Göteborg Rémy l’été it’s “so” ‘it’ — – … «là» 20\xa0°C"
OTHERS = (
    "3\xa0€ привет Київ Αθήνα שלום سلام 你好 日本語 한국어 ไทย हिन्दी ½ × → ✓ ™ © 🎉 👩\u200d🎓 🛰️ 🏳️\u200d🌈 🇫🇮 👍🏽 𝔐"
)
WORDS = [*LATIN.split(" "), *OTHERS.split(" "), "matrix", "room", "\n", "> ", "## "]
posts = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)


@pytest.mark.skipif(not (CORPUS / "seed-mojibake.md").exists(), reason="TWIM_CORPUS is not set")
def test_the_damaged_seed_becomes_exactly_the_repaired_one() -> None:
    damaged = (CORPUS / "seed-mojibake.md").read_bytes().decode()
    found = repaired(damaged)
    assert found is not None
    assert found.encoding == "Mac Roman"
    assert found.text.encode() == (CORPUS / "seed-repaired.md").read_bytes()


def test_no_real_post_is_taken_for_damaged(corpus_posts: tuple[Path, ...]) -> None:
    texts = {path: path.read_bytes().decode() for path in corpus_posts if path.name != "seed-mojibake.md"}
    assert [path.name for path, text in texts.items() if repaired(text)] == []
    assert [path.name for path, text in texts.items() if [*damaged_places(text)]] == []


@of_each_encoding
def test_each_real_post_comes_back_exactly(corpus_posts: tuple[Path, ...], name: str) -> None:
    texts = [path.read_bytes().decode() for path in corpus_posts if path.name != "seed-mojibake.md"]
    for text in texts:
        if not text.isascii():
            found = repaired(DAMAGES[name](text.encode()))
            assert found is not None
            assert found.text == text


@of_each_encoding
@given(text=posts)
@example(text="José")
@example(text="20\xa0°C")
@example(text="\ufeff# 🎉\r\n\r\n> l’été\r\n")
def test_what_was_damaged_comes_back_or_is_left_alone(name: str, text: str) -> None:
    damaged = DAMAGES[name](text.encode())
    found = repaired(damaged)
    assert found is None or found.text == text


@of_each_encoding
@given(text=posts)
def test_one_character_that_no_sentence_has_by_chance_is_enough(name: str, text: str) -> None:
    text += " it’s 🎉"
    assert repaired(DAMAGES[name](text.encode())) == Repair(_told(name, text), text)


def _told(name: str, text: str) -> str:
    """Return the name that is told: Latin-1 is Windows-1252 where no character stands apart in them."""
    same = DAMAGES["Latin-1"](text.encode()) == DAMAGES["Windows-1252"](text.encode())
    return "Windows-1252" if name == "Latin-1" and same else name


@given(text=posts)
@example(text="“é")
@example(text="l’école")
@example(text="CAFÉ’S")
@example(text="Spaß…")
@example(text="É\xa0!")
def test_what_is_not_damaged_is_never_touched(text: str) -> None:
    assert repaired(text) is None
    assert [*damaged_places(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "20\xa0°C, 3\xa0µs and 5\xa0£",
        "2√π",
        "2×½",
        "HYVÄ” and HYVÄ…",
        "voilà…",
        "touché…”",
        "\ufffd\ufffd",
        "It‚Äôs damaged, and café is not",
        "JosÃ© was damaged, and Zoë was not",
    ],
)
def test_what_may_be_an_ordinary_sentence_or_is_no_whole_is_left_alone(text: str) -> None:
    assert repaired(text) is None


@of_each_encoding
@pytest.mark.parametrize(
    "word", ["It’s", "José", "für", "Rémy", "Göteborg", "École", "20 °C", "привет", "你好", "🎉", "–", "£5"]
)
def test_one_damaged_word_is_recognised(name: str, word: str) -> None:
    found = repaired(DAMAGES[name](word.encode()))
    assert found is not None
    assert found.text == word


def test_line_ends_and_a_byte_order_mark_come_back() -> None:
    text = "\ufeff+++\r\ntitle = “x”\r\n+++\r\n\r\nZoë 🎉\r\n"
    damaged = DAMAGES["Mac Roman"](text.encode())
    assert repaired(damaged) == Repair("Mac Roman", text)
    assert repaired("\ufeff" + DAMAGES["Mac Roman"](text[1:].encode())) == Repair("Mac Roman", text)


@of_each_encoding
def test_what_was_damaged_twice_comes_back_whole(name: str) -> None:
    text = "It’s the café’s 🎉"
    once = DAMAGES[name](text.encode())
    found = repaired(DAMAGES["Windows-1252"](once.encode()))
    assert found is not None
    assert found.text == text


@of_each_encoding
def test_megabytes_take_no_time_that_anyone_waits_for(name: str) -> None:
    clean = "A long line of plain words, and then: it’s the café’s 🎉 again.\n" * 80_000
    for text in (clean, DAMAGES[name](clean.encode())):
        began = process_time()
        found = repaired(text)
        assert process_time() - began < 1.5
        assert found is None or found.text == clean


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Itâ€™s café", [("â€™", "’")]),
        ("It‚Äôs café", [("‚Äô", "’")]),
        ("é ðŸŽ‰", [("ðŸŽ‰", "🎉")]),
        ("é \uf8ffüéâ", [("\uf8ffüéâ", "🎉")]),
        ("Łukasz and JosÃ©", [("Ã©", "é")]),
        ("Łukasz and Jos√©", [("√©", "é")]),
        ("Łukasz, Â©", [("Â©", "©")]),
        ("ðŸ›°ï¸\x8f é", [("ðŸ›°", "🛰"), ("ï¸\x8f", "\ufe0f")]),
    ],
)
def test_single_damaged_characters_are_named(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(text[start:end], char) for start, end, char in damaged_places(text)] == wanted


@pytest.mark.parametrize("text", ["2√π", "MAÃ‘ANA", "PÂTÉ", "’é “é", "forêt Â la", "‚Äpfel‘", "10 ÷ ½", "Ôò"])
def test_what_only_resembles_damage_is_not_named(text: str) -> None:
    assert [*damaged_places(text)] == []


def test_an_issue_is_repaired_to_the_byte_and_stays_the_same_where_it_was_whole() -> None:
    text = POST.replace("First line.", "It’s the first line… 🎉")
    issue = parse(DAMAGES["Mac Roman"](text.encode()))
    found = repairing(issue, IdSource(10_000))
    assert found is not None
    assert found.encoding == "Mac Roman"
    assert write(found.after) == found.repaired == text
    assert write(found.before) == found.damaged == write(issue)
    ids = [entry.id for entry in issue.entries]
    assert [entry.id for entry in found.after.entries] == ids
    assert next(iter(found.after.leaves())) is next(iter(issue.leaves()))


def test_a_clean_issue_has_no_repair() -> None:
    assert repairing(parse(POST), IdSource(10_000)) is None
