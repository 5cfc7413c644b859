"""A new issue: what has to be known of it, and the text that this makes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from twimeditor.core.begin.front import front_matter
from twimeditor.core.model import Embed
from twimeditor.core.post import parse
from twimeditor.core.style import HouseStyle, SectionKind, plain_title

_FRIDAY = 4
_USUAL = ("Dept of Spec", "Dept of Servers", "Dept of Bridges", "Dept of Clients", "Dept of SDKs and Frameworks")
"""The sections that three of five issues have."""


@dataclass(frozen=True, slots=True)
class Live:
    """The weekly video: its number in the series (``S11E18``), title and YouTube id, as far as they are known."""

    number: str = ""
    title: str = ""
    video: str = ""


@dataclass(frozen=True, slots=True)
class NewIssue:
    """What an issue begins with; `sections` are headings, and stand in the style's order whatever theirs is."""

    day: date
    style: HouseStyle
    editors: tuple[str, ...] = ()
    live: Live | None = field(default_factory=Live)
    sections: tuple[str, ...] = ()
    ping: bool = True
    sign_off: bool = True

    @property
    def path(self) -> str:
        """Return where the file belongs below the blog's folder."""
        return f"{self.style.folder(self.day)}/{self.style.file_name(self.day)}"


def friday(today: date) -> date:
    """Return the Friday of that day's week, or of the next when it is over."""
    return today + timedelta((_FRIDAY - today.weekday()) % 7)


def content_sections(style: HouseStyle) -> tuple[SectionKind, ...]:
    """Return the style's sections in their order, without those that a new issue has anyway: video, ping, sign-off."""
    own = {plain_title(title) for title in (style.live.section, style.ping.section, style.sign_off.title)}
    kinds = (kind for kind in style.sections if plain_title(kind.title) not in own)
    return tuple(sorted(kinds, key=lambda kind: kind.order))


def usual_sections(style: HouseStyle) -> tuple[str, ...]:
    """Return the headings of the sections that most issues have."""
    usual = {plain_title(title) for title in _USUAL}
    return tuple(kind.heading for kind in content_sections(style) if plain_title(kind.title) in usual)


def text_of(new: NewIssue) -> str:
    """Return the post that a new issue begins as."""
    blocks = [block for section in _sections(new) for block in section]
    front = front_matter(new.style, new.day, new.editors)
    return "\n".join((front, *(f"{block}\n" for block in blocks)))


def is_place_to_fill(video: str) -> bool:
    """Tell whether a video without an id reads as one: a shortcode does, a frame would show YouTube's own page."""
    leaf = next(parse(video).leaves(), None)
    return isinstance(leaf, Embed) and not leaf.video


def _sections(new: NewIssue) -> Iterator[list[str]]:
    """Yield the blocks of each section, heading first."""
    style = new.style
    middle = [(_order(style, title), [f"## {title}", *_intro(style, title)]) for title in dict.fromkeys(new.sections)]
    if new.ping:
        middle.append((_order(style, style.ping.section), list(_ping(style))))
    ordered = [blocks for _, blocks in sorted(middle, key=lambda item: item[0])]
    if new.live is not None:
        ordered.insert(0, list(_live(style, new.live)))
    if style.more_marker and ordered:
        ordered[0].append(style.more_marker)
    yield from ordered
    if new.sign_off:
        yield list(filter(None, (f"## {style.sign_off.title}", style.sign_off.text, style.sign_off.definitions)))


def _order(style: HouseStyle, title: str) -> float:
    kind = style.section_for(title)
    return kind.order if kind is not None else float("inf")


def _intro(style: HouseStyle, title: str) -> Iterator[str]:
    kind = style.section_for(title)
    if kind is not None and kind.intro:
        yield kind.intro


def _live(style: HouseStyle, live: Live) -> Iterator[str]:
    yield f"## {style.live.heading(live.number, live.title)}"
    video = style.video(live.video)
    if live.video or is_place_to_fill(video):
        yield video


def _ping(style: HouseStyle) -> Iterator[str]:
    ping = style.ping
    table = "\n".join((_row(ping.header), _row((":---:",) * len(ping.header))))
    yield f"## {ping.section}"
    yield from filter(None, (ping.text,))
    if not ping.heading:
        yield table
        return
    for room in ping.rooms:
        heading, text = f"### {ping.heading_of(room)}", ping.entry_of(room)
        glued = ping.glued and text
        yield from (f"{heading}\n{text}",) if glued else filter(None, (heading, text))
        yield table


def _row(cells: tuple[str, ...]) -> str:
    return f"|{'|'.join(cells)}|"
