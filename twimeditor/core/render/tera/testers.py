"""Tera's tests: what may stand behind ``is``."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from twimeditor.core.render.tera import patterns, values
from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.run import Run
from twimeditor.core.render.tera.values import Missing, Value

_Tester: TypeAlias = Callable[[Run, Value, Value], bool]


def test(run: Run, name: str, value: Value | Missing, given: list[Value]) -> bool:
    """Return whether `value` is what the test `name` asks for; raise TeraError."""
    if name in {"defined", "undefined"}:
        return isinstance(value, Missing) == (name == "undefined")
    wanted, tester = _TESTERS.get(name, (-1, None))
    if tester is None:
        raise TeraError(f"there is no test {name}")
    if isinstance(value, Missing):
        raise TeraError(values.MISSING_VALUE.format(value.name))
    if len(given) != wanted:
        raise TeraError(f"the test {name} takes {wanted or 'no'} arguments")
    return tester(run, value, given[0] if given else None)


def contains(run: Run, container: Value, value: Value) -> bool:
    """Tell whether `value` is in a list, a part of a text or a key of an object."""
    values.weigh(container, run.budget)
    if isinstance(container, list):
        return any(values.same(item, value) for item in container)
    if isinstance(container, str | dict) and isinstance(value, str):
        return value in container
    raise TeraError("something is looked for where it cannot be")


def _both(value: Value, other: Value) -> tuple[str, str]:
    if not isinstance(value, str) or not isinstance(other, str):
        raise TeraError("something that is no text is compared with one")
    return value, other


def _starts(_run: Run, value: Value, other: Value) -> bool:
    text, start = _both(value, other)
    return text.startswith(start)


def _ends(_run: Run, value: Value, other: Value) -> bool:
    text, end = _both(value, other)
    return text.endswith(end)


def _matches(run: Run, value: Value, other: Value) -> bool:
    text, pattern = _both(value, other)
    return patterns.compiled(pattern, text, run.budget).search(text) is not None


def _rest(value: Value, divisor: Value) -> float:
    if not values.is_number(value) or not values.is_number(divisor):
        raise TeraError("something that is no number is divided")
    return float(value) % float(divisor) if divisor else 1.0


_TESTERS: Mapping[str, tuple[int, _Tester]] = {
    "string": (0, lambda _run, value, _other: isinstance(value, str)),
    "number": (0, lambda _run, value, _other: values.is_number(value)),
    "object": (0, lambda _run, value, _other: isinstance(value, dict)),
    "iterable": (0, lambda _run, value, _other: isinstance(value, list | dict)),
    "odd": (0, lambda _run, value, _other: _rest(value, 2) != 0),
    "even": (0, lambda _run, value, _other: _rest(value, 2) == 0),
    "divisibleby": (1, lambda _run, value, other: _rest(value, other) == 0),
    "starting_with": (1, _starts),
    "ending_with": (1, _ends),
    "containing": (1, contains),
    "matching": (1, _matches),
}
