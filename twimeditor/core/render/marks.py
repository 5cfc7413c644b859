"""Places in a node's HTML that only the whole post can fill: ids, numbers, the post's address.

The HTML of a node is kept for as long as the node stays what it is, so it must not hold what depends
on its neighbours. Such places are marks: a kind and a payload between two NUL characters, which no
Markdown can produce because the parser replaces NUL.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from twimeditor.core.render.escape import escape_html, escape_url

NUL = "\0"

Resolve: TypeAlias = Callable[[str], str | None]
"""Tells the address of another page of the site (``@/blog/page.md#part``), None where there is none."""


class Mark(Enum):
    """What stands at a mark; the value is its letter."""

    ROOT = "r"  # the attribute that names the node, on each of its outermost elements
    HEADING = "h"  # a heading's id, made from the slug in the payload
    NAMED = "i"  # a heading's id that was given as {#id}
    FOOTNOTE = "f"  # the number of the footnote with the label in the payload
    PERMALINK = "p"  # the address of the post
    PAGE = "l"  # the address of another page of the site; the payload is the link's target as typed
    MORE = "m"  # the place where the summary ends; the payload is the comment as typed

    @property
    def numbered(self) -> bool:
        """Tell whether the mark's value depends on the nodes before it."""
        return self not in {Mark.ROOT, Mark.PERMALINK, Mark.PAGE}

    def __call__(self, payload: str = "") -> str:
        """Return the mark as it stands in HTML."""
        return f"{NUL}{self.value}{payload}{NUL}"


@dataclass(frozen=True, slots=True)
class Template:
    """A node's HTML, split at its marks: text, mark, text, mark, …, text."""

    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str) -> "Template":
        """Split HTML with marks in it."""
        return cls(tuple(html.split(NUL)))

    @classmethod
    def empty(cls) -> "Template":
        """Return the template of nothing."""
        return cls(("",))

    @property
    def numbered(self) -> tuple[str, ...]:
        """Return the marks whose value depends on the nodes before, in order."""
        return tuple(part for part in self.parts[1::2] if Mark(part[0]).numbered)

    @property
    def placed(self) -> bool:
        """Tell whether the HTML holds the address of the post."""
        return Mark.PERMALINK.value in self.parts[1::2]

    @property
    def linked(self) -> bool:
        """Tell whether the HTML holds links to other pages of the site."""
        return any(part[0] == Mark.PAGE.value for part in self.parts[1::2])

    def fill(
        self, values: tuple[str, ...], *, root: str = "", permalink: str = "", resolve: Resolve | None = None
    ) -> str:
        """Return the HTML: `values` go to the numbered marks, `root` on each outermost element.

        Links to other pages stay marks without `resolve`.
        """
        if len(self.parts) == 1:
            return self.parts[0]
        filled = list(self.parts)
        remaining = iter(values)
        for index in range(1, len(filled), 2):
            kind = filled[index][0]
            if kind == Mark.ROOT.value:
                filled[index] = root
            elif kind == Mark.PERMALINK.value:
                filled[index] = permalink
            elif kind == Mark.PAGE.value:
                filled[index] = _page(filled[index], resolve)
            else:
                filled[index] = next(remaining)
        return "".join(filled)


def _page(mark: str, resolve: Resolve | None) -> str:
    if resolve is None:
        return f"{NUL}{mark}{NUL}"
    target = mark[1:]
    return escape_html(escape_url(resolve(target) or target))


class Numbering:
    """Hands out what the marks of a post stand for, in the order of its nodes."""

    def __init__(self, named: frozenset[str]) -> None:
        self._taken = set(named)
        self._next: dict[str, int] = {}
        self._footnotes: dict[str, int] = {}
        self._more = False

    def values(self, marks: tuple[str, ...]) -> tuple[str, ...]:
        """Return what to fill in for `marks`, the next ones of the post."""
        return tuple(self._value(Mark(mark[0]), mark[1:]) for mark in marks)

    def _value(self, kind: Mark, payload: str) -> str:
        if kind is Mark.HEADING:
            return escape_html(self._free_id(payload))
        if kind is Mark.FOOTNOTE:
            return str(self._footnotes.setdefault(payload, len(self._footnotes) + 1))
        if kind is Mark.MORE:
            first, self._more = not self._more, True
            return '<span id="continue-reading"></span>' if first else payload
        return escape_html(payload)

    def _free_id(self, slug: str) -> str:
        if slug not in self._taken:
            self._taken.add(slug)
            return slug
        number = self._next.get(slug, 1)
        while f"{slug}-{number}" in self._taken:
            number += 1
        self._next[slug] = number + 1
        self._taken.add(f"{slug}-{number}")
        return f"{slug}-{number}"


def named_ids(marks: tuple[str, ...]) -> frozenset[str]:
    """Return the ids that headings were given by hand."""
    return frozenset(mark[1:] for mark in marks if mark[0] == Mark.NAMED.value)
