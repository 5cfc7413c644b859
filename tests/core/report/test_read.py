"""How a report is put right, one thing at a time."""

import pytest

from twimeditor.core.report import Fix, Notice, Person, as_it_was, read_report, read_reports
from twimeditor.core.report.read import MOST_LINES


def body(text: str) -> str:
    return read_report(text).body


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("see https://example.org.", "see <https://example.org>."),
        ("(https://example.org/a_(b))", "(<https://example.org/a_(b)>)"),
        ("https://example.org/?a=1&amp;b=2!", "<https://example.org/?a=1&b=2>!"),
        ("“https://example.org/ä”", "“<https://example.org/ä>”"),
        ("**https://example.org**", "**<https://example.org>**"),
        ("HTTPS://EXAMPLE.ORG/A", "<HTTPS://EXAMPLE.ORG/A>"),
        ("https://example.org/a\\_b", "<https://example.org/a_b>"),
        ("http:// and https://…", "http:// and https://…"),
        ("| https://example.org |\n|---|\n| x |", "| <https://example.org> |\n|---|\n| x |"),
    ],
)
def test_a_bare_address_becomes_a_link_without_what_ends_the_sentence(typed: str, written: str) -> None:
    assert body(typed) == written


@pytest.mark.parametrize(
    "text",
    [
        "<https://example.org>",
        "[a](https://example.org)",
        "[https://example.org](https://example.org)",
        "![https://example.org](/blog/img/a.png)",
        "[a][b]\n\n[b]: https://example.org",
        "`https://example.org`",
        "```\nhttps://example.org @kim:example.org\n```",
        "    https://example.org",
        "www.example.org and example.org",
        "kim@example.org, mailto:kim@example.org",
        "a < b, x<3, y <- z, 5 > 3, a<b",
        "[@kim:example.org](https://matrix.to/#/@kim:example.org)",
        "* one\n* two\n  * three",
        "1. one\n2. two",
        "${{ secrets.TOKEN }}",
        "\u202eright to left\u202c and zero\u200bwidth",
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    report = read_report(text)
    assert report.body == text
    assert not report.changes


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ask @kim:example.org!", "ask [@kim:example.org](https://matrix.to/#/@kim:example.org)!"),
        ("in #röm:example.org:8448", "in [#röm:example.org:8448](https://matrix.to/#/#röm:example.org:8448)"),
        ("#_irc_a:example.org", "[#_irc_a:example.org](https://matrix.to/#/#_irc_a:example.org)"),
    ],
)
def test_rooms_and_people_are_linked(typed: str, written: str) -> None:
    assert body(typed) == written


def test_bullets_and_numbers_are_written_alike() -> None:
    assert body("• one\n  ◦ two\n+ three") == "* one\n  * two\n* three"
    assert body("- one\n* two\n+ three") == "- one\n- two\n- three"
    assert body("1) one\n2) two") == "1. one\n2. two"
    assert body("-   one\n-   two") == "- one\n- two"


def test_a_mark_that_would_become_a_line_across_stays() -> None:
    assert body("- a\n* --") == "- a\n\n* --"


def test_blank_lines_stand_where_the_site_wants_them_and_nowhere_twice() -> None:
    assert body("Text:\n- one\n- two") == "Text:\n\n- one\n- two"
    assert body("Text\n```\n\n\ncode\n```\nmore") == "Text\n\n```\n\n\ncode\n```\n\nmore"
    assert body("one\n \t\n\n\ntwo") == "one\n\ntwo"
    assert body("- a\n  - b\n    ```\n    c\n    ```") == "- a\n  - b\n    ```\n    c\n    ```"


def test_dashes_under_a_sentence_are_a_line_across() -> None:
    assert body("This is all.\n---\nMore") == "This is all.\n\n---\nMore"


def test_headings_go_below_those_of_the_issue_and_jump_over_none() -> None:
    assert body("text\n\n# A\n\n### B\n\n# C") == "text\n\n#### A\n\n##### B\n\n#### C"
    assert read_report("text\n\n# A", level=3).body == "text\n\n### A"
    assert body("text\n\nUnder\n===\nmore") == "text\n\n#### Under\n\nmore"
    assert body("text\n\n##### Low") == "text\n\n##### Low"


@pytest.mark.parametrize(
    ("typed", "title", "website"),
    [
        ("# Lantern 2.0 🏮\n\ntext", "Lantern 2.0 🏮", ""),
        ("## Lantern ([website](https://lantern.example))\ntext", "Lantern", "https://lantern.example"),
        ("### [Lantern](https://lantern.example)\ntext", "Lantern", "https://lantern.example"),
        ("# Lantern (https://lantern.example)\ntext", "Lantern", "https://lantern.example"),
        ("# Lantern (beta) #\ntext", "Lantern (beta)", ""),
        ("Lantern\n===\ntext", "Lantern", ""),
        ("text\n\n# Lantern", "", ""),
        ("#### Lantern\ntext", "", ""),
    ],
)
def test_a_heading_at_the_beginning_is_the_title(typed: str, title: str, website: str) -> None:
    report = read_report(typed)
    assert (report.title, report.website) == (title, website)
    assert report.body == "text" or not title


def test_without_that_the_heading_stays() -> None:
    report = read_report("## Status\n\ntext", level=3, without=frozenset({Fix.TITLE}))
    assert (report.title, report.body) == ("", "### Status\n\ntext")


def test_typed_tags_become_text_outside_of_code() -> None:
    assert body("<script>alert(1)</script> `<b>`") == "\\<script>alert(1)\\</script> `<b>`"
    assert body("<div>\n```\n<b>\n```") == "\\<div>\n\n```\n<b>\n```"
    assert body("a <!-- b --> c <?php ?>") == "a \\<!-- b --> c \\<?php ?>"


@pytest.mark.parametrize("fence", ["", "```\n{}\n```", "`{}`"])
def test_a_shortcode_that_is_only_shown_is_protected_in_code_too(fence: str) -> None:
    text = fence or "{}"
    for call, safe in (
        ('{{ youtube_player(video_id="a") }}', '{{/* youtube_player(video_id="a") */}}'),
        ("{% end %}", "{%/* end */%}"),
    ):
        assert body(text.replace("{}", call)) == text.replace("{}", safe)


def test_each_thing_can_be_left_out() -> None:
    text = "Kim (@kim:example.org):\nTWIM: # T\n<b> https://example.org @noor:example.org\n• a\n\n# H\n{{ a(b=1) }}"
    found = {change.fix for change in read_report(text).changes}
    assert found == set(Fix)
    for fix in Fix:
        changes = {change.fix for change in read_report(text, without=frozenset({fix})).changes}
        assert fix not in changes
    assert read_report(text, without=frozenset(Fix)).body == text


def test_kept_as_it_was_nothing_is_altered() -> None:
    text = "Kim (@kim:example.org):\nTWIM: <b> https://example.org"
    assert as_it_was(read_report(text)).body == text


@pytest.mark.parametrize("text", ["", "   \n\t\n", "\u200b"])
def test_nothing_gives_nothing(text: str) -> None:
    report = read_report(text)
    assert not report.author
    assert not report.title
    assert not report.changes


def test_what_cannot_be_put_right_is_told() -> None:
    assert read_report("cafÃ©").notices == (Notice.MOJIBAKE,)
    assert read_report("cafÃ©").body == "cafÃ©"
    assert read_report("![](mxc://example.org/a)").notices == (Notice.PICTURES,)
    long = "# a\n" * (MOST_LINES + 2)
    assert read_reports(long)[0].notices == (Notice.TOO_LONG,)
    assert read_reports(long)[0].body == long


def test_several_people_are_several_reports() -> None:
    text = (
        "Kim (@kim:example.org):\nTWIM: first\n\nstill first\n\n```\nNoor (@noor:example.org): code\n```\n\n"
        "Noor {she/her} (@noor:example.org):\nTWIM: second"
    )
    first, second = read_reports(text)
    assert (first.author, second.author) == (
        Person("Kim", "@kim:example.org"),
        Person("Noor {she/her}", "@noor:example.org"),
    )
    assert first.body.startswith("first\n\nstill first")
    assert second.body == "second"


def test_a_name_within_a_report_does_not_cut_it() -> None:
    assert len(read_reports("Words.\n\nKim (@kim:example.org): said so")) == 1
