"""Cut, copy and paste of what is chosen in the outline."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication

from twimeditor.core.model import edits
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.tree import Issue
from twimeditor.core.post.clipping import Clipping, paste
from twimeditor.services.editing import Session
from twimeditor.ui.actions.chosen import Chosen
from twimeditor.ui.actions.clips import Bring, at_once, can_be_pasted, clipping_in, data_of, origin_of
from twimeditor.ui.actions.structure import first_new
from twimeditor.ui.bridge import Selection


class Rows:
    """The commands of the Edit menu while the outline has the focus.

    `origin` is the outline's name, by which `bring` finds the pictures of what was copied in another window.
    """

    def __init__(
        self,
        session: Session,
        selection: Selection,
        chosen: Chosen,
        origin: Callable[[], str] = str,
        bring: Bring = at_once,
    ) -> None:
        self._session = session
        self._selection = selection
        self._chosen = chosen
        self._origin = origin
        self._bring = bring

    def can_copy(self) -> bool:
        """Tell whether anything is chosen."""
        return bool(self._chosen.targets)

    def can_paste(self) -> bool:
        """Tell whether the clipboard has something for the outline."""
        return can_be_pasted(QGuiApplication.clipboard().mimeData())

    def copy(self) -> None:
        """Put what is chosen on the clipboard."""
        if self.can_copy():
            data = data_of(self._session.document, self._chosen.targets, origin=self._origin())
            QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Put what is chosen on the clipboard and take it out."""
        targets, noun = self._chosen.targets, self._chosen.noun
        if targets:
            self.copy()
            self._session.seal()
            self._session.edit(f"Cut {noun}", partial(edits.remove_several, targets=targets))

    def paste(self) -> None:
        """Put what is on the clipboard behind what is selected, and select it."""
        data = QGuiApplication.clipboard().mimeData()
        clipping = clipping_in(data)
        if not clipping:
            return
        holder, part = self._chosen.holder, self._chosen.part
        at = part.id if part is not None else LEAD if holder is None or isinstance(holder, Issue) else holder.id
        self._bring(origin_of(data), clipping, partial(self._paste, at))

    def _paste(self, at: int, clipping: Clipping) -> None:
        before = self._session.document
        self._session.seal()
        if self._session.edit("Paste", partial(paste, clipping=clipping, at=at)):
            node = first_new(before, self._session.document)
            if node is not None:
                self._selection.show(node)
