"""A first look at a picture that comes in: what it is, and how it looks; all of it on a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QImage

from twimeditor.core.assets.kinds import Kind
from twimeditor.services.assets.look import Picture, look
from twimeditor.services.assets.refusal import Refused
from twimeditor.services.assets.treat import Treated
from twimeditor.ui.images.rasterise import rasterise
from twimeditor.ui.widgets.small_pictures import small_picture

Load: TypeAlias = Callable[[], bytes]
"""Reads the bytes of a picture, wherever it comes from; raises a `TwimError` that says why it cannot."""

_DRAWN = {Kind.PNG, Kind.JPEG, Kind.GIF, Kind.WEBP, Kind.APNG}


@dataclass(frozen=True, slots=True)
class Read:
    """A picture's bytes, what they are, and a small image of it, which is null where it cannot be shown here."""

    data: bytes
    picture: Picture
    image: QImage


def read(load: Load, name: str, side: int) -> Read:
    """Read a picture and draw it no larger than `side`; raise Refused for what cannot come in."""
    data = load()
    picture = look(data, name)
    return Read(data, picture, small_picture(data, side).image if picture.kind in _DRAWN else QImage())


def seen(made: Treated, side: int) -> QImage:
    """Draw what was made of an SVG: only now is it known that drawing it does no harm."""
    try:
        return small_picture(rasterise(made.data) if made.kind is Kind.SVG else made.data, side).image
    except Refused:
        return QImage()
