"""The user's own git, asked without a terminal and without a shell."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from twimeditor.services.export.errors import CommitError

_SECONDS: Final = 30
_GRACE: Final = 2
_LOOK: Final = 0.1
"""Seconds after which it is asked again whether the answer is still wanted."""

_CALLED_OFF: Final = "The commit was called off; the exported files stay."
PATIENCE: Final = 300
"""Seconds for what may run the user's hooks, or ask them to sign."""

_QUIET: Final = {
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "C",
    "GIT_EDITOR": "true",
    "GIT_PAGER": "cat",
}
_MISLEADING: Final = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX")


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said."""

    code: int
    out: str
    err: str

    @property
    def ok(self) -> bool:
        """Tell whether it did what it was asked."""
        return self.code == 0

    @property
    def reason(self) -> str:
        """Return the words for a person, of however many lines; warnings only where there is nothing else."""
        lines = self.err.splitlines()
        said = "\n".join(line for line in lines if not line.startswith("warning:")).strip() or self.err.strip()
        return " ".join((said or self.out.strip() or f"it ended with {self.code}").split())


@dataclass(frozen=True, slots=True)
class Git:
    """Runs git in a folder; raises CommitError where there is none, it does not come back, or it is `cancelled`."""

    folder: Path
    program: str = "git"
    more: Mapping[str, str] = field(default_factory=dict)
    cancelled: Callable[[], bool] = lambda: False

    def __call__(self, *arguments: str, stdin: str = "", seconds: float = _SECONDS) -> Answer:
        try:
            process = subprocess.Popen(  # noqa: S603 - a list, and the program that the user calls git
                [self.program, "--literal-pathspecs", *arguments],
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,  # nothing it starts can ask at our terminal, and all of it can be ended
            )
        except FileNotFoundError:
            raise CommitError("git is not installed: install it, or commit by other means.") from None
        except OSError as error:
            raise CommitError(f"git cannot be started: {error.strerror or error}.") from error
        with process:
            return self._answer(process, arguments[0], stdin, seconds)

    def _answer(self, process: subprocess.Popen[bytes], name: str, stdin: str, seconds: float) -> Answer:
        try:
            out, err = self._told(process, stdin.encode("utf-8", "surrogateescape"), time.monotonic() + seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise CommitError(f"git {name} did not come back within {seconds:.0f} seconds.") from None
        except BaseException:
            _end(process)
            raise
        return Answer(process.returncode, _text(out), _text(err))

    def _told(self, process: subprocess.Popen[bytes], stdin: bytes, end: float) -> tuple[bytes, bytes]:
        """Wait for what git says, until nobody wants to any more."""
        given: bytes | None = stdin
        while True:
            try:
                return process.communicate(given, _LOOK)
            except subprocess.TimeoutExpired:
                given = None  # it is on its way
                if self.cancelled():
                    raise CommitError(_CALLED_OFF) from None
                if time.monotonic() > end:
                    raise

    def _environment(self) -> dict[str, str]:
        own = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
        return {**own, **_QUIET, **self.more}


def _end(process: subprocess.Popen[bytes]) -> None:
    """End git and all that it has started: at first so that it can tidy up, then for sure."""
    _signal(process, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=_GRACE)
    if sys.platform != "win32":
        _signal(process, signal.SIGKILL)
    process.kill()


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    if sys.platform == "win32":
        process.terminate()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
