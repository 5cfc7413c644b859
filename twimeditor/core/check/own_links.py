"""R11: links to the site’s own pages name the page’s file, which is there, as is the place in it."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from urllib.parse import quote, unquote

from twimeditor.core.check.anchors import anchors
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.knowledge import Knowledge, Page
from twimeditor.core.check.linked import Kind, Link, node_links
from twimeditor.core.check.place import place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node

NAME = "R11"

_HOST = r"(?:https?:)?//(?:www\.)?matrix\.org(?=[/#]|\Z)"
_FILE = "@/"
_SUFFIX = ".md"
_MAY_LEAD = lazy_pattern(rf"{_FILE}|{_HOST}|(?:\](?:\(|:)\s*<?|\A)/(?!/)", re.IGNORECASE)
_MAY_STAY = lazy_pattern(r"\](?:\(|:)\s*<?#|@/")
_SITE = lazy_pattern(_HOST, re.IGNORECASE)
_NO_PAGE = lazy_pattern(r"/_matrix/|.*\.[a-z0-9]{2,5}/?\Z", re.IGNORECASE)
_POST = lazy_pattern(r"/blog/\d{4}/")
_LIVE = lazy_pattern(r"[\\`*_\[\]<>~]")


def pages_named(node: Node) -> Iterator[tuple[str, bool]]:
    """Yield the pages of the site that a node links to, and whether it is to a place in them.

    They are addresses (``/blog/…/``) and files (``@/blog/….md``).
    """
    for link in node_links(node, _is_own) if _may(_MAY_LEAD, node) else ():
        yield from ((name, bool(_anchor(link.address))) for name in _names(link.address))


def own_links(node: Node, around: Around) -> Iterator[Problem]:
    """Yield links to pages of the site that lead nowhere, or by an address that nobody checks."""
    pages = around.known.pages
    if pages is None or not _may(_MAY_LEAD, node):
        return
    own = str(around.known.file)
    for link in node_links(node, _is_own):
        if link.address.startswith(_FILE):
            yield from _to_file(node, link, pages, own)
        else:
            severity = Severity.WARNING if around.is_current else Severity.HINT
            yield from _to_address(node, link, pages, severity)


def own_anchors(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield links within the issue that lead to no place in it."""
    wanted = partial(_leads_within, f"{_FILE}{known.file}#")
    found = [(node, link) for node in issue.leaves() if _may(_MAY_STAY, node) for link in node_links(node, wanted)]
    there = anchors(issue, known.templates) if found else frozenset()
    for node, link in found:
        anchor = _anchor(link.address)
        if anchor not in there:
            words = f"nothing in this issue has the address #{anchor}: the site cannot be built"
            yield Problem(NAME, words, link.place(node), Severity.ERROR)


def _may(pattern: "re.Pattern[str]", node: Node) -> bool:
    return any(pattern.search(value) is not None for value in node.values)


def _is_own(address: str) -> bool:
    """Tell whether an address is that of a page of the site, by all that an address can tell."""
    if address.startswith(_FILE):
        return True
    is_path = _SITE.match(address) is not None or (address.startswith("/") and not address.startswith("//"))
    return is_path and "?" not in address and _NO_PAGE.match(_path(address)) is None


def _leads_within(own: str, address: str) -> bool:
    return len(address) > 1 and (address.startswith("#") or unquote(address).startswith(own)) and _anchor(address) != ""


def _path(address: str) -> str:
    """Return the path of an address on the site, between slashes."""
    path = unquote(_SITE.sub("", address, count=1).partition("#")[0]).strip("/")
    return f"/{path}/" if path else "/"


def _anchor(address: str) -> str:
    return unquote(address.partition("#")[2].partition("#")[0]).casefold()


def _names(address: str) -> Iterator[str]:
    if not address.startswith(_FILE):
        yield _path(address)
        return
    name = unquote(address.partition("#")[0])
    yield name
    if not name.endswith(_SUFFIX):
        yield name + _SUFFIX


def _to_file(node: Node, link: Link, pages: Mapping[str, Page], own: str) -> Iterator[Problem]:
    name, *others = _names(link.address)
    page = pages.get(name)
    if page is None:
        meant = next((pages[other] for other in others if other in pages), None)
        words = f"the site has no page {name}, and cannot be built"
        fixes = _fixes(node, link, meant) if meant is not None else ()
        yield Problem(NAME, words, link.place(node), Severity.ERROR, fixes)
    elif page.file != own and _is_lost(link.address, page):
        words = f"{name} has no heading with the address #{_anchor(link.address)}: the site cannot be built"
        yield Problem(NAME, words, link.place(node), Severity.ERROR)


def _to_address(node: Node, link: Link, pages: Mapping[str, Page], severity: Severity) -> Iterator[Problem]:
    page = pages.get(_path(link.address))
    if page is not None and _is_lost(link.address, page):
        words = f"the page has no heading with the address #{_anchor(link.address)}, so that its beginning is shown"
        yield Problem(NAME, words, link.place(node))
    elif page is not None:
        words = f"this is the page {_FILE}{page.file}: by its file the link is checked whenever the site is built"
        yield Problem(NAME, words, link.place(node), severity, _fixes(node, link, page))
    elif _POST.match(_path(link.address)) is not None:
        words = "no post of the site has this address: perhaps it is misspelt"
        yield Problem(NAME, words, link.place(node), Severity.HINT)


def _is_lost(address: str, page: Page) -> bool:
    """Tell whether an address leads to a place that the page does not have."""
    anchor = _anchor(address)
    return bool(anchor) and page.anchors is not None and anchor not in page.anchors


def _fixes(node: Node, link: Link, page: Page) -> tuple[Fix, ...]:
    _, hash_sign, anchor = link.address.partition("#")
    new = f"{_FILE}{quote(page.file)}{hash_sign if anchor else ''}{anchor}"
    if link.kind is not Kind.AUTO:
        return (Fix("Link to the page’s file", (Replacement(link.place(node), new),)),)
    words = _LIVE.sub(r"\\\g<0>", link.address)
    whole = place_in(node, link.field, *link.whole)
    return (Fix("Link to the page’s file", (Replacement(whole, f"[{words}]({new})"),)),)


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Links to the site’s own pages",
        demand="A link to a page of the site names the page’s file with @/ in front, the file is there, and so is the "
        "heading that the link leads to.",
        why="The site’s generator checks such links, and refuses to build the site with one that leads nowhere. An "
        "address is checked by nobody, and breaks unnoticed when the page moves.",
        wrong="[last week](https://matrix.org/blog/2030/01/04/this-week-in-matrix-2030-01-04)",
        right="[last week](@/blog/2030/01/2030-01-04-twim.md)",
        mends="Names the page’s file, where there is one.",
        severity=Severity.ERROR,
        in_node=own_links,
        in_issue=own_anchors,
    ),
)
