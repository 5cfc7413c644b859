"""R16: a section of several projects has their headings, and a project that is known its description."""

from collections.abc import Iterator
from itertools import pairwise

from twimeditor.core.check.days import severity_of_habit
from twimeditor.core.check.fix import Fix, Insertion, Side
from twimeditor.core.check.knowledge import Knowledge, Project
from twimeditor.core.check.place import place_in
from twimeditor.core.check.problem import Problem, Severity
from twimeditor.core.check.rule import Rule
from twimeditor.core.model import Attribution, Entry, Issue, Role, Section, Text, Update, parts
from twimeditor.core.post.inline import plain
from twimeditor.core.style import plain_title

NAME = "R16"

_OF_ONE = frozenset({"dept of spec", "dept of status of matrix", "matrix live", "dept of events and talks"})
"""Sections in which several people report on one thing, or on many small ones."""

_GOES_ON = ("add", "also", "clarif", "continue", "again")
"""How the verb begins of somebody who goes on with what was said before."""


_LONGEST = 300
"""Longer than this no project is described."""


def headings(issue: Issue, known: Knowledge) -> Iterator[Problem]:
    """Yield sections whose projects have no headings, and projects without the description that is known of them."""
    severity = severity_of_habit(issue, known)
    wanted = severity if known.style is None or known.style.description == "always" else Severity.HINT
    for section in issue.sections:
        if plain_title(section.title) not in _OF_ONE:
            yield from _without_headings(section, severity)
        for entry in section.entries:
            project = known.projects.get(plain(entry.title).strip().lower()) if known.projects else None
            if project is not None and _is_description(project.description.strip()) and not is_described(entry):
                yield _without_description(entry, project, wanted)


def _without_headings(section: Section, severity: Severity) -> Iterator[Problem]:
    """Yield the first report that is not by the author of the one before, where neither has a heading."""
    authors = [author for author in map(_author, parts(section.nodes)) if author is not None]
    for before, author in pairwise(authors):
        if _name(author) != _name(before) and not author.verb.casefold().startswith(_GOES_ON):
            words = (
                "reports of different people stand here without a heading: readers cannot tell which project is whose"
            )
            yield Problem(NAME, words, place_in(author, "name"), severity)
            return


def _author(part: object) -> Attribution | None:
    author = part.attribution if isinstance(part, Update) else None
    return author if author is not None and not author.guess else None


def _name(author: Attribution) -> str:
    return (author.target or author.name).casefold()


def is_described(entry: Entry) -> bool:
    """Tell whether an entry says what its project is, or anything else beside its reports."""
    return any(isinstance(node, Text) and node.role is not Role.COMMENT for node in entry.nodes)


def _is_description(text: str) -> bool:
    """Tell whether what stood above the reports of a project told what it is, and was no news of that week."""
    return 0 < len(text) <= _LONGEST and "\n\n" not in text and not text.endswith(":")


def _without_description(entry: Entry, project: Project, severity: Severity) -> Problem:
    title, heading = plain(entry.title).strip(), entry.heading
    put_in = Insertion(project.description, heading.id, Side.BEHIND)
    end = len(heading.title)
    return Problem(
        NAME,
        f"{title} has been described in earlier issues, and has no description here: new readers need it",
        place_in(heading, "title", end, end),
        severity,
        (Fix("Put in the description of earlier issues", (put_in,), is_safe=False),),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        name=NAME,
        title="Headings and descriptions of projects",
        demand="In a section with more than one project each has a heading, and a project that is known has its"
        " description below it.",
        why="Readers look for the projects that they follow, and new readers do not know them.",
        wrong="## Dept of Clients\n\n[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n> Teapot pours.\n\n"
        "[Jim](https://matrix.to/#/@jim:example.org) says\n\n> Kettle boils.\n",
        right="## Dept of Clients\n\n### Teapot\n\n[Zoë](https://matrix.to/#/@zoe:example.org) says\n\n"
        "> Teapot pours.\n\n### Kettle\n\n[Jim](https://matrix.to/#/@jim:example.org) says\n\n> Kettle boils.\n",
        mends="Puts in the description that earlier issues have.",
        in_issue=headings,
    ),
)
