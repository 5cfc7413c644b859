"""R24: raw HTML is only what the site’s posts use, and never a script."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Final
from urllib.parse import urlsplit

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.reading import Reading, markdown_fields, read
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import EntryHeading, Image, Node, RefDefs

_USED = lazy_pattern(
    r"a|abbr|b|blockquote|br|caption|cite|code|d[dlt]|del|details|div|em|fig(?:caption|ure)|h[1-6r]|i|iframe|img|ins|kbd"
    r"|li|mark|ol|p|picture|pre|[qsu]|samp|small|source|span|strong|su[bp]|summary|table|t(?:body|foot|head|[dhr])|track"
    r"|ul|var|video|audio|wbr"
)
"""What posts use, or what belongs to that."""

_OUTDATED = lazy_pattern(r"font|center|big|strike|tt|marquee")
_NEVER = lazy_pattern(
    r"script|style|object|embed|applet|form|input|button|select|textarea|link|meta|base|frame(?:set)?|html|head|body"
    r"|template|svg|math|portal"
)
_VIDEO_HOSTS: Final = ("youtube.com", "youtube-nocookie.com", "vimeo.com", "media.ccc.de", "archive.org")
_PEERTUBE = lazy_pattern(r"/videos/embed/[\w-]+/?")
_MAY_BE_HTML = lazy_pattern(r"<[A-Za-z]|script:|data:", re.IGNORECASE)
_COMMENT = lazy_pattern(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = lazy_pattern(r"<(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<inside>(?:\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)?)/?>")
_ATTRIBUTE = lazy_pattern(
    r"[\s\"'/](?P<name>[A-Za-z][\w:.-]*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_DEFINITION = lazy_pattern(r"^[ ]{0,3}\[[^\]\n]+\]:[ \t]*<?(?P<address>[^\s<>]+)", re.MULTILINE)
_UNSEEN = lazy_pattern(r"[\x00-\x20\x7f]+")
_RUNS: Final = ("javascript:", "vbscript:", "data:")
_ADDRESSES: Final = frozenset({"href", "src", "srcset", "poster", "action", "formaction", "data", "xlink:href"})


def foreign(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the HTML of a node that does not belong into a post, and addresses that run or hold something."""
    for field in ("website", "url"):
        if isinstance(node, EntryHeading | Image) and _runs(address := str(getattr(node, field, ""))):
            yield _running(place_in(node, field), address)
    if isinstance(node, Image) and node.source is not None and node.source.text.lstrip().startswith("<"):
        yield from (Problem(one.rule, one.message, Place(node.id)) for one in _in_tags(node, "", node.source.text))
    if isinstance(node, RefDefs) and len(node.markdown) <= LONGEST:
        yield from _defined(node)
    for field, text, lead in markdown_fields(node):
        if len(text) <= LONGEST and _MAY_BE_HTML.search(text):
            reading = read(text, lead)
            yield from _in_links(node, field, reading)
            found = (one for start, end in reading.html for one in _in_tags(node, field, text, start, end))
            yield from _once_each(found)


def _once_each(found: Iterator[Problem]) -> Iterator[Problem]:
    """Yield the problems, each doubt once: who colours a word letter by letter knows by then."""
    doubts: set[str] = set()
    for one in found:
        if one.severity is not Severity.HINT or one.message not in doubts:
            doubts.add(one.message)
            yield one


def _in_links(node: Node, field: str, reading: Reading) -> Iterator[Problem]:
    for link in reading.links:
        if link.address is not None and _runs(address := reading.text[slice(*link.address)]):
            yield _running(place_in(node, field, *link.address), address)


def _defined(node: RefDefs) -> Iterator[Problem]:
    for found in _DEFINITION.finditer(node.markdown):
        if _runs(found["address"]):
            yield _running(place_in(node, "markdown", *found.span("address")), found["address"])


def _in_tags(node: Node, field: str, text: str, start: int = 0, end: int | None = None) -> Iterator[Problem]:
    """Yield what is wrong with the tags in some characters of a text."""
    bare = _COMMENT.sub(lambda found: " " * len(found[0]), text[start:end])
    for tag in _TAG.finditer(bare):
        name = tag["name"].lower()
        place = place_in(node, field, start + tag.start(), start + tag.end())
        if not _USED.fullmatch(name):
            yield _unused(name, place)
        elif name == "iframe" and not _is_video(_attributes(tag).get("src", "")):
            message = "this frame shows no video of a site that posts take videos from: link it instead"
            yield Problem("R24", message, place)
        yield from _in_tag(node, field, tag, start)


def _unused(name: str, place: Place) -> Problem:
    if _NEVER.fullmatch(name):
        message = f"<{name}> must never stand in a post: it would run, or change the page, for everyone who reads it"
        return Problem("R24", message, place)
    if _OUTDATED.fullmatch(name):
        return Problem("R24", f"<{name}> is of old times: some browsers ignore it", place, Severity.HINT)
    message = f"{place.text} is taken for HTML, so nobody sees it: as code it is shown as it is typed"
    fix = Fix("Make it code", (Replacement(place, f"`{place.text}`"),), is_safe=False)
    return Problem("R24", message, place, fixes=(fix,))


def _in_tag(node: Node, field: str, tag: re.Match[str], shift: int) -> Iterator[Problem]:
    first = shift + tag.start("inside")
    for found in _ATTRIBUTE.finditer(tag["inside"]):
        name, value = found["name"].lower(), _value(found)
        place = place_in(node, field, first + found.start("name"), first + found.end())
        if name.startswith("on") or name == "srcdoc":
            message = (
                f"{found['name']} must never stand in a post: it runs a script on the site, at everyone who reads it"
            )
            whole = place_in(node, field, first + found.start(), first + found.end())
            yield Problem("R24", message, place, fixes=(Fix("Remove it", (Replacement(whole, ""),), is_safe=False),))
        elif name in _ADDRESSES and _runs(value):
            yield _running(place, value)


def _attributes(tag: re.Match[str]) -> dict[str, str]:
    found = [(one["name"].lower(), _value(one)) for one in _ATTRIBUTE.finditer(tag["inside"])]
    return dict(reversed(found))


def _value(found: re.Match[str]) -> str:
    return unescape(found["double"] or found["single"] or found["bare"] or "")


def _runs(address: str) -> bool:
    """Tell whether a browser would run, or show, what an address itself holds."""
    bare = _UNSEEN.sub("", unescape(address)).lstrip("<").lower()
    return bare.startswith(_RUNS)


def _running(place: Place, address: str) -> Problem:
    scheme = _UNSEEN.sub("", unescape(address)).lstrip("<").partition(":")[0].lower()
    deed = "holds a whole file, which nobody can check" if scheme == "data" else "runs a script on the site"
    return Problem("R24", f"an address with {scheme}: must never stand in a post: it {deed}", place)


def _is_video(source: str) -> bool:
    try:
        address = urlsplit(source if "//" in source else f"//{source}")
        host = address.hostname or ""
    except ValueError:
        return False
    known = any(host == one or host.endswith(f".{one}") for one in _VIDEO_HOSTS)
    return address.scheme in {"", "http", "https"} and (known or _PEERTUBE.fullmatch(address.path) is not None)


RULES: tuple[Rule, ...] = (
    Rule(
        name="R24",
        title="Raw HTML",
        demand="HTML in a post is for what Markdown has no word for, such as videos of known sites; scripts, styles "
        "and event handlers never stand there.",
        why="The site publishes it as it is, to all its readers: what runs there runs with the site’s name.",
        wrong='<img src="/blog/img/2030-01-04-a.png" onerror="run()">',
        right='<img src="/blog/img/2030-01-04-a.png" alt="The new room list">',
        mends="What would run is removed, and what was meant to be read becomes code, each when you ask for it.",
        in_node=foreign,
    ),
)
