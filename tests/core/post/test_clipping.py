"""What is copied is pasted as it was, here and in other posts; Markdown from elsewhere becomes entries."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import POST, issue_of, nth
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Attribution, Issue, Quote, edits
from twimeditor.core.post import compose, parse, write
from twimeditor.core.post.clipping import Clipping, markdown, paste, read, taken
from twimeditor.core.post.clipping_data import BrokenClippingError, decode, encode

TEAPOT = POST[POST.index("### Teapot") : POST.index("### Kettle")]


def everything(issue: Issue) -> list[int]:
    return [part.id for parts in (issue.leaves(), issue.sections, issue.entries) for part in parts]


def test_an_entry_is_pasted_as_it_is_written() -> None:
    issue, ids = issue_of()
    teapot = issue.sections[0].entries[0]
    clipping = decode(encode(taken(issue, [teapot.id])))
    pasted = paste(issue, ids, clipping=clipping, at=teapot.id)
    assert compose(pasted) == POST.replace(TEAPOT, TEAPOT + TEAPOT)
    assert len(set(everything(pasted))) == len(everything(pasted))


def test_an_entry_goes_into_another_post_with_its_mark_and_note() -> None:
    issue, ids = issue_of()
    teapot = issue.sections[0].entries[0]
    issue = edits.set_note(issue, ids, target=teapot.id, note="Short.")
    issue = edits.set_mark(issue, ids, targets=[teapot.id], mark="asked")
    other, numbers = issue_of("## One\n\n### first\n\n> 1\n")
    pasted = paste(other, numbers, clipping=decode(encode(taken(issue, [teapot.id]))), at=other.sections[0].id)
    assert compose(pasted) == "## One\n\n### first\n\n> 1\n\n" + TEAPOT.rstrip("\n") + "\n"
    assert [(entry.mark, entry.note) for entry in pasted.entries] == [("", ""), ("asked", "Short.")]


def test_sections_entries_and_updates_each_go_where_they_belong() -> None:
    issue, _ = issue_of()
    ops, quote = issue.sections[1], nth(issue, Quote, 1)
    other, numbers = issue_of("## One\n\n### first\n\n> 1\n\n## Two\n")
    at = other.sections[0].entries[0].id
    with_section = paste(other, numbers, clipping=taken(issue, [ops.id]), at=at)
    assert [one.heading.title for one in with_section.sections if one.heading] == ["One", "Dept of Ops", "Two"]
    with_update = paste(other, numbers, clipping=taken(issue, [quote.id]), at=at)
    author = "[Jim](https://matrix.to/#/@jim:example.org) reports that"
    body = f'{author}\n> A paragraph that goes\non without a mark.\n\n![steam](/blog/img/steam.png "Steam")\n'
    assert compose(with_update) == f"## One\n\n### first\n\n> 1\n\n{body}\n## Two\n"


def test_an_author_keeps_the_link_where_its_definition_is_not() -> None:
    issue, _ = issue_of()
    kettle = issue.sections[0].entries[1]
    other, numbers = issue_of("## One\n\n### first\n")
    text = compose(paste(other, numbers, clipping=decode(encode(taken(issue, [kettle.id]))), at=other.sections[0].id))
    assert "[Jim](https://matrix.to/#/@jim:example.org) reports that" in text
    assert "> A paragraph that goes\non without a mark." in text


def test_an_author_whose_definition_comes_along_stays_as_written() -> None:
    text = "## A\n\n### One\n\n[Jim] says\n\n> Hi.\n\n[Jim]: https://matrix.to/#/@jim:example.org\n"
    source = parse(text)
    ids = IdSource(1000)
    pasted = paste(parse("## B\n", ids), ids, clipping=taken(source, [source.sections[0].id]), at=None)
    assert write(pasted) == f"## B\n\n{text}"


def test_a_clipping_takes_the_line_ends_of_its_new_post() -> None:
    issue, _ = issue_of()
    other, numbers = issue_of("## One\r\n\r\n### first\r\n")
    pasted = paste(other, numbers, clipping=taken(issue, [issue.sections[0].id]), at=None)
    text = compose(pasted)
    assert text.count("\n") == text.count("\r\n") > 20


def test_what_is_pasted_into_nothing_begins_the_issue() -> None:
    issue, ids = issue_of("")
    pasted = paste(issue, ids, clipping=read("### A\n\n> 1\n"), at=None)
    assert compose(pasted) == "### A\n\n> 1\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("### A\n\n> 1", "## S\n\n### x\n\n### A\n\n> 1\n"),
        ("just *words*\r\nin two lines\r\n", "## S\n\n### x\n\n###\n\njust *words*\nin two lines\n"),
        ("words\n\n### A\n\n### B", "## S\n\n### x\n\n###\n\nwords\n\n### A\n\n### B\n"),
        ("## T\n\n### A", "## S\n\n### x\n\n## T\n\n### A\n"),
        ("### A\n\n## T", "## S\n\n### x\n\n### A\n\n## T\n"),
    ],
)
def test_markdown_from_elsewhere_becomes_entries(text: str, written: str) -> None:
    issue, ids = issue_of("## S\n\n### x\n")
    assert compose(paste(issue, ids, clipping=read(text), at=issue.sections[0].id)) == written


def test_nothing_is_made_of_blank_text() -> None:
    assert not read(" \n\n")
    assert markdown(Clipping()) == ""


def test_other_programs_get_markdown() -> None:
    issue, _ = issue_of()
    chosen = taken(issue, [issue.sections[0].entries[0].id, nth(issue, Attribution, 2).id])
    assert markdown(chosen).endswith(TEAPOT.strip() + "\n")
    assert markdown(chosen).startswith("Thank you to [Ann]")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"version": 99}',
        b'{"version": 1, "eol": 1, "sections": [], "entries": [], "spans": []}',
        b'{"version": 1, "eol": "", "sections": [], "entries": [], "spans": [[{"kind": "FrontMatter"}]]}',
        b'{"version": 1, "eol": "", "sections": [], "entries": [], "spans": [[{"kind": "Code"}]]}',
    ],
)
def test_what_is_no_clipping_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenClippingError):
        decode(data)


@given(st.data())
def test_a_damaged_clipping_is_refused_or_read_but_never_fails_otherwise(data: st.DataObject) -> None:
    issue, _ = issue_of()
    whole = bytearray(encode(taken(issue, [issue.sections[0].id])))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(32, 126))
    try:
        decode(bytes(whole))
    except BrokenClippingError:
        return


def test_any_entry_of_a_real_post_is_cut_and_put_back_as_it_was(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    issue, ids = issue_of(text)
    for section in issue.sections:
        for entry, after in zip(section.entries[1:], section.entries, strict=False):
            clipping = decode(encode(taken(issue, [entry.id])))
            without = edits.remove(issue, ids, target=entry.id)
            assert compose(paste(without, ids, clipping=clipping, at=after.id)) == text
    assert compose(parse(text)) == text


@pytest.mark.parametrize("slice_", ["> <script>\n", "## Other\n", "> text\n\n### Another\n", ""])
def test_what_another_program_made_up_is_written_as_it_is_shown(slice_: str) -> None:
    issue = parse("## A\n\n### One\n\n[Jim](https://matrix.to/#/@jim:example.org) says\n\n> shown\n")
    data = json.loads(encode(taken(issue, [next(issue.entries).id])))
    (quote,) = (node for node in data["entries"][0]["nodes"] if node["kind"] == "Quote")
    quote["source"][0] = slice_
    ids = IdSource(1000)
    pasted = paste(parse("## B\n", ids), ids, clipping=decode(json.dumps(data).encode()), at=None)
    assert "> shown\n" in write(pasted)
    assert not slice_ or slice_ not in write(pasted)
