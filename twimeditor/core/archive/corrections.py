"""What the user knows better of people and projects, and the file that keeps it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from twimeditor.core.archive.row import BadValueError, row
from twimeditor.core.archive.toml import read_toml


class Who(StrEnum):
    """Whom a correction is of."""

    PEOPLE = "people"
    PROJECTS = "projects"


FIELDS: Final[Mapping[Who, tuple[str, ...]]] = {
    Who.PEOPLE: ("names", "verbs", "projects", "sections"),
    Who.PROJECTS: ("titles", "websites", "descriptions", "sections", "authors"),
}
"""What can be corrected, as `Author` and `Project` call it."""

_NOT: Final = "not_"
_SAME: Final = "same_as"
_NEVER: Final = "never_propose"
_HEAD: Final = """\
# What I know better of people and projects than past issues do; this program writes it and others may read it.
# names, titles, …: what is proposed first.  not_names, …: what is wrong.  same_as: who or what else it is.

"""

Texts = Mapping[str, tuple[str, ...]]
Problem = tuple[str, str]
"""A key of a file and the reason why it does not count; the key is "" where it is the file."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What is set (best first) and removed, by field; `same_as` is the key of the one that it is joined to."""

    texts: Texts = field(default_factory=dict)
    removed: Texts = field(default_factory=dict)
    same_as: str = ""
    is_hidden: bool = False

    def __bool__(self) -> bool:
        return bool(any(self.texts.values()) or any(self.removed.values()) or self.same_as or self.is_hidden)

    def with_text(self, name: str, text: str, instead_of: str = "") -> "Corrected":
        """Return it with `text` as the one that is proposed, in the place of another where that is given."""
        others = tuple(one for one in self.texts.get(name, ()) if one not in {text, instead_of})
        wrong = tuple(one for one in self.removed.get(name, ()) if one != text)
        if instead_of and instead_of != text:
            wrong = (*(one for one in wrong if one != instead_of), instead_of)
        return self._with(name, (text, *others), wrong)

    def without_text(self, name: str, text: str) -> "Corrected":
        """Return it with `text` as something that is wrong."""
        kept = tuple(one for one in self.texts.get(name, ()) if one != text)
        wrong = tuple(one for one in self.removed.get(name, ()) if one != text)
        return self._with(name, kept, (*wrong, text))

    def without_field(self, name: str) -> "Corrected":
        """Return it without what was said of a field."""
        return self._with(name, (), ())

    def _with(self, name: str, texts: tuple[str, ...], removed: tuple[str, ...]) -> "Corrected":
        return replace(self, texts=_put(self.texts, name, texts), removed=_put(self.removed, name, removed))


@dataclass(frozen=True, slots=True)
class Corrections:
    """What the user has said, by the keys of people and projects."""

    people: Mapping[str, Corrected] = field(default_factory=dict)
    projects: Mapping[str, Corrected] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.people or self.projects)

    def all(self, who: Who) -> Mapping[str, Corrected]:
        """Return what was said of all people, or of all projects."""
        return self.people if who is Who.PEOPLE else self.projects

    def of(self, who: Who, key: str) -> Corrected:
        """Return what was said of one."""
        return self.all(who).get(key, _NOTHING)

    def changed(self, who: Who, key: str, change: Callable[[Corrected], Corrected]) -> "Corrections":
        """Return them with what was said of one changed."""
        return self.put(who, key, change(self.of(who, key)))

    def put(self, who: Who, key: str, corrected: Corrected) -> "Corrections":
        """Return them with `corrected` as what was said of one; nothing where it says nothing."""
        others = {one: said for one, said in self.all(who).items() if one != key or corrected}
        if corrected:
            others[key] = corrected
        return Corrections(others, self.projects) if who is Who.PEOPLE else Corrections(self.people, others)

    def joined_to(self, who: Who, key: str) -> tuple[str, ...]:
        """Return the keys that were joined to `key`."""
        return tuple(one for one, said in self.all(who).items() if said.same_as == key)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where two say different things: of whom, of which field (`same_as` too), and what each says."""

    who: Who
    key: str
    field: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


_NOTHING: Final = Corrected()


def read(text: str) -> tuple[Corrections, tuple[Problem, ...]]:
    """Return what a file says and what of it does not count, each with the reason."""
    try:
        data = read_toml(text)
    except ValueError as error:
        return Corrections(), (("", f"is no TOML: {error}"),)
    problems: list[Problem] = [(key, "is not known") for key in data if key not in set(Who)]
    read_of = {who: dict(_all(who, data.get(who, {}), problems)) for who in Who}
    return Corrections(read_of[Who.PEOPLE], read_of[Who.PROJECTS]), tuple(problems)


def written(corrections: Corrections) -> str:
    """Return the file that says it."""
    import tomli_w  # noqa: PLC0415 - most starts write nothing

    data = {
        who.value: {key: _told(who, said) for key, said in corrections.all(who).items()}
        for who in Who
        if corrections.all(who)
    }
    return _HEAD + tomli_w.dumps(data)


def conflicts(mine: Corrections, theirs: Corrections) -> tuple[Conflict, ...]:
    """Return where another's corrections say something else than mine."""
    return tuple(
        conflict
        for who in Who
        for key, said in theirs.all(who).items()
        for conflict in _conflicts(who, key, mine.of(who, key), said)
    )


def joined(mine: Corrections, theirs: Corrections, taken: Collection[Conflict] = ()) -> Corrections:
    """Return what both say; where they differ mine counts, but for the conflicts that are `taken` as they have them."""
    result = mine
    places = {(one.who, one.key, one.field) for one in taken}
    for who in Who:
        for key, said in theirs.all(who).items():
            names = {name for name in (*FIELDS[who], _SAME) if (who, key, name) in places}
            result = result.changed(who, key, lambda own, said=said, names=names: _both(own, said, names))  # type: ignore[misc]  # defaults bind
    return result


def _put(texts: Texts, name: str, value: tuple[str, ...]) -> Texts:
    rest = {one: kept for one, kept in texts.items() if one != name or value}
    return {**rest, name: value} if value else rest


def _all(who: Who, data: object, problems: list[Problem]) -> Iterator[tuple[str, Corrected]]:
    if not isinstance(data, dict):
        problems.append((who.value, "is no table"))
        return
    for key, values in data.items():
        named = f"{who.value}.{key}"
        if not isinstance(values, dict):
            problems.append((named, "is no table"))
        elif not key.strip():
            problems.append((named, "has no name"))
        elif said := _corrected(who, key, values, named, problems):
            yield key, said


def _corrected(who: Who, key: str, values: dict[str, Any], named: str, problems: list[Problem]) -> Corrected:
    said = _NOTHING
    for name, value in values.items():
        try:
            said = _with_value(said, who, key, name, value)
        except BadValueError as error:
            problems.append((f"{named}.{name}", str(error)))
    wrong = {name: _but(texts, said.texts.get(name, ())) for name, texts in said.removed.items()}
    return replace(said, removed={name: texts for name, texts in wrong.items() if texts})


def _with_value(said: Corrected, who: Who, key: str, name: str, value: object) -> Corrected:
    known = name.removeprefix(_NOT)
    if known in FIELDS[who]:
        try:
            texts = tuple(dict.fromkeys(row({known: value}).texts(known)))
        except BadValueError as error:
            raise BadValueError(str(error).removeprefix(f"{known} ")) from error
        texts = tuple(filter(str.strip, texts))
        if name.startswith(_NOT):
            return replace(said, removed=_put(said.removed, known, texts))
        return replace(said, texts=_put(said.texts, known, texts))
    if name == _SAME:
        if not isinstance(value, str) or not value.strip() or value == key:
            raise BadValueError("names nobody else")
        return replace(said, same_as=value)
    if name == _NEVER:
        if not isinstance(value, bool):
            raise BadValueError("is neither true nor false")
        return replace(said, is_hidden=value)
    raise BadValueError("is not known")


def _told(who: Who, said: Corrected) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for name in FIELDS[who]:
        told |= {name: list(said.texts[name])} if said.texts.get(name) else {}
        told |= {_NOT + name: list(said.removed[name])} if said.removed.get(name) else {}
    told |= {_SAME: said.same_as} if said.same_as else {}
    return told | ({_NEVER: True} if said.is_hidden else {})


def _conflicts(who: Who, key: str, mine: Corrected, theirs: Corrected) -> Iterator[Conflict]:
    for name in FIELDS[who]:
        own, other = mine.texts.get(name, ()), theirs.texts.get(name, ())
        differ = own and other and own[0] != other[0]
        denied = set(own) & set(theirs.removed.get(name, ())) or set(other) & set(mine.removed.get(name, ()))
        if differ or denied:
            yield Conflict(who, key, name, own, other)
    if mine.same_as and theirs.same_as and mine.same_as != theirs.same_as:
        yield Conflict(who, key, _SAME, (mine.same_as,), (theirs.same_as,))


def _both(mine: Corrected, theirs: Corrected, taken: Collection[str]) -> Corrected:
    texts: dict[str, tuple[str, ...]] = {}
    removed: dict[str, tuple[str, ...]] = {}
    for name in dict.fromkeys((*mine.texts, *mine.removed, *theirs.texts, *theirs.removed)):
        first, second = (theirs, mine) if name in taken else (mine, theirs)
        wrong = first.removed.get(name, ())
        best = first.texts.get(name, ())
        texts[name] = (*best, *_but(second.texts.get(name, ()), (*best, *wrong)))
        removed[name] = (*wrong, *_but(second.removed.get(name, ()), (*wrong, *texts[name])))
    same = (theirs.same_as or mine.same_as) if _SAME in taken else (mine.same_as or theirs.same_as)
    return Corrected(_full(texts), _full(removed), same, mine.is_hidden or theirs.is_hidden)


def _but(texts: tuple[str, ...], those: Collection[str]) -> tuple[str, ...]:
    return tuple(text for text in texts if text not in those)


def _full(texts: Texts) -> Texts:
    return {name: some for name, some in texts.items() if some}
