"""What the palette alone cannot say: hairlines, radii, paddings, and edges that are seen in the dark as well."""

from dataclasses import asdict
from string import Template

from twimeditor.services.resources import resource_path
from twimeditor.ui.theme.tokens import TOKENS

_SHEET = Template("""
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
    background: palette(base); border: ${hair}px solid palette(dark); border-radius: ${tight}px; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: ${tight}px ${small}px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {
    border-color: palette(link); }
QLineEdit:disabled, QComboBox:disabled { border-color: palette(mid); }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QTextBrowser { border: none; padding: 0; }
QSpinBox[buttonSymbols="NoButtons"]::up-button, QSpinBox[buttonSymbols="NoButtons"]::down-button {
    subcontrol-origin: border; width: 0; height: 0; border: none; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: ${section}px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url("${arrow}"); width: ${gap}px; height: ${gap}px; }
QPushButton { background: palette(button); border: ${hair}px solid palette(dark); border-radius: ${radius}px;
    padding: ${tight}px ${gap}px; }
QPushButton:hover { background: palette(midlight); }
QPushButton:pressed { background: palette(mid); }
QPushButton:focus, QPushButton:default { border-color: palette(link); }
QPushButton:disabled { border-color: palette(mid); }
QToolButton[toggle="true"] { background: transparent; border: ${hair}px solid palette(dark);
    border-radius: ${radius}px; padding: ${tight}px ${small}px; }
QToolButton[toggle="true"]:hover { background: palette(midlight); }
QToolButton[toggle="true"]:checked { background: palette(mid); }
QToolButton[toggle="true"]:focus { border-color: palette(link); }
QToolBar { border: none; border-bottom: ${hair}px solid palette(mid);
    padding: ${tight}px ${small}px; spacing: ${tight}px; }
QToolBar QToolButton { padding: ${tight}px; border-radius: ${radius}px; border: none; }
QToolBar QToolButton#qt_toolbar_ext_button { padding: 0; }
QToolBar QToolButton:hover, QToolBar QToolButton:focus { background: palette(midlight); }
QToolBar QToolButton:pressed { background: palette(mid); }
QToolBar::separator { width: ${hair}px; background: palette(mid); margin: ${tight}px ${small}px; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: ${gap}px; }
QScrollBar:horizontal { height: ${gap}px; }
QScrollBar::handle { background: palette(dark); border-radius: ${tight}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${page}px; }
QScrollBar::handle:horizontal { min-width: ${page}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: palette(mid); }
QTableView[grid="true"] { background: palette(base); border: ${hair}px solid palette(dark);
    border-radius: ${tight}px; gridline-color: palette(mid);
    selection-background-color: palette(midlight); selection-color: palette(text); }
QTableView[grid="true"]:focus { border-color: palette(link); }
QTableView[grid="true"] QHeaderView::section { background: palette(window); color: palette(placeholder-text);
    border: none; border-right: ${hair}px solid palette(mid); border-bottom: ${hair}px solid palette(mid);
    padding: 0 ${tight}px; }
QLineEdit[cell="true"] { border: none; border-radius: 0; padding: 0 2px; background: palette(base); }
QAbstractItemView[framed="true"] { border: ${hair}px solid palette(dark);
    border-radius: ${tight}px; selection-background-color: palette(midlight); selection-color: palette(text); }
QAbstractItemView[framed="true"]:focus { border-color: palette(link); }
QTextBrowser[framed="true"] { border: ${hair}px solid palette(dark); border-radius: ${tight}px; }
QTextBrowser[framed="true"]:focus { border-color: palette(link); }
QTreeView#outline { selection-background-color: palette(midlight); selection-color: palette(text); }
QStatusBar { border-top: ${hair}px solid palette(mid); }
QStatusBar::item { border: none; }
QMenu { background: palette(button); border: ${hair}px solid palette(dark); padding: ${tight}px 0; }
QMenu::item:selected:enabled { background: palette(highlight); color: palette(highlighted-text); }
QDialogButtonBox, QMessageBox { dialogbuttonbox-buttons-have-icons: 0; }
QDockWidget { titlebar-close-icon: url("${close}"); titlebar-normal-icon: url("${float}"); }
QDockWidget::title { padding: ${tight}px ${gap}px; }
QToolTip { background: palette(tooltip-base); color: palette(tooltip-text); border: none; padding: ${tight}px; }
QFrame#banner { background: palette(midlight); border-bottom: ${hair}px solid palette(mid); }
QFrame#toast { background: palette(tooltip-base); border-radius: ${radius}px; }
QFrame#toast QLabel { color: palette(tooltip-text); }
QFrame[card="true"] { background: palette(base); border: ${hair}px solid palette(mid);
    border-radius: ${radius}px; }
""")

_STRONG = """
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QPushButton:focus,
QToolBar QToolButton:focus { border: 2px solid palette(link); }
QToolBar QToolButton:hover { border: 1px solid palette(dark); }
QToolButton:checked { background: palette(midlight); border: 1px solid palette(dark); border-radius: 3px;
    padding: 3px; }
QToolButton[toggle="true"]:checked { background: palette(midlight); border: 2px solid palette(dark); }
QToolButton[toggle="true"]:focus { border: 2px solid palette(link); }
QAbstractItemView[framed="true"]:focus, QTextBrowser[framed="true"]:focus { border: 2px solid palette(link); }
QFrame[card="true"], QFrame#banner, QFrame#toast { border: 1px solid palette(dark); }
"""
"""What is shown by an edge as well, where contrast is to be high."""


def stylesheet(*, strong: bool = False) -> str:
    """Return the application's style sheet; its colours are those of the palette in force."""
    sheet = _SHEET.substitute(asdict(TOKENS), **_pictures())
    return sheet + _STRONG if strong else sheet


def _pictures() -> dict[str, str]:
    return {name: resource_path("themes", f"{name}.svg").as_posix() for name in ("arrow", "close", "float")}
