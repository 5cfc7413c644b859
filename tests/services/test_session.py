from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model.nodes import Text
from twimeditor.core.model.tree import Issue
from twimeditor.services.editing import Committed, Session

LINE = 1


def issue_of(text: str) -> Issue:
    return Issue(None, (Text(id=LINE, markdown=text),))


def typed(issue: Issue, _: IdSource, *, text: str) -> Issue:
    return replace(issue, lead=(Text(id=LINE, markdown=text),))


def type_text(session: Session, text: str, merge_key: object = "line", label: str = "Type") -> bool:
    return session.edit(label, partial(typed, text=text), merge_key=merge_key)


def text_of(session: Session) -> str:
    (node,) = session.document.lead
    assert isinstance(node, Text)
    return node.markdown


@pytest.fixture
def session() -> Session:
    return Session(issue_of("a"), IdSource(2))


@pytest.fixture
def heard(session: Session) -> list[Committed]:
    events: list[Committed] = []
    session.subscribe(events.append)
    return events


def test_an_untouched_document_is_saved_and_has_nothing_to_undo(session: Session) -> None:
    assert (session.modified, session.can_undo, session.can_redo) == (False, False, False)
    assert (session.undo(), session.redo()) == (False, False)
    assert (session.undo_label, session.redo_label) == ("", "")


def test_keystrokes_of_one_field_are_one_step(session: Session) -> None:
    for text in ("ab", "abc", "abcd"):
        type_text(session, text)
    session.undo()
    assert text_of(session) == "a"
    session.redo()
    assert text_of(session) == "abcd"


@pytest.mark.parametrize("between", ["seal", "other key", "no key", "undo and redo", "save"])
def test_what_ends_the_merging(session: Session, between: str) -> None:
    type_text(session, "ab")
    act: dict[str, Callable[[], object]] = {
        "seal": session.seal,
        "other key": lambda: type_text(session, "ab!", "other"),
        "no key": lambda: type_text(session, "ab!", None),
        "undo and redo": lambda: (session.undo(), session.redo()),
        "save": lambda: session.mark_saved(session.document),
    }
    act[between]()
    stood = text_of(session)
    type_text(session, "abcdef")
    session.undo()
    assert text_of(session) == stood


def test_edits_without_a_key_never_merge(session: Session) -> None:
    type_text(session, "ab", None)
    type_text(session, "abc", None)
    session.undo()
    assert text_of(session) == "ab"


def test_labels_name_the_step_that_undo_and_redo_mean(session: Session) -> None:
    type_text(session, "ab", None, "Move Entry")
    assert session.undo_label == "Move Entry"
    session.undo()
    assert session.redo_label == "Move Entry"


def test_an_edit_that_fails_changes_nothing_and_raises(session: Session, heard: list[Committed]) -> None:
    type_text(session, "ab")
    before = session.document

    def fail(_: Issue, ids: IdSource) -> Issue:
        ids.take()
        raise EditError("no such node")

    with pytest.raises(EditError):
        session.edit("Fail", fail)
    assert session.document is before
    assert (session.undo_label, len(heard)) == ("Type", 1)


def test_an_edit_that_changes_nothing_is_no_step(session: Session, heard: list[Committed]) -> None:
    assert not type_text(session, "a")
    assert (session.can_undo, session.modified, heard) == (False, False, [])


def test_an_edit_after_undo_ends_redo(session: Session) -> None:
    type_text(session, "ab", None)
    session.undo()
    type_text(session, "ax", None)
    assert not session.can_redo


def test_listeners_get_the_difference_and_who_made_it(session: Session, heard: list[Committed]) -> None:
    form = object()
    session.edit("Type", partial(typed, text="ab"), origin=form)
    session.undo()
    edit, undo = heard
    assert (edit.origin, edit.label, set(edit.changes.changed)) == (form, "Type", {LINE})
    assert (undo.origin, undo.before, undo.after) == (None, edit.after, edit.before)


def test_a_listener_can_leave(session: Session) -> None:
    events: list[Committed] = []
    leave = session.subscribe(events.append)
    leave()
    leave()
    type_text(session, "ab")
    assert events == []


def test_listeners_that_edit_are_heard_in_order_by_all(session: Session) -> None:
    texts: list[tuple[str, str]] = []

    def answer(event: Committed) -> None:
        if event.label == "Type":
            type_text(session, "answered", None, "Answer")

    session.subscribe(answer)
    session.subscribe(lambda event: texts.append((event.label, text_of(session))))
    type_text(session, "ab")
    assert [label for label, _ in texts] == ["Type", "Answer"]


def test_a_listener_that_fails_keeps_nobody_from_hearing(session: Session) -> None:
    def fail(_: Committed) -> None:
        raise ValueError("broken view")

    session.subscribe(fail)
    events: list[Committed] = []
    session.subscribe(events.append)
    with pytest.raises(ExceptionGroup, match="listeners"):
        type_text(session, "ab")
    assert (text_of(session), len(events)) == ("ab", 1)


def test_saved_means_the_document_that_was_written(session: Session) -> None:
    type_text(session, "ab")
    on_disk = session.document
    type_text(session, "abc")
    session.mark_saved(on_disk)
    assert session.modified
    session.undo()
    assert session.modified
    type_text(session, "ab")
    assert not session.modified


def test_typing_the_saved_text_again_leaves_nothing_to_save(session: Session) -> None:
    type_text(session, "ab", None)
    session.mark_saved(session.document)
    type_text(session, "abc", None)
    assert session.modified
    type_text(session, "ab", None)
    assert not session.modified


def test_deleting_what_was_just_typed_leaves_no_step(session: Session) -> None:
    type_text(session, "ab")
    type_text(session, "a")
    assert (session.modified, session.can_undo) == (False, False)


def test_opening_another_post_forgets_the_history(session: Session, heard: list[Committed]) -> None:
    type_text(session, "ab")
    session.replace(issue_of("new"), saved=True)
    assert (session.modified, session.can_undo, text_of(session)) == (False, False, "new")
    assert heard[-1].after is session.document


def test_reloading_is_a_step_like_another(session: Session) -> None:
    type_text(session, "mine")
    session.replace(issue_of("theirs"), saved=True, keep_history=True, label="Reload")
    assert (session.modified, session.undo_label) == (False, "Reload")
    session.undo()
    assert (text_of(session), session.modified) == ("mine", True)
    session.redo()
    assert not session.modified


def test_a_document_that_nobody_has_saved_is_modified(session: Session) -> None:
    session.replace(issue_of("new"), saved=False)
    assert session.modified


@given(st.lists(st.one_of(st.sampled_from(["undo", "redo", "seal"]), st.text("xy", max_size=3))))
def test_undo_and_redo_walk_through_what_was_there(steps: list[str]) -> None:
    """Whatever is done, undoing all gives the first document back, and redoing all the last."""
    session = Session(issue_of("a"), IdSource(2))
    first = session.document
    for step in steps:
        act = {"undo": session.undo, "redo": session.redo, "seal": session.seal}.get(step)
        if act is None:
            type_text(session, step, merge_key=len(step))
        else:
            act()
    while session.redo():
        pass
    last = session.document
    while session.undo():
        pass
    assert session.document is first
    assert not session.modified
    while session.redo():
        pass
    assert session.document is last


# Going to a step


def three_steps(session: Session) -> None:
    for text in ("ab", "abc", "abcd"):
        type_text(session, text, merge_key=text, label=f"Type {text}")


def test_steps_are_listed_the_oldest_first_whether_done_or_not(session: Session) -> None:
    three_steps(session)
    session.undo()
    assert [step.label for step in session.steps] == ["Type ab", "Type abc", "Type abcd"]
    assert session.done == 2


@pytest.mark.parametrize(("done", "text"), [(0, "a"), (1, "ab"), (2, "abc"), (9, "abcd"), (-1, "a")])
def test_going_to_a_step_is_one_change(session: Session, heard: list[Committed], done: int, text: str) -> None:
    three_steps(session)
    session.go_to(1)
    session.go_to(2)
    heard.clear()
    assert session.go_to(done) is (text != "abc")
    assert text_of(session) == text
    assert len(heard) == int(text != "abc")
    assert len(session.steps) == 3


def test_an_edit_after_going_back_drops_what_came_after(session: Session) -> None:
    three_steps(session)
    session.go_to(1)
    type_text(session, "other", merge_key="other", label="Type other")
    assert [step.label for step in session.steps] == ["Type ab", "Type other"]


def test_going_back_to_what_was_saved_is_unmodified(session: Session) -> None:
    three_steps(session)
    assert session.go_to(0)
    assert not session.modified
