"""The folder that an export writes below: every file in it is reached name by name, and never through a link out."""

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from twimeditor.core.export.places import BLOG
from twimeditor.services.export.contents import Content, measured, opened, pieces_of

_AT: Final = os.open in os.supports_dir_fd
"""Whether this system can name a file beside an open folder; elsewhere paths are checked, then used."""

_AS_FOLDER: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
_NO_LINKS: Final = frozenset({errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS, errno.EXDEV})

_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF})
"""What disks say that cannot bring a folder to the disk, mostly those of other machines."""


class OutsideError(OSError):
    """A path that leads out of the folder."""


@dataclass(frozen=True, slots=True)
class OpenFolder:
    """A folder that is held open: its names stay its own, whatever becomes of the folders above."""

    path: Path
    descriptor: int | None

    def open(self, name: str, flags: int, mode: int = 0o666) -> int:
        """Open one of its files, never through a link."""
        return os.open(self.named(name), flags | _NO_LINK, mode, dir_fd=self.descriptor)

    def status(self, name: str) -> os.stat_result | None:
        """Return what a name stands for, a link for itself; None where there is nothing."""
        try:
            return os.stat(self.named(name), dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            return None

    def measure(self, name: str) -> tuple[int, str] | None:
        """Return size and digest of a file; None where there is none. What is no regular file raises OSError."""
        try:
            with opened(name, self.open) as descriptor:
                return measured(descriptor)
        except FileNotFoundError:
            return None

    def read(self, name: str) -> Content | None:
        """Return what a file holds, its bytes with it; None where there is none."""
        try:
            with opened(name, self.open) as descriptor:
                return Content.of_bytes(b"".join(pieces_of(descriptor)))
        except FileNotFoundError:
            return None

    def write(self, name: str, pieces: Iterable[bytes], like: os.stat_result | None = None) -> None:
        """Write a new file and bring it to the disk, with owner and permissions of another as far as that goes."""
        descriptor = self.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0))
        try:
            for piece in pieces:
                _write_all(descriptor, piece)
            if like is not None:
                _dress(descriptor, like)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def names(self) -> list[str]:
        """Return the names of all that is in the folder."""
        with os.scandir(self.descriptor if self.descriptor is not None else self.path) as found:
            return [entry.name for entry in found]

    def make(self, name: str, mode: int = 0o777) -> None:
        """Make a folder in it."""
        os.mkdir(self.named(name), mode, dir_fd=self.descriptor)

    def remove(self, name: str) -> None:
        """Delete a file; one that is gone already is no error."""
        with suppress(FileNotFoundError):
            os.unlink(self.named(name), dir_fd=self.descriptor)

    def remove_folder(self, name: str) -> None:
        """Delete an empty folder."""
        os.rmdir(self.named(name), dir_fd=self.descriptor)

    def replace(self, name: str, target: "OpenFolder", target_name: str) -> None:
        """Put a file in the place of another, in one step."""
        os.replace(
            self.named(name), target.named(target_name), src_dir_fd=self.descriptor, dst_dir_fd=target.descriptor
        )

    def add(self, name: str, target: "OpenFolder", target_name: str) -> None:
        """Put a file where none is, in one step; raise FileExistsError where one has come meanwhile."""
        try:
            self.link(name, target, target_name)
        except FileExistsError:
            raise
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            if target.status(target_name) is not None:
                raise FileExistsError(errno.EEXIST, "has come meanwhile", target_name) from None
            self.replace(name, target, target_name)

    def link(self, name: str, target: "OpenFolder", target_name: str) -> None:
        """Give a file a second name; raise OSError where the disk cannot."""
        os.link(
            self.named(name),
            target.named(target_name),
            src_dir_fd=self.descriptor,
            dst_dir_fd=target.descriptor,
            follow_symlinks=False,
        )

    def sync(self) -> None:
        """Bring the names to the disk; systems that cannot do that to a folder do it by themselves."""
        try:
            if self.descriptor is not None:
                os.fsync(self.descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise

    def device(self) -> int:
        """Return which disk the folder is on."""
        return (os.fstat(self.descriptor) if self.descriptor is not None else self.path.stat()).st_dev

    def named(self, name: str) -> str:
        """Return how the system is to be asked for a name in this folder."""
        return name if self.descriptor is not None else str(self.path / name)


class Folder:
    """A folder that files are written below."""

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))

    def place(self, wanted: PurePosixPath) -> PurePosixPath:
        """Return a path with the links of its folders followed; raise OutsideError where they lead out."""
        parent = Path(os.path.realpath(self.path / wanted.parent))
        if wanted.is_absolute() or ".." in wanted.parts or not parent.is_relative_to(self.path):
            raise OutsideError(errno.EPERM, "leads out of the folder", str(wanted))
        return PurePosixPath(*parent.relative_to(self.path).parts, wanted.name)

    @contextmanager
    def at(self, inside: PurePosixPath, *, make: bool = False) -> Iterator[OpenFolder]:
        """Hold a folder below this one open, links not followed; `make` what is missing. Raise OSError."""
        if not _AT:
            yield self._by_name(inside, make=make)
            return
        descriptor = os.open(self.path, _AS_FOLDER)
        try:
            for name in inside.parts:
                if make:
                    with suppress(FileExistsError):
                        os.mkdir(name, dir_fd=descriptor)
                below = os.open(name, _AS_FOLDER, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = below
            yield OpenFolder(self.path / inside, descriptor)
        finally:
            os.close(descriptor)

    def missing(self, folder: PurePosixPath) -> tuple[PurePosixPath, ...]:
        """Return which folders on the way to one are not there, from the outermost in."""
        way = (*reversed(folder.parents), folder)
        return tuple(one for one in way if not os.path.lexists(self.path / one))

    def _by_name(self, inside: PurePosixPath, *, make: bool) -> OpenFolder:
        path = self.path / inside
        if Path(os.path.realpath(path)) != path:
            raise OutsideError(errno.ELOOP, "has become a link", str(inside))
        if make:
            path.mkdir(parents=True, exist_ok=True)
        if not stat.S_ISDIR(path.stat().st_mode):
            raise NotADirectoryError(errno.ENOTDIR, "is no folder", str(inside))
        return OpenFolder(path, None)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _dress(descriptor: int, like: os.stat_result) -> None:
    if sys.platform == "win32":
        return
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (like.st_uid, like.st_gid):
        with suppress(OSError):
            os.fchown(descriptor, like.st_uid, like.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(like.st_mode))


def home_in(site: Path, post: Path) -> PurePosixPath | None:
    """Return where a post lies among those of a site, links followed; None where it does not."""
    folder, file = Path(os.path.realpath(site)), Path(os.path.realpath(post))
    if not file.is_relative_to(folder / BLOG):
        return None
    return PurePosixPath(*file.relative_to(folder).parts)
