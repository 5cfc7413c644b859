"""Where the links of a post lead, told honestly, and which may be opened: in the user's own browser, never here."""

from dataclasses import dataclass

from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QDesktopServices

from twimeditor.core.render import SITE
from twimeditor.ui.preview.scheme import SCHEME, SHELL

_ENCODED = QUrl.ComponentFormattingOption.FullyEncoded
_DECODED = QUrl.ComponentFormattingOption.FullyDecoded
_MAIL_FIELDS = ("subject", "body")
"""What a link may write into a mail; others let some mail programs attach files."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads: to a `url` that may be opened, to an `anchor` in the post, or nowhere.

    `address` is shown in full, in letters that cannot be mistaken; `host` is the part of it that
    counts; `note` says what else has to be known.
    """

    address: str
    host: str = ""
    url: QUrl | None = None
    anchor: str = ""
    note: str = ""


def target(href: str, own_path: str = "") -> Target:
    """Return where a link of the post with the path `own_path` leads."""
    resolved = QUrl(SHELL).resolved(QUrl(href.strip()))
    url = on_the_site(resolved)
    if resolved.toString().partition("#")[0] == SHELL or _is_own(url, own_path):
        anchor = url.fragment(_DECODED)
        note = "A place in this post." if anchor else "This link leads nowhere."
        return Target(f"#{anchor}", anchor=anchor, note=note)
    if url.scheme() in {"http", "https"} and url.host():
        return Target(url.toString(_ENCODED), url.host(_ENCODED), url, note=_remark(url))
    if url.scheme() == "mailto" and url.path():
        url = _letter(url)
        return Target(url.toString(_ENCODED), url.path(), url, note="Opens your mail program.")
    return Target(href, note=_refusal(url))


def on_the_site(url: QUrl) -> QUrl:
    """Return the address on the web of what the page has from us."""
    if url.scheme().encode() != SCHEME:
        return url
    result = QUrl(SITE)
    result.setPath(url.path(_ENCODED), QUrl.ParsingMode.StrictMode)
    if url.hasQuery():
        result.setQuery(url.query(_ENCODED))
    if url.hasFragment():
        result.setFragment(url.fragment(_ENCODED))
    return result


def open_target(where: Target) -> None:
    """Open a link of the post in the browser or mail program, if it leads there."""
    if where.url is not None:
        QDesktopServices.openUrl(where.url)


def _is_own(url: QUrl, own_path: str) -> bool:
    """Tell whether the address is what the renderer makes of a link to a place in the post itself."""
    is_site = url.host() == QUrl(SITE).host()
    return is_site and url.hasFragment() and url.path().strip("/") == own_path.strip("/")


def _letter(url: QUrl) -> QUrl:
    result = QUrl()
    result.setScheme("mailto")
    result.setPath(url.path())
    asked, kept = QUrlQuery(url), QUrlQuery()
    for name in _MAIL_FIELDS:
        if asked.hasQueryItem(name):
            kept.addQueryItem(name, asked.queryItemValue(name, _ENCODED))
    if not kept.isEmpty():
        result.setQuery(kept)
    return result


def _remark(url: QUrl) -> str:
    host = url.host(_ENCODED)
    if url.userInfo():
        return f"What stands before the @ is no place: this leads to {host}."
    if any(label.startswith("xn--") for label in host.split(".")):
        return f"In its own letters: {'.'.join(map(_own_letters, host.split('.')))}"
    return ""


def _own_letters(label: str) -> str:
    try:
        own = label.removeprefix("xn--").encode().decode("punycode") if label.startswith("xn--") else label
    except UnicodeError:
        return label
    return own if own.isprintable() else label  # else it might turn around, or hide, what stands beside it


def _refusal(url: QUrl) -> str:
    if url.scheme() and url.scheme() not in {"http", "https", "mailto"}:
        return f"Links that begin with {url.scheme()}: are not opened."
    return "This is no address that could be opened."
