"""A fix is one step of the session, by its name, and undo brings back the very issue."""

from functools import partial
from pathlib import Path

from tests.core.check.cases import knowing
from tests.core.check.every_fix import fixes_of
from twimeditor.core.check.fix import Fix, Insertion, Side
from twimeditor.core.check.fixing import fixed, safe_fixes
from twimeditor.core.check.run import Run
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post import parse, write
from twimeditor.services.editing import Session


def session_of(text: str) -> tuple[Session, Issue]:
    ids = IdSource()
    issue = parse(text, ids)
    return Session(issue, ids), issue


def test_each_fix_of_a_real_post_is_undone(corpus_post: Path) -> None:
    session, issue = session_of(corpus_post.read_bytes().decode())
    for _, fix in fixes_of(Run().problems(issue, knowing())):
        assert session.edit(fix.label, partial(fixed, fixes=(fix,)))
        assert session.undo_label == fix.label
        session.undo()
        assert session.document is issue


def test_all_fixes_of_a_real_post_are_one_step(corpus_post: Path) -> None:
    text = corpus_post.read_bytes().decode()
    session, issue = session_of(text)
    fixes = safe_fixes(Run().problems(issue, knowing()))
    if session.edit("Fix all", partial(fixed, fixes=fixes)):
        session.undo()
    assert session.document is issue
    assert write(session.document) == text


def test_what_undo_has_taken_back_is_done_again() -> None:
    session, issue = session_of("## A\n")
    fix = Fix("Add it", (Insertion("Text.", issue.sections[0].id, Side.BEHIND),))
    session.edit(fix.label, partial(fixed, fixes=(fix,)))
    after = session.document
    assert write(after) == "## A\n\nText.\n"
    session.undo()
    session.redo()
    assert session.document is after
