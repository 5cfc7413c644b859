"""What a paragraph is for, by its place."""

import re
from collections.abc import Sequence
from dataclasses import replace

from twimeditor.core.model import (
    Attribution,
    Blank,
    EntryHeading,
    Node,
    Quote,
    Role,
    SectionHeading,
    SubHeading,
    Text,
)
from twimeditor.core.post import media

_WORD = re.compile(r"\w+")
_PINGS = {"ping", "dept of ping", "department of ping"}
_SIGN_OFFS = {"that s all i know", "final thoughts", "the end"}


def in_lead(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Give the paragraphs before the first heading their roles."""
    return _assigned(nodes, Role.INTRO)


def in_section(heading: SectionHeading | None, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Give the paragraphs of a section, those of its entries left out, their roles."""
    kind = boilerplate(heading)
    return _assigned(nodes, kind or Role.INTRO, fixed=kind is not None)


def in_entry(section: SectionHeading | None, heading: EntryHeading, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Give the paragraphs of an entry their roles."""
    kind = boilerplate(heading)
    if boilerplate(section) is Role.PING and not any(isinstance(node, Attribution | Quote) for node in nodes):
        kind = kind or Role.PING
    return _assigned(nodes, kind or Role.DESCRIPTION, fixed=kind is not None)


def boilerplate(heading: SectionHeading | EntryHeading | None) -> Role | None:
    """Return the role of every paragraph under a heading for the ping table or the sign-off, else None."""
    if heading is None:
        return None
    words = " ".join(_WORD.findall(heading.title.lower()))
    if words in _SIGN_OFFS:
        return Role.SIGN_OFF
    if isinstance(heading, EntryHeading):
        return Role.PING if "#ping:" in heading.title else None
    return Role.PING if words in _PINGS else None


def _assigned(nodes: Sequence[Node], first: Role, *, fixed: bool = False) -> tuple[Node, ...]:
    """Assign `first` until another kind of node comes, unless `fixed`; then comments after a report."""
    role = first
    assigned: list[Node] = []
    for node in nodes:
        if isinstance(node, Text):
            assigned.append(_with_role(node, role))
            continue
        assigned.append(node)
        if not fixed and not isinstance(node, Blank):
            role = _after(node, role)
    return tuple(assigned)


def _after(node: Node, role: Role) -> Role:
    if isinstance(node, Attribution | Quote):
        return Role.COMMENT
    if isinstance(node, SubHeading) or role is Role.DESCRIPTION:
        return Role.OTHER
    return role


def _with_role(node: Text, role: Role) -> Text:
    if media.pictures_only(node.markdown):
        role = Role.IMAGES
    return node if node.role is role else replace(node, role=role)
