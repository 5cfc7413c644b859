"""Rankings beside those before."""

from datetime import date

import pytest

from tests import archive
from twimeditor.core.archive.pings import beside, lasts, moves, standings
from twimeditor.core.archive.values import Standing
from twimeditor.core.post import parse


def test_the_rankings_of_an_issue_are_read_with_their_rooms() -> None:
    found = standings(parse(archive.text_of(archive.LAST)))
    assert [one.room for one in found] == ["ping:maunium.net", "ping-no-synapse:maunium.net"]
    assert found[0].medians == archive.medians_of(archive.LAST)


def test_a_table_in_the_section_itself_has_no_room() -> None:
    table = "| Rank | Hostname | Median MS |\n| --- | --- | --- |\n| 1 | reed.example | 12.5 |\n"
    (found,) = standings(parse(f"## Ping\n\n{table}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"))
    assert found == Standing("", (("reed.example", 12.5),))


def test_hosts_are_up_down_new_and_gone() -> None:
    now = (("b.example", 1.0), ("a.example", 2.0), ("c.example", 3.0), ("new.example", 4.0))
    then = (("a.example", 1.0), ("B.example", 2.0), ("c.example", 3.0), ("gone.example", 9.0))
    found = [(move.host, move.words) for move in moves(now, then)]
    assert found == [
        ("b.example", "up 1"),
        ("a.example", "down 1"),
        ("c.example", "same"),
        ("new.example", "new"),
        ("gone.example", "gone"),
    ]


def test_rooms_are_compared_with_their_own_ranking() -> None:
    one, other, nameless = Standing("#a:x", (("h", 1.0),)), Standing("b:x", ()), Standing("", ())
    assert beside(Standing("b:x", ()), (one, other)) == other
    assert beside(Standing("a:x", ()), (other, one), 0) == one
    assert beside(Standing("", ()), (one, nameless), 1) == nameless
    assert beside(Standing("", ()), (one,), 0) == one
    assert beside(Standing("c:x", ()), (one,), 0) is None
    assert beside(Standing("c:x", ()), ()) is None


@pytest.mark.parametrize(
    ("then", "is_compared"),
    [(date(2023, 1, 6), True), (date(2023, 1, 5), False), (date(2023, 7, 7), True), (None, True)],
)
def test_after_half_a_year_a_ranking_is_no_measure(then: date | None, is_compared: bool) -> None:
    assert lasts(Standing("a:x", (), then), date(2023, 7, 8)) is is_compared
