"""Which folder is the site's, and all that is taken from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from twimeditor.services.ports import FileSystem
from twimeditor.services.site.checkout import around, inspect, shortcodes
from twimeditor.services.site.stylesheets import Styles, StyleSheets


@dataclass(frozen=True, slots=True)
class Reading:
    """The site's folder and what it holds.

    `is_chosen` tells whether the user named it, or the post lies in it. `problem` says why the one that the user
    named is not used.
    """

    folder: Path | None = None
    is_chosen: bool = False
    problem: str = ""
    shortcodes: Mapping[str, str] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)


class SiteReader:
    """Reads the site's folder; slow, for a thread of its own."""

    def __init__(self, files: FileSystem, sheets: StyleSheets) -> None:
        self._files = files
        self._sheets = sheets

    def read(self, chosen: Path | None, post: Path | None) -> Reading:
        """Return what the `chosen` folder holds, else the one that the post lies in."""
        problem = inspect(self._files, chosen).problem if chosen is not None else ""
        if chosen is not None and not problem:
            return self._reading(chosen, is_chosen=True, problem="")
        folder = around(self._files, post) if post is not None else None
        return self._reading(folder, is_chosen=False, problem=problem) if folder else Reading(problem=problem)

    def _reading(self, folder: Path, *, is_chosen: bool, problem: str) -> Reading:
        return Reading(folder, is_chosen, problem, shortcodes(self._files, folder), self._sheets.find(folder))
