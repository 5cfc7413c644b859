"""What the site prints above a post's body, taken from the front matter."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model.nodes import FrontMatter
from twimeditor.core.render.carets import Caret
from twimeditor.core.render.slugs import slug
from twimeditor.ui.preview.surface import BETWEEN, Header, Link

_MOMENT = "%d.%m.%Y %H:%M"
_DATED = lazy_pattern(r"(\d{4}-\d\d-\d\d)[_-]", re.ASCII)


def header(front: FrontMatter | None, file: Path | None = None) -> Header | None:
    """Return the title, and date, categories and authors, as far as they are there; None where it is no TOML yet.

    A post without a date has that of its file's name, as on the site.
    """
    if front is None:
        return Header()
    values = _read(front)
    if values is None:
        return None
    updated = _moment(values.get("updated"))
    return Header(
        title=_text(values.get("title")),
        details=tuple(_details(values, file).values()),
        updated=f"Last update: {updated}" if updated else "",
    )


def caret_above(front: FrontMatter, file: Path | None, child: int, before: str) -> Caret:
    """Return the caret for a place in the header: in its element `child`, behind the text `before`."""
    values = _read(front)
    if values is None or child < 0:
        return Caret()
    has_title, details = bool(_text(values.get("title"))), _details(values, file)
    if child == 0 and has_title:
        return Caret(len(before), "title")
    if child >= has_title + bool(details):
        return Caret(0, "updated")
    key = list(details)[min(before.count(BETWEEN), len(details) - 1)]
    return Caret(0 if key == "date" else len(before.rpartition(BETWEEN)[2]), key)


def _read(front: FrontMatter) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(front.text)
    except (ValueError, RecursionError):  # the latter and huge numbers are no TOMLDecodeError
        return None


def _details(values: Mapping[str, Any], file: Path | None) -> dict[str, tuple[Link, ...]]:
    """Return what stands under the title, by the keys that it comes from."""
    terms = values.get("taxonomies")
    found = {"date": _date(values, file)} | _taxonomies(terms if isinstance(terms, dict) else {})
    return {key: links for key, links in found.items() if links}


def _date(values: Mapping[str, Any], file: Path | None) -> tuple[Link, ...]:
    moment = _moment(values["date"] if "date" in values else _named_date(file))
    return (Link(moment),) if moment else ()


def _named_date(file: Path | None) -> str:
    """Return the date that a file's name, or that of its folder, begins with."""
    if file is None:
        return ""
    found = _DATED.match(file.parent.name if file.stem == "index" else file.name)
    return found[1] if found else ""


def _taxonomies(terms: Mapping[str, Any]) -> dict[str, tuple[Link, ...]]:
    return {f"taxonomies.{name}": _links(name, terms.get(name)) for name in ("category", "author")}


def _links(name: str, named: object) -> tuple[Link, ...]:
    listed = named if isinstance(named, list) else [named]
    found = (text for text in map(_text, listed) if text)
    return tuple(Link(text, f"/{name}/{slug(text)}") for text in found)


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
