"""Tera's filters: which there are, and what each takes."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from twimeditor.core.render.tera import filters_of_lists, filters_of_text, values
from twimeditor.core.render.tera.arguments import Arguments, NotApplicableError
from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.run import Run
from twimeditor.core.render.tera.values import Value

__all__ = ["NotApplicableError", "apply"]

_Filter: TypeAlias = Callable[[Arguments], Value]

_MARKDOWN = 50
"""Steps that reading even the shortest Markdown costs."""


def apply(run: Run, name: str, value: Value, given: Mapping[str, Value]) -> Value:
    """Return what the filter `name` makes of `value`; raise TeraError."""
    made = _filter(name)
    values.weigh(value, run.budget)
    result = made(Arguments(run, name, value, given))
    values.weigh(result, run.budget)
    return result


def _filter(name: str) -> _Filter:
    found = filters_of_text.FILTERS.get(name) or filters_of_lists.FILTERS.get(name) or _FILTERS.get(name)
    if found is None:
        raise TeraError(f"there is no filter {name} here")
    return found


def _length(given: Arguments) -> Value:
    if isinstance(given.value, str | list | dict):
        return len(given.value)
    raise given.wrong()


def _reverse(given: Arguments) -> Value:
    if isinstance(given.value, str | list):
        return given.value[::-1]
    raise given.wrong()


def _json(given: Arguments) -> Value:
    return values.json_text(given.value, given.run.budget, pretty=given.get("pretty") is True)


def _as_str(given: Arguments) -> Value:
    return values.text(given.value, given.run.budget)


def _get(given: Arguments) -> Value:
    key = given.text("key")
    if not isinstance(given.value, dict):
        raise given.wrong()
    if key not in given.value and "default" not in given.names:
        raise given.wrong()
    return given.value.get(key, given.get("default"))


def _markdown(given: Arguments) -> Value:
    text = given.subject
    given.run.budget.spend(_MARKDOWN + 2 * len(text))
    html = given.run.markdown(text)
    if given.flag("inline"):
        while html.startswith("<p>"):
            html = html.removeprefix("<p>")
        while html.endswith("</p>\n"):
            html = html.removesuffix("</p>\n")
    return html


def _int(given: Arguments) -> Value:
    default, base = given.whole("default", 0), given.whole("base", 10)
    if values.is_number(given.value):
        return int(given.value)
    text = given.subject.strip()
    try:
        return int(text.removeprefix({2: "0b", 8: "0o", 16: "0x"}.get(base, "")), base) if len(text) < 40 else default
    except ValueError:
        pass
    try:
        return int(float(text)) if "." in text else default
    except (ValueError, OverflowError):
        return default


def _float(given: Arguments) -> Value:
    default = given.number("default", 0.0)
    if values.is_number(given.value):
        return float(given.value)
    try:
        return float(given.subject.strip())
    except ValueError:
        return float(default)


def _abs(given: Arguments) -> Value:
    return abs(given.own_number())


def _round(given: Arguments) -> Value:
    method, precision = given.text("method", "common"), given.whole("precision", 0)
    if method not in _ROUNDINGS or abs(precision) > 15:
        raise given.wrong()
    factor = 10.0**precision
    return float(_ROUNDINGS[method](given.own_number() * factor) / factor)


def _nearest(number: float) -> float:
    """Round halves away from zero."""
    return float(int(abs(number) + 0.5)) * (-1 if number < 0 else 1)


def _pluralize(given: Arguments) -> Value:
    plural, singular = given.text("plural", "s"), given.text("singular", "")
    return singular if abs(given.own_number()) == 1 else plural


_ROUNDINGS: Mapping[str, Callable[[float], float]] = {
    "common": _nearest,
    "ceil": lambda number: -(-number // 1),
    "floor": lambda number: number // 1,
}

_FILTERS: Mapping[str, _Filter] = {
    "abs": _abs,
    "as_str": _as_str,
    "float": _float,
    "get": _get,
    "int": _int,
    "json_encode": _json,
    "length": _length,
    "markdown": _markdown,
    "pluralize": _pluralize,
    "reverse": _reverse,
    "round": _round,
}
