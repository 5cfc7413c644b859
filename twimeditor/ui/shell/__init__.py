"""The window that holds everything together."""

from twimeditor.ui.shell.window import MainWindow

__all__ = ["MainWindow"]
