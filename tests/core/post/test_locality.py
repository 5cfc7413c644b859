"""Over real posts: an edit changes lines of its own node only, and setting the field back gives the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.issues import issue_of, line_changes, with_field
from twimeditor.core.model import (
    Attribution,
    Blank,
    FrontMatter,
    Issue,
    Node,
    Quote,
)
from twimeditor.core.post import compose, front_matter, parse, write, written

_TYPED = {
    "name": "Zoë a_b [c] <d>",
    "target": "@zoe:example.org",
    "verb": "exclaims",
    "lead": "Our friends say:",
    "title": "New *title* #",
    "website": "https://example.org/a(b)",
    "alt": "a [x] _y_",
    "url": "/blog/img/new (1).png",
    "markdown": "Another *text*\n\nin two paragraphs.",
}


def text_of(post: Path) -> str:
    return post.read_bytes().decode()


def placed(issue: Issue) -> Iterator[tuple[Node, int, int]]:
    """Yield the nodes that have fields, and where each stands in the file."""
    start = 0
    for node in issue.leaves():
        assert node.source is not None
        end = start + len(node.source.text)
        if not isinstance(node, Blank | FrontMatter):
            yield node, start, end
        start = end


def fields(node: Node) -> tuple[str, ...]:
    if isinstance(node, Attribution):
        return ("lead",) if node.guess else ("name", "target", "verb")
    return node.FIELDS


def typed(node: Node, field: str) -> str:
    """Return another value for a field; of a quote, its middle line changed."""
    if not isinstance(node, Quote):
        return _TYPED[field]
    lines = node.body.split("\n")
    lines[len(lines) // 2] = "a changed line"
    return "\n".join(lines)


def test_a_real_post_is_written_as_it_was(corpus_post: Path) -> None:
    text = text_of(corpus_post)
    assert write(parse(text)) == text


def test_an_edit_changes_lines_of_its_own_node_only(corpus_post: Path) -> None:
    text = text_of(corpus_post)
    issue = parse(text)
    for node, start, end in placed(issue):
        for field in fields(node):
            changed = with_field(issue, node, field, typed(node, field))
            result = compose(changed)
            assert result != text
            assert result.startswith(text[:start])
            assert result.endswith(text[end:])
            assert len(result) > start + len(text) - end
            assert with_field(changed, node, field, getattr(node, field)) == issue


def test_a_changed_line_of_a_quote_leaves_its_other_lines_as_they_were(corpus_post: Path) -> None:
    text = text_of(corpus_post)
    issue = parse(text)
    for node, start, end in placed(issue):
        if isinstance(node, Quote):
            result = compose(with_field(issue, node, "body", typed(node, "body")))
            old = text[start:end].split("\n")
            new = result[start : end + len(result) - len(text)].split("\n")
            assert len(old) == len(new)
            assert sum(before != after for before, after in zip(old, new, strict=True)) == 1


@pytest.mark.parametrize("eol", ["\n", "\r\n"])
def test_a_front_matter_key_changes_its_own_line_only(corpus_post: Path, eol: str) -> None:
    text = text_of(corpus_post).replace("\n", eol)
    issue, ids = issue_of(text)
    assert issue.front is not None
    for key, value in front_matter.fields(issue.front).items():
        changed = front_matter.set_key_edit(issue, ids, key=key, value=f'{value} "x"')
        result = compose(changed)
        old, new = line_changes(text, result)
        assert (len(old), len(new)) == (1, 1)
        assert result.count(eol) == text.count(eol) == result.count("\n")
        assert compose(front_matter.set_key_edit(changed, ids, key=key, value=value)) == text


def test_an_emptied_field_can_be_filled_again(corpus_post: Path) -> None:
    text = text_of(corpus_post)
    issue = parse(text)
    for node, start, end in placed(issue):
        for field in fields(node):
            emptied = with_field(issue, node, field, "")
            result = compose(emptied)
            assert result.startswith(text[:start].rstrip())
            assert result.rstrip().endswith(text[end:].strip())
            assert with_field(emptied, node, field, getattr(node, field)) == issue


def test_an_edit_of_each_kind_reads_back(corpus_post: Path) -> None:
    issue = parse(text_of(corpus_post))
    last = {type(node): node for node, _, _ in placed(issue)}
    for node in last.values():
        field = fields(node)[0]
        assert written(with_field(issue, node, field, typed(node, field))).held == ()


def test_all_edits_at_once_read_back(corpus_post: Path) -> None:
    issue = parse(text_of(corpus_post))
    for node, _, _ in placed(issue):
        for field in fields(node):
            issue = with_field(issue, node, field, typed(node, field))
    result = written(issue)
    assert result.held == ()
    assert written(parse(result.text)).text == result.text
