"""What is known of the world around a post: gathered by those who may look, given to the rules as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from twimeditor.core.render import SiteTemplates
from twimeditor.core.style import HouseStyle


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's file: its size in bytes, and how many frames it has where it moves."""

    size: int
    frames: int = 1


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: its file below ``content``, and the ids that links may lead to, in lower case.

    Without ids nobody has looked for them.
    """

    file: str
    anchors: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A project as earlier posts name it."""

    title: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known beside the issue itself; None everywhere where nobody could look, and then no rule asks.

    `file` is where the post lies below the site's ``content``, or the name of its file alone. `pictures` has the file
    of each address that the issue names, None where there is none. `authors`, `categories` are those that posts of the
    site have, `taxonomies` the lists that a post may be filed in. `pages` are those that the issue links to, found by
    their address on the site (``/blog/…/``) and by their file (``@/blog/….md``). `live` is the number of the last
    Matrix Live before this issue, `paragraphs` what the issue before it said, as `twimeditor.core.check.repeats`
    compares them, `published` has what of this issue's updates other past issues told, with the day: paragraphs, and
    addresses as they are written. `projects` are found by their title in lower case, `words` are those that are usual
    in such posts.
    """

    today: date | None = None
    style: HouseStyle | None = None
    file: PurePosixPath | None = None
    templates: SiteTemplates | None = None
    pictures: Mapping[str, PictureFile | None] = field(default_factory=dict)
    authors: frozenset[str] | None = None
    categories: frozenset[str] | None = None
    taxonomies: frozenset[str] | None = None
    pages: Mapping[str, Page] | None = None
    live: tuple[int, int] | None = None
    paragraphs: frozenset[str] | None = None
    published: Mapping[str, date] = field(default_factory=dict)
    projects: Mapping[str, Project] | None = None
    words: frozenset[str] = frozenset()


NOTHING = Knowledge()
