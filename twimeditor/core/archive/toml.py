"""Reading TOML of others, whose size need not tell how long that takes."""

import tomllib
from typing import Any, Final

from twimeditor.core.lazy import lazy_pattern

_MOST: Final = 100
_PART: Final = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_DEEP = lazy_pattern(rf"(?<![\w.-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_MOST}}}")
"""A key with so many parts that the library, which looks at all of them for each, would read for minutes."""


def read_toml(text: str) -> dict[str, Any]:
    """Return what TOML says; raise ValueError where it is none, or is nested as nobody does it."""
    bare = text.removeprefix("\ufeff")
    if _DEEP.search(bare) is not None:
        raise ValueError(f"a key has more than {_MOST} parts")
    try:
        return tomllib.loads(bare)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
