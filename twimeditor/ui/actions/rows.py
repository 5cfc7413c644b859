"""Cut, copy and paste of what is chosen in the outline."""

from functools import partial

from PySide6.QtGui import QGuiApplication

from twimeditor.core.model import edits
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.tree import Issue
from twimeditor.core.post.clipping import paste
from twimeditor.services.editing import Session
from twimeditor.ui.actions.chosen import Chosen
from twimeditor.ui.actions.clips import can_be_pasted, clipping_in, data_of
from twimeditor.ui.actions.structure import first_new
from twimeditor.ui.bridge import Selection


class Rows:
    """The commands of the Edit menu while the outline has the focus."""

    def __init__(self, session: Session, selection: Selection, chosen: Chosen) -> None:
        self._session = session
        self._selection = selection
        self._chosen = chosen

    def can_copy(self) -> bool:
        """Tell whether anything is chosen."""
        return bool(self._chosen.targets)

    def can_paste(self) -> bool:
        """Tell whether the clipboard has something for the outline."""
        return can_be_pasted(QGuiApplication.clipboard().mimeData())

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        if self.can_copy():
            QGuiApplication.clipboard().setMimeData(data_of(self._session.document, self._chosen.targets))

    def cut(self) -> None:
        """Put what is chosen on the clipboard and take it out."""
        targets, noun = self._chosen.targets, self._chosen.noun
        if targets:
            self.copy()
            self._session.seal()
            self._session.edit(f"Cut {noun}", partial(edits.remove_several, targets=targets))

    def paste(self) -> None:
        """Put what is on the clipboard behind what is selected, and select it."""
        clipping = clipping_in(QGuiApplication.clipboard().mimeData())
        if not clipping:
            return
        before, holder = self._session.document, self._chosen.holder
        part = self._chosen.part
        at = part.id if part is not None else LEAD if holder is None or isinstance(holder, Issue) else holder.id
        self._session.seal()
        if self._session.edit("Paste", partial(paste, clipping=clipping, at=at)):
            node = first_new(before, self._session.document)
            if node is not None:
                self._selection.show(node)
