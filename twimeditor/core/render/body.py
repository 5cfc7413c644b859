"""The nodes of a post as HTML, each made once and kept for as long as it is right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from twimeditor.core.render.aside import Batch, Outcome
from twimeditor.core.render.blocks import Markdown, Parsed, Parser
from twimeditor.core.render.budget import Budget
from twimeditor.core.render.content import Draft, Source
from twimeditor.core.render.marks import Numbering, Resolve, Template, named_ids
from twimeditor.core.render.placeholders import FRESH, Before
from twimeditor.core.render.queue import Queue
from twimeditor.core.render.quotes import Rendered
from twimeditor.core.render.references import Asked, Definitions, merged, still_right
from twimeditor.core.render.shortcodes import may_call
from twimeditor.core.render.templates import SiteTemplates


@dataclass(slots=True)
class Cell:
    """A node's HTML and what it was made of.

    `parsed` is None while the node waits, and where the HTML came from elsewhere. `numbered` are the marks in the HTML
    that the nodes before have a say in, `values` what stands there, `after` what its shortcodes do to those behind it.
    """

    id: int
    source: Source
    parsed: Parsed | None = None
    definitions: Definitions = field(default_factory=dict)
    asked: Asked = field(default_factory=dict)
    events: tuple[str, ...] = ()
    template: Template = field(default_factory=Template.empty)
    numbered: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    after: Before | None = None
    html: str = ""


@dataclass(slots=True)
class Changed:
    """What a change of the body changed: nodes with other HTML, where elements begin and end, the post's shortcodes."""

    html: set[int] = field(default_factory=set)
    elements: bool = False
    calls: bool = False


class Body:
    """All nodes in their order. `named` tells whether their elements carry the nodes' ids.

    With a `budget`, what goes beyond it keeps the HTML that it has: `batch` tells what there is to do, and `take`
    takes what came of it.
    """

    def __init__(
        self, *, named: bool, resolve: Resolve, templates: SiteTemplates | None = None, budget: Budget | None = None
    ) -> None:
        self._named = named
        self._resolve = resolve
        self._templates = templates
        self._parser = Parser(templates)
        self._queue = Queue(budget)
        self._cells: dict[int, Cell] = {}
        self._definitions: Definitions = {}
        self._permalink = ""

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells.values())

    def __contains__(self, number: object) -> bool:
        return number in self._cells

    def source(self, number: int) -> Source:
        """Return what a node's HTML is made of."""
        return self._cells[number].source

    def html(self, number: int) -> str:
        """Return the HTML of a node."""
        return self._cells[number].html

    def change(self, sources: Mapping[int, Source], order: Iterable[int] | None, permalink: str) -> Changed:
        """Give nodes another text, all of them another `order`, the post another address."""
        self._queue.begin()
        changed = Changed(elements=order is not None, calls=order is not None)
        redefined = [self._put(number, source) for number, source in sources.items()]
        if order is not None:
            self._cells = {number: self._cells[number] for number in order}
            self._queue.keep(self._cells)
        outdated = self._redefine(sources.keys()) if any(redefined) or order is not None else []
        fresh = [*(self._cells[number] for number in sources), *outdated]
        remarked = [self._render(cell, changed) for cell in fresh]
        moved, self._permalink = permalink != self._permalink, permalink
        if moved:
            fresh += [cell for cell in self if cell.template.placed]
        self._finish(fresh, changed, renumber=any(remarked) or order is not None)
        return changed

    def use(self, templates: SiteTemplates | None) -> Changed:
        """Take other shortcodes."""
        self._templates, self._parser = templates, Parser(templates)
        for cell in self:
            if may_call(cell.source.text):
                cell.parsed = None
        calling = {cell.id: cell.source for cell in self if may_call(cell.source.text)}
        return self.change(calling, None, self._permalink)

    def use_pages(self, resolve: Resolve) -> Changed:
        """Find the site's other pages otherwise."""
        self._resolve = resolve
        changed = Changed()
        for cell in self:
            if cell.template.linked:
                self._fill(cell, changed)
        return changed

    def batch(self) -> Batch | None:
        """Return what is to be done next, elsewhere; None when nothing waits."""
        jobs = self._queue.next(lambda number: self._cells[number].source)
        if not jobs:
            return None
        return Batch(jobs, self._definitions, self._templates, self._queue.steps_of(jobs))

    def take(self, batch: Batch, outcomes: Sequence[Outcome]) -> Changed:
        """Take what was done elsewhere; what is out of date meanwhile is dropped."""
        self._queue.begin()
        changed = Changed()
        arrived = [*self._arrived(batch, outcomes)]
        redefined = [self._define(cell, outcome.definitions) for cell, outcome in arrived]
        outdated = self._redefine([cell.id for cell, _ in arrived]) if any(redefined) else []
        remarked = [self._render(cell, changed) for cell in outdated]
        for cell, outcome in arrived:
            if outcome.rendered is None:
                self._queue.set_apart(cell.id, cell.source)
            elif still_right(outcome.rendered.asked, self._definitions):
                self._queue.done(cell.id)
                remarked.append(self._show(cell, outcome.rendered, changed))
            else:
                self._queue.again(cell.id)
        self._finish([*outdated, *(cell for cell, _ in arrived)], changed, renumber=any(remarked))
        return changed

    def _arrived(self, batch: Batch, outcomes: Sequence[Outcome]) -> Iterator[tuple[Cell, Outcome]]:
        """Yield the nodes that still wait for just this."""
        if batch.templates is not self._templates:
            return
        for job, outcome in zip(batch.jobs, outcomes, strict=True):
            cell = self._cells.get(job.number)
            if cell is not None and cell.id in self._queue and cell.source is job.source:
                yield cell, outcome

    def _put(self, number: int, source: Source) -> bool:
        """Give a node another text; tell whether it defines something else now."""
        cell = self._cells.get(number)
        if cell is None:
            cell = self._cells[number] = Cell(number, source)
        cell.source = source
        return self._parse(cell)

    def _parse(self, cell: Cell) -> bool:
        """Find a node's blocks, unless it has to wait; tell whether it defines something else now."""
        before, cell.parsed = cell.parsed, None
        source = cell.source
        if not self._queue.admits(cell.id, source) or isinstance(source, Draft):
            return False
        steps = self._queue.steps(first=not cell.html)
        parsed = self._parser.parse(source, before, steps=steps)
        self._queue.spend(self._parser.spent)
        if parsed.too_much and self._queue.refuses(cell.id, source, steps):
            return False
        cell.parsed = parsed
        return self._define(cell, parsed.definitions)

    def _define(self, cell: Cell, definitions: Definitions) -> bool:
        before, cell.definitions = cell.definitions, definitions
        return before != definitions

    def _redefine(self, but: Iterable[int]) -> list[Cell]:
        """Collect the definitions; return the cells, `but` those, that asked for one that is new."""
        self._definitions = merged(cell.definitions for cell in self)
        skipped = frozenset(but)
        outdated = [
            cell
            for cell in self
            if cell.id not in skipped and cell.id not in self._queue and not still_right(cell.asked, self._definitions)
        ]
        for cell in outdated:
            self._parse(cell)
        return outdated

    def _render(self, cell: Cell, changed: Changed) -> bool:
        """Make a node's HTML, unless it waits; tell whether the numbered marks in it are others now."""
        if cell.parsed is None:
            return False
        steps = self._queue.steps(first=not cell.html)
        rendered = self._parser.render(cell.parsed, self._definitions, steps=steps)
        self._queue.spend(self._parser.spent)
        if rendered.too_much and self._queue.refuses(cell.id, cell.source, steps):
            cell.parsed = None
            return False
        return self._show(cell, rendered, changed)

    def _show(self, cell: Cell, rendered: Rendered, changed: Changed) -> bool:
        changed.elements = changed.elements or cell.events != rendered.events
        changed.calls = changed.calls or cell.after is not None or rendered.after is not None
        cell.asked, cell.events, cell.after = rendered.asked, rendered.events, rendered.after
        cell.template = Template.split(rendered.html)
        before, cell.numbered = cell.numbered, cell.template.numbered
        return before != cell.numbered

    def _finish(self, fresh: list[Cell], changed: Changed, *, renumber: bool) -> None:
        recalled = self._recall(changed) if changed.calls else []
        fresh += recalled
        if renumber or recalled:
            fresh += self._number()
        for cell in fresh:
            self._fill(cell, changed)

    def _recall(self, changed: Changed) -> list[Cell]:
        """Make those nodes anew that other shortcodes come before now."""
        before = FRESH
        recalled = []
        for cell in self:
            if cell.after is None:
                continue
            if isinstance(cell.source, Markdown) and cell.source.before != before and cell.id not in self._queue:
                cell.source = replace(cell.source, before=before)
                self._parse(cell)
                self._render(cell, changed)
                recalled.append(cell)
            if cell.after is not None:
                before = cell.after
        return recalled

    def _number(self) -> list[Cell]:
        """Give all marks their values; return the cells in which another value stands now."""
        marked = [cell for cell in self if cell.numbered or cell.values]
        named = frozenset(name for cell in marked for name in named_ids(cell.numbered))
        numbering = Numbering(named)
        changed = []
        for cell in marked:
            values = numbering.values(cell.numbered)
            if values != cell.values:
                cell.values = values
                changed.append(cell)
        return changed

    def _fill(self, cell: Cell, changed: Changed) -> None:
        root = f' data-node="{cell.id}"' if self._named else ""
        html = cell.template.fill(cell.values, root=root, permalink=self._permalink, resolve=self._resolve)
        if html != cell.html:
            cell.html = html
            changed.html.add(cell.id)
