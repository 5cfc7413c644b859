"""What was read on the page is found again in the Markdown."""

import pytest

from twimeditor.core.render.reading import place_in


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Hello |world", "Hello "),
        ("A **bo|ld** word", "A bo"),
        ("See [the |page](https://example.org/the/page) now", "See the "),
        ("See [the page](https://example.org/now_and_then) n|ow", "See the page n"),
        ("See [it][now] n|ow", "See it n"),
        ("Salt &amp; p|epper", "Salt & p"),
        (r"2 \* 3 |= 6", "2 * 3 "),
        ("Go to <https://example.org/a> a|nd back", "Go to https://example.org/a a"),
        ("![a lamp](/lamp.png) a la|mp", " a la"),
        ("* one\n* **t|wo**", "one\nt"),
        ("1. first\n2. sec|ond", "first\nsec"),
        ("- [x] do|ne", "do"),
        ("#### A |heading", "A "),
        ("> nes|ted", "nes"),
        ("```py\npri|nt()\n```", "pri"),
        ("a <b>b</b> c|d", "a b c"),
        ("🏮 Lan|terns", "🏮 Lan"),
        ("|Nothing read", ""),
        ("* |Nothing read", ""),
        ("All of it|", "All of it"),
        ("", ""),
    ],
)
def test_the_caret_goes_where_the_eye_is(written: str, read: str) -> None:
    assert place_in(written.replace("|", ""), read) == max(written.find("|"), 0)


def test_what_stands_nowhere_is_passed_over() -> None:
    assert place_in("one two", "one ⟨made⟩ by a shortcode two") <= len("one two")
    assert place_in("", "some words") == 0
