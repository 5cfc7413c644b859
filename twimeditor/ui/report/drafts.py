"""What the dialog holds: each report's text, what is not to be put right, and what the user has typed over it."""

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

FIELDS = ("name", "user_id", "title", "website", "verb")


@dataclass(slots=True)
class Draft:
    """A report on its way into the issue; `typed` are the fields that the user has written in."""

    text: str
    place: Place
    verb: str
    notices: tuple[Notice, ...] = ()
    without: frozenset[Fix] = frozenset()
    typed: dict[str, str] = field(default_factory=dict)
    wanted: bool = True
    _read: tuple[tuple[object, ...], Report] | None = None

    @property
    def report(self) -> Report:
        """Return the text as it is read now."""
        without = self.without if self.place.kind is Kind.ENTRY else self.without | {Fix.TITLE}
        level = SECTION_LEVEL if self.place.kind is Kind.SECTION_UPDATE else ENTRY_LEVEL
        key = (self.text, without, level)
        if self._read is None or self._read[0] != key:
            self._read = key, read_report(self.text, level=level, without=without, notices=self.notices)
        return self._read[1]

    def value(self, name: str) -> str:
        """Return a field's value: what was typed, else what was read."""
        if name in self.typed:
            return self.typed[name]
        report = self.report
        read = {
            "name": report.author.name,
            "user_id": report.author.user_id,
            "title": report.title,
            "website": report.website,
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

    def __init__(self, text: str, place: Place, verb: str, notices: tuple[Notice, ...] = ()) -> None:
        self.items = [Draft(part, place, verb, notices) for part in split_reports(text)]

    def change(self, number: int, text: str) -> bool:
        """Give a report another text; tell whether that makes several of it."""
        draft = self.items[number]
        first, *others = split_reports(text)
        draft.text = first
        new = [replace(draft, text=other, typed={}, notices=()) for other in others]
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
