"""R15: an author line says who reports: a name, a Matrix id that can be one, and a verb of the house style."""

from collections.abc import Iterator

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Attribution, AttributionForm, Node
from twimeditor.core.post.inline import plain
from twimeditor.core.style import HouseStyle

NAME = "R15"

_USER_ID = lazy_pattern(
    r"@[^\s:\0-\x1f]+"  # old accounts have all characters but the colon
    r":(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9.-]{1,255})(?::\d{1,5})?"
)
_MOST_BYTES = 255
_WORD = lazy_pattern(r"[^\W\d_]+")


def attributed(node: Node, around: Around) -> Iterator[Problem]:
    """Yield what lacks in an author line; a line that only may be one is left alone."""
    if not isinstance(node, Attribution) or node.guess:
        return
    if node.empty:
        yield _lacks(node, "name", "it is not said who reports: the author line is empty")
        return
    if not node.name.strip():
        yield _lacks(node, "name", "it is not said who reports: the author’s name is missing")
    if node.form is not AttributionForm.REFERENCE:
        yield from _in_target(node)
    yield from _in_verb(node, around.known.style)


def is_user_id(text: str) -> bool:
    """Tell whether a text is a Matrix id as accounts have it, old ones too."""
    return len(text.encode("utf-8", "replace")) <= _MOST_BYTES and _USER_ID.fullmatch(text) is not None


def _lacks(node: Attribution, field: str, words: str) -> Problem:
    return Problem(NAME, words, place_in(node, field), Severity.WARNING)


def _in_target(node: Attribution) -> Iterator[Problem]:
    target = node.target.strip()
    if not target:
        yield _lacks(node, "target", "the author has no Matrix id: readers cannot write to them")
    elif target.startswith("@") and not is_user_id(target):
        words = f"{target} cannot be a Matrix id, which is as @name:server: the link leads nowhere"
        yield Problem(NAME, words, place_in(node, "target"), Severity.WARNING)
    elif not target.startswith("@"):
        words = "the author’s name leads elsewhere than to a Matrix id, by which readers can write to them"
        yield Problem(NAME, words, place_in(node, "target"), Severity.HINT)


def _in_verb(node: Attribution, style: HouseStyle | None) -> Iterator[Problem]:
    verb = plain(node.verb).strip()
    if not verb:
        place = place_in(node, "verb")
        alone = style is None or style.colon  # “Zoë:” was usual for years
        severity = Severity.HINT if alone else Severity.WARNING
        fixes = (_with_verb(place, style.default_verb, is_safe=not alone),) if style is not None else ()
        yield Problem(NAME, "a verb is missing behind the author’s name, such as “says”", place, severity, fixes)
    elif style is not None and not _begins_with_verb(verb, style.verbs):
        usual = ", ".join(style.verbs)
        yield Problem(
            NAME, f"“{verb}” is none of the verbs of the house style: {usual}", place_in(node, "verb"), Severity.HINT
        )


def _with_verb(place: Place, verb: str, *, is_safe: bool) -> Fix:
    return Fix(f"Write “{verb}”", (Replacement(place, verb),), is_safe=is_safe)


def _begins_with_verb(verb: str, verbs: tuple[str, ...]) -> bool:
    said = [word.casefold() for word in _WORD.findall(verb)]
    wanted = ([word.casefold() for word in _WORD.findall(one)] for one in verbs)
    return any(words and said[at : at + len(words)] == words for words in wanted for at in range(len(said)))


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Who reports",
        demand="An author line has the author’s name, linked to a Matrix id that can be one, and a verb of the house"
        " style.",
        why="Readers want to know who speaks, and to write to them. Lines of one kind are read without a thought.",
        wrong="[Zoë](https://matrix.to/#/@zoe) says\n\n> Tea is ready.\n",
        right="[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n> Tea is ready.\n",
        mends="A verb that is missing becomes the usual one; a name or an id only a person knows.",
        in_node=attributed,
    ),
)
