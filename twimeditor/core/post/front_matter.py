"""The front matter: where it ends, its keys as plain strings, and setting one with the rest left as it is.

Keys are dotted (``taxonomies.author``) and every value is a string: an array's items are joined by a comma and a space.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, Bool, Date, DateTime, Float, Integer, Item, String, Time
from tomlkit.toml_document import TOMLDocument

from twimeditor.core.errors import FrontMatterError
from twimeditor.core.ids import IdSource
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter, Issue, Source
from twimeditor.core.post.blocks import split_lines

_FENCE = lazy_pattern(r"\+\+\+[ \t]*(?:\r\n?|\n)?")
_LINE_END = lazy_pattern(r"\r\n?|\n")
_AT_LINE = lazy_pattern(r"(.*) \(at line (\d+), column \d+\)", re.DOTALL)
_LAST_COMMA = lazy_pattern(r",(\s*)\]\Z")
_BOM = "\ufeff"
_SEPARATOR = ", "
_ARRAYS = "taxonomies."
_AFTER = {"date": ("title",), "updated": ("date", "title"), "path": ("updated", "date", "title")}
_SCALARS = (Integer, Float, Date, Time, DateTime)
_BROKEN = (TOMLKitError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)
"""What tomlkit was seen to raise over text that is not TOML."""


def cut(lines: Sequence[str]) -> tuple[FrontMatter | None, int]:
    """Return the unnumbered front matter that a file's lines begin with, or None, and how many lines it takes.

    Its slice takes in what Zola allows before it: a byte-order mark and blank lines.
    """
    first = lines[0].removeprefix(_BOM) if lines else ""
    start = 0 if first.strip(" \t\r\n") else _first_filled(lines)
    opening = first if start == 0 else lines[start] if start < len(lines) else ""
    if not _FENCE.fullmatch(opening):
        return None, 0
    end = next((n for n in range(start + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
    if end is None:
        return None, 0
    text = _LINE_END.sub("\n", "".join(lines[start + 1 : end]))
    source = Source("".join(lines[: end + 1]), (text,))
    return FrontMatter(id=0, text=text, source=source), end + 1


def _first_filled(lines: Sequence[str]) -> int:
    filled = (n for n in range(1, len(lines)) if lines[n].strip(" \t\r\n"))
    return next(filled, len(lines))


def frame(front: FrontMatter, eol: str = "\n") -> tuple[str, str]:
    """Return what stands before and after the TOML in the file, the two ``+++`` lines included."""
    if front.source is None:
        return f"+++{eol}", f"+++{eol}"
    lines = split_lines(front.source.text)
    inside = front.source.values[0].count("\n")
    opening = len(lines) - inside - 1
    return "".join(lines[:opening]), lines[-1]


def fields(front: FrontMatter) -> dict[str, str]:
    """Return the values by dotted key, in file order; nothing of what is not valid TOML."""
    return dict(_values(front.text))


@lru_cache(maxsize=8)  # a check asks a dozen times for those of the same text
def _values(text: str) -> tuple[tuple[str, str], ...]:
    try:
        return tuple(_fields(tomlkit.parse(text)))
    except _BROKEN:
        return ()


def problem(front: FrontMatter) -> str | None:
    """Return the file's line and the reason why the front matter is not TOML, or None."""
    error = _fault(front.text)
    if error is None:
        return None
    before = frame(front)[0].count("\n") or 1
    found = _AT_LINE.fullmatch(error)
    if found is None:
        return f"line {before + front.text.count(chr(10))}: {error}"
    return f"line {before + int(found[2])}: {found[1]}"


@lru_cache(maxsize=8)
def _fault(text: str) -> str | None:
    """Return what readers of TOML say that is wrong with a text."""
    try:
        tomllib.loads(text)
        tomlkit.parse(text)
    except _BROKEN as error:
        return str(error)
    return None


def set_key(front: FrontMatter, key: str, value: str) -> FrontMatter:
    """Set a key, or remove it with an empty value; raise `FrontMatterError` where that cannot be.

    The edit is made on the text as it was read, with all keys that differ, whenever that gives the same: so a key that
    is set back brings the first bytes back.
    """
    wanted = dict(_fields(_document(front)))
    if wanted.get(key, "") == value:
        return front
    base = _base(front, wanted)
    return replace(front, text=_with_fields(base, {**wanted, key: value}))


def _document(front: FrontMatter) -> TOMLDocument:
    try:
        return tomlkit.parse(front.text)
    except _BROKEN as error:
        raise FrontMatterError(f"front matter: {problem(front)}") from error


def set_key_edit(issue: Issue, ids: IdSource, *, key: str, value: str) -> Issue:
    """Set a front-matter key of an issue, as an edit; an issue without front matter gets one."""
    front = issue.front if issue.front is not None else FrontMatter(id=ids.take())
    changed = set_key(front, key, value)
    return issue if changed is front else replace(issue, front=changed)


def settle_key(issue: Issue, ids: IdSource, *, key: str) -> Issue:
    """Trim what was typed for a key, when its field is left; a list's items each, and empty ones go."""
    if issue.front is None:
        return issue
    value = fields(issue.front).get(key, "")
    source = issue.front.source
    if source is not None and value == fields(replace(issue.front, text=source.values[0])).get(key, ""):
        return issue
    items = [item.strip() for item in value.split(",")] if key.startswith(_ARRAYS) else [value.strip()]
    return set_key_edit(issue, ids, key=key, value=_SEPARATOR.join(item for item in items if item))


def _base(front: FrontMatter, wanted: Mapping[str, str]) -> str:
    """Return the text as read when the front matter differs from it by keys alone, else the text as it is."""
    if front.source is None or front.text == front.source.values[0]:
        return front.text
    first = front.source.values[0]
    try:
        return first if _with_fields(first, wanted) == front.text else front.text
    except FrontMatterError:
        return front.text


def _with_fields(text: str, wanted: Mapping[str, str]) -> str:
    """Return `text` with just those keys changed whose values differ."""
    text = _with_placed(text, wanted)
    document = _parsed(text if not text or text.endswith("\n") else text + "\n")
    present = dict(_fields(document))
    for key, value in wanted.items():
        if value and present.get(key) != value:
            _put(document, key, value)
    emptied = [_removed(document, key) for key, value in present.items() if value and not wanted.get(key)]
    written = tomlkit.dumps(document)
    return written.rstrip("\n") + "\n" if any(emptied) else written


def _parsed(text: str) -> TOMLDocument:
    try:
        return tomlkit.parse(text)
    except _BROKEN as error:
        raise FrontMatterError(f"front matter: {error}") from error


def _fields(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, item in table.items():
        if "." in name:
            continue
        if isinstance(item, Mapping):
            yield from _fields(item, f"{prefix}{name}.")
        elif isinstance(item, Array) and all(isinstance(part, String) for part in item):
            yield prefix + name, _SEPARATOR.join(item)
        elif isinstance(item, String):
            yield prefix + name, str(item)
        elif isinstance(item, bool):
            yield prefix + name, str(item).lower()
        elif isinstance(item, _SCALARS):
            yield prefix + name, item.as_string()


def _removed(document: TOMLDocument, key: str) -> bool:
    """Remove a key, and its table if nothing is left in it, comments included; tell whether that was so."""
    *tables, name = key.split(".")
    table = _table(document, tables)
    del table[name]
    if len(tables) != 1 or table or "#" in tomlkit.dumps(table):
        return False
    del document[tables[0]]
    return True


def _put(document: TOMLDocument, key: str, value: str) -> None:
    *tables, name = key.split(".")
    table = _table(document, tables)
    item = table.get(name)
    if isinstance(item, Array):
        table[name] = _refilled(item, value.split(_SEPARATOR))
    elif item is None and key.startswith(_ARRAYS):
        table[name] = value.split(_SEPARATOR)
    else:
        table[name] = _item(item, value)


def _with_placed(text: str, wanted: Mapping[str, str]) -> str:
    """Insert the new top-level keys that follow another by custom right after it."""
    for key, befores in _AFTER.items():
        if wanted.get(key) and not re.search(rf"^{key}[ \t]*=", text, re.MULTILINE):
            text = _placed(text, key, wanted[key], befores) or text
    return text


def _placed(text: str, key: str, value: str, befores: Iterable[str]) -> str | None:
    for before in befores:
        line = re.search(rf"^{before}[ \t]*=.*\n", text, re.MULTILINE)
        if line is None:
            continue
        new = f"{key} = {tomlkit.string(value).as_string()}\n"
        placed = text[: line.end()] + new + text[line.end() :]
        if _reads(placed) == {**_reads(text), key: value}:
            return placed
    return None


def _reads(text: str) -> dict[str, str]:
    try:
        return dict(_fields(tomlkit.parse(text)))
    except _BROKEN:
        return {}


def _table(document: TOMLDocument, names: Sequence[str]) -> MutableMapping[str, Any]:
    """Return the table that dotted names lead to, made where there is none."""
    table: MutableMapping[str, Any] = document
    for name in names:
        if name not in table:
            table[name] = tomlkit.table()
        inner = table[name]
        if not isinstance(inner, MutableMapping):
            raise FrontMatterError(f"front matter: “{name}” is not a table")
        table = inner
    return table


def _refilled(array: Array, values: Sequence[str]) -> Item:
    """Return an array of other values in the layout of `array`."""
    comma = _LAST_COMMA.search(array.as_string())
    for n, value in enumerate(values[: len(array)]):
        if array[n] != value:
            array[n] = value
    for _ in range(len(array) - len(values)):
        array.pop()
    for value in values[len(array) :]:
        array.append(value)
    return array if comma else tomlkit.value(_LAST_COMMA.sub(r"\1]", array.as_string()))


def _item(old: object, value: str) -> Item:
    """Return `value` as an item of the kind that stood there: a literal string stays one, a date a date."""
    if isinstance(old, String) and old.as_string().startswith("'") and "'" not in value:
        return tomlkit.string(value, literal=True) if value.isprintable() else tomlkit.string(value)
    if isinstance(old, bool | Integer | Float | Date | Time | DateTime):
        return _of_kind(old, value)
    if old is not None and not isinstance(old, String):
        raise FrontMatterError("front matter: a table is no value")
    return tomlkit.string(value)


def _of_kind(old: object, value: str) -> Item:
    try:
        typed = tomlkit.value(value)
    except _BROKEN:
        return tomlkit.string(value)
    kind = Bool if isinstance(old, bool) else type(old)
    return typed if type(typed) is kind else tomlkit.string(value)
