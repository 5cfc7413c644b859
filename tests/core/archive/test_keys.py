"""What titles, addresses and sections are compared by."""

import pytest

from twimeditor.core.archive.keys import section_key, title_key, website_key


@pytest.mark.parametrize(
    "title",
    [
        "Tea Pot",
        "tea-pot",
        " **Tea** Pot 🫖",
        "[Tea Pot](https://teapot.example)",
        "Tea Pot 1.2.3",
        "Tea (Pot)",
        "Tea\ufe0f Pot",
        "T\u00adea Pot\u200d",
        "Ｔｅａ Pot",
    ],
)
def test_spellings_of_one_title_are_one(title: str) -> None:
    assert title_key(title) == "tea pot"


def test_what_is_longer_than_any_title_is_compared_by_its_beginning() -> None:
    assert title_key("tea " * 200_000) == " ".join(["tea"] * 125)


def test_different_titles_stay_apart() -> None:
    keys = {title_key(title) for title in ("C", "C++", "C#", "Teapot", "Tea Pot", "🫖", "Teapot 2", "1.0")}
    assert len(keys) == 8
    assert title_key("") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://teapot.example/a",
        "http://www.Teapot.example/a/",
        "//teapot.example/a.git",
        "<https://teapot.example/a#x>",
    ],
)
def test_spellings_of_one_address_are_one(address: str) -> None:
    assert website_key(address) == "teapot.example/a"


def test_rooms_are_told_by_their_fragment() -> None:
    assert website_key("https://matrix.to/#/#a:reed.example") != website_key("https://matrix.to/#/#b:reed.example")


def test_sections_are_compared_without_department_and_emoji() -> None:
    assert section_key("Dept of Clients 📱") == section_key("Clients") == section_key("dept of *Clients*")
