"""An entry's description and a section's introduction: one field over the paragraphs that follow the heading."""

from dataclasses import replace

from twimeditor.core.ids import IdSource
from twimeditor.core.model.nodes import Blank, Node, Role, Text
from twimeditor.core.model.tree import Entry, Section

GAP = "\n\n"


def description(holder: Section | Entry) -> str:
    """Return the paragraphs of an entry's description or a section's introduction, a blank line between them."""
    return GAP.join(node.markdown for node in described_in(holder) if node.markdown)


def with_description(holder: Section | Entry, ids: IdSource, value: str) -> Section | Entry:
    """Return `holder` with another description or introduction; paragraphs that stay the same keep their nodes."""
    if value == description(holder):
        return holder
    old = described_in(holder)
    if not old:
        role = Role.DESCRIPTION if isinstance(holder, Entry) else Role.INTRO
        return replace(holder, nodes=(Text(id=ids.take(), markdown=value, role=role), *holder.nodes))
    texts = _share_out(value, [_text_as_read(node) for node in old])
    new = {node.id: replace(node, markdown=text) for node, text in zip(old, texts, strict=True)}
    return replace(holder, nodes=tuple(_chosen(node, new) for node in holder.nodes))


def described_in(holder: Section | Entry) -> list[Text]:
    """Return the paragraphs: those of an entry by their role, those of a section that come before all else in it."""
    if isinstance(holder, Entry):
        return [node for node in holder.nodes if isinstance(node, Text) and node.role is Role.DESCRIPTION]
    found: list[Text] = []
    for node in holder.nodes:
        if isinstance(node, Text) and node.role is Role.INTRO:
            found.append(node)
        elif not isinstance(node, Blank):
            break
    return found


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
