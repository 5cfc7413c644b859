"""Rules are asked again only about what has become another, and one that fails keeps no other from being asked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tests.core.issues import issue_of, nth
from twimeditor.core.check import Knowledge, Place, Problem
from twimeditor.core.check.place import place_in
from twimeditor.core.check.rule import Around, InIssue, InNode, Rule
from twimeditor.core.check.run import Run
from twimeditor.core.model import EntryHeading, Image, Issue, Node, Quote, edits
from twimeditor.core.post.fields import fields


def rule(in_node: InNode | None = None, in_issue: InIssue | None = None, name: str = "R1") -> Rule:
    return Rule(name=name, title="", demand="", why="", in_node=in_node, in_issue=in_issue)


class Asked:
    """A rule of nodes that remembers which it was asked about."""

    def __init__(self) -> None:
        self.nodes: list[tuple[Node, Around]] = []
        self.run = Run((rule(self.find),))

    def find(self, node: Node, around: Around) -> Iterator[Problem]:
        self.nodes.append((node, around))
        yield Problem("R1", node.KIND, Place(node.id))

    def again(self, issue: Issue, known: Knowledge | None = None) -> int:
        self.nodes.clear()
        self.run.problems(issue, Knowledge() if known is None else known)
        return len(self.nodes)


def test_a_rule_is_asked_again_only_about_nodes_that_are_others() -> None:
    issue, ids = issue_of()
    asked = Asked()
    assert asked.again(issue) == len(list(issue.leaves()))
    assert asked.again(issue) == 0
    quote = nth(issue, Quote)
    edited = edits.set_field(issue, ids, target=quote.id, field="body", value="Other.")
    found = asked.run.problems(edited)
    assert [node.id for node, _ in asked.nodes] == [quote.id]
    assert len(found) == len(list(edited.leaves()))


def test_it_is_asked_about_all_when_other_things_are_known_of_the_world() -> None:
    issue, _ = issue_of()
    asked = Asked()
    asked.again(issue, Knowledge(today=date(2030, 2, 1)))
    assert asked.again(issue, Knowledge(today=date(2030, 2, 1))) == 0
    assert asked.again(issue, Knowledge(today=date(2030, 2, 2))) > 0


def test_it_is_told_under_which_heading_a_node_stands() -> None:
    issue, _ = issue_of()
    asked = Asked()
    asked.again(issue)
    depths = {node.id: around.depth for node, around in asked.nodes}
    assert issue.front is not None
    image = nth(issue, Image)
    in_section = issue.sections[1].nodes[0]
    assert (depths[issue.front.id], depths[in_section.id], depths[image.id]) == (1, 2, 3)


def test_a_node_that_comes_under_another_heading_is_asked_about() -> None:
    issue, _ = issue_of("## Lamps\n\n### Glow\n\nSome words.\n")
    asked = Asked()
    asked.again(issue)
    entry = next(issue.entries)
    outside = replace(issue.sections[0], nodes=entry.nodes, entries=(replace(entry, nodes=()),))
    asked.again(replace(issue, sections=(outside,)))
    assert {node.id: around.depth for node, around in asked.nodes} == {node.id: 2 for node in entry.nodes}


def test_problems_come_in_the_order_of_the_file() -> None:
    issue, _ = issue_of()
    heading, image = nth(issue, EntryHeading), nth(issue, Image)

    def backwards(_issue: Issue, _known: Knowledge) -> Iterator[Problem]:
        yield Problem("R2", "", place_in(image, "title"))
        yield Problem("R2", "", place_in(image, "alt", 3))
        yield Problem("R2", "", place_in(image, "alt", 1))
        yield Problem("R2", "", place_in(heading, "website"))
        yield Problem("R2", "", Place(heading.id))

    found = Run((rule(in_issue=backwards),)).problems(issue)
    assert [(one.place.field, one.start) for one in found] == [
        ("", 0),
        ("website", 0),
        ("alt", 1),
        ("alt", 3),
        ("title", 0),
    ]


def test_a_rule_that_fails_is_named_and_all_others_are_asked() -> None:
    issue, _ = issue_of()

    def fails(node: Node, _around: Around) -> Iterator[Problem]:
        yield Problem("R7", str(node.values[7]), Place(node.id))

    def finds(found: Issue, _known: Knowledge) -> Iterator[Problem]:
        yield Problem("R8", "", Place(found.sections[0].id))

    run = Run((rule(fails, name="R7"), rule(in_issue=finds, name="R8")))
    assert [one.rule for one in run.problems(issue)] == ["R8"]
    assert list(run.failures) == ["R7"]


def test_all_rules_can_be_asked_about_an_issue_of_most_things() -> None:
    issue, _ = issue_of()
    run = Run()
    found = run.problems(issue)
    assert not run.failures
    nodes = {node.id: node for node in issue.leaves()}
    for one in found:
        if one.place.field and one.place.node in nodes:
            assert dict(fields(nodes[one.place.node])).get(one.place.field, "") == one.place.value
