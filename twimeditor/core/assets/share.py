"""The picture that other sites show of an issue."""

from pathlib import PurePosixPath
from urllib.parse import quote

from twimeditor.core.assets.references import SHARE, file_name
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue
from twimeditor.core.post.front_matter import set_key_edit

FOLDER = "https://matrix.org/blog/img/"
_PNG = ".png"


def share_name(name: str) -> str:
    """Return the name of the PNG that a file has to be for other sites: its own, where it is one."""
    return name if name.lower().endswith(_PNG) else f"{PurePosixPath(name).stem}{_PNG}"


def share_address(name: str) -> str:
    """Return the whole address of a share image; `name` is that of the file, or its address in the issue."""
    return FOLDER + quote(share_name(file_name(name)))


def with_share_image(issue: Issue, ids: IdSource, *, name: str) -> Issue:
    """Make a file the share image of the issue, as a PNG; with an empty name the issue has none."""
    return set_key_edit(issue, ids, key=SHARE, value=share_address(name) if name else "")
