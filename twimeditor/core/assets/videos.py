"""Videos as the Markdown of a style: files of the blog's own, and those of YouTube and PeerTube."""

from twimeditor.core.style import HouseStyle


def video_markdown(address: str, style: HouseStyle) -> str:
    """Return what shows a video file."""
    raise NotImplementedError(address, style)


def embed_for(url: str, style: HouseStyle) -> str | None:
    """Return what embeds the video that an address is of; None where it is of none that is known."""
    raise NotImplementedError(url, style)
