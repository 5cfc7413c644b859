"""Videos as the Markdown of a style: files of the blog's own, and those of YouTube and PeerTube."""

from urllib.parse import parse_qs, urlsplit

from twimeditor.core.assets.writing import attribute_text
from twimeditor.core.errors import EditError
from twimeditor.core.facets import get, put
from twimeditor.core.facets.videos import START
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Block, Embed
from twimeditor.core.post.youtube import video_id
from twimeditor.core.style import HouseStyle

_PEERTUBE = lazy_pattern(
    r"/(?:w|videos/(?:watch|embed))/"
    r"(?P<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[1-9A-HJ-NP-Za-km-z]{22})/?"
)
_HOST = lazy_pattern(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d+)?")
_TIME = lazy_pattern(r"(?:(?P<hours>\d{1,3})h)?(?:(?P<minutes>\d{1,5})m)?(?:(?P<seconds>\d{1,6})s?)?")


def video_markdown(address: str, style: HouseStyle) -> str:
    """Return what shows a video file."""
    return style.own_video(attribute_text(address, '"'))


def embed_for(url: str, style: HouseStyle) -> str | None:
    """Return what embeds the video that an address is of; None where it is of none that is known."""
    text = url.strip()
    if not text.lower().startswith(("https://", "http://")):
        return None
    known = video_id(text)
    if known is None:
        return _peertube(text)
    return _from_start(style.video(known), known, _start(text))


def _peertube(url: str) -> str | None:
    """Return a player of PeerTube, of which there are many hosts: it is known by the form of the address."""
    try:
        address = urlsplit(url)
        host = address.netloc.lower()
    except ValueError:
        return None
    found = _PEERTUBE.fullmatch(address.path)
    if found is None or not _HOST.fullmatch(host):
        return None
    start = _start(url)
    source = f"https://{host}/videos/embed/{found['id']}{f'?start={start}' if start else ''}"
    return f'<iframe src="{source}" frameborder="0" allowfullscreen></iframe>'


def _start(url: str) -> str:
    """Return the second from which on an address shows its video, "" for the beginning."""
    asked = parse_qs(urlsplit(url).query)
    text = next((asked[key][0] for key in ("t", "start") if key in asked), "")
    found = _TIME.fullmatch(text.lower())
    if found is None:
        return ""
    hours, minutes, seconds = (int(found[name] or 0) for name in ("hours", "minutes", "seconds"))
    return str(hours * 3600 + minutes * 60 + seconds or "")


def _from_start(markdown: str, known: str, start: str) -> str:
    """Return an embed that begins at a second, if the form of the style can say so."""
    node = Embed(id=0, markdown=markdown, video=known)
    try:
        changed = put(node, START, start) if start and get(node, START) != start else node
    except EditError:
        return markdown
    return changed.markdown if isinstance(changed, Block) else markdown
