"""The pages of the site that an issue links to, with the ids in them where that matters."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from twimeditor.core.check.anchors import anchors
from twimeditor.core.check.knowledge import Page
from twimeditor.core.check.own_links import pages_named
from twimeditor.core.model import Issue, Node
from twimeditor.core.post import parse
from twimeditor.core.render import SiteTemplates
from twimeditor.services.check.site_index import Listing
from twimeditor.services.ports import FileSystem, Stamp

_LARGEST: Final = 1_000_000


class NamedPages:
    """Knows which pages an issue names; of nodes that are the same, and of files, it is read once."""

    def __init__(self, files: FileSystem) -> None:
        self._files = files
        self._named: dict[int, tuple[Node, Mapping[str, bool]]] = {}
        self._anchors: dict[Path, tuple[Stamp, SiteTemplates | None, frozenset[str] | None]] = {}

    def names(self, issue: Issue) -> Mapping[str, bool]:
        """Return the names by which an issue links to pages, and whether it does to a place in them."""
        self._named = {node.id: (node, self._names_in(node)) for node in issue.leaves()}
        found: dict[str, bool] = {}
        for _, named in self._named.values():
            for name, is_within in named.items():
                found[name] = found.get(name, False) or is_within
        return found

    def pages(
        self, names: Mapping[str, bool], listing: Listing, content: Path, templates: SiteTemplates | None
    ) -> Mapping[str, Page]:
        """Return those that there are."""
        found: dict[str, Page] = {}
        for name, is_within in names.items():
            listed = listing.find(name)
            if listed is not None:
                ids = self._ids(content / listed.name, templates) if is_within else None
                found[name] = Page(listed.name, ids)
        return found

    def _names_in(self, node: Node) -> Mapping[str, bool]:
        known = self._named.get(node.id)
        if known is not None and known[0] is node:
            return known[1]
        found: dict[str, bool] = {}
        for name, is_within in pages_named(node):
            found[name] = found.get(name, False) or is_within
        return found

    def _ids(self, path: Path, templates: SiteTemplates | None) -> frozenset[str] | None:
        stamp = self._files.stamp(path)
        if stamp is None or stamp.size > _LARGEST:
            return None
        known = self._anchors.get(path)
        if known is None or known[:2] != (stamp, templates):
            known = self._anchors[path] = stamp, templates, self._read(path, templates)
        return known[2]

    def _read(self, path: Path, templates: SiteTemplates | None) -> frozenset[str] | None:
        try:
            return anchors(parse(self._files.read(path).decode()), templates)
        except (OSError, ValueError):
            return None
