"""How a week begins today: the output of a bot, mended into a post of the house style."""

from twimeditor.core.bot.log import Mend
from twimeditor.core.bot.mend import Output, mended
from twimeditor.core.bot.merge import Addition, State, additions, with_additions
from twimeditor.core.bot.reading import Bot
from twimeditor.core.bot.review import Finding, findings

__all__ = [
    "Addition",
    "Bot",
    "Finding",
    "Mend",
    "Output",
    "State",
    "additions",
    "findings",
    "mended",
    "with_additions",
]
