"""Where the linters' programs are, and whether they are of the versions that the site uses."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PATIENCE: Final = 10.0


@dataclass(frozen=True, slots=True)
class Tool:
    """A linter: the name of its program, and the version that it should have."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Found:
    """A program of a tool, with a note where it is of another version."""

    program: Path
    note: str = ""


class Tools:
    """Looks for programs, and asks each for its version once."""

    def __init__(self, folders: tuple[Path, ...] | None = None, path: str | None = None) -> None:
        self._folders = _folders() if folders is None else folders
        self._path = path
        self._versions: dict[Path, str] = {}

    def find(self, tool: Tool) -> Found | None:
        """Return the tool in its right version; else in another, with a note; else None."""
        others: list[Found] = []
        for program in dict.fromkeys(self._candidates(tool.name)):
            version = self._version(program)
            if version == tool.version:
                return Found(program)
            if version:
                others.append(Found(program, _other_version(tool, version)))
        return others[0] if others else None

    def _candidates(self, name: str) -> Iterator[Path]:
        """Yield where a program may be: beside our own first, since that one is known."""
        for folder in self._folders:
            program = shutil.which(name, path=str(folder))
            if program is not None:
                yield Path(program)
        anywhere = shutil.which(name, path=self._path)
        if anywhere is not None:
            yield Path(anywhere)

    def _version(self, program: Path) -> str:
        if program not in self._versions:
            self._versions[program] = _asked(program)
        return self._versions[program]


def quiet(folder: Path) -> Mapping[str, str]:
    """Return surroundings for a program in which it finds no settings of the user's; `folder` is its home."""
    kept = {name: value for name, value in os.environ.items() if not name.upper().startswith(("RUMDL", "TYPOS"))}
    homes = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    return {**kept, **dict.fromkeys(homes, str(folder)), "NO_COLOR": "1"}


def _folders() -> tuple[Path, ...]:
    """Return where what comes with the program lies: in a frozen bundle, or in the environment."""
    own = Path(sys.executable).parent
    bundle = getattr(sys, "_MEIPASS", None)
    inside = (Path(bundle), Path(bundle) / "bin") if bundle is not None else ()
    return (*inside, own, own / "bin", Path(sysconfig.get_path("scripts")))


def _asked(program: Path) -> str:
    """Return a program's version, empty where it does not tell."""
    try:
        told = subprocess.run(  # noqa: S603 - found by its name
            [program, "--version"],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            stdin=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    words = told.stdout.decode("utf-8", "replace").split()
    return words[1] if told.returncode == 0 and len(words) > 1 else ""


def _other_version(tool: Tool, version: str) -> str:
    return f"{tool.name} is version {version} here, and {tool.version} on the site: it may say something else there."
