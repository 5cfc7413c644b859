"""An issue as a drawing of its tree, one line a node, to compare with what was drawn by hand."""

from collections.abc import Iterator, Sequence

from twimeditor.core.model import Attribution, FrontMatter, Issue, Node, SubHeading, Text, Update, parts
from twimeditor.core.post.front_matter import fields


def drawn(issue: Issue) -> str:
    """Draw an issue; ⏎ is a line end within a field, → a tab, ? a guess."""
    return "\n".join(_lines(issue)) + "\n"


def _lines(issue: Issue) -> Iterator[str]:
    if issue.front is not None:
        yield _node(issue.front)
    yield "lead"
    yield from _parts(issue.lead, "  ")
    for section in issue.sections:
        yield "section"
        yield from _nodes([section.heading] if section.heading is not None else [], "  ")
        yield from _parts(section.nodes, "  ")
        for entry in section.entries:
            yield "  entry"
            yield "    " + _node(entry.heading)
            yield from _parts(entry.nodes, "    ")


def _parts(nodes: Sequence[Node], indent: str) -> Iterator[str]:
    for part in parts(tuple(nodes)):
        if isinstance(part, Update):
            yield indent + "update"
            yield from _nodes(part.leaves(), indent + "  ")
        else:
            yield indent + _node(part)


def _nodes(nodes: Iterator[Node] | Sequence[Node], indent: str) -> Iterator[str]:
    for node in nodes:
        yield indent + _node(node)


def _node(node: Node) -> str:
    kind = node.KIND
    values = list(node.values)
    if isinstance(node, Attribution):
        kind += f"/{node.form.value}" + "?" * node.guess
    elif isinstance(node, Text):
        kind += f"/{node.role.value}"
    elif isinstance(node, SubHeading):
        values[0] = f"{node.level} {values[0]}"
    elif isinstance(node, FrontMatter):
        values = [f"{key} = {value}" for key, value in fields(node).items()]
    shown = " | ".join(values).replace("\n", "⏎").replace("\t", "→")
    return f"{kind}  {shown}".rstrip(" ")
