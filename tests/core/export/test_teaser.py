"""The teaser: short, about several projects, others each week."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.render.reports import markdown
from twimeditor.core.export.teaser import LONGEST, length, teaser
from twimeditor.core.post import parse

HEAD = '+++\ntitle = "This Week in Matrix {day}"\ndate = {day}\npath = "/blog/x"\n+++\n\n'
URL = "https://matrix.org/blog/x/"
ISSUE = """\
## Dept of Servers 🏢

### Lantern ([website](https://lantern.example))

### *Breakwater*

## Dept of Clients 📱

### [Foghorn](https://foghorn.example)

### `paper` plane 🛩️

## Dept of Ping 🏓

### [#ping:example.org](https://matrix.to/#/#ping:example.org)

## That's all I know

### Nothing else
"""


def told(markdown: str, day: str = "2030-02-01") -> str:
    return teaser(parse(HEAD.format(day=day) + markdown))


def test_it_names_the_projects_of_different_sections_in_turn() -> None:
    assert told(ISSUE) == (
        "This Week in Matrix 2030-02-01\nWith news of Lantern, Foghorn, Breakwater and paper plane 🛩️\n" + URL
    )


def test_other_projects_come_first_in_the_next_week() -> None:
    assert "\nWith news of paper plane 🛩️, Breakwater, Foghorn and Lantern\n" in told(ISSUE, "2030-02-08")


def test_it_names_a_few_and_counts_the_rest() -> None:
    many = "## Dept of Bots 🤖\n\n" + "".join(f"### Bot {number}\n\n" for number in range(8))
    assert "\nWith news of Bot 5, Bot 6, Bot 7, Bot 0, Bot 1 and 3 more\n" in told(many, "2030-03-08")


def test_without_projects_it_names_sections() -> None:
    assert "\nWith news of Dept of Spec 📜\n" in told("## Dept of Spec 📜\n\ntext\n\n## Dept of Ping 🏓\n\ntext\n")


def test_without_anything_it_is_title_and_address() -> None:
    assert told("text\n") == f"This Week in Matrix 2030-02-01\n{URL}"
    assert teaser(parse("")) == "This Week in Matrix\nhttps://matrix.org/blog/"


def test_it_leads_where_it_is_told_to() -> None:
    assert teaser(parse(HEAD.format(day="2030-02-01")), url="https://x.example/").endswith("\nhttps://x.example/")


def test_a_project_is_named_once() -> None:
    assert "\nWith news of Twice\n" in told("## A\n\n### Twice\n\n## B\n\n### Twice\n")


@pytest.mark.parametrize("name", ["x" * 400, "👩‍🚀" * 70, "long name " * 30])
def test_long_names_and_titles_are_cut(name: str) -> None:
    issue = parse(f'+++\ntitle = "{name}"\npath = "/blog/x"\n+++\n\n## A\n\n### {name}\n\n### Short\n')
    found = teaser(issue)
    assert length(found) <= LONGEST
    assert found.count("…") == 2
    assert found.endswith(URL)


@pytest.mark.parametrize(("text", "count"), [("abc", 3), ("🏢🎙️", 2), ("👩‍🚀🇩🇪👍🏽", 3), ("e\u0301\n", 2)])
def test_characters_are_counted_as_readers_count_them(text: str, count: int) -> None:
    assert length(text) == count


@given(markdown, st.lists(st.text(max_size=120).map(lambda name: " ".join(name.split())), max_size=12))
def test_it_is_always_short(text: str, names: list[str]) -> None:
    lines = teaser(parse(HEAD.format(day="2030-02-01") + "".join(f"### {name}\n\n" for name in names) + text)).split(
        "\n"
    )
    assert length("\n".join(lines)) <= LONGEST
    assert lines[-1] == URL
    assert len(lines) <= 3


def test_each_post_has_one(corpus_posts: tuple[Path, ...]) -> None:
    teasers = [teaser(parse(post.read_bytes().decode())) for post in corpus_posts]
    assert all(length(found) <= LONGEST for found in teasers)
    assert len(set(teasers)) == len(corpus_posts)
    assert all("With news of " in found for found in teasers)
