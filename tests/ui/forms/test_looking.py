"""Looking at a post in the forms changes nothing, whatever is in it."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from tests.ui.forms.conftest import Desk
from twimeditor.ui.bridge import LEAD

PIECES = st.sampled_from(
    [
        "## Dept\n", "### Entry ([website](u))\n", "[A](https://matrix.to/#/@a:b.c) says\n", "> quote\n", ">\n",
        "* item\n", "```\n", "| a |\n| - |\n", "![a](b)\n", "<!-- ", "-->\n", "{% x() %}\n", "[l]: u\n", "\n",
        "\r", "\r\n", "\u2028", "\u2029", "\ufdd0", "\u00a0", "\x00", "\t", "🏮", "e\u0301", "+++\n", "a = 1\n", ":\n",
    ]
)  # fmt: skip
POSTS = st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join)


def containers(form: Desk) -> Iterator[int]:
    """Yield the id of everything that has a form."""
    issue = form.session.document
    if issue.front is not None:
        yield issue.front.id
    yield LEAD
    for section in issue.sections:
        yield section.id
        yield from (entry.id for entry in section.entries)


@settings(max_examples=25)
@given(POSTS)
def test_looking_at_every_field_changes_nothing(qapp: QApplication, text: str) -> None:
    form = Desk(text)
    form.panel.show()
    form.panel.activateWindow()
    try:
        for container in tuple(containers(form)):
            form.selection.select(container)
            for name in form.names():
                form.focus(name)
            qapp.processEvents()
            assert len(set(form.names())) == len(form.names())
        form.panel.finish()
        assert not form.session.can_undo
        assert form.written() == text
    finally:
        form.bridge.close()
        form.panel.close()
        form.panel.deleteLater()
