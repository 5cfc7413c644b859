"""The commands that need no window, and no Qt."""

import argparse
import errno
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final, NoReturn

from twimeditor import __version__
from twimeditor.cli_words import visible
from twimeditor.core.errors import EncodingError, TwimError
from twimeditor.core.model.tree import Issue
from twimeditor.core.post import parse, write
from twimeditor.core.post.front_matter import problem
from twimeditor.core.render import SiteTemplates, render_body
from twimeditor.services.resources import resource_path
from twimeditor.services.site.checkout import inspect, shortcodes
from twimeditor.services.site.pages import SitePages
from twimeditor.services.storage import content
from twimeditor.services.storage.disk import Disk

DONE: Final = 0
FAILED: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130  # what a shell gives for Ctrl+C

_OPTIONS: Final = frozenset({"-h", "--help", "--version"})

Run = Callable[[argparse.Namespace], int]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what `--help` says of it, its arguments, its work."""

    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Run


class WrongUseError(Exception):
    """Arguments that the program does not understand."""


class BadFileError(TwimError):
    """A post that a command cannot work on: its name, the line and the reason, in one line."""


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """What the window is to start with."""

    posts: tuple[Path, ...]
    profile: Path | None
    new_instance: bool = False


def is_command(arguments: Sequence[str]) -> bool:
    """Tell whether the arguments are for a command, not for the window."""
    return bool(arguments) and arguments[0] in {*_COMMANDS, *_OPTIONS}


def window_arguments(arguments: Sequence[str]) -> WindowArguments:
    """Read the arguments of the window, the program's name left out; raise WrongUseError."""
    parsed = _window_parser().parse_args(arguments)
    for post in parsed.posts:
        if str(post) in arguments and _is_bare_word(post):
            raise WrongUseError(f"there is no command and no file {str(post)!r} (see: twimeditor --help)")
    return WindowArguments(tuple(parsed.posts), parsed.profile, parsed.new_instance)


def _is_bare_word(path: Path) -> bool:
    """Tell whether the path is more likely a mistyped command: a name that nothing has."""
    return path.name == str(path) and not path.suffix and not os.path.lexists(path)


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code: 0 done, 1 a file is bad, 2 wrong use. Never lets an error out."""
    return guarded(lambda: _run(arguments))


def guarded(act: Callable[[], int]) -> int:
    """Call `act` and turn whatever it raises into an exit code and one line on standard error."""
    try:
        return act()
    except SystemExit as end:  # `--help` and `--version` have said their part
        return int(end.code or DONE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        _drop_output()
        return FAILED
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        return _explained(error)


def _explained(error: Exception) -> int:
    if isinstance(error, WrongUseError):
        return complain(str(error), WRONG_USE)
    if isinstance(error, TwimError):
        return complain(str(error))
    if isinstance(error, OSError):
        _drop_output()
        return complain(f"{error.filename or 'standard output'}: {error.strerror or error}")
    return complain(f"a defect of this program: {error!r}; please report it (python -X dev shows where)")


def complain(message: str, code: int = FAILED) -> int:
    """Print one line on standard error and return `code`."""
    if sys.stderr is not None:
        with suppress(OSError):
            print("twimeditor:", visible(" ".join(message.split())), file=sys.stderr)
    return code


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise WrongUseError(f"{message} (see: twimeditor --help)")


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="twimeditor", add_help=False, allow_abbrev=False)
    parser.add_argument("posts", nargs="*", type=Path)
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--new-instance", action="store_true")
    return parser


def _command_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="twimeditor",
        usage="twimeditor [POST.md …] [--profile DIR] [--new-instance]\n       twimeditor COMMAND …",
        description="Write an issue of This Week in Matrix. Without a command, open the window.",
        epilog="With --profile DIR the window keeps its settings and recovery files in DIR; with --new-instance "
        "it is a program of its own, even where one runs already.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"twimeditor {__version__}")
    commands = parser.add_subparsers(title="commands", prog="twimeditor", metavar="COMMAND ARGUMENT …", required=True)
    for name, command in _COMMANDS.items():
        its_parser = commands.add_parser(name, help=command.help, description=command.help, allow_abbrev=False)
        command.add_arguments(its_parser)
        its_parser.set_defaults(run=command.run)
    return parser


def _run(arguments: Sequence[str]) -> int:
    parsed = _command_parser().parse_args(arguments)
    run: Run = parsed.run
    return run(parsed)


def _read(path: Path) -> str:
    try:
        return content.load(Disk(), path).text
    except EncodingError as error:
        line = _line_of_byte(path, error.offset)
        raise BadFileError(f"{path}: line {line}: {error}") from error


def _line_of_byte(path: Path, offset: int) -> int:
    return Disk().read(path).count(b"\n", 0, offset) + 1


def _parsed(path: Path) -> Issue:
    issue = parse(text := _read(path))
    trouble = problem(issue.front) if issue.front is not None else _unclosed(text)
    if trouble is not None:
        raise BadFileError(f"{path}: {trouble}")
    return issue


def _unclosed(text: str) -> str | None:
    """Say that a text begins with front matter that does not end, if so."""
    opened = text.removeprefix("\ufeff").splitlines()[:1] == ["+++"]
    return "line 1: the front matter has no end: a second line +++ is missing" if opened else None


def _emit(text: str) -> None:
    """Write to standard output as UTF-8 and with the line ends as they are, wherever this runs."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "is closed", "standard output")
    sys.stdout.flush()
    rest = memoryview(text.encode("utf-8"))
    while rest:  # an unbuffered stream takes what fits into the pipe, and no more
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def _drop_output() -> None:
    """Keep the interpreter from writing at its end what could not be written now."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _add_roundtrip(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("posts", type=Path, metavar="POST", nargs="+")


def _roundtrip(arguments: argparse.Namespace) -> int:
    troubles = [trouble for path in arguments.posts if (trouble := _difference(path))]
    for trouble in troubles:
        complain(trouble)
    same = len(arguments.posts) - len(troubles)
    _emit(f"{same} of {len(arguments.posts)} would be written back byte for byte\n")
    return FAILED if troubles else DONE


def _difference(path: Path) -> str:
    """Return where the file would come back otherwise, or why it cannot be read; an empty string if all is well."""
    try:
        old = _read(path)
    except TwimError as error:
        return str(error)
    return first_difference(path, old, write(parse(old)))


def first_difference(path: Path, old: str, new: str) -> str:
    """Return a line that says where `new` parts from `old`, or an empty string when they are equal."""
    if old == new:
        return ""
    pairs = zip_longest(old.splitlines(keepends=True), new.splitlines(keepends=True))
    number, (was, now) = next((n, pair) for n, pair in enumerate(pairs, 1) if pair[0] != pair[1])
    return f"{path}: line {number}: {was!r} would become {now!r}"


def _add_render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("post", type=Path, metavar="POST")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write into FILE")
    parser.add_argument("--site", type=Path, metavar="DIR", help="take shortcodes and pages of the site in DIR")


def _render(arguments: argparse.Namespace) -> int:
    issue = _parsed(arguments.post)
    html = render_body(issue) if arguments.site is None else _rendered(issue, arguments.site)
    if arguments.output is None:
        _emit(html)
    else:
        _write(arguments.output, html.encode("utf-8"), arguments.post)
    return DONE


def _rendered(issue: Issue, site: Path) -> str:
    """Return the body as this site publishes it."""
    files, folder = Disk(), site.absolute()
    checkout = inspect(files, folder)
    if checkout.problem:
        raise WrongUseError(f"--site: {checkout.problem}")
    texts = shortcodes(files, folder)
    return render_body(issue, SiteTemplates.of(texts) if texts else None, SitePages(files, folder).resolve)


def _write(output: Path, data: bytes, post: Path) -> None:
    if output.exists() and output.samefile(post):
        raise BadFileError(f"{output}: is the post itself and would be lost")
    try:
        _put(output, data)
    except OSError as error:
        error.filename = str(output)  # not a temporary file's, of which nobody knows
        raise


def _put(output: Path, data: bytes) -> None:
    if output.exists() and not output.is_file():
        output.write_bytes(data)
    else:
        Disk().replace(Disk().resolve(output), data)


def _arguments_of(module: str) -> Callable[[argparse.ArgumentParser], None]:
    """Return what names the arguments of a command whose module the window, which starts here too, does without."""
    return lambda parser: importlib.import_module(f"twimeditor.{module}").add_arguments(parser)


def _inspect(arguments: argparse.Namespace) -> int:
    from twimeditor import cli_inspect  # noqa: PLC0415 - the window does without

    _emit(cli_inspect.text(_parsed(arguments.post), as_json=arguments.json))
    return DONE


def _new(arguments: argparse.Namespace) -> int:
    from twimeditor import cli_new  # noqa: PLC0415 - likewise

    text = cli_new.text(arguments, _read, complain)
    if arguments.output is None:
        _emit(text)
        return DONE
    try:
        with arguments.output.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise BadFileError(f"{arguments.output}: is there already and stays as it is") from None
    return DONE


def _export(arguments: argparse.Namespace) -> int:
    from twimeditor import cli_export  # noqa: PLC0415 - likewise

    cli_export.run(arguments, cli_export.Console(_parsed, _emit, complain, _write))
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    from twimeditor import cli_check  # noqa: PLC0415 - likewise

    return cli_check.run(arguments, cli_check.Console(_emit, complain))


def _archive(arguments: argparse.Namespace) -> int:
    from twimeditor import cli_archive  # noqa: PLC0415 - likewise

    cli_archive.run(arguments, cli_archive.Console(_emit, complain))
    return DONE


def _self_test(_: argparse.Namespace) -> int:
    samples = sorted(resource_path("samples").glob("*.md"))
    troubles = [trouble for path in samples if (trouble := _sample_trouble(path))]
    for trouble in troubles:
        complain(trouble)
    qt = "found" if importlib.util.find_spec("PySide6") else "not found: the commands work, the window does not"
    _emit(f"twimeditor {__version__}\n{len(samples)} samples, {len(troubles)} bad\nQt {qt}\n")
    return DONE if samples and not troubles else FAILED


def _sample_trouble(path: Path) -> str:
    try:
        return _difference(path) or ("" if render_body(_parsed(path)) else f"{path}: shows nothing")
    except TwimError as error:
        return str(error)


_COMMANDS: Final = {
    "new": Command(
        "write the beginning of an issue, from nothing or from a bot's output", _arguments_of("cli_new"), _new
    ),
    "inspect": Command("show the structure of a post", _arguments_of("cli_inspect"), _inspect),
    "roundtrip": Command("check that posts would be written back byte for byte", _add_roundtrip, _roundtrip),
    "render": Command("print the HTML of a post's body", _add_render, _render),
    "export": Command(
        "make a post the files of the site, an archive, a page, messages", _arguments_of("cli_export"), _export
    ),
    "check": Command("say what the site's checks and its reviewers would", _arguments_of("cli_check"), _check),
    "archive": Command(
        "read past issues, list their people and projects, search them", _arguments_of("cli_archive"), _archive
    ),
    "self-test": Command("check this installation on its own samples", lambda _: None, _self_test),
}
