"""What the user has chosen, kept from one start to the next."""

from twimeditor.services.settings.options import FOLLOW, LOOK, SITE_FOLDER, Option
from twimeditor.services.settings.store import Settings

__all__ = ["FOLLOW", "LOOK", "SITE_FOLDER", "Option", "Settings"]
