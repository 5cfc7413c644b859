"""Videos that come into an issue, as the pictures do: files of the blog's own, and addresses of those elsewhere."""

from twimeditor.core.assets.placing import Incoming
from twimeditor.core.assets.videos import embed_for, video_markdown
from twimeditor.core.style import HouseStyle


def video_file(address: str, style: HouseStyle) -> Incoming:
    """Return a video file that the store has under `address`."""
    return Incoming(address, markdown=video_markdown(address, style))


def video_at(pasted: str, style: HouseStyle) -> Incoming | None:
    """Return the video that a pasted or dropped address leads to; None for any other text."""
    address = pasted.strip()
    if not address or any(letter.isspace() for letter in address):
        return None
    markdown = embed_for(address, style)
    return Incoming(address, markdown=markdown) if markdown else None
