"""What is kept of a published issue."""

from twimeditor.core.archive.values import Edition
from twimeditor.core.model import Issue


def edition(issue: Issue, name: str) -> Edition | None:
    """Return what an issue tells, None where it is no newsletter; `name` is its file's path below the folder."""
    raise NotImplementedError(issue, name)
