"""Which section a title means, and where a new one stands: the same for every way to add one."""

from dataclasses import replace

import pytest

from tests.core.issues import issue_of
from tests.styles import shipped
from twimeditor.core.model import Issue
from twimeditor.core.style import HouseStyle, SectionKind, section_of, section_place, with_section

KINDS = (
    SectionKind(title="Dept of Quays", emoji="⚓", order=1),
    SectionKind(title="Dept of Lamps", emoji="🏮", order=2, intro="What burns."),
    SectionKind(title="Dept of Ping", emoji="🏓", order=3),
    SectionKind(title="Farewell", emoji="🏁", order=4),
)


@pytest.fixture
def style() -> HouseStyle:
    known = shipped("twim")
    return replace(
        known,
        sections=KINDS,
        ping=replace(known.ping, section=KINDS[2].heading),
        sign_off=replace(known.sign_off, title=KINDS[3].heading),
    )


def titled(*titles: str) -> Issue:
    return issue_of("".join(f"## {title}\n\ntext\n\n" for title in titles))[0]


@pytest.mark.parametrize("title", ["Dept of Lamps", "dept of lamps 🪔", "Dept of *Lamps* 🏮"])
def test_a_title_means_a_section_whatever_its_emoji(title: str) -> None:
    found = section_of(titled("Dept of Quays", "Dept of Lamps 🏮"), title)
    assert found is not None
    assert found.title == "Dept of Lamps 🏮"


def test_a_title_of_emoji_alone_means_no_other_one() -> None:
    issue = titled("🏮", "🪔")
    assert section_of(issue, "🪔") is issue.sections[1]
    assert section_of(issue, "⚓") is None


@pytest.mark.parametrize(
    ("there", "title", "before"),
    [
        (("Dept of Quays", "Dept of Ping"), "Dept of Lamps", "Dept of Quays"),
        (("Dept of Quays", "Dept of Tides", "Dept of Ping"), "Dept of Lamps", "Dept of Tides"),
        (("Dept of Lamps", "Farewell"), "Dept of Quays", None),
        (("Matrix Live", "Dept of Lamps"), "Dept of Quays", "Matrix Live"),
        (("Dept of Quays", "Dept of Tides", "Dept of Ping", "Farewell"), "Dept of Reeds", "Dept of Tides"),
        (("Dept of Ping", "Farewell"), "Dept of Reeds", None),
        ((), "Dept of Reeds", None),
    ],
)
def test_a_new_section_takes_its_place(
    style: HouseStyle, there: tuple[str, ...], title: str, before: str | None
) -> None:
    issue = titled(*there)
    expected = next((section.id for section in issue.sections if section.title == before), None)
    assert section_place(issue, title, style) == expected


@pytest.mark.parametrize(
    ("title", "heading", "texts"),
    [
        ("Dept of Lamps", "Dept of Lamps 🏮", 1),
        ("Dept of Lamps 🪔", "Dept of Lamps 🪔", 1),
        (" Dept of Tides ", "Dept of Tides", 0),
    ],
)
def test_a_new_section_begins_as_in_the_style(style: HouseStyle, title: str, heading: str, texts: int) -> None:
    issue, ids = issue_of("## Dept of Quays\n\ntext\n")
    new = with_section(issue, ids, title=title, style=style, after=issue.sections[0].id).sections[1]
    assert new.title == heading
    assert ["\n".join(node.values) for node in new.nodes if node.values] == ["What burns."] * texts
