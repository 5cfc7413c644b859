"""Taking a bot's output in: whose it is, and the bytes as they were meant."""

import re
from enum import Enum

from twimeditor.core.bot.log import Log
from twimeditor.core.lazy import lazy_pattern

_ENDS = lazy_pattern(r"\r\n?")
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SEEN_AS = ("cp1252", "mac_roman")
"""In this order: what the first can write, the second would repair to something else."""

_MARK = "\ufeff"
_HEADING = lazy_pattern(r"^#{2,3} ", re.MULTILINE)
_HEBBOT = lazy_pattern(
    r"^(?:\{\{youtube_player\(|> \{\{<\s*video|  \n### |> !\[\]\([^()/\s]+\)|## TODO UNKNOWN SECTION)", re.MULTILINE
)
_TWIM_O_MATIC = lazy_pattern(
    r"\A---\n|^TODO CACHE MISSING NAME|^### TODO|\) (?:said|announced|told us|reported|offered):$", re.MULTILINE
)
_ROOT = lazy_pattern(r"\A\+\+\+\n")


class Bot(Enum):
    """Who wrote it."""

    HEBBOT = "hebbot"
    TWIM_O_MATIC = "twim-o-matic"
    UNKNOWN = "a bot"


def read(text: str, log: Log) -> str:
    r"""Return a text with ``\n`` for line ends and letters that were read wrongly on the way read anew."""
    ended = _ENDS.sub("\n", text.removeprefix(_MARK))
    log.tell("Line ends made the site's", "\\r", "\\n", count=int(ended != text.removeprefix(_MARK)))
    repaired = _repaired(ended)
    if repaired != ended:
        before, after = next(
            pair for pair in zip(ended.split("\n"), repaired.split("\n"), strict=True) if len(set(pair)) > 1
        )
        log.tell("Letters and emoji repaired that were read in a wrong encoding", before, after)
    plain = _CONTROL.sub("", repaired)
    log.tell("Control characters taken out", "\\x…", "", count=len(repaired) - len(plain))
    return plain


def bot_of(text: str) -> Bot | None:
    """Tell whose output a text is by what only that bot writes; None where it is no bot's at all."""
    if _TWIM_O_MATIC.search(text):
        return Bot.TWIM_O_MATIC
    if _HEBBOT.search(text):
        return Bot.HEBBOT
    if _HEADING.search(text) is None:
        return None
    return Bot.HEBBOT if _ROOT.match(text) else Bot.UNKNOWN


def _repaired(text: str) -> str:
    """Return UTF-8 that was read as another encoding as it was meant: clean text with such letters never decodes."""
    if text.isascii():
        return text
    for encoding in _SEEN_AS:
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
