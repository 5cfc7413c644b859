"""What is asked of a check, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from twimeditor.core.check.problem import Problem
from twimeditor.core.style import HouseStyle

if TYPE_CHECKING:
    from twimeditor.core.check.readiness import Readiness


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words are looked up: the chosen languages, none where spelling is not checked, and the user's own words.

    `folders` are those of the user's dictionaries.
    """

    languages: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    folders: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """Where a post lies and what it is checked by, beside its text.

    `path` is its file, `site` the folder of the site's checkout, `image_roots` are those in which the addresses of
    pictures are looked up, `style` is the one that it is written in. `published` has what of it past issues
    told already.
    """

    path: Path | None = None
    site: Path | None = None
    image_roots: tuple[Path, ...] = ()
    today: date | None = None
    style: HouseStyle | None = None
    spelling: Spelling = field(default_factory=Spelling)
    published: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check has found, in file order: `problems` without the words that are `misspelt`.

    `notes` say in words what could not be checked, and why; `is_linted` tells that the site's linters have said all.
    """

    problems: tuple[Problem, ...] = ()
    misspelt: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    readiness: "Readiness | None" = None
    is_linted: bool = True


NOTHING_FOUND = Checked()
