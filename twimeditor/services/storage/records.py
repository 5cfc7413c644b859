"""What a recovery file holds, and its way to bytes and back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from twimeditor.core.model.nodes import Node
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import compose

_VERSION: Final = 1
_MARKDOWN: Final = frozenset({"body", "lead", "markdown", "text", "title"})  # written as typed, not escaped


class BrokenRecordError(Exception):
    """A recovery file that is not one, or one of a newer program."""


@dataclass(frozen=True, slots=True)
class Typed:
    """One field as it was typed: `kind` is the node's `KIND`."""

    kind: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An unsaved document: its file (None: none yet), the digest of what stood there, since when it is unsaved."""

    issue: Issue
    path: Path | None
    base: str | None
    since: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """A recovery file's content; `typed` are the fields of all edited nodes, for what `text` cannot carry."""

    text: str
    typed: tuple[Typed, ...]
    path: Path | None
    base: str | None
    since: datetime
    written: datetime


def encode(snapshot: Snapshot, now: datetime) -> bytes:
    """Return the bytes of a recovery file (all ASCII: half a character, as typed, survives as well)."""
    content = {
        "version": _VERSION,
        "path": None if snapshot.path is None else str(snapshot.path),
        "base": snapshot.base,
        "since": snapshot.since.isoformat(),
        "written": now.isoformat(),
        "text": compose(snapshot.issue),
        "typed": [[typed.kind, typed.field, typed.value] for typed in edited_fields(snapshot.issue)],
    }
    return json.dumps(content).encode("ascii")


def decode(data: bytes) -> Record:
    """Return the record; raise BrokenRecordError."""
    try:
        content = json.loads(data)
        if content["version"] != _VERSION:
            raise BrokenRecordError(f"written by another version of the program ({content['version']})")
        return _record(content)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BrokenRecordError(f"damaged: {error}") from error


def edited_fields(issue: Issue) -> Iterator[Typed]:
    """Yield the fields that a hand has touched."""
    for node in issue.leaves():
        if node.edited:
            yield from _touched(node)
    kinds = {node.id: node.KIND for node in issue.leaves()} if issue.unwritten else {}
    for one in issue.unwritten:
        if one.node in kinds and one.value.strip():
            yield Typed(kinds[one.node], one.field, one.value)


def unread(record: Record, issue: Issue) -> tuple[Typed, ...]:
    """Return what was typed that neither a field of `issue`, parsed from the record's text, nor the text holds."""
    held = {(node.KIND, value.strip()) for node in issue.leaves() for value in node.values}
    return tuple(
        one
        for one in record.typed
        if (one.kind, one.value.strip()) not in held
        and not (one.field in _MARKDOWN and _within(one.value, record.text))
    )


def _within(value: str, text: str) -> bool:
    return all(line.strip() in text for line in value.split("\n"))


def _touched(node: Node) -> Iterator[Typed]:
    read = node.source.values if node.source is not None else ("",) * len(node.FIELDS)
    for field, value, old in zip(node.FIELDS, node.values, read, strict=True):
        if value != old and value.strip():
            yield Typed(node.KIND, field, value)


def _record(content: dict[str, Any]) -> Record:
    text, path, base = content["text"], content["path"], content["base"]
    if not isinstance(text, str):
        raise TypeError("no text in it")
    return Record(
        text=text,
        typed=tuple(Typed(str(kind), str(field), str(value)) for kind, field, value in content["typed"]),
        path=None if path is None else Path(path),
        base=None if base is None else str(base),
        since=_moment(content["since"]),
        written=_moment(content["written"]),
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without its zone")
    return moment
