"""What is known of who reports and on what, for the dialog of a pasted report."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from twimeditor.core.archive.directory import Directory, Project
from twimeditor.core.archive.filling import known_project, section_named, verb_of
from twimeditor.core.archive.keys import title_key
from twimeditor.core.archive.proposing import Proposal, Proposer
from twimeditor.core.model import Entry, Issue
from twimeditor.core.post.inline import shown_title
from twimeditor.core.report import Kind
from twimeditor.core.style import HouseStyle

_LIKELY: Final = 0.25
"""Of what counts as sure 1 does: half of what somebody reports is on it, or the text names it as well."""

_LONGEST: Final = 20_000
"""So much of a report is looked at to find what it is on."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a report may be on; `entry` is its entry this week.

    Without a title it is an update of the section, or nothing but the section is likely.
    """

    section: str
    why: str
    kind: Kind | None = None
    title: str = ""
    website: str = ""
    entry: int | None = None
    is_likely: bool = False

    @property
    def words(self) -> str:
        """Return the candidate in a line to choose from."""
        what = shown_title(self.title) or ("Update of the section" if self.kind is not None else "A new entry")
        return f"{what} · {shown_title(self.section)} – {self.why}"


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the archive tells, or else the last few issues, and what the open issue has."""

    issue: Issue
    style: HouseStyle
    directories: Sequence[Directory] = ()
    proposers: Sequence[Proposer] = ()

    def candidates(self, author: str, text: str, title: str, *, is_typed: bool) -> tuple[Candidate, ...]:
        """Return what a report may be on, best first; where its title is typed, only that project is likely."""
        all_found = [proposer.proposals(author, text[:_LONGEST], title) for proposer in self.proposers]
        named = (found for found in all_found if any(one.project is not None for one in found))
        chosen = next(named, None) or next(filter(None, all_found), ())
        return tuple(self._candidate(one, author, title if is_typed else "") for one in chosen)

    def entry_of(self, title: str, website: str = "") -> int | None:
        """Return the first entry of the issue that is on the project with that title or website."""
        if not title_key(title):
            return None
        project = self._project(title, website)
        return next((entry.id for entry in self.issue.entries if self._is_on(entry, title, project)), None)

    def title_of(self, entry: int) -> str | None:
        """Return the title of an entry, None where there is none."""
        return next((one.title for one in self.issue.entries if one.id == entry), None)

    def name_of(self, author: str) -> str:
        """Return what somebody is called, "" where nobody knows."""
        known = (directory.authors[author] for directory in self.directories if author in directory.authors)
        return next((one.names[0].text for one in known if one.names), "")

    def id_of(self, name: str) -> str:
        """Return whose name that is, "" where it is nobody's or several people's."""
        key = name.strip().casefold()
        for directory in self.directories if key else ():
            named = [one.key for one in directory.authors.values() if one.name.casefold() == key]
            if named:
                return named[0] if len(named) == 1 else ""
        return ""

    def verb_of(self, author: str) -> str:
        """Return the verb of somebody's author lines as the style has it, "" for those whom nobody knows."""
        known = (directory.authors[author] for directory in self.directories if author in directory.authors)
        return next((verb_of(one, self.style) for one in known if one.verbs), "")

    def _candidate(self, found: Proposal, author: str, typed: str) -> Candidate:
        section = section_named(self.issue, found.section, self.style) if found.section else ""
        project = found.project
        is_likely = found.score >= _LIKELY and (not typed or _is_called(project, typed))
        if project is None:
            is_known = any(author in directory.authors for directory in self.directories)
            return Candidate(section, found.why, Kind.SECTION_UPDATE if is_known else None, is_likely=is_likely)
        website = project.website if self.style.website else ""
        entry = self.entry_of(project.title, project.website)
        return Candidate(section, found.why, Kind.ENTRY, project.title, website, entry, is_likely)

    def _project(self, title: str, website: str) -> Project | None:
        found = (known_project(directory, title, website) for directory in self.directories)
        return next(filter(None, found), None)

    def _is_on(self, entry: Entry, title: str, project: Project | None) -> bool:
        if title_key(entry.title) == title_key(title):
            return True
        other = self._project(entry.title, entry.heading.website) if project is not None else None
        return other is not None and project is not None and other.key == project.key


def _is_called(project: Project | None, title: str) -> bool:
    return project is not None and title_key(title) in {title_key(one.text) for one in project.titles}
