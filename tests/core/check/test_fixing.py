"""Doing fixes: what they say and nothing else, in whatever order, once and for all."""

from collections.abc import Sequence
from itertools import permutations
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import POST, changes_of, issue_of, nth
from twimeditor.core.check.fix import BlankLine, Change, Fix, Insertion, Level, Removal, Replacement, Side
from twimeditor.core.check.fixing import all_fixed, fixed, safe_fixes
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem
from twimeditor.core.ids import IdSource
from twimeditor.core.model import (
    EntryHeading,
    FrontMatter,
    Image,
    Issue,
    List,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
    Text,
)
from twimeditor.core.model.find import LEAD
from twimeditor.core.post import parse, write


def fix(*changes: Change, safe: bool = True) -> Fix:
    return Fix("Mend it", changes, safe)


def word(node: Node, field: str, old: str, new: str) -> Replacement:
    """Return the change of a word of a field."""
    whole = place_in(node, field)
    start = whole.value.index(old)
    return Replacement(Place(node.id, field, start, start + len(old), whole.value), new)


def done(text: str, *changes: Change) -> str:
    """Return a text with changes, each of which is done by a fix of its own; doing them again changes nothing."""
    issue, ids = issue_of(text)
    fixes = [fix(change) for change in changes]
    after = fixed(issue, ids, fixes)
    assert fixed(after, ids, fixes) == after
    written = write(after)
    assert write(parse(written)) == written
    return written


def of(text: str, kind: type[Node], number: int = 0) -> int:
    """Return the id of a node of a kind."""
    return nth(parse(text), kind, number).id


def test_characters_are_replaced_and_nothing_else() -> None:
    issue, ids = issue_of()
    after = fixed(issue, ids, [fix(word(nth(issue, Quote), "body", "Second", "Last"))])
    assert changes_of(issue, after) == (["> Second line."], ["> Last line."])


def test_several_words_of_a_field_are_replaced_at_once() -> None:
    issue, ids = issue_of()
    quote = nth(issue, Quote)
    both = [word(quote, "body", "First line", "1"), word(quote, "body", "two", "zwei words")]
    assert changes_of(issue, fixed(issue, ids, [fix(*both)])) == changes_of(
        issue, fixed(issue, ids, [fix(one) for one in reversed(both)])
    )
    after = fixed(issue, ids, [fix(*both)])
    assert nth(after, Quote).body == "1.\nSecond line.\n\n- one\n- zwei words"


def test_a_fix_between_two_changes_of_another_one_is_no_contradiction() -> None:
    issue, ids = issue_of("abcdefgh\n")
    node = nth(issue, Text)
    around = fix(word(node, "markdown", "a", "1"), word(node, "markdown", "gh", "78"))
    assert write(fixed(issue, ids, [fix(word(node, "markdown", "d", "4")), around])) == "1bc4ef78\n"


def test_a_place_that_is_another_by_now_is_left_alone() -> None:
    issue, ids = issue_of()
    quote = nth(issue, Quote)
    stale = word(quote, "body", "First", "1")
    typed = fixed(issue, ids, [fix(word(quote, "body", "First", "Very first"))])
    assert fixed(typed, ids, [fix(stale)]) is typed
    assert fixed(issue, ids, [fix(Replacement(Place(999, "body", 0, 0), "x"))]) is issue
    assert fixed(issue, ids, [fix(Removal(999)), fix(BlankLine(999, Side.BEFORE)), fix(Level(999, 4))]) is issue


def test_a_fix_is_done_as_a_whole_or_not_at_all() -> None:
    issue, ids = issue_of()
    quote = nth(issue, Quote)
    whole = place_in(quote, "body")
    stale = Replacement(Place(quote.id, "body", 0, 1, whole.value + "x"), "y")
    assert fixed(issue, ids, [fix(word(quote, "body", "First", "1"), stale)]) is issue


@pytest.mark.parametrize("others", [((0, 5), (3, 8)), ((0, 5), (1, 2)), ((2, 2), (0, 5)), ((3, 3), (3, 3))])
def test_of_two_fixes_for_the_same_characters_the_first_in_the_text_is_done(
    others: tuple[tuple[int, int], tuple[int, int]],
) -> None:
    issue, ids = issue_of("abcdefgh\n")
    node = nth(issue, Text)
    first, second = (fix(Replacement(place_in(node, "markdown", *span), str(n))) for n, span in enumerate(others))
    results = {write(fixed(issue, ids, order)) for order in permutations((first, second))}
    assert len(results) == 1
    assert sum(str(n) in results.copy().pop() for n in range(2)) == 1


def test_what_is_put_in_beside_what_is_replaced_is_no_contradiction() -> None:
    issue, ids = issue_of("abcdefgh\n")
    node = nth(issue, Text)
    spans = {(0, 0): "<", (0, 3): "X", (3, 3): ">", (3, 5): "Y"}
    fixes = [fix(Replacement(place_in(node, "markdown", *span), new)) for span, new in spans.items()]
    assert {write(fixed(issue, ids, order)) for order in permutations(fixes)} == {"<X>Yfgh\n"}


def test_the_same_change_of_two_fixes_is_done_once() -> None:
    issue, ids = issue_of("ab\n")
    place = place_in(nth(issue, Text), "markdown", 1, 1)
    one = Fix("One", (Replacement(place, "-"),))
    other = Fix("Other", (Replacement(place, "-"),))
    assert write(fixed(issue, ids, [one, other, one])) == "a-b\n"


def test_a_key_of_the_front_matter_is_set_in_place() -> None:
    text = '+++\ntitle  =  "x" # so\ndate = "2030"\n+++\n\nText.\n'
    issue, ids = issue_of(text)
    front = nth(issue, FrontMatter)
    after = fixed(issue, ids, [fix(word(front, "date", "2030", "2030-02-01T00:00:00Z"))])
    assert write(after) == text.replace('"2030"', '"2030-02-01T00:00:00Z"')


def test_a_key_that_the_front_matter_lacks_is_added() -> None:
    issue, ids = issue_of('+++\ntitle = "x"\n+++\n')
    front = nth(issue, FrontMatter)
    after = fixed(issue, ids, [fix(Replacement(Place(front.id, "extra.image", 0, 0, ""), "/a.png"))])
    assert write(after) == '+++\ntitle = "x"\n\n[extra]\nimage = "/a.png"\n+++\n'


def test_what_a_key_cannot_hold_stays() -> None:
    issue, ids = issue_of('+++\ntitle = "x"\n[extra]\na = { b = 1 }\n+++\n')
    front = nth(issue, FrontMatter)
    assert fixed(issue, ids, [fix(Replacement(Place(front.id, "title.more", 0, 0, ""), "y"))]) is issue


def test_what_was_replaced_is_settled_as_when_it_had_been_typed() -> None:
    text = "## A\n\nOne\n- two\n"
    assert done(text, word(nth(parse(text), List), "markdown", "- two", "\n### B\n")) == "## A\n\nOne\n### B\n"
    issue, ids = issue_of("## A\n\nOne\n")
    after = fixed(issue, ids, [fix(word(nth(issue, Text), "markdown", "One", "### B\n\nTwo"))])
    assert [entry.title for entry in after.entries] == ["B"]


def test_empty_lines_at_the_ends_of_a_quote_are_none_of_a_fix_in_between() -> None:
    text = ">\n> one\n> \n"
    assert done(text, word(nth(parse(text), Quote), "body", "one", "two")) == ">\n> two\n> \n"


def test_line_ends_stay_those_of_the_file() -> None:
    text = POST.replace("\n", "\r\n")
    issue, ids = issue_of(text)
    changes: list[Change] = [
        word(nth(issue, Quote), "body", "two", "three\n\nfour"),
        BlankLine(nth(issue, EntryHeading, 1).id, Side.BEHIND),
        Insertion("More.\n\nAnd more.", nth(issue, Image).id, Side.BEHIND),
        Level(nth(issue, SectionHeading).id, 4),
    ]
    written = write(fixed(issue, ids, [fix(change) for change in changes]))
    assert "\n" not in written.replace("\r\n", "")
    assert "More.\r\n\r\nAnd more.\r\n" in written


# Blank lines between nodes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## A\nText\n", "## A\n\nText\n"),
        ("## A\n\n\n \nText\n", "## A\n\nText\n"),
        ("## A\n\nText\n", "## A\n\nText\n"),
        ("## A\n### B\n", "## A\n\n### B\n"),
        ("## A\n## B\n", "## A\n\n## B\n"),
        ("## A\n", "## A\n"),
        ("## A\n\n\n", "## A\n\n\n"),
        ("## A\n> x\n", "## A\n\n> x\n"),
        ("## A\nText", "## A\n\nText"),
    ],
)
def test_one_blank_line_stands_below(before: str, after: str) -> None:
    assert done(before, BlankLine(of(before, SectionHeading), Side.BEHIND)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("One\n- a\n", "One\n\n- a\n"),
        ("One\n\n\n- a\n", "One\n\n- a\n"),
        ("- a\n", "- a\n"),
        ("\n\n- a\n", "\n- a\n"),
        ("+++\n+++\n- a\n", "+++\n+++\n\n- a\n"),
        ("## A\n- a\n\nText\n", "## A\n\n- a\n\nText\n"),
        ("> x\n- a\n", "> x\n\n- a\n"),
    ],
)
def test_one_blank_line_stands_above(before: str, after: str) -> None:
    assert done(before, BlankLine(of(before, List), Side.BEFORE)) == after


def test_blank_lines_between_the_same_two_are_one() -> None:
    text = "## A\nText\n"
    changes = BlankLine(of(text, SectionHeading), Side.BEHIND), BlankLine(of(text, Text), Side.BEFORE)
    assert done(text, *changes) == "## A\n\nText\n"


def test_a_blank_line_beside_an_entry_or_section_stands_beside_all_of_it() -> None:
    text = "## A\n### B\nText\n## C\n"
    issue = parse(text)
    entry = issue.sections[0].entries[0]
    assert done(text, BlankLine(entry.id, Side.BEFORE)) == "## A\n\n### B\nText\n## C\n"
    assert done(text, BlankLine(entry.id, Side.BEHIND)) == "## A\n### B\nText\n\n## C\n"
    assert done(text, BlankLine(issue.sections[0].id, Side.BEHIND)) == "## A\n### B\nText\n\n## C\n"


# Levels


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ("#### A\n", 5, "##### A\n"),
        ("#### A ####\n", 5, "##### A\n"),
        ("  ####   A\n", 5, "  #####   A\n"),
        ("#### A\n", 3, "### A\n"),
        ("#### A ([website](https://x.example))\n", 3, "### A ([website](https://x.example))\n"),
        ("A\n===\n", 1, "# A\n"),
        ("A\n---\n", 2, "## A\n"),
        ("A\nB\n---\n", 4, "#### A B\n"),
        ("#### A\n", 4, "#### A\n"),
    ],
)
def test_a_heading_gets_a_level(before: str, level: int, after: str) -> None:
    assert done(before, Level(of(before, SubHeading), level)) == after


@pytest.mark.parametrize(
    ("kind", "before", "level", "after"),
    [
        (SectionHeading, "## A ##\n", 2, "## A\n"),
        (SectionHeading, "## A\nText\n", 3, "### A\nText\n"),
        (EntryHeading, "### A ([website](https://x.example))\n", 4, "#### A ([website](https://x.example))\n"),
        (EntryHeading, "### A ###\n", 3, "### A\n"),
    ],
)
def test_a_section_or_entry_gets_a_level(kind: type[Node], before: str, level: int, after: str) -> None:
    assert done(before, Level(of(before, kind), level)) == after


def test_a_sub_heading_that_becomes_an_entry_opens_one() -> None:
    text = "## A\n\n#### B\n\nText\n"
    issue, ids = issue_of(text)
    after = fixed(issue, ids, [fix(Level(of(text, SubHeading), 3))])
    assert [entry.title for entry in after.entries] == ["B"]
    assert find_ids(after) >= {nth(issue, SubHeading).id}


def find_ids(issue: Issue) -> set[int]:
    return {node.id for node in issue.leaves()}


def test_a_heading_gets_but_one_of_two_levels() -> None:
    text = "#### A\n"
    changes = [Level(of(text, SubHeading), 5), Level(of(text, SubHeading), 6)]
    assert {done(text, *order) for order in permutations(changes)} == {"##### A\n"}


@pytest.mark.parametrize("field", ["website", "title"])
def test_a_heading_gets_its_level_and_its_words_one_after_the_other(field: str) -> None:
    issue, ids = issue_of("## A\n\n### Tea ([website](https://tea.example/Tea))\n")
    heading = nth(issue, EntryHeading)
    fixes = [fix(Level(heading.id, 4)), fix(word(heading, field, "Tea", "Milk"))]
    for order in permutations(fixes):
        assert write(fixed(issue, ids, order)) == "## A\n\n#### Tea ([website](https://tea.example/Tea))\n"


# What goes


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (Text, "## A\n\nOne\n\n> x\n", "## A\n\n> x\n"),
        (Text, "## A\nOne\n\n> x\n", "## A\n\n> x\n"),
        (Quote, "## A\n\nOne\n\n> x\n", "## A\n\nOne\n"),
        (Quote, "## A\n\n> x\n\n\n", "## A\n\n"),
        (Quote, "> x\n", ""),
        (EntryHeading, "## A\n\n### B\n\nText\n", "## A\n\nText\n"),
        (Image, "One\n\n![](a.png)\n\nTwo\n", "One\n\nTwo\n"),
    ],
)
def test_a_node_goes(kind: type[Node], before: str, after: str) -> None:
    assert done(before, Removal(of(before, kind))) == after


def test_an_entry_goes_with_all_that_it_holds() -> None:
    text = "## A\n\n### B\n\nOne\n\n### C\n\nTwo\n"
    issue = parse(text)
    first, last = issue.entries
    assert done(text, Removal(first.id)) == "## A\n\n### C\n\nTwo\n"
    assert done(text, Removal(last.id)) == "## A\n\n### B\n\nOne\n"
    assert done(text, Removal(issue.sections[0].id)) == ""


def test_what_goes_needs_no_other_change() -> None:
    text = "## A\n\nOne\n\nTwo\n"
    issue, ids = issue_of(text)
    node = nth(issue, Text)
    changes = [fix(Removal(node.id)), fix(word(node, "markdown", "One", "1")), fix(BlankLine(node.id, Side.BEHIND))]
    for order in permutations(changes):
        assert write(fixed(issue, ids, order)) == "## A\n\nTwo\n"


# What is put in


@pytest.mark.parametrize(
    ("side", "before", "after"),
    [
        (Side.BEFORE, "## A\n\nOne\n", "## A\n\nNew.\n\nOne\n"),
        (Side.BEFORE, "## A\nOne\n", "## A\n\nNew.\n\nOne\n"),
        (Side.BEHIND, "## A\n\nOne\n", "## A\n\nOne\n\nNew.\n"),
        (Side.BEHIND, "One", "One\n\nNew.\n"),
        (Side.BEHIND, "One\n\n\n## B\n", "One\n\nNew.\n\n\n## B\n"),
        (Side.BEHIND, "One\n## B\n", "One\n\nNew.\n\n## B\n"),
        (Side.BEFORE, "One\n", "New.\n\nOne\n"),
    ],
)
def test_markdown_is_put_beside_a_node(side: Side, before: str, after: str) -> None:
    assert done(before, Insertion("New.", of(before, Text), side)) == after


def test_markdown_is_put_beside_a_section_or_entry() -> None:
    text = "## A\n\n### B\n\nOne\n\n## C\n"
    issue = parse(text)
    section, entry = issue.sections[0], issue.sections[0].entries[0]
    for holder in (section, entry):
        assert done(text, Insertion("New.", holder.id, Side.BEHIND)) == "## A\n\n### B\n\nOne\n\nNew.\n\n## C\n"
    assert done(text, Insertion("New.", entry.id, Side.BEFORE)) == "## A\n\nNew.\n\n### B\n\nOne\n\n## C\n"
    assert done(text, Insertion("New.", section.id, Side.BEFORE)) == f"New.\n\n{text}"


@pytest.mark.parametrize("side", Side)
def test_markdown_is_put_before_the_first_heading(side: Side) -> None:
    assert done("+++\n+++\n\n## A\n", Insertion("New.", LEAD, side)) == "+++\n+++\n\nNew.\n\n## A\n"
    assert done("+++\n+++\n", Insertion("New.", LEAD, side)) == "+++\n+++\n\nNew.\n"
    assert done("", Insertion("New.", LEAD, side)) == "New.\n"


def test_headings_in_what_is_put_in_open_sections_and_entries() -> None:
    issue, ids = issue_of("## A\n\nOne\n")
    after = fixed(issue, ids, [fix(Insertion("## B\n\n### C\n\nTwo", issue.sections[0].id, Side.BEHIND))])
    assert [section.title for section in after.sections] == ["A", "B"]
    assert [entry.title for entry in after.entries] == ["C"]
    assert write(after) == "## A\n\nOne\n\n## B\n\n### C\n\nTwo\n"


def test_nothing_is_put_in_for_nothing() -> None:
    text = "One\n"
    assert done(text, Insertion(" \n", of(text, Text), Side.BEHIND)) == text


# All at once


def problem(rule: str, *fixes: Fix) -> Problem:
    return Problem(rule, "it is wrong", Place(1), fixes=fixes)


def test_only_the_first_fix_of_a_problem_is_done_unasked_and_only_if_it_is_safe() -> None:
    safe, other, unsafe = (Fix(label, (), is_safe=label != "unsafe") for label in ("safe", "other", "unsafe"))
    problems = [problem("R1", safe, other), problem("R2", unsafe, other), problem("R3"), problem("R4", other)]
    assert safe_fixes(problems) == (safe, other)


def found_letters(issue: Issue) -> Sequence[Problem]:
    """Find each `a`, which is to be `b`, and each `b`, which is to be `c`."""
    return [
        problem(letter, fix(Replacement(place_in(node, "markdown", n, n + 1), {"a": "b", "b": "c"}[letter])))
        for node in issue.leaves()
        if isinstance(node, Text)
        for n, letter in enumerate(node.markdown)
        if letter in "ab"
    ]


def test_what_comes_to_light_is_put_right_as_well() -> None:
    issue, ids = issue_of("aab\n\nbaa x\n")
    after = all_fixed(issue, ids, found_letters)
    assert write(after) == "ccc\n\nccc x\n"
    assert all_fixed(after, ids, found_letters) is after


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    issue, ids = issue_of("a\n")

    def swap(issue: Issue) -> Sequence[Problem]:
        node = nth(issue, Text)
        new = "b" if node.markdown == "a" else "a"
        return [problem("R1", fix(Replacement(place_in(node, "markdown"), new)))]

    assert write(all_fixed(issue, ids, swap)) in {"a\n", "b\n"}


@st.composite
def changes(draw: st.DrawFn, issue: Issue) -> Change:
    """Return any change of an issue, of what is not there as well."""
    nodes = list(issue.leaves())
    wanted = draw(st.sampled_from([*(node.id for node in nodes), *(one.id for one in issue.sections), LEAD, 999]))
    side = draw(st.sampled_from(Side))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        node = draw(st.sampled_from([node for node in nodes if dict(_fields(node))]))
        field, value = draw(st.sampled_from(list(_fields(node))))
        start = draw(st.integers(0, len(value)))
        end = draw(st.integers(start, len(value)))
        new = draw(st.sampled_from(["", "x", "\n", "\n\n", "\n> ", "# ", "```", "- a\n", "<!--"]))
        return Replacement(Place(node.id, field, start, end, value), new)
    others = (
        BlankLine(wanted, side),
        Level(wanted, draw(st.integers(1, 6))),
        Removal(wanted),
        Insertion(draw(st.sampled_from(["New.", "## S\n\n- x", "> q\n\n***", "<!-- more -->"])), wanted, side),
    )
    return others[kind - 1]


def _fields(node: Node) -> Sequence[tuple[str, str]]:
    return [(place.field, place.value) for place in (place_in(node, name) for name in node.FIELDS)]


@given(st.data())
def test_any_fixes_in_any_order_are_the_same_and_leave_an_issue_that_can_be_written(data: st.DataObject) -> None:
    issue, _ = issue_of()
    fixes = data.draw(st.lists(changes(issue).map(fix), max_size=6))
    once = fixed(issue, IdSource(1000), fixes)
    other = fixed(issue, IdSource(1000), data.draw(st.permutations(fixes)))
    assert once == other
    written = write(once)
    assert write(parse(written)) == written
    if once == issue:
        assert written == POST


@given(st.data())
def test_a_fix_changes_nothing_but_its_node(data: st.DataObject) -> None:
    issue, ids = issue_of()
    node = data.draw(st.sampled_from([one for one in issue.leaves() if isinstance(one, Quote | Text | Image | List)]))
    field, value = data.draw(st.sampled_from(list(_fields(node))))
    start = data.draw(st.integers(0, len(value)))
    end = data.draw(st.integers(start, len(value)))
    after = fixed(issue, ids, [fix(Replacement(Place(node.id, field, start, end, value), "word"))])
    others = [one for one in issue.leaves() if one.id != node.id]
    assert [one for one in after.leaves() if one.id in {other.id for other in others}] == others


def test_a_hundred_fixes_of_a_long_issue_take_no_time() -> None:
    entry = "### Entry {}\n{} says\n\n> Tea with steam.\n> - one\n\nWords of it.\n\n"
    issue, ids = issue_of("## Dept\n\n" + "".join(entry.format(n, f"[Z](https://x.example/{n})") for n in range(200)))
    quotes = [node for node in issue.leaves() if isinstance(node, Quote)][:40]
    headings = [node for node in issue.leaves() if isinstance(node, EntryHeading)][:60]
    fixes = [fix(word(node, "body", "steam", "milk")) for node in quotes]
    fixes += [fix(BlankLine(node.id, Side.BEHIND)) for node in headings]
    begun = process_time()
    after = fixed(issue, ids, fixes)
    assert process_time() - begun < 0.3
    assert write(after).count("milk") == 40
