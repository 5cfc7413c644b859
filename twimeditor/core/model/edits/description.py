"""An entry's description: one field over the paragraphs between its heading and its first report."""

from dataclasses import replace

from twimeditor.core.ids import IdSource
from twimeditor.core.model.nodes import Node, Role, Text
from twimeditor.core.model.tree import Entry

GAP = "\n\n"


def description(entry: Entry) -> str:
    """Return the description's paragraphs, a blank line between them."""
    return GAP.join(node.markdown for node in _paragraphs(entry) if node.markdown)


def with_description(entry: Entry, ids: IdSource, value: str) -> Entry:
    """Return `entry` with another description; paragraphs that stay the same keep their nodes."""
    if value == description(entry):
        return entry
    old = _paragraphs(entry)
    if not old:
        first = Text(id=ids.take(), markdown=value, role=Role.DESCRIPTION)
        return replace(entry, nodes=(first, *entry.nodes))
    texts = _share_out(value, [_text_as_read(node) for node in old])
    new = {node.id: replace(node, markdown=text) for node, text in zip(old, texts, strict=True)}
    return replace(entry, nodes=tuple(_chosen(node, new) for node in entry.nodes))


def _paragraphs(entry: Entry) -> list[Text]:
    return [node for node in entry.nodes if isinstance(node, Text) and node.role is Role.DESCRIPTION]


def _text_as_read(node: Text) -> str:
    return node.source.values[0] if node.source else node.markdown


def _chosen(node: Node, new: dict[int, Text]) -> Node:
    text = new.get(node.id)
    return node if text is None or text == node else text


def _share_out(value: str, texts: list[str]) -> list[str]:
    """Cut `value` so that the texts at its beginning and end keep their places; the rest goes to the first between."""
    start, value = _take_start(value, texts)
    end, rest = _take_end(value, texts[start:])
    middle = len(texts) - start - end
    if middle == 0 and rest and start:
        start, middle, rest = start - 1, 1, texts[start - 1] + GAP + rest
    elif middle == 0 and rest:
        end, middle, rest = end - 1, 1, rest + GAP + texts[0]
    between = [rest, *[""] * (middle - 1)] if middle else []
    return [*texts[:start], *between, *texts[len(texts) - end :]]


def _take_start(value: str, texts: list[str]) -> tuple[int, str]:
    taken = 0
    for text in texts:
        if value == text:
            return taken + 1, ""
        if not text or not value.startswith(text + GAP):
            break
        value = value[len(text) + len(GAP) :]
        taken += 1
    return taken, value


def _take_end(value: str, texts: list[str]) -> tuple[int, str]:
    taken = 0
    for text in reversed(texts):
        if value == text:
            return taken + 1, ""
        if not text or not value.endswith(GAP + text):
            break
        value = value[: -len(text) - len(GAP)]
        taken += 1
    return taken, value
