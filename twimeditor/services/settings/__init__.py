"""What the user has chosen, kept from one start to the next."""

from twimeditor.services.settings.options import (
    ARCHIVE,
    ARCHIVE_FOLDER,
    EDITORS,
    FLAGS,
    FOLLOW,
    HINTS,
    LANGUAGES,
    LOOK,
    OPTIONS,
    OUTLINE_LOCKED,
    RESTORE,
    SITE_FOLDER,
    SPELLING,
    STYLE,
    As,
    Option,
    Page,
)
from twimeditor.services.settings.store import Settings

__all__ = [
    "ARCHIVE",
    "ARCHIVE_FOLDER",
    "EDITORS",
    "FLAGS",
    "FOLLOW",
    "HINTS",
    "LANGUAGES",
    "LOOK",
    "OPTIONS",
    "OUTLINE_LOCKED",
    "RESTORE",
    "SITE_FOLDER",
    "SPELLING",
    "STYLE",
    "As",
    "Option",
    "Page",
    "Settings",
]
