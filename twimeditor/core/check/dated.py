"""R9: title, address, file and date of an issue agree, and the date is one on which it can appear."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import PurePosixPath

from twimeditor.core.begin import PUBLISHED
from twimeditor.core.check.days import is_current
from twimeditor.core.check.fix import Fix, Replacement
from twimeditor.core.check.knowledge import Knowledge
from twimeditor.core.check.moments import moment_problems
from twimeditor.core.check.place import Place
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter, Issue
from twimeditor.core.model.find import LEAD
from twimeditor.core.post import front_matter
from twimeditor.core.post.days import day_in
from twimeditor.core.style import HouseStyle

NAME = "R9"

_FRIDAY = 4
_AHEAD = timedelta(days=7)
_NIGHT = timedelta(days=1)
_DAY = lazy_pattern(r"(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?!\d)")
_MONTH = lazy_pattern(r"(?:\A|/)(\d{4})/(\d\d)\Z")
_FOLDER_POST = "index.md"
_SURE = 2


@dataclass(frozen=True, slots=True)
class _Front:
    """The front matter with its values, and the `day` that most of date, file, address and title tell.

    `is_sure` tells that at least two do, in an issue that is not out yet for long: of one alone nothing is derived
    without a question, and links lead to the address of an old one.
    """

    node: FrontMatter
    values: Mapping[str, str]
    day: date
    is_sure: bool

    def place(self, key: str, found: re.Match[str] | None = None) -> Place:
        """Return the place of a value, or of what was found in it; of a key that lacks an empty one."""
        value = self.values.get(key, "")
        return Place(self.node.id, key, *(found.span() if found else (0, len(value))), value)

    def with_value(self, label: str, key: str, value: str, *, is_safe: bool = True) -> Fix:
        """Return the fix that gives a key another value."""
        return Fix(label, (Replacement(self.place(key), value),), is_safe=is_safe and self.is_sure)


def dated(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield what does not agree about the day of an issue; a date that nobody can read is told elsewhere."""
    if issue.front is None:
        words = "the post has no front matter: the site cannot be built without its title, date and address"
        yield Problem(NAME, words, Place(LEAD), Severity.ERROR)
        return
    if front_matter.problem(issue.front) is not None:
        return
    values = front_matter.fields(issue.front)
    yield from moment_problems(NAME, issue.front, values)
    current = is_current(issue, known)
    front = _read(issue.front, values, known.file, current)
    if front is not None:
        yield from _in_date(front, known, current)
        yield from _in_path(front, known.style)
        yield from _in_title(front, known.style)
        yield from _in_file(front, known.file)
        yield from _in_wanted_name(front, issue.file)


def _read(node: FrontMatter, values: Mapping[str, str], file: PurePosixPath | None, current: bool) -> _Front | None:
    """Return the front matter with the day of the issue, where anything tells one; the date has the first word."""
    told = (values.get("date", ""), _dated_name(file), values.get("path", ""), values.get("title", ""))
    days = [day for day in map(day_in, told) if day is not None]
    if not days:
        return None
    day, votes = Counter(days).most_common(1)[0]
    return _Front(node, values, day, current and votes >= _SURE)


def _dated_name(file: PurePosixPath | None) -> str:
    """Return the name that tells the day: the file's, or the folder's where a post has one of its own."""
    if file is None:
        return ""
    return file.parent.name if file.name == _FOLDER_POST else file.name


def _in_date(front: _Front, known: Knowledge, current: bool) -> Iterator[Problem]:
    said = day_in(front.values.get("date", ""))
    if "date" not in front.values:
        yield from _undated(front, known, current)
    elif said is not None and said != front.day:
        yield _another_date(front, said, known.style)
    key = "date" if "date" in front.values else "path"
    place = front.place(key, _DAY.search(front.values.get(key, "")))
    if known.today is not None and front.day > known.today + _AHEAD:
        words = f"{front.day:%Y-%m-%d} is more than a week ahead: the issue is for a week that is to come"
        yield Problem(NAME, words, place)
    if front.day.weekday() != _FRIDAY:
        words = f"{front.day:%Y-%m-%d} is a {front.day:%A}; issues appear on Fridays"
        yield Problem(NAME, words, place, Severity.HINT)


def _undated(front: _Front, known: Knowledge, current: bool) -> Iterator[Problem]:
    """Yield that there is no date, where the file's name does not tell it or today's issues have one."""
    style = known.style
    usual = style is not None and "date" in style.front.keys and "date" not in style.front.now_and_then
    in_name = known.file is None or day_in(_dated_name(known.file)) is not None
    if in_name and not (usual and current):
        return
    pattern = style.front.date if style is not None else "%Y-%m-%dT%H:%M:%SZ"
    new = datetime.combine(front.day, PUBLISHED).strftime(pattern)
    words = "the issue has no date, by which the blog lists its posts"
    yield Problem(NAME, words, front.place("date"), fixes=(front.with_value("Date the issue", "date", new),))


def _another_date(front: _Front, said: date, style: HouseStyle | None) -> Problem:
    place = front.place("date", _DAY.search(front.values["date"]))
    if said - front.day == _NIGHT:
        words = f"the issue is of {front.day:%Y-%m-%d} and dated a day later, as if it appeared after midnight"
        return Problem(NAME, words, place, Severity.HINT)
    fixes = [Fix(f"Date it {front.day:%Y-%m-%d}", (Replacement(place, f"{front.day:%Y-%m-%d}"),), is_safe=False)]
    if style is not None:
        changes = (
            Replacement(front.place("path"), style.path(said)),
            Replacement(front.place("title"), style.title(said)),
        )
        fixes.append(Fix(f"Give title and address {said:%Y-%m-%d}", changes, is_safe=False))
    words = f"the date says {said:%Y-%m-%d}, all else {front.day:%Y-%m-%d}: one of them is of another week"
    return Problem(NAME, words, place, fixes=tuple(fixes))


def _in_path(front: _Front, style: HouseStyle | None) -> Iterator[Problem]:
    path = front.values.get("path", "")
    usual = style.path(front.day) if style is not None else ""
    fixes = (front.with_value("Give it the usual address", "path", usual),) if usual else ()
    wrong = next((found for found in _DAY.finditer(path) if not _is(found, front.day)), None)
    if not path:
        words = "the issue has no address of its own: it would be published at that of its file"
        yield Problem(NAME, words, front.place("path"), fixes=fixes)
    elif wrong is not None:
        words = f"the address says {wrong[0]}, and the issue is of {front.day:%Y-%m-%d}: links to it would be wrong"
        yield Problem(NAME, words, front.place("path", wrong), fixes=fixes)
    elif usual and path != usual:
        words = f"issues have addresses like {usual}, by which earlier ones are found"
        again = (front.with_value("Give it the usual address", "path", usual, is_safe=False),)
        yield Problem(NAME, words, front.place("path"), Severity.HINT, again)


def _is(found: re.Match[str], day: date) -> bool:
    exact = (found["year"], found["month"], found["day"])
    return exact == (f"{day:%Y}", f"{day:%m}", f"{day:%d}")


def _in_title(front: _Front, style: HouseStyle | None) -> Iterator[Problem]:
    title = front.values.get("title", "")
    found = _DAY.search(title)
    usual = (front.with_value("Give it the usual title", "title", style.title(front.day)),) if style else ()
    if not title.strip():
        yield Problem(NAME, "the issue has no title", front.place("title"), fixes=usual)
    elif found is None:
        words = "the title does not tell the day, by which issues are told apart"
        again = tuple(Fix(fix.label, fix.changes, is_safe=False) for fix in usual)
        yield Problem(NAME, words, front.place("title"), Severity.HINT, again)
    elif not _is(found, front.day):
        place, day = front.place("title", found), f"{front.day:%Y-%m-%d}"
        fix = Fix(f"Write {day}", (Replacement(place, day),), is_safe=front.is_sure)
        yield Problem(NAME, f"the title says {found[0]}, and the issue is of {day}", place, fixes=(fix,))


def _in_file(front: _Front, file: PurePosixPath | None) -> Iterator[Problem]:
    if file is None:
        return
    name, day = _dated_name(file), f"{front.day:%Y-%m-%d}"
    said = day_in(name)
    folder = _MONTH.search(str(file.parent.parent if file.name == _FOLDER_POST else file.parent))
    if said is None and len(file.parts) > 1:  # a draft that lies anywhere gets its name when it is exported
        yield Problem(NAME, f"the name of {name} does not begin with the day, {day}", Place(front.node.id))
    elif said is not None and said != front.day:
        yield Problem(NAME, f"the file is called {name}, and the issue is of {day}", Place(front.node.id))
    if folder and (folder[1], folder[2]) != (f"{front.day:%Y}", f"{front.day:%m}"):
        words = f"the file lies in {folder[1]}/{folder[2]}, and the issue is of {day}"
        yield Problem(NAME, words, Place(front.node.id))


def _in_wanted_name(front: _Front, name: str) -> Iterator[Problem]:
    """Yield that the name which the editors want for the file is of another day."""
    said = day_in(name)
    if said is not None and said != front.day:
        words = f"the file is to be called {name}, and the issue is of {front.day:%Y-%m-%d}"
        yield Problem(NAME, words, Place(front.node.id))


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="The day of the issue",
        demand="Title, address, date and file tell the same day, a Friday and at most a week ahead; times are in UTC,"
        " and an update is not before the date.",
        why="Readers look for an issue by its day, and links lead to the address: both stay for ever.",
        wrong='date = "2030-02-01T18:00:00+00:00"\ntitle = "This Week in Matrix 2030-01-25"\n'
        'path = "/blog/2030/02/01/this-week-in-matrix-2030-02-01"\n',
        right='date = "2030-02-01T18:00:00+00:00"\ntitle = "This Week in Matrix 2030-02-01"\n'
        'path = "/blog/2030/02/01/this-week-in-matrix-2030-02-01"\n',
        mends="Title and address follow the day that two of them, the date and the file’s name agree on; a time of"
        " another zone becomes the same moment in UTC.",
        severity=Severity.ERROR,
        in_issue=dated,
    ),
)
