"""R17: nothing is left empty or to do."""

import re
from collections.abc import Iterator, Sequence

from twimeditor.core.check.fix import Fix, Removal
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.masking import CODE, COMMENT, FENCED, blanked
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Blank,
    Block,
    Code,
    Embed,
    Entry,
    EntryHeading,
    Issue,
    MoreMarker,
    Node,
    Quote,
    RefDefs,
    Section,
    SectionHeading,
)
from twimeditor.core.post.fields import fields

NAME = "R17"

_TODO = lazy_pattern(r"(?<![\w/#=.@-])(?:TODO(?: IMAGE)?|FIXME)(?![\w/-])(?!\.\w)(?P<colon>:?)")
_NOUN = lazy_pattern(r"\b(?:the|an?|my|our|your|their|its|this|that|of)[ \n]\Z", re.IGNORECASE)
_TASK = lazy_pattern(r"[^\S\n]+(?:list|app|item|note|comment|section|tracker)s?\b", re.IGNORECASE)
_NO_PROSE = lazy_pattern(rf"{FENCED}|{CODE}|{COMMENT}|\]\([^()\n]*\)", re.MULTILINE | re.DOTALL)
_NO_ID = lazy_pattern(r"""\bvideo_id\s*=\s*(?P<value>"\s*"|'\s*'|`\s*`)""")
_TABLE = lazy_pattern(r"\{\{\s*ping_table\s*\}\}")
_UNSEEN = (Blank, MoreMarker, RefDefs)


def left_over(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield what is still to be done in a node."""
    if isinstance(node, Code):
        return
    for field, value in fields(node):
        if len(value) <= LONGEST:
            yield from _to_do(node, field, value)
    if isinstance(node, Quote | Block):
        yield from _without_video(node)
    if isinstance(node, Quote) and node.empty:
        words = "the quote is empty: nothing of it is published"
        yield Problem(NAME, words, place_in(node, "body"), fixes=(_removal("Remove the quote", node.id),))
    if isinstance(node, SectionHeading | EntryHeading) and not node.title.strip():
        yield Problem(NAME, "the heading has no title", place_in(node, "title"))


def _to_do(node: Node, field: str, value: str) -> Iterator[Problem]:
    if "TODO" not in value and "FIXME" not in value and "ping_table" not in value:
        return
    prose = _NO_PROSE.sub(blanked, value)
    for found in _TODO.finditer(prose):
        if found["colon"] or not _is_noun(prose, found):
            words = f"“{found[0].rstrip(':')}” is still there: it would be published as it is"
            yield Problem(NAME, words, Place(node.id, field, *found.span(), value))
    for found in _TABLE.finditer(prose):
        words = "the table of pings was never put in here"
        yield Problem(NAME, words, Place(node.id, field, *found.span(), value))


def _is_noun(text: str, found: "re.Match[str]") -> bool:
    """Tell whether a sentence speaks of a list of tasks: on the TODO, a TODO list."""
    before = text[max(found.start() - 12, 0) : found.start()]
    return _TASK.match(text, found.end()) is not None or _NOUN.search(before) is not None


def _without_video(node: Node) -> Iterator[Problem]:
    field, value = node.FIELDS[0], node.values[0]
    words = "the video’s id is missing: the player stays empty"
    places = [found.span("value") for found in _NO_ID.finditer(value)] if "video_id" in value else []
    for start, end in places:
        yield Problem(NAME, words, Place(node.id, field, start + 1, end - 1, value))
    if isinstance(node, Embed) and not node.video.strip() and not places:
        yield Problem(NAME, words, place_in(node, field))


def empty_parts(issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield sections and entries in which nothing stands."""
    for section in issue.sections:
        if not section.entries and _is_empty(section.nodes) and not _shows_picture(section.title):
            yield _empty(section, "section", section.title)
        for entry in section.entries:
            if _is_empty(entry.nodes) and not _shows_picture(entry.title):
                yield _empty(entry, "entry", entry.title)


def _is_empty(nodes: Sequence[Node]) -> bool:
    return all(isinstance(node, _UNSEEN) for node in nodes)


def _shows_picture(title: str) -> bool:
    """Tell whether a heading holds a picture, which is something by itself."""
    return "![" in title or "<img" in title


def _empty(part: Section | Entry, kind: str, title: str) -> Problem:
    place = place_in(part.heading, "title") if part.heading is not None else Place(part.id)
    name = (
        f"“{title}” is empty" if title.strip() else f"an {kind} is empty" if kind == "entry" else "a section is empty"
    )
    return Problem(
        NAME, f"{name}: its heading would stand alone", place, fixes=(_removal(f"Remove the {kind}", part.id),)
    )


def _removal(label: str, part: int) -> Fix:
    return Fix(label, (Removal(part),), is_safe=False)


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Nothing left over",
        demand="No section, entry or quote is empty, nothing says TODO, and each video has its id.",
        why="What an editor or a bot has left to do is published as it stands there.",
        wrong='## Dept of Clients\n\nTODO: say something.\n\n{{ youtube_player(video_id="") }}\n',
        right='## Dept of Clients\n\nTea is ready.\n\n{{ youtube_player(video_id="AbCdEf-1234") }}\n',
        mends="An empty part is removed, each alone: it may be one that you are about to fill.",
        in_node=left_over,
        in_issue=empty_parts,
    ),
)
