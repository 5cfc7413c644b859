"""Emoji are found by their words, and spelled as the newsletter does."""

import pytest

from twimeditor.core.emoji import Emoji, bare, matching, read_emoji, spelled
from twimeditor.services.resources import resource_path

LIST = """\
# Objects
🏮\tred paper lantern\tbar light
💡\tlight bulb\tidea
# Places
🏢\toffice building\tcity
🛰️\tsatellite\tspace
"""


@pytest.fixture(scope="module")
def shipped() -> tuple[Emoji, ...]:
    return read_emoji(resource_path("emoji", "emoji.tsv").read_text(encoding="utf-8"))


def found(query: str) -> list[str]:
    return [one.text for one in matching(read_emoji(LIST), query)]


def test_a_list_is_read_with_its_groups() -> None:
    assert read_emoji(LIST)[2] == Emoji("🏢", "office building", "city", "Places")
    assert [one.group for one in read_emoji(LIST)] == ["Objects", "Objects", "Places", "Places"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["🏮", "💡", "🏢", "🛰️"]),
        ("light", ["💡", "🏮"]),
        ("LIGHT bulb", ["💡"]),
        ("lan", ["🏮"]),
        ("city", ["🏢"]),
        ("🛰", ["🛰️"]),
        ("nothing of that", []),
    ],
)
def test_words_find_emoji_the_best_first(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_the_selector_is_written_as_the_vocabulary_has_it() -> None:
    assert spelled("🛰️", ["Dept of Bridges 🌉", "Dept of Space 🛰"]) == "🛰"
    assert spelled("🛰", ["Dept of Space 🛰️"]) == "🛰️"
    assert spelled("🏮", ["Dept of Space 🛰️"]) == "🏮"
    assert bare("🛰️") == "🛰"


def test_the_shipped_list_has_what_sections_use(shipped: tuple[Emoji, ...]) -> None:
    known = {bare(one.text) for one in shipped}
    assert set("🏢🌉📱🧰🛠💭🏓🏁📜🎙") <= known
    assert len(shipped) > 1800
    assert all(one.name and one.group for one in shipped)
    assert len({one.text for one in shipped}) == len(shipped)
