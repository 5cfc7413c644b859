"""Edits of updates as a whole: cut in two, put together, and a lead-in made into name, id and verb."""

from dataclasses import replace

from twimeditor.core.errors import EditError
from twimeditor.core.ids import IdSource
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import find
from twimeditor.core.model.edits.places import copies, position, span, without
from twimeditor.core.model.edits.regrouping import regroups
from twimeditor.core.model.nodes import Attribution, AttributionForm, Node, Quote
from twimeditor.core.model.tree import Issue, Update

DEFAULT_VERB = "says"
_LONGEST_VERB = 4
_AFTER_AUTHOR = lazy_pattern(r"(?:\)|</a>|\])\s*,?\s*(?:who\s+)?(?P<verb>[^()<>\[\]]*?)[\s:.,-]*\Z")


@regroups
def split_update(issue: Issue, ids: IdSource, *, update: int, at: int) -> Issue:
    """Cut an update in two at the offset `at` of its quote's body; both have the author, the second what followed."""
    holder, found = find.update(issue, update)
    quote = found.quote
    if quote is None:
        raise EditError("an update without a quote cannot be split")
    nodes = list(find.nodes_of(holder))
    place = position(nodes, quote.id)
    nodes[place] = replace(quote, body=quote.body[:at].rstrip())
    author = copies([found.attribution], ids) if found.attribution else []
    second = Quote(id=ids.take(), body=quote.body[at:].lstrip("\n"))
    nodes[place + 1 : place + 1] = [*author, second]
    return find.with_nodes(issue, find.locate(issue, quote.id), tuple(nodes))


@regroups
def join_updates(issue: Issue, ids: IdSource, *, first: int, second: int) -> Issue:
    """Put the second update's quote at the end of the first one's; its author goes, its other nodes follow."""
    holder, kept = find.update(issue, first)
    other_holder, taken = find.update(issue, second)
    if other_holder is not holder or kept.id == taken.id:
        raise EditError("only two updates that stand in one place can be joined")
    nodes = find.nodes_of(holder)
    path = find.locate(issue, next(kept.leaves()).id)
    moved = [leaf for leaf in taken.nodes if leaf is not taken.quote]
    for leaf in taken.leaves():
        nodes = without(nodes, position(nodes, leaf.id), position(nodes, leaf.id) + 1)
    end = span(nodes, kept)[1]
    nodes = (*nodes[:end], *moved, *nodes[end:])
    return find.with_nodes(issue, path, _with_text(nodes, kept, taken, ids))


def make_short(issue: Issue, ids: IdSource, *, attribution: int, verb: str = DEFAULT_VERB) -> Issue:  # noqa: ARG001
    """Turn a lead-in that is only likely an attribution into name, id and verb, as far as it tells them.

    Name and id are those read off the lead-in when it was last settled (`twimeditor.core.post.settle`).
    """
    node = find.node(issue, attribution)
    if not isinstance(node, Attribution):
        raise EditError(f"{attribution} is no attribution")
    if not node.guess:
        return issue
    path = find.locate(issue, attribution)
    nodes = list(find.nodes_of(find.container_at(issue, path)))
    nodes[position(nodes, attribution)] = shortened(node, verb)
    return find.with_nodes(issue, path, tuple(nodes))


def shortened(node: Attribution, verb: str = DEFAULT_VERB) -> Attribution:
    """Return a guess as name, id and verb; `verb` where its own words after the author are no verb."""
    match = _AFTER_AUTHOR.search(node.lead.strip())
    words = match["verb"].split() if match else []
    said = " ".join(words) if 0 < len(words) <= _LONGEST_VERB else node.verb or verb
    name = node.name or ("" if node.target else node.lead.strip().rstrip(":"))
    return replace(node, form=AttributionForm.LINK, name=name, verb=said, lead="")


def _with_text(nodes: tuple[Node, ...], kept: Update, taken: Update, ids: IdSource) -> tuple[Node, ...]:
    if taken.quote is None:
        return nodes
    if kept.quote is None:
        place = position(nodes, next(kept.leaves()).id) + 1
        return (*nodes[:place], Quote(id=ids.take(), body=taken.quote.body), *nodes[place:])
    texts = (kept.quote.body.rstrip("\n"), taken.quote.body.lstrip("\n"))
    joined = replace(kept.quote, body="\n\n".join(text for text in texts if text))
    place = position(nodes, joined.id)
    return (*nodes[:place], joined, *nodes[place + 1 :])
