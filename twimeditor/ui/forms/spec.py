"""A form as a value: what it shows, in which order, under which names.

`describe` makes it from the document; the page compares it with what it shows and changes only what differs.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """The widget that a field gets."""

    LINE = auto()
    VERB = auto()
    PROPOSED = auto()
    COMPLETED = auto()
    PICK = auto()
    DATE = auto()
    TAGS = auto()
    PROSE = auto()
    MARKDOWN = auto()
    CODE = auto()
    TOML = auto()
    DEFINITIONS = auto()
    TABLE = auto()
    LIST = auto()
    SPEC = auto()


class Words(Enum):
    """What a `PROPOSED` field proposes, or a `COMPLETED` one fills in."""

    SECTIONS = auto()
    LANGUAGES = auto()
    SHORTCODES = auto()
    CATEGORIES = auto()
    PEOPLE = auto()
    PROJECTS = auto()


class Source(Enum):
    """What a field is part of, and so how it is set."""

    BODY = auto()
    FACET = auto()
    KEY = auto()
    TOML = auto()
    FILE = auto()


class Check(Enum):
    """What is looked at when a field is left; `VERB` is for one that has no author to stand behind."""

    NONE = auto()
    AUTHOR = auto()
    VERB = auto()
    ADDRESS = auto()
    DATE = auto()
    BLOCK = auto()
    TOML = auto()
    VIDEO = auto()
    SECONDS = auto()
    PATH = auto()
    SHARED = auto()
    FILE = auto()
    ALT = auto()
    PICTURE = auto()


class Act(Enum):
    """What a card's or row's menu, or a button, does with a node."""

    UP = auto()
    DOWN = auto()
    DUPLICATE = auto()
    SPLIT = auto()
    JOIN = auto()
    QUOTE = auto()
    UNQUOTE = auto()
    IMAGE_IN = auto()
    IMAGE_OUT = auto()
    REMOVE = auto()
    MAKE_SHORT = auto()
    AS_LISTS = auto()
    AS_TEXT = auto()
    AS_MARKDOWN = auto()
    AS_FIELDS = auto()
    USE_PROPOSAL = auto()
    USE_NAME = auto()
    ADD_VIDEO = auto()
    ADD_SIGN_OFF = auto()
    CHOOSE_SHARE = auto()
    MAKE_SHARE = auto()
    FILL_IN = auto()
    FILE_THERE = auto()
    SHOW_PAST = auto()


WAYS = {Act.AS_LISTS, Act.AS_TEXT, Act.AS_MARKDOWN, Act.AS_FIELDS}
"""What changes nothing but how something is shown."""


OF_PICTURES = {Act.CHOOSE_SHARE, Act.MAKE_SHARE}
"""What the window does, which knows where the files of pictures are."""


OF_ARCHIVE = {Act.FILL_IN, Act.FILE_THERE}
"""What is done with what the archive knows."""


LOSING = {Act.REMOVE, Act.IMAGE_IN, Act.JOIN}
"""After what the field with the focus may be no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field: where its value goes, and how it is shown.

    `target` and `field` address it for `set_field`; `node` is the leaf that has it now, None while it
    is not there. `key` tells it from the other fields of its row, `share` is its
    part of their width. `of` tells a screen reader which of several updates it belongs to. `options` are the values
    to pick from, each with what it is called; `words` what is proposed while typing.
    """

    key: str
    name: str
    label: str
    kind: Kind
    target: int
    field: str
    value: str
    node: int | None = None
    also: tuple[int, ...] = ()
    hint: str = ""
    of: str = ""
    check: Check = Check.NONE
    lines: int = 1
    share: int = 1
    enabled: bool = True
    source: Source = Source.BODY
    options: tuple[tuple[str, str], ...] = ()
    words: Words | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """An action offered for a node; `after` is the second node that it needs, `value` the text, if any.

    `words` stand on its button where they are not those of every such action.
    """

    act: Act
    node: int
    after: int | None = None
    key: str = ""
    value: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSpec:
    """Fields side by side: after a label, or over the full width where `label` is empty.

    `title` stands over the row, with a menu of `choices`; under it the picture at the address `picture`, and a `remark`
    beside a `button`.
    """

    key: Hashable
    fields: tuple[FieldSpec, ...]
    label: str = ""
    title: str = ""
    icon: str = ""
    choices: tuple[Choice, ...] = ()
    remark: str = ""
    button: Choice | None = None
    picture: str | None = None

    @property
    def shape(self) -> Hashable:
        """Return what must be equal for the row's widgets to be used again."""
        fields = tuple((field.key, field.kind) for field in self.fields)
        return self.key, fields, bool(self.label), bool(self.title), self.picture is None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSpec:
    """Rows that belong together: a report, a block, or the head of the form.

    `ids` are those of its nodes: a card with one of them is the same card.
    """

    ids: tuple[Hashable, ...]
    rows: tuple[RowSpec, ...]
    title: str = ""
    icon: str = ""
    framed: bool = True
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """The form of one container; `trail` names where it stands, `empty` is said while nothing is in it."""

    container: int
    trail: tuple[str, ...]
    cards: tuple[CardSpec, ...] = ()
    grows: bool = True
    notice: str = ""
    empty: str = ""
