"""The pictures of what is on the clipboard: they come along into another issue."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from twimeditor.core.assets.references import Use, file_name, is_local, references
from twimeditor.core.assets.renaming import renamed
from twimeditor.core.ids import IdSource
from twimeditor.core.model import Entry, Node, Section
from twimeditor.core.post.clipping import Clipping, as_issue

_N = TypeVar("_N", bound=Node)


def pictures_of(clipping: Clipping) -> tuple[str, ...]:
    """Return the addresses of the blog's own files that a clipping names, each once."""
    named = (one.address for one in references(as_issue(clipping)) if one.use is not Use.SHARE)
    return tuple(dict.fromkeys(address for address in named if is_local(address) and file_name(address)))


def with_names(clipping: Clipping, names: Mapping[str, str]) -> Clipping:
    """Return a clipping whose pictures have other addresses."""
    if not names:
        return clipping
    changed = renamed(as_issue(clipping), IdSource(), names=names)
    return _Changed({node.id: node for node in changed.leaves()}).clipping(clipping)


class _Changed:
    """Puts nodes in the place of those that had their ids."""

    def __init__(self, nodes: Mapping[int, Node]) -> None:
        self._nodes = nodes

    def clipping(self, one: Clipping) -> Clipping:
        return replace(
            one,
            sections=tuple(map(self._section, one.sections)),
            entries=tuple(map(self._entry, one.entries)),
            spans=tuple(tuple(map(self._node, span)) for span in one.spans),
        )

    def _section(self, one: Section) -> Section:
        heading = self._node(one.heading) if one.heading is not None else None
        return replace(
            one,
            heading=heading,
            nodes=tuple(map(self._node, one.nodes)),
            entries=tuple(map(self._entry, one.entries)),
        )

    def _entry(self, one: Entry) -> Entry:
        return replace(one, heading=self._node(one.heading), nodes=tuple(map(self._node, one.nodes)))

    def _node(self, one: _N) -> _N:
        found = self._nodes.get(one.id)
        return found if isinstance(found, type(one)) else one
