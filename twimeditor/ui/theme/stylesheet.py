"""What the palette alone cannot say: hairlines, radii and paddings."""

from string import Template

from twimeditor.ui.theme.tokens import TOKENS

_SHEET = Template("""
QToolBar { border: none; border-bottom: ${hair}px solid palette(mid);
           padding: ${tight}px ${small}px; spacing: ${tight}px; }
QToolBar QToolButton { padding: ${tight}px ${small}px; border-radius: ${radius}px; border: none; }
QToolBar QToolButton:hover, QToolBar QToolButton:focus { background: palette(midlight); }
QToolBar QToolButton:pressed { background: palette(mid); }
QToolBar::separator { width: ${hair}px; background: palette(mid); margin: ${tight}px ${small}px; }
QSplitter::handle { background: palette(mid); }
QStatusBar { border-top: ${hair}px solid palette(mid); }
QStatusBar::item { border: none; }
QToolTip { border: none; padding: ${tight}px; }
QFrame#banner { background: palette(midlight); border-bottom: ${hair}px solid palette(mid); }
QFrame#toast { background: palette(tooltip-base); border-radius: ${radius}px; }
QFrame#toast QLabel { color: palette(tooltip-text); }
QFrame[card="true"] { background: palette(base); border: ${hair}px solid palette(mid);
                      border-radius: ${radius}px; }
""")


def stylesheet() -> str:
    """Return the application's style sheet; its colours are those of the palette in force."""
    return _SHEET.substitute(hair=TOKENS.hair, tight=TOKENS.tight, small=TOKENS.small, radius=TOKENS.radius)
