"""House styles as TOML: the keys are the fields of the dataclasses, and each one that is wrong is told."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from twimeditor.core.errors import StyleError
from twimeditor.core.style.house import DAY, NAME, HouseStyle

_T = TypeVar("_T")

_PATTERNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "embed": ("id",),
        "video_file": ("src",),
        "image_name": (*DAY, "random", "name"),
        "front.title": DAY,
        "front.path": DAY,
        "file.name": DAY,
        "file.folder": DAY,
        "live.numbered": ("number", "title"),
        "ping.heading": ("room",),
        "ping.entry": ("room",),
    }
)
"""The keys whose texts are patterns, and what each may name."""

_NOT_EMPTY = (
    "label",
    "verbs",
    "embed",
    "image_name",
    "video_file",
    "front.keys",
    "front.title",
    "front.path",
    "front.date",
    "file.name",
)
_ONE_LINE = (
    "label",
    "front.title",
    "front.path",
    "front.date",
    "file.name",
    "file.folder",
    "live.section",
    "live.numbered",
    "ping.section",
    "sign_off.title",
)
_MUST_NAME = ("embed", "image_name", "video_file", "front.path", "file.name")
_WORDS = {str: "a text", bool: "true or false", int: "a whole number"}


def read_style(text: str, name: str) -> HouseStyle:
    """Return the style that a file of that name holds; raise StyleError with all that is wrong with it."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StyleError((("", f"is not TOML: {error}"),)) from error
    except RecursionError as error:
        raise StyleError((("", "is not TOML that anybody can read: it is nested too deeply"),)) from error
    except ValueError as error:  # a number of thousands of digits, which Python does not read
        raise StyleError((("", f"cannot be read: {error}"),)) from error
    reader = _Reader()
    values = reader.table({**table, "name": name}, HouseStyle, "")
    if "name" in table:
        reader.tell("name", "is not a key: the file's name is the style's")
    reader.look_closer(table)
    if reader.problems:
        raise StyleError(tuple(reader.problems))
    return values


def style_toml(style: HouseStyle) -> str:
    """Return the text of a style's file; what is as usual is left out."""
    import tomli_w  # noqa: PLC0415 - most starts write nothing

    return tomli_w.dumps(
        {key: value for key, value in _written(style).items() if key != "name"}, multiline_strings=True
    )


def _written(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the dataclasses
    found: dict[str, Any] = {}
    for one in fields(value):
        held = getattr(value, one.name)
        if one.default is MISSING or held != one.default:
            found[one.name] = _plain(held)
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - a TOML value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return _written(value) if is_dataclass(value) else value


@dataclass(slots=True)
class _Reader:
    """Makes dataclasses of tables, and takes note of what does not fit."""

    problems: list[tuple[str, str]] = field(default_factory=list)

    def tell(self, key: str, reason: str) -> None:
        self.problems.append((key, reason))

    def table(self, table: Mapping[str, Any], kind: type[_T], at: str) -> _T:
        """Return the dataclass; after a problem it may lack fields, and nobody gets it."""
        hints, known = get_type_hints(kind), {one.name: one for one in fields(kind)}  # type: ignore[arg-type]
        for key in table.keys() - known.keys():
            self.tell(at + key, "is not a key of a style")
        values: dict[str, Any] = {}
        for key, one in known.items():
            if key in table:
                values[key] = self.value(table[key], hints[key], at + key)
            elif one.default is MISSING:
                self.tell(at + key, "is missing")
        return kind(**values) if not self.problems else object.__new__(kind)

    def value(self, value: Any, kind: Any, at: str) -> Any:  # noqa: ANN401 - a TOML value, a type's hint
        """Return a value as the field's type has it."""
        if get_origin(kind) is Literal:
            return self._choice(value, get_args(kind), at)
        if get_origin(kind) is tuple:
            return self._items(value, get_args(kind)[0], at)
        if is_dataclass(kind):
            return self._below(value, kind, at)
        if type(value) is not kind:
            self.tell(at, f"must be {_WORDS[kind]}")
        return value

    def _choice(self, value: Any, choices: tuple[str, ...], at: str) -> Any:  # noqa: ANN401
        if value not in choices:
            self.tell(at, "must be one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    def _items(self, value: Any, kind: Any, at: str) -> tuple[Any, ...]:  # noqa: ANN401
        if not isinstance(value, list):
            self.tell(at, "must be a list")
            return ()
        return tuple(self.value(item, kind, f"{at}[{number}]") for number, item in enumerate(value, start=1))

    def _below(self, value: Any, kind: Any, at: str) -> Any:  # noqa: ANN401
        if not isinstance(value, dict):
            self.tell(at, "must be a table")
            return None
        return self.table(value, kind, f"{at}.")

    def look_closer(self, table: Mapping[str, Any]) -> None:
        """Look at texts of which not all will do."""
        for key in _NOT_EMPTY:
            if _at(table, key) in ("", []):
                self.tell(key, "must not be empty")
        for key in _ONE_LINE:
            if re.search(r"[\x00-\x1f\x7f]", str(_at(table, key))):
                self.tell(key, "must be one line")
        if re.search(r"[^\w.{}-]", str(_at(table, "image_name") or ""), re.ASCII):
            self.tell("image_name", "may have only letters, digits, dots, dashes and underscores around what it names")
        if re.search(r"[/\\]", str(_at(table, "file.name"))):
            self.tell("file.name", "must not name a folder: that is file.folder")
        self._look_at_folder(str(_at(table, "file.folder")))
        if not _is_day(str(_at(table, "since") or "")):
            self.tell("since", "must be a day, such as 2023-07-01")
        for key, names in _PATTERNS.items():
            value = _at(table, key)
            if isinstance(value, str):
                self._pattern(key, value, names)

    def _look_at_folder(self, folder: str) -> None:
        if {"..", ""} & set(folder.split("/")) or re.search(r"[\\:]", folder):
            self.tell("file.folder", "must be a path below the blog's folder")

    def _pattern(self, key: str, value: str, names: tuple[str, ...]) -> None:
        used = re.findall(NAME, value)
        allowed = ", ".join(f"{{{one}}}" for one in names)
        for name in used:
            if name not in names:
                self.tell(key, f"names {{{name}}}, but only {allowed} can be filled in")
        if key in _MUST_NAME and not used:
            self.tell(key, f"must name {allowed}")


def _is_day(text: str) -> bool:
    """Tell whether a text is a day, or nothing."""
    try:
        return not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _at(table: Mapping[str, Any], key: str) -> Any:  # noqa: ANN401 - a TOML value
    value: Any = table
    for part in key.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value
