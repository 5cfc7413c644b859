"""What is on the clipboard as text: Markdown, made of rich text where there is any."""

from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029")


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text, and whether it was `rich`, or should have been but could not be `read` as that."""

    text: str = ""
    rich: bool = False
    read: bool = True


def pasted(data: QMimeData | None) -> Pasted:
    """Return what `data` holds as Markdown: its rich text if it is formatted, else its plain text."""
    if data is None:  # so it is for a clipboard that was emptied, whatever the stubs say
        return Pasted()
    plain = data.text() if data.hasText() and not any(url.isLocalFile() for url in data.urls()) else ""
    html = data.html() if data.hasHtml() else ""
    if not html:
        return Pasted(_with_line_ends(plain))
    from twimeditor.core.report.rich import LONGEST, markdown_of  # noqa: PLC0415 - loads what reads HTML

    markdown = markdown_of(html)
    if markdown is None or not markdown.strip():
        return Pasted(_with_line_ends(plain), read=len(html) <= LONGEST)
    return Pasted(_with_line_ends(markdown), rich=True)


def paste_plain(editor: QLineEdit | QPlainTextEdit | QTextEdit) -> None:
    """Put the clipboard's plain text in the place of what is selected, and make nothing of it."""
    if isinstance(editor, QLineEdit):
        editor.paste()
    elif not editor.isReadOnly():
        editor.textCursor().insertText(_with_line_ends(QGuiApplication.clipboard().text()))
        editor.ensureCursorVisible()


def safe_markdown(came: Pasted) -> str:
    """Return rich text as Markdown in which nothing that was typed is a tag or a shortcode."""
    from twimeditor.core.report import Fix, read_report  # noqa: PLC0415 - loads what reads reports

    return read_report(came.text, without=frozenset(Fix) - {Fix.TAGS, Fix.SHORTCODES}).body


def _with_line_ends(text: str) -> str:
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text
