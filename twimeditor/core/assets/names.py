"""What the files of an issue's pictures and videos are called."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import count
from typing import Final

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.post.days import day_in
from twimeditor.core.post.front_matter import fields
from twimeditor.core.style import filled

MOST_BYTES: Final = 100
"""How long a name may be: many tools and disks take no more than twice that, and an address should be readable."""

IsTaken = Callable[[str], bool]
"""Tells whether there is a file of a name, which is given in lower case."""

_VIDEOS = frozenset({".mp4", ".webm"})
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
_KNOWN = lazy_pattern(
    r"\.(?:apng|avif|bmp|gif|hei[cf]|ico|jfif|jpe?g?|m4v|mkv|mov|mp4|ogv|png|psd|svgz?|tiff?|web[mp])$", re.IGNORECASE
)
_ODD = lazy_pattern(r"[^A-Za-z0-9._-]+")
_DASHES = lazy_pattern(r"-{2,}")
_DOTS = lazy_pattern(r"\.{2,}")
_ENDS = "-._"


def asset_name(pattern: str, day: date, original: str, suffix: str, random: str, is_taken: IsTaken) -> str:
    """Return a name for a file that came in as `original`; `suffix` is that of what it holds, with its dot.

    `pattern` is that of a style (``{date}-{random}-{name}``). The name is one for every disk and address: ASCII without
    spaces, never hidden or reserved, at most `MOST_BYTES` long, and not taken.
    """
    name = _without(day, _cleaned(_stem(original))) or _usual(suffix)
    values = {"date": f"{day:%Y-%m-%d}", "year": f"{day:%Y}", "month": f"{day:%m}", "day": f"{day:%d}"}
    for end in _ends(suffix.lower()):
        room = MOST_BYTES - len(end)
        around = len(filled(pattern, name="", random=random, **values))
        short = name[: max(room - around, 1)].rstrip(_ENDS)
        stem = _ODD.sub("-", filled(pattern, name=short, random=random, **values))
        found = _safe(_DOTS.sub(".", stem).strip(_ENDS) or short, room) + end
        if not is_taken(found.lower()):
            return found
    raise AssertionError(original)  # the ends never end


def name_problem(name: str, is_taken: IsTaken) -> str:
    """Return why a file cannot have a name that the user typed, as a sentence; "" where it can."""
    return next(_problems(name, is_taken), "")


def among(names: Iterable[str]) -> IsTaken:
    """Return what tells whether a name is one of `names`, whatever the case."""
    taken = {name.lower() for name in names}
    return lambda name: name.lower() in taken


def picture_day(issue: Issue, file: str = "") -> date | None:
    """Return the day that an issue's pictures are named by: of its address, date or title, else of its file's name."""
    known = fields(issue.front) if issue.front is not None else {}
    texts = (*(known.get(key, "") for key in ("path", "date", "title")), file)
    return next((day for day in map(day_in, texts) if day is not None), None)


def _problems(name: str, is_taken: IsTaken) -> Iterator[str]:
    if not name:
        yield "Give the picture a name."
    elif odd := _ODD.search(name):
        what = "spaces" if odd[0].isspace() else f"“{odd[0].strip()}”"
        yield f"A name has only letters from a to z, digits, dots, dashes and underscores, and no {what}."
    elif name[0] in ".-" or ".." in name:
        yield "A name begins with a letter or a digit, and has no two dots in a row."
    if not _KNOWN.search(name):
        yield "A name ends as the file's format does: .png, .jpg, .gif, .webp, .avif, .svg, .webm or .mp4."
    if len(name) > MOST_BYTES:
        yield f"A name has at most {MOST_BYTES} letters; this one has {len(name)}."
    if _is_reserved(name):
        yield f"“{name.partition('.')[0]}” is no name for a file on Windows."
    if is_taken(name.lower()):
        yield f"There is a file “{name}” already."


def _stem(original: str) -> str:
    name = re.split(r"[/\\]", original)[-1]
    return _KNOWN.sub("", name.strip())


def _cleaned(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - not before a picture comes

    plain = _ODD.sub("-", anyascii(text))
    return _DASHES.sub("-", _DOTS.sub(".", plain)).strip(_ENDS)


def _without(day: date, name: str) -> str:
    """Return a name without the issue's day at its beginning, which every pattern adds where it should be."""
    found = re.match(rf"{day:%Y-%m-%d}(?![A-Za-z0-9])", name)
    return name[found.end() :].strip(_ENDS) if found else name


def _usual(suffix: str) -> str:
    return "video" if suffix.lower() in _VIDEOS else "image"


def _ends(suffix: str) -> Iterator[str]:
    yield suffix
    yield from (f"-{number}{suffix}" for number in count(2))


def _safe(stem: str, room: int) -> str:
    short = stem[:room].rstrip(_ENDS)
    return f"image-{short}"[:room].rstrip(_ENDS) if _is_reserved(short) else short


def _is_reserved(name: str) -> bool:
    return name.partition(".")[0].lower() in _RESERVED
