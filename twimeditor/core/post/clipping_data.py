"""A clipping as bytes for the clipboard, so that another window, or another running program, gets it as it is."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from enum import Enum
from itertools import chain
from typing import Any, Final, TypeVar

from twimeditor.core import model
from twimeditor.core.errors import TwimError
from twimeditor.core.model import (
    Attribution,
    AttributionForm,
    Blank,
    Entry,
    EntryHeading,
    Node,
    Quote,
    Section,
    SectionHeading,
    Source,
)
from twimeditor.core.model.tree import MARKS
from twimeditor.core.post.clipping import Clipping, as_issue, leaves
from twimeditor.core.post.compose import compose
from twimeditor.core.post.parse import parse

_VERSION: Final = 1
_UPDATE: Final = "\n> text\n"
"""What stands behind an author's line, and tells that it is one."""

_QUOTED: Final = (Quote, ("text",))
_N = TypeVar("_N", bound=Node)
_KINDS: Final = {
    kind.__name__: kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Node) and kind not in {Node, model.Block, model.FrontMatter}
}


class BrokenClippingError(TwimError):
    """Bytes that are no clipping, or one of another version of the program."""


def encode(clipping: Clipping) -> bytes:
    """Return a clipping as bytes."""
    data = {
        "version": _VERSION,
        "eol": clipping.eol,
        "sections": [_section_data(section) for section in clipping.sections],
        "entries": [_entry_data(entry) for entry in clipping.entries],
        "spans": [_nodes_data(span) for span in clipping.spans],
    }
    return json.dumps(data).encode("ascii")


def decode(data: bytes) -> Clipping:
    """Return the clipping that `encode` made into `data`; raise BrokenClippingError.

    Any program can put such bytes on the clipboard. So a slice that would read back as something else than its node
    says is left out: what is shown is what will be written.
    """
    try:
        content = json.loads(data)
        if content["version"] != _VERSION:
            raise BrokenClippingError("written by another version of the program")
        clipping = _clipping(content)
        if _is_honest(clipping):
            return clipping
        for data_of in _all_nodes(content):
            if not _says_so(_node(data_of)):
                data_of["source"] = None
        return _clipping(content)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenClippingError(f"damaged: {error}") from error


def _clipping(content: dict[str, Any]) -> Clipping:
    return Clipping(
        tuple(map(_section, content["sections"])),
        tuple(map(_entry, content["entries"])),
        tuple(map(_nodes, content["spans"])),
        _text(content["eol"]),
    )


def _is_honest(clipping: Clipping) -> bool:
    """Tell whether all slices together, as they are written, read back as what the nodes say."""
    nodes = list(leaves(clipping))
    if any(node.edited and not _says_so(node) for node in nodes):
        return False
    return _said(nodes) == _said(parse(compose(as_issue(clipping))).leaves())


def _says_so(node: Node) -> bool:
    """Tell whether a node's slice, alone, reads as the node that it was."""
    if node.source is None:
        return True
    text, values = node.source.text, node.source.values
    if isinstance(node, Blank) or text.strip() in {value.strip() for value in values}:
        return not isinstance(node, Blank) or not text.strip()
    wanted = [(type(node), values)]
    if not isinstance(node, Attribution):
        return _said(parse(text).leaves()) == wanted
    return _said(parse(text + _UPDATE + _definition(node, values)).leaves())[:-1] == [*wanted, _QUOTED]


def _definition(node: Attribution, values: tuple[str, ...]) -> str:
    """Return what defines the link of an author: by reference it stands elsewhere in the post."""
    name, target = values[:2]
    if node.form is not AttributionForm.REFERENCE:
        name, target = "none", "https://none.example"
    return f"\n[{name}]: {target if '://' in target else f'https://matrix.to/#/{target}'}\n"


def _said(nodes: Iterable[Node]) -> list[tuple[type[Node], tuple[str, ...]]]:
    return [(type(node), node.values) for node in nodes if not isinstance(node, Blank)]


def _all_nodes(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the data of all nodes."""
    for section in content["sections"]:
        yield from (section["heading"],) if section["heading"] is not None else ()
        yield from section["nodes"]
    for entry in (*content["entries"], *(entry for section in content["sections"] for entry in section["entries"])):
        yield entry["heading"]
        yield from entry["nodes"]
    yield from chain.from_iterable(content["spans"])


def _section_data(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": None if section.heading is None else _node_data(section.heading),
        "nodes": _nodes_data(section.nodes),
        "entries": [_entry_data(entry) for entry in section.entries],
    }


def _entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "heading": _node_data(entry.heading),
        "nodes": _nodes_data(entry.nodes),
        "mark": entry.mark,
        "note": entry.note,
    }


def _nodes_data(nodes: Iterable[Node]) -> list[dict[str, Any]]:
    return [_node_data(node) for node in nodes]


def _node_data(node: Node) -> dict[str, Any]:
    data = {name: _plain(getattr(node, name)) for name in _value_names(type(node))}
    source = node.source
    read = None if source is None else [source.text, list(source.values), source.glued_to]
    return {"kind": type(node).__name__, "id": node.id, "source": read, **data}


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    return list(value) if isinstance(value, tuple) else value


def _value_names(kind: type[Node]) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in {"id", "source"}]


def _section(data: dict[str, Any]) -> Section:
    heading = None if data["heading"] is None else _of_kind(data["heading"], SectionHeading)
    return Section(_number(data["id"]), heading, _nodes(data["nodes"]), tuple(map(_entry, data["entries"])))


def _entry(data: dict[str, Any]) -> Entry:
    mark = data["mark"] if data["mark"] in MARKS else ""
    heading = _of_kind(data["heading"], EntryHeading)
    return Entry(_number(data["id"]), heading, _nodes(data["nodes"]), mark, _text(data["note"]))


def _nodes(data: Iterable[dict[str, Any]]) -> tuple[Node, ...]:
    nodes = tuple(map(_node, data))
    if any(isinstance(node, SectionHeading | EntryHeading) for node in nodes):
        raise TypeError("a heading in the place of a block")
    return nodes


def _node(data: dict[str, Any]) -> Node:
    kind = _KINDS[data["kind"]]
    model_of = kind(id=0)
    values = {name: _like(getattr(model_of, name), data[name]) for name in _value_names(kind)}
    return kind(id=_number(data["id"]), source=_source(data["source"], len(kind.FIELDS)), **values)


def _of_kind(data: dict[str, Any], kind: type[_N]) -> _N:
    node = _node(data)
    if not isinstance(node, kind):
        raise TypeError(f"{node.KIND} in the place of a heading")
    return node


def _source(data: list[Any] | None, count: int) -> Source | None:
    if data is None:
        return None
    text, values, glued_to = data
    if len(values) != count:
        raise ValueError("as many values as fields are needed")
    return Source(_text(text), tuple(map(_text, values)), None if glued_to is None else _number(glued_to))


def _like(model_of: object, value: object) -> object:
    """Return a value of the type that `model_of` has."""
    if isinstance(model_of, Enum):
        return type(model_of)(value)
    if isinstance(model_of, tuple) and isinstance(value, list):
        return tuple(map(_text, value))
    return _text(value) if isinstance(model_of, str) else _number(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is needed")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a whole number is needed")
    return value
