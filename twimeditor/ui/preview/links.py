"""Which links of a post may be opened, and how: in the user's own browser, never here."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from twimeditor.core.render import SITE
from twimeditor.ui.preview.scheme import SCHEME


def web_address(url: QUrl) -> QUrl | None:
    """Return the address on the web that a link of the post means, or None if it is no such one."""
    if url.scheme().encode() == SCHEME:
        url = _on_site(url)
    return url if url.scheme() in {"http", "https"} and url.host() else None


def _on_site(url: QUrl) -> QUrl:
    result = QUrl(SITE)
    result.setPath(url.path())
    if url.hasQuery():
        result.setQuery(url.query())
    if url.hasFragment():
        result.setFragment(url.fragment())
    return result


def open_link(url: QUrl) -> None:
    """Open a link of the post in the browser, if it leads to the web."""
    address = web_address(url)
    if address is not None:
        QDesktopServices.openUrl(address)
