"""Over real posts, with the real linters: *Fix all* makes them pass, and changes of the page what the fixes say."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.core.check.cases import knowing
from tests.core.check.every_fix import done, fixes_of, kinds
from tests.core.check.pages import Difference, Tokens, difference, links, skeleton
from tests.core.render.html import norm
from tests.styles import shipped_styles
from tests.zola import Zola
from twimeditor.core.check.findings import problems_of
from twimeditor.core.check.fix import Replacement
from twimeditor.core.check.fixing import all_fixed, safe_fixes
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.layout import layout
from twimeditor.core.check.mending_links import MAKE_LINK
from twimeditor.core.check.problem import TYPOS, Problem
from twimeditor.core.check.run import Run
from twimeditor.core.model import Blank, Issue
from twimeditor.core.post import parse, write
from twimeditor.core.post.reuse import ids_after
from twimeditor.core.render import render_body
from twimeditor.services.check.linters import Config, Linters

BEFORE = 52
"""How many of the real posts do not pass."""

FINDINGS = {"MD034": 412, "MD032": 165, "MD022": 59, "MD030": 30, "MD031": 9, "MD039": 5, "MD001": 4}
SOME = 3
TYPOS_FOUND, POSTS_WITH_TYPOS = 18, 14

CHANGES = {"autolinks": 285, "heading levels": 27, "spaces at the ends of links": 5}
"""In what the pages of all real posts differ afterwards; blank lines and list marks change none."""


@dataclass
class Mended:
    """A post before and after all fixes, and what was found on the way."""

    issue: Issue
    after: Issue
    rounds: list[tuple[Problem, ...]] = field(default_factory=list)

    @property
    def found(self) -> tuple[Problem, ...]:
        """Return what was found at first by rumdl."""
        return tuple(one for one in self.rounds[0] if one.rule != TYPOS)

    @property
    def left(self) -> tuple[Problem, ...]:
        """Return what was found at last."""
        return self.rounds[-1]

    def labelled(self, label: str) -> int:
        """Return how many of the fixes that were done at first have a label."""
        return sum(fix.label == label for one in self.found for fix in one.fixes)


def found_by_linters(issue: Issue) -> tuple[Problem, ...]:
    """Return what the real linters find."""
    where = layout(issue)
    linted = Linters().run(where.text, Config())
    assert linted.notes == ()
    return problems_of(issue, where, linted.findings)


def mended(text: str) -> Mended:
    issue = parse(text)
    rounds: list[tuple[Problem, ...]] = []

    def find(one: Issue) -> tuple[Problem, ...]:
        rounds.append(found_by_linters(one))
        return rounds[-1]

    after = all_fixed(issue, ids_after(issue), find)
    return Mended(issue, after, rounds)


@pytest.fixture(scope="module")
def posts(corpus_posts: tuple[Path, ...]) -> Mapping[Path, Mended]:
    """Return all real posts, mended."""
    return {post: mended(post.read_bytes().decode()) for post in corpus_posts}


def page(issue: Issue, golden: Path) -> Tokens:
    tokens: Tokens = norm(golden)(render_body(issue))
    return tokens


def test_all_posts_pass_afterwards(posts: Mapping[Path, Mended]) -> None:
    assert sum(bool(one.found) for one in posts.values()) == BEFORE
    assert Counter(problem.rule for one in posts.values() for problem in one.found) == FINDINGS
    assert [post for post, one in posts.items() if {problem.rule for problem in one.left} - {TYPOS}] == []


def test_every_finding_but_a_misspelling_has_a_fix_that_needs_no_judgement(posts: Mapping[Path, Mended]) -> None:
    assert all(problem.fixes and problem.fixes[0].is_safe for one in posts.values() for problem in one.found)


def test_a_second_time_changes_nothing(posts: Mapping[Path, Mended]) -> None:
    for one in posts.values():
        again = parse(write(one.after))
        assert write(again) == write(one.after)
        assert all_fixed(again, ids_after(again), found_by_linters) is again


def test_pages_differ_only_by_what_the_fixes_say(posts: Mapping[Path, Mended], golden: Path) -> None:
    total = Counter[str]()
    for post, one in posts.items():
        before, after = page(one.issue, golden), page(one.after, golden)
        found = difference(before, after)
        assert found.unexplained is None, (post.name, found)
        assert_links(before, after, found, one)
        total += found.kinds
    assert total == CHANGES


def assert_links(before: Tokens, after: Tokens, found: Difference, one: Mended) -> None:
    """No link is lost or leads elsewhere; each new one is an address that stood bare in the text."""
    assert not links(before) - links(after)
    new = links(after) - links(before)
    assert new.total() == found.kinds["autolinks"] == one.labelled(MAKE_LINK)


def test_the_real_zola_publishes_that_difference(posts: Mapping[Path, Mended], golden: Path, zola: Zola) -> None:
    before = zola.build({_in_site(post): write(one.issue) for post, one in posts.items()}).html
    after = zola.build({_in_site(post): write(one.after) for post, one in posts.items()}).html
    total = Counter[str]()
    for post, one in posts.items():
        old, new = (norm(golden)(built[_in_site(post)]) for built in (before, after))
        found = difference(old, new)
        assert found.unexplained is None, (post.name, found)
        assert_links(old, new, found, one)
        total += found.kinds
    assert total == CHANGES


def test_only_what_fixes_name_is_written_otherwise(posts: Mapping[Path, Mended]) -> None:
    for one in posts.values():
        named = {number for found in one.rounds for problem in found for number in _nodes(problem)}
        before, after = texts(one.issue), texts(one.after)
        changed = {number for number, text in before.items() if after.get(number) != text}
        assert changed <= named


def texts(issue: Issue) -> Mapping[int, str]:
    return {piece.node.id: piece.text for piece in layout(issue).pieces if not isinstance(piece.node, Blank)}


def _nodes(problem: Problem) -> Iterator[int]:
    for change in (change for fix in problem.fixes[:1] for change in fix.changes):
        yield change.place.node if isinstance(change, Replacement) else change.node


def test_each_fix_alone_is_local_and_done_once(posts: Mapping[Path, Mended]) -> None:
    for one in posts.values():
        for _, fix in fixes_of(one.rounds[0]):
            done(one.issue, fix)


def test_each_fix_alone_removes_what_it_is_for(posts: Mapping[Path, Mended]) -> None:
    """Look at some of each kind: the linters have to run for each of them."""
    seen = Counter[str]()
    for one in posts.values():
        for problem, fix in fixes_of(one.rounds[0]):
            seen[fix.label] += 1
            if seen[fix.label] > SOME or (problem.rule == TYPOS and seen[TYPOS] > SOME):
                continue
            seen[TYPOS] += problem.rule == TYPOS
            what = problem.rule, problem.message, problem.place.text
            left = kinds(found_by_linters(done(one.issue, fix)))
            assert left[what] < kinds(one.rounds[0])[what], problem


def test_misspellings_are_left_to_a_person(posts: Mapping[Path, Mended]) -> None:
    found = {post: [one for one in mended.left if one.rule == TYPOS] for post, mended in posts.items()}
    assert sum(bool(some) for some in found.values()) == POSTS_WITH_TYPOS
    assert sum(len(some) for some in found.values()) == TYPOS_FOUND
    fixes = [fix for some in found.values() for one in some for fix in one.fixes]
    assert fixes
    assert not any(fix.is_safe for fix in fixes)


@pytest.fixture(scope="module")
def reviewed(posts: Mapping[Path, Mended]) -> Mapping[Path, Mended]:
    """Return all real posts, mended by the reviewers' rules as well."""
    found = {}
    for post, one in posts.items():
        rounds: list[tuple[Problem, ...]] = []
        known = knowing(style=shipped_styles().of(one.issue))
        after = all_fixed(one.issue, ids_after(one.issue), partial(_found_by_all, Run(), known, rounds))
        found[post] = Mended(one.issue, after, rounds)
    return found


def test_with_the_reviewers_rules_as_well_posts_pass_and_come_to_rest(reviewed: Mapping[Path, Mended]) -> None:
    for one in reviewed.values():
        assert not [problem for problem in one.left if problem.rule in FINDINGS]
        assert not safe_fixes(one.left)


def test_no_link_is_lost_but_those_that_are_put_right(reviewed: Mapping[Path, Mended], golden: Path) -> None:
    """New ones are addresses, rooms and people of the text."""
    for one in reviewed.values():
        before, new = (links(page(issue, golden)) for issue in (one.issue, one.after))
        wrong = len({problem.place for found in one.rounds for problem in found if problem.rule == "R12"})
        assert (before - new).total() <= wrong
        assert all(_is_in(target, write(one.issue)) for target in new - before)


def test_of_a_page_only_links_levels_paragraphs_and_unseen_characters_change(
    reviewed: Mapping[Path, Mended], golden: Path
) -> None:
    """Links that were published as they had been typed are the exception: their brackets go."""
    pages = {post: (page(one.issue, golden), page(one.after, golden)) for post, one in reviewed.items()}
    others = {post for post, (before, after) in pages.items() if skeleton(before) != skeleton(after)}
    assert others == {post for post, one in reviewed.items() if one.labelled("Put the brackets right")}
    assert len(others) == 1


def test_the_real_zola_publishes_what_we_show_of_all_fixes(
    reviewed: Mapping[Path, Mended], golden: Path, zola: Zola
) -> None:
    if not zola.as_the_site:
        pytest.skip("this Zola differs from the site's in known places")
    built = zola.build({_in_site(post): write(one.after) for post, one in reviewed.items()}).html
    for post, one in reviewed.items():
        assert norm(golden)(built[_in_site(post)]) == page(one.after, golden), post.name


def _in_site(post: Path) -> str:
    return "/".join(post.parts[post.parts.index("content") + 1 :])


def _found_by_all(run: Run, known: Knowledge, rounds: list[tuple[Problem, ...]], issue: Issue) -> tuple[Problem, ...]:
    rounds.append((*found_by_linters(issue), *run.problems(issue, known)))
    return rounds[-1]


def _is_in(target: str, text: str) -> bool:
    """Tell whether a link leads to what the text has named all along."""
    said = text.replace("\\", "")
    return unquote(target).removeprefix("https://matrix.to/#/").removeprefix("mailto:") in said
