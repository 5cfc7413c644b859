"""Functions that templates may call: those that need nothing but their arguments."""

from collections.abc import Mapping

from twimeditor.core.render.tera.errors import TeraError
from twimeditor.core.render.tera.run import SITE_CONFIG, Run
from twimeditor.core.render.tera.values import Value

_ELSEWHERE = "it calls {}, which needs the whole site"


def call(run: Run, name: str, arguments: Mapping[str, Value]) -> Value:
    """Return what the function `name` gives; raise TeraError."""
    if name == "range":
        return _range(run, arguments)
    if name == "throw":
        raise TeraError(str(arguments.get("message", "it gives up")))
    if name == "get_url":
        return _address(arguments)
    raise TeraError(_ELSEWHERE.format(name))


def _range(run: Run, arguments: Mapping[str, Value]) -> Value:
    start, end, step = _whole(arguments, "start", 0), _whole(arguments, "end", -1), _whole(arguments, "step_by", 1)
    if start > end or not step:
        raise TeraError("a range has no end")
    run.budget.spend((end - start) // step)
    return list(range(start, end, step))


def _whole(arguments: Mapping[str, Value], name: str, default: int) -> int:
    value = arguments.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or (name in arguments and value < 0):
        raise TeraError(f"{name} of a range is no whole number")
    return value


def _address(arguments: Mapping[str, Value]) -> Value:
    path = arguments.get("path")
    if not isinstance(path, str) or path.startswith("@/") or arguments.keys() - {"path", "trailing_slash"}:
        raise TeraError(_ELSEWHERE.format("get_url"))
    if path.startswith(("http:", "https:", "mailto:")):
        return path
    slash = "/" if arguments.get("trailing_slash") and not path.endswith("/") else ""
    return f"{SITE_CONFIG['base_url']}/{path.removeprefix('/')}{slash}"
