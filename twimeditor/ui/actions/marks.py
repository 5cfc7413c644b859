"""How far the editors are with an entry: marks for all that are chosen."""

from collections.abc import Mapping
from functools import partial

from twimeditor.core.model import edits, find
from twimeditor.services.editing import Session
from twimeditor.ui.actions.chosen import Chosen

WORDS: Mapping[str, str] = {"to do": "&To do", "asked": "&Asked", "done": "&Done", "": "&No mark"}


class Marks:
    """The commands of Issue > Mark."""

    def __init__(self, session: Session, chosen: Chosen) -> None:
        self._session = session
        self._chosen = chosen

    def can_mark(self) -> bool:
        """Tell whether there is an entry to mark."""
        return bool(self._chosen.entries)

    def is_marked(self, mark: str) -> bool:
        """Tell whether all chosen entries have this mark."""
        entries = [find.entry(self._session.document, number) for number in self._chosen.entries]
        return bool(entries) and all(entry.mark == mark for entry in entries)

    def mark(self, mark: str) -> None:
        """Give the chosen entries a mark, or take it from them."""
        label = f"Mark as {mark}" if mark else "Remove mark"
        self._session.seal()
        self._session.edit(label, partial(edits.set_mark, targets=self._chosen.entries, mark=mark), origin=self)
