"""The page's body, kept up to date: after an edit only what it touches is made anew."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twimeditor.core.model import Attribution, FrontMatter, Issue, Node
from twimeditor.core.model.changes import ChangeSet, diff
from twimeditor.core.model.find import node as find_node
from twimeditor.core.render.aside import Batch, Outcome
from twimeditor.core.render.blocks import Markdown
from twimeditor.core.render.body import Body, Changed
from twimeditor.core.render.budget import Budget
from twimeditor.core.render.content import Source, manner_of, markdown_of, shown, source_of
from twimeditor.core.render.groups import grouped
from twimeditor.core.render.marks import Resolve
from twimeditor.core.render.meeting import Meeting
from twimeditor.core.render.templates import SiteTemplates

SITE = "https://matrix.org"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the page that is replaced as one: a node, or several that share an HTML element.

    `key` is the first node's id. `html` may be empty, or text or a comment without an element.
    """

    key: int
    html: str
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """What to change in the page: `order` are all keys in their order, None when it stays."""

    order: tuple[int, ...] | None = None
    html: Mapping[int, str] = field(default_factory=dict)
    removed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return self.order is not None or bool(self.html or self.removed)


class Renderer:
    """Renders an issue and follows its edits.

    Each outermost element of a node's HTML gets the node's id as ``data-node``, unless `named` is
    False. `site` is the address that the post's own links begin with, `templates` are its own
    shortcodes: without them those that the newsletter knows are taken. `resolve` tells where the
    site's other pages are: a link to one that it does not know stays as typed. With a `budget`, nodes
    beyond it keep what they show until somebody does the `batch` that waits and brings what came of it.
    """

    def __init__(
        self,
        *,
        named: bool = True,
        site: str = SITE,
        templates: SiteTemplates | None = None,
        resolve: Resolve | None = None,
        budget: Budget | None = None,
    ) -> None:
        self._site = site
        self._body = Body(named=named, resolve=resolve or _nowhere, templates=templates, budget=budget)
        self._issue: Issue | None = None
        self._nodes: dict[int, Node] = {}
        self._source_of = markdown_of if budget is None else source_of
        self._manner = manner_of(Issue(front=None))
        self._meeting = Meeting()
        self._permalink = ""
        self._groups: dict[int, tuple[int, ...]] = {}
        self._key_of: dict[int, int] = {}

    def render(self, issue: Issue) -> tuple[Fragment, ...]:
        """Return the whole body; what is known already is not made again."""
        self._follow(issue, None)
        return tuple(Fragment(key, self._html(key), nodes) for key, nodes in self._groups.items())

    def update(self, issue: Issue, changes: ChangeSet | None = None) -> Patch:
        """Return what has changed since the issue that was rendered last.

        `changes` are a hint that saves comparing the two: they have to be all that lies between.
        """
        if self._issue is None:
            fragments = self.render(issue)
            html = {fragment.key: fragment.html for fragment in fragments}
            return Patch(tuple(html), html)
        before = self._groups
        changed = self._follow(issue, diff(self._issue, issue) if changes is None else changes)
        return self._patch(before, changed)

    def use(self, templates: SiteTemplates | None) -> Patch:
        """Take other shortcodes; return what that changes in the page."""
        return self._patched(self._body.use(templates))

    def use_pages(self, resolve: Resolve | None) -> Patch:
        """Find the site's other pages otherwise; return what that changes in the page."""
        return self._patched(self._body.use_pages(resolve or _nowhere))

    def batch(self) -> Batch | None:
        """Return what waits to be done elsewhere next, None when nothing does."""
        return self._body.batch()

    def take(self, batch: Batch, outcomes: Sequence[Outcome]) -> Patch:
        """Take what came of a batch; return what that changes in the page."""
        return self._patched(self._body.take(batch, outcomes))

    def _patched(self, changed: Changed) -> Patch:
        before = self._groups
        if changed.elements:
            self._group()
        return self._patch(before, changed)

    def together(self, one: int, other: int) -> bool:
        """Tell whether two nodes of the issue that was rendered last share a fragment."""
        return one in self._key_of and self._key_of[one] == self._key_of.get(other)

    def _follow(self, issue: Issue, changes: ChangeSet | None) -> Changed:
        whole = changes is None or changes.structure
        leaves = list(self._all(issue) if whole else self._changed(issue, changes))
        order = [leaf.id for leaf in leaves] if whole else None
        if whole:
            self._manner = manner_of(issue)
        met = self._meeting.arrange(leaves) if whole else set()
        if self._issue is None or issue.front is not self._issue.front:
            self._permalink = self._site + _path(issue.front)
        changed = self._body.change(self._sources(leaves, met), order, self._permalink)
        self._issue = issue
        if changed.elements:
            self._group()
        return changed

    def _all(self, issue: Issue) -> Iterator[Node]:
        return (leaf for leaf in issue.leaves() if shown(leaf))

    def _changed(self, issue: Issue, changes: ChangeSet | None) -> Iterator[Node]:
        numbers = changes.changed if changes else ()
        return (find_node(issue, number) for number in numbers if number in self._body)

    def _sources(self, leaves: Iterable[Node], met: set[int]) -> dict[int, Source]:
        """Return the Markdown of each leaf that will be written otherwise than before."""
        fresh = [leaf.id for leaf in leaves if self._is_fresh(leaf) or leaf.id in met]
        found: dict[int, Source] = {}
        for number in self._meeting.touched(fresh):
            source = self._source(number)
            if number not in self._body or self._body.source(number) != source:
                found[number] = source
        return found

    def _is_fresh(self, leaf: Node) -> bool:
        """Take note of a node; tell whether it may be written otherwise than before."""
        known, self._nodes[leaf.id] = self._nodes.get(leaf.id), leaf
        depends = isinstance(leaf, Attribution) and leaf.edited
        return known is not leaf or leaf.id not in self._body or depends

    def _source(self, number: int) -> Source:
        """Return what a node's HTML is made of: of lists in a row, the first one's of all of them."""
        row = self._meeting.row(number)
        sources = [self._source_of(self._nodes[one], self._manner) for one in row or (number,)]
        texts = [source.text.strip("\n") for source in sources if isinstance(source, Markdown)]
        if not row or len(texts) < len(row):
            return sources[row.index(number) if row else 0]
        return Markdown("\n\n".join(texts) + "\n" if number == row[0] else "")

    def _group(self) -> None:
        self._groups = {group[0]: group for group in grouped(self._body)}
        self._key_of = {number: key for key, group in self._groups.items() for number in group}

    def _html(self, key: int) -> str:
        return "".join(map(self._body.html, self._groups[key]))

    def _patch(self, before: Mapping[int, tuple[int, ...]], changed: Changed) -> Patch:
        dirty = {self._key_of[number] for number in changed.html}
        if self._groups is before:
            return Patch(html={key: self._html(key) for key in dirty})
        dirty |= {key for key, group in self._groups.items() if before.get(key) != group}
        order = tuple(self._groups)
        return Patch(
            order=None if order == tuple(before) else order,
            html={key: self._html(key) for key in dirty},
            removed=tuple(key for key in before if key not in self._groups),
        )


def _nowhere(_address: str) -> None:
    return None


def _path(front: FrontMatter | None) -> str:
    """Return the post's own path on the site, between slashes."""
    try:
        path = tomllib.loads(front.text).get("path", "") if front else ""
    except (ValueError, RecursionError):  # the latter and huge numbers are no TOMLDecodeError
        path = ""
    inner = path.strip("/") if isinstance(path, str) else ""
    return f"/{inner}/" if inner else "/"
