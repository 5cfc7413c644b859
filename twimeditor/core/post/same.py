"""Whether what a file's reader gets is what the editor's user typed."""

from collections.abc import Callable, Sequence
from urllib.parse import unquote

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Block,
    EntryHeading,
    FrontMatter,
    Image,
    Node,
    Quote,
    SectionHeading,
    SubHeading,
    Text,
)
from twimeditor.core.post.attribution import author_at, target_of, url_of
from twimeditor.core.post.inline import Definitions
from twimeditor.core.post.leaves import split_website
from twimeditor.core.post.parse import parse
from twimeditor.core.post.regenerate.values import lines_of, single

_CLOSING = lazy_pattern(r"\s*:-?\s*\Z")
_SPACE = lazy_pattern(r"\s+")


def reads_back(node: Node, text: str, found: Sequence[Node], definitions: Callable[[], Definitions]) -> bool:
    """Tell whether `found`, read where `text` was written for `node`, means the same.

    Markdown that a user typed into a block may read as any number of blocks; what a field names must come back.
    `definitions` gives those of the whole text, for an author named by reference.
    """
    first = found[0] if found else None
    if first is None or isinstance(first, FrontMatter) != isinstance(node, FrontMatter):
        return False
    if isinstance(node, Block) and node.edited:
        return True
    if len(found) > 1:
        return False
    if isinstance(node, Attribution) and node.edited and node.guess:
        return isinstance(first, Attribution | Text)
    return _same_fields(node, text, first, definitions) if node.edited else _same_kind(node, first)


def may_merge(node: Node, text: str, found: Node) -> bool:
    """Tell whether neighbours like `node` may read back as the one node `found` without a loss: lists, definitions."""
    if not isinstance(node, Block) or not isinstance(found, Block) or found.source is None:
        return False
    if type(node) is not type(found) and not (node.edited and _alone(text) is type(found)):
        return False
    indented = found.source.text.startswith(("    ", "\t"))
    return found.KIND in {"list", "definitions"} or (found.KIND == "code" and indented)


def _alone(text: str) -> type[Node] | None:
    """Return the kind of the only node that `text` is by itself."""
    leaves = list(parse(text).leaves())
    return type(leaves[0]) if len(leaves) == 1 else None


def _same_kind(node: Node, found: Node) -> bool:
    """Compare untouched nodes: their text is the same, but an author line is told by what stands around it."""
    by_place = (Attribution, Text)
    return type(node) is type(found) or (isinstance(node, by_place) and isinstance(found, by_place))


def _same_fields(node: Node, text: str, found: Node, definitions: Callable[[], Definitions]) -> bool:
    match node, found:
        case Quote(), Quote():
            same = _body(node) == _body(found)
        case Attribution(), Attribution() | Text():
            same = _same_author(node, text, found, definitions)
        case EntryHeading(), EntryHeading():
            same = _same_entry(node, found)
        case SectionHeading(), SectionHeading():
            same = _words(node.title) == _words(found.title)
        case SubHeading(), SubHeading():
            same = (_words(node.title), node.level) == (_words(found.title), found.level)
        case Image(), Image():
            same = [_words(value) for value in node.values] == [_words(value) for value in found.values]
        case FrontMatter(), FrontMatter():
            same = node.text.strip() == found.text.strip()
        case _:
            same = False
    return same


def _words(value: str) -> str:
    return _SPACE.sub(" ", value.strip())


def _body(quote: Quote) -> list[str]:
    return [line.rstrip() for line in lines_of(quote.body)]


def _same_entry(node: EntryHeading, found: EntryHeading) -> bool:
    """Compare titles and websites; a title that is typed with its website means both."""
    title, website = single(node.title), single(node.website)
    typed = (title, website) if website else split_website(title)
    read = (found.title, found.website)
    return (_words(title), website) == (_words(read[0]), read[1]) or typed == read


def _same_author(
    node: Attribution, text: str, found: Attribution | Text, definitions: Callable[[], Definitions]
) -> bool:
    """Compare name, target and verb; in a line that is no sure attribution any more, the link to the author."""
    wanted = (_words(node.name), _target(node.target))
    if isinstance(found, Attribution) and not found.guess:
        verbs = [_CLOSING.sub("", _words(verb)) for verb in (node.verb, found.verb)]
        return wanted == (_words(found.name), _target(found.target)) and verbs[0] == verbs[1]
    author = author_at(text.strip(), 0, definitions())
    return author is not None and wanted == (_words(author.name), _target(author.target))


def _target(target: str) -> str:
    return unquote(target_of(url_of(single(target))))
