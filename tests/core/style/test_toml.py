"""Styles as TOML: what is written is what is read, and whatever is wrong is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.styles import shipped
from twimeditor.core.errors import StyleError
from twimeditor.core.style import SectionKind, read_style, style_toml

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)


def problems(text: str) -> dict[str, str]:
    with pytest.raises(StyleError) as caught:
        read_style(text, "mine")
    return dict(caught.value.problems)


def changed(old: str, new: str) -> dict[str, str]:
    text = style_toml(shipped("twim"))
    assert old in text
    return problems(text.replace(old, new, 1))


@pytest.mark.parametrize("name", ["twim", "twim-2020"])
def test_the_shipped_styles_survive_writing_and_reading(name: str) -> None:
    style = shipped(name)
    assert read_style(style_toml(style), name) == style


LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20)


@given(title=LINES, emoji=TEXTS, text=TEXTS, colon=st.booleans(), order=st.integers(-(2**40), 2**40))
def test_any_values_survive(title: str, emoji: str, text: str, order: int, *, colon: bool) -> None:
    base = shipped("twim")
    style = replace(
        base,
        colon=colon,
        sections=(SectionKind(title=title, emoji=emoji, order=order, intro=text),),
        sign_off=replace(base.sign_off, title=title, text=text, definitions=emoji),
        verbs=(f"v{text}", title),
    )
    assert read_style(style_toml(style), "twim") == style


def test_an_empty_file_lacks_every_key_that_is_needed() -> None:
    found = problems("")
    assert {"label", "verbs", "colon", "front", "file", "live", "ping", "sign_off", "sections"} <= found.keys()
    assert set(found.values()) == {"is missing"}


def test_all_that_is_wrong_is_told_together() -> None:
    found = problems('label = 1\ncolour = "red"\ncolon = "yes"\nverbs = "says"\nimages = "left"\nfront = 3\n')
    assert found["label"] == "must be a text"
    assert found["colour"] == "is not a key of a style"
    assert found["colon"] == "must be true or false"
    assert found["verbs"] == "must be a list"
    assert found["images"] == 'must be one of "inside", "outside"'
    assert found["front"] == "must be a table"


def test_an_item_of_a_list_is_named_by_its_number() -> None:
    assert changed('"reports"', "7") == {"verbs[2]": "must be a text"}


def test_a_key_of_a_section_is_named_with_it() -> None:
    found = changed('title = "Matrix Live"', 'titel = "Matrix Live"')
    assert found == {"sections[1].titel": "is not a key of a style", "sections[1].title": "is missing"}


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("{id}", "{video}", "embed"),
        ("{id}", "", "embed"),
        ("verbs = [", 'image_name = "{date}-{week}"\nverbs = [', "image_name"),
        ("verbs = [", 'image_name = "picture"\nverbs = [', "image_name"),
        ("verbs = [", 'image_name = "../{name}"\nverbs = [', "image_name"),
        ("verbs = [", 'image_name = ""\nverbs = [', "image_name"),
        ("verbs = [", "video_file = '<video src=\"{id}\">'\nverbs = [", "video_file"),
        ("verbs = [", 'video_file = "<video>"\nverbs = [', "video_file"),
        ("{date}-twim.md", "twim.md", "file.name"),
        ("{date}-twim.md", "{week}.md", "file.name"),
        ("Today's", "", "label"),
        ("Today's", "To\\nday", "label"),
        ("{date}-twim.md", "../{date}.md", "file.name"),
        ('folder = "', 'folder = "../', "file.folder"),
        ('folder = "', 'folder = "/', "file.folder"),
        ('folder = "', 'folder = "a\\\\..\\\\', "file.folder"),
        ('folder = "', 'folder = "C:', "file.folder"),
        ('folder = "', 'folder = "\\u0000', "file.folder"),
        ("{date}-twim.md", "{date}\\u0000.md", "file.name"),
        ("2023-07-01", "2023-07-32", "since"),
        ("2023-07-01", "2023-W26", "since"),
        ("2023-07-01", "July", "since"),
    ],
)
def test_a_text_that_would_not_do_is_told(old: str, new: str, key: str) -> None:
    assert key in changed(old, new)


def test_what_is_not_toml_is_told_with_its_place() -> None:
    (reason,) = problems("label = \n").values()
    assert "line 1" in reason


def test_what_is_nested_without_end_is_told() -> None:
    assert list(problems("label = " + "[" * 100_000)) == [""]


def test_a_number_that_nobody_reads_is_told() -> None:
    assert list(problems("label = " + "9" * 5_000)) == [""]


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_be_told_about(text: str) -> None:
    assert problems(text)


def test_a_name_inside_is_refused_as_the_files_is_the_styles() -> None:
    assert "name" in problems('name = "other"\n' + style_toml(shipped("twim")))
