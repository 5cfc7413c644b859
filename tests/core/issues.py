"""An issue of our own with one of most things, and how tests get at its parts."""

from typing import TypeVar

from twimeditor.core.ids import IdSource
from twimeditor.core.model import Issue, Node, edits
from twimeditor.core.post import compose, parse

N = TypeVar("N", bound=Node)

POST = """\
+++
title = "This Week in Matrix 2030-02-01"
+++

## Dept of Clients 📱

### Teapot ([website](https://teapot.example))

A client that is short and stout.

[Zoë](https://matrix.to/#/@zoe:example.org) says

> First line.
> Second line.
>
> - one
> - two

That is good news.

### Kettle
[Jim] reports that:
> A paragraph that goes
on without a mark.

![steam](/blog/img/steam.png "Steam")

## Dept of Ops

Thank you to [Ann](https://matrix.to/#/@ann:example.org), who told us:

> Short.

* x
* y

[Jim]: https://matrix.to/#/@jim:example.org
"""


def issue_of(text: str = POST) -> tuple[Issue, IdSource]:
    """Return the issue of a text, and the source of further ids."""
    ids = IdSource()
    return parse(text, ids), ids


def nth(issue: Issue, kind: type[N], number: int = 0) -> N:
    """Return the issue's node of a kind, by its number among them."""
    return [node for node in issue.leaves() if isinstance(node, kind)][number]


def with_field(issue: Issue, node: Node, field: str, value: str) -> Issue:
    """Set a field by the node that has it; no id is ever needed anew."""
    return edits.set_field(issue, IdSource(10_000), target=node.id, field=field, value=value)


def line_changes(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and those that came, the common ones at both ends left out."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def changes_of(before: Issue, after: Issue) -> tuple[list[str], list[str]]:
    """Return which lines of the text two issues differ in."""
    return line_changes(compose(before), compose(after))
