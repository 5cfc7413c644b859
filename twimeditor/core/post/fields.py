"""The texts of a node that are written to the file, by the name of their field."""

from collections.abc import Iterator

from twimeditor.core.model import Attribution, AttributionForm, Blank, FrontMatter, MoreMarker, Node
from twimeditor.core.post import front_matter


def fields(node: Node) -> Iterator[tuple[str, str]]:
    """Yield name and text of each field; of front matter its keys, where it can be read."""
    match node:
        case Blank() | MoreMarker():
            return
        case FrontMatter():
            yield from _front(node)
        case Attribution(guess=True):
            yield "lead", node.lead
        case Attribution(form=AttributionForm.REFERENCE):  # its target stands in a definition
            yield from (("name", node.name), ("verb", node.verb))
        case Attribution():
            yield from (("name", node.name), ("target", node.target), ("verb", node.verb))
        case _:
            yield from zip(node.FIELDS, node.values, strict=True)


def _front(front: FrontMatter) -> Iterator[tuple[str, str]]:
    if front_matter.problem(front) is None:
        yield from front_matter.fields(front).items()
    else:
        yield "text", front.text
