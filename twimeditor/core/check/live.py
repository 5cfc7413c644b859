"""R6: the weekly video has its number, its title and an id that can be one."""

import re
from collections.abc import Iterator

from twimeditor.core import facets
from twimeditor.core.check.days import is_current
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.limits import LONGEST
from twimeditor.core.check.place import Place, place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Around, Rule
from twimeditor.core.facets.headings import NUMBER, TITLE, is_live
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Block, Embed, Html, Issue, Node, Quote, SectionHeading
from twimeditor.core.post.youtube import video_id
from twimeditor.core.render.shortcodes import marks
from twimeditor.core.style import HouseStyle

NAME = "R6"

_WORDS = lazy_pattern(r"Matrix Live", re.IGNORECASE)
_NUMBER = lazy_pattern(r"S(\d{2,})E(\d{2,})")
_ALMOST = lazy_pattern(r"S?(\d+)[.xE](\d+)", re.IGNORECASE)
_ID = lazy_pattern(r"[A-Za-z0-9_-]{11}")
_ARGUMENT = lazy_pattern(r"""\bvideo_id\s*=\s*(?P<quote>["'`])(?P<id>.*?)(?P=quote)""", re.DOTALL)
_FRAME = lazy_pattern(
    r"""<iframe\b[^<>]*?\bsrc\s*=\s*["'](?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/"""
    r"""(?P<id>[^"'?&/#]*?)\s*["'?&/#]""",
    re.IGNORECASE,
)
_PLAYLIST = "videoseries"


def headed(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield what lacks in the headings of the weekly video, in a style that numbers them."""
    style = known.style
    if style is None or not style.live.numbered or not is_current(issue, known):
        return
    for section in issue.sections:
        if section.heading is not None and is_live(section.heading):
            yield from _in_heading(section.heading, style, known.live)


def _in_heading(heading: SectionHeading, style: HouseStyle, last: tuple[int, int] | None) -> Iterator[Problem]:
    number, title = facets.get(heading, NUMBER), facets.get(heading, TITLE)
    if not number:
        yield _unnumbered(heading, last)
    elif not _NUMBER.fullmatch(number):
        yield _oddly_numbered(heading, number)
    else:
        yield from _wrongly_numbered(heading, number, last)
    if not title:
        words = "the weekly video has no title: tell what it is about, as S01E01 – title"
        yield Problem(NAME, words, _behind(heading, number))
    elif number and heading.title != style.live.heading(number, title):
        yield _otherwise(heading, style.live.heading(number, title))


def _behind(heading: SectionHeading, words: str) -> Place:
    """Return the place behind these words, or behind the name of the section."""
    at = heading.title.find(words) + len(words) if words else 0
    found = _WORDS.search(heading.title)
    return place_in(heading, "title", *[at or (found.end() if found else len(heading.title))] * 2)


def _place_of(heading: SectionHeading, number: str) -> Place:
    start = heading.title.find(number)
    return place_in(heading, "title", start, start + len(number))


def _unnumbered(heading: SectionHeading, last: tuple[int, int] | None) -> Problem:
    place = _behind(heading, "")
    fixes = (Fix(f"Number it {_next(last)}", (Replacement(place, f" {_next(last)}"),), is_safe=False),) if last else ()
    return Problem(
        NAME, "the weekly video has no number: it is found by it later, as S01E01", place, Severity.WARNING, fixes
    )


def _oddly_numbered(heading: SectionHeading, number: str) -> Problem:
    place, read = _place_of(heading, number), _ALMOST.fullmatch(number)
    new = _written(int(read[1]), int(read[2])) if read else ""
    fixes = (Fix(f"Write {new}", (Replacement(place, new),)),) if new else ()
    return Problem(
        NAME,
        f"{number} is not how the weekly videos are numbered: season and episode, as S01E01",
        place,
        Severity.WARNING,
        fixes,
    )


def _wrongly_numbered(heading: SectionHeading, number: str, last: tuple[int, int] | None) -> Iterator[Problem]:
    found = _NUMBER.fullmatch(number)
    if found is None or last is None:
        return
    said = (int(found[1]), int(found[2]))
    if said in {(last[0], last[1] + 1), (last[0] + 1, 1)}:
        return
    place, new = _place_of(heading, number), _next(last)
    yield Problem(
        NAME,
        f"the last weekly video was {_written(*last)}, so this one is {new}, unless a season begins or a week was left "
        "out",
        place,
        Severity.WARNING,
        (Fix(f"Number it {new}", (Replacement(place, new),), is_safe=False),),
    )


def _otherwise(heading: SectionHeading, usual: str) -> Problem:
    place = place_in(heading, "title")
    return Problem(
        NAME,
        f"other issues write it “{usual}”",
        place,
        Severity.HINT,
        (Fix("Write the heading as other issues do", (Replacement(place, usual),)),),
    )


def _next(last: tuple[int, int] | None) -> str:
    return _written(last[0], last[1] + 1) if last else ""


def _written(season: int, episode: int) -> str:
    return f"S{season:02}E{episode:02}"


def video_ids(node: Node, _around: Around) -> Iterator[Problem]:
    """Yield the ids of YouTube videos that cannot be any."""
    if not isinstance(node, Quote | Block) or len(node.values[0]) > LONGEST:
        return
    for start, end in _ids(node, node.values[0]):
        place = place_in(node, node.FIELDS[0], start, end)
        if place.text.strip() and not _ID.fullmatch(place.text) and place.text != _PLAYLIST:
            yield _no_id(place)


def _ids(node: Node, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ids of videos stand."""
    if "video_id" in text:
        for mark in marks(text):
            found = _ARGUMENT.search(text, mark.start, mark.end)
            if found and mark.called and mark.called.name == "youtube_player" and not mark.protected:
                yield found.span("id")
    if "/embed/" in text and isinstance(node, Embed | Html):
        yield from (found.span("id") for found in _FRAME.finditer(text))


def _no_id(place: Place) -> Problem:
    meant = video_id(place.text)
    fixes = (Fix("Take the id out of it", (Replacement(place, meant),)),) if meant else ()
    return Problem(
        NAME,
        f"“{place.text}” is not the id of a YouTube video, which has eleven letters, digits, dashes and underscores:"
        " the player stays empty",
        place,
        Severity.WARNING,
        fixes,
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="The weekly video",
        demand="Its heading is Matrix Live, the number behind the last one’s and the title, as Matrix Live S03E07 –"
        " Tea for two; and the id of its video can be one.",
        why="The episodes are found by their numbers. A player with a wrong id shows nothing.",
        wrong='## Matrix Live\n\n{{ youtube_player(video_id="https://youtu.be/AbCdEf-1234") }}\n',
        right='## Matrix Live S03E07 – Tea for two\n\n{{ youtube_player(video_id="AbCdEf-1234") }}\n',
        mends="The number that is next, the usual form of the heading, the id out of an address.",
        in_node=video_ids,
        in_issue=headed,
    ),
)
