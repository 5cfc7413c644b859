"""The whole check: every part adds what it finds, in the order of the file, and none that fails hides the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.core.issues import issue_of, nth
from twimeditor.core.check import Knowledge, Problem
from twimeditor.core.check.order import Order
from twimeditor.core.check.place import place_in
from twimeditor.core.check.rule import Rule
from twimeditor.core.model import Issue, Quote
from twimeditor.core.post import parse
from twimeditor.core.post.fields import fields
from twimeditor.services.check.checker import Checker, Spelling, Where
from twimeditor.services.check.linters import Config, Linted, Linters
from twimeditor.services.storage.disk import Disk

TEXT = "## Lamps\n\n### Glow\n\nMo said:\n\n> Look at https://lamp.example/ and recieve a glimmring brigth one.\n"
WHERE = Where(today=date(2031, 3, 7), spelling=Spelling(("en_US",)))


def rule(find: object) -> Rule:
    return Rule(name="R99", title="", demand="", why="", in_issue=find)  # type: ignore[arg-type]  # a test's own


def finds(issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    yield Problem("R99", "found", place_in(nth(issue, Quote), "body", 0, 4))


def fails(_issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    raise RecursionError("a defect")


def test_rules_linters_and_spelling_are_in_one_list() -> None:
    issue, _ = issue_of(TEXT)
    checked = Checker(Disk(), rules=(rule(finds),)).check(issue, WHERE)
    assert [(one.rule, one.place.text) for one in checked.problems] == [
        ("R99", "Look"),
        ("MD034", "https://lamp.example/"),
        ("typos", "recieve"),
        ("typos", "brigth"),
    ]
    assert [one.place.text for one in checked.misspelt] == ["glimmring"]
    assert checked.readiness is not None
    assert checked.notes == ()


def test_words_that_the_linter_corrects_are_not_told_twice() -> None:
    issue, _ = issue_of(TEXT)
    checked = Checker(Disk(), rules=()).check(issue, WHERE)
    assert not {one.place.text for one in checked.misspelt} & {"recieve", "brigth"}


def test_a_blank_line_that_a_linter_misses_is_told_once() -> None:
    issue, _ = issue_of("## Lamps\n\n> Look:\n> - a lamp\n>\n> ![A lamp](/blog/img/lamp.png)\n> dark\n")
    found = Checker(Disk()).check(issue, Where()).problems

    assert [one.rule for one in found if one.rule in {"R2", "MD032"}] == ["MD032", "R2"]


def test_without_languages_no_spelling_is_checked() -> None:
    issue, _ = issue_of(TEXT)
    assert Checker(Disk(), rules=()).check(issue, Where()).misspelt == ()


def test_own_words_are_right() -> None:
    issue, _ = issue_of(TEXT)
    where = Where(spelling=Spelling(("en_US",), frozenset({"glimmring"})))
    assert Checker(Disk(), rules=()).check(issue, where).misspelt == ()


def test_words_that_issues_before_are_full_of_are_right(tmp_path: Path) -> None:
    for day in ("2031-02-14", "2031-02-21", "2031-02-28"):
        head = f'+++\ntitle = "This Week in Matrix {day}"\n[taxonomies]\ncategory = ["This Week in Matrix"]\n+++\n'
        (tmp_path / f"{day}-twim.md").write_text(f"{head}\n> a glimmring lamp\n", encoding="utf-8")
    where = replace(WHERE, path=tmp_path / "2031-03-07-twim.md")
    issue, _ = issue_of(TEXT)

    assert Checker(Disk(), rules=()).check(issue, where).misspelt == ()


def test_words_that_the_site_lets_through_are_right(tmp_path: Path) -> None:
    (tmp_path / ".typos.toml").write_text('[default.extend-words]\nglimmring = "glimmring"\n', encoding="utf-8")
    issue, _ = issue_of(TEXT)

    assert Checker(Disk(), rules=()).check(issue, replace(WHERE, site=tmp_path)).misspelt == ()


def test_a_language_without_a_dictionary_is_told_and_the_others_are_used() -> None:
    issue, _ = issue_of(TEXT)
    checked = Checker(Disk(), rules=()).check(issue, Where(spelling=Spelling(("en_US", "tlh"))))
    assert [one.place.text for one in checked.misspelt] == ["glimmring"]
    assert checked.notes == ("There is no dictionary for tlh.",)


def test_what_may_be_meant_is_proposed() -> None:
    issue, _ = issue_of(TEXT)
    checker = Checker(Disk(), rules=())
    checker.check(issue, WHERE)
    assert "receive" in checker.suggestions("recieve")


def test_a_rule_that_fails_is_told_and_hides_nothing() -> None:
    issue, _ = issue_of(TEXT)
    checked = Checker(Disk(), rules=(rule(fails),)).check(issue, WHERE)
    assert [one.rule for one in checked.problems] == ["MD034", "typos", "typos"]
    assert [note for note in checked.notes if "R99" in note and "a defect" in note]


def test_linters_that_cannot_be_run_hide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_what: object) -> None:
        raise OSError("no such program")

    monkeypatch.setattr(Linters, "run", broken)
    issue, _ = issue_of(TEXT)
    checked = Checker(Disk(), rules=(rule(finds),)).check(issue, WHERE)
    assert [one.rule for one in checked.problems] == ["R99"]
    assert [note for note in checked.notes if "no such program" in note]
    assert "recieve" in {one.place.text for one in checked.misspelt}


def test_linters_are_not_run_again_for_the_same_text(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    run = Linters.run

    def counted(linters: Linters, text: str, config: Config) -> Linted:
        texts.append(text)
        return run(linters, text, config)

    monkeypatch.setattr(Linters, "run", counted)
    issue, _ = issue_of(TEXT)
    checker = Checker(Disk(), rules=())
    assert checker.check(issue, WHERE) == checker.check(issue, WHERE)
    assert len(texts) == 1


def test_every_problem_of_a_real_post_names_characters_that_are_there(corpus_post: Path) -> None:
    issue = parse(corpus_post.read_bytes().decode())
    checked = Checker(Disk()).check(issue, Where(path=corpus_post, today=date(2031, 3, 7)))
    nodes = {node.id: dict(fields(node)) for node in issue.leaves()}
    for one in checked.problems:
        if one.place.field:
            assert nodes[one.place.node].get(one.place.field, "") == one.place.value, one
            assert 0 <= one.start <= one.end <= len(one.place.value), one
        assert one.message
        assert one.message == one.message.strip()
    order = Order(issue)
    keys = [order.of(one.place) for one in checked.problems]
    assert keys == sorted(keys)
    assert checked.notes == ()
