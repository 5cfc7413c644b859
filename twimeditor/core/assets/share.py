"""The picture that other sites show of an issue."""

from pathlib import PurePosixPath

from twimeditor.core.assets.references import file_name
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post.front_matter import set_key_edit

KEY = "extra.image"
FOLDER = "https://matrix.org/blog/img/"


def share_name(name: str) -> str:
    """Return the name of the PNG that a file has to be for other sites: its own, where it is one."""
    return name if name.lower().endswith(".png") else str(PurePosixPath(name).with_suffix(".png"))


def share_address(name: str) -> str:
    """Return the whole address of a share image."""
    return FOLDER + share_name(file_name(name))


def with_share_image(issue: Issue, ids: IdSource, *, name: str) -> Issue:
    """Make a file of the issue its share image; none with an empty name."""
    return set_key_edit(issue, ids, key=KEY, value=share_address(name) if name else "")
