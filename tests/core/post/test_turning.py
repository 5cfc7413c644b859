"""Blocks become updates and back, pictures go into quotes and out of them; nothing else changes."""

from pathlib import Path

import pytest

from tests.core.issues import changes_of, issue_of, line_changes, nth
from twimeditor.core.errors import EditError
from twimeditor.core.model import Blank, Image, Issue, Quote, RefDefs, Text, edits
from twimeditor.core.post import compose, turning, write

WORDS = (
    "## S\n\n### x\n\nAbout it.\n\n[A](https://matrix.to/#/@a:x.y) says\n\n> 1\n\nA *comment*\nin two lines.\n\n### y\n"
)


def words(text: str) -> list[str]:
    """Return what a text says: its words, without marks of quotes and of authors that are still to be named."""
    return sorted(word for line in text.splitlines() for word in line.lstrip("> ").split())


def test_a_block_becomes_an_update_of_its_own() -> None:
    issue, ids = issue_of(WORDS)
    comment = nth(issue, Text, 1)
    turned = turning.quoted(issue, ids, block=comment.id, verb="reports")
    assert changes_of(issue, turned) == (["A *comment*", "in two lines."], ["> A *comment*", "> in two lines."])
    named = edits.set_field(turned, ids, target=nth(turned, Quote, 1).id, field="author_name", value="B")
    assert "[B]() reports\n\n> A *comment*" in compose(named)


def test_an_update_becomes_the_blocks_that_it_quotes() -> None:
    issue, ids = issue_of("### x\n\n[A](https://matrix.to/#/@a:x.y) says\n\n> one\n>\n> * two\n\n> rest\n")
    turned = turning.unquoted(issue, ids, update=nth(issue, Quote).id)
    assert compose(turned) == "### x\n\n[A](https://matrix.to/#/@a:x.y) says\n\none\n\n* two\n\n> rest\n"


def test_there_and_back_is_as_it_was() -> None:
    issue, ids = issue_of(WORDS)
    turned = turning.quoted(issue, ids, block=nth(issue, Text, 1).id)
    back = turning.unquoted(turned, ids, update=nth(turned, Quote, 1).id)
    assert compose(back) == WORDS


def test_definitions_are_no_text_for_a_quote() -> None:
    issue, ids = issue_of("### x\n\n[a]: https://x.example\n")
    with pytest.raises(EditError):
        turning.quoted(issue, ids, block=nth(issue, RefDefs).id)


def test_an_image_goes_to_the_end_of_the_quote_before_it_and_out_again() -> None:
    text = '### x\n\n> one\n\n![a b](/blog/img/a.png "T")\n\n> two\n'
    issue, ids = issue_of(text)
    inside = turning.image_into_quote(issue, ids, image=nth(issue, Image).id)
    assert compose(inside) == '### x\n\n> one\n>\n> ![a b](/blog/img/a.png "T")\n\n> two\n'
    quote = nth(inside, Quote)
    outside = turning.image_out_of_quote(inside, ids, quote=quote.id, at=len(quote.body))
    assert compose(outside) == text


def test_an_image_with_no_quote_before_it_stays() -> None:
    issue, ids = issue_of("### x\n\n![](a.png)\n\n> q\n")
    with pytest.raises(EditError):
        turning.image_into_quote(issue, ids, image=nth(issue, Image).id)


def test_what_follows_an_image_in_a_quote_goes_on_behind_it() -> None:
    issue, ids = issue_of("### x\n\n> one\n> ![](a.png)\n> two\n>\n> ![](b.png)\n")
    quote = nth(issue, Quote)
    first = turning.image_out_of_quote(issue, ids, quote=quote.id, at=len("one\n![]"))
    assert compose(first) == "### x\n\n> one\n\n![](a.png)\n\n> two\n>\n> ![](b.png)\n"
    last = turning.image_out_of_quote(issue, ids, quote=quote.id, at=0)
    assert compose(last) == "### x\n\n> one\n> ![](a.png)\n> two\n\n![](b.png)\n"


def test_a_quote_that_is_but_an_image_is_the_image() -> None:
    issue, ids = issue_of("### x\n\n> ![](a.png)\n")
    assert compose(turning.image_out_of_quote(issue, ids, quote=nth(issue, Quote).id, at=0)) == "### x\n\n![](a.png)\n"


def test_code_that_looks_like_an_image_stays_in_the_quote() -> None:
    issue, ids = issue_of("### x\n\n> ```\n> ![](a.png)\n> ```\n")
    quote = nth(issue, Quote)
    assert turning.picture_in(quote, len("```\n!")) is None
    with pytest.raises(EditError):
        turning.image_out_of_quote(issue, ids, quote=quote.id, at=0)


def inside(issue: Issue, before: Issue) -> list[str]:
    """Return the lines that went, after checking that nothing else did."""
    return line_changes(compose(before), compose(issue))[0]


def test_in_a_real_post_only_the_turned_block_changes_and_every_word_stays(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    issue, ids = issue_of(text)
    blocks = [node for node in issue.leaves() if turning.can_be_quoted(node) and not isinstance(node, Blank)]
    for node in blocks[:: max(1, len(blocks) // 12)]:
        turned = turning.quoted(issue, ids, block=node.id)
        assert node.source is not None
        start = compose(issue).index(node.source.text) if text.count(node.source.text) == 1 else 0
        assert compose(turned).startswith(text[:start])
        assert words(compose(turned)) == words(text)
        assert {leaf.id for leaf in issue.leaves()} - {leaf.id for leaf in turned.leaves()} == {node.id}


def test_in_a_real_post_every_picture_goes_in_and_out_of_its_quote(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    issue, ids = issue_of(text)
    for node in issue.leaves():
        if isinstance(node, Image) and turning.picture_before(issue, node.id) is not None:
            into = turning.image_into_quote(issue, ids, image=node.id)
            assert words(compose(into)) == words(text)
        elif isinstance(node, Quote) and turning.picture_in(node, 0) is not None:
            out = turning.image_out_of_quote(issue, ids, quote=node.id, at=0)
            assert words(compose(out)) == words(text)
            assert words(write(out)) == words(text)
