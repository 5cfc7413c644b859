"""Pasting a report into the open issue: what is proposed, and the one step that comes of it."""

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from twimeditor.core.archive.directory import Directory
from twimeditor.core.archive.proposing import Proposer
from twimeditor.core.model import Entry, Issue, Section, find
from twimeditor.core.report import Filed, Kind, Place, lacking, reports_edit
from twimeditor.core.style import HouseStyle, section_of
from twimeditor.services.editing import Session
from twimeditor.services.styles import Styles
from twimeditor.ui.actions.places import holder_of
from twimeditor.ui.bridge import Selection
from twimeditor.ui.report.dialog import ReportDialog
from twimeditor.ui.report.fields import Offer
from twimeditor.ui.report.proposals import Proposals
from twimeditor.ui.widgets.pasted import pasted


class Pasting:
    """Asks about what is on the clipboard, and puts into the issue what was accepted."""

    def __init__(self, window: QWidget, session: Session, styles: Styles, selection: Selection) -> None:
        self._window = window
        self._session = session
        self._styles = styles
        self._selection = selection

    def begin(self, known: Sequence[tuple[Directory, Proposer]]) -> None:
        """Open the dialog, with the selected section and entry proposed, or what the report is likely on.

        Of what is `known` the first that has something to propose counts.
        """
        issue = self._session.document
        style = self._styles.of(issue)
        holder = holder_of(issue, self._selection.current)
        entry = holder if isinstance(holder, Entry) else None
        place = Place(section=_section(issue, holder), entry=entry.id if entry else None)
        offer = Offer(tuple(_sections(issue, style)), style.verbs)
        proposals = Proposals(issue, style, [one for one, _ in known], [proposer for _, proposer in known])
        dialog = ReportDialog(self._window, pasted(QGuiApplication.clipboard().mimeData()), place, offer, proposals)
        dialog.taken.connect(partial(self._take, style))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, style: HouseStyle, filed: list[tuple[Place, Filed]]) -> None:
        before = self._session.document
        self._session.seal()
        if not self._session.edit(_label(filed), partial(reports_edit, filed=tuple(filed), style=style)):
            return
        self._session.seal()
        node, lacks = lacking(before, self._session.document)
        if node is not None:
            (self._selection.reveal if lacks else self._selection.show)(node.id, origin=self)


def _label(filed: list[tuple[Place, Filed]]) -> str:
    if len(filed) > 1:
        return f"Paste {len(filed)} reports"
    return "Paste report" if filed[0][0].kind is Kind.ENTRY else "Paste report as update"


def _section(issue: Issue, holder: find.Container | None) -> str:
    """Return the title of the section that is selected, or that has what is."""
    if not isinstance(holder, Section | Entry):
        return ""
    return find.section(issue, holder.id).title


def _sections(issue: Issue, style: HouseStyle) -> Iterator[str]:
    """Yield the titles of the issue's sections, then those of the style that are not in it."""
    for section in issue.sections:
        if section.heading is not None:
            yield section.heading.title
    for kind in style.sections:
        if section_of(issue, kind.heading) is None:
            yield kind.heading
