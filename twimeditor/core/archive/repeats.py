"""What of today's updates is worth asking the archive about: whether it was published before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from twimeditor.core.archive.keys import website_key
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.reading import read
from twimeditor.core.check.repeats import again, paragraphs_in
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Node, Quote

USUAL: Final = 3
"""What stands in so many issues is meant to: an invitation, thanks, where to find a room."""

_FORGES: Final = ("github.", "gitlab.", "codeberg.", "git.", "sr.ht", "gitea.", "forgejo.")
_TOLD: Final = frozenset({"blog", "blogs", "news", "post", "posts", "article", "articles", "press", "announcement"})
_VIDEOS: Final = ("youtube.", "youtu.be", "vimeo.", "peertube.")
_DATED: Final = lazy_pattern(r"/(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])(?:[-/]|$)")
_NAMED: Final = lazy_pattern(r"[^/]*(?:[-_][^/]+){3,}")
_RELEASE: Final = lazy_pattern(r"/releases?/(?:tag/|v?\d)|/-/releases/v?\d|/tags?/v?\d")
_MATRIX: Final = "matrix.to"


Linked = tuple[int, int, str]
"""Where an address stands, and what it is compared by."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the archive is asked for: paragraphs by their words and links by their keys, each with how it is written."""

    paragraphs: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.links)


def asked_of(nodes: Iterable[Node], website: str = "") -> Asked:
    """Return what in an entry's updates would be no news a second time; its own `website` may stand there each week."""
    paragraphs: dict[str, str] = {}
    links: dict[str, str] = {}
    own = website_key(website) if website else ""
    for node in nodes:
        if isinstance(node, Quote):
            paragraphs |= {words: node.body[start:end] for start, end, words in paragraphs_in(node)}
            links |= {key: node.body[start:end] for start, end, key in news_in(node) if key != own}
    return Asked(paragraphs, links)


def news_in(node: Quote) -> Iterator[Linked]:
    """Yield the links of an update that lead to news."""
    if "://" not in node.body or len(node.body) > LONGEST:
        return
    for link in read(node.body).links:
        start, end = link.address or link.words
        if not link.is_image and is_news(node.body[start:end]):
            yield start, end, website_key(node.body[start:end])


def told_again(nodes: Iterable[Node], counts: Mapping[str, int]) -> frozenset[str]:
    """Return the paragraphs that are no news, by their words: of updates that say hardly anything else.

    `counts` has in how many past issues each stood. What stood in several is meant to, and so are, mostly, a few words
    of thanks below something new.
    """
    told = {words for words, count in counts.items() if not is_usual(count)}
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Quote):
            spans = set(again(node, told))
            found |= {words for start, end, words in paragraphs_in(node) if (start, end) in spans}
    return frozenset(found)


def is_usual(count: int) -> bool:
    """Tell whether what stood in `count` issues is meant to stand in many."""
    return count >= USUAL


def is_news(link: str) -> bool:
    """Tell whether a link leads to something that is told once: a release, a blog post, a video.

    Issues, proposals and changes are none: what is worked on is told of from its beginning to its end.
    """
    try:
        address = urlsplit(link)
    except ValueError:
        return False
    host = (address.hostname or "").removeprefix("www.")
    if address.scheme not in {"http", "https"} or host == _MATRIX:
        return False
    return any(_reasons(host, address.path.rstrip("/"), address.query))


def _reasons(host: str, path: str, query: str) -> Iterator[bool]:
    parts = [part for part in path.lower().split("/") if part]
    yield _RELEASE.search(path) is not None
    if host.startswith(_FORGES):
        return
    if host.startswith(_VIDEOS):
        yield bool(query) or len(parts) == 1
        return
    yield _DATED.search(path) is not None
    yield any(one in _TOLD for one in parts[:-1])
    yield len(parts) > 1 and _NAMED.fullmatch(parts[-1]) is not None
