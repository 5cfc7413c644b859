"""Struck-through text: one tilde or two, as the site's parser reads them.

Two tildes may stand inside a word, one may not; opener and closer must be equally long; longer runs
are text. What closes nothing keeps all before it, however long, from being closed.
"""

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_MARKERS = {1: 0x7E, 2: 0x7E0000}  # told apart, so that the library only pairs equal lengths


def install(md: MarkdownIt) -> None:
    """Let `md` read tildes."""
    md.inline.ruler.before("emphasis", "tildes", _tokenize)
    md.inline.ruler2.before("balance_pairs", "tildes_that_stay_open", _give_up)
    md.inline.ruler2.after("balance_pairs", "tildes", _strike)


def _tokenize(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if silent or state.src[start] != "~":
        return False
    end = start
    while end < state.posMax and state.src[end] == "~":
        end += 1
    token = state.push("text", "", 0)
    token.content = state.src[start:end]
    state.pos = end
    length = end - start
    if length in _MARKERS:
        state.delimiters.append(_delimiter(state, start, end))
    return True


def _delimiter(state: StateInline, start: int, end: int) -> Delimiter:
    before = state.src[start - 1] if start else " "
    after = state.src[end] if end < state.posMax else " "
    length = end - start
    opens = not after.isspace() and (start == 0 or length > 1 or before.isspace() or _punctuation(before))
    closes = not before.isspace() and (
        (length > 1 and not _punctuation(before)) or after.isspace() or _punctuation(after)
    )
    return Delimiter(
        marker=_MARKERS[length],
        length=0,  # switches the rule of three off
        token=len(state.tokens) - 1,
        end=-1,
        open=opens,
        close=closes,
    )


def _punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _groups(state: StateInline) -> list[list[Delimiter]]:
    inside = [meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta]
    return [state.delimiters, *inside]


def _give_up(state: StateInline) -> None:
    """Let nothing close what stood open when something closed nothing."""
    for delimiters in _groups(state):
        waiting: list[Delimiter] = []
        for tilde in delimiters:
            if tilde.marker not in _MARKERS.values() or (tilde.close and _closes(tilde, waiting)):
                continue
            if tilde.open:
                waiting.append(tilde)


def _closes(tilde: Delimiter, waiting: list[Delimiter]) -> bool:
    """Take away what `tilde` closes and what is inside of it, or all if it closes nothing; tell whether it did."""
    for at in range(len(waiting) - 1, -1, -1):
        if waiting[at].marker == tilde.marker:
            del waiting[at:]
            return True
    for opener in waiting:
        opener.open = False
    waiting.clear()
    return False


def _strike(state: StateInline) -> None:
    for delimiters in _groups(state):
        for opener in delimiters:
            if opener.marker in _MARKERS.values() and opener.end >= 0:
                closer = delimiters[opener.end]
                _turn(state, opener.token, "del_open", 1)
                _turn(state, closer.token, "del_close", -1)


def _turn(state: StateInline, index: int, kind: str, nesting: int) -> None:
    token = state.tokens[index]
    token.type, token.tag, token.markup, token.content = kind, "del", token.content, ""
    token.nesting = 1 if nesting > 0 else -1
