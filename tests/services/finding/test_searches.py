"""Searching aside: the newest search counts, and a replacement is for the document as it is then."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest

from tests.core.issues import POST, issue_of
from tests.services.fakes import ManualExecutor
from twimeditor.core.errors import SearchError
from twimeditor.core.model import Issue, edits
from twimeditor.core.post import write
from twimeditor.core.search import Hit, Query, hits
from twimeditor.services.editing import Session
from twimeditor.services.finding import Found, Searches, searches


class World:
    def __init__(self, text: str = POST) -> None:
        self.session = Session(*issue_of(text))
        self.executor = ManualExecutor()
        self.searches = Searches(self.session, self.executor)
        self.found: list[Found] = []
        self.replaced: list[int] = []

    def look(self, query: Query) -> Found:
        self.searches.begin(query, self.found.append)
        self.executor.work()
        return self.found[-1]

    def rename(self, title: str) -> None:
        entry = next(self.session.document.entries)
        edit = partial(edits.set_field, target=entry.id, field="title", value=title)
        self.session.edit("Edit project title", edit)


@pytest.fixture
def world() -> World:
    return World()


def test_only_the_newest_search_is_heard_of(world: World) -> None:
    world.searches.begin(Query("Teapot"), world.found.append)
    world.searches.begin(Query("Kettle"), world.found.append)
    world.executor.work()
    assert [found.query.text for found in world.found] == ["Kettle"]


def test_a_search_that_is_called_off_is_not_heard_of(world: World) -> None:
    world.searches.begin(Query("Teapot"), world.found.append)
    world.searches.call_off()
    world.executor.work()
    assert not world.found


def test_a_search_that_is_called_off_ends_before_the_next_node(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def looked(issue: Issue, query: Query, is_off: Callable[[], bool]) -> Iterator[Hit]:
        world.searches.call_off()
        seen.append(is_off())
        return hits(issue, query, is_off)

    monkeypatch.setattr(searches, "hits", looked)
    world.searches.begin(Query("e"), world.found.append)
    world.executor.work()
    assert seen == [True]
    assert list(hits(world.session.document, Query("e"), lambda: True)) == []
    assert not world.found


def test_a_bad_pattern_is_a_problem_in_words(world: World) -> None:
    found = world.look(Query("(", pattern=True))
    assert "never closed" in found.problem
    assert not found.hits


def test_no_more_is_listed_than_can_be(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searches, "MOST", 3)
    found = world.look(Query("e"))
    assert (len(found.hits), found.more) == (3, True)


def test_replacing_is_one_step_with_a_name(world: World) -> None:
    found = world.look(Query("Line", replacement="row"))
    world.searches.replace(found.hits, world.replaced.append)
    assert world.searches.is_replacing()
    world.executor.work()
    assert not world.searches.is_replacing()
    assert world.replaced == [2]
    assert write(world.session.document) == POST.replace(" line.", " row.")
    assert world.session.undo_label == "Replace"
    world.session.undo()
    assert not world.session.can_undo
    assert write(world.session.document) == POST


def test_what_was_typed_meanwhile_stays(world: World) -> None:
    found = world.look(Query("line", replacement="row"))
    world.searches.replace(found.hits, world.replaced.append)
    world.rename("Typed")
    world.executor.work()
    assert not world.replaced
    world.executor.work()
    assert world.replaced == [2]
    text = write(world.session.document)
    assert "### Typed" in text
    assert "First row." in text


def test_an_error_of_a_replacement_is_not_swallowed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise SearchError("broken")

    monkeypatch.setattr(searches, "replaced", broken)
    world.searches.replace((), world.replaced.append)
    with pytest.raises(SearchError):
        world.executor.work()
    assert not world.searches.is_replacing()
