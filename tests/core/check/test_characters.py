"""R19: characters that nobody sees or can read, and emoji that only look alike."""

import pytest

from tests.core.check.cases import all_done, found, knowing, together, told
from tests.styles import shipped
from twimeditor.core.check.problem import Severity
from twimeditor.core.post import parse


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> a\x07b", "\x07"),
        ("> a\x00b", "\x00"),
        ("text\x1b[0m", "\x1b"),
        ("> a\x85b", "\x85"),
        ("> a\u2028b", "\u2028"),
        ("> a\x0bb", "\x0b"),
        ("> lost \ufffd", "\ufffd"),
        ("> wo\u200brd", "\u200b"),
        ("> wo\xadrd", "\xad"),
        ("> t\ufeffu\ufeffl\ufeffir", "\ufeffu\ufeffl\ufeff"),
        ("> wo\u200drd", "\u200d"),
        ("> é\u200dé", "\u200d"),
        ("> wo\u202erd", "\u202e"),
        ("## Dept\u200bof Ops\n", "\u200b"),
        ("[Z\u2060oë](https://matrix.to/#/@zoe:example.org) says\n\n> x", "\u2060"),
        ("`co\u200bde`", "\u200b"),
        ("```\nco\u200bde\n```", "\u200b"),
    ],
)
def test_what_nobody_sees_is_found(text: str, wanted: str) -> None:
    assert told("R19", text) == [("warning", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "plain\ttext\n",
        "> café – “so” … 🎉",
        "> 👩\u200d🎓 🏳️\u200d🌈 🛰️ ☺\ufe0e 🇫🇮 👍🏽",
        "> नमस्ते क्\u200dष می\u200cخواهم",
        "> \u200fשלום\u200e",
        "> \u2067עברית\u2069",
        "> ภาษา\u200bไทย",
        "> 20\xa0°C",
        "> e\u0301",
        "line\r\n> line\r\n",
    ],
)
def test_what_a_script_or_an_emoji_needs_is_let_be(text: str) -> None:
    assert told("R19", text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("> wo\u200brd\x07 end", "> word end"),
        ("> t\ufeffu\ufeffl\ufeffir", "> tulir"),
        ("> a\x0bb", "> a b"),
        ("text\x1b[0m", "text[0m"),
        ("> wo\u200b\u200brd", "> word"),
    ],
)
def test_the_fix_takes_it_out_and_nothing_else(text: str, wanted: str) -> None:
    assert together("R19", f"{text}\n\nEnd.  \n") == f"{wanted}\n\nEnd.  \n"


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("> wo\u200brd", "an invisible character stands in this word (zero width space)", "Remove it"),
        ("> wo\u200b\u200brd", "2 invisible characters stand in this word (zero width space)", "Remove them"),
        ("> a\x07b", "here is a control character (U+0007)", "Remove it"),
    ],
)
def test_what_nobody_sees_is_counted_and_named(text: str, words: str, label: str) -> None:
    (problem,) = found("R19", parse(text))
    assert problem.message.startswith(words)
    assert [fix.label for fix in problem.fixes] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "<\x07script>",
        "word [a]\x07(https://example.org)",
        "!\x07[a](/blog/img/a.png)",
        "\x07# Teapot",
        "#\x07 Teapot",
        "\x07* milk",
        "a *\x07*b**",
        "\x07    words",
        "1.\x07 milk",
        "<!-\x07- no",
    ],
)
def test_what_keeps_markdown_from_being_read_is_for_a_person(text: str) -> None:
    (problem,) = [one for one in found("R19", parse(f"> {text}\n")) if "control" in one.message]
    assert [fix.is_safe for fix in problem.fixes] == [False]


def test_at_the_edge_of_a_word_it_may_be_meant() -> None:
    (problem,) = found("R19", parse("> https://example.org\u200b end\n"))
    assert problem.severity is Severity.HINT
    assert not problem.fixes[0].is_safe
    assert all_done("R19", "> **x**\u200by\n") == "> **x**y\n"


@pytest.mark.parametrize(
    ("text", "severity", "wanted"),
    [
        ("## Dept of Events and Talks 🗣\n", "hint", "## Dept of Events and Talks 🗣️\n"),
        ("## Matrix Live 🎤\n", "warning", "## Matrix Live 🎙\n"),
        ("## Dept of Bridges 🌁\n", "warning", "## Dept of Bridges 🌉\n"),
        ("## Dept of Ops 🔧\n", "warning", "## Dept of Ops 🛠\n"),
    ],
)
def test_an_emoji_that_only_looks_like_the_sections_is_found(text: str, severity: str, wanted: str) -> None:
    known = knowing(style=shipped("twim-2020"))
    assert told("R19", text, known) == [(severity, text.rsplit(maxsplit=1)[-1])]
    assert all_done("R19", text, known) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "## Matrix Live 🎙\n",
        "## Matrix Live\n",
        "## Dept of Bridges 🚀\n",
        "## Dept of Teapots 🎤\n",
        "### Matrix Live 🎤\n",
    ],
)
def test_the_sections_emoji_and_one_of_the_editors_choice_are_let_be(text: str) -> None:
    assert told("R19", text, knowing(style=shipped("twim-2020"))) == []


def test_without_a_style_no_emoji_is_doubted() -> None:
    assert told("R19", "## Matrix Live 🎤\n", knowing(style=None)) == []


DAMAGED = "## Dept of Ops\n\n> It’s Zoë’s café… 🎉\n".encode().decode("mac_roman")


def test_an_issue_that_is_damaged_as_a_whole_is_one_problem() -> None:
    (problem,) = found("R19", parse(DAMAGED))
    assert "Mac Roman" in problem.message
    assert "Repair characters" in problem.message
    assert problem.severity is Severity.WARNING
    assert problem.place.field == ""
    assert problem.fixes == ()


def test_single_damaged_characters_are_doubts_for_a_person() -> None:
    text = "> JosÃ© and Itâ€™s café\n"
    problems = found("R19", parse(text))
    assert [(one.severity, one.place.text) for one in problems] == [(Severity.HINT, "Ã©"), (Severity.HINT, "â€™")]
    assert not any(fix.is_safe for one in problems for fix in one.fixes)
    assert together("R19", text) == "> José and It’s café\n"
