"""R3, R4, R5: a picture lies where the site has it, says what it shows, and its file is as the blog wants files."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import TypeAlias

from twimeditor.core.assets.references import (
    NO_DEFINITIONS,
    Reference,
    ReferenceReader,
    Use,
    file_name,
    is_local,
    path_of,
    places,
)
from twimeditor.core.assets.references import Place as Shown
from twimeditor.core.assets.sizes import file_size
from twimeditor.core.check.knowledge import Knowledge, PictureFile
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node
from twimeditor.core.render import AT_ONCE

FOLDER = "/blog/img/"
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
VIDEOS = frozenset({".webm", ".mp4"})
LARGE = 1_000_000
LARGE_VIDEO = 20_000_000
"""The bytes from which on a file is large for those who read the page on a phone."""

_DATED = lazy_pattern(r"\d{4}-\d{2}-\d{2}(?!\d)")
_SHOWN = frozenset({Use.IMAGE, Use.VIDEO})
_REMOTE = lazy_pattern(r"(?:https?:)?//", re.IGNORECASE)
_BY_LABEL = lazy_pattern(r"!\[[^\[\]]*\](?!\()")

_Found: TypeAlias = tuple[str, Severity]
"""The words, and how bad it is."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A picture or video: how it is named, and the places of its address and its alt text."""

    reference: Reference
    address: Place
    words: Place


_Find: TypeAlias = Callable[[Reference, Knowledge], Iterator[_Found]]


def _in_node(rule: str, node: Node, around: Around) -> Iterator[Problem]:
    return _problems(rule, _shown_in(node), around.known)


def _by_definition(rule: str, issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield what is wrong with pictures whose addresses stand in definitions of another node."""
    return _problems(rule, _shown_elsewhere(issue), known)


def _problems(rule: str, shown: tuple[_Named, ...], known: Knowledge) -> Iterator[Problem]:
    find, is_of_words = _FINDERS[rule]
    for one in shown:
        for words, severity in find(one.reference, known):
            yield Problem(rule, words, one.words if is_of_words else one.address, severity)


@lru_cache(maxsize=8)  # one node is asked about by three rules, one after the other
def _shown_in(node: Node) -> tuple[_Named, ...]:
    if sum(map(len, node.values)) > LONGEST:
        return ()
    found = places(node, NO_DEFINITIONS, AT_ONCE.first)
    return tuple(_named(place, node, node) for place in found if place.reference.use in _SHOWN)


def _shown_elsewhere(issue: Issue) -> tuple[_Named, ...]:
    leaves = {node.id: node for node in issue.leaves()}
    texts = [value for node in leaves.values() for value in node.values if len(value) <= LONGEST]
    if not any("]:" in text for text in texts) or not any(map(_BY_LABEL.search, texts)):
        return ()
    return tuple(
        _named(place, leaves[place.reference.node], leaves[place.teller])
        for place in ReferenceReader().places(issue)
        if place.reference.use in _SHOWN and place.reference.node != place.teller
    )


def _named(place: Shown, owner: Node, teller: Node) -> _Named:
    one, said = place.reference, place.said
    address = place_in(owner, one.field, one.start, one.end)
    if said is not None:
        return _Named(one, address, place_in(teller, place.said_in, *said))
    return _Named(one, address, place_in(teller, "alt") if place.said_in == "alt" else address)


def misplaced(one: Reference, known: Knowledge) -> Iterator[_Found]:
    """Yield why a picture may not be seen where it is said to lie."""
    address = one.address
    if is_local(address):
        folder = path_of(address).removeprefix("./").rpartition("/")[0]
        if known.pictures.get(address, ...) is None:
            yield f"there is no file {path_of(address)}: readers see a gap in its place", Severity.WARNING
        elif folder and not f"{folder}/".startswith(FOLDER):
            yield f"{address} does not lie where the blog keeps its pictures, in {FOLDER}", Severity.HINT
    elif _REMOTE.match(address):
        yield f"{address} lies on another site, and is gone when it is gone there", Severity.HINT
    else:
        yield f"{address} is nowhere on the site: pictures lie in {FOLDER}", Severity.WARNING


def without_words(one: Reference, _known: Knowledge) -> Iterator[_Found]:
    """Yield why who cannot see a picture is not told what it shows."""
    name = file_name(one.address) or one.address
    if one.alt is None:
        return
    if not one.alt.strip():
        yield f"the picture {name} has no alt text: tell those who cannot see it what it shows", Severity.WARNING
    elif says_its_name(one.alt, name):
        yield f"the alt text of {name} is a file’s name: say what it shows instead", Severity.WARNING


def misnamed(one: Reference, known: Knowledge) -> Iterator[_Found]:
    """Yield why the file of a picture is not as the blog wants files."""
    if not is_local(one.address):
        return
    name, kinds = file_name(one.address), VIDEOS if one.use is Use.VIDEO else PICTURES
    if any(map(str.isspace, name)):
        yield f"the name of {name} has a space in it, which breaks addresses", Severity.WARNING
    if PurePosixPath(name).suffix.lower() not in kinds:
        shown = ", ".join(sorted(suffix.lstrip(".") for suffix in kinds))
        yield f"{name} is of no kind that the site shows: {shown}", Severity.WARNING
    if "/" in path_of(one.address).removeprefix("./") and not _DATED.match(name):
        yield f"the name of {name} does not begin with the issue’s date", Severity.HINT
    file = known.pictures.get(one.address)
    if file is not None:
        yield from _too_large(name, file, LARGE_VIDEO if one.use is Use.VIDEO else LARGE)


def _too_large(name: str, file: PictureFile, most: int) -> Iterator[_Found]:
    if file.frames > 1:
        size = f"{file_size(file.size)} in {file.frames} frames"
        yield f"{name} is an animation of {size}: a video of it is much smaller, and can be stopped", Severity.WARNING
    elif file.size > most:
        yield f"{name} has {file_size(file.size)}: readers wait for it, and pay for it on the road", Severity.WARNING


def says_its_name(alt: str, name: str) -> bool:
    """Tell whether an alt text is but the name of the file, or of the one that it was before it came to the blog."""
    said = alt.strip().casefold()
    is_own = said in {name.casefold(), PurePosixPath(name).stem.casefold()}
    return is_own or (PurePosixPath(said).suffix in PICTURES and not any(map(str.isspace, said)))


_FINDERS: Mapping[str, tuple[_Find, bool]] = {
    "R3": (misplaced, False),
    "R4": (without_words, True),
    "R5": (misnamed, False),
}
"""How each rule finds what is wrong, and whether that is in the alt text rather than in the address."""


RULES: tuple[Rule, ...] = (
    Rule(
        name="R3",
        title="Where pictures lie",
        demand=f"A picture lies in {FOLDER}, or beside a post that is a folder, and its file is there.",
        why="A picture without a file is a gap on the page. One on another site is gone when it is gone there.",
        wrong="![Steam rises](https://pictures.example/steam.png)",
        right="![Steam rises](/blog/img/2030-01-04-steam.png)",
        in_node=partial(_in_node, "R3"),
        in_issue=partial(_by_definition, "R3"),
    ),
    Rule(
        name="R4",
        title="Alt text",
        demand="A picture has an alt text, and it is not the name of its file.",
        why="Who cannot see the picture is told its alt text instead: without one there is nothing.",
        wrong="![2030-01-04-steam.png](/blog/img/2030-01-04-steam.png)",
        right="![Steam rises from a teapot](/blog/img/2030-01-04-steam.png)",
        in_node=partial(_in_node, "R4"),
        in_issue=partial(_by_definition, "R4"),
    ),
    Rule(
        name="R5",
        title="Files of pictures",
        demand="The name of a picture’s file begins with the issue’s date and has no spaces, its kind is one that "
        "browsers show, it is not large, and it does not move.",
        why="All pictures of the blog lie in one folder, where dates keep names apart. A space breaks addresses, and "
        "large files are slow to load.",
        wrong="![Steam rises](</blog/img/my steam.png>)",
        right="![Steam rises](/blog/img/2030-01-04-steam.png)",
        in_node=partial(_in_node, "R5"),
        in_issue=partial(_by_definition, "R5"),
    ),
)
