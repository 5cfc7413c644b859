"""Replacing changes what was found, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.issues import POST, changes_of, issue_of, nth
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node, SectionHeading, Text
from twimeditor.core.post import parse, write
from twimeditor.core.search import Hit, Query, Scope, hits, replaced
from twimeditor.core.search.links import targets

WORDS = ["teapot", "kettle", "line", "Zoë", "steam", "x", "example", "Second", "img", "Dept", "Jim", "short"]
NEW = "Quux"


def replace_all(issue: Issue, ids: IdSource, query: Query) -> Issue:
    return replaced(issue, ids, tuple(hits(issue, query)))


def test_all_fields_at_once() -> None:
    issue, ids = issue_of()
    after = replace_all(issue, ids, Query("Kettle", replacement="Pan", case=True))
    assert changes_of(issue, after) == (["### Kettle"], ["### Pan"])


@pytest.mark.parametrize("word", [word for word in WORDS if word not in {"Jim", "x"}])  # a label; a server's name
def test_replacing_is_local(word: str) -> None:
    issue, ids = issue_of()
    after = replace_all(issue, ids, Query(word, case=True, replacement=NEW))
    assert write(after) == POST.replace(word, NEW)


@given(st.sampled_from(WORDS), st.sampled_from(Scope), st.booleans(), st.data())
def test_replacing_back_restores_every_byte(word: str, scope: Scope, words: bool, data: st.DataObject) -> None:
    issue, ids = issue_of()
    found = tuple(hits(issue, Query(word, case=True, words=words, scope=scope, replacement=NEW)))
    chosen = tuple(hit for hit in found if data.draw(st.booleans()))
    after = replaced(issue, ids, chosen)
    assert len(list(hits(after, Query(NEW, case=True)))) == len(chosen)
    back = replaced(after, ids, tuple(hits(after, Query(NEW, case=True, replacement=word))))
    assert write(back) == POST
    assert back == issue


@given(st.sampled_from(WORDS))
def test_in_links_only_nothing_but_targets_changes(word: str) -> None:
    issue, ids = issue_of()
    query = Query(word, case=True, scope=Scope.LINKS, replacement=NEW)
    after = write(replace_all(issue, ids, query))
    assert len(after.split("\n")) == len(POST.split("\n"))
    for old, new in zip(POST.split("\n"), after.split("\n"), strict=True):
        assert _beside_targets(old) == _beside_targets(new)


def _beside_targets(line: str) -> list[str]:
    spans = list(targets(line.removeprefix("> ")))
    text = line.removeprefix("> ")
    for start, end in reversed(spans):
        text = text[:start] + "\0" + text[end:]
    return text.split("\0")


def test_what_is_the_same_stays_the_very_same() -> None:
    issue, ids = issue_of()
    assert replace_all(issue, ids, Query("nothing like this", replacement="x")) is issue
    assert replace_all(issue, ids, Query("Kettle", case=True, replacement="Kettle")) is issue
    after = replace_all(issue, ids, Query("Short", case=True, replacement="Long"))
    assert after.sections[0] is issue.sections[0]


def test_a_key_of_the_front_matter() -> None:
    issue, ids = issue_of()
    after = replace_all(issue, ids, Query("2030-02-01", replacement="2030-02-08"))
    assert changes_of(issue, after) == (
        ['title = "This Week in Matrix 2030-02-01"'],
        ['title = "This Week in Matrix 2030-02-08"'],
    )


def test_a_replacement_that_a_title_cannot_hold_stays_in_it_as_text() -> None:
    issue, ids = issue_of()
    query = Query("Teapot", case=True, replacement="Pot\n## Not a section\n")
    after = replace_all(issue, ids, query)
    assert next(after.entries).heading.title == "Pot ## Not a section"
    assert [type(node) for node in parse(write(after)).leaves()] == [type(node) for node in issue.leaves()]


@given(st.sampled_from(WORDS), st.text("\n#>*-`|<![]()x \r+{%}", max_size=12), st.sampled_from(Scope))
def test_whatever_is_put_in_what_is_written_reads_back(word: str, new: str, scope: Scope) -> None:
    issue, ids = issue_of()
    after = replace_all(issue, ids, Query(word, scope=scope, replacement=new))
    assert write(parse(write(after))) == write(after)


def test_a_block_becomes_what_its_markdown_is() -> None:
    issue, ids = issue_of()
    after = replace_all(issue, ids, Query("That is good news.", replacement="## Dept of News"))
    assert [nth(after, SectionHeading, number).title for number in range(3)][1] == "Dept of News"


def test_only_what_is_ticked() -> None:
    issue, ids = issue_of()
    found = [hit for hit in hits(issue, Query("line", replacement="row")) if hit.text == "line"]
    after = replaced(issue, ids, found[1:])
    assert changes_of(issue, after) == (["> Second line."], ["> Second row."])


def test_a_text_that_has_changed_since_is_left_alone() -> None:
    issue, ids = issue_of()
    found = tuple(hits(issue, Query("Short", case=True, replacement="Long")))
    other = replace_all(issue, ids, Query("Short.", case=True, replacement="Small."))
    assert replaced(other, ids, found) is other


def test_what_is_gone_is_no_error() -> None:
    issue, ids = issue_of()
    gone = Hit(container=1, node=99_999, field="title", start=0, end=1, value="x", new="y")
    assert replaced(issue, ids, (gone,)) is issue


def test_an_emptied_block_goes() -> None:
    issue, ids = issue_of()
    after = replace_all(issue, ids, Query("That is good news.", replacement=""))
    assert "That is good news." not in write(after)
    before = [node for node in issue.leaves() if isinstance(node, Text)]
    assert _texts(after) == len(before) - 1


def _texts(issue: Issue) -> int:
    return sum(isinstance(node, Text) and not Node.empty.fget(node) for node in issue.leaves())  # type: ignore[attr-defined] # a property
