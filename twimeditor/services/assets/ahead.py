"""What treats pictures, loaded on a worker while the user still aims: a first drop would wait a tenth of a second."""

from importlib import import_module
from typing import Final

_NEEDED: Final = (
    "twimeditor.services.assets.treat",
    "twimeditor.services.assets.sources",
    "twimeditor.core.assets.placing",
    "twimeditor.core.assets.media_names",
    "twimeditor.core.assets.coming_videos",
)


def load_ahead() -> None:
    """Load it; none of it knows Qt."""
    for name in _NEEDED:
        import_module(name)
