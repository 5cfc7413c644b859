"""What is shown where a shortcode should be and cannot: its name, its arguments and the reason."""

from enum import Enum, auto

from twimeditor.core.post.call_syntax import Argument
from twimeditor.core.render.escape import escape_html
from twimeditor.core.render.shortcodes import Call

UNKNOWN = "Unknown shortcode"

_LONGEST = 300


class Place(Enum):
    """Where on the page a shortcode stands."""

    BLOCK = auto()
    TEXT = auto()
    CODE = auto()
    TAG = auto()


def card(call: Call, reason: str, place: Place) -> str:
    """Return a label that may stand at `place`; within a tag nothing but text may."""
    if place is Place.TAG:
        return escape_html(call.source)
    label = _short(f"{call.name}({', '.join(f'{name}={_written(value)}' for name, value in call.arguments.items())})")
    if place is Place.CODE:
        return f"{reason}: {label}"
    body = "".join(piece if isinstance(piece, str) else piece.source for piece in call.body or ())
    inside = f"{escape_html(reason)} <code>{escape_html(label)}</code>"
    inside += f" {escape_html(_short(body))}" if body else ""
    element = "div" if place is Place.BLOCK else "span"
    return f'<{element} class="unknown-shortcode">{inside}</{element}>'


def _written(value: Argument) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_written, value))}]"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower()


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
