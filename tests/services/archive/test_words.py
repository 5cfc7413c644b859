"""What is typed is never an order to the search engine, and what comes back shows what was found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.services.archive.values import Part
from twimeditor.services.archive.words import CLOSING, OPENING, beginning, expression, indexed, parts


@pytest.fixture(scope="module")
def engine() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as connection:
        connection.execute(
            """CREATE VIRTUAL TABLE words USING fts5 (text,
                tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co So'")"""
        )
        yield connection


def found(engine: sqlite3.Connection, text: str, typed: str) -> bool:
    engine.execute("DELETE FROM words")
    engine.execute("INSERT INTO words VALUES (?)", (indexed(text),))
    return bool(engine.execute("SELECT 1 FROM words WHERE words MATCH ?", (expression(typed),)).fetchall())


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Moss and fern", "fern moss"),
        ("Moss and fern", "moss fe"),
        ("Moss and fern", '"moss and"'),
        ("Moss and fern", '"and fern'),
        ("Käse, naïve", "kase NAIVE"),
        ("a red_sky at night", "red_sky"),
        ("by @mara:reed.example", "@mara:reed.example"),
        ("C++ and C#", "C++"),
        ("マトリックスの新しい版", "新しい"),
        ("한국어로 된 글", "국어"),
        ("launched 🚀today", "🚀 today"),
        ("the weather 🌡️ station", "🌡"),
        ("NOT this OR that NEAR", "NOT OR NEAR"),
        ("text: with a colon", "text:with"),
    ],
)
def test_words_are_found(engine: sqlite3.Connection, text: str, typed: str) -> None:
    assert found(engine, text, typed)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Moss and fern", "fern mos moss"),
        ("Moss and fern", '"fern moss"'),
        ("Mossy and fern", '"moss"'),
        ("Moss and fern", "moss heath"),
        ("新版", "旧"),
    ],
)
def test_words_that_are_not_there_are_not_found(engine: sqlite3.Connection, text: str, typed: str) -> None:
    if typed == "fern mos moss":
        text = "mosses fern"  # a word before the last is no beginning
    assert not found(engine, text, typed)


def test_the_last_word_is_a_beginning_from_two_letters_on(engine: sqlite3.Connection) -> None:
    assert found(engine, "moss and fern", "fern mo")
    assert not found(engine, "moss and fern", "fern m")
    assert found(engine, "written in C", "c")


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "* ( ) ^ : -", "\0\x1f\ue000", "…–"])
def test_signs_alone_ask_for_nothing(typed: str) -> None:
    assert expression(typed) == ""


@given(st.text())
def test_nothing_that_is_typed_is_refused(engine: sqlite3.Connection, typed: str) -> None:
    asked = expression(typed)
    if asked:
        engine.execute("SELECT count(*) FROM words WHERE words MATCH ?", (asked,)).fetchone()


@given(st.text(alphabet='"*()^:+-NEAROD \0\x02\x03\ue000\ud800日🚀a'))
def test_syntax_is_only_words(engine: sqlite3.Connection, typed: str) -> None:
    asked = expression(typed)
    if asked:
        engine.execute("SELECT count(*) FROM words WHERE words MATCH ?", (asked,)).fetchone()


def test_more_than_anybody_types_is_cut_off() -> None:
    assert len(expression("fern " * 100_000)) < 10_000


def test_parts_tell_what_was_found() -> None:
    cut = f"…a {OPENING}lantern{CLOSING} is {OPENING}lit{CLOSING}"
    assert parts(cut) == (Part("…a "), Part("lantern", is_hit=True), Part(" is "), Part("lit", is_hit=True))


def test_a_text_cannot_pretend_to_be_a_hit() -> None:
    shown = parts(indexed(f"a {OPENING}b{CLOSING} c"))
    assert not any(part.is_hit for part in shown)
    assert "".join(part.text for part in shown) == "a b c"


@given(st.text(alphabet="ab 日本🚀\n"))
def test_what_is_shown_is_what_was_written(text: str) -> None:
    assert "".join(part.text for part in parts(indexed(text))) == " ".join(text.split())


def test_a_long_text_ends_in_dots() -> None:
    (part,) = beginning("fern " * 500)
    assert part.text.endswith("fern…")
    assert len(part.text) <= 200
    assert beginning("moss") == (Part("moss"),)
    assert beginning("") == ()
