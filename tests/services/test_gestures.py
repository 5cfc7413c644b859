"""Any gestures of the outline, one after another: no word is lost, undo and redo lead to the very same documents."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.issues import POST
from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Quote, edits
from twimeditor.core.post import compose, parse, turning, write, written
from twimeditor.core.post.clipping import paste, taken
from twimeditor.core.post.clipping_data import decode, encode
from twimeditor.services.editing import Session
from twimeditor.services.ports import Edit

Gesture = Callable[[Issue, int, int], Edit]


def words(issue: Issue) -> list[str]:
    return sorted(word for line in compose(issue).splitlines() for word in line.lstrip("> ").split())


def some(issue: Issue, one: int, other: int) -> tuple[int, ...]:
    """Choose up to three of all entries and sections."""
    ids = [section.id for section in issue.sections] + [entry.id for entry in issue.entries]
    return tuple({ids[(one + step * other) % len(ids)] for step in range(3)})


def move(issue: Issue, one: int, other: int) -> Edit:
    entries = [entry.id for entry in issue.entries]
    section = issue.sections[other % len(issue.sections)]
    chosen = {entries[one % len(entries)], entries[(one + other) % len(entries)]} if entries else set()
    after = section.entries[one % len(section.entries)].id if section.entries else None
    return partial(edits.move_several, targets=chosen, to=section.id, after=after)


def reorder(issue: Issue, one: int, other: int) -> Edit:
    def rank(section: object) -> int:
        return hash((getattr(section, "id", 0) * (one + 2)) % (other + 3))

    return partial(edits.reorder_sections, order=edits.in_order(issue.sections, rank))


def cut_and_paste(issue: Issue, one: int, other: int) -> Edit:
    chosen = edits.outermost(issue, some(issue, one, other)[:1])
    clipping = decode(encode(taken(issue, chosen)))

    def both(issue: Issue, ids: IdSource) -> Issue:
        left = edits.remove_several(issue, ids, targets=chosen)
        places = [section.id for section in left.sections] + [entry.id for entry in left.entries]
        return paste(left, ids, clipping=clipping, at=places[other % len(places)] if places else None)

    return both


def turn(issue: Issue, one: int, other: int) -> Edit:
    nodes = [node for node in issue.leaves() if isinstance(node, Quote) or turning.can_be_quoted(node)]
    node = nodes[one % len(nodes)]
    return (
        partial(turning.unquoted, update=node.id) if isinstance(node, Quote) else partial(turning.quoted, block=node.id)
    )


def mark(issue: Issue, one: int, other: int) -> Edit:
    entries = [entry.id for entry in issue.entries]
    return partial(edits.set_mark, targets=[entries[one % len(entries)]] if entries else [], mark="asked")


GESTURES: dict[str, Gesture] = {
    "move": move,
    "reorder": reorder,
    "cut": cut_and_paste,
    "turn": turn,
    "mark": mark,
}
STEPS = st.lists(st.tuples(st.sampled_from(sorted(GESTURES)), st.integers(0, 50), st.integers(0, 50)), max_size=12)


@given(STEPS)
def test_no_word_is_lost_and_undo_and_redo_are_exact(steps: list[tuple[str, int, int]]) -> None:
    ids = IdSource()
    session = Session(parse(POST, ids), ids)
    first, said = session.document, words(session.document)
    reached = [first]
    for name, one, other in steps:
        try:
            changed = session.edit(name, GESTURES[name](session.document, one, other))
        except EditError:
            continue
        if changed:
            reached.append(session.document)
        assert words(session.document) == said
        assert write(session.document)
    for document in reversed(reached[:-1]):
        session.undo()
        assert session.document is document
    for document in reached[1:]:
        session.redo()
        assert session.document is document


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_in_real_posts_no_byte_of_what_is_left_alone_changes(
    data: st.DataObject, corpus_posts: tuple[Path, ...]
) -> None:
    text = data.draw(st.sampled_from(corpus_posts)).read_bytes().decode()
    ids = IdSource()
    session = Session(parse(text, ids), ids)
    reached = [session.document]
    for name, one, other in data.draw(STEPS.map(lambda steps: steps[:4])):
        with suppress(EditError):
            if session.edit(name, GESTURES[name](session.document, one, other)):
                reached.append(session.document)
                _assert_left_alone(*reached[-2:])
    result = written(session.document)
    assert result.held == ()
    assert all(slice_.strip() in result.text for slice_ in _slices(session.document))
    for document in reversed(reached[:-1]):
        session.undo()
        assert session.document is document
    assert write(session.document) == text


def _assert_left_alone(before: Issue, after: Issue) -> None:
    """Check that a node which says what it said is written with the bytes that it was read from."""
    known = {node.id: node for node in before.leaves()}
    for node in after.leaves():
        old = known.get(node.id)
        assert old is None or old.values != node.values or old.source == node.source


def _slices(issue: Issue) -> Iterator[str]:
    """Yield the bytes of the nodes that say what they said when they were read."""
    return (node.source.text for node in issue.leaves() if node.source is not None and not node.edited)
