"""The site's own linters, run on a text as its checks would run them."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from twimeditor.core.check.findings import Finding
from twimeditor.core.check.linter_output import rumdl_findings, typos_findings
from twimeditor.services.check.desk import POST, Desk, Job
from twimeditor.services.check.rooms import room
from twimeditor.services.check.tools import Tool, Tools
from twimeditor.services.ports import FileSystem, Stamp
from twimeditor.services.resources import resource_path
from twimeditor.services.site.checkout import read_text
from twimeditor.services.storage.disk import Disk

_PATIENCE: Final = 15.0
_MOST: Final = 20_000
_LONGEST: Final = 4_000_000
_LARGEST_OUTPUT: Final = 80_000_000
_LONGEST_NOTE: Final = 300


@dataclass(frozen=True, slots=True)
class Config:
    """By which rules a text is judged: those of a checkout of the site, else the shipped ones.

    `file` is where the post lies in the site: its configuration may leave files out. `stamps` are those of the files
    that the site's configuration is in, so that another one is another value.
    """

    site: Path | None = None
    file: PurePosixPath = POST
    stamps: tuple[Stamp | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Linted:
    """What the linters found, and in words what could not be run; `is_whole` tells that each has said its part."""

    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Linter:
    """How a linter is run: its program, its arguments but for configuration and file, and how its output is read.

    `configs` are the names under which a site has its configuration, the one that counts first. Where it ends with
    another code than those of `done`, it could not do its work.
    """

    tool: Tool
    arguments: tuple[str, ...]
    shipped: str
    configs: tuple[str, ...]
    done: frozenset[int]
    read: Callable[[str, str], Iterator[Finding]]

    @property
    def name(self) -> str:
        """Return what it is called."""
        return self.tool.name


RUMDL: Final = Linter(
    Tool("rumdl", "0.1.2"),
    ("check", "--output-format", "json", "--no-cache", "--color", "never"),
    "rumdl.toml",
    (".rumdl.toml", "rumdl.toml", ".config/rumdl.toml"),
    frozenset({0, 1}),
    rumdl_findings,
)

TYPOS: Final = Linter(
    Tool("typos", "1.46.2"),
    ("--format", "json", "--isolated", "--force-exclude", "--color", "never"),
    "typos.toml",
    ("typos.toml", "_typos.toml", ".typos.toml"),
    frozenset({0, 2}),
    typos_findings,
)

LINTERS: Final = (RUMDL, TYPOS)


def config_of(files: FileSystem, path: Path | None, site: Path | None) -> Config:
    """Return by which rules the text of a post at `path` is judged, as they are now."""
    file = POST if path is None else POST.with_name(path.name)
    if site is None:
        return Config(None, file)
    if path is not None:
        real, root = files.resolve(path), files.resolve(site)
        file = PurePosixPath(real.relative_to(root)) if real.is_relative_to(root) else file
    names = (name for linter in LINTERS for name in linter.configs)
    return Config(site, file, tuple(files.stamp(site / name) for name in names))


def settings_of(linter: Linter, files: FileSystem, site: Path | None) -> str:
    """Return the configuration by which a linter judges: the site's, where that can be read, else the shipped one."""
    name = _configured(linter, files, site)
    text = read_text(files, site, site / name) if site is not None and name is not None else None
    return text if text is not None else resource_path("check", linter.shipped).read_text("utf-8")


def _configured(linter: Linter, files: FileSystem, site: Path | None) -> str | None:
    """Return the name of the site's configuration, None where it has none."""
    return next((name for name in linter.configs if site and files.stamp(site / name) is not None), None)


class Linters:
    """Runs linters on a text, each as a process of its own, all at the same time."""

    def __init__(
        self, linters: Sequence[Linter] = LINTERS, tools: Tools | None = None, patience: float = _PATIENCE
    ) -> None:
        self._linters = linters
        self._tools = Tools() if tools is None else tools
        self._patience = patience

    def run(self, text: str, config: Config) -> Linted:
        """Return what all find; what cannot be run is told in the notes, and never raised."""
        names = " and ".join(one.name for one in self._linters)
        if len(text) > _LONGEST:
            return Linted((), (f"The post is too long for {names}.",), is_whole=False)
        try:
            with room() as folder, ExitStack() as running:
                desk = Desk(folder, text, config.file)
                return _Round(text, config, desk, self._tools, running, self._patience).linted(self._linters)
        except OSError as error:
            return Linted((), (f"{names} could not be run: {error.strerror or error}.",), is_whole=False)


@dataclass(frozen=True, slots=True)
class _Running:
    """A linter at work, by the site's configuration or the shipped one."""

    linter: Linter
    program: Path
    job: Job
    by_site: bool


class _Round:
    """One run of the linters over one text."""

    def __init__(
        self, text: str, config: Config, desk: Desk, tools: Tools, running: ExitStack, patience: float
    ) -> None:
        self._text = text
        self._site = config.site
        self._desk = desk
        self._tools = tools
        self._running = running
        self._deadline = time.monotonic() + patience
        self._notes: list[str] = []
        self._is_whole = True

    def linted(self, linters: Iterable[Linter]) -> Linted:
        started = [one for one in map(self._begun, linters) if one is not None]
        findings = tuple(finding for one in started for finding in self._findings(one))
        return Linted(findings, tuple(self._notes), self._is_whole)

    def _begun(self, linter: Linter) -> _Running | None:
        found = self._tools.find(linter.tool)
        if found is None:
            self._without(f"{linter.name} is not installed, so nothing is told of what it checks.")
            return None
        if found.note:
            self._notes.append(found.note)
        return self._started(linter, found.program, self._site_config(linter))

    def _started(self, linter: Linter, program: Path, own: Path | None) -> _Running:
        config = own or resource_path("check", linter.shipped)
        name = f"{linter.name}-{'site' if own is not None else 'shipped'}"
        job = self._desk.start(name, [program, *linter.arguments, "--config", config])
        self._running.callback(job.stop)
        return _Running(linter, program, job, own is not None)

    def _site_config(self, linter: Linter) -> Path | None:
        """Return a copy of the site's configuration, None where it has none."""
        files = Disk()
        name = _configured(linter, files, self._site)
        if self._site is None or name is None:
            return None
        text = read_text(files, self._site, self._site / name)
        if text is None:
            self._notes.append(f"{name} of the site cannot be read; the usual rules are used instead.")
            return None
        return self._desk.keep(name, text)

    def _findings(self, one: _Running) -> tuple[Finding, ...]:
        """Return what a linter has found, in a second try by the shipped rules where the site's are broken."""
        code = one.job.ended(self._deadline)
        if code is None:
            return self._without(f"{one.linter.name} did not come to an end with this post.")
        if code in one.linter.done:
            return self._read(one)
        if not one.by_site:
            return self._without(_failure(one, code))
        self._notes.append(_failure(one, code))
        return self._findings(self._started(one.linter, one.program, None))

    def _without(self, note: str) -> tuple[Finding, ...]:
        """Take note that a linter says nothing, and why."""
        self._notes.append(note)
        self._is_whole = False
        return ()

    def _read(self, one: _Running) -> tuple[Finding, ...]:
        name = one.linter.name
        if one.job.output.stat().st_size > _LARGEST_OUTPUT:
            return self._without(f"{name} finds too much in this post to show any of it.")
        try:
            found = tuple(islice(one.linter.read(one.job.output.read_text("utf-8", "replace"), self._text), _MOST + 1))
        except (ValueError, RecursionError) as error:
            return self._without(f"What {name} says is of no use: {error}.")
        if len(found) > _MOST:
            self._notes.append(f"{name} finds more than {_MOST:,} problems; those behind are not shown.")
        return found[:_MOST]


def _failure(one: _Running, code: int) -> str:
    told = one.job.said()[:_LONGEST_NOTE]
    said = f": {told}" if told else f", with code {code}."
    if one.by_site:
        return f"The site’s configuration of {one.linter.name} is broken, so the usual rules are used{said}"
    return f"{one.linter.name} has failed{said}"
