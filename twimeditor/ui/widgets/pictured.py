"""What is dropped or pasted, as far as it is pictures: files, bytes, addresses; text stays what it is."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

_BYTES = ("image/png", "image/webp", "image/jpeg", "image/gif", "image/avif", "image/svg+xml")
"""What is taken first: browsers and desktops write a copied picture anew in many formats, as PNG without a loss."""

_ENDINGS = (".png", ".apng", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".heic", ".heif", ".webm", ".mp4")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
_VIDEOS = ("youtube.com", "youtu.be", "youtube-nocookie.com", "m.youtube.com", "music.youtube.com")
_OWN = "application/x-twimeditor-clipping"
_LONGEST_HTML = 50_000_000
"""A picture may stand in the HTML itself; what is longer is looked at no more."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A picture's bytes, and what it was called where it comes from."""

    data: bytes
    name: str = ""


@dataclass(frozen=True, slots=True)
class Coming:
    """Pictures on their way in, in their order; `image` has no bytes yet, `alt` is what a page says of its picture."""

    paths: tuple[Path, ...] = ()
    blob: Blob | None = None
    image: QImage | None = None
    urls: tuple[str, ...] = ()
    alt: str = ""

    def __bool__(self) -> bool:
        return bool(self.paths or self.blob or self.image is not None or self.urls)


def dropped(data: QMimeData) -> Coming:
    """Return the pictures that are dragged."""
    if paths := _paths(data):
        return Coming(paths=paths)
    return _bytes_or_address(data, shown := _shown(data), _web_addresses(data, shown))


def pasted_pictures(data: QMimeData | None) -> Coming:
    """Return the pictures on the clipboard, nothing where there is text to paste beside them."""
    if data is None or not _could_be(data):  # None for one that was emptied, whatever the stubs say
        return Coming()
    if paths := _paths(data):
        return Coming(paths=paths) if all(_has_ending(path.name) for path in paths) else Coming()
    shown = _shown(data)
    if _says_something(data, shown):
        return Coming()
    return _bytes_or_address(data, shown, tuple(filter(_is_web, shown.sources)))


def brings_pictures(data: QMimeData, *, onto_text: bool = False) -> bool:
    """Tell whether a drag is of pictures, not of text or of posts; their bytes are not asked for yet.

    Where a text would take an address (`onto_text`), only one that is plainly of a picture or video is one.
    """
    if not _could_be(data):
        return False
    if paths := _paths(data):
        return any(path.suffix.lower() != ".md" for path in paths)
    shown = _shown(data)
    if _says_something(data, shown):
        return False
    urls = _web_addresses(data, shown)
    return data.hasImage() or _has_bytes(data, shown) or any(not onto_text or _is_media(url, shown) for url in urls)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What HTML shows: the addresses of its pictures, what the first is said to be, and its text."""

    sources: tuple[str, ...] = ()
    alt: str = ""
    text: str = ""


def is_picture(path: Path) -> bool:
    """Tell whether a file is called as a picture or a video is."""
    return path.name.lower().endswith(_ENDINGS)


def _paths(data: QMimeData) -> tuple[Path, ...]:
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def _shown(data: QMimeData) -> _Shown:
    html = data.html() if data.hasHtml() else ""
    if len(html) > _LONGEST_HTML or "<img" not in html.lower():
        return _Shown()
    from twimeditor.ui.widgets.shown_html import pictures_in  # noqa: PLC0415 - loads what reads HTML

    sources, alt, text = pictures_in(html)
    return _Shown(sources, alt, text)


def _says_something(data: QMimeData, shown: _Shown) -> bool:
    """Tell whether there is a text that is more than the picture's own address or name."""
    if shown.sources:
        return bool(shown.text)
    words = data.text().strip() if data.hasText() and not data.hasUrls() else ""
    return bool(words) and not _is_web(words)


def _bytes_or_address(data: QMimeData, shown: _Shown, urls: tuple[str, ...]) -> Coming:
    name = _name_in(urls) or _name_in(shown.sources)
    if (blob := _encoded(data, name) or _inline(shown.sources)) is not None:
        return Coming(blob=blob, alt=shown.alt)
    if data.hasImage() and isinstance(image := data.imageData(), QImage) and not image.isNull():
        return Coming(image=image, alt=shown.alt)
    return Coming(urls=urls, alt=shown.alt)


def _encoded(data: QMimeData, name: str) -> Blob | None:
    for kind in _BYTES:
        if data.hasFormat(kind) and (found := bytes(data.data(kind).data())):
            return Blob(found, name)
    return None


def _inline(sources: tuple[str, ...]) -> Blob | None:
    from twimeditor.ui.widgets.shown_html import inline_bytes  # noqa: PLC0415 - as above

    address = next((source for source in sources if source.startswith("data:")), "")
    found = inline_bytes(address) if address else None
    return None if found is None else Blob(found)


def _web_addresses(data: QMimeData, shown: _Shown) -> tuple[str, ...]:
    sources = tuple(source for source in shown.sources if _is_web(source))
    urls = tuple(url.toString(QUrl.ComponentFormattingOption.FullyEncoded) for url in data.urls())
    return sources[:1] or tuple(dict.fromkeys(filter(_is_web, urls)))


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://")) and not any(sign.isspace() for sign in address)


def _could_be(data: QMimeData) -> bool:
    known = data.hasImage() or data.hasUrls() or data.hasHtml() or any(map(data.hasFormat, _BYTES))
    return known and not data.hasFormat(_OWN)


def _has_bytes(data: QMimeData, shown: _Shown) -> bool:
    return any(map(data.hasFormat, _BYTES)) or any(source.startswith("data:image/") for source in shown.sources)


def _is_media(address: str, shown: _Shown) -> bool:
    """Tell whether an address is plainly that of a picture or a video, by what it is or by what was dragged."""
    if address in shown.sources:
        return True
    parts = urlsplit(address)
    host = (parts.hostname or "").removeprefix("www.")
    is_peertube = parts.path.startswith(("/w/", "/videos/watch/", "/videos/embed/"))
    return host in _VIDEOS or is_peertube or _has_ending(parts.path)


def _has_ending(name: str) -> bool:
    return name.lower().endswith((*_ENDINGS, *ARCHIVES))


def _name_in(addresses: tuple[str, ...]) -> str:
    """Return the file's name at the end of the first address, "" where that is none of a picture."""
    names = (unquote(address.partition("?")[0].partition("#")[0].rpartition("/")[2]) for address in addresses)
    return next((name for name in names if name.lower().endswith(_ENDINGS)), "")
