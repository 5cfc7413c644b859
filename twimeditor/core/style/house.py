"""What a house style is, and the two that the newsletter has had since 2020."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How new parts of an issue are written.

    `name` is what the style is called in the window.
    `verbs` are proposed for an author line, the usual one first; `colon` tells whether that line ends in one;
    `quote_blank_prefix` stands for an empty line inside a quote; `website` tells whether an entry's heading
    links the project's website.
    """

    name: str
    verbs: tuple[str, ...]
    colon: bool
    quote_blank_prefix: str
    website: bool

    @property
    def default_verb(self) -> str:
        """Return the verb of a new author line."""
        return self.verbs[0]


TWIM = HouseStyle(
    name="twim", verbs=("says", "reports", "announces"), colon=False, quote_blank_prefix=">", website=True
)
"""Today's style: the bot's, as the linter leaves it."""

TWIM_2020 = HouseStyle(
    name="twim-2020",
    verbs=("said", "offered", "told us", "reported", "announced"),
    colon=True,
    quote_blank_prefix=">",
    website=False,
)
"""The style of the years before the present bot."""
