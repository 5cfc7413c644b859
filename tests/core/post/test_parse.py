"""Parsing loses nothing, never fails, and puts each byte into one node."""

import inspect
import re
import sys
from pathlib import Path

import pytest
from hypothesis import example, given

from tests.core.post.texts import posts
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Blank, Html, Issue, Node, Quote, SubHeading
from twimeditor.core.post import parse


def joined(issue: Issue) -> str:
    return "".join(node.source.text for node in issue.leaves() if node.source is not None)


def all_ids(issue: Issue) -> list[int]:
    sections = [section.id for section in issue.sections]
    return [node.id for node in issue.leaves()] + sections + [entry.id for entry in issue.entries]


@given(posts)
@example("")
@example("\ufeff")
@example("+++\n+++")
@example("+++\ntitle = \n+++\n## a")
@example("a\rb\r\r> c\n\x00d")
@example("> " * 400 + "\n" + "- " * 400)
def test_joining_the_leaves_gives_the_text(text: str) -> None:
    assert joined(parse(text)) == text


@given(posts)
def test_every_id_is_given_once(text: str) -> None:
    found = all_ids(parse(text))
    assert len(found) == len(set(found))


@given(posts)
def test_nothing_is_edited_and_blank_runs_alone_are_blank(text: str) -> None:
    for node in parse(text).leaves():
        assert not node.edited
        assert node.source is not None
        assert node.source.text
        assert isinstance(node, Blank) == (not node.source.text.strip(" \t\r\n"))


@given(posts)
def test_a_quotes_lines_are_mark_text_and_end(text: str) -> None:
    for node in parse(text).leaves():
        if isinstance(node, Quote) and node.source is not None:
            lines = zip(node.prefixes, node.body.split("\n"), node.ends, strict=True)
            assert "".join(mark + line + end for mark, line, end in lines) == node.source.text


@given(posts)
def test_glued_nodes_know_their_neighbour(text: str) -> None:
    before: Node | None = None
    for node in parse(text).leaves():
        assert node.source is not None
        glued = before is not None and not isinstance(before, Blank) and not isinstance(node, Blank)
        assert node.source.glued_to == (before.id if glued and before is not None else None)
        before = node


@given(posts)
def test_parsing_again_over_the_old_issue_gives_the_same_objects(text: str) -> None:
    issue = parse(text)
    again = parse(text, reuse=issue)
    assert all_ids(again) == all_ids(issue)
    assert all(one is other for one, other in zip(issue.leaves(), again.leaves(), strict=True))
    assert all(one is other for one, other in zip(issue.sections, again.sections, strict=True))


def test_ids_come_from_the_source_given() -> None:
    ids = IdSource(100)
    assert min(all_ids(parse("## A\n\ntext\n", ids))) == 100
    assert ids.take() > max(all_ids(parse("## A\n", IdSource(100))))


def test_reload_keeps_the_ids_of_what_is_still_there() -> None:
    before = parse("## A\n\none\n\n### E\n\n> two\n\n## B\n\nthree\n")
    after = parse("## New\n\nx\n\n## A\n\none\n\n### E\n\n> two!\n\n## B\n\nthree\n", reuse=before)
    assert after.sections[1:][0].id == before.sections[0].id
    assert after.sections[2] == before.sections[1]
    entry, old = next(after.entries), next(before.entries)
    assert (entry.id, entry.heading) == (old.id, old.heading)
    assert [node.id for node in entry.nodes] == [node.id for node in old.nodes]
    assert after.sections[0].id not in all_ids(before)


def test_the_files_line_end_is_that_of_most_lines() -> None:
    assert parse("a\r\nb\r\nc\n").eol == "\r\n"
    assert parse("a\rb\r").eol == "\r"
    assert parse("a").eol == "\n"


def test_deep_nesting_neither_fails_nor_hangs() -> None:
    for text in (">" * 5000, "- " * 5000, "[" * 5000 + "\n\n> q\n", "* > " * 2000, ("> " * 300 + "a\n") * 20):
        assert joined(parse(text)) == text


def test_deep_nesting_does_not_need_a_deep_stack() -> None:
    limit = sys.getrecursionlimit()
    depth = len(inspect.stack())
    sys.setrecursionlimit(depth + 420)
    try:
        assert joined(parse(">" * 5000 + "\n" + "- " * 5000)) == ">" * 5000 + "\n" + "- " * 5000
    finally:
        sys.setrecursionlimit(limit)


def test_what_has_no_kind_is_a_raw_block() -> None:
    (node,) = parse("---\n").leaves()
    assert isinstance(node, Html)
    (node,) = parse("Title\n=====\n").leaves()
    assert isinstance(node, SubHeading)
    assert (node.title, node.level) == ("Title", 1)


def test_a_real_post_loses_nothing(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    assert joined(parse(text)) == text
    assert joined(parse(text.replace("\n", "\r\n"))) == text.replace("\n", "\r\n")
    assert joined(parse(re.sub("\n", "\r", text))) == text.replace("\n", "\r")


@pytest.mark.parametrize("line", ["a\x85b", "a\u2028b", "a\x0bb", "a\x0cb", "a\x1cb"])
def test_only_cr_and_lf_end_a_line(line: str) -> None:
    (node,) = parse(f"> {line}\n").leaves()
    assert isinstance(node, Quote)
    assert node.body == line
