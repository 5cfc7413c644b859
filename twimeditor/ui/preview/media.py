"""What the page's script for pictures and videos asks of the editor."""

import json
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QUrl, Slot

from twimeditor.core.render import SITE
from twimeditor.ui.preview.files import Pictures
from twimeditor.ui.preview.scheme import HOST, SHELL


class MediaReports(QObject):
    """Takes what the page says of its pictures, and tells it what lies behind its videos.

    Texts come and go as JSON, since what arrives is to be read as what it should be, or not at all.
    """

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    @Slot(str)
    def saw(self, addresses: str) -> None:
        """Take note of the remote pictures that the page has."""
        self._pictures.remote.saw(_texts(addresses))

    @Slot(str)
    def allow(self, address: str) -> None:
        """Have the remote picture fetched whose card was clicked."""
        self._pictures.remote.allow([address])

    @Slot(str, result=str)
    def describe(self, addresses: str) -> str:
        """Return name and size of the first of a video's files that is there; the last name without a size if none."""
        offered = _texts(addresses)
        found = next((path for path in map(self._find, offered) if path is not None), None)
        if found is None:
            return json.dumps({"name": offered[-1] if offered else "", "size": ""})
        return json.dumps({"name": found.name, "size": _size(found)})

    def _find(self, address: str) -> Path | None:
        url = QUrl(SHELL).resolved(QUrl(address))
        return self._pictures.find(path_of(url)) if is_own(url) else None


def _size(path: Path) -> str:
    return QLocale().formattedDataSize(path.stat().st_size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def is_own(url: QUrl) -> bool:
    """Tell whether the file at an address is one of the issue's own."""
    return url.host() in {HOST, QUrl(SITE).host()}


def path_of(url: QUrl) -> str:
    """Return the path of an address as file systems know it."""
    return url.path(QUrl.ComponentFormattingOption.FullyDecoded)


def _texts(text: str) -> list[str]:
    values = json.loads(text)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
