"""The hard places of real posts, class by class: a text of our own, and what the parser makes of it.

The cases stand in a file, each as its name, its text, and its tree as `drawn` shows it (without an empty lead). There
␠ is a space, → a tab, and ⟨FEFF⟩ the character of that number.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.post.trees import drawn
from twimeditor.core.model import Blank, Quote
from twimeditor.core.post import parse

CASES = Path(__file__).parents[2] / "data" / "trees" / "nasty.txt"


def cases() -> Iterator[tuple[str, str, str]]:
    for case in CASES.read_bytes().decode().split("=== ")[1:]:
        name, _, rest = case.partition("\n")
        text, _, tree = rest.partition("--- is\n")
        yield name, typed(text.replace("→", "\t").replace("␠", " ")), typed(tree)


def typed(text: str) -> str:
    return re.sub(r"⟨([0-9A-F]+)⟩", lambda found: chr(int(found[1], 16)), text)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "tree" in metafunc.fixturenames:
        every = list(cases())
        metafunc.parametrize(("text", "tree"), [case[1:] for case in every], ids=[case[0] for case in every])


def test_there_is_a_case_for_every_class() -> None:
    names = [name for name, _, _ in cases()]
    assert len(names) == len(set(names)) == 85


def test_the_parser_makes_of_it(text: str, tree: str) -> None:
    for eol in ("\n", "\r\n"):
        issue = parse(text.replace("\n", eol))
        assert drawn(issue).replace("lead\n", "", not issue.lead) == tree
        assert "".join(node.source.text for node in issue.leaves() if node.source) == text.replace("\n", eol)


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("One.\n  \n\t\nTwo.\n", ["  \n\t\n"]),
        ("One.\n\n\n\nTwo.\n", ["\n\n\n"]),
        ("The end.\n\n\n", ["\n\n"]),
        ("The end.\n\n  ", ["\n  "]),
    ],
)
def test_blank_runs_are_kept_as_they_are(text: str, blanks: list[str]) -> None:
    assert [node.text for node in parse(text).leaves() if isinstance(node, Blank)] == blanks


@pytest.mark.parametrize(
    ("text", "prefixes", "body"),
    [
        ("> One\nlazy\n> Two\n", ("> ", "", "> "), "One\nlazy\nTwo"),
        (">One\n>* Two\n", (">", ">"), "One\n* Two"),
        ("> One\n>\n>  \n>\t\n> Two\n", ("> ", ">", "> ", ">", "> "), "One\n\n \n\t\nTwo"),
        ("> > One\n>> Two\n", ("> ", ">"), "> One\n> Two"),
        ("  > One\n   >Two\n", ("  > ", "   >"), "One\nTwo"),
        (">\n> One\n>\n", (">", "> ", ">"), "\nOne\n"),
        ("> a\n    > b\n", ("> ", ""), "a\n    > b"),
    ],
)
def test_a_quotes_marks_are_kept_line_by_line(text: str, prefixes: tuple[str, ...], body: str) -> None:
    (quote,) = parse(text).leaves()
    assert isinstance(quote, Quote)
    assert (quote.prefixes, quote.body) == (prefixes, body)
