"""Put a scheme on the application, and follow the system where the user wants that."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from twimeditor.ui.theme.palette import Scheme, palette
from twimeditor.ui.theme.stylesheet import stylesheet


class Choice(StrEnum):
    """What the user may choose under View > Theme."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    LIGHT_CONTRAST = "light-contrast"
    DARK_CONTRAST = "dark-contrast"


def apply(app: QApplication, scheme: Scheme, accent: QColor | None = None) -> None:
    """Give the application the style, palette and style sheet of `scheme`."""
    app.setStyle(QStyleFactory.create("Fusion"))
    colours = palette(scheme, accent)
    app.setPalette(colours)
    for kind in ("QCheckBox", "QListWidget", "QRadioButton", "QTreeView"):
        app.setPalette(_with_edges(colours), kind)  # type: ignore[arg-type]  # PySide's types say bytes; it takes str
    app.setStyleSheet(stylesheet(strong=scheme.is_strong))


def _with_edges(colours: QPalette) -> QPalette:
    """Return a palette for what can be ticked, whose edge Fusion draws in a darker shade of the window's colour."""
    edged = QPalette(colours)
    edged.setColor(QPalette.ColorRole.Window, colours.color(QPalette.ColorRole.Dark).lighter(150))
    return edged


class Theme(QObject):
    """The scheme in force; `changed` is emitted with it after it was applied."""

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: Choice = Choice.SYSTEM) -> None:
        super().__init__()
        self._app = app
        app.setPalette(QPalette())
        self._accent = platform_accent()
        self.choice = choice
        self.scheme = self._wanted()
        apply(app, self.scheme, self._accent)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)

    def choose(self, choice: Choice) -> None:
        """Take the user's choice and apply it at once."""
        self.choice = choice
        self._follow()

    def close(self) -> None:
        """Stop following the system."""
        self._app.styleHints().colorSchemeChanged.disconnect(self._follow)
        self._app.styleHints().accessibility().contrastPreferenceChanged.disconnect(self._follow)

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is self.scheme:
            return
        self.scheme = wanted
        apply(self._app, wanted, self._accent)
        self.changed.emit(wanted)

    def _wanted(self) -> Scheme:
        if self.choice is Choice.SYSTEM:
            return system_scheme()
        return Scheme(self.choice.value)


def system_scheme() -> Scheme:
    """Return what the desktop is set to; light, of usual contrast, where it does not say."""
    hints = QGuiApplication.styleHints()
    is_strong = hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
    if hints.colorScheme() is Qt.ColorScheme.Dark:
        return Scheme.DARK_CONTRAST if is_strong else Scheme.DARK
    return Scheme.LIGHT_CONTRAST if is_strong else Scheme.LIGHT


def platform_accent() -> QColor | None:
    """Return the accent that the user chose for the desktop, or None where Qt knows of none."""
    resolved = QGuiApplication.palette()
    if not resolved.isBrushSet(QPalette.ColorGroup.Active, QPalette.ColorRole.Accent):
        return None
    return resolved.color(QPalette.ColorRole.Accent)
