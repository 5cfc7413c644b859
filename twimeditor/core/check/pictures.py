"""R3, R4, R5: a picture lies where the site has it, says what it shows, and is named as the blog names files.

Whether its file exists is for who can look.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from twimeditor.core.assets.references import Reference, Use, file_name, is_local, node_references, path_of
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Node
from twimeditor.core.render import AT_ONCE

FOLDER = "/blog/img/"
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"})
VIDEOS = frozenset({".webm", ".mp4"})

_LONGEST = 64_000
_DATED = lazy_pattern(r"\d{4}-\d{2}-\d{2}(?!\d)")
_REMOTE = lazy_pattern(r"(?:https?:)?//", re.IGNORECASE)
_Found = tuple[str, str, Severity]
"""A rule, the words, and how bad it is."""


def picture_problems(node: Node) -> tuple[Problem, ...]:
    """Return what is wrong with the pictures and videos that a node shows."""
    if sum(map(len, node.values)) > _LONGEST:
        return ()
    return tuple(
        Problem(rule, words, _place(node, reference), severity)
        for reference in node_references(node, steps=AT_ONCE.first)
        if reference.use in _RULES
        for find in _RULES[reference.use]
        for rule, words, severity in find(reference)
    )


def says_its_name(alt: str, name: str) -> bool:
    """Tell whether an alt text is but the name of the file."""
    said = alt.strip().casefold()
    return said in {name.casefold(), PurePosixPath(name).stem.casefold()}


def _place(node: Node, reference: Reference) -> Place:
    """Return the place of a picture's address."""
    return place_in(node, reference.field, reference.start, reference.end)


def _without_words(reference: Reference) -> Iterator[_Found]:
    name = file_name(reference.address) or reference.address
    if reference.alt is None:
        return
    if not reference.alt.strip():
        yield (
            "R4",
            f"the picture {name} has no alt text: tell those who cannot see it what it shows",
            Severity.WARNING,
        )
    elif says_its_name(reference.alt, name):
        yield "R4", f"the alt text of {name} is its file’s name: say what it shows instead", Severity.HINT


def _elsewhere(reference: Reference) -> Iterator[_Found]:
    address = reference.address
    if is_local(address):
        folder = path_of(address).removeprefix("./").rpartition("/")[0]
        if folder and not f"{folder}/".startswith(FOLDER):
            yield "R3", f"{address} does not lie where the blog keeps its pictures, in {FOLDER}", Severity.HINT
    elif _REMOTE.match(address):
        yield "R3", f"{address} lies on another site, and is gone when it is gone there", Severity.HINT
    else:
        yield "R3", f"{address} is nowhere on the site: pictures lie in {FOLDER}", Severity.WARNING


def _misnamed(reference: Reference) -> Iterator[_Found]:
    if not is_local(reference.address):
        return
    name = file_name(reference.address)
    known = VIDEOS if reference.use is Use.VIDEO else PICTURES
    if any(map(str.isspace, name)):
        yield "R5", f"the name of {name} has a space in it, which breaks addresses", Severity.WARNING
    if PurePosixPath(name).suffix.lower() not in known:
        kinds = ", ".join(sorted(suffix.lstrip(".") for suffix in known))
        yield "R5", f"{name} is of no kind that the site shows: {kinds}", Severity.WARNING
    if "/" in path_of(reference.address).removeprefix("./") and not _DATED.match(name):
        yield "R5", f"the name of {name} does not begin with the issue’s date", Severity.HINT


_RULES: Mapping[Use, tuple[Callable[[Reference], Iterator[_Found]], ...]] = {
    Use.IMAGE: (_without_words, _elsewhere, _misnamed),
    Use.VIDEO: (_elsewhere, _misnamed),
}


def _of_rule(name: str, node: Node) -> Iterator[Problem]:
    return (problem for problem in picture_problems(node) if problem.rule == name)


def misplaced(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the pictures that do not lie where the site has them."""
    return _of_rule("R3", node)


def without_words(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the pictures that have no alt text, or none that says anything."""
    return _of_rule("R4", node)


def misnamed(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the pictures whose files are named, or are of a size, that the blog does not want."""
    return _of_rule("R5", node)


RULES: tuple[Rule, ...] = (
    Rule(
        name="R3",
        title="Where pictures lie",
        demand=f"A picture lies in {FOLDER}, or beside a post that is a folder, and its file is there.",
        why="A picture without a file is a gap on the page. One on another site is gone when it is gone there.",
        wrong="![Steam rises](https://pictures.example/steam.png)",
        right="![Steam rises](/blog/img/2030-01-04-steam.png)",
        in_node=misplaced,
    ),
    Rule(
        name="R4",
        title="Alt text",
        demand="A picture has an alt text, and it is not the name of its file.",
        why="Who cannot see the picture is told its alt text instead: without one there is nothing.",
        wrong="![steam.png](/blog/img/2030-01-04-steam.png)",
        right="![Steam rises from a teapot](/blog/img/2030-01-04-steam.png)",
        in_node=without_words,
    ),
    Rule(
        name="R5",
        title="Files of pictures",
        demand="The name of a picture’s file begins with the issue’s date and has no spaces, its kind is one that "
        "browsers show, and it is not too large.",
        why="All pictures of the blog lie in one folder, where dates keep names apart. A space breaks addresses, and "
        "large files are slow to load.",
        wrong="![Steam rises](</blog/img/my steam.png>)",
        right="![Steam rises](/blog/img/2030-01-04-steam.png)",
        in_node=misnamed,
    ),
)
