"""What the dialog holds: each report's text, what is not to be put right, and what the user has typed over it."""

from dataclasses import dataclass, field, replace

from twimeditor.core.post.inline import shown_title
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
from twimeditor.ui.report.proposals import Candidate, Proposals

FIELDS = ("name", "user_id", "title", "website", "verb")
_NAMING = {"name", "user_id", "title"}
"""What is typed there may be of another project."""


@dataclass(slots=True)
class Draft:
    """A report on its way into the issue; `typed` are the fields that the user has written in."""

    text: str
    place: Place
    verb: str
    proposals: Proposals
    notices: tuple[Notice, ...] = ()
    without: frozenset[Fix] = frozenset()
    typed: dict[str, str] = field(default_factory=dict)
    wanted: bool = True
    placed: set[str] = field(default_factory=set)
    candidates: tuple[Candidate, ...] = ()
    candidate: Candidate | None = None
    _start: Place = field(init=False)
    _read: dict[tuple[str, frozenset[Fix], int], Report] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._start = self.place

    def propose(self) -> None:
        """Look what the report is likely on, and let it go there if that is likely enough."""
        self.candidate, self.candidates = None, ()
        report, titled = self.report, self.typed.get("title", "").strip()
        self.candidates = self.proposals.candidates(
            self.value("user_id"), report.body, titled or report.title, is_typed=bool(titled)
        )
        self.choose(next((one for one in self.candidates if one.is_likely), None))

    def choose(self, candidate: Candidate | None) -> None:
        """Let the report be on something, or on none of it; where it goes follows, unless the user has said that."""
        self.candidate = candidate
        self._go(self._start)
        if candidate is not None:
            section, kind = candidate.section or self.place.section, candidate.kind or self.place.kind
            self._go(replace(self._start, section=section, kind=kind))
        title, website = self.value("title"), self.value("website")
        entry = candidate.entry if candidate is not None else self.proposals.entry_of(title, website)
        if entry is not None:
            self._go(replace(self.place, kind=Kind.ENTRY_UPDATE, entry=entry))

    def put(self, place: Place) -> None:
        """Let the report go where the user says."""
        before, self.place = self.place, place
        self.placed |= {name for name in ("section", "kind") if getattr(before, name) != getattr(place, name)}

    def type(self, name: str, text: str) -> None:
        """Take what the user writes in a field, which nothing writes over; it may tell of another project."""
        self.typed[name] = text
        if name in _NAMING:
            self.propose()

    def _go(self, place: Place) -> None:
        """Let the report go to a place, but for what the user has said of it."""
        section = self.place.section if "section" in self.placed else place.section
        kind = self.place.kind if "kind" in self.placed else place.kind
        self.place = replace(place, section=section, kind=kind)

    @property
    def hint(self) -> str:
        """Return in words that the report is taken for an update of what the issue has, "" where it is none."""
        if self.place.kind is Kind.ENTRY_UPDATE and self.entry is not None and "kind" not in self.placed:
            return f"This issue has an entry on {shown_title(self.entry)} already: this becomes an update of it."
        return ""

    @property
    def entry(self) -> str | None:
        """Return the title of the entry that an update would go into."""
        return None if self.place.entry is None else self.proposals.title_of(self.place.entry)

    @property
    def report(self) -> Report:
        """Return the text as it is read now: its first heading stays in it unless it is the title."""
        wanted = self.typed.get("title", self.candidate.title if self.candidate else None)
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
        author = self.report.author
        match name:
            case "name":
                return author.name or self.proposals.name_of(author.user_id or self.typed.get("user_id", ""))
            case "user_id":
                return author.user_id or self.proposals.id_of(author.name or self.typed.get("name", ""))
            case "title":
                return (self.candidate.title if self.candidate else "") or self.report.title
            case "website":
                return self.report.website or (self.candidate.website if self.candidate else "")
            case _:
                return self.proposals.verb_of(self.value("user_id")) or self.verb

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
        new = [replace(draft, text=other, typed={}, placed=set(), notices=(), _read={}) for other in others]
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
