"""Which links of a post may be opened, and how: in the user's own browser, never here."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from twimeditor.ui.preview.scheme import SCHEME

SITE = "https://matrix.org"
"""Where addresses without a host lead once the post is published."""


def web_address(url: QUrl) -> QUrl | None:
    """Return the address on the web that a link of the post means, or None if it is no such one."""
    if url.scheme().encode() == SCHEME:
        url = QUrl(SITE).resolved(QUrl(url.toString(QUrl.UrlFormattingOption.RemoveScheme | QUrl.UrlFormattingOption.RemoveAuthority)))
    return url if url.scheme() in {"http", "https"} and url.host() else None


def open_link(url: QUrl) -> None:
    """Open a link of the post in the browser, if it leads to the web."""
    address = web_address(url)
    if address is not None:
        QDesktopServices.openUrl(address)
