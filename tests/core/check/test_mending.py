"""What the linters find gets our own fixes: in the right field or between nodes, and only where one is known."""

import pytest

from twimeditor.core.check.findings import Finding, problems_of
from twimeditor.core.check.fix import Level
from twimeditor.core.check.fixing import fixed
from twimeditor.core.check.layout import layout
from twimeditor.core.check.problem import TYPOS, Problem
from twimeditor.core.ids import IdSource
from twimeditor.core.post import parse, write

AUTHOR = "[Zoë](https://matrix.to/#/@zoe:x.example)"


def problem(text: str, rule: str, message: str, what: str, corrections: tuple[str, ...] = ()) -> Problem:
    """Return the problem that a finding at the first place of `what` is."""
    issue, start = parse(text), text.index(what)
    found = Finding(rule, message, start, start + len(what.split("\n", maxsplit=1)[0]), corrections)
    (one,) = problems_of(issue, layout(issue), (found,))
    return one


def mended(text: str, rule: str, message: str, what: str) -> str:
    """Return the text with the finding fixed."""
    (fix,) = problem(text, rule, message, what).fixes
    assert fix.is_safe
    ids = IdSource()
    once = fixed(parse(text, ids), ids, (fix,))
    assert fixed(once, ids, (fix,)) == once
    return write(once)


URL = "https://x.example"
BARE = f"URL without angle brackets or link formatting: '{URL}'"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        (f"Tea {URL}.\n", f"Tea <{URL}>.\n"),
        (f"> Tea {URL}.\n", f"> Tea <{URL}>.\n"),
        (f">Tea\nand {URL}.\n", f">Tea\n>and <{URL}>.\n"),
        (f"- Tea {URL}.\r\n", f"- Tea <{URL}>.\r\n"),
        (f"## Tea {URL}\n", f"## Tea <{URL}>\n"),
        (f"### Tea {URL} ([website]({URL}/))\n", f"### Tea <{URL}> ([website]({URL}/))\n"),
        (f"#### Tea {URL}\n", f"#### Tea <{URL}>\n"),
        (f"{AUTHOR} says of {URL} that\n\n> x\n", f"{AUTHOR} says of <{URL}> that\n\n> x\n"),
        (f"|a|\n|-|\n|{URL}|\n", f"|a|\n|-|\n|<{URL}>|\n"),
    ],
)
def test_an_address_becomes_a_link_in_each_field(text: str, new: str) -> None:
    assert mended(text, "MD034", BARE, URL) == new


@pytest.mark.parametrize(
    "text",
    [f"![{URL}](a.png)\n", f'![](a.png "{URL}")\n', f"[{URL}](https://matrix.to/#/@zoe:x.example) says\n\n> x\n"],
)
def test_a_field_that_is_no_markdown_has_no_links(text: str) -> None:
    assert problem(text, "MD034", BARE, URL).fixes == ()


@pytest.mark.parametrize(
    ("rule", "message", "what", "text", "new"),
    [
        ("MD022", "Expected 1 blank line below heading", "## A", "## A\nText\n", "## A\n\nText\n"),
        ("MD022", "Expected 1 blank line above heading", "### B", "Text\n### B\n", "Text\n\n### B\n"),
        ("MD022", "Expected 1 blank line above heading", "# B", "> Text\n> # B\n", "> Text\n>\n> # B\n"),
        ("MD031", "No blank line before fenced code block", "```\nb", "a\n```\nb\n```\n", "a\n\n```\nb\n```\n"),
        ("MD031", "No blank line after fenced code block", "```\na", "```\nb\n```\na\n", "```\nb\n```\n\na\n"),
        (
            "MD031",
            "No blank line after fenced code block",
            "```\n> a",
            "> ```\n> b\n> ```\n> a\n",
            "> ```\n> b\n> ```\n>\n> a\n",
        ),
        ("MD032", "List should be preceded by blank line", "* b", "a\n* b\n", "a\n\n* b\n"),
        ("MD032", "List should be preceded by blank line", "* b", "> a\n> * b\n", "> a\n>\n> * b\n"),
        ("MD032", "List should be followed by blank line", "* b", "* b\n# c\n", "* b\n\n# c\n"),
        ("MD032", "List should be followed by blank line", "b", "* a\nb\n", "* a\n  b\n"),
        ("MD058", "Missing blank line before table", "|a|", "a\n|a|\n|-|\n", "a\n\n|a|\n|-|\n"),
        ("MD058", "Missing blank line after table", "|-|", "|a|\n|-|\n# b\n", "|a|\n|-|\n\n# b\n"),
        ("MD030", "Spaces after list markers (Expected: 1; Actual: 3)", "*   ", "*   a\n", "* a\n"),
        ("MD038", "Spaces inside code span elements", "` a`", "Tea ` a`\n", "Tea `a`\n"),
        ("MD039", "Remove spaces inside link text", " Tea", "on[ Tea](u)\n", "on [Tea](u)\n"),
        ("MD011", "Reversed link syntax", "(a)[/b]", "Tea (a)[/b]\n", "Tea [a](/b)\n"),
        ("MD056", "Table row has 1 cells, but expected 2", "|1|", "|a|b|\n|-|-|\n|1|\n", "|a|b|\n|-|-|\n|1|  |\n"),
        ("MD003", "Heading style should be # Heading", "Tea", "Tea\n---\n", "## Tea\n"),
        ("MD003", "Heading style should be # Heading", "## Tea ##", "## Tea ##\n", "## Tea\n"),
        (
            "MD001",
            "Expected heading level 3, but found heading level 4",
            "#### b",
            "> ## a\n>\n> #### b\n",
            "> ## a\n>\n> ### b\n",
        ),
    ],
)
def test_each_rule_has_its_fix(rule: str, message: str, what: str, text: str, new: str) -> None:
    assert mended(text, rule, message, what) == new


LEVELS = "Expected heading level 3, but found heading level 4"


def test_a_heading_is_raised_with_those_beside_and_under_it() -> None:
    text = "## A\n\n#### B\n\n##### C\n\n#### D\n\n## E\n\n#### F\n"
    assert mended(text, "MD001", LEVELS, "#### B") == "## A\n\n### B\n\n#### C\n\n### D\n\n## E\n\n#### F\n"


def test_raising_an_entry_is_for_a_person_since_its_mark_and_note_would_go() -> None:
    (fix,) = problem("# A\n\n### B\n", "MD001", "Expected heading level 2, but found heading level 3", "### B").fixes
    assert not fix.is_safe
    assert [change.level for change in fix.changes if isinstance(change, Level)] == [2]


@pytest.mark.parametrize(
    ("rule", "message", "what", "text"),
    [
        ("MD042", "Empty link found: [a]()", "[a]()", "[a]()\n"),
        ("MD999", "Whatever", "a", "a\n"),
        ("MD022", "Expected 1 blank line below heading", "# A", "# A\n\nText\n"),
        ("MD022", "Expected 1 blank line above heading", "# A", "# A\n"),
        ("MD031", "No blank line before fenced code block", "```", "> a\n>\n> ```\n> ```\n"),
        ("MD001", "Expected heading level 5, but found heading level 4", "#### A", "#### A\n"),
        ("MD001", "Something else", "#### A", "#### A\n"),
        ("MD034", BARE, URL, f'+++\ntitle = "{URL}"\n+++\n'),
    ],
)
def test_where_nothing_is_known_to_help_there_is_no_fix(rule: str, message: str, what: str, text: str) -> None:
    assert problem(text, rule, message, what).fixes == ()


def test_a_misspelling_is_for_a_person() -> None:
    found = problem("> A teh pot\n", TYPOS, "teh", "teh", ("the", "tea"))
    assert [(fix.label, fix.is_safe) for fix in found.fixes] == [("Change to “the”", False), ("Change to “tea”", False)]
    ids = IdSource()
    issue = parse("> A teh pot\n", ids)
    assert write(fixed(issue, ids, found.fixes[1:])) == "> A tea pot\n"
    assert write(fixed(issue, ids, found.fixes)) in {"> A tea pot\n", "> A the pot\n"}


@pytest.mark.parametrize(
    "text",
    [
        "See [tea](https://x.example/teh).\n",
        "> ![Tea](/blog/img/xteh.png)\n",
        "![Tea](/blog/img/xteh.png)\n",
        "See <https://x.example/teh> now.\n",
        "See https://x.example/teh now.\n",
        '<a href="/teh">tea</a>\n',
        "[tea]: <https://x.example/teh>\n",
        '+++\ntitle = "T"\npath = "/blog/teh"\n+++\n',
    ],
)
def test_a_misspelling_in_an_address_stays_since_another_leads_elsewhere(text: str) -> None:
    found = problem(text, TYPOS, "teh", "teh", ("the",))
    assert found.fixes == ()
    assert found.message.startswith("this address has “teh” in it")


def test_a_misspelling_beside_an_address_is_none_in_it() -> None:
    (fix,) = problem("The teh [tea](https://x.example/) <https://x.example>\n", TYPOS, "teh", "teh", ("tea",)).fixes
    assert fix.label == "Change to “tea”"


def test_a_misspelling_in_the_front_matter_is_mended_there() -> None:
    text = '+++\ntitle = "A teh pot" # teh\n+++\n'
    ids = IdSource()
    issue = parse(text, ids)
    (fix,) = problem(text, TYPOS, "teh", "teh", ("tea",)).fixes
    assert write(fixed(issue, ids, (fix,))) == text.replace("A teh", "A tea")


def test_a_word_that_nobody_knows_better_has_no_fix() -> None:
    assert problem("teh\n", TYPOS, "teh", "teh").fixes == ()
