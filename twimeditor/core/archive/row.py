"""Reading values of others' files, of which none needs to be what it should be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class BadValueError(ValueError):
    """A value of the wrong kind; the message names its key and the reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """A table of values by their keys; what is not there is empty, what is of another kind raises BadValueError."""

    values: Mapping[str, Any]

    def needed(self, key: str) -> str:
        """Return a text that must be there."""
        text = self.text(key)
        if not text.strip():
            raise BadValueError(f"{key} is missing")
        return text

    def text(self, key: str) -> str:
        """Return a text, "" where there is none."""
        return _text(key, self.values.get(key, ""))

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        values = self.values.get(key, [])
        if not isinstance(values, list):
            raise BadValueError(f"{key} is no list")
        return tuple(_text(key, value) for value in values)

    def number(self, key: str) -> int:
        """Return a whole number, 0 where there is none."""
        value = self.values.get(key, 0)
        if type(value) is not int:
            raise BadValueError(f"{key} is no whole number")
        return value


def row(value: object) -> Row:
    """Return a table's values."""
    if not isinstance(value, dict):
        raise BadValueError("is no table")
    return Row(value)


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise BadValueError(f"{key} is no text")
    return value
