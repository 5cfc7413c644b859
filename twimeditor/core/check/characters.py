"""R19: what nobody sees or can read: control and invisible characters, damaged ones, emoji that look alike."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.mojibake import damaged_places, repaired
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue, Node, SectionHeading
from twimeditor.core.post import write
from twimeditor.core.post.fields import fields

_LOST: Final = "\ufffd"
_SPACING: Final = frozenset("\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_MEANS_NOTHING: Final = ",;?“”‘’…–—"
_UNSEEN = lazy_pattern(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffd]"
    r"|[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+(?:\w{1,40}[\xad\u200b\u2060\ufeff]+)*"
)
_JOINERS: Final = frozenset("\u200c\u200d")
_DIRECTIONS: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_VARIATIONS: Final = {ord("\ufe0e"): None, ord("\ufe0f"): None}
_SYMBOLS: Final = frozenset({"So", "Sk", "Cf", "Mn", "Me", "Cn", "Co"})
_ALIKE: Final = (
    "🎙🎤",
    "📜📃📄",
    "🌉🌁",
    "📱📲",
    "🧰🛠🔧🔨⚒",
    "💭💬🗨🗯",
    "🏁🚩🏴",
    "🏢🏬🏣🏤",
    "🛰📡",
    "📥📩📨",
    "🔐🔒🔏🔓",
    "📹🎥📷📸",
    "👐🙌🤲",
    "💰💵💸",
    "☹🙁",
    "📰🗞",
    "🏗🚧",
)
"""Emoji that are taken for one another in a heading."""


def unseen(node: Node, around: Around) -> Iterator[Problem]:
    """Yield the characters of a node that nobody sees, and the emoji of a section that only looks like its style’s."""
    for field, text in fields(node):
        yield from _in_field(node, field, text)
    if isinstance(node, SectionHeading) and around.known.style is not None and not node.title.isascii():
        kind = around.known.style.section_for(node.title)
        if kind is not None and kind.emoji:
            yield from _looking_alike(node, kind.emoji)


def damaged(issue: Issue, _known: Knowledge) -> Iterator[Problem]:
    """Yield that the characters of the issue were read wrongly; else the single ones that certainly were."""
    nodes = (node for node in issue.leaves() if not all(map(str.isascii, node.values)))
    texts = [(node, field, text) for node in nodes for field, text in fields(node) if not text.isascii()]
    if repaired("\n".join(text for _node, _field, text in texts)) and (whole := repaired(write(issue))):
        message = (
            f"the characters of this issue are damaged: a program once read it as {whole.encoding}. "
            "Tools > Repair characters… puts all of them right"
        )
        yield Problem("R19", message, Place(next(issue.leaves()).id))
        return
    for node, field, text in texts:
        for start, end, char in damaged_places(text):
            place = place_in(node, field, start, end)
            fixes = (Fix("Repair it", (Replacement(place, char),), is_safe=False),)
            yield Problem("R19", f"{place.text} most likely was {char} once", place, Severity.HINT, fixes)


def _in_field(node: Node, field: str, text: str) -> Iterator[Problem]:
    for found in _UNSEEN.finditer(text):
        place = place_in(node, field, *found.span())
        if found[0] == _LOST:
            message = "a character was lost here: something wrote a question mark in its place"
            yield Problem("R19", message, place)
        elif unicodedata.category(found[0][0]) != "Cf":
            new = " " if found[0] in _SPACING else ""
            message = f"here is a control character ({_names(found[0])}), which some programs stop at"
            is_safe = _is_among_words(text, *found.span())
            yield Problem("R19", message, place, fixes=(Fix("Remove it", (Replacement(place, new),), is_safe),))
        elif not _is_needed(text, *found.span()):
            yield _invisible(place, text)


def _is_among_words(text: str, start: int, end: int) -> bool:
    """Tell whether what stands on both sides is no Markdown or HTML as soon as nothing parts it."""
    before, behind = text[max(start - 1, 0) : start], text[end : end + 1]
    if before.isspace() or not before:
        return behind.isalpha()
    is_word = before.isalnum() or before in _MEANS_NOTHING
    return is_word and (behind.isalnum() or behind.isspace() or behind in f"{_MEANS_NOTHING}[")


def _invisible(place: Place, text: str) -> Problem:
    kept = "".join(char for char in place.text if unicodedata.category(char) != "Cf")
    count = len(place.text) - len(kept)
    what = "an invisible character stands" if count == 1 else f"{count} invisible characters stand"
    label = "Remove it" if count == 1 else "Remove them"
    is_inside = text[place.start - 1 : place.start].isalnum() and text[place.end : place.end + 1].isalnum()
    if is_inside and place.start:
        message = f"{what} in this word ({_names(place.text)}): nobody who searches for it finds it"
        return Problem("R19", message, place, fixes=(Fix(label, (Replacement(place, kept),)),))
    message = f"{what} here ({_names(place.text)}), most likely by accident"
    return Problem("R19", message, place, Severity.HINT, (Fix(label, (Replacement(place, kept),), is_safe=False),))


def _is_needed(text: str, start: int, end: int) -> bool:
    """Tell whether a script or an emoji needs what is not seen."""
    unseen_ones = frozenset(text[start:end])
    before, behind = text[start - 1 : start] if start else "", text[end : end + 1]
    around = [char for char in (before, behind) if char]
    if unseen_ones <= _JOINERS:
        return any(not _is_latin(char) for char in around)
    if unseen_ones <= _DIRECTIONS:
        return any(unicodedata.bidirectional(char) in {"R", "AL", "RLE", "RLI"} for char in text)
    return any(_has_no_spaces(char) for char in around)


def _is_latin(char: str) -> bool:
    return char.isascii() or unicodedata.name(char, "").startswith("LATIN")


def _has_no_spaces(char: str) -> bool:
    """Tell whether a character is of a script that parts its words by what is not seen."""
    return unicodedata.name(char, "").split(" ", 1)[0] in {"THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "CJK"}


def _names(text: str) -> str:
    unseen_ones = [char for char in dict.fromkeys(text) if not char.isprintable()]
    return ", ".join(unicodedata.name(char, "").lower() or f"U+{ord(char):04X}" for char in unseen_ones)


def _looking_alike(node: SectionHeading, wanted: str) -> Iterator[Problem]:
    symbols = [at for at, char in enumerate(node.title) if unicodedata.category(char) in _SYMBOLS]
    if not symbols:
        return
    place = place_in(node, "title", symbols[0], symbols[-1] + 1)
    emoji = place.text
    fixes = (Fix(f"Take {wanted}", (Replacement(place, wanted),)),)
    if emoji == wanted:
        return
    if emoji.translate(_VARIATIONS) == wanted.translate(_VARIATIONS):
        message = f"this {emoji} is coded in another way than the one of this section, which some screens show"
        yield Problem("R19", message, place, Severity.HINT, fixes)
    elif _group(emoji) and _group(emoji) == _group(wanted):
        yield Problem(
            "R19", f"this emoji only looks like the one of this section, which is {wanted}", place, fixes=fixes
        )


def _group(emoji: str) -> str:
    bare = emoji.translate(_VARIATIONS)
    return next((group for group in _ALIKE if len(bare) == 1 and bare in group), "")


RULES: tuple[Rule, ...] = (
    Rule(
        name="R19",
        title="Characters",
        demand="There are no control characters, no invisible ones in words and no damaged ones, and a section has "
        "the very emoji of its style.",
        why="Such characters break search, links and copying, and nobody sees why. An emoji that only looks alike"
        " gives the heading another address.",
        wrong="Itâ€™s here",
        right="It’s here",
        mends="Takes out what is not seen, and takes the style’s emoji. Damaged text is repaired when you ask for it.",
        in_node=unseen,
        in_issue=damaged,
    ),
)
