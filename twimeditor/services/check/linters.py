"""The site's own linters, run on a text as its checks would run them."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from twimeditor.core.check.findings import Finding


@dataclass(frozen=True, slots=True)
class Config:
    """By which rules a text is judged: those of a checkout of the site, else the shipped ones.

    `file` is where the post lies in the site: its configuration may leave files out.
    """

    site: Path | None = None
    file: PurePosixPath = PurePosixPath("content/blog/post.md")


@dataclass(frozen=True, slots=True)
class Linted:
    """What the linters found, and in words what could not be run."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()


class Linters:
    """Runs rumdl and typos on a text."""

    def run(self, text: str, config: Config) -> Linted:
        """Return what both find."""
        raise NotImplementedError
