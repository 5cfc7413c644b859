"""The real disk behind the `FileSystem` port."""

import errno
import os
import re
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from twimeditor.core.lazy import lazy_pattern
from twimeditor.services.ports import Lock, Stamp

_TEMPORARY: Final = ".part"  # never `.md`: a site generator that watches the folder would publish it
_LEFT: Final = lazy_pattern(rf"\.twimeditor-(\d+)-.*{re.escape(_TEMPORARY)}")
_NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)  # opening a pipe would wait for its writer
_BYTES: Final = getattr(os, "O_BINARY", 0)


class Disk:
    """Files as the system has them."""

    def resolve(self, path: Path) -> Path:
        return Path(os.path.realpath(path))  # `Path.resolve` raises RuntimeError for a loop of links

    def stamp(self, path: Path) -> Stamp | None:
        try:
            status = path.stat()
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode):
            return None
        return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)

    def read(self, path: Path) -> bytes:
        with _opened(path, os.O_RDONLY | _NO_WAIT) as descriptor:
            _require_regular(os.fstat(descriptor), path)
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read()

    def replace(self, path: Path, data: bytes) -> None:
        """Write a temporary file beside `path`, bring it to the disk, and put it in place of `path`."""
        old = _status(path)
        if old is not None:
            _require_regular(old, path)
        temporary = _temporary(path)
        self.sweep(path.parent)
        try:
            _write_new(temporary, data, path, old)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)

    def create(self, path: Path, data: bytes) -> None:
        """Write a temporary file beside `path`, bring it to the disk, and give it the name if nothing has it."""
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, "there is something of that name", str(path))
        with _folders_made(path.parent):
            temporary = _temporary(path)
            self.sweep(path.parent)
            try:
                _write_new(temporary, data, path, None)
                _give_name(temporary, path)
            finally:
                temporary.unlink(missing_ok=True)
        _sync_folder(path.parent)

    def make_folder(self, path: Path) -> None:
        for folder in reversed((path, *path.parents)):  # `parents=True` would let everybody into those above
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)

    def files_in(self, folder: Path) -> tuple[Path, ...]:
        try:
            return tuple(sorted(path for path in folder.iterdir() if path.is_file()))
        except OSError:
            return ()

    def sweep(self, folder: Path) -> None:
        names: list[str] = []
        with suppress(OSError):  # it may be written to, but not be listed
            names = os.listdir(folder)  # noqa: PTH208 - a site has thousands of pictures in one folder
        for name in names:
            found = _LEFT.fullmatch(name)
            if found is not None and not is_alive(int(found[1])):
                with suppress(OSError):
                    (folder / name).unlink()

    def move(self, source: Path, target: Path) -> None:
        source.rename(target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def lock(self, path: Path) -> Lock | None:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return None
        if _take(descriptor) and _is_at(path, descriptor):
            return HeldFile(path, descriptor)
        os.close(descriptor)
        return None


class HeldFile:
    """A lock of this process, let go by `release` or by the process's end."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of the file and delete it."""
        with suppress(OSError):
            self._path.unlink()
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _only_one(_folder: Path) -> AbstractContextManager[None]:
        return nullcontext()  # renaming never replaces a file there

else:
    import fcntl

    @contextmanager
    def _only_one(folder: Path) -> Iterator[None]:
        """Let no other process of ours into the block for this folder meanwhile."""
        with _opened(folder, os.O_RDONLY) as descriptor:
            with suppress(OSError):  # a disk without locks
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a disk without locks: nobody can be holding one
        return True


def _is_at(path: Path, descriptor: int) -> bool:
    """Tell whether the file that was opened is still there: who held it before has deleted it when letting go."""
    status = _status(path)
    return status is not None and os.path.samestat(status, os.fstat(descriptor))


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _require_regular(status: os.stat_result, path: Path) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "is not a regular file", str(path))


def _temporary(path: Path) -> Path:
    return path.with_name(f".twimeditor-{os.getpid()}-{secrets.token_hex(4)}{_TEMPORARY}")


@contextmanager
def _folders_made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it as far as they are missing, and take them away again if it was for nothing."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    if not missing and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "there is a file in the place of the folder", str(folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for one in missing:
            with suppress(OSError):  # another program has put something there
                one.rmdir()
        raise


def _give_name(temporary: Path, path: Path) -> None:
    """Let the file have a name that nothing else has; only linking and locking are sure of that."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        with _only_one(path.parent):
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "there is something of that name", str(path)) from None
            temporary.rename(path)


def _write_new(temporary: Path, data: bytes, path: Path, old: os.stat_result | None) -> None:
    mode = 0o666 if old is None else 0o600
    with _opened(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode) as descriptor:
        with os.fdopen(descriptor, "wb", closefd=False) as file:
            file.write(data)
            file.flush()
        if old is not None:
            _dress_like(descriptor, path, old)
        os.fsync(descriptor)


@contextmanager
def _opened(path: Path, flags: int, mode: int = 0) -> Iterator[int]:
    descriptor = os.open(path, flags | _BYTES, mode)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _dress_like(descriptor: int, path: Path, old: os.stat_result) -> None:
    """Give the new file the owner, the permissions and the attributes of the old, as far as the system lets us."""
    if sys.platform == "win32":
        return
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":
        _copy_attributes(path, descriptor)


def _copy_attributes(path: Path, descriptor: int) -> None:
    """Copy access lists and what else hangs on the file, as far as the system lets us."""
    names: list[str] = []
    with suppress(OSError):
        names = os.listxattr(path)
    for name in names:
        with suppress(OSError):
            os.setxattr(descriptor, name, os.getxattr(path, name))


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk; systems that cannot do that to a folder do it by themselves."""
    with suppress(OSError), _opened(folder, os.O_RDONLY) as descriptor:
        os.fsync(descriptor)


def is_alive(process: int) -> bool:
    """Tell whether a process may still be there."""
    if sys.platform == "win32":
        return True  # there is no question to ask that would not kill it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
