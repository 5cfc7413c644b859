"""The style that an issue follows, read off the issue itself."""

from tests.core.issues import issue_of
from twimeditor.core.style import TWIM, TWIM_2020, observe


def post(*updates: str) -> str:
    return "\n\n".join(("## A", *updates)) + "\n"


def test_an_empty_issue_follows_todays_style() -> None:
    assert observe(issue_of("")[0]) == TWIM
    assert TWIM.default_verb == "says"
    assert not TWIM.colon


def test_most_author_lines_tell_the_verb_and_the_colon() -> None:
    line = "[A](https://matrix.to/#/@a:x.y) {}\n\n> q"
    issue, _ = issue_of(post(line.format("announced:"), line.format("announced:"), line.format("says")))
    style = observe(issue)
    assert style.colon
    assert style.verbs[:2] == ("announced", "says")
    assert set(style.verbs) >= set(TWIM_2020.verbs)
    assert len(style.verbs) == len(set(style.verbs))


def test_quotes_tell_how_their_blank_lines_are_marked() -> None:
    assert observe(issue_of("> a\n> \n> b\n")[0]).quote_blank_prefix == "> "
    assert observe(issue_of("> a\n>\n> b\n> \n> c\n>\n> d\n")[0]).quote_blank_prefix == ">"


def test_a_heading_with_a_website_tells_that_headings_have_one() -> None:
    old = "[A](https://matrix.to/#/@a:x.y) said:\n\n> q"
    assert not observe(issue_of(post(old))[0]).website
    assert observe(issue_of(post("### T ([website](https://x.y))", old))[0]).website
