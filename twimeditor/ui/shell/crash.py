"""What happens when the program itself fails: the text stays, and the user is told."""

import logging
import sys
from collections.abc import Callable, Sequence
from functools import partial
from traceback import format_exception
from types import TracebackType

from PySide6.QtGui import QGuiApplication

from twimeditor.ui.widgets import Choice

logger = logging.getLogger(__name__)

_WORDS = "Something went wrong in the program ({name}). Your text is still here; save it, and please report this."


class CrashGuard:
    """Takes errors that nobody caught; `tell` shows a bar."""

    def __init__(self, tell: Callable[[str, str, Sequence[Choice]], None]) -> None:
        self._tell = tell

    def install(self) -> None:
        """Take what `sys.excepthook` would print."""
        sys.excepthook = self.handle

    def handle(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the error and show it; Ctrl+C in the terminal ends the program as always."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logger.error("an error that nobody caught", exc_info=(kind, error, trace))
        details = "".join(format_exception(kind, error, trace))
        self._tell(
            "crash", _WORDS.format(name=kind.__name__), (Choice("Copy details", partial(_copy, details), keeps=True),)
        )


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
