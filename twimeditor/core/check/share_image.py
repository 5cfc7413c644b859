"""R7: the picture that links to the post are shown with lies where other programs find it, as a picture they show."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from twimeditor.core.assets.references import SHARE, is_local, path_of
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.limits import LONGEST_FRONT
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter, Node
from twimeditor.core.post import front_matter

NAME = "R7"
SITE = "https://matrix.org"
FOLDER = "/blog/img/"

_SHOWN = frozenset({".png", ".jpg", ".jpeg"})
_OURS = lazy_pattern(r"(?:https?:)?//(?:www\.)?matrix\.org(?=/)", re.IGNORECASE)


def share_image(node: Node, around: Around) -> Iterator[Problem]:
    """Yield what is wrong with the share image that the front matter names."""
    if not isinstance(node, FrontMatter) or "image" not in node.text or len(node.text) > LONGEST_FRONT:
        return
    address = front_matter.fields(node).get(SHARE, "")
    if not address.strip() or "TODO" in address:
        return
    place = place_in(node, SHARE)
    yield from _miswritten(place, address)
    yield from _unshown(place, address)
    if around.known.pictures.get(address, ...) is None:
        yield Problem(NAME, f"the share image {path_of(address)} is not there: links show no picture", place)


def whole(address: str) -> str | None:
    """Return the address as other programs need it, None where that cannot be told."""
    path = _OURS.sub("", address.strip(), count=1).rstrip("/")
    return f"{SITE}{path}" if path.startswith("/") and not path.startswith("//") else None


def _miswritten(place: Place, address: str) -> Iterator[Problem]:
    new = whole(address)
    if new == address:
        return
    if new is not None:
        fix = Fix("Write the whole address", (Replacement(place, new),))
        yield Problem(NAME, f"{_why_not(address)}, so that links to the post show no picture", place, fixes=(fix,))
    elif is_local(address):
        words = f"the share image needs its whole address ({SITE}{FOLDER}…): other programs do not know where it lies"
        yield Problem(NAME, words, place)


def _why_not(address: str) -> str:
    if address.rstrip().endswith("/"):
        return "the share image ends in a slash"
    if _OURS.match(address) is None:
        return "the share image lacks the site’s address"
    return f"the share image does not begin with {SITE}"


def _unshown(place: Place, address: str) -> Iterator[Problem]:
    path = PurePosixPath(path_of(address).rstrip("/"))
    if not whole(address) and not is_local(address):
        yield Problem(NAME, "the share image lies on another site, and is gone when it is gone there", place)
    elif whole(address) and not str(path).startswith(FOLDER):
        words = f"the share image does not lie where the blog keeps its pictures, in {FOLDER}"
        yield Problem(NAME, words, place, Severity.HINT)
    elif path.suffix.lower() not in _SHOWN:
        yield Problem(NAME, "the share image is no PNG: some programs show PNG and JPEG alone", place)


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="The share image",
        demand="The share image in the front matter is a PNG, named by its whole address below "
        f"{SITE}{FOLDER}, and its file exists.",
        why="Other programs show it beside a link to the post. They need its whole address, and some know PNG and JPEG "
        "alone; otherwise they show no picture.",
        wrong='image = "/blog/img/2030-01-04-teapot.png/"',
        right='image = "https://matrix.org/blog/img/2030-01-04-teapot.png"',
        mends="Makes the address a whole one, and takes a slash at its end away.",
        in_node=share_image,
    ),
)
