"""The line above the preview that offers to load pictures from other sites."""

from urllib.parse import urlsplit

from PySide6.QtWidgets import QWidget

from twimeditor.services.media import RemotePictures
from twimeditor.ui.widgets.banner import BannerStack, Choice

_KEY = "remote"
_MOST_HOSTS = 2
_LONGEST = 60


class RemoteBar(BannerStack):
    """Shows itself while the issue has remote pictures that the user has said nothing about."""

    def __init__(self, remote: RemotePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview.remote")
        self._remote = remote
        self._declined: frozenset[str] = frozenset()
        self.destroyed.connect(remote.subscribe(self._refresh))
        self._refresh()

    def _refresh(self) -> None:
        waiting = self._remote.waiting
        if not set(waiting) - self._declined:
            self.drop(_KEY)
            return
        text = _words(waiting)
        if self.text(_KEY) != text:
            what = "picture" if len(waiting) == 1 else "pictures"
            choices = (Choice(f"Show {what}", self._allow, keeps=True), Choice("Not now", self._decline))
            self.put(_KEY, text, choices, icon="image")

    def _allow(self) -> None:
        self._remote.allow(self._remote.waiting)

    def _decline(self) -> None:
        self._declined |= set(self._remote.waiting)
        self._refresh()


def _words(waiting: tuple[str, ...]) -> str:
    hosts = list(dict.fromkeys(map(_host, waiting)))
    named = ", ".join(hosts[:_MOST_HOSTS]) + (" and others" if len(hosts) > _MOST_HOSTS else "")
    if len(waiting) == 1:
        return f"1 picture lies on another site and is not loaded: {named}"
    return f"{len(waiting)} pictures lie on other sites and are not loaded: {named}"


def _host(address: str) -> str:
    """Return the machine that would be asked, in letters that cannot be mistaken; of a long name the end."""
    try:
        host = urlsplit(address).hostname or address
    except ValueError:
        host = address
    host = host if host.isascii() else ascii(host)
    return host if len(host) <= _LONGEST else f"…{host[-_LONGEST:]}"
