"""The command `check`: what the site's checks and its reviewers would say of posts."""

import argparse
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from twimeditor.cli_words import visible
from twimeditor.core.check.fixing import all_fixed
from twimeditor.core.check.layout import layout
from twimeditor.core.check.problem import SPELLING, TYPOS, Problem, Severity
from twimeditor.core.check.rules import EVERY_RULE
from twimeditor.core.errors import EncodingError, TwimError
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue
from twimeditor.core.post import parse, written
from twimeditor.core.post.reuse import ids_after
from twimeditor.services.assets.place import Place, holding_roots
from twimeditor.services.check.checker import Checker
from twimeditor.services.check.values import Where
from twimeditor.services.resources import resource_path
from twimeditor.services.site.checkout import around, inspect
from twimeditor.services.storage import content
from twimeditor.services.storage.disk import Disk
from twimeditor.services.storage.places import Places
from twimeditor.services.styles import Styles

CLEAN: Final = 0
FOUND: Final = 1
WRONG_USE: Final = 2

_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}
_LINTED: Final = lazy_pattern(r"MD\d{3}")
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


@dataclass(frozen=True, slots=True)
class Console:
    """What the command line lends: how text is given out, and how the user is told."""

    emit: Callable[[str], None]
    tell: Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Line:
    """A problem as it is printed: lines of the file and columns in characters, both from 1."""

    file: str
    line: int
    column: int
    rule: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which problems the user asked for."""

    rules: frozenset[str]
    least: Severity

    @property
    def of_linters(self) -> bool:
        """Tell whether some of them are found by linters."""
        return not self.rules or any(rule == TYPOS or _LINTED.fullmatch(rule) for rule in self.rules)

    def of(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Return those of the problems that are wanted."""
        return tuple(
            one
            for one in problems
            if (not self.rules or one.rule in self.rules) and _RANKS[one.severity] <= _RANKS[self.least]
        )


class _SkippedError(TwimError):
    """A post that cannot be checked or written; the message names it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of the command."""
    parser.set_defaults(wrong=parser.error)
    parser.epilog = (
        "It ends with 0 where nothing is found, with 1 where something is or a linter could not look for it, "
        "with 2 where it is used wrongly."
    )
    parser.add_argument("posts", type=Path, metavar="POST", nargs="+")
    parser.add_argument("--site", type=Path, metavar="DIR", help="the site's folder (the one that the post lies in)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how problems are printed (%(default)s)")
    parser.add_argument("--fix", action="store_true", help="put right what needs no judgement, and tell what is left")
    parser.add_argument("--only", default="", metavar="RULE,…", help="only these rules: R4, MD034, typos")
    parser.add_argument(
        "--least", choices=[one.value for one in Severity], default=Severity.HINT.value, help="leave out what is less"
    )


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Check posts, print what is found, and return the exit code."""
    wanted = Wanted(_rules(arguments), Severity(arguments.least))
    if arguments.site is not None and (trouble := inspect(Disk(), arguments.site.absolute()).problem):
        arguments.wrong(f"--site: {trouble}")
    desk = _Desk(arguments, wanted, console)
    lines: list[Line] = []
    for post in arguments.posts:
        lines += desk.look_at(post)
    console.emit(FORMATS[arguments.format](lines))
    return WRONG_USE if desk.has_skipped else FOUND if lines or desk.is_unsure else CLEAN


def _rules(arguments: argparse.Namespace) -> frozenset[str]:
    """Return the rules that are named; give up over one that there is not, or where none is."""
    by_name = {rule.name.casefold(): rule.name for rule in EVERY_RULE if rule.name != SPELLING}
    named = [name.strip() for name in arguments.only.split(",")] if arguments.only else []
    for name in named:
        if name.casefold() not in by_name and not _LINTED.fullmatch(name.upper()):
            arguments.wrong(f"--only: there is no rule {name!r}, only {', '.join(by_name.values())}")
    return frozenset(by_name.get(name.casefold(), name.upper()) for name in named)


class _Desk:
    """Looks at one post after the other; `is_unsure` tells that a linter could not say whether it finds something."""

    def __init__(self, arguments: argparse.Namespace, wanted: Wanted, console: Console) -> None:
        self.has_skipped = False
        self.is_unsure = False
        self._files = Disk()
        self._checker = Checker(self._files)
        self._places = Places.of_user()
        self._styles = Styles(self._files, resource_path("styles"), self._places.config / "styles")
        self._site: Path | None = arguments.site.absolute() if arguments.site is not None else None
        self._wanted = wanted
        self._is_fixing: bool = arguments.fix
        self._console = console
        self._told: set[str] = set()

    def look_at(self, post: Path) -> list[Line]:
        """Return what is wrong with a post, after it was put right if that is asked for."""
        try:
            return self._lines(post)
        except TwimError as error:
            self.has_skipped = True
            self._console.tell(str(error))
            return []

    def _lines(self, post: Path) -> list[Line]:
        text = _read(self._files, post)
        issue = parse(text)
        where = self._where(post, issue)
        found = self._found(issue, where)
        if self._is_fixing and any(one.safe_fix is not None for one in found):
            issue, found = self._fixed(post, issue, found, where)
        return sorted(_located(post, issue, found), key=lambda one: (one.line, one.column))

    def _where(self, post: Path, issue: Issue) -> Where:
        path = post.absolute()
        site = self._site if self._site is not None else around(self._files, path)
        roots = (*Place(path, site).roots(), *holding_roots(self._places.state / "assets"))
        return Where(path, site, roots, datetime.now(UTC).date(), self._styles.of(issue))

    def _found(self, issue: Issue, where: Where) -> tuple[Problem, ...]:
        checked = self._checker.check(issue, where)
        for note in checked.notes:
            if note not in self._told:
                self._told.add(note)
                self._console.tell(note)
        self.is_unsure = self.is_unsure or (self._wanted.of_linters and not checked.is_linted)
        return self._wanted.of(checked.problems)

    def _fixed(
        self, post: Path, issue: Issue, found: tuple[Problem, ...], where: Where
    ) -> tuple[Issue, tuple[Problem, ...]]:
        """Write what the post becomes by its fixes; return it as it is then, and what is left."""
        better = all_fixed(issue, ids_after(issue), partial(self._found, where=where))
        new = parse(written(better).text)
        left = self._found(new, where)
        self._write(post, issue, new)
        fewer = Counter(one.rule for one in found) - Counter(one.rule for one in left)
        if fewer:
            rules = ", ".join(f"{rule} ({count})" for rule, count in fewer.items())
            self._console.tell(f"{_shown(post)}: put right: {rules}")
        return new, left

    def _write(self, post: Path, old: Issue, new: Issue) -> None:
        before, after = _text(old), _text(new)
        if before == after:
            return
        if _is_protected(post):
            raise _SkippedError(f"{_shown(post)}: is read-only, and stays as it is")
        if _read(self._files, post) != before:
            raise _SkippedError(f"{_shown(post)}: another program has changed it meanwhile; it stays as it is")
        try:
            self._files.replace(self._files.resolve(post), content.encode(after, post))
        except OSError as error:
            raise _SkippedError(f"{_shown(post)}: cannot be written: {error.strerror or error}") from error


def _read(files: Disk, post: Path) -> str:
    try:
        return content.load(files, post).text
    except EncodingError as error:
        line = files.read(post).count(b"\n", 0, error.offset) + 1
        raise _SkippedError(f"{_shown(post)}: line {line}: {error}") from error
    except ValueError as error:  # a name that no file can have
        raise _SkippedError(f"{_shown(post)}: {error}") from error


def _is_protected(post: Path) -> bool:
    """Tell whether a file is not to be written; who may write any is asked to keep to its mode as well."""
    try:
        return not post.stat().st_mode & 0o222 or not os.access(post, os.W_OK)
    except OSError:  # writing it will tell
        return False


def _text(issue: Issue) -> str:
    """Return the text of an issue that was read from it."""
    return "".join(node.source.text for node in issue.leaves() if node.source is not None)


def _located(post: Path, issue: Issue, problems: Sequence[Problem]) -> Iterator[Line]:
    laid_out, name = layout(issue), _shown(post)
    for problem in problems:
        line, column = laid_out.line_column(laid_out.span(problem.place)[0])
        yield Line(name, line, column, problem.rule, problem.severity.value, problem.message)


def _shown(post: Path) -> str:
    """Return a path as text, whatever bytes its name has."""
    return os.fsencode(post).decode("utf-8", "replace")


def _as_text(lines: Iterable[Line]) -> str:
    return "".join(
        f"{visible(one.file)}:{one.line}:{one.column}: {one.severity} {one.rule} {_in_one_line(one.message)}\n"
        for one in lines
    )


def _in_one_line(message: str) -> str:
    return visible(" ".join(message.split()))


def _as_json(lines: Iterable[Line]) -> str:
    listed = json.dumps([asdict(one) for one in lines], ensure_ascii=False, indent=2)
    return "\n".join(map(visible, listed.split("\n"))) + "\n"  # in it, only what is inside of texts is changed


def _as_github(lines: Iterable[Line]) -> str:
    """Return what a job on GitHub prints to have problems shown beside the lines of a pull request."""
    return "".join(map(_annotation, lines))


def _annotation(line: Line) -> str:
    level = _LEVELS[Severity(line.severity)]
    place = f"file={_escaped(line.file, ':,')},line={line.line},col={line.column},title={_escaped(line.rule, ':,')}"
    return f"::{level} {place}::{_escaped(line.message)}\n"


def _escaped(text: str, more: str = "") -> str:
    for char in f"%\r\n{more}":
        text = text.replace(char, f"%{ord(char):02X}")
    return visible(text)


FORMATS: Final[Mapping[str, Callable[[Iterable[Line]], str]]] = {
    "text": _as_text,
    "json": _as_json,
    "github": _as_github,
}
