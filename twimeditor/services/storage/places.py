"""Where the program keeps what is its own."""

from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True, slots=True)
class Places:
    """The three folders of this user: `config` to carry along, `state` of this machine, `cache` to lose."""

    config: Path
    state: Path
    cache: Path

    @classmethod
    def of_user(cls) -> "Places":
        """Return the folders that the platform names (on Linux the XDG variables, read now)."""
        dirs = PlatformDirs("twimeditor", appauthor=False)
        return cls(dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path)

    @classmethod
    def of_profile(cls, folder: Path) -> "Places":
        """Return the folders of ``--profile``: all within one, so that nothing of the user's own is touched."""
        root = folder.expanduser().absolute()
        return cls(root / "config", root / "state", root / "cache")
