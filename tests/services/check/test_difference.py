"""What is sent of an issue and of its problems is no more than has changed, and makes the same at the other end."""

import pickle
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import issue_of, nth
from twimeditor.core.check import Place, Problem
from twimeditor.core.ids import IdSource
from twimeditor.core.model import EntryHeading, FrontMatter, Issue, Quote, edits
from twimeditor.core.post import front_matter, parse
from twimeditor.services.check.difference import Frame, Group, Groups, Receiver, Sender


class Line:
    """Both ends, and how many bytes went over."""

    def __init__(self) -> None:
        self.sender, self.receiver = Sender(), Receiver()
        self.sizes: list[int] = []

    def send(self, issue: Issue) -> Issue:
        pieces = [pickle.dumps(piece) for piece in self.sender.pieces(issue)]
        self.sizes.append(sum(map(len, pieces)))
        taken = [self.receiver.take(pickle.loads(piece)) for piece in pieces]  # noqa: S301 - made above
        assert taken[-1] is not None
        assert not any(taken[:-1])
        return taken[-1]


def test_an_issue_arrives_as_it_is() -> None:
    issue, _ = issue_of()
    assert Line().send(issue) == issue


def test_of_an_edit_only_the_node_is_sent_and_all_others_stay_the_same_objects() -> None:
    issue, ids = issue_of()
    line = Line()
    first = line.send(issue)
    quote = nth(issue, Quote)
    edited = edits.set_field(issue, ids, target=quote.id, field="body", value="Other.")
    second = line.send(edited)
    assert second == edited
    before = {node.id: node for node in first.leaves()}
    assert [node.id for node in second.leaves() if before[node.id] is not node] == [quote.id]
    assert line.sizes[1] < line.sizes[0] / 2


def test_nothing_but_the_frame_is_sent_when_nothing_has_changed() -> None:
    issue, _ = issue_of()
    line = Line()
    first = line.send(issue)
    assert [type(piece) for piece in line.sender.pieces(issue)] == [Frame]
    assert line.send(issue).sections[0] is first.sections[0]


def test_headings_and_front_matter_are_sent_too() -> None:
    issue, ids = issue_of()
    line = Line()
    line.send(issue)
    heading, front = nth(issue, EntryHeading), nth(issue, FrontMatter)
    issue = edits.set_field(issue, ids, target=heading.id, field="title", value="Samovar")
    issue = front_matter.set_key_edit(issue, ids, key="title", value="Another")
    assert line.send(issue) == issue
    assert front.text != nth(issue, FrontMatter).text


def test_another_issue_takes_the_place_of_the_first() -> None:
    issue, ids = issue_of()
    line = Line()
    line.send(issue)
    other = parse("Lead.\n\n## Boats\n\n### Raft\n\nIt floats.\n", ids)
    assert line.send(other) == other
    assert line.send(issue) == issue


def _moved(issue: Issue, ids: IdSource, number: int) -> Issue:
    rows = [*(section.id for section in issue.sections), *(entry.id for entry in issue.entries)]
    if not rows:
        return issue
    match number % 4:
        case 0:
            return edits.remove(issue, ids, target=rows[number % len(rows)])
        case 1:
            return edits.duplicate(issue, ids, target=rows[number % len(rows)])
        case 2:
            return edits.reorder_sections(issue, ids, order=tuple(reversed([one.id for one in issue.sections])))
        case _:
            quotes = [node for node in issue.leaves() if isinstance(node, Quote)]
            quote = quotes[number % len(quotes)] if quotes else None
            if quote is None:
                return issue
            return edits.set_field(issue, ids, target=quote.id, field="body", value=f"words {number}")


@given(st.lists(st.integers(0, 40), max_size=12))
def test_whatever_is_done_both_ends_have_the_same(numbers: list[int]) -> None:
    issue, ids = issue_of()
    line = Line()
    for number in numbers:
        issue = _moved(issue, ids, number)
        assert line.send(issue) == issue


def test_a_real_post_arrives_as_it_is(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    assert Line().send(issue) == issue


PROBLEMS = st.lists(st.tuples(st.integers(1, 5), st.sampled_from("abc")), max_size=9, unique=True).map(
    lambda found: tuple(Problem("R1", words, Place(node)) for node, words in sorted(found))
)


@given(st.lists(PROBLEMS, min_size=1, max_size=5))
def test_problems_arrive_as_they_are(rounds: list[tuple[Problem, ...]]) -> None:
    here, there = Groups(), Groups()
    for problems in rounds:
        changed: list[Group] = pickle.loads(pickle.dumps(list(here.changed(problems))))  # noqa: S301 - made here
        assert there.take(changed, here.order()) == problems


def test_of_problems_only_the_groups_that_changed_are_sent() -> None:
    one, two = Problem("R1", "one", Place(1)), Problem("R1", "two", Place(2))
    groups = Groups()
    assert list(groups.changed((one, two))) == [(1, (one,)), (2, (two,))]
    again = Problem("R1", "one", Place(1))
    assert list(groups.changed((again,))) == []
    assert groups.order() == (1,)
