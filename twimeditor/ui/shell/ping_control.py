"""Issue > Ping table: the rankings of the homeservers."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from twimeditor.ui.actions import ActionSpec

if TYPE_CHECKING:
    from twimeditor.ui.shell.window import MainWindow


class PingControl:
    """Asks for the rankings and puts them into the issue as one step."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def actions(self) -> Iterator[ActionSpec]:
        """Yield the action."""
        yield ActionSpec("ping_table", "Pin&g table…", self.ask, "", (), self._window.is_open)

    def ask(self) -> None:
        """Open the dialog."""
        from twimeditor.core.ping import ping_section  # noqa: PLC0415 - what the first window does without
        from twimeditor.ui.ping import PingDialog  # noqa: PLC0415 - likewise

        parts = self._window.parts
        document = parts.session.document
        found = ping_section(document, parts.styles.of(document))
        dialog = PingDialog(replaces=found is not None, parent=self._window)
        dialog.accepted.connect(partial(self._put, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._compare(dialog)

    def _compare(self, dialog: "PingDialog") -> None:
        """Show the rankings that were published last, where there is an archive."""
        archive = self._window.parts.archive
        day = archive.today()

        def show(before: "tuple[Standing, ...]") -> None:
            if isValid(dialog):
                dialog.compare_with(before, day)

        archive.ask(lambda past: tuple(past.rankings(day)), show, key="ping")

    def _put(self, dialog: "PingDialog") -> None:
        from twimeditor.core.ping import ping_section, with_ping_tables  # noqa: PLC0415 - as above

        session, selection = self._window.parts.session, self._window.parts.selection
        style = self._window.parts.styles.of(session.document)
        session.seal()
        session.edit("Put in ping tables", partial(with_ping_tables, style=style, rooms=dialog.rooms()))
        session.seal()
        section = ping_section(session.document, style)
        if section is not None:
            selection.select(section.id)


if TYPE_CHECKING:
    from twimeditor.core.archive.values import Standing
    from twimeditor.ui.ping import PingDialog
