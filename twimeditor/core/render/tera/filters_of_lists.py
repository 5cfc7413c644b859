"""Tera's filters of lists."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from twimeditor.core.render.tera import values
from twimeditor.core.render.tera.arguments import Arguments
from twimeditor.core.render.tera.values import Value

_Filter: TypeAlias = Callable[[Arguments], Value]


def _first(given: Arguments) -> Value:
    return given.items[0] if given.items else ""


def _last(given: Arguments) -> Value:
    return given.items[-1] if given.items else ""


def _nth(given: Arguments) -> Value:
    items = given.items
    if not items:
        return ""
    index = given.whole("n")
    if index < 0:
        raise given.wrong()
    return items[index] if index < len(items) else ""


def _join(given: Arguments) -> Value:
    budget = given.run.budget
    mark = given.written("sep", "")
    texts = [values.text(item, budget) for item in given.items]
    budget.make(sum(map(len, texts)) + len(mark) * len(texts))
    return mark.join(texts)


def _slice(given: Arguments) -> Value:
    items = given.items
    return items[_index(given, "start", 0) : _index(given, "end", len(items))]


def _index(given: Arguments, name: str, default: int) -> int:
    index = int(given.number(name, default))
    return index if index >= 0 else max(len(given.items) + index, 0)


def _concat(given: Arguments) -> Value:
    if "with" not in given.names:
        raise given.wrong()
    other = given.get("with")
    return given.items + (other if isinstance(other, list) else [other])


def _sort(given: Arguments) -> Value:
    keyed = [(_at(item, given.text("attribute", "")), item) for item in given.items]
    if all(isinstance(key, str) for key, _item in keyed):
        return [item for _key, item in sorted(keyed, key=lambda pair: str(pair[0]))]
    numbers = [(key, item) for key, item in keyed if values.is_number(key)]
    if len(numbers) < len(keyed):
        raise given.wrong()
    return [item for _key, item in sorted(numbers, key=lambda pair: pair[0])]


def _unique(given: Arguments) -> Value:
    found: dict[object, Value] = {}
    for item in given.items:
        key = _at(item, given.text("attribute", ""))
        if isinstance(key, list | dict):
            raise given.wrong()
        if isinstance(key, str) and not given.flag("case_sensitive"):
            key = key.lower()
        found.setdefault((type(key), key), item)
    return list(found.values())


def _map(given: Arguments) -> Value:
    found = (_at(item, given.text("attribute")) for item in given.items)
    return [value for value in found if value is not None]


def _filter(given: Arguments) -> Value:
    name, wanted = given.text("attribute"), given.get("value")
    if wanted is None:
        return [item for item in given.items if _at(item, name) is not None]
    return [item for item in given.items if values.same(_at(item, name), wanted)]


def _at(value: Value, path: str) -> Value:
    """Return what the dotted `path` leads to inside `value`, None where it leads nowhere."""
    for step in path.split(".") if path else ():
        if not isinstance(value, dict):
            return None
        value = value.get(step)
    return value


FILTERS: Mapping[str, _Filter] = {
    "concat": _concat,
    "filter": _filter,
    "first": _first,
    "join": _join,
    "last": _last,
    "map": _map,
    "nth": _nth,
    "slice": _slice,
    "sort": _sort,
    "unique": _unique,
}
