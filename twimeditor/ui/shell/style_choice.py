"""Choosing the house style of the open issue, and telling of those that cannot be used."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from twimeditor.core.model.edits.writing import choose_writing
from twimeditor.core.style import HouseStyle
from twimeditor.services.styles import Styles
from twimeditor.ui.actions import ActionSpec, Registry
from twimeditor.ui.shell.bars import Bars
from twimeditor.ui.widgets import Choice

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow

_RECOGNISED = "style_recognised"
_OWN = "own_styles"
_MOST_TOLD = 3
_FIRST, _FIRST_LABEL = "my-style", "My style"


class StyleChoice:
    """The actions of Issue > Style: one for each style, and one for the style that the issue is recognised to be in."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._session = window.parts.session
        self._styles = window.parts.styles
        self._is_open = window.is_open

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the actions."""
        recognise, seen = partial(self._choose, None), partial(self._is_chosen, "")
        text = "&As recognised"
        yield ActionSpec(_RECOGNISED, text, recognise, "", (), self._is_open, self._recognised, seen)
        for style in self._styles.all():
            choose, chosen = partial(self._choose, style), partial(self._is_chosen, style.name)
            text = f"Style: {style.label.replace('&', '&&')}"
            yield ActionSpec(_action(style), text, choose, "", (), self._is_open, checked=chosen)
        yield ActionSpec(_OWN, "Open the folder of &own styles", self._open_folder)

    def _choose(self, style: HouseStyle | None) -> None:
        label = f"Choose the style “{style.label}”" if style is not None else "Take the style as recognised"
        writing = style.writing if style is not None else None
        self._session.seal()
        self._session.edit(label, partial(choose_writing, writing=writing))

    def _open_folder(self) -> None:
        """Show where the user's styles lie; the first time with a copy of the issue's style to begin with."""
        try:
            if not self._styles.has_own():
                style = self._styles.of(self._session.document)
                self._styles.save(replace(style, name=_FIRST, label=_FIRST_LABEL))
        except OSError as error:
            self._window.bars.tell("styles", f"The folder of styles cannot be made: {error.strerror or error}")
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._styles.folder)))

    def _is_chosen(self, name: str) -> bool:
        writing = self._session.document.writing
        known = writing is not None and self._styles.named(writing.style) is not None
        return (writing.style if writing is not None and known else "") == name

    def _recognised(self) -> str:
        label = self._styles.recognised(self._session.document).label.replace("&", "&&")
        return f"&As recognised: {label}"


def fill_styles(commands: Registry, styles: Styles) -> None:
    """Build the menu, which is up to date whenever it is shown."""
    menu, names = commands.menu("style"), [_action(style) for style in styles.all()]
    commands.fill_menu(menu, (_RECOGNISED, None, *names, None, _OWN))
    menu.aboutToShow.connect(lambda: commands.refresh((_RECOGNISED, *names)))


def _action(style: HouseStyle) -> str:
    return f"style_{style.name}"


def tell_bad_styles(bars: Bars, styles: Styles) -> None:
    """Say once which files cannot be used, and why."""
    bad = styles.problems()
    if not bad:
        return
    folder = QUrl.fromLocalFile(str(bad[0].file.parent))
    show = Choice("Open folder", partial(QDesktopServices.openUrl, folder), keeps=True)
    count = "A style" if len(bad) == 1 else f"{len(bad)} styles"
    reasons = "\n".join(one.told(_MOST_TOLD) for one in bad)
    bars.tell("styles", f"{count} cannot be used, the others can. {reasons}", (show,))
