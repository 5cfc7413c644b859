"""The nodes of a post as HTML, each made once and kept for as long as it is right."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from twimeditor.core.render.blocks import Markdown, Parsed, Parser
from twimeditor.core.render.marks import Numbering, Resolve, Template, named_ids
from twimeditor.core.render.references import Asked, Definitions, merged, still_right
from twimeditor.core.render.shortcodes import may_call
from twimeditor.core.render.templates import SiteTemplates


@dataclass(slots=True)
class Cell:
    """A node's HTML and what it was made of.

    `numbered` are the marks in it that the nodes before have a say in, `values` what stands there.
    """

    id: int
    parsed: Parsed
    definitions: Definitions = field(default_factory=dict)
    asked: Asked = field(default_factory=dict)
    events: tuple[str, ...] = ()
    template: Template = field(default_factory=Template.empty)
    numbered: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    html: str = ""


@dataclass(slots=True)
class Changed:
    """What a change of the body changed: nodes with other HTML, and where elements begin and end."""

    html: set[int] = field(default_factory=set)
    elements: bool = False


class Body:
    """All nodes in their order. `named` tells whether their elements carry the nodes' ids."""

    def __init__(self, *, named: bool, templates: SiteTemplates | None = None, resolve: Resolve) -> None:
        self._named = named
        self._resolve = resolve
        self._parser = Parser(templates)
        self._cells: dict[int, Cell] = {}
        self._definitions: Definitions = {}
        self._permalink = ""

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._cells.values())

    def __contains__(self, number: object) -> bool:
        return number in self._cells

    def source(self, number: int) -> Markdown:
        """Return what a node's HTML is made of."""
        return self._cells[number].parsed.source

    def html(self, number: int) -> str:
        """Return the HTML of a node."""
        return self._cells[number].html

    def change(self, sources: Mapping[int, Markdown], order: Iterable[int] | None, permalink: str) -> Changed:
        """Give nodes another text, all of them another `order`, the post another address."""
        changed = Changed(elements=order is not None)
        redefined = [self._parse(number, source) for number, source in sources.items()]
        if order is not None:
            self._cells = {number: self._cells[number] for number in order}
        outdated = self._redefine(sources.keys()) if any(redefined) or order is not None else []
        fresh = [*(self._cells[number] for number in sources), *outdated]
        remarked = [self._render(cell, changed) for cell in fresh]
        moved, self._permalink = permalink != self._permalink, permalink
        if any(remarked) or order is not None:
            fresh += self._number()
        if moved:
            fresh += [cell for cell in self if cell.template.placed]
        for cell in fresh:
            self._fill(cell, changed)
        return changed

    def use(self, templates: SiteTemplates | None) -> Changed:
        """Take other shortcodes."""
        self._parser = Parser(templates)
        calling = {cell.id: cell.parsed.source for cell in self if may_call(cell.parsed.source.text)}
        return self.change(calling, None, self._permalink)

    def use_pages(self, resolve: Resolve) -> Changed:
        """Find the site's other pages otherwise."""
        self._resolve = resolve
        changed = Changed()
        for cell in self:
            if cell.template.linked:
                self._fill(cell, changed)
        return changed

    def _parse(self, number: int, source: Markdown) -> bool:
        """Find a node's blocks; tell whether it defines something else now."""
        cell = self._cells.get(number)
        parsed = self._parser.parse(source, cell.parsed if cell else None)
        if cell is None:
            cell = self._cells[number] = Cell(number, parsed)
        before, cell.definitions = cell.definitions, parsed.definitions
        cell.parsed = parsed
        return before != cell.definitions

    def _redefine(self, but: Iterable[int]) -> list[Cell]:
        """Collect the definitions; return the cells, `but` those, that asked for one that is new."""
        self._definitions = merged(cell.definitions for cell in self)
        skipped = frozenset(but)
        outdated = [cell for cell in self if cell.id not in skipped and not still_right(cell.asked, self._definitions)]
        for cell in outdated:
            cell.parsed = self._parser.parse(cell.parsed.source)
        return outdated

    def _render(self, cell: Cell, changed: Changed) -> bool:
        """Make a node's HTML; tell whether the numbered marks in it are others now."""
        rendered = self._parser.render(cell.parsed, self._definitions)
        changed.elements = changed.elements or cell.events != rendered.events
        cell.asked, cell.events = rendered.asked, rendered.events
        cell.template = Template.split(rendered.html)
        before, cell.numbered = cell.numbered, cell.template.numbered
        return before != cell.numbered

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
