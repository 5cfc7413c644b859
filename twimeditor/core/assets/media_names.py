"""Which pictures of an issue the bot left by their bare media names, and which files of an archive they are."""

from collections.abc import Mapping

from twimeditor.core.assets.references import Reference
from twimeditor.core.model import Issue


def bare_names(issue: Issue) -> Mapping[str, tuple[Reference, ...]]:
    """Return the media names that the issue has pictures by, each with its places."""
    raise NotImplementedError(issue)
