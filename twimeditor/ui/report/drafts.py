"""What the dialog holds: each report's text, what is not to be put right, and what the user has typed over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from twimeditor.core.report import (
    ENTRY_LEVEL,
    SECTION_LEVEL,
    Filed,
    Fix,
    Kind,
    Notice,
    Place,
    Report,
    as_it_was,
    read_report,
    split_reports,
)
from twimeditor.core.report.habits import Habit, Habits, proposed

_HINT = "Proposed as {name} last reported: {what}."

FIELDS = ("name", "user_id", "title", "website", "verb")


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is known: who reports on what, and the titles of the issue's entries by their ids."""

    habits: Habits = field(default_factory=dict)
    entries: Mapping[int, str] = field(default_factory=dict)

    def entry_of(self, title: str) -> int | None:
        """Return the first entry with that title."""
        wanted = title.strip().casefold()
        return next((number for number, known in self.entries.items() if known.strip().casefold() == wanted), None)


@dataclass(slots=True)
class Draft:
    """A report on its way into the issue; `typed` are the fields that the user has written in."""

    text: str
    place: Place
    verb: str
    proposals: Proposals = field(default_factory=Proposals)
    notices: tuple[Notice, ...] = ()
    without: frozenset[Fix] = frozenset()
    typed: dict[str, str] = field(default_factory=dict)
    wanted: bool = True
    habit: Habit | None = None
    _read: dict[tuple[str, frozenset[Fix], int], Report] = field(default_factory=dict)

    def propose(self) -> None:
        """Let the report go where its author's last one on the same project stood, if that is known."""
        self.habit = None
        report = self.report
        self.habit = proposed(self.proposals.habits, report.author.user_id, f"{report.title}\n{report.body}")
        if self.habit is not None:
            kind = Kind.ENTRY if self.habit.title else Kind.SECTION_UPDATE
            self.place = replace(self.place, section=self.habit.section, kind=kind)
        title = self.value("title")
        entry = self.proposals.entry_of(title) if title else None
        if entry is not None:
            self.place = replace(self.place, kind=Kind.ENTRY_UPDATE, entry=entry)

    @property
    def hint(self) -> str:
        """Return in words what was proposed, and why."""
        if self.habit is None:
            return ""
        what = ", ".join(filter(None, (self.habit.section, self.habit.title)))
        return _HINT.format(name=self.value("name") or self.value("user_id"), what=what)

    @property
    def entry(self) -> str | None:
        """Return the title of the entry that an update would go into."""
        return None if self.place.entry is None else self.proposals.entries.get(self.place.entry)

    @property
    def report(self) -> Report:
        """Return the text as it is read now: its first heading stays in it unless it is the title."""
        wanted = self.typed.get("title", self.habit.title if self.habit else None)
        if self.place.kind is not Kind.ENTRY or not wanted:
            return self._reading(titled=self.place.kind is Kind.ENTRY and wanted is None)
        report = self._reading(titled=True)
        return report if report.title == wanted.strip() else self._reading(titled=False)

    def _reading(self, *, titled: bool) -> Report:
        without = self.without if titled else self.without | {Fix.TITLE}
        level = SECTION_LEVEL if self.place.kind is Kind.SECTION_UPDATE else ENTRY_LEVEL
        key = (self.text, without, level)
        if key not in self._read:
            if any(known[0] != self.text for known in self._read):
                self._read = {}
            self._read[key] = read_report(self.text, level=level, without=without, notices=self.notices)
        return self._read[key]

    def value(self, name: str) -> str:
        """Return a field's value: what was typed, else what is proposed, else what was read."""
        if name in self.typed:
            return self.typed[name]
        report, habit = self.report, self.habit or Habit("")
        read = {
            "name": report.author.name,
            "user_id": report.author.user_id,
            "title": habit.title or report.title,
            "website": report.website or habit.website,
            "verb": self.verb,
        }
        return read[name]

    def filed(self, *, raw: bool) -> Filed:
        """Return the report as it goes into the issue; a `raw` one with its text as it came."""
        values = {name: self.value(name) for name in FIELDS}
        if self.place.kind is not Kind.ENTRY:
            values |= {"title": "", "website": ""}
        return Filed(body=(as_it_was(self.report) if raw else self.report).body, **values)

    @property
    def lacks(self) -> str:
        """Return the name of the first field that is needed and empty, or an empty string."""
        needed = ["section"] if self.place.kind is not Kind.ENTRY_UPDATE and not self.place.section.strip() else []
        needed += ["title"] if self.place.kind is Kind.ENTRY and not self.value("title").strip() else []
        needed += [name for name in ("name", "user_id", "verb") if not self.value(name).strip()]
        return needed[0] if needed else ""

    @property
    def problem(self) -> str:
        """Return what keeps the report from being taken, in words, or an empty string."""
        if not self.text.strip():
            return "There is no report yet: paste it on the left, or type it there."
        if self.place.kind is not Kind.ENTRY_UPDATE and not self.place.section.strip():
            return "Choose the section that the report goes to."
        return ""


class Drafts:
    """All reports that were pasted; there is always one, if only an empty one."""

    def __init__(
        self, text: str, place: Place, verb: str, proposals: Proposals, notices: tuple[Notice, ...] = ()
    ) -> None:
        self.items = [Draft(part, place, verb, proposals, notices) for part in split_reports(text)]
        for draft in self.items:
            draft.propose()

    def change(self, number: int, text: str) -> bool:
        """Give a report another text; tell whether that makes several of it."""
        draft = self.items[number]
        first, *others = split_reports(text)
        author = draft.report.author
        draft.text = first
        if draft.report.author.user_id != author.user_id:
            draft.propose()
        new = [replace(draft, text=other, typed={}, notices=(), _read={}) for other in others]
        for one in new:
            one.propose()
        self.items[number + 1 : number + 1] = new
        return bool(new)

    @property
    def wanted(self) -> list[Draft]:
        """Return those that are to be taken."""
        return [draft for draft in self.items if draft.wanted]

    @property
    def problem(self) -> str:
        """Return what keeps the reports from being taken, or an empty string."""
        if not self.wanted:
            return "All reports are left out."
        return next((draft.problem for draft in self.wanted if draft.problem), "")

    def filed(self, *, raw: bool = False) -> list[tuple[Place, Filed]]:
        """Return the reports with their places."""
        return [(draft.place, draft.filed(raw=raw)) for draft in self.wanted]
