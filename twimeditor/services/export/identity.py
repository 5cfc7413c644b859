"""Who signs off a commit."""

from collections.abc import Mapping
from dataclasses import dataclass

from twimeditor.core.lazy import lazy_pattern

_IDENTITY = lazy_pattern(r"\s*([^<>\n]*[^<>\s])\s*<([^<>\s]+@[^<>\s]+)>(?:\s+\d+\s+[+-]\d+)?\s*")


@dataclass(frozen=True, slots=True)
class Identity:
    """A person's name and mail address."""

    name: str
    mail: str

    @classmethod
    def read(cls, text: str) -> "Identity | None":
        """Read ``Name <mail>``, as git says it with a time behind or without; None for what is not so."""
        found = _IDENTITY.fullmatch(text)
        return cls(found[1], found[2]) if found is not None else None

    @property
    def environment(self) -> Mapping[str, str]:
        """Return what tells git that this person commits."""
        roles = ("AUTHOR", "COMMITTER")
        return {
            f"GIT_{role}_{key}": value for role in roles for key, value in (("NAME", self.name), ("EMAIL", self.mail))
        }

    def __str__(self) -> str:
        return f"{self.name} <{self.mail}>"
