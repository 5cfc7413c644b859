"""What is put on the clipboard from the preview."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from twimeditor.core.model.tree import Issue
from twimeditor.core.render.excerpt import Picked, excerpt
from twimeditor.ui.preview.spots import Selected


def copy(selected: Selected) -> None:
    """Copy the text, and for programs that take it, the site's HTML."""
    data = QMimeData()
    data.setText(selected.text)
    if selected.html:
        data.setHtml(selected.html)
    QGuiApplication.clipboard().setMimeData(data)


def copy_html(selected: Selected) -> None:
    """Copy the site's HTML as text."""
    QGuiApplication.clipboard().setText(selected.html)


def copy_markdown(issue: Issue, picked: tuple[Picked, ...], selected: Selected) -> None:
    """Copy the Markdown of the blocks and paragraphs; of what is in none, such as the title, the text."""
    QGuiApplication.clipboard().setText(excerpt(issue, picked) or selected.text)
