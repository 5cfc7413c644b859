"""Problems under numbers: found by what they are about, and the same while others change."""

from tests.core.issues import issue_of, nth
from twimeditor.core.check import Problem
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.numbered import Numbered
from twimeditor.core.check.place import place_in
from twimeditor.core.model import EntryHeading, Quote

ISSUE, _ = issue_of("## Lamps\n\n### Glow\n\nMo said:\n\n> One teh two.\n\n### Gleam\n\nFi said:\n\n> A bulb.\n")
TITLE, FIRST, SECOND = nth(ISSUE, EntryHeading), nth(ISSUE, Quote), nth(ISSUE, Quote, 1)
WORD = Problem("words", "teh is wrong", place_in(FIRST, "body", 4, 7))
BULB = Problem("words", "bulbs are lamps", place_in(SECOND, "body", 2, 6))
AFAR = Problem(
    "titles", "both differ", place_in(TITLE, "title"), fixes=(Fix("Do", (Replacement(BULB.place, "lamp"),)),)
)
FOUND = Numbered((AFAR, WORD, BULB))


def test_problems_are_found_by_their_nodes() -> None:
    assert FOUND.of_node(FIRST.id) == (WORD,)
    assert FOUND.of_node(SECOND.id) == (BULB,)
    assert FOUND.of_node(-5) == ()


def test_a_fix_elsewhere_makes_a_problem_touched_but_not_one_of_that_node() -> None:
    assert tuple(FOUND.touched([SECOND.id]).values()) == (AFAR, BULB)


def test_what_takes_a_problems_place_stands_where_it_stood() -> None:
    other = Problem("words", "still wrong", WORD.place)
    (number,) = FOUND.touched([FIRST.id])
    turned = FOUND.turned({number: other})
    assert turned.all == (AFAR, other, BULB)
    assert turned.of_node(FIRST.id) == (other,)
    assert FOUND.all == (AFAR, WORD, BULB)


def test_what_is_taken_away_is_nowhere_and_the_others_keep_their_numbers() -> None:
    (number,) = FOUND.touched([FIRST.id])
    rest = FOUND.turned({number: None})
    assert (rest.all, rest.of_node(FIRST.id)) == ((AFAR, BULB), ())
    assert rest.touched([FIRST.id, SECOND.id]) == FOUND.touched([SECOND.id])
