"""The day that names the files of an issue's pictures."""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twimeditor.ui.shell.parts import Parts


def day_of_pictures(parts: "Parts") -> date:
    """Return the day of a window's issue, today for one that has none."""
    return parts.assets.day_of(parts.session.document) or date.today()  # noqa: DTZ011 - the editor's own day
