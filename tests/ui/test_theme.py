"""Both schemes can be read, and the theme follows the user and the system."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from twimeditor.ui.theme import Choice, Scheme, Theme, contrast, fonts, icon, palette, readable
from twimeditor.ui.theme.palette import STRONG_CONTRAST, TEXT_CONTRAST

Role = QPalette.ColorRole

GROUNDS = (Role.Window, Role.Base, Role.AlternateBase, Role.Button, Role.Midlight)
TEXTS = (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText, Role.Link)
PAIRS = [(text, ground) for text in TEXTS for ground in GROUNDS]
PAIRS += [(Role.HighlightedText, Role.Highlight), (Role.ToolTipText, Role.ToolTipBase)]
ACCENTS = (None, "#ffd500", "#000080", "#e01b24", "#f6f5f4")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Choice.LIGHT)
    yield made
    made.close()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("accent", ACCENTS)
def test_text_is_readable_on_every_ground(scheme: Scheme, accent: str | None) -> None:
    colours = palette(scheme, QColor(accent) if accent else None)
    dim = {
        (text.name, ground.name): contrast(colours.color(text), colours.color(ground))
        for text, ground in PAIRS
        if contrast(colours.color(text), colours.color(ground)) < TEXT_CONTRAST
    }
    assert not dim


@pytest.mark.parametrize("scheme", Scheme)
def test_edges_of_fields_are_seen(scheme: Scheme) -> None:
    colours = palette(scheme)
    assert contrast(colours.color(Role.Dark), colours.color(Role.Base)) >= 3
    assert contrast(colours.color(Role.Link), colours.color(Role.Base)) >= 3


@pytest.mark.parametrize("scheme", [Scheme.LIGHT_CONTRAST, Scheme.DARK_CONTRAST])
@pytest.mark.parametrize("accent", ACCENTS)
def test_high_contrast_is_higher(scheme: Scheme, accent: str | None) -> None:
    colours = palette(scheme, QColor(accent) if accent else None)
    dim = {
        (text.name, ground.name): contrast(colours.color(text), colours.color(ground))
        for text, ground in PAIRS
        if contrast(colours.color(text), colours.color(ground)) < STRONG_CONTRAST
    }
    assert not dim
    assert contrast(colours.color(Role.Mid), colours.color(Role.Window)) >= 3
    assert contrast(colours.color(Role.Dark), colours.color(Role.Base)) >= STRONG_CONTRAST


@pytest.mark.parametrize("scheme", [Scheme.LIGHT_CONTRAST, Scheme.DARK_CONTRAST])
def test_what_is_disabled_can_be_read_in_high_contrast(scheme: Scheme) -> None:
    colours = palette(scheme)
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        assert contrast(colours.color(QPalette.ColorGroup.Disabled, role), colours.color(Role.Base)) >= TEXT_CONTRAST


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_a_readable_colour_is_left_alone() -> None:
    assert readable(QColor("#0000ff"), QColor("white")) == QColor("#0000ff")


def test_the_choice_is_applied_at_once(theme: Theme, qapp: QApplication) -> None:
    seen: list[Scheme] = []
    theme.changed.connect(seen.append)

    theme.choose(Choice.DARK)

    assert seen == [Scheme.DARK]
    assert qapp.palette().color(Role.Window).lightness() < 60
    theme.choose(Choice.LIGHT)
    assert qapp.palette().color(Role.Window).lightness() > 200


def test_choosing_the_same_again_tells_nobody(theme: Theme) -> None:
    seen: list[Scheme] = []
    theme.changed.connect(seen.append)
    theme.choose(Choice.LIGHT)
    assert not seen


def test_the_base_style_is_the_same_everywhere(theme: Theme, qapp: QApplication) -> None:
    qapp.setStyleSheet("")  # which puts a style of its own around the base
    assert qapp.style().name() == "fusion"


def test_fonts_have_three_sizes(qapp: QApplication) -> None:
    made = fonts(qapp.font())
    assert made.small.pointSizeF() < made.body.pointSizeF() < made.title.pointSizeF()
    assert made.mono.pointSizeF() == made.body.pointSizeF()


@pytest.mark.parametrize("scheme", Scheme)
def test_icons_wear_the_text_colour(qapp: QApplication, scheme: Scheme) -> None:
    colours = palette(scheme)
    image = icon("add", colours).pixmap(20, 20).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    painted = [pixel.lightness() for pixel in pixels if pixel.alpha() > 150]
    assert painted
    assert set(painted) <= set(range(*around(colours.color(Role.WindowText).lightness())))


def around(value: int) -> tuple[int, int]:
    return value - 3, value + 4


@pytest.mark.parametrize("choice", [one for one in Choice if one is not Choice.SYSTEM])
def test_a_tooltip_can_be_read(theme: Theme, qapp: QApplication, choice: Choice) -> None:
    theme.choose(choice)
    QToolTip.showText(QPoint(20, 20), "Words about a button")
    (shown,) = (one for one in qapp.topLevelWidgets() if isinstance(one, QLabel) and one.isVisible())
    image = shown.grab().toImage()
    delete(shown)  # which would linger
    assert clearest(image, QPoint(1, 1)) >= TEXT_CONTRAST


@pytest.mark.parametrize("choice", [one for one in Choice if one is not Choice.SYSTEM])
def test_a_toggle_can_be_read_on_and_off(theme: Theme, qtbot: QtBot, choice: Choice) -> None:
    theme.choose(choice)
    holder = QWidget()
    qtbot.addWidget(holder)
    button = QToolButton(holder)
    button.setProperty("toggle", True)
    button.setCheckable(True)
    button.setText("Errors 18")
    button.adjustSize()
    holder.resize(button.size())
    grounds = []
    for on in (False, True):
        button.setChecked(on)
        image, spot = holder.grab().toImage(), QPoint(4, button.height() // 2)
        assert clearest(image, spot) >= TEXT_CONTRAST
        grounds.append(image.pixelColor(spot).name())
    assert grounds[0] != grounds[1]


def clearest(image: QImage, spot: QPoint) -> float:
    """Return the contrast of the letters to the ground, which is at a spot."""
    ground, inner = image.pixelColor(spot), image.rect().adjusted(5, 5, -5, -5)
    across = (
        image.pixelColor(x, y) for x in range(inner.left(), inner.right()) for y in range(inner.top(), inner.bottom())
    )
    return max(contrast(colour, ground) for colour in across)


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_the_active_line_of_a_menu_is_seen(theme: Theme, qtbot: QtBot, choice: Choice) -> None:
    theme.choose(choice)
    menu = QMenu()
    qtbot.addWidget(menu)
    possible, impossible = menu.addAction("First"), menu.addAction("Second")
    impossible.setEnabled(False)
    assert colour_of(menu, possible) == menu.palette().color(Role.Highlight).name()
    ground = colour_of(menu, impossible)
    assert ground == menu.palette().color(Role.Button).name()
    assert contrast(menu.grab().toImage().pixelColor(0, 10), QColor(ground)) >= 3


def colour_of(menu: QMenu, action: QAction) -> str:
    menu.setActiveAction(action)
    return menu.grab().toImage().pixelColor(menu.actionGeometry(action).topRight() + QPoint(-4, 4)).name()
