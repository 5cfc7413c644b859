"""The front matter of a new issue."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from itertools import groupby

import tomlkit

from twimeditor.core.style import HouseStyle

PUBLISHED = time(18, 0, tzinfo=UTC)
"""When an issue usually appears, which its date says until somebody sets it."""

Values = Mapping[str, str | Sequence[str]]
"""What keys are to hold, lists as such."""


def front_matter(style: HouseStyle, day: date, editors: Sequence[str], more: Values | None = None) -> str:
    """Return the front matter of an issue with its two ``+++`` lines; `more` are values that are known already.

    Keys that not every issue has are written only where a value is known.
    """
    known = {**_proposed(style, day, editors), **(more or {})}
    left = (key for key in style.front.keys if key not in style.front.now_and_then or key in (more or {}))
    keys = [*left, *(key for key in known if key not in style.front.keys)]
    return f"+++\n{''.join(_lines({key: known[key] for key in _by_table(keys) if key in known}))}+++\n"


def _proposed(style: HouseStyle, day: date, editors: Sequence[str]) -> dict[str, str | Sequence[str]]:
    return {
        "date": datetime.combine(day, PUBLISHED).strftime(style.front.date),
        "title": style.title(day),
        "path": style.path(day),
        "taxonomies.author": editors,
        "taxonomies.category": style.front.category,
    }


def _by_table(keys: Sequence[str]) -> list[str]:
    """Return the keys with those of a table side by side, in the order in which the tables are first named."""
    tables = list(dict.fromkeys(["", *map(_table, keys)]))
    return sorted(keys, key=lambda key: tables.index(_table(key)))


def _table(key: str) -> str:
    return key.rpartition(".")[0]


def _lines(values: Values) -> Iterator[str]:
    first = True
    for table, keys in groupby(values, key=_table):
        if table:
            yield f"[{table}]\n" if first else f"\n[{table}]\n"
        for key in keys:
            yield f"{key.rpartition('.')[2]} = {_toml(values[key])}\n"
        first = False


def _toml(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return tomlkit.string(value).as_string()
    return f"[{', '.join(tomlkit.string(item).as_string() for item in value)}]"
