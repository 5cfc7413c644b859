"""What pictures need to come in."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from twimeditor.core.style import HouseStyle
from twimeditor.services.assets.store import Stored
from twimeditor.services.editing import Session
from twimeditor.services.media.remote import NewJob
from twimeditor.services.ports import Executor
from twimeditor.services.styles import Styles
from twimeditor.ui.bridge import Selection
from twimeditor.ui.widgets import Choice, Toast


class Store(Protocol):
    """What keeps pictures; `AssetStore` is one."""

    def find(self, address: str) -> Path | None: ...

    def taken(self, known: Collection[str] = ()) -> Callable[[str], bool]: ...

    def add(
        self, data: bytes, name: str, suffix: str, *, day: date, style: HouseStyle, known: Collection[str] = ()
    ) -> Stored: ...


@dataclass(frozen=True, slots=True)
class Desk:
    """The window's parts, as far as pictures need them.

    `tell` shows a bar: its key, its words, its buttons. `day` returns the one that pictures are named by.
    """

    window: QWidget
    session: Session
    selection: Selection
    styles: Styles
    store: Store
    executor: Executor
    new_job: NewJob
    toast: Toast
    tell: Callable[[str, str, Sequence[Choice]], None]
    day: Callable[[], date]

    @property
    def style(self) -> HouseStyle:
        """Return the style that the issue is in."""
        return self.styles.of(self.session.document)
