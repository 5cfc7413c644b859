"""Which rows have something wrong in them, found in pauses of the typing."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from twimeditor.core.check import pressing_problems
from twimeditor.core.model import find
from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.core.render import SiteTemplates
from twimeditor.services.editing import Session

PAUSE = 400
"""Milliseconds without a change after which the issue is looked at again."""


class ProblemWatch(QObject):
    """Tells `show` what is wrong, by the ids of entries and sections, whenever the issue has rested for a moment."""

    def __init__(self, session: Session, show: Callable[[Mapping[int, str]], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._show = show
        self._templates: SiteTemplates | None = None
        self._known: dict[int, tuple[Node, str]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)

    def use_templates(self, templates: SiteTemplates | None) -> None:
        """Take the shortcodes of the site for those that there are."""
        if templates != self._templates:
            self._templates = templates
            self._known.clear()
            self.wait()

    def wait(self) -> None:
        """Look when nothing has changed for a moment."""
        self._pause.start()

    def look(self) -> None:
        """Look now; what is the same node as before is known."""
        self._pause.stop()
        issue = self._session.document
        self._known = {node.id: (node, self._words(issue, node)) for node in issue.leaves()}
        found: dict[int, str] = {}
        for node, words in self._known.values():
            if words:
                row = _row_of(issue, node.id)
                found[row] = "\n".join(filter(None, (found.get(row, ""), words)))
        self._show(found)

    def _words(self, issue: Issue, node: Node) -> str:
        known = self._known.get(node.id)
        if known is not None and known[0] is node:
            return known[1]
        return "\n".join(problem.message for problem in pressing_problems(issue, node, self._templates))


def _row_of(issue: Issue, node: int) -> int:
    holder = find.owner(issue, node)
    return holder.id if isinstance(holder, Section | Entry) else find.LEAD
