"""Which writer an edited node goes to."""

from collections.abc import Callable
from dataclasses import dataclass

from twimeditor.core.model import (
    Attribution,
    Blank,
    Block,
    EntryHeading,
    FrontMatter,
    Image,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
    Writing,
)
from twimeditor.core.post.regenerate.attribution import attribution_text
from twimeditor.core.post.regenerate.headings import heading_text
from twimeditor.core.post.regenerate.image import image_text
from twimeditor.core.post.regenerate.lines import block_text, front_matter_text, quote_text


@dataclass(frozen=True, slots=True)
class Manner:
    """What a node's own slice does not tell: the file's line end, and the house style, read off the issue when needed.

    `wary` asks for the form that depends least on what stands around: marks on all lines of a quote, all brackets in a
    name escaped; `unaided` for the one that needs no definition.
    """

    eol: str
    writing: Callable[[], Writing]
    wary: bool = False
    unaided: bool = False


def regenerated(node: Node, manner: Manner) -> str:
    """Return the text of an edited node that is not empty."""
    match node:
        case Quote():
            text = quote_text(node, manner.eol, manner.writing, lazy=not manner.wary)
        case Attribution():
            text = attribution_text(node, manner.eol, manner.writing, wary=manner.wary, unaided=manner.unaided)
        case SectionHeading() | EntryHeading() | SubHeading():
            text = heading_text(node, manner.eol)
        case Image():
            text = image_text(node, manner.eol)
        case FrontMatter():
            text = front_matter_text(node, manner.eol)
        case Block():
            text = block_text(node, manner.eol)
        case Blank():
            text = node.text.replace("\n", manner.eol)
        case _:
            raise TypeError(f"no way to write a {type(node).__name__}")
    return text
