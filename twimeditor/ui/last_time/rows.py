"""The rows of the list: what was published already first, then what was told of the project, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.inline import shown_title
from twimeditor.ui.last_time.looking import Found

if TYPE_CHECKING:
    from twimeditor.services.archive.archive import Repeat, Told

_LONGEST: Final = 80


class Kind(Enum):
    """What a row is about."""

    PAST = "past"
    PARAGRAPH = "paragraph"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the entry's number in the archive, two lines, and the text of today's updates that is meant."""

    told: int
    kind: Kind
    first: str
    second: str = ""
    text: str = ""


def rows_of(found: Found) -> tuple[Row, ...]:
    """Return the rows for what was found."""
    return (*_repeats(found), *map(_past, found.past))


def _past(told: "Told") -> Row:
    mention = told.record.mention
    names = ", ".join(dict.fromkeys(credit.name for credit in mention.credits if credit.name))
    second = " · ".join(filter(None, (shown_title(mention.section), names)))
    return Row(told.id, Kind.PAST, day_in_words(mention.day), _short(second))


def _repeats(found: Found) -> Iterator[Row]:
    for one in found.repeats:
        kind = Kind.LINK if one.is_link else Kind.PARAGRAPH
        texts = found.asked.links if one.is_link else found.asked.paragraphs
        text = texts.get(one.text, one.text)
        yield Row(one.told, kind, _when(one), _short(text), text)


def _when(one: "Repeat") -> str:
    what = "Link told of" if one.is_link else "Already told"
    return f"{what} on {day_in_words(one.day)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
