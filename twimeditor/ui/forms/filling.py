"""What the archive knows in the forms: people and projects to pick, what is filled in, and quiet remarks."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from twimeditor.core.archive import filling
from twimeditor.core.archive.directory import Author, Directory, Project
from twimeditor.core.archive.keys import website_key
from twimeditor.core.errors import EditError
from twimeditor.core.model import Attribution, Entry, Issue, Quote, Section, Update, find, parts
from twimeditor.core.model.edits import Edit
from twimeditor.core.post.days import day_in_words
from twimeditor.core.post.inline import shown_title
from twimeditor.core.style import HouseStyle
from twimeditor.services.editing import Session
from twimeditor.ui.forms.proposal import Proposal
from twimeditor.ui.forms.spec import Act, Choice, FieldSpec, FormSpec, RowSpec, Words

if TYPE_CHECKING:
    from twimeditor.core.archive.completing import Completer
    from twimeditor.core.archive.proposing import Proposer

_LONGEST_TEXT = 4_000
"""So much of a report is looked at to propose its project."""


class Archive(Protocol):
    """Who and what past issues tell of; `changed` tells that it is something else."""

    @property
    def changed(self) -> SignalInstance: ...
    def directory(self) -> Directory: ...
    def proposer(self) -> "Proposer": ...
    def today(self) -> date: ...


class Filling(QObject):
    """Proposes from the archive what a form's fields may be, and fills it in as one step.

    `changed` tells that other things are known, so that remarks may be others.
    """

    changed = Signal()

    def __init__(self, session: Session, style: Callable[[], HouseStyle], archive: Archive, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._style = style
        self._archive = archive
        self._completer: tuple[Directory, Completer] | None = None
        self._usual: _Usual | None = None
        archive.changed.connect(self.changed)

    # Fields

    def rows(self, spec: FieldSpec, typed: str) -> Sequence[Proposal]:
        """Return what fits what is typed in a field, best first."""
        completer = self._completing()
        if completer is None:
            return ()
        today = self._archive.today()
        try:
            if spec.words is Words.PEOPLE:
                people = completer.people(typed, project=self._key_of(spec.target))
                return tuple(_of_author(person, today) for person in people)
            author = _author(find.entry(self._session.document, spec.target))
        except EditError:  # what the field is of was undone in this moment
            return ()
        return tuple(_of_project(project, today) for project in completer.projects(typed, author))

    def pick(self, spec: FieldSpec, proposal: Proposal, *, is_verb_free: bool) -> None:
        """Fill in who or what was picked in a field, whose own text it takes the place of."""
        over = {spec.field, "verb"} if is_verb_free else {spec.field}
        picked, style = proposal.value, self._style()
        edit: Edit
        if isinstance(picked, Author):
            edit = partial(filling.fill_person, update=spec.target, author=picked, over=over, style=style)
        else:
            edit = partial(filling.fill_project, entry=spec.target, project=picked, over=over, style=style)
        self._do(f"Fill in {proposal.name}", edit)

    # Remarks

    def remarked(self, form: FormSpec, issue: Issue) -> FormSpec:
        """Return the form of an entry with what its author usually reports on, or where its project usually stands."""
        if not self._archive.directory().projects or not form.cards:
            return form
        holder = find.container(issue, form.container)
        said = self._remark(issue, holder) if isinstance(holder, Entry) else None
        if said is None:
            return form
        head = form.cards[0]
        rows = tuple(_with_remark(row, *said) if row.key == "website" else row for row in head.rows)
        return replace(form, cards=(replace(head, rows=rows), *form.cards[1:]))

    def run(self, choice: Choice) -> None:
        """Do what a remark offers."""
        style = self._style()
        project = self._archive.directory().projects.get(choice.key)
        if choice.act is Act.FILL_IN and project is not None:
            edit = partial(filling.fill_project, entry=choice.node, project=project, over=(), style=style)
            self._do(f"Fill in {shown_title(project.title)}", edit)
        elif choice.act is Act.FILE_THERE:
            edit = partial(filling.move_entry, entry=choice.node, section=choice.value, style=style)
            self._do(choice.words, edit)

    def _remark(self, issue: Issue, entry: Entry) -> tuple[str, Choice] | None:
        project = self._project(entry)
        section = find.section(issue, entry.id)
        if project is not None:
            return self._of_section(issue, section, entry, project)
        if filling.is_placeholder(entry.title) and not entry.heading.website.strip():
            return self._of_author(issue, entry)
        return None

    def _of_section(self, issue: Issue, section: Section, entry: Entry, project: Project) -> tuple[str, Choice] | None:
        usual = filling.elsewhere(project, section)
        if not usual:
            return None
        name = filling.section_named(issue, usual, self._style())
        words = f"{shown_title(entry.title) or shown_title(project.title)} usually stands in {shown_title(name)}."
        return words, Choice(Act.FILE_THERE, entry.id, value=usual, words=f"Move to {shown_title(name)}")

    def _of_author(self, issue: Issue, entry: Entry) -> tuple[str, Choice] | None:
        """Say what the author of an entry without a title usually reports on, unless the issue has that already."""
        directory = self._archive.directory()
        author = directory.authors.get(_author(entry))
        if author is None:
            return None
        there = frozenset(project.key for one in issue.entries if (project := self._project(one)) is not None)
        asked = author.key, _text(entry), there
        if self._usual is None or self._usual.directory is not directory or self._usual.asked != asked:
            self._usual = _Usual(directory, asked, self._looked_up(author, *asked[1:]))
        project, words = self._usual.found
        return (words, Choice(Act.FILL_IN, entry.id, key=project.key, words="Fill in")) if project is not None else None

    def _looked_up(self, author: Author, text: str, there: frozenset[str]) -> tuple[Project | None, str]:
        for found in self._archive.proposer().proposals(author.key, text):
            project = found.project
            if project is not None and project.key not in there:
                title = shown_title(project.title)
                if any(value.text == project.key and value.count != 1 for value in author.projects):
                    return project, f"{shown_title(author.name)} usually reports on {title}."
                return project, f"Perhaps {title}: {found.why}."
        return None, ""

    # Own work

    def _do(self, label: str, edit: Edit) -> None:
        self._session.seal()
        self._session.edit(label, edit)
        self._session.seal()

    def _key_of(self, update: int) -> str:
        """Return the project of the entry that an update stands in, "" where nobody knows it."""
        holder = find.owner(self._session.document, update)
        project = self._project(holder) if isinstance(holder, Entry) else None
        return project.key if project is not None else ""

    def _project(self, entry: Entry) -> Project | None:
        return filling.known_project(self._archive.directory(), entry.title, entry.heading.website)

    def _completing(self) -> "Completer | None":
        """Return what ranks the directory as it is now; it is made when a field first asks."""
        directory = self._archive.directory()
        if not directory.authors and not directory.projects:
            return None
        if self._completer is None or self._completer[0] is not directory:
            from twimeditor.core.archive.completing import Completer  # noqa: PLC0415 - loads a library

            self._completer = directory, Completer(directory)
        return self._completer[1]


@dataclass(frozen=True, slots=True)
class _Usual:
    """What was found for an author, a text and the projects that are in the issue."""

    directory: Directory
    asked: tuple[str, str, frozenset[str]]
    found: tuple[Project | None, str]


def _with_remark(row: RowSpec, words: str, choice: Choice) -> RowSpec:
    return replace(row, remark=words, button=choice)


def _author(entry: Entry) -> str:
    """Return who reports in an entry first, "" where nobody is named."""
    found = (one.target.strip() for one in _authors(entry) if one.target.strip())
    return next(found, "")


def _authors(entry: Entry) -> Iterator[Attribution]:
    for part in parts(entry.nodes):
        if isinstance(part, Update) and part.attribution is not None:
            yield part.attribution


def _text(entry: Entry) -> str:
    """Return what is reported in an entry."""
    return "\n".join(node.body for node in entry.nodes if isinstance(node, Quote))[:_LONGEST_TEXT]


def _of_author(author: Author, today: date) -> Proposal:
    return Proposal(author, shown_title(author.name), _last(author.days, today), (author.key, *_first(author.verb)))


def _of_project(project: Project, today: date) -> Proposal:
    details = (*_first(website_key(project.website)), *_first(shown_title(project.section)))
    return Proposal(project, shown_title(project.title), _last(project.days, today), details)


def _first(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _last(days: Sequence[date], today: date) -> str:
    """Say when somebody or something was told of before the open issue, which may be a past one by its file."""
    place = bisect_left(days, today)
    return f"last on {day_in_words(days[place - 1])}" if place else ""
