"""The outline of an issue that is only read: its rows can be dragged into another issue, as copies."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt

from twimeditor.services.editing import Session
from twimeditor.ui.outline.drops import Drops
from twimeditor.ui.outline.model import Index, OutlineModel
from twimeditor.ui.outline.view import OutlineView

_NEVER = ~(Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDropEnabled)


class ReadOnlyModel(OutlineModel):
    """Rows that can be copied, and nothing else."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) & _NEVER

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        del index, value, role
        return False

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


class _OutOnly(Drops):
    """Lets rows be dragged out, none in, and takes none away."""

    def begin(self, data: QMimeData) -> bool:
        del data
        return False

    def take_out(self, rows: Sequence[int]) -> None:
        """Leave them where they are, whatever the other program thinks that it was given."""


def read_only_view(session: Session, name: str) -> OutlineView:
    """Return the outline of what a session holds; copies of its rows carry its `name`."""
    view = OutlineView()
    model = ReadOnlyModel(session, view)
    model.name = name
    view.setModel(model)
    view.drops = _OutOnly(session, model)
    view.unfold()
    return view
