"""What is said of a picture or video: its state, its file, and where it stands."""

from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import urlsplit

from twimeditor.core.assets.kinds import HEAVY
from twimeditor.core.assets.references import Reference
from twimeditor.core.assets.sizes import file_size
from twimeditor.core.model.find import owner
from twimeditor.core.model.tree import Entry, Issue, Section
from twimeditor.core.post.inline import shown_title
from twimeditor.services.assets.stock import Asset, State

SIGNS = {State.USED: "check", State.UNUSED: "remove", State.MISSING: "warning", State.REMOTE: "external"}
"""The icon that goes with each state's words."""

_FETCH = "Fetch {what} from {hosts}? The other site learns that you have asked, and nothing else."
_KINDS = {"JPG": "JPEG", "M4V": "MP4", "MOV": "QuickTime"}


def state_words(asset: Asset) -> str:
    """Return how it stands with an asset."""
    if asset.state is State.UNUSED:
        return "Not used"
    words = {State.MISSING: "Missing", State.REMOTE: "On another site"}.get(asset.state, "")
    where = _where(asset)
    return f"{words}, {where[0].lower()}{where[1:]}" if words and len(asset.uses) > 1 else words or where


def hints(asset: Asset) -> str:
    """Return what is to be done about an asset, "" where nothing is."""
    is_heavy = asset.is_video and asset.file is not None and asset.file.size > HEAVY
    return " · ".join(filter(None, ("no alt text" if asset.lacks_alt else "", "large" if is_heavy else "")))


def details(asset: Asset, width: int = 0, height: int = 0) -> str:
    """Return format, pixel size and file size, as far as they are known."""
    if asset.file is None:
        return asset.addresses[0] if asset.addresses else ""
    suffix = PurePath(asset.name).suffix.lstrip(".").upper()
    pixels = f"{width} × {height}" if width and height else ""
    return " · ".join(filter(None, (_KINDS.get(suffix, suffix), pixels, file_size(asset.file.size))))


def place_words(issue: Issue, reference: Reference) -> str:
    """Return the titles of what a reference stands in."""
    if issue.front is not None and reference.node == issue.front.id:
        return "Front matter"
    holder = owner(issue, reference.node)
    if isinstance(holder, Entry):
        section = next((one for one in issue.sections if holder.id in one.ids), None)
        titles = (_title(section), _title(holder))
        return " › ".join(filter(None, titles)) or "Untitled entry"
    return (_title(holder) or "Untitled section") if isinstance(holder, Section) else "Before the first section"


def fetch_question(addresses: Sequence[str]) -> str:
    """Return what to ask before pictures of other sites are fetched."""
    hosts = " and ".join(dict.fromkeys(urlsplit(address).hostname or address for address in addresses))
    return _FETCH.format(what="the picture" if len(addresses) == 1 else f"{len(addresses)} pictures", hosts=hosts)


def counted(number: int, one: str, several: str) -> str:
    """Return a number with its noun."""
    return f"1 {one}" if number == 1 else f"{number:,} {several}"


def _where(asset: Asset) -> str:
    places = len(asset.places)
    if asset.is_shared:
        return f"Share image, used in {counted(places, 'place', 'places')}" if places else "Share image"
    return "Used" if places == 1 else f"Used in {counted(places, 'place', 'places')}"


def _title(holder: Section | Entry | None) -> str:
    return shown_title(holder.title) if holder is not None else ""
