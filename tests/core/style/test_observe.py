"""How an issue is written, read off the issue itself."""

from dataclasses import replace

from tests.core.issues import issue_of
from twimeditor.core.model import Writing
from twimeditor.core.style import observe

LINE = "[A](https://matrix.to/#/@a:x.y) {}\n\n> q"


def post(*updates: str) -> str:
    return "\n\n".join(("## A", *updates)) + "\n"


def test_an_empty_issue_is_written_as_today() -> None:
    assert observe(issue_of("")[0]) == Writing(colon=False, quote_blank_prefix=">", glued=False)


def test_most_author_lines_tell_the_colon() -> None:
    lines = (LINE.format(verb) for verb in ("announced:", "announced:", "says"))
    assert observe(issue_of(post(*lines))[0]).colon


def test_quotes_tell_how_their_blank_lines_are_marked() -> None:
    assert observe(issue_of("> a\n> \n> b\n")[0]).quote_blank_prefix == "> "
    assert observe(issue_of("> a\n>\n> b\n> \n> c\n>\n> d\n")[0]).quote_blank_prefix == ">"


def test_ping_entries_tell_whether_their_text_follows_at_once() -> None:
    ping = "## Dept of Ping 🏓\n\n### [#a:x.y](https://matrix.to/#/#a:x.y)\n{}Join it.\n"
    assert observe(issue_of(ping.format(""))[0]).glued
    assert not observe(issue_of(ping.format("\n"))[0]).glued


def test_a_description_says_nothing_about_pings() -> None:
    assert not observe(issue_of("## A\n\n### B\nWhat it is.\n")[0]).glued


def test_what_was_chosen_comes_before_what_is_seen() -> None:
    chosen = Writing("mine", colon=True)
    assert observe(replace(issue_of(post(LINE.format("says")))[0], writing=chosen)) is chosen
