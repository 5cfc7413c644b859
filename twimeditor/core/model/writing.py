"""How the new text of an issue is written: the little of a house style that its writer needs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writing:
    """What a new node's own fields do not tell.

    `style` names the house style that was chosen, "" where all is read off the issue. `colon` tells whether an author
    line ends in one; `quote_blank_prefix` stands for an empty line inside a quote; `glued` tells whether the text of an
    entry for pings follows its heading without a blank line.
    """

    style: str = ""
    colon: bool = False
    quote_blank_prefix: str = ">"
    glued: bool = False
