"""Real findings in real posts: each leads to exactly its characters, in a form that shows them."""

from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.ui.forms.conftest import Desk, focused
from twimeditor.core.check.run import Run
from twimeditor.ui.forms.tags import Tag

EACH = 6
"""So many findings of each rule are looked at."""


def selected() -> str:
    widget = focused()
    if isinstance(widget, QLineEdit):
        return widget.selectedText()
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().selectedText().replace("\u2029", "\n")
    return widget.name if isinstance(widget, Tag) else ""


def test_findings_of_each_rule_are_selected(corpus_posts: tuple[Path, ...], open_form: Callable[..., Desk]) -> None:
    seen: Counter[str] = Counter()
    wrong: dict[str, list[str]] = defaultdict(list)
    for post in corpus_posts[::4]:
        form = open_form(post.read_text(encoding="utf-8"))
        for problem in Run().problems(form.session.document):
            if problem.place.field and problem.place.text and seen[problem.rule] < EACH:
                seen[problem.rule] += 1
                form.panel.reveal(problem.place)
                if selected() != problem.place.text:
                    wrong[problem.rule].append(f"{post.name}: {problem.place.field} {problem.place.text!r}")
        form.panel.hide()
    assert not wrong, wrong
    assert len(seen) >= 6
