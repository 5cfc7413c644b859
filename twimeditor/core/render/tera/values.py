"""What a template's variables hold, JSON, and how Tera treats it."""

import json
from decimal import Decimal
from typing import Final, TypeAlias, TypeGuard, final

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.render.tera.budget import Budget
from twimeditor.core.render.tera.errors import TeraError

Value: TypeAlias = bool | int | float | str | list["Value"] | dict[str, "Value"] | None

DEEPEST = 50
"""Lists inside lists: what no template needs."""

_SPECIAL = lazy_pattern("[&<>\"'/]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "/": "&#x2F;"}
_EXPONENT = lazy_pattern(r"e([+-])0*")


@final
class Missing:
    """Stands for a variable that there is none of."""

    def __init__(self, name: str) -> None:
        self.name = name


MISSING_VALUE: Final = "there is no variable {}"


def escape(text: str) -> str:
    """Return `text` as Tera puts it into HTML."""
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], text)


def is_number(value: object) -> TypeGuard[int | float]:
    """Tell whether `value` is a number; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def number_text(number: float) -> str:
    """Return a number as Tera writes it: no exponent, no fraction where there is none."""
    if isinstance(number, int):
        return str(number)
    digits = format(Decimal(repr(number)), "f")
    return digits.removesuffix(".0")


def number_json(number: float) -> str:
    """Return a number as it stands in JSON."""
    return str(number) if isinstance(number, int) else _EXPONENT.sub(r"e\1", repr(number))


def text(value: Value, budget: Budget, depth: int = 0) -> str:
    """Return `value` as it is written into the output, unescaped."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(value)
    if isinstance(value, list):
        _check(value, budget, depth)
        return "[" + ", ".join(text(item, budget, depth + 1) for item in value) + "]"
    return "[object]" if isinstance(value, dict) else ""


def json_text(value: Value, budget: Budget, *, pretty: bool = False) -> str:
    """Return `value` as JSON."""
    weigh(value, budget)
    written = _json(value)
    return json.dumps(json.loads(written), ensure_ascii=False, indent=2) if pretty else written


def _json(value: Value) -> str:
    if isinstance(value, list):
        return "[" + ",".join(map(_json, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{_json(key)}:{_json(item)}" for key, item in value.items()) + "}"
    return number_json(value) if is_number(value) else json.dumps(value, ensure_ascii=False)


def weigh(value: Value, budget: Budget, depth: int = 0) -> None:
    """Spend as much as a copy of `value`, all that it holds included, would cost."""
    if isinstance(value, str):
        budget.make(len(value))
    elif isinstance(value, list | dict):
        _check(value, budget, depth)
        for item in value.values() if isinstance(value, dict) else value:
            weigh(item, budget, depth + 1)


def same(left: Value, right: Value) -> bool:
    """Tell whether two values are equal; a number never equals true or false."""
    if is_number(left) and is_number(right):
        return left == right
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(item, right[key]) for key, item in left.items())
    return type(left) is type(right) and left == right


def _check(value: list[Value] | dict[str, Value], budget: Budget, depth: int) -> None:
    if depth > DEEPEST:
        raise TeraError("its lists are nested too deep")
    budget.spend(1 + len(value))
