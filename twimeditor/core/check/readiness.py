"""Whether an issue is ready to be published: what belongs into it, what is there, and where to go for what is not."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from twimeditor.core.check.contents import Contents, contents
from twimeditor.core.check.fix import Removal
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.regular import LIVE, PING, SIGN_OFF, SPEC, has_content, has_regular, place_of_regular
from twimeditor.core.model import Entry, Issue, Section
from twimeditor.core.post.front_matter import fields
from twimeditor.core.post.inline import shown_title

_SHARE = "extra.image"


class State(Enum):
    """How it stands with something that belongs into an issue."""

    DONE = "done"
    MISSING = "missing"
    DOUBT = "doubt"  # perhaps it is as it was meant


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the board: `words` say how it stands, `place` is where to go, None where there is nothing to see."""

    key: str
    title: str
    state: State
    words: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """The board of an issue: always the same items in the same order, and how many problems there are."""

    items: tuple[Item, ...]
    errors: int
    warnings: int
    hints: int

    @property
    def is_ready(self) -> bool:
        """Tell whether the site would take the issue: there is no error."""
        return not self.errors

    @property
    def is_complete(self) -> bool:
        """Tell whether nothing is missing or in doubt."""
        return all(item.state is State.DONE for item in self.items)


def readiness(issue: Issue, problems: Sequence[Problem], known: Knowledge) -> Readiness:
    """Return the board of an issue in which these problems were found."""
    asked = _Asked(issue, contents(issue), problems, known)
    items = tuple(Item(key, title, *look(asked)) for key, (title, look) in _ITEMS.items())
    counts = Counter(problem.severity for problem in problems)
    return Readiness(items, counts[Severity.ERROR], counts[Severity.WARNING], counts[Severity.HINT])


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the items are read off."""

    issue: Issue
    contents: Contents
    problems: Sequence[Problem]
    known: Knowledge

    def of(self, *rules: str, hints: bool = False) -> list[Problem]:
        """Return the problems of these rules, hints or all that is worse."""
        return [one for one in self.problems if one.rule in rules and (one.severity is Severity.HINT) is hints]


class _Answer(NamedTuple):
    """How it stands with an item."""

    state: State
    words: str
    place: Place | None = None


def _regular(key: str, asked: _Asked) -> _Answer:
    style = asked.known.style
    if style is None or not has_regular(style, key):
        return _Answer(State.DONE, "The house style has none.")
    part = place_of_regular(asked.issue, key, style)
    if part is None:
        return _Answer(State.MISSING, "It is missing.")
    if not has_content(part):
        return _Answer(State.MISSING, "Its section is empty.", _heading(part))
    return _Answer(State.DONE, f"In “{shown_title(part.title)}”.", _heading(part))


def _heading(part: Section | Entry) -> Place:
    return place_in(part.heading, "title") if part.heading is not None else Place(part.id)


def _descriptions(asked: _Asked) -> _Answer:
    style, held = asked.known.style, asked.contents
    if style is not None and style.description == "never":
        return _Answer(State.DONE, "The house style has none.")
    if not held.undescribed:
        return _Answer(State.DONE, _each(held.entries, "entry", "entries", "has one"))
    first = held.undescribed[0]
    words = f"Missing in {len(held.undescribed)} of {_count(held.entries, 'entry', 'entries')}, first {_name(first)}."
    always = style is not None and style.description == "always"
    return _Answer(State.MISSING if always else State.DOUBT, words, _heading(first))


def _name(entry: Entry) -> str:
    title = shown_title(entry.title)
    return f"“{title}”" if title else "one without a title"


def _authors(asked: _Asked) -> _Answer:
    incomplete, unnamed = asked.of("R15"), asked.contents.unnamed
    if incomplete:
        words = f"{_count(len(incomplete), 'author line is', 'author lines are')} incomplete."
        return _Answer(State.MISSING, words, incomplete[0].place)
    if unnamed:
        quote = unnamed[0].nodes[0]
        place = place_in(quote, quote.FIELDS[0], 0, 0) if quote.FIELDS else Place(quote.id)
        return _Answer(State.DOUBT, f"{_count(len(unnamed), 'report names', 'reports name')} none.", place)
    return _Answer(State.DONE, _each(asked.contents.updates, "report", "reports", "names its author"))


def _alt_texts(asked: _Asked) -> _Answer:
    missing = asked.of("R4")
    if missing:
        words = f"{_count(len(missing), 'picture lacks', 'pictures lack')} an alt text that says what is seen."
        return _Answer(State.MISSING, words, missing[0].place)
    return _Answer(State.DONE, "No picture lacks one.")


def _share_image(asked: _Asked) -> _Answer:
    front, style = asked.issue.front, asked.known.style
    if front is None:
        return _Answer(State.MISSING, "There is no front matter to name it.")
    place = place_in(front, _SHARE)
    if not fields(front).get(_SHARE, "").strip():
        usual = style is not None and _SHARE in style.front.keys and _SHARE not in style.front.now_and_then
        return _Answer(State.MISSING if usual else State.DOUBT, "None is chosen.", place)
    wrong = asked.of("R7")
    if wrong:
        return _Answer(State.MISSING, "Other programs may not show it.", wrong[0].place)
    return _Answer(State.DONE, "It is chosen.", place)


def _empty(asked: _Asked) -> _Answer:
    found = [one for one in asked.of("R17") if _removes(one)]
    words = f"{_count(len(found), 'section, entry or quote is', 'sections, entries or quotes are')} empty."
    return _Answer(State.MISSING, words, found[0].place) if found else _Answer(State.DONE, "Nothing is empty.")


def _left_over(asked: _Asked) -> _Answer:
    found = [one for one in asked.of("R17") if not _removes(one)]
    words = f"{_count(len(found), 'place is', 'places are')} left to fill."
    return _Answer(State.MISSING, words, found[0].place) if found else _Answer(State.DONE, "Nothing is left to fill.")


def _removes(problem: Problem) -> bool:
    return any(isinstance(change, Removal) for fix in problem.fixes for change in fix.changes)


def _days(asked: _Asked) -> _Answer:
    wrong, doubtful = asked.of("R9"), asked.of("R9", hints=True)
    if wrong:
        return _Answer(State.MISSING, _sentence(wrong[0]), wrong[0].place)
    if doubtful:
        return _Answer(State.DOUBT, _sentence(doubtful[0]), doubtful[0].place)
    return _Answer(State.DONE, "Title, address, date and file agree.")


def _sentence(problem: Problem) -> str:
    return f"{problem.message[:1].upper()}{problem.message[1:].rstrip('.')}."


def _marks(asked: _Asked) -> _Answer:
    left = asked.contents.marked
    if not left:
        return _Answer(State.DONE, "No entry is marked “to do” or “asked”.")
    words = f"{_count(len(left), 'entry is', 'entries are')} marked “to do” or “asked”, first {_name(left[0])}."
    return _Answer(State.DOUBT, words, _heading(left[0]))


def _problems(asked: _Asked) -> _Answer:
    severe = [[one for one in asked.problems if one.severity is severity] for severity in Severity]
    errors, warnings = severe[:2]
    told = [_count(len(errors), "error", "errors")] if errors else []
    told += [_count(len(warnings), "warning", "warnings")] if warnings else []
    words = f"{' and '.join(told)} left." if told else "No errors, and no warnings."
    state = State.MISSING if errors else State.DOUBT if warnings else State.DONE
    return _Answer(state, words, next((one.place for one in (*errors, *warnings)), None))


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"


def _each(number: int, one: str, several: str, does: str) -> str:
    """Return that every one of so many does something."""
    if number == 0:
        return f"There are no {several} yet."
    return f"Each of {number} {several} {does}." if number > 1 else f"The one {one} {does}."


_ITEMS: Mapping[str, tuple[str, Callable[[_Asked], _Answer]]] = MappingProxyType(
    {
        LIVE: ("Matrix Live", partial(_regular, LIVE)),
        SPEC: ("Specification", partial(_regular, SPEC)),
        PING: ("Ping", partial(_regular, PING)),
        SIGN_OFF: ("Sign-off", partial(_regular, SIGN_OFF)),
        "descriptions": ("Descriptions", _descriptions),
        "authors": ("Authors", _authors),
        "alt": ("Alt texts", _alt_texts),
        "share": ("Share image", _share_image),
        "empty": ("Empty parts", _empty),
        "left": ("Left to fill", _left_over),
        "days": ("Date and address", _days),
        "marks": ("Marks", _marks),
        "problems": ("Problems", _problems),
    }
)
"""The items by their keys, in the order of the board: their titles, and how they stand."""
