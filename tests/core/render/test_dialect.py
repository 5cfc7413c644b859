"""Where the site's parser differs from plain CommonMark."""

import re
from pathlib import Path

import pytest

from tests.core.render.html import html

_CASE = re.compile(r"^==== (.+)\n([\s\S]*?)\n----\n([\s\S]*?)\n(?=\n====|\Z)", re.MULTILINE)
CASES = {
    name: (markdown, expected)
    for name, markdown, expected in _CASE.findall(Path(__file__).with_name("dialect.txt").read_text("utf-8"))
}


def test_the_cases_are_found() -> None:
    assert len(CASES) > 30


@pytest.mark.parametrize(("markdown", "expected"), CASES.values(), ids=CASES)
def test_like_the_site(markdown: str, expected: str) -> None:
    assert html(markdown) == expected


def test_keywords_of_code_are_marked_up() -> None:
    assert '<span class="kn">import</span>' in html("```python\nimport os\n```")


@pytest.mark.parametrize("head", ["", '+++\npath = "/a/"\n+++\n', "+++\npath = 1\n+++\n", "+++\nbroken\n+++\n"])
def test_an_address_needs_no_path(head: str) -> None:
    address = "https://matrix.org/a/b.pdf" if "/a/" in head else "https://matrix.org/b.pdf"
    assert html("[a](b.pdf)", head) == f'<p><a href="{address}">a</a></p>'


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Dept of Clients 📱", "dept-of-clients-iphone"),
        ("Dept of *Status of Matrix* 🌡️", "dept-of-status-of-matrix-thermometer"),
        ("That's all I know 🏁", "that-s-all-i-know-checkered-flag"),
        ("Café – déjà vu…", "cafe-deja-vu"),
        ("`a_b` (c)", "a-b-c"),
        ("🦎lizard", "lizard-lizard"),
        ("!?", ""),
    ],
)
def test_ids_are_spelt_in_ascii(title: str, slug: str) -> None:
    assert f'<h3 id="{slug}">' in html(f"### {title}")
