"""A folder for linters to work in: the post where the site would have it, and nothing else that they could find."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from twimeditor.services.check.limits import confine
from twimeditor.services.check.tools import quiet

POST: Final = PurePosixPath("content/blog/post.md")
"""Where a post is that lies nowhere."""

_OWN: Final = ".twimeditor"
_ROOT: Final = ".git"  # up to here the linters look for what belongs together
_NO_WINDOW: Final[int] = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_SHORTEST: Final = 0.01
_LONGEST_SAID: Final = 10_000


@dataclass(frozen=True, slots=True)
class Job:
    """A program that runs, and the files that it writes to."""

    process: "subprocess.Popen[bytes]"
    folder: Path
    output: Path
    errors: Path

    def ended(self, deadline: float) -> int | None:
        """Wait for the end and return the exit code, None where it did not come in time."""
        try:
            return self.process.wait(max(deadline - time.monotonic(), _SHORTEST))
        except subprocess.TimeoutExpired:
            return None

    def said(self) -> str:
        """Return what the program complains of, in one line that does not tell of our folder."""
        with self.errors.open("rb") as errors:
            words = errors.read(_LONGEST_SAID).decode("utf-8", "replace").split()
        return " ".join(words).replace(f"{self.folder}/", "")

    def stop(self) -> None:
        """End the program if it still runs."""
        if self.process.poll() is None:
            with suppress(OSError):
                self.process.kill()
            self.process.wait()


class Desk:
    """The post in its file, and room beside it for configurations and what the programs say."""

    def __init__(self, folder: Path, text: str, file: PurePosixPath) -> None:
        self._folder = folder
        self._own = folder / _OWN
        self._own.mkdir()
        (folder / _ROOT).mkdir()
        data = text.encode("utf-8", "replace")  # half a character becomes one that counts as one as well
        self._post = file if _is_usual(file) and _put(folder / file, data) else POST
        if self._post is POST:
            path = folder / POST
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def keep(self, name: str, text: str) -> Path:
        """Write a configuration where the site has it, since paths in it count from there, and return its path."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        return path

    def start(self, name: str, command: Sequence[str | Path]) -> Job:
        """Run a program on the post, which sees no settings of the user's."""
        output, errors = (self._own / f"{name}.{kind}" for kind in ("out", "err"))
        with output.open("wb") as out, errors.open("wb") as err:
            process = subprocess.Popen(  # noqa: S603 - a linter that came with the program or that the user has
                [*command, f"./{self._post}"],
                cwd=self._folder,
                env=self._surroundings(),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                creationflags=_NO_WINDOW,
            )
        confine(process.pid)
        return Job(process, self._folder, output, errors)

    def _surroundings(self) -> Mapping[str, str]:
        return quiet(self._own)


def _is_usual(file: PurePosixPath) -> bool:
    """Tell whether a path stays in the folder, is no place of ours or of a configuration, and is text."""
    parts, name = file.parts, str(file)
    within = bool(parts) and not file.is_absolute() and ".." not in parts and "\0" not in name
    is_text = name == name.encode("utf-8", "replace").decode("utf-8")  # the linters stumble over others
    return within and is_text and parts[0] not in {_OWN, _ROOT} and file.suffix != ".toml"


def _put(path: Path, data: bytes) -> bool:
    """Write a file, and tell whether its name can be had here."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except (OSError, ValueError):
        return False
    return True
