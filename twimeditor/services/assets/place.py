"""Where an issue lies, and so its pictures."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """An issue's file, if it has one, the site's folder that its pictures go into, and others that are looked into."""

    post: Path | None = None
    site: Path | None = None
    others: tuple[Path, ...] = ()
