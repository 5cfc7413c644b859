"""What a linter has found, in the program's own words."""

import re
from collections.abc import Callable, Mapping, Sequence

from twimeditor.core.check.mending_links import AS_MARKDOWN, BRACKETS, KEEP_AS_TEXT
from twimeditor.core.lazy import lazy_pattern

_FAILS = "the site’s check fails"
_LONGEST = 70
_NUMBERS = lazy_pattern(r"\d+")
_QUOTED = lazy_pattern(r"'(.*)'", re.DOTALL)
_SPACE = lazy_pattern(r"\s+")

Say = Callable[[str], str]


def sentence(rule: str, message: str, corrections: Sequence[str] = (), way: str = "") -> str:
    """Return what is wrong and why it matters; of a rule that nobody has described, the linter's own words.

    `way` is the label of its fix, which tells what stands there.
    """
    if rule in _WORDS:
        return _WORDS[rule](message, corrections)
    say = _BARE_ELSEWHERE.get(way) if rule == "MD034" else None
    say = say or _SENTENCES.get(rule)
    return f"{(say or _unknown)(message)}, and {_FAILS}"


def named(message: str) -> str:
    """Return what a message has in its quotation marks, an address mostly; empty where it has none."""
    found = _QUOTED.search(message)
    return found[1] if found is not None else ""


def _unknown(message: str) -> str:
    words = _SPACE.sub(" ", message).strip(" .")
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _numbers(message: str) -> tuple[str, str]:
    """Return the first two numbers of a message."""
    found = [*_NUMBERS.findall(message), "?", "?"]
    return found[0], found[1]


def _level(message: str) -> str:
    wanted, found = _numbers(message)
    return f"this heading is of level {found} where level {wanted} is next: a part seems to be missing"


def _form(message: str) -> str:
    if "underlined" in message.rpartition("found")[2]:
        return "this heading is underlined where the others have hashes before them"
    return "this heading is not written as the others are, with hashes before it and none behind"


def _beside(what: str, why: str) -> Say:
    def say(message: str) -> str:
        behind = any(word in message for word in ("below", "followed", "after"))
        return f"a blank line is missing {'below' if behind else 'above'} this {what}: {why}"

    return say


def _spaces(message: str) -> str:
    wanted, found = _numbers(message)
    return f"{found} spaces stand between this item’s mark and its text instead of {wanted}"


def _bare(message: str) -> str:
    return f"{_address(message)} stands bare in the text: only in angle brackets or as a link can it be clicked"


def _bare_in_html(message: str) -> str:
    return f"{_address(message)} is a part of HTML, where it counts as an address that stands bare in the text"


def _bare_behind_label(message: str) -> str:
    return f"{_address(message)} stands behind its label without angle brackets, and counts as bare without them"


def _address(message: str) -> str:
    address = _SPACE.sub(" ", named(message))
    return (address if len(address) <= _LONGEST else f"{address[: _LONGEST - 1]}…") or "an address"


def _cells(message: str) -> str:
    found, wanted = _numbers(message)
    why = "what is too much is not published" if _is_more(found, wanted) else "its last columns stay empty"
    return f"this row has {found} {'cell' if found == '1' else 'cells'} where the header has {wanted}: {why}"


def _is_more(found: str, wanted: str) -> bool:
    return found.isdigit() and wanted.isdigit() and int(found) > int(wanted)


def _always(words: str) -> Say:
    return lambda _message: words


def _misspelt(word: str, corrections: Sequence[str]) -> str:
    if not corrections:
        return f"“{word}” is a word that the site does not want, and {_FAILS}"
    return f"“{word}” is a known misspelling of {_choice(corrections)}, and {_FAILS}"


def _misspelt_in(what: str) -> Callable[[str, Sequence[str]], str]:
    def say(word: str, corrections: Sequence[str]) -> str:
        meant = f", a known misspelling of {_choice(corrections)}" if corrections else ""
        return f"{what} has “{word}” in it{meant}, and {_FAILS}"

    return say


def _choice(corrections: Sequence[str]) -> str:
    *others, last = (f"“{one}”" for one in corrections)
    return f"{', '.join(others)} or {last}" if others else last


_WORDS: Mapping[str, Callable[[str, Sequence[str]], str]] = {
    "typos": _misspelt,
    "file name": _misspelt_in("the file’s name"),
    "address": _misspelt_in("this address"),
}

_SENTENCES: Mapping[str, Say] = {
    "MD001": _level,
    "MD003": _form,
    "MD011": _always("text and address of this link have changed places: it is published as it is typed"),
    "MD022": _beside("heading", "it can run into the text beside it"),
    "MD030": _spaces,
    "MD031": _beside("block of code", "other programs take it for text"),
    "MD032": _beside("list", "it can run into the text beside it"),
    "MD034": _bare,
    "MD038": _always("this code has a space at its end or its beginning, which is hardly meant"),
    "MD039": _always("the text of this link has a space at its end or its beginning, which is underlined with it"),
    "MD042": _always("this link leads nowhere: it has no address"),
    "MD056": _cells,
    "MD058": _beside("table", "the text beside it can become a row"),
}

_BARE_ELSEWHERE: Mapping[str, Say] = {
    AS_MARKDOWN: _bare_in_html,
    KEEP_AS_TEXT: _bare_in_html,
    BRACKETS: _bare_behind_label,
}
"""What is said of an address that is a link already, or is to be none, by the fix that it has."""
