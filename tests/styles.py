"""The styles that ship, for tests."""

from pathlib import Path

from twimeditor.core.style import HouseStyle
from twimeditor.services.resources import resource_path
from twimeditor.services.storage.disk import Disk
from twimeditor.services.styles import Styles


def shipped_styles(own: Path = Path("/nowhere")) -> Styles:
    """Return the styles that ship, and those in a folder of one's own."""
    return Styles(Disk(), resource_path("styles"), own)


def shipped(name: str) -> HouseStyle:
    """Return a style that ships."""
    style = shipped_styles().named(name)
    assert style is not None
    return style
