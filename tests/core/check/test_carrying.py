"""What was found in one version of an issue and is told of a later one: it always names the same characters."""

from dataclasses import replace
from itertools import accumulate, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.core.issues import issue_of, nth
from twimeditor.core.check import Place, Problem
from twimeditor.core.check.carrying import carried as numbers_carried
from twimeditor.core.check.fix import BlankLine, Fix, Replacement, Side
from twimeditor.core.check.fixing import fixed
from twimeditor.core.check.numbered import Numbered
from twimeditor.core.check.place import place_in
from twimeditor.core.ids import IdSource
from twimeditor.core.model import EntryHeading, FrontMatter, Issue, Quote, edits, find
from twimeditor.core.model.changes import ChangeSet, diff
from twimeditor.core.post import front_matter, parse
from twimeditor.core.post.fields import fields


def carried(
    problems: tuple[Problem, ...], before: Issue, after: Issue, changes: ChangeSet | None = None
) -> tuple[Problem, ...]:
    return numbers_carried(Numbered(problems), before, after, changes).all


TEXT = "One teh two, and a bare link.\n\nAnother wrod here."


def quoted(body: str = TEXT) -> tuple[Issue, IdSource, Quote]:
    issue, ids = issue_of("## Lamps\n\n### Glow\n\nMo said:\n\n" + "".join(f"> {line}\n" for line in body.split("\n")))
    return issue, ids, nth(issue, Quote)


def typed(issue: Issue, ids: IdSource, quote: Quote, body: str) -> Issue:
    return edits.set_field(issue, ids, target=quote.id, field="body", value=body)


def about(quote: Quote, word: str) -> Problem:
    start = quote.body.index(word)
    place = place_in(quote, "body", start, start + len(word))
    return Problem("words", f"{word} is wrong", place, fixes=(Fix("Correct it", (Replacement(place, "right"),)),))


def test_without_a_change_the_very_same_comes_back() -> None:
    issue, _, quote = quoted()
    found = Numbered((about(quote, "teh"),))
    assert numbers_carried(found, issue, issue) is found


def test_what_lies_in_other_nodes_is_not_even_looked_at() -> None:
    issue, ids, quote = quoted()
    found = Numbered((about(quote, "teh"),))
    renamed = edits.set_field(issue, ids, target=nth(issue, EntryHeading).id, field="title", value="Gleam")
    assert numbers_carried(found, issue, renamed) is found


def test_what_stands_behind_an_edit_moves_with_its_text() -> None:
    issue, ids, quote = quoted()
    after = typed(issue, ids, quote, "Dear all! " + TEXT)
    (found,) = carried((about(quote, "wrod"),), issue, after)
    assert (found.place.text, found.place.value) == ("wrod", "Dear all! " + TEXT)
    assert nth(fixed(after, ids, found.fixes), Quote).body == "Dear all! " + TEXT.replace("wrod", "right")


def test_what_stands_before_an_edit_stays_and_knows_the_new_text() -> None:
    issue, ids, quote = quoted()
    after = typed(issue, ids, quote, TEXT + " More.")
    (found,) = carried((about(quote, "teh"),), issue, after)
    assert (found.start, found.place.text, found.place.value) == (4, "teh", TEXT + " More.")


@pytest.mark.parametrize("word", ["the", "tehe", "xteh", ""])
def test_what_is_edited_itself_goes(word: str) -> None:
    issue, ids, quote = quoted()
    after = typed(issue, ids, quote, TEXT.replace("teh", word))
    assert carried((about(quote, "teh"), about(quote, "wrod")), issue, after)[0].place.text == "wrod"


def test_what_stands_in_a_line_between_two_edits_moves_with_it() -> None:
    issue, ids, quote = quoted("## Glow\n\nAnother wrod here, teh end.\n\n## Wick\n\nOne lihgt.")
    after = typed(issue, ids, quote, "#### Glow\n\nAnother wrod here, teh end.\n\n#### Wick\n\nOne lihgt.")
    problems = tuple(about(quote, word) for word in ("## Glow", "wrod", "teh", "## Wick", "lihgt"))
    assert [one.place.text for one in carried(problems, issue, after)] == ["wrod", "teh", "lihgt"]


def test_what_is_gone_is_told_of_no_longer() -> None:
    issue, ids, quote = quoted()
    after = edits.remove(issue, ids, target=next(issue.entries).id)
    assert carried((about(quote, "teh"),), issue, after) == ()


def test_another_issue_has_none_of_the_problems_of_this_one() -> None:
    issue, ids, quote = quoted()
    other = parse("+++\ntitle = 'Other'\n+++\n\n## Lamps\n", ids)
    whole = Problem("R22", "nobody signs", Place(find.LEAD))
    assert carried((about(quote, "teh"), whole), issue, other) == ()


def test_a_fix_whose_text_was_edited_goes_and_its_problem_stays() -> None:
    issue, ids, quote = quoted()
    problem = replace(about(quote, "teh"), fixes=about(quote, "wrod").fixes)
    after = typed(issue, ids, quote, TEXT.replace("wrod", "word"))
    (found,) = carried((problem,), issue, after)
    assert (found.place.text, found.fixes) == ("teh", ())


def test_a_fix_beside_a_node_stays_while_that_does() -> None:
    issue, ids, quote = quoted()
    heading = nth(issue, EntryHeading)
    line = Fix("Add a blank line", (BlankLine(heading.id, Side.BEHIND),))
    problem = replace(about(quote, "teh"), fixes=(line,))
    (found,) = carried((problem,), issue, typed(issue, ids, quote, TEXT + "!"))
    assert found.fixes == (line,)
    renamed = edits.set_field(issue, ids, target=heading.id, field="title", value="Gleam")
    (found,) = carried((problem,), issue, renamed)
    assert found.fixes == ()


def test_a_problem_of_an_entry_stays_while_words_are_typed_and_goes_with_its_parts() -> None:
    issue, ids, quote = quoted()
    entry = next(issue.entries)
    problem = Problem("R17", "the entry lacks something", Place(entry.id))
    after = typed(issue, ids, quote, TEXT + "!")
    assert carried((problem,), issue, after) == (problem,)
    section = issue.sections[0]
    without = replace(issue, sections=(replace(section, entries=(replace(entry, nodes=entry.nodes[:1]),)),))
    assert carried((problem,), issue, without) == ()


def test_a_key_that_the_front_matter_lacks_is_still_lacking() -> None:
    issue, _ = issue_of()
    front = nth(issue, FrontMatter)
    lacks = Problem("R9", "there is no date", place_in(front, "date"))
    title = Problem("R9", "the title is wrong", place_in(front, "title"))
    retitled = replace(issue, front=front_matter.set_key(front, "title", "Other"))
    assert carried((lacks, title), issue, retitled) == (lacks,)


def test_it_needs_no_difference_that_is_known_already() -> None:
    issue, ids, quote = quoted()
    found, after = (about(quote, "wrod"),), typed(issue, ids, quote, "! " + TEXT)
    assert carried(found, issue, after) == carried(found, issue, after, diff(issue, after))


WORDS = st.lists(st.sampled_from(["a", "ab", "teh", " ", "\n", "🏮", "b"]), max_size=12).map("".join)


@given(before=WORDS, after=WORDS, spans=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=6))
@example(before="abab", after="ab", spans=[(2, 2), (0, 2)])
@example(before="teh teh", after="teh", spans=[(0, 3), (4, 3)])
def test_what_is_carried_names_the_same_characters_of_the_new_text(
    before: str, after: str, spans: list[tuple[int, int]]
) -> None:
    issue, ids, quote = quoted("x")
    issue = typed(issue, ids, quote, before)
    quote = nth(issue, Quote)
    ends = [(min(start, len(before)), min(start + length, len(before))) for start, length in spans]
    problems = tuple(Problem("words", str(n), place_in(quote, "body", *span)) for n, span in enumerate(ends))
    later = typed(issue, ids, quote, after)
    for problem in carried(problems, issue, later):
        assert problem.place.value == dict(fields(nth(later, Quote)))["body"]
        assert problem.place.text == problems[int(problem.message)].place.text


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_going_by_many_versions_keeps_no_more_than_going_at_once(bodies: list[str]) -> None:
    issue, ids, quote = quoted("a teh b")
    found = (about(quote, "teh"),)
    steps = list(accumulate(bodies, lambda one, body: typed(one, ids, quote, body), initial=issue))
    carried_on: tuple[Problem, ...] = found
    for before, after in pairwise(steps):
        carried_on = carried(carried_on, before, after)
    for problem in carried_on:
        assert problem.place.value == nth(steps[-1], Quote).body
        assert problem.place.text == "teh"
