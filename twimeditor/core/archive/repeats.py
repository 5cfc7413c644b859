"""What of today's updates is worth asking the archive about: whether it was published before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from twimeditor.core.archive.keys import website_key
from twimeditor.core.lazy import lazy_pattern

USUAL: Final = 3
"""What stands in so many issues is meant to: an invitation, thanks, where to find a room."""

_FORGES: Final = ("github.", "gitlab.", "codeberg.", "git.", "sr.ht", "gitea.", "forgejo.")
_NUMBERED: Final = frozenset({"pull", "pulls", "issues", "merge_requests", "commit", "discussions"})
_TOLD: Final = frozenset({"blog", "blogs", "news", "post", "posts", "article", "articles", "press", "announcement"})
_VIDEOS: Final = ("youtube.", "youtu.be", "vimeo.", "peertube.")
_DATED: Final = lazy_pattern(r"/(?:19|20)\d\d[-/](?:0?[1-9]|1[0-2])(?:[-/]|$)")
_NAMED: Final = lazy_pattern(r"[^/]*(?:[-_][^/]+){3,}")
_RELEASE: Final = lazy_pattern(r"/releases?/(?:tag/|v?\d)|/-/releases/v?\d|/tags?/v?\d")
_FEWEST: Final = 3
_MATRIX: Final = "matrix.to"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the archive is asked for: paragraphs by their words, links by their addresses."""

    paragraphs: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.links)


def worth_asking(paragraphs: Iterable[str], links: Iterable[str], website: str = "") -> Asked:
    """Return what would be no news a second time, each once; the project's own `website` may stand there each week."""
    own = website_key(website) if website else ""
    news = (link for link in links if is_news(link) and website_key(link) != own)
    return Asked(tuple(dict.fromkeys(paragraphs)), tuple(dict.fromkeys(news)))


def is_usual(count: int) -> bool:
    """Tell whether what stood in `count` issues is meant to stand in many."""
    return count >= USUAL


def is_news(link: str) -> bool:
    """Tell whether a link leads to something that is told once: a release, a blog post, a change, a video."""
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
        yield any(one in _NUMBERED and other[:1].isalnum() for one, other in zip(parts, parts[1:], strict=False))
        return
    if host.startswith(_VIDEOS):
        yield bool(query) or len(parts) == 1
        return
    yield _DATED.search(path) is not None
    yield any(one in _TOLD for one in parts[:-1])
    yield bool(parts) and _NAMED.fullmatch(parts[-1]) is not None
