"""What may stand in an SVG that others see: shapes, and nothing that runs, asks elsewhere or tells of its author."""

import re
from typing import Final

from twimeditor.core.lazy import lazy_pattern

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"

SCRIPT: Final = "a script"
ELSEWHERE: Final = "a reference to another file or site"
WEB_PAGE: Final = "a piece of a web page"
DECLARATIONS: Final = "declarations of its own (entities)"
STYLE: Final = "a style that cannot be checked"

_RUNNING: Final = frozenset({"handler", "listener", "script"})
_FOREIGN: Final = frozenset({"audio", "canvas", "embed", "foreignobject", "iframe", "object", "video"})
_ANIMATED: Final = frozenset({"animate", "animatecolor", "animatemotion", "animatetransform", "set"})
LINKS: Final = frozenset({"href", "src"})

_COMMENT: Final = lazy_pattern(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ASKS: Final = lazy_pattern(
    r"@import|@namespace|javascript:|expression\(|behaviou?r\s*:|-moz-binding"
    r"|(?<![\w-])(?:-webkit-)?(?:image|image-set|src|cross-fade|element)\(",
)
_URL: Final = lazy_pattern(r"""url\(\s*["']?\s*([^"')]{0,64})""")
_FONT: Final = lazy_pattern(r"data:(?:font/|application/(?:x-)?font)")


def against_element(local: str) -> str:
    """Return what an element brings that must not come in, "" if it may; `local` is its name."""
    name = local.lower()
    if name in _RUNNING:
        return SCRIPT
    return WEB_PAGE if name in _FOREIGN else ""


def against_animation(local: str, target: str) -> str:
    """Return what an element brings that changes the attribute `target` of another, "" if it may."""
    name = target.strip().lower().rpartition(":")[2]
    return ELSEWHERE if local.lower() in _ANIMATED and (name in LINKS or name.startswith("on")) else ""


def against_attribute(space: str, local: str, value: str) -> str:
    """Return what an attribute brings that must not come in, "" if it may; links are looked at elsewhere."""
    name = local.lower()
    if not space and name.startswith("on"):
        return SCRIPT
    if space == XML and name == "base":
        return ELSEWHERE
    if name == "style" or "(" in value:
        return against_css(value)
    return ""


def against_link(value: str) -> str:
    """Return what a link brings that must not come in, "" if it leads to a shape of the same drawing."""
    target = value.strip().lower()
    if not target or target.startswith("#"):
        return ""
    return SCRIPT if target.startswith(("javascript:", "vbscript:")) else ELSEWHERE


def against_css(css: str) -> str:
    """Return what a style brings that must not come in."""
    text = without_comments(css).lower()
    if "\\" in text and ("(" in text or "@" in text):
        return STYLE
    if _ASKS.search(text):
        return ELSEWHERE
    targets = (found.strip() for found in _URL.findall(text))
    return "" if all(not target or target.startswith("#") or _FONT.match(target) for target in targets) else ELSEWHERE


def without_comments(css: str) -> str:
    """Return a style without what its author wrote in it for people."""
    return _COMMENT.sub("", css)


def is_private_element(space: str, local: str) -> bool:
    """Tell whether an element is nobody's business: editors keep names and folders of people in theirs."""
    return space not in {"", SVG} or local == "metadata"


def is_private_attribute(space: str, local: str) -> bool:
    """Tell whether an attribute is nobody's business."""
    return space not in {"", XLINK, XML} or local.startswith("data-")
