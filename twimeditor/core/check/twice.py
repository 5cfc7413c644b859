"""R18: nothing is said twice in an issue."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from twimeditor.core.assets.references import Use, node_references
from twimeditor.core.check.fix import Fix, Removal
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.paragraphs import Paragraph, paragraphs
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Blank, Code, Entry, FrontMatter, Issue, Node
from twimeditor.core.post.inline import shown_title
from twimeditor.core.render import AT_ONCE

NAME = "R18"

_FEWEST_WORDS = 14
"""A paragraph of fewer is a greeting, a heading or an invitation, and may well come again."""

_FEWEST_NEARBY = 24
"""So many it takes in one report: how to get the one thing and the other is often told in the same words."""

_PICTURE = lazy_pattern(r"(?<![\w.%~()-])[\w.%~()-]*?\.(?:png|jpe?g|gif|webp|avif|svg)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Seen:
    """What was read so far: paragraphs and pictures, each with the name of where it stands first."""

    paragraphs: dict[tuple[str, ...], str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)


def twice(issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield entries, paragraphs and pictures that stand in the issue before."""
    seen = _Seen()
    shared = _with_shared_pictures(issue)
    for nodes, holder, entry in _parts(issue):
        found = [one for node in nodes for one in paragraphs(node) if len(one.words) >= _FEWEST_WORDS]
        again = [one for one in found if one.words in seen.paragraphs]
        if entry is not None and found and len(again) == len(found):
            yield _entry_again(entry, seen.paragraphs[again[0].words])
        else:
            yield from _paragraphs_again(found, seen.paragraphs)
        for one in found:
            seen.paragraphs.setdefault(one.words, holder)
        for node in nodes:
            if node.id in shared:
                yield from _pictures(node, seen.pictures, holder)


def _parts(issue: Issue) -> Iterator[tuple[tuple[Node, ...], str, Entry | None]]:
    """Yield the nodes of each part of the issue with the name of the part."""
    yield issue.lead, "the beginning of the issue", None
    for section in issue.sections:
        yield section.nodes, _named(section.title), None
        for entry in section.entries:
            yield entry.nodes, _named(entry.title), entry


def _named(title: str) -> str:
    shown = shown_title(title)
    return f"“{shown}”" if shown else "a part without a title"


def _entry_again(entry: Entry, first: str) -> Problem:
    words = f"all of this entry stands in {first} already"
    fix = Fix("Remove the entry", (Removal(entry.id),), is_safe=False)
    return Problem(NAME, words, place_in(entry.heading, "title"), Severity.WARNING, (fix,))


def _paragraphs_again(found: list[Paragraph], before: Mapping[tuple[str, ...], str]) -> Iterator[Problem]:
    here: set[tuple[str, ...]] = set()
    for one in found:
        if one.words in before:
            yield Problem(NAME, f"this stands in {before[one.words]} already", one.place)
        elif one.words in here and len(one.words) >= _FEWEST_NEARBY:
            yield Problem(NAME, "this stands a few paragraphs before already", one.place)
        here.add(one.words)


def _with_shared_pictures(issue: Issue) -> frozenset[int]:
    """Return the ids of nodes that name files which others name as well, or they themselves twice."""
    naming = defaultdict[str, list[int]](list)
    for node in issue.leaves():
        if not isinstance(node, Blank | Code | FrontMatter):
            for value in node.values:
                for name in _PICTURE.findall(value) if "." in value else ():
                    naming[name].append(node.id)
    return frozenset(number for numbers in naming.values() if len(numbers) > 1 for number in numbers)


def _pictures(node: Node, seen: dict[str, str], holder: str) -> Iterator[Problem]:
    for one in node_references(node, steps=AT_ONCE.first):
        if one.use is not Use.IMAGE:
            continue
        if one.address in seen:
            place = place_in(node, one.field, one.start, one.end) if one.field else Place(node.id)
            yield Problem(NAME, f"this picture stands in {seen[one.address]} already", place)
        seen.setdefault(one.address, holder)


def _example(second: str) -> str:
    """Return a section of two entries, of which the second tells this."""
    first = "pot to pour by itself, without anybody who lifts it"
    return (
        f"## Dept of Clients\n\n### Teapot\n\n> This week we have taught the {first}.\n\n"
        f"### Kettle\n\n> This week we have taught the {second}.\n"
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Twice in the issue",
        demand="No entry, picture or paragraph stands in the issue twice; short lines and lists of links may.",
        why="A report that was sent twice, or put into two sections, is read as a mistake.",
        wrong=_example("pot to pour by itself, without anybody who lifts it"),
        right=_example("kettle to whistle, in all the keys that a kettle can have"),
        mends="An entry that is there twice is removed, after a look at it.",
        in_issue=twice,
    ),
)
