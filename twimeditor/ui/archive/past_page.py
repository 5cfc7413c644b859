"""An entry of a past issue as rich text that can be read and copied from, and does nothing else."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDesktopServices, QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QMenu, QTextBrowser, QTextEdit

from twimeditor.ui.theme import TOKENS

_OPENED: Final = frozenset({"http", "https"})
_ENCODED: Final = QUrl.ComponentFormattingOption.FullyEncoded
_LONGEST: Final = 80
_SHEET: Final = """
h1, h2, h3, h4, h5, h6 {{ font-size: medium; font-weight: 600; margin-top: 8px; margin-bottom: 4px; }}
p {{ margin-top: 4px; margin-bottom: 4px; }}
blockquote {{ margin-left: 12px; margin-right: 0; margin-top: 0; margin-bottom: 0; }}
ul, ol {{ margin-top: 2px; margin-bottom: 2px; }}
th, td {{ padding: 2px 8px; }}
a {{ color: {link}; }}
"""


class PastPage(QTextBrowser):
    """Shows HTML with pictures that it is given; it reads no file, whatever the text names, and follows no link."""

    def __init__(self) -> None:
        super().__init__()
        self._html = ""
        self._images: Mapping[str, QImage] = {}
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32)
        self._nothing.fill(0)
        self.setOpenLinks(False)
        self.setAccessibleName("What was published")
        self.document().setDocumentMargin(TOKENS.small)
        self.anchorClicked.connect(lambda url: self._ask(url.toString()))

    def show_html(self, html: str, images: Mapping[str, QImage], *, keep_place: bool = False) -> None:
        """Show another text from its beginning, or at the same place where it is the same entry."""
        place = self.verticalScrollBar().value() if keep_place else 0
        self._html, self._images = html, images
        self._draw()
        self.verticalScrollBar().setValue(place)

    def seek(self, text: str) -> None:
        """Mark a paragraph, and bring it into view; nothing for "" or what is not there."""
        self.setExtraSelections([])
        found = self.document().find(_beginning(text)) if text else None
        if found is None or found.isNull():
            return
        mark = QTextEdit.ExtraSelection()
        found.movePosition(found.MoveOperation.EndOfBlock, found.MoveMode.KeepAnchor)
        mark.cursor = found
        mark.format.setBackground(self.palette().color(QPalette.ColorRole.Midlight))
        self.setExtraSelections([mark])
        at = self.textCursor()
        at.setPosition(found.selectionStart())
        self.setTextCursor(at)
        self.ensureCursorVisible()

    # What Qt calls

    def loadResource(self, _kind: int, name: QUrl | str) -> QByteArray | QImage:
        """Return a picture that was given, an empty one for all else: for nothing at all Qt would look on the disk."""
        return self._images.get(QUrl(name).toString(), self._nothing)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and self._html:
            self._draw()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = self.cursorRect().center() if by_key else self.viewport().mapFromGlobal(event.globalPos())
        link = self.anchorAt(point) or self.textCursor().charFormat().anchorHref()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction("&Copy")
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        menu.addAction("Select &all").triggered.connect(self.selectAll)
        if link:
            menu.addSeparator()
            add_link(menu, link)
        menu.popup(self.viewport().mapToGlobal(point))

    # Own work

    def _draw(self) -> None:
        link = self.palette().color(QPalette.ColorRole.Link).name()
        self.document().setDefaultStyleSheet(_SHEET.format(link=link))
        self.setHtml(self._html)

    def _ask(self, link: str) -> None:
        """Tell where a link leads before it is opened, in a menu beside it."""
        menu = QMenu(self)
        menu.setObjectName("past.link")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        add_link(menu, link)
        point = self.cursorRect().bottomLeft() if self.hasFocus() else self.rect().center()
        menu.popup(self.viewport().mapToGlobal(point))


def add_link(menu: QMenu, link: str) -> None:
    """Add to a menu where a link leads, and what can be done with it."""
    url = QUrl(link.strip())
    can_open = url.scheme() in _OPENED and bool(url.host())
    address = url.toString(_ENCODED) if can_open else link
    title = menu.addAction((address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…").replace("&", "&&"))
    title.setEnabled(False)
    opened = menu.addAction("&Open link in browser")
    opened.setEnabled(can_open)
    opened.triggered.connect(lambda: QDesktopServices.openUrl(url))
    menu.addAction("Copy &link").triggered.connect(lambda: QGuiApplication.clipboard().setText(address))


def _beginning(text: str) -> str:
    """Return words of a paragraph's Markdown that the rendered text has as they are."""
    plain = text.replace("*", "\n").replace("`", "\n").replace("[", "\n").replace("_", "\n").replace("]", "\n")
    return max(plain.splitlines(), key=len, default="")[:_LONGEST].strip()
