"""The dialog of the rankings by ping."""

from twimeditor.ui.ping.dialog import PingDialog

__all__ = ["PingDialog"]
