"""What a report is likely on, and where it goes."""

from dataclasses import dataclass

from twimeditor.core.archive.directory import Directory, Project


@dataclass(frozen=True, slots=True)
class Proposal:
    """A project, or none where it would be an update of a section; `why` is a clause for the user, `score` up to 1."""

    project: Project | None
    section: str
    why: str
    score: float


class Proposer:
    """Proposes from a directory, for which it keeps an index."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory

    def proposals(self, author: str, text: str, title: str = "", limit: int = 5) -> tuple[Proposal, ...]:
        """Return what a report by an author is likely on, best first; `title` is what was typed as its title."""
        raise NotImplementedError(author, text, title, limit)


def proposals(directory: Directory, author: str, text: str, title: str = "", limit: int = 5) -> tuple[Proposal, ...]:
    """Return what a report is likely on; who asks again keeps a `Proposer`."""
    return Proposer(directory).proposals(author, text, title, limit)
