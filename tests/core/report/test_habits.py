"""Who reports on what."""

from tests.core.issues import issue_of
from twimeditor.core.report.habits import Habit, habits_of, proposed

KIM = "@kim:example.org"


def habits(*texts: str) -> dict[str, tuple[Habit, ...]]:
    return habits_of(issue_of(text)[0] for text in texts)


def entry(section: str, title: str, author: str = KIM) -> str:
    heading = f"### {title}\n\n" if title else ""
    return f"## {section}\n\n{heading}[Kim](https://matrix.to/#/{author}) says\n\n> x\n\n"


def test_the_latest_place_of_a_project_is_known() -> None:
    known = habits(entry("New", "Glow ([website](https://glow.example))"), entry("Old", "Glow"))
    assert known == {KIM: (Habit("New", "Glow", "https://glow.example"),)}


def test_one_project_is_proposed_whatever_the_report_says() -> None:
    assert proposed(habits(entry("A", "Glow")), KIM, "text") == Habit("A", "Glow")
    assert proposed(habits(entry("A", "")), KIM, "text") == Habit("A")


def test_of_several_the_one_that_is_named() -> None:
    known = habits(entry("A", "Glow") + entry("B", "Ember") + entry("C", ""))
    assert proposed(known, KIM, "News of EMBER") == Habit("B", "Ember")
    assert proposed(known, KIM, "Ember and Glow") is None
    assert proposed(known, KIM, "text") is None


def test_nothing_is_proposed_for_strangers() -> None:
    assert proposed(habits(entry("A", "Glow")), "", "Glow") is None
    assert proposed(habits(entry("A", "Glow", "https://example.org/kim")), KIM, "Glow") is None
