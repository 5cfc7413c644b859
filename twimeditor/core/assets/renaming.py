"""Files that get another name, and pictures another alt text: all that names them follows, nothing else changes."""

from collections.abc import Mapping

from twimeditor.core.assets.references import Reference
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue


def renamed(issue: Issue, ids: IdSource, *, names: Mapping[str, str]) -> Issue:
    """Let every place that has one of the addresses in `names` have the address that it maps to."""
    raise NotImplementedError(issue, ids, names)


def with_alt(issue: Issue, ids: IdSource, *, reference: Reference, alt: str) -> Issue:
    """Set the alt text of a picture."""
    raise NotImplementedError(issue, ids, reference, alt)
