"""R22: the regulars are there, and no reference leads nowhere."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from twimeditor.core.check.days import severity_of_habit
from twimeditor.core.check.fix import Fix, Insertion, Side
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.labels import unresolved
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.facets.headings import is_live
from twimeditor.core.model import Blank, Embed, Entry, EntryHeading, Issue, MoreMarker, Role, Section, SectionHeading
from twimeditor.core.model.find import LEAD
from twimeditor.core.model.roles import boilerplate
from twimeditor.core.style import HouseStyle, plain_title

NAME = "R22"

SPEC, PING, LIVE, SIGN_OFF = "spec", "ping", "live", "sign-off"
REGULARS: Mapping[str, str] = MappingProxyType(
    {
        LIVE: "the weekly video (Matrix Live)",
        SPEC: "the report on the specification",
        PING: "the ranking by ping",
        SIGN_OFF: "the sign-off",
    }
)
"""What each issue has, by a key, in the order of an issue."""

_SPEC = frozenset({"dept of spec", "spec", "matrix spec", "dept of the spec", "matrix specification"})


def regulars(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield the regulars that are missing, and references without a definition."""
    if known.style is not None and len(issue.sections) > 1:
        severity = severity_of_habit(issue, known)
        yield from (_missing(issue, key, known.style, severity) for key in missing_regulars(issue, known.style))
    yield from unresolved(NAME, issue)


def missing_regulars(issue: Issue, style: HouseStyle) -> tuple[str, ...]:
    """Return the keys of the regulars that the issue has not and its style has."""
    return tuple(key for key in REGULARS if has_regular(style, key) and place_of_regular(issue, key, style) is None)


def place_of_regular(issue: Issue, key: str, style: HouseStyle) -> Section | Entry | None:
    """Return where a regular stands, one that is filled if there is any; None where it does not."""
    found = [part for part in _parts(issue) if _TESTS[key](part, style)]
    if key == LIVE and not found:
        found = [section for section in issue.sections[:1] if _shows_video(section)]
    return next(filter(has_content, found), found[0] if found else None)


def _shows_video(section: Section) -> bool:
    """Tell whether a section has a video: weeks with a special one call the first section by its name."""
    return any(isinstance(leaf, Embed) for leaf in section.leaves())


def _parts(issue: Issue) -> Iterator[Section | Entry]:
    for section in issue.sections:
        yield section
        yield from section.entries


def has_content(part: Section | Entry) -> bool:
    """Tell whether anything stands in a section or entry beside its heading."""
    return any(not isinstance(leaf, Blank | MoreMarker | SectionHeading | EntryHeading) for leaf in part.leaves())


def _title(part: Section | Entry) -> str:
    return plain_title(part.title)


def _is_live(part: Section | Entry, style: HouseStyle) -> bool:
    heading = part.heading
    named = bool(_title(part)) and _title(part) == plain_title(style.live.section)
    return named or (isinstance(heading, SectionHeading) and is_live(heading))


def _is_spec(part: Section | Entry, _style: HouseStyle) -> bool:
    return _title(part) in _SPEC


def _is_ping(part: Section | Entry, style: HouseStyle) -> bool:
    return boilerplate(part.heading) is Role.PING or _title(part) == plain_title(style.ping.section)


def _is_sign_off(part: Section | Entry, style: HouseStyle) -> bool:
    return boilerplate(part.heading) is Role.SIGN_OFF or _title(part) == plain_title(style.sign_off.title)


_TESTS: Mapping[str, Callable[[Section | Entry, HouseStyle], bool]] = MappingProxyType(
    {LIVE: _is_live, SPEC: _is_spec, PING: _is_ping, SIGN_OFF: _is_sign_off}
)


def has_regular(style: HouseStyle, key: str) -> bool:
    """Tell whether a style has such a regular at all."""
    if key == SPEC:
        return any(plain_title(kind.title) in _SPEC for kind in style.sections)
    return bool({LIVE: style.live.section, PING: style.ping.section, SIGN_OFF: style.sign_off.title}[key].strip())


def _missing(issue: Issue, key: str, style: HouseStyle, severity: Severity) -> Problem:
    words = f"{REGULARS[key]} is missing: readers expect it in every issue"
    place = Place(issue.front.id if issue.front is not None else LEAD)
    return Problem(NAME, words, place, severity, _fixes(issue, key, style))


def _fixes(issue: Issue, key: str, style: HouseStyle) -> tuple[Fix, ...]:
    """Return how the sign-off is put in, whose words are known."""
    if key != SIGN_OFF or not style.sign_off.text.strip():
        return ()
    off = style.sign_off
    markdown = "\n\n".join(filter(None, (f"## {off.title}", off.text.strip(), off.definitions.strip())))
    return (Fix("Put in the sign-off", (Insertion(markdown, issue.sections[-1].id, Side.BEHIND),), is_safe=False),)


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="The regulars, and references",
        demand="The weekly video, the report on the specification, the ranking by ping and the sign-off are there, and"
        " a reference such as [text][label] has its definition.",
        why="Readers look for what they know. A reference without a definition is published with its brackets.",
        wrong="## Dept of Clients\n\nMore in [the guide][teapot].\n",
        right="## Dept of Clients\n\nMore in [the guide][teapot].\n\n[teapot]: https://teapot.example\n",
        mends="Puts in the sign-off as the house style has it.",
        in_issue=regulars,
    ),
)
