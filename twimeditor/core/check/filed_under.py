"""R10: the author and the category of a post are among those that the site has."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import combining, normalize

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.limits import LONGEST_FRONT
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.model import FrontMatter, Node
from twimeditor.core.post import front_matter

NAME = "R10"
NEWSLETTER = "This Week in Matrix"
"""The category that the site lists its newsletters by."""

_SEPARATOR = ", "
_MOST = 20


@dataclass(frozen=True, slots=True)
class _List:
    """A list of the front matter: its key, what one of its names is, and what is missing without any."""

    key: str
    what: str
    loss: str

    def known(self, known: Knowledge) -> frozenset[str] | None:
        """Return the names that the site has."""
        return known.authors if self is _AUTHORS else known.categories


_AUTHORS = _List("taxonomies.author", "author", "readers are not told who put the issue together")
_CATEGORIES = _List("taxonomies.category", "category", "the issue is not listed among the newsletters")


def filed_under(node: Node, around: Around) -> Iterator[Problem]:
    """Yield the authors and categories of the front matter that no other post of the site has."""
    if not isinstance(node, FrontMatter) or len(node.text) > LONGEST_FRONT or front_matter.problem(node) is not None:
        return
    values = front_matter.fields(node)
    for one in (_AUTHORS, _CATEGORIES):
        value = values.get(one.key, "")
        if value.strip():
            yield from _unknown(node, one, value, one.known(around.known))
        elif f"{one.what} = " not in node.text or one.key in values:
            yield _missing(node, one)


def _missing(node: FrontMatter, one: _List) -> Problem:
    place = place_in(node, one.key)
    fix = Fix(f"File it under {NEWSLETTER}", (Replacement(place, NEWSLETTER),), is_safe=False)
    fixes = (fix,) if one is _CATEGORIES else ()
    return Problem(NAME, f"the front matter names no {one.what}: {one.loss}", place, fixes=fixes)


def _unknown(node: FrontMatter, one: _List, value: str, known: frozenset[str] | None) -> Iterator[Problem]:
    if known is None:
        return
    start = 0
    for name in value.split(_SEPARATOR)[:_MOST]:
        end = start + len(name)
        if name and name not in known:
            place = Place(node.id, one.key, start, end, value)
            fixes = tuple(_fixes(place, name, known))
            is_new = one is _AUTHORS and not fixes  # somebody who has not written for the blog before
            severity = Severity.HINT if is_new else Severity.WARNING
            yield Problem(NAME, _words(one, name), place, severity, fixes)
        start = end + len(_SEPARATOR)


def _words(one: _List, name: str) -> str:
    return f"no other post of the site has the {one.what} {name}: it gets a list of its own"


def _fixes(place: Place, name: str, known: frozenset[str]) -> Iterator[Fix]:
    """Yield the names that may be meant; what differs in case and spaces alone certainly is."""
    folded = {_folded(one): one for one in sorted(known)}
    meant = folded.get(_folded(name))
    for one in [meant] if meant is not None else _close(name, known):
        yield Fix(f"Change it to {one}", (Replacement(place, one),), is_safe=meant is not None)


def _close(name: str, known: frozenset[str]) -> list[str]:
    """Return the names that are most like one, accents left out."""
    plain = {one: _without_accents(one) for one in sorted(known)}
    close = get_close_matches(_without_accents(name), plain.values(), 2, cutoff=0.75)
    return [one for one, words in plain.items() if words in close][:2]


def _folded(name: str) -> str:
    return "".join(name.casefold().split())


def _without_accents(name: str) -> str:
    return "".join(one for one in normalize("NFKD", _folded(name)) if not combining(one))


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Author and category",
        demand="The author and the category in the front matter are among those that other posts of the site have.",
        why="The site has a list for each of these names. A name that is spelled in another way takes the post out of "
        "the list of newsletters, or of its author’s posts.",
        wrong='category = ["This week in Matrix"]',
        right=f'category = ["{NEWSLETTER}"]',
        mends="Takes the name that the site has, where it differs in case and spaces alone.",
        in_node=filed_under,
    ),
)
