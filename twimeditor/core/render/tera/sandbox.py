"""The operations that templates consist of, and the sandbox in which they run."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from jinja2 import StrictUndefined
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import pass_context

from twimeditor.core.render.tera import arithmetic, filters, functions, testers, values
from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.run import Run
from twimeditor.core.render.tera.values import Missing, Value

RUN = "run"
"""The only name in a template's context; no expression of a template looks a name up there."""

Operand: TypeAlias = Value | Missing


def environment() -> ImmutableSandboxedEnvironment:
    """Return a sandbox that knows nothing but the operations."""
    made = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, cache_size=0)
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters.update({f" {name}": pass_context(operation) for name, operation in _OPERATIONS.items()})
    return made


def _run(context: Context) -> Run:
    run = context[RUN]
    if not isinstance(run, Run):
        raise TeraError("the template is not being rendered")
    run.budget.spend(1)
    return run


def _variable(context: Context, name: str) -> Operand:
    return _run(context).variable(name)


def _item(context: Context, value: Operand, key: Value) -> Operand:
    _run(context)
    name = key if isinstance(key, str) else values.number_text(key) if values.is_number(key) else ""
    if isinstance(value, dict):
        return value[name] if name in value else Missing(name)
    if isinstance(value, list) and name.isdecimal() and name.isascii() and len(name) < 10 and int(name) < len(value):
        return value[int(name)]
    return value if isinstance(value, Missing) else Missing(name)


def _needed(context: Context, value: Operand) -> Value:
    _run(context)
    if isinstance(value, Missing):
        raise TeraError(values.MISSING_VALUE.format(value.name))
    return value


def _there(context: Context, value: Operand) -> bool:
    _run(context)
    return value is not None and not isinstance(value, Missing)


def _truth(context: Context, value: Operand) -> bool:
    _run(context)
    return bool(value) and not isinstance(value, Missing)


def _filter(context: Context, value: Operand, name: str, arguments: Mapping[str, Value]) -> Value:
    run = _run(context)
    if isinstance(value, Missing):
        raise TeraError(values.MISSING_VALUE.format(value.name))
    return filters.apply(run, name, value, arguments)


def _try(context: Context, value: Operand, name: str, arguments: Mapping[str, Value]) -> Operand:
    """Apply a filter in a condition, where what goes wrong is only untrue."""
    run = _run(context)
    run.budget.spend(1)
    if isinstance(value, Missing):
        return value
    try:
        return filters.apply(run, name, value, arguments)
    except filters.NotApplicableError:
        return Missing(name)


def _call(context: Context, name: str, arguments: Mapping[str, Value]) -> Value:
    return functions.call(_run(context), name, arguments)


def _test(context: Context, value: Operand, name: str, given: list[Value]) -> bool:
    return testers.test(_run(context), name, value, given)


def _text(context: Context, value: Value) -> str:
    budget = _run(context).budget
    written = values.text(value, budget)
    budget.make(len(written))
    return written


def _escape(context: Context, value: Value) -> Value:
    budget = _run(context).budget
    if not isinstance(value, str):
        return value
    budget.make(len(value))
    return values.escape(value)


def _number(context: Context, value: Value) -> Value:
    _run(context)
    return arithmetic.number(value)


def _math(context: Context, left: float, sign: str, right: float) -> Value:
    _run(context)
    return arithmetic.calculated(left, sign, right)


def _order(context: Context, left: float, sign: str, right: float) -> bool:
    _run(context)
    return arithmetic.in_order(left, sign, right)


def _same(context: Context, left: Value, sign: str, right: Value) -> bool:
    budget = _run(context).budget
    if values.is_number(left) != values.is_number(right):
        return False  # for != too: values of different kinds cannot be compared
    values.weigh(left, budget)
    return values.same(left, right) == (sign == "==")


def _in(context: Context, container: Value, value: Value) -> bool:
    return testers.contains(_run(context), container, value)


def _list(context: Context, items: list[Value]) -> Value:
    values.weigh(items, _run(context).budget)
    return items


def _concat(context: Context, parts: list[Value]) -> str:
    budget = _run(context).budget
    texts = [part if isinstance(part, str) else _digits(part) for part in parts]
    budget.make(sum(map(len, texts)))
    return "".join(texts)


def _digits(value: Value) -> str:
    if values.is_number(value):
        return values.number_json(value)
    raise TeraError("something that is no text is joined by ~")


def _set(context: Context, value: Value, name: str, everywhere: bool) -> None:
    _run(context).assign(name, value, everywhere=everywhere)


def _rounds(context: Context, container: Value, names: tuple[str, ...], cost: int) -> Iterator[None]:
    return _run(context).rounds(container, names, cost)


def _section(context: Context, body: str, name: str, arguments: Mapping[str, Value]) -> str:
    run = _run(context)
    run.budget.make(len(body))
    found = body if name == "safe" else filters.apply(run, name, str(body), arguments)
    return values.text(found, run.budget)


_OPERATIONS: Mapping[str, Callable[..., object]] = {
    "variable": _variable,
    "item": _item,
    "needed": _needed,
    "there": _there,
    "truth": _truth,
    "filter": _filter,
    "try": _try,
    "call": _call,
    "test": _test,
    "text": _text,
    "escape": _escape,
    "number": _number,
    "math": _math,
    "order": _order,
    "same": _same,
    "in": _in,
    "list": _list,
    "concat": _concat,
    "set": _set,
    "rounds": _rounds,
    "section": _section,
}
