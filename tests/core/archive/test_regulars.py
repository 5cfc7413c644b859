"""Who usually reports and has not: by rhythm, by what is there, by what the archive does not know."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.core.archive.regular_cases import TODAY, author, directory, project, weeks_ago
from twimeditor.core.archive.directory import Author, Project, Value
from twimeditor.core.archive.regulars import of_last, regulars
from twimeditor.core.post import parse

NOTHING = parse('+++\ntitle = "This Week in Matrix 2031-03-28"\n+++\n\n## Dept of Clients 📱\n')
MARA = author("@mara:reed.example", "Mara", weeks_ago(*range(1, 13)), projects=["larkspur"])


def missing(
    *projects: Project,
    text: str = "",
    authors: Iterable[Author] = (),
    issues: Iterable[date] = weeks_ago(*range(1, 13)),
    old_titles: Mapping[str, str] | None = None,
) -> list[str]:
    known = directory(*projects, authors=authors, issues=issues, old_titles=old_titles)
    return [one.title for one in regulars(known, parse(text) if text else NOTHING, TODAY).missing]


def test_who_reports_each_week_is_missing_with_words() -> None:
    found = regulars(
        directory(project("Larkspur", weeks_ago(1, 2, 3, 5, 6, 7, 8), MARA.key), authors=[MARA]), NOTHING, TODAY
    )
    (one,) = found.missing
    assert (one.title, one.section, one.last_seen) == ("Larkspur", "Dept of Clients 📱", weeks_ago(1)[0])
    assert one.author == MARA
    assert one.of_last == "7 of the last 8 issues"


def test_who_is_there_is_not_missing_whatever_the_title_is_now() -> None:
    larkspur = project("Larkspur", weeks_ago(*range(1, 9)))
    assert missing(larkspur, text="## A\n\n### 🌱 larkspur\n") == []
    assert missing(larkspur, text="## A\n\n### Delphinium ([website](https://www.larkspur.example/))\n") == []
    old = {"delphinium": "larkspur"}
    assert missing(larkspur, text="## A\n\n### Delphinium\n", old_titles=old) == []
    assert missing(larkspur, text="## A\n\n### Larkspur X\n") == ["Larkspur"]


def test_every_second_week_is_due_every_second_week() -> None:
    assert missing(project("Bridgework", weeks_ago(2, 4, 6, 8))) == ["Bridgework"]
    assert missing(project("Bridgework", weeks_ago(1, 3, 5, 7))) == []


def test_every_fourth_week_is_judged_by_more_issues() -> None:
    issues = weeks_ago(*range(1, 17))
    assert missing(project("Ottobot", weeks_ago(4, 8, 12, 16)), issues=issues) == ["Ottobot"]
    assert missing(project("Ottobot", weeks_ago(2, 6, 10, 14)), issues=issues) == []


def test_now_and_then_is_not_usual() -> None:
    assert missing(project("Heron", weeks_ago(1, 7, 12))) == []
    assert missing(project("Heron", weeks_ago(1))) == []


def test_who_has_stopped_is_missed_no_longer() -> None:
    assert missing(project("Heron", weeks_ago(3, 4, 5, 6, 7, 8))) == ["Heron"]
    assert missing(project("Heron", weeks_ago(4, 5, 6, 7, 8, 9))) == []


def test_a_newcomer_is_judged_by_the_issues_since() -> None:
    found = regulars(directory(project("Sundial", weeks_ago(1, 2, 4))), NOTHING, TODAY)
    assert [one.of_last for one in found.missing] == ["3 of the last 4 issues"]


def test_the_most_usual_come_first() -> None:
    rare, often = project("A", weeks_ago(1, 2, 3, 5, 8)), project("B", weeks_ago(*range(1, 9)))
    assert missing(rare, often) == ["B", "A"]


def test_the_usual_author_is_who_reported_last() -> None:
    before = author("@old:reed.example", "Old", weeks_ago(5, 6, 7, 8))
    larkspur = project("Larkspur", weeks_ago(*range(1, 9)), MARA.key)
    found = regulars(directory(larkspur, authors=[before, MARA]), NOTHING, TODAY)
    assert [one.author for one in found.missing] == [MARA]


def test_of_two_who_reported_last_the_one_who_does_it_more_often_is_usual() -> None:
    seldom = author("@new:reed.example", "New", weeks_ago(1))
    larkspur = replace(
        project("Larkspur", weeks_ago(*range(1, 9))),
        authors=(
            Value("@gone:reed.example", count=9, seen=weeks_ago(1)[0]),
            Value(seldom.key, count=1, seen=weeks_ago(1)[0]),
            Value(MARA.key, count=7, seen=weeks_ago(1)[0]),
            Value("@old:reed.example", count=8, seen=weeks_ago(5)[0]),
        ),
    )
    old = author("@old:reed.example", "Old", weeks_ago(5, 6))
    found = regulars(directory(larkspur, authors=[seldom, MARA, old]), NOTHING, TODAY)
    assert [one.author for one in found.missing] == [MARA]


def test_updates_of_a_section_are_missed_unless_somebody_wrote_one() -> None:
    hanna = author("@hanna:slate.example", "Hanna", weeks_ago(*range(1, 9)), section="Dept of Spec 📜")
    found = regulars(directory(authors=[hanna]), NOTHING, TODAY)
    assert [(one.title, one.author, one.project) for one in found.missing] == [("Dept of Spec 📜", hanna, None)]
    assert missing(authors=[hanna], text="## Spec\n\nSomebody else wrote.\n") == []
    assert missing(authors=[hanna], text="## A\n\n[H](https://matrix.to/#/@hanna:slate.example) says\n\n> Hm.\n") == []


def test_sections_that_most_issues_have_are_missing() -> None:
    sections = {
        "Dept of Bots 🤖": weeks_ago(1, 2, 3, 4, 5, 6, 9, 10),
        "Dept of Widgets": weeks_ago(1, 5, 9, 10, 11, 12),
        "Clients": weeks_ago(*range(1, 13)),
    }
    known = directory(project("A", weeks_ago(1), section="Dept of Widgets"), sections=sections)
    (one,) = regulars(known, NOTHING, TODAY).sections
    assert (one.title, one.of_last) == ("Dept of Bots 🤖", "6 of the last 8 issues")


def test_rankings_and_the_video_are_not_anybodys() -> None:
    ping = project("#ping:maunium.net", weeks_ago(*range(1, 9)), section="Dept of Ping 🏓")
    live = project("Interview", weeks_ago(*range(1, 9)), section="Matrix Live 🎙")
    sections = {"Ping": ping.days, "Matrix Live 🎙": live.days}
    found = regulars(directory(ping, live, sections=sections), NOTHING, TODAY)
    assert (found.missing, found.sections) == ((), ())


def test_an_archive_with_gaps_says_so_and_counts_what_it_has() -> None:
    issues = weeks_ago(1, 3, 4, 8, 9, 12)
    found = regulars(directory(project("Larkspur", weeks_ago(1, 3, 4, 9)), issues=issues), NOTHING, TODAY)
    assert [one.of_last for one in found.missing] == ["4 of the last 5 issues"]
    assert (found.before, found.unknown) == (issues, 6)


def test_what_is_long_ago_says_nothing() -> None:
    old = weeks_ago(*range(60, 70))
    found = regulars(directory(project("Larkspur", old), issues=old), NOTHING, TODAY)
    assert (found.missing, found.before) == ((), ())


def test_the_issue_of_the_day_and_later_ones_are_no_witness() -> None:
    later = (*weeks_ago(1, 2, 3, 4), TODAY, TODAY + timedelta(weeks=1))
    assert missing(project("Larkspur", later), issues=later) == ["Larkspur"]
    assert regulars(directory(), NOTHING, TODAY - timedelta(weeks=20)).before == ()


def test_words() -> None:
    assert [of_last(1, 1), of_last(6, 6), of_last(5, 6)] == [
        "the last issue",
        "all of the last 6 issues",
        "5 of the last 6 issues",
    ]


@given(st.sets(st.integers(-3, 40)), st.sets(st.integers(-3, 40), min_size=1))
def test_whatever_the_days_are_nobody_is_missed_more_often_than_there_are_issues(
    issues: set[int], days: set[int]
) -> None:
    known = directory(project("A", weeks_ago(*days)), issues=weeks_ago(*issues))
    for one in regulars(known, NOTHING, TODAY).missing:
        assert 2 <= one.seen <= one.of <= 16
        assert one.last_seen < TODAY
