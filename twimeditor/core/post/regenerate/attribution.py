"""Writing attributions anew: link, HTML or reference, with the gap and the closing colon that stood there."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Attribution, AttributionForm, Writing
from twimeditor.core.post.attribution import url_of
from twimeditor.core.post.inline import link_at
from twimeditor.core.post.regenerate.values import destination, label, line_end, single, with_attribute

_ANCHOR = lazy_pattern(r"(?P<tag><a\b[^<>]*>)(?P<name>.*?)(?P<close></a\s*>)", re.IGNORECASE | re.DOTALL)
_TAIL = lazy_pattern(r"(?P<gap>\s*)(?P<verb>.*?)(?P<closing>\s*(?::-?\s*)?)", re.DOTALL)
_LABELS = lazy_pattern(r"\[(?P<name>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\](?:\[(?P<label>[^\[\]]*)\])?", re.DOTALL)
_TYPED_CLOSING = lazy_pattern(r"\s*:-?\Z")
_CLOSED = (".", "!", "?", "…")
_NEEDS_NO_GAP = (",", ";", ".", "'s", "’s")


@dataclass(frozen=True, slots=True)
class _Parts:
    """A sure attribution's slice: the author's link and what stands around it."""

    start: str
    link: str
    gap: str
    verb: str
    closing: str


def attribution_text(
    node: Attribution, eol: str, writing: Callable[[], Writing], *, wary: bool = False, unaided: bool = False
) -> str:
    """Return an edited attribution, a new one in the house style.

    `wary` escapes all brackets in the name; `unaided` links the author without the help of a definition.
    """
    end = line_end(node.source, eol)
    name = label(node.name, wary=wary)
    if node.guess:
        return _lead(node) + end
    parts = _parts(node)
    if parts is None:
        closing = ":" if _ends_in_colon(node, writing) and not node.verb.rstrip().endswith(_CLOSED) else ""
        return _line(_inline_link(node, name), " ", single(node.verb), closing) + end
    verb = parts.verb if _value(node, "verb") == node.verb else single(node.verb)
    link = _link(node, name, parts.link, unaided=unaided)
    return parts.start + _line(link, parts.gap, verb, parts.closing) + end


def _lead(node: Attribution) -> str:
    source = node.source.text.rstrip("\r\n") if node.source else ""
    start = source[: len(source) - len(source.lstrip(" \t"))]
    return start + single(node.lead)


def _ends_in_colon(node: Attribution, writing: Callable[[], Writing]) -> bool:
    return node.source.text.rstrip().endswith(":") if node.source else writing().colon


def _line(link: str, gap: str, verb: str, closing: str) -> str:
    typed = _TYPED_CLOSING.search(verb)
    if typed is not None:
        verb, closing = verb[: typed.start()], closing if ":" in closing else ":"
    if not verb:
        return link + closing
    if verb.startswith(_NEEDS_NO_GAP):
        gap = ""
    elif not gap:
        gap = " "
    return link + gap + verb + closing


def _value(node: Attribution, field: str) -> str | None:
    return node.source.values[node.FIELDS.index(field)] if node.source else None


def _parts(node: Attribution) -> _Parts | None:
    """Part the slice; None where it is not in the node's form."""
    body = node.source.text.rstrip("\r\n") if node.source else ""
    start = len(body) - len(body.lstrip(" \t"))
    end = _link_end(node.form, body[start:])
    if not end or node.source is None or node.source.values[-1]:
        return None
    tail = _TAIL.fullmatch(body, start + end)
    if tail is None:
        return None
    return _Parts(body[:start], body[start : start + end], tail["gap"], tail["verb"], tail["closing"])


def _link_end(form: AttributionForm, text: str) -> int:
    if form is AttributionForm.HTML:
        anchor = _ANCHOR.match(text)
        return anchor.end() if anchor else 0
    if form is AttributionForm.REFERENCE:
        labels = _LABELS.match(text)
        return labels.end() if labels else 0
    link = link_at(text)
    return link.end if link else 0


def _link(node: Attribution, name: str, old: str, *, unaided: bool) -> str:
    """Return the author's link, changed only where name or target are."""
    by_definition = node.form is AttributionForm.REFERENCE
    same_name = _value(node, "name") == node.name
    same_target = _value(node, "target") == node.target and not (unaided and by_definition)
    if same_name and same_target:
        return old
    if node.form is AttributionForm.HTML:
        return _anchor(node, name, old, same_name=same_name, same_target=same_target)
    if by_definition:
        return _reference(node, name, old, same_name=same_name, same_target=same_target)
    found = link_at(old)
    shown = found.label if found and same_name else name
    if found and same_target:
        return f"[{shown}]{old[len(found.label) + 2 :]}"
    return _inline_link(node, shown, found.title if found else "")


def _inline_link(node: Attribution, shown: str, title: str = "") -> str:
    return f"[{shown}]({destination(url_of(single(node.target)), title)})"


def _anchor(node: Attribution, name: str, old: str, *, same_name: bool, same_target: bool) -> str:
    found = _ANCHOR.fullmatch(old)
    if found is None:
        return _inline_link(node, name)
    tag = found["tag"] if same_target else with_attribute(found["tag"], "href", url_of(single(node.target)))
    return tag + (found["name"] if same_name else name) + found["close"]


def _reference(node: Attribution, name: str, old: str, *, same_name: bool, same_target: bool) -> str:
    """Return a reference with another name, or the inline form for another target: definitions serve others too."""
    found = _LABELS.fullmatch(old)
    shown = found["name"] if found and same_name else name
    if found is None or not same_target or not shown:
        return _inline_link(node, shown)
    return f"[{shown}][{found['label'] or found['name']}]"
