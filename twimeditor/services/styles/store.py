"""House styles in two folders: those that ship, and the user's own, which come first where names are the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from twimeditor.core.errors import StyleError
from twimeditor.core.model import Issue, Writing
from twimeditor.core.style import HouseStyle, read_style, recognised, style_of, style_toml
from twimeditor.services.ports import FileSystem

_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class BadStyle:
    """A file that is no style, and for each key that is wrong the reason; the key is "" where it is the file itself."""

    file: Path
    problems: tuple[tuple[str, str], ...]

    def told(self, most: int) -> str:
        """Return the file's name and the first of the reasons, in a line."""
        reasons = [f"{key} {reason}".strip() for key, reason in self.problems]
        more = len(reasons) - most
        return f"{self.file.name}: " + "; ".join(reasons[:most]) + (f"; and {more} more" if more > 0 else "")


class Styles:
    """Reads each file once, when a style is first asked for; a bad one does no harm to the others."""

    def __init__(self, files: FileSystem, shipped: Path, own: Path) -> None:
        self._files = files
        self._shipped = shipped
        self.folder = own
        self._read: tuple[HouseStyle, ...] | None = None
        self._bad: tuple[BadStyle, ...] = ()
        self._last: tuple[Issue, HouseStyle] | None = None
        self._last_recognised: tuple[Issue, HouseStyle] | None = None

    def all(self) -> tuple[HouseStyle, ...]:
        """Return the styles, today's first."""
        if self._read is None:
            self.reload()
        return self._read or ()

    def named(self, name: str) -> HouseStyle | None:
        """Return the style of that name."""
        return next((style for style in self.all() if style.name == name), None)

    def writing(self, name: str) -> Writing | None:
        """Return what the writer needs of the style of that name."""
        style = self.named(name)
        return style.writing if style is not None else None

    def problems(self) -> tuple[BadStyle, ...]:
        """Return the files that could not be used."""
        self.all()
        return self._bad

    def of(self, issue: Issue) -> HouseStyle:
        """Return the style in which new parts of the issue are written."""
        if self._last is None or self._last[0] is not issue:
            self._last = issue, style_of(issue, self.all())
        return self._last[1]

    def recognised(self, issue: Issue) -> HouseStyle:
        """Return the style that the issue is in by its own marks."""
        if self._last_recognised is None or self._last_recognised[0] is not issue:
            self._last_recognised = issue, recognised(issue, self.all())
        return self._last_recognised[1]

    def save(self, style: HouseStyle) -> Path:
        """Put the style among the user's own and return its file; raise OSError when that cannot be done."""
        path = self.folder / f"{style.name}{_SUFFIX}"
        self._files.make_folder(self.folder)
        self._files.replace(path, style_toml(style).encode())
        self.reload()
        return path

    def has_own(self) -> bool:
        """Tell whether there is any file of a style of the user's own, good or bad."""
        return any(path.suffix == _SUFFIX for path in self._files.files_in(self.folder))

    def reload(self) -> None:
        """Read all files again."""
        styles: dict[str, HouseStyle] = {}
        bad: list[BadStyle] = []
        for path in self._paths():
            read = self._style(path)
            if isinstance(read, BadStyle):
                bad.append(read)
            else:
                styles[read.name] = read
        self._read, self._bad = tuple(styles.values()), tuple(bad)
        self._last = self._last_recognised = None

    def _paths(self) -> Iterator[Path]:
        for folder in (self._shipped, self.folder):
            found = (path for path in self._files.files_in(folder) if path.suffix == _SUFFIX)
            yield from sorted(found, key=lambda path: path.stem)

    def _style(self, path: Path) -> HouseStyle | BadStyle:
        try:
            return read_style(self._files.read(path).decode("utf-8"), path.stem)
        except StyleError as error:
            return BadStyle(path, error.problems)
        except UnicodeDecodeError:
            return BadStyle(path, (("", "is not UTF-8"),))
        except OSError as error:
            return BadStyle(path, (("", f"cannot be read: {error.strerror or error}"),))
