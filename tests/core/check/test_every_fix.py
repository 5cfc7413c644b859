"""For every fix of every rule, in real posts and in the example of what is wrong."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.core.check.cases import FRONT, knowing
from tests.core.check.every_fix import done, fixes_of, kinds
from tests.core.check.examples import as_post, world_of
from twimeditor.core.check.fix import Fix
from twimeditor.core.check.fixing import all_fixed, fixed, safe_fixes
from twimeditor.core.check.knowledge import Knowledge, Project
from twimeditor.core.check.rule import Rule
from twimeditor.core.check.rules import RULES
from twimeditor.core.check.run import Run
from twimeditor.core.model import Issue
from twimeditor.core.post import parse, write
from twimeditor.core.post.reuse import ids_after

MENDED = {
    "R15": "## Dept of Clients\n\n[Zoë](https://matrix.to/#/@zoe:example.org)\n\n> Tea is ready.\n",
    "R16": "## Dept of Clients\n\n### Teapot\n\n[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n> Tea.\n",
    "R17": "## Dept of Clients\n\n## Dept of Ops\n\nTea is ready.\n",
    "R19": "> wo\u200brds\n",
    "R22": FRONT + "## Dept of Clients\n\nTea is ready.\n",
    "R24": '> <img src="/blog/img/2030-01-04-a.png" alt="A teapot" onerror="run()">\n',
}
"""What rules can put right, where their examples are of what only a person can."""

LEFT_TO_PEOPLE = {"R3", "R4", "R5", "R14", "R20", "build"}
"""Rules that know no better text."""


UNASKED = {"R1", "R2", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R15", "R19", "R23"}
"""Rules that put right by themselves what their examples get wrong."""


def issue_of(rule: Rule) -> Issue:
    return as_post(MENDED.get(rule.name, rule.wrong))


def world(rule: Rule) -> Knowledge:
    return replace(world_of(rule), projects={"teapot": Project("Teapot", "Teapot is a client.")})


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_puts_right_what_it_says_it_does_and_has_done_so_then(rule: Rule) -> None:
    issue, known, run = issue_of(rule), world(rule), Run((rule,))
    fixable = [problem for problem in run.problems(issue, known) if problem.fixes]
    assert bool(fixable) is bool(rule.mends) is (rule.name not in LEFT_TO_PEOPLE)
    assert bool(safe_fixes(fixable)) is (rule.name in UNASKED)
    ids = ids_after(issue)
    after = fixed(issue, ids, [problem.fixes[0] for problem in fixable])
    assert not [problem for problem in run.problems(after, known) if problem.fixes]
    assert not run.failures
    again = parse(write(after))
    assert write(again) == write(after)
    assert not [problem for problem in run.problems(again, known) if problem.fixes]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_fix_of_what_an_example_gets_wrong(rule: Rule) -> None:
    issue, known, run = issue_of(rule), world(rule), Run()
    problems = run.problems(issue, known)
    assert not run.failures
    for problem, fix in fixes_of(problems):
        left = run.problems(done(issue, fix), known)
        assert (
            kinds(left)[problem.rule, problem.message, problem.place.text]
            < kinds(problems)[problem.rule, problem.message, problem.place.text]
        )


def test_each_fix_in_a_real_post(corpus_post: Path) -> None:
    issue, run = parse(corpus_post.read_bytes().decode()), Run()
    known = knowing(file="/".join(corpus_post.parts[corpus_post.parts.index("blog") :]))
    problems = run.problems(issue, known)
    assert not run.failures
    for problem, fix in fixes_of(problems):
        what = problem.rule, problem.message, problem.place.text
        left = run.problems(done(issue, fix), known)
        assert kinds(left)[what] < kinds(problems)[what], problem


def test_some_fixes_of_a_real_post_in_any_order(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    fixes = [fix for _, fix in fixes_of(Run().problems(issue, knowing()))]
    choose = Random(corpus_post.name)  # noqa: S311 - no secret
    for _ in range(5):
        some = choose.sample(fixes, choose.randint(0, len(fixes)))
        other = choose.sample(some, len(some))
        assert _done(issue, some) == _done(issue, other)


def _done(issue: Issue, fixes: list[Fix]) -> Issue:
    return fixed(issue, ids_after(issue), fixes)


def test_all_fixes_of_a_real_post_leave_none_that_is_safe(corpus_post: Path) -> None:
    issue, known = parse(corpus_post.read_bytes().decode()), knowing()
    run, ids = Run(), ids_after(issue)
    after = all_fixed(issue, ids, lambda one: run.problems(one, known))
    assert not safe_fixes(run.problems(after, known))
    assert all_fixed(after, ids, lambda one: run.problems(one, known)) is after
    assert write(parse(write(after))) == write(after)
