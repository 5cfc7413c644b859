"""What the site prints above a post's body, taken from the front matter."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.render.slugs import slug
from twimeditor.ui.preview.surface import Header, Link

_MOMENT = "%d.%m.%Y %H:%M"


def header(front: FrontMatter | None) -> Header | None:
    """Return the title, and date, categories and authors, as far as they are there; None where it is no TOML yet."""
    try:
        values = tomllib.loads(front.text) if front is not None else {}
    except (ValueError, RecursionError):  # the latter and huge numbers are no TOMLDecodeError
        return None
    terms = values.get("taxonomies")
    details = (_date(values), *_taxonomies(terms if isinstance(terms, dict) else {}))
    updated = _moment(values.get("updated"))
    return Header(
        title=_text(values.get("title")),
        details=tuple(links for links in details if links),
        updated=f"Last update: {updated}" if updated else "",
    )


def _date(values: Mapping[str, Any]) -> tuple[Link, ...]:
    moment = _moment(values.get("date"))
    return (Link(moment),) if moment else ()


def _taxonomies(terms: Mapping[str, Any]) -> Iterator[tuple[Link, ...]]:
    for name in ("category", "author"):
        named = terms.get(name)
        listed = named if isinstance(named, list) else [named]
        found = (text for text in map(_text, listed) if text)
        yield tuple(Link(text, f"/{name}/{slug(text)}") for text in found)


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _moment(value: object) -> str:
    """Return a date in the site's way, in its own zone; as it stands while it is none yet."""
    if isinstance(value, str):
        try:
            return f"{datetime.fromisoformat(value.strip()):{_MOMENT}}"
        except ValueError:
            return value.strip()
    if isinstance(value, datetime):
        return f"{value:{_MOMENT}}"
    return f"{datetime.combine(value, time()):{_MOMENT}}" if isinstance(value, date) else ""
