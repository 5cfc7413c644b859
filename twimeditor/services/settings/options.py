"""All that can be set, each a line: its place in the file, what holds until the user chooses, how the user sees it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

T = TypeVar("T", str, bool, int)


class Page(StrEnum):
    """The pages of the preferences, in their order."""

    GENERAL = "General"
    WRITING = "Writing"
    PREVIEW = "Preview"
    SITE = "Site"


class As(StrEnum):
    """What a text stands for, where that asks for an editor of its own."""

    TEXT = "text"
    SITE = "site"
    FOLDER = "folder"
    STYLE = "style"
    LANGUAGES = "languages"


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """A choice; `key` is its table and its name there, parted by a dot.

    On `page` of the preferences it stands with its `label`, the access key marked by ``&``, and a sentence of `help`;
    `choices` are the values that it may have, each with its name. A number has its `least` and `most`.
    """

    key: str
    default: T
    page: Page = Page.GENERAL
    label: str = ""
    help: str = ""
    choices: tuple[tuple[T, str], ...] = ()
    kind: As = As.TEXT
    least: int = 0
    most: int = 100


RESTORE: Final = Option(
    "general.restore",
    default=True,
    label="&Reopen the issues of last time",
    help="At the start every window comes back with its issue, where you were in it.",
)

STYLE: Final = Option(
    "writing.style",
    "",
    Page.WRITING,
    "&Style of new issues",
    "How a new issue is written. One that is opened keeps its own.",
    kind=As.STYLE,
)

EDITORS: Final = Option(
    "writing.editors",
    "",
    Page.WRITING,
    "&Editors",
    "Who signs a new issue; separate several names with commas.",
)

SPELLING: Final = Option(
    "writing.spelling",
    default=True,
    page=Page.WRITING,
    label="Check s&pelling",
    help="Words that no dictionary knows are underlined. Code, links, names and shortcodes are left alone.",
)

LANGUAGES: Final = Option(
    "writing.languages",
    "en_US, en_GB",
    Page.WRITING,
    "Lan&guages",
    "The languages that the issues are written in; a word is right that one of them has. Dictionaries in Hunspell's "
    "format are found in the system's folders and in “dictionaries” beside the settings.",
    kind=As.LANGUAGES,
)

HINTS: Final = Option(
    "check.hints",
    default=False,
    page=Page.WRITING,
    label="Show &hints",
    help="The check tells of what could be better as well, not of errors and warnings alone.",
)

FOLLOW: Final = Option(
    "preview.follow",
    default=True,
    page=Page.PREVIEW,
    label="&Follow in the preview",
    help="The preview scrolls with outline and form, and they with it.",
)

LOOK: Final = Option(
    "preview.look",
    "editor",
    Page.PREVIEW,
    "&Look",
    "Whose type and colours the preview wears.",
    choices=(("site", "The site's"), ("editor", "The editor's")),
)

FLAGS: Final = Option(
    "preview.problems",
    default=True,
    page=Page.PREVIEW,
    label="&Mark problems",
    help="Errors and warnings have a mark in the margin, which leads to their field.",
)

SITE_FOLDER: Final = Option(
    "site.folder",
    "",
    Page.SITE,
    "Site f&older",
    "Your copy of the repository that the blog is built from. With it, the preview shows pictures, shortcodes, links "
    "between pages and style sheets as the site has them.",
    kind=As.SITE,
)

ARCHIVE: Final = Option(
    "archive.kept",
    default=True,
    page=Page.SITE,
    label="&Keep an archive of past issues",
    help="Past issues are read in the background, so that forms can be filled from them and they can be searched. "
    "What is kept of them lies in the folder for caches, and nowhere else.",
)

ARCHIVE_FOLDER: Final = Option(
    "archive.folder",
    "",
    Page.SITE,
    "&Archive folder",
    "Where past issues are: a copy of the blog's repository, or any folder of posts. Without one, the site folder.",
    kind=As.FOLDER,
)

OUTLINE_LOCKED: Final = Option("outline.locked", default=False)
"""Whether rows of the outline stay where they are under the pointer: a choice of the View menu."""

OPTIONS: Final[tuple[Option[Any], ...]] = (
    RESTORE,
    STYLE,
    EDITORS,
    SPELLING,
    LANGUAGES,
    HINTS,
    FOLLOW,
    LOOK,
    FLAGS,
    SITE_FOLDER,
    ARCHIVE,
    ARCHIVE_FOLDER,
)
"""What the preferences show, in this order."""
