"""What is kept of a published issue: all that it tells, in the order of the file, with who told it of what."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from twimeditor.core import facets
from twimeditor.core.archive.content import (
    Definitions,
    definitions_in,
    has_table,
    has_video,
    links_in,
    markdown_of,
    pictures_in,
    used,
    words_of,
)
from twimeditor.core.archive.keys import title_key
from twimeditor.core.archive.values import Credit, Edition, Mention, Record, Standing
from twimeditor.core.check.days import day_of
from twimeditor.core.check.filed_under import NEWSLETTER
from twimeditor.core.check.repeats import paragraphs_in
from twimeditor.core.facets.headings import NUMBER, is_live
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import (
    Attribution,
    Blank,
    Issue,
    MoreMarker,
    Node,
    RefDefs,
    Role,
    SubHeading,
    Table,
    Text,
    Update,
    parts,
)
from twimeditor.core.model.roles import boilerplate
from twimeditor.core.ping.ranking import PingError, ranking_of_cells
from twimeditor.core.post.days import day_in
from twimeditor.core.post.inline import link_at, plain, shown_title
from twimeditor.core.tables.row import row_of

_SECTIONS_SINCE: Final = date(2020, 1, 1)
"""Before, there were issues without departments, whose headings of any level are those of entries."""

_MATRIX_TO: Final = "https://matrix.to/#/"
_LONGEST_DESCRIPTION: Final = 600
_NAMED = lazy_pattern(r"(?:^|[-_/])(?:twim|this-week-in-matrix)(?=$|[-_/.])", 2)
_ARROW = lazy_pattern(r"(?P<title>[^\[\]]{1,300}?)[ \t]{1,9}\[[^\w\[\]]{1,9}\]\((?P<address>[^\s()<>]{1,2000})\)")
"""A title with a sign behind it that leads to its website."""

_NUMBER = lazy_pattern(r"\bS0*(\d{1,3})\s?E0*(\d{1,4})\b|\bSeason (\d{1,3}),? Episode (\d{1,4})\b", re.IGNORECASE)
_DEPARTMENT = ("dept of", "department of")


@dataclass(frozen=True, slots=True)
class _Piece:
    """An entry, or what stands in a section beside its entries."""

    section: str
    title: str
    website: str
    nodes: tuple[Node, ...]


def edition(issue: Issue, name: str) -> Edition | None:
    """Return what an issue tells, None where it is no newsletter; `name` is its file's path below the folder.

    It is one by its category, title or file name, and has a day. The Markdown of a record ends in the definitions that
    it uses from elsewhere in the post.
    """
    front = _front(issue)
    day = day_of(issue) or _file_day(name)
    if day is None or not _is_newsletter(front, name):
        return None
    title = front.get("title")
    shown = title.strip() if isinstance(title, str) else ""
    return Edition(day, shown or f"{NEWSLETTER} {day}", _live(issue), tuple(_rankings(issue)), _records(issue, day))


def _front(issue: Issue) -> Mapping[str, Any]:
    with suppress(ValueError, RecursionError):  # huge numbers and deep nesting are no TOMLDecodeError
        return tomllib.loads(issue.front.text) if issue.front is not None else {}
    return {}


def _is_newsletter(front: Mapping[str, Any], name: str) -> bool:
    """Tell whether a post is one of the newsletter: its guide, which has the name as well, has no day."""
    tables = front.get("taxonomies")
    categories = tables.get("category") if isinstance(tables, Mapping) else None
    if isinstance(categories, list) and any(_is_name(one) for one in categories):
        return True
    title = front.get("title")
    if isinstance(title, str) and day_in(title) is not None and title.casefold().startswith(NEWSLETTER.casefold()):
        return True
    address = front.get("path")
    return any(day_in(one) and _NAMED.search(one) for one in (name, address) if isinstance(one, str))


def _is_name(category: object) -> bool:
    return isinstance(category, str) and category.casefold() == NEWSLETTER.casefold()


def _file_day(name: str) -> date | None:
    """Return the day in the name of a post's file, or of the folder that it is, else one further up."""
    days = (day_in(part) for part in reversed(name.split("/")))
    return next((day for day in days if day is not None), day_in(name))


def _live(issue: Issue) -> str:
    """Return the number of the weekly video as its heading has it, as ``S11E18``; "" where it tells none."""
    for section in issue.sections:
        title = section.title
        if is_live(section.heading) or title.casefold().startswith("matrix live"):
            number = facets.get(section.heading, NUMBER) if section.heading is not None else ""
            found = _NUMBER.search(number or title)
            if found is not None:
                season, episode = found[1] or found[3], found[2] or found[4]
                return f"S{int(season):02}E{int(episode):02}"
    return ""


def _rankings(issue: Issue) -> Iterator[Standing]:
    """Yield the rankings by ping: of an entry that names its room, or, in early tables, of the section."""
    for section in issue.sections:
        if boilerplate(section.heading) is Role.PING:
            yield from _standings("", section.nodes)
            for entry in section.entries:
                yield from _standings(shown_title(entry.title), entry.nodes)


def _standings(room: str, nodes: Iterable[Node]) -> Iterator[Standing]:
    for node in nodes:
        if isinstance(node, Table):
            with suppress(PingError):
                pings = ranking_of_cells(_cells(node)).pings
                yield Standing(room, tuple((ping.host, ping.median) for ping in pings))


def _cells(table: Table) -> list[list[str]]:
    """Return the cells of a table, of which the parser knows that it is one."""
    head, _rule, *body = map(row_of, table.markdown.strip("\n").split("\n"))
    return [[row.cell(column) for column in range(len(head.pieces))] for row in (head, *body)]


def _records(issue: Issue, day: date) -> tuple[Record, ...]:
    defined = definitions_in(issue.leaves())
    pieces = _early(issue) if _is_early(issue, day) else _pieces(issue)
    return tuple(_record(piece, day, defined) for piece in pieces)


def _is_early(issue: Issue, day: date) -> bool:
    titles = (section.title.casefold() for section in issue.sections)
    return day < _SECTIONS_SINCE and not any(title.startswith(_DEPARTMENT) for title in titles)


def _pieces(issue: Issue) -> Iterator[_Piece]:
    yield from _beside(issue.lead, "")
    for section in issue.sections:
        yield from _beside(section.nodes, section.title)
        for entry in section.entries:
            yield _Piece(section.title, entry.title, entry.heading.website, entry.nodes)


def _beside(nodes: tuple[Node, ...], section: str) -> Iterator[_Piece]:
    if _tells(nodes):
        yield _Piece(section, "", "", nodes)


def _tells(nodes: Iterable[Node]) -> bool:
    return not all(isinstance(node, Blank | MoreMarker | RefDefs) for node in nodes)


def _early(issue: Issue) -> Iterator[_Piece]:
    """Yield the entries of an issue without departments: a section that has others below it is none itself."""
    yield from _beside(issue.lead, "")
    for section in issue.sections:
        is_entry = boilerplate(section.heading) is None and not is_live(section.heading)
        holds = bool(section.entries) or any(isinstance(node, SubHeading) for node in section.nodes)
        if is_entry and not holds:
            yield _Piece("", section.title, "", section.nodes)
            continue
        yield from _split(_Piece(section.title, "", "", section.nodes))
        for entry in section.entries:
            yield from _split(_Piece(section.title, entry.title, entry.heading.website, entry.nodes))


def _split(piece: _Piece) -> Iterator[_Piece]:
    """Part an entry at the headings of lower levels in it."""
    title, website, start = piece.title, piece.website, 0
    for place, node in enumerate(piece.nodes):
        if isinstance(node, SubHeading):
            if title != piece.title or _tells(piece.nodes[start:place]):
                yield _Piece(piece.section, title, website, piece.nodes[start:place])
            title, website, start = node.title, "", place + 1
    if title or _tells(piece.nodes[start:]):
        yield _Piece(piece.section, title, website, piece.nodes[start:])


def _record(piece: _Piece, day: date, defined: Definitions) -> Record:
    nodes = [node for node in piece.nodes if not isinstance(node, Blank)]
    told = [(node, markdown_of(node)) for node in nodes]
    said = [text for _, text in told if text]
    links = [link for text in said for link in links_in(text, defined)]
    return Record(
        mention=_mention(piece, nodes, defined, day),
        markdown=_markdown(piece.nodes, defined),
        text=" ".join(filter(None, map(words_of, said))),
        pictures=tuple(pictures_in(told)),
        links=tuple(dict.fromkeys(address for address, _ in links)),
        paragraphs=tuple(words for node in nodes for _, _, words in paragraphs_in(node)),
        has_table=has_table(nodes),
        has_video=has_video(told),
    )


def _mention(piece: _Piece, nodes: Sequence[Node], defined: Definitions, day: date) -> Mention:
    title, website = _titled(piece, defined)
    said = "\n\n".join(node.markdown.strip() for node in nodes if isinstance(node, Text) and _describes(node))
    updates = [part for part in parts(tuple(nodes)) if isinstance(part, Update)]
    return Mention(
        day=day,
        section=piece.section.strip(),
        title=title,
        website=website or _website_in(said, title, defined),
        description=said if title and updates and _is_description(said) else "",
        credits=tuple(_credits(updates)),
    )


def _titled(piece: _Piece, defined: Definitions) -> tuple[str, str]:
    """Return title and website; of a title that is a link as a whole, its words and where it leads."""
    title = piece.title.strip()
    arrow = _ARROW.fullmatch(title) if title.endswith(")") and not piece.website else None
    if arrow is not None:
        return arrow["title"], arrow["address"]
    link = link_at(title) if title.startswith("[") and not piece.website else None
    if link is not None and link.end == len(title):
        return link.label, link.target
    if title.startswith("[") and title.endswith("]"):
        address = defined.get(title[1:-1].lower(), "")
        return (title[1:-1], address) if address else (title, piece.website)
    return title, piece.website.strip()


def _describes(node: Text) -> bool:
    return node.role is Role.DESCRIPTION


def _is_description(text: str) -> bool:
    """Tell whether what stands above reports says what a project is, and does not lead to them."""
    return 0 < len(text) <= _LONGEST_DESCRIPTION and not text.endswith(":")


def _website_in(said: str, title: str, defined: Definitions) -> str:
    """Return where a description leads by the project's own name, as it did before headings had a website."""
    key = title_key(title)
    if not key or len(said) > _LONGEST_DESCRIPTION:
        return ""
    return next((address for address, words in links_in(said, defined) if words and title_key(words) == key), "")


def _credits(updates: Iterable[Update]) -> Iterator[Credit]:
    """Yield who reports, each once; of a sentence that may be an author line only whose id it tells."""
    found = (_credit(update.attribution) for update in updates if update.attribution is not None)
    yield from dict.fromkeys(credit for credit in found if credit is not None)


def _credit(author: Attribution) -> Credit | None:
    target = author.target.strip("\\\"' \t").removeprefix(_MATRIX_TO)
    if author.guess and not target.startswith("@"):
        return None
    name = shown_title(author.name)
    verb = "" if author.guess else plain(author.verb).strip()
    return Credit(name, target, verb) if name or target else None


def _markdown(nodes: Iterable[Node], defined: Definitions) -> str:
    own = [node for node in nodes if not isinstance(node, MoreMarker | RefDefs)]
    text = "".join(node.source.text for node in own if node.source is not None).strip("\r\n")
    more = used(text, defined)
    return f"{text}\n\n{more}" if more and text else text and f"{text}\n"
