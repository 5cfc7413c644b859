"""Who reports, in all the shapes in which clients copy that."""

import pytest

from twimeditor.core.report import Person, read_report

KIM = Person("Kim", "@kim:example.org")
ID = Person("", "@kim:example.org")


@pytest.mark.parametrize(
    ("typed", "author"),
    [
        ("Kim (@kim:example.org):\nTWIM: text", KIM),
        ("Kim (@kim:example.org): TWIM: text", KIM),
        ("Kim (@kim:example.org)\n\ntext", KIM),
        ("Kim <@kim:example.org>: text", KIM),
        ("**Kim** (@kim:example.org):\ntext", KIM),
        ("Kim {they/them} (@kim:example.org):\ntext", Person("Kim {they/them}", "@kim:example.org")),
        ("Kim [he/him]\ntext", Person("Kim [he/him]")),
        ("Kim (she/they):\ntext", Person("Kim (she/they)")),
        ("<@kim:example.org> text", ID),
        ("[10:12] <@kim:example.org> text", ID),
        ("@kim:example.org: text", ID),
        ("@kim:example.org\ntext", ID),
        ("https://matrix.to/#/@kim:example.org\ntext", ID),
        ("[Kim](https://matrix.to/#/@kim:example.org)\ntext", KIM),
        ("[Kim](https://matrix.to/#/@kim:example.org) says\n\ntext", KIM),
        ("[Kim \\[it\\]](https://matrix.to/#/%40kim:example.org?via=a): text", Person("Kim [it]", "@kim:example.org")),
        ("[@kim:example.org](https://matrix.to/#/@kim:example.org): text", ID),
        ("10:12 Kim: text", Person("Kim")),
        ("Kim\n10:12\ntext", Person("Kim")),
        ("Kim\n10:12 AM\nTWIM: text", Person("Kim")),
        ("Kim\nTWIM: text", Person("Kim")),
        ("Kim:\nTWIM: text", Person("Kim")),
        ("6/9/2031, 10:12:13 AM - Kim: text", Person("Kim")),
    ],
)
def test_an_author_line_is_read_and_taken_off(typed: str, author: Person) -> None:
    report = read_report(typed)
    assert (report.author, report.body) == (author, "text")


@pytest.mark.parametrize(
    "text",
    [
        "Features:\n\n* one",
        "We say: hello",
        "Kim says hello",
        "@kim is here",
        "Version 1.2 (stable):\n\ntext",
        "Kim (@kim:example.org):\nNoor (@noor:example.org): text",
    ],
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert not read_report(text).author


@pytest.mark.parametrize(
    "typed",
    [
        "TWIM: text",
        "twim: text",
        "@twim: text",
        "@TWIM,\ntext",
        "TWIM:text",
        "TWIM - text",
        "TWIM:\ntext",
        "TWIM\n\ntext",
        "TWIM: TWIM: text",
        "twim-o-matic: text",
        "@twim-o-matic:example.org: text",
        "@hebbot:example.org text",
        "[TWIM bot](https://matrix.to/#/@hebbot:example.org): text",
        "[twim](https://matrix.to/#/@twim:example.org) text",
        "text [TWIM](https://matrix.to/#/@twim:example.org)",
        "text\n\n@hebbot:example.org",
    ],
)
def test_the_word_that_calls_the_bot_goes(typed: str) -> None:
    report = read_report(typed)
    assert (report.body, report.author) == ("text", Person())


@pytest.mark.parametrize("text", ["Twimming along", "twim is fun", "In TWIM: nothing"])
def test_other_words_stay(text: str) -> None:
    assert read_report(text).body == text
