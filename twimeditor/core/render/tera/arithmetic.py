"""Sums and comparisons as Tera makes them: whole numbers of 64 bits, a division that is whole where it can be."""

import math
from typing import TypeAlias

from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.values import Value, is_number

Number: TypeAlias = int | float

_LARGEST = 2**63


def number(value: Value) -> Number:
    """Return `value` if it is a number, or raise TeraError."""
    if not is_number(value):
        raise TeraError("something that is no number is calculated with")
    return value


def calculated(left: Number, sign: str, right: Number) -> Number:
    """Return the result, or raise TeraError where Tera has none."""
    try:
        result = _quotient(left, right) if sign == "/" else _result(left, sign, right)
    except (ArithmeticError, ValueError):
        raise TeraError("something is divided by nothing") from None
    if isinstance(result, float) and not math.isfinite(result):
        raise TeraError("a result is too large")
    if isinstance(result, int) and not -_LARGEST <= result < _LARGEST:
        raise TeraError("a result is too large")
    return result


def in_order(left: Number, sign: str, right: Number) -> bool:
    """Tell whether a comparison of numbers holds."""
    first, second = float(left), float(right)
    if sign in {">", ">="}:
        first, second = second, first
    return first < second or (len(sign) == 2 and first == second)


def _result(left: Number, sign: str, right: Number) -> Number:
    if sign == "%":
        return _rest(left, right) if isinstance(left, int) and isinstance(right, int) else math.fmod(left, right)
    if sign == "*":
        return left * right
    return left + right if sign == "+" else left - right


def _rest(left: int, right: int) -> int:
    """Return what is left of a division that is cut off towards zero."""
    rest = abs(left) % abs(right)
    return -rest if left < 0 else rest


def _quotient(left: Number, right: Number) -> Number:
    result = float(left) / float(right)
    return int(result) if result.is_integer() else result
