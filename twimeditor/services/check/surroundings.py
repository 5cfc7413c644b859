"""Gathers what is known of the world around a post: the site's folder, the files of pictures, the issues before."""

from typing import TYPE_CHECKING

from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.model import Issue
from twimeditor.services.ports import FileSystem

if TYPE_CHECKING:
    from twimeditor.services.check.checker import Where


class Surroundings:
    """Keeps what it has read for as long as the files stay the same. Slow, for a thread or process of its own."""

    def __init__(self, files: FileSystem) -> None:
        self._files = files

    def knowledge(self, issue: Issue, where: "Where") -> Knowledge:
        """Return what there is to know about the world of an issue that lies `where`; never an error."""
        del issue
        return Knowledge(today=where.today, style=where.style)
