"""A line or two for social networks that make one want to read an issue, and its address."""

from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from typing import TypeVar

import regex

from twimeditor.core.export.address import day_of, site_url, title_of
from twimeditor.core.model import Issue, Role, Section
from twimeditor.core.model.roles import boilerplate
from twimeditor.core.post.inline import shown_title

_Item = TypeVar("_Item")

LONGEST = 300
"""Characters as readers count them: what Bluesky takes; Mastodon takes 500."""

_MOST_NAMED = 5
_LONGEST_NAME = 60
_LONGEST_TITLE = 120


def teaser(issue: Issue, *, url: str = "") -> str:
    """Return the title, what the issue is about, and the address `url` (that on the site), a line each.

    Projects are named from different sections, and from others each week: not those that stand first every time.
    """
    address = url or site_url(issue)
    title = _short(title_of(issue), _LONGEST_TITLE)
    subjects = _subjects(issue)
    for named in range(min(_MOST_NAMED, len(subjects)), 0, -1):
        text = f"{title}\n{_told(subjects[:named], len(subjects) - named)}\n{address}"
        if length(text) <= LONGEST:
            return text
    return f"{title}\n{address}"


def length(text: str) -> int:
    """Return how many characters a reader sees in a text: an emoji is one, whatever it is put together from."""
    return sum(1 for _ in regex.finditer(r"\X", text))


def _told(named: Sequence[str], more: int) -> str:
    if more:
        return f"With news of {', '.join(named)} and {more} more"
    *others, last = named
    return f"With news of {', '.join(others)} and {last}" if others else f"With news of {last}"


def _subjects(issue: Issue) -> list[str]:
    """Return the issue's projects, or its sections if there are none, each once, in the order of naming them."""
    week = _week(issue)
    news = [section for section in issue.sections if is_news(section)]
    projects = [_turned(list(_projects(section)), week) for section in news]
    by_turns = chain.from_iterable(zip_longest(*_turned([names for names in projects if names], week)))
    found = [name for name in by_turns if name] or [shown_title(section.title) for section in news]
    return list(dict.fromkeys(_short(name, _LONGEST_NAME) for name in found if name))


def is_news(section: Section) -> bool:
    """Tell whether a section says what is new: rankings and goodbyes do not."""
    return boilerplate(section.heading) not in {Role.PING, Role.SIGN_OFF}


def _projects(section: Section) -> Iterator[str]:
    return filter(None, (shown_title(entry.title) for entry in section.entries))


def _week(issue: Issue) -> int:
    day = day_of(issue)
    return day.toordinal() // 7 if day is not None else 0


def _turned(items: Sequence[_Item], by: int) -> list[_Item]:
    start = by % len(items) if items else 0
    return [*items[start:], *items[:start]]


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
