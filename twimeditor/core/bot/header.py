"""The front matter that a bot writes: display names of editors, quotation marks in them, and the YAML of 2020."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import tomlkit

from twimeditor.core.begin import front_matter
from twimeditor.core.bot.log import Log
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import FrontMatter
from twimeditor.core.post.front_matter import fields, frame, problem, set_key
from twimeditor.core.style import HouseStyle

_PRONOUNS = lazy_pattern(r"[\[({]\s*[^\W\d_]{1,6}(?:\s*/\s*[^\W\d_]{1,6})+\s*[\])}]\s*\Z")
_YAML = lazy_pattern(r"\A---[ \t]*\n(?P<inside>.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_YAML_LINE = lazy_pattern(r"(?P<key>\w+):[ \t]*(?P<value>.*)|[ \t]+-[ \t]*(?P<item>.*)")
_TOML_LINE = lazy_pattern(r"""(?P<start>[\w.]+[ \t]*=[ \t]*\[?[ \t]*)"(?P<value>.*)"(?P<end>[ \t]*\]?[ \t]*)""")
_DAY = lazy_pattern(r"\d{4}-\d{2}-\d{2}")
_AUTHOR = "taxonomies.author"
_SEPARATOR = ", "


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an issue's front matter needs when the bot's tells nothing."""

    style: HouseStyle
    day: date
    editors: tuple[str, ...] = ()


def without_pronouns(name: str) -> str:
    """Return a name without the pronouns that chat rooms show behind it, in brackets of any kind."""
    return _PRONOUNS.sub("", name).strip() or name


def mended(front: FrontMatter, beginning: Beginning, log: Log) -> FrontMatter:
    """Return front matter that is TOML as far as it can be made so, its authors by name."""
    front = _readable(front, log)
    if problem(front) is not None:
        return front
    old = fields(front).get(_AUTHOR, "")
    names = _SEPARATOR.join(beginning.editors) or _SEPARATOR.join(map(without_pronouns, old.split(_SEPARATOR)))
    log.tell("Editors named as on the site", old, names)
    return set_key(front, _AUTHOR, names)


def cut_yaml(text: str, beginning: Beginning, log: Log) -> str | None:
    """Return a text with the front matter of the style in place of YAML; None where there is no YAML."""
    found = _YAML.match(text)
    if found is None:
        return None
    values = _yaml(found["inside"])
    names = beginning.editors or tuple(map(without_pronouns, values.get("author", ())))
    images = [image for image in values.get("image", ()) if image != "TODO"]
    more: Mapping[str, str] = {"extra.image": images[0]} if images else {}
    front = front_matter(beginning.style, day_in(found["inside"], beginning.day), names, more)
    log.tell("Front matter written as TOML", found[0], front)
    return f"{front}\n{text[found.end() :].lstrip(chr(10))}"


def day_in(text: str, otherwise: date) -> date:
    """Return the first day that a text names."""
    for found in _DAY.finditer(text):
        try:
            return date.fromisoformat(found[0])
        except ValueError:
            continue
    return otherwise


def _yaml(text: str) -> dict[str, Sequence[str]]:
    values: dict[str, list[str]] = {}
    key = ""
    for line in text.split("\n"):
        found = _YAML_LINE.fullmatch(line)
        if found is None:
            continue
        key = found["key"] or key
        value = (found["value"] or found["item"] or "").strip().strip("'\"")
        values.setdefault(key, []).extend([value] if value else [])
    return dict(values)


def _readable(front: FrontMatter, log: Log) -> FrontMatter:
    """Return front matter whose texts are quoted as TOML wants it, if it is not TOML as it stands."""
    if problem(front) is None:
        return front
    text = "\n".join(map(_quoted, front.text.split("\n")))
    opening, closing = frame(front)
    fresh = FrontMatter(id=front.id, text=text)
    if problem(fresh) is not None:
        return front
    log.tell("Front matter made readable", f"{opening}{front.text}{closing}", f"{opening}{text}{closing}")
    return fresh


def _quoted(line: str) -> str:
    found = _TOML_LINE.fullmatch(line)
    return line if found is None else found["start"] + tomlkit.string(found["value"]).as_string() + found["end"]
