"""Where an issue is on the site, and where what it links to is."""

from datetime import date

import pytest

from twimeditor.core.export.address import absolute, day_of, site_url, title_of
from twimeditor.core.post import parse

PAGE = "https://matrix.org/blog/2030/02/01/x/"


def head(*lines: str) -> str:
    return "+++\n" + "\n".join(lines) + "\n+++\n\ntext\n"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (head('path = "/blog/2030/02/01/x"', "date = 2031-01-01"), PAGE),
        (head('path = "blog/2030/02/01/x/"'), PAGE),
        (head('path = "/blog/a b"'), "https://matrix.org/blog/a%20b/"),
        (head('path = "//elsewhere.example/x"'), "https://matrix.org/elsewhere.example/x/"),
        (
            head("date = 2030-02-01T10:00:00Z"),
            "https://matrix.org/blog/2030/02/01/this-week-in-matrix-2030-02-01/",
        ),
        (
            head('title = "This Week in Matrix 2030-02-01"'),
            "https://matrix.org/blog/2030/02/01/this-week-in-matrix-2030-02-01/",
        ),
        (head('title = "x"'), "https://matrix.org/blog/"),
        ("text\n", "https://matrix.org/blog/"),
        ("+++\nnot toml\n+++\n", "https://matrix.org/blog/"),
    ],
)
def test_the_address_of_an_issue(text: str, url: str) -> None:
    assert site_url(parse(text)) == url


def test_the_title_is_one_line() -> None:
    assert title_of(parse(head('title = "a\\n  b"'))) == "a b"
    assert title_of(parse("text\n")) == "This Week in Matrix"


def test_the_day_is_that_of_the_date_else_of_path_or_title() -> None:
    assert day_of(parse(head("date = 2030-02-02", 'path = "/blog/2030/02/01/x"'))) == date(2030, 2, 2)
    assert day_of(parse(head('path = "/blog/2030/02/01/x"'))) == date(2030, 2, 1)
    assert day_of(parse(head('title = "of 2030-02-31"'))) is None


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:ann@example.org", "mailto:ann@example.org"),
        ("https://matrix.to/#/#room:example.org", "https://matrix.to/#/#room:example.org"),
        ("//example.org/a", "https://example.org/a"),
        ("/blog/img/a b.png", "https://matrix.org/blog/img/a%20b.png"),
        ("#part", f"{PAGE}#part"),
        ("a.png", f"{PAGE}a.png"),
        ("?q=1", "https://matrix.org/blog/2030/02/01/x?q=1"),
        ("@/guide.md", "https://matrix.org/guide/"),
        ("@/blog/_index.md", "https://matrix.org/blog/"),
        ("@/blog/2030/01/2030-01-05-lamps/index.md#oil", "https://matrix.org/blog/2030/01/lamps/#oil"),
        (
            "@/blog/2030/01/2030-01-25-twim.md#spec",
            "https://matrix.org/blog/2030/01/25/this-week-in-matrix-2030-01-25/#spec",
        ),
        (
            "@/blog/2020/01/2020-01-31-this-week-in-matrix-2020-01-31.md",
            "https://matrix.org/blog/2020/01/31/this-week-in-matrix-2020-01-31/",
        ),
    ],
)
def test_links_become_whole(address: str, where: str) -> None:
    assert absolute(address, PAGE) == where


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "https:",
        "http:///x",
        "matrix:u/ann:example.org",
        "@/not a page",
    ],
)
def test_other_links_lead_nowhere(address: str) -> None:
    assert absolute(address, PAGE) is None
