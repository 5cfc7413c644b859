"""Where an issue names the files of pictures and videos."""

from dataclasses import dataclass
from enum import Enum

from twimeditor.core.model import Issue, Node


class Use(Enum):
    """What a file is named for; a `LINK` leads to it (or shows it before a video plays), it is not shown there."""

    IMAGE = "image"
    VIDEO = "video"
    SHARE = "share"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a file is named: `start` and `end` are those of the address as written in the field `field`.

    `alt` is plain text, None where there is no place for one. The share image's field is ``extra.image``.
    """

    node: int
    field: str
    start: int
    end: int
    address: str
    alt: str | None
    use: Use


def references(issue: Issue) -> tuple[Reference, ...]:
    """Return every place of an issue that names a picture or a video, in file order."""
    return tuple(found for node in issue.leaves() for found in node_references(node))


def node_references(node: Node) -> tuple[Reference, ...]:
    """Return the places of one node."""
    raise NotImplementedError(node)


def is_local(address: str) -> bool:
    """Tell whether an address is one of the blog's own pictures, or a file beside the post."""
    raise NotImplementedError(address)


def file_name(address: str) -> str:
    """Return the name of the file that an address names."""
    raise NotImplementedError(address)
