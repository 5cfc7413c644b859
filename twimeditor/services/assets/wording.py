"""Say in words why a picture could not be kept: what happened, why, and what to do."""

import errno
from pathlib import Path
from typing import Final

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_IN_THE_WAY: Final = (errno.ENOTDIR, errno.EEXIST)


def cannot_write(name: str, folder: Path, error: OSError) -> str:
    """Return what to tell when a picture's file cannot be written."""
    why, advice = _reason(folder, error)
    return f"“{name}” could not be kept: {why}. Nothing was changed. {advice}"


def leads_out(folder: Path, within: Path) -> str:
    """Return what to tell when the pictures' folder is a link to somewhere else."""
    return (
        f"Nothing was written: the folder of the pictures is a link out of “{within}”, to “{folder}”. "
        "Make it a folder of its own, then try again."
    )


def folder_gone(folder: Path) -> str:
    """Return what to tell when the folder that pictures belong to is no longer there."""
    return f"Nothing was written: the folder “{folder}” is gone. Bring it back, or save the issue somewhere else."


def no_file(address: str) -> str:
    """Return what to tell when there is no file of an address."""
    return f"There is no file for “{address}”. It may have been moved or deleted; find it, then try again."


def no_place(address: str) -> str:
    """Return what to tell when an address is none of a picture that could lie with the issue."""
    return f"No picture of the issue can have the address “{address}”. Nothing was changed."


def cannot_read(path: Path, error: OSError) -> str:
    """Return what to tell when a picture's file cannot be read."""
    return f"“{path.name}” could not be read: {_words(error)}. Nothing was changed."


def ending_stays(name: str, suffix: str) -> str:
    """Return what to tell when a new name says that a file is of another format."""
    return f"“{name}” has to end in “{suffix}”, as that is what the file is."


def there_already(name: str, folder: Path) -> str:
    """Return what to tell when a file has the name that another should get."""
    return f"There is another file “{name}” in “{folder}” already. Nothing was changed."


def cannot_trash(path: Path, error: OSError) -> str:
    """Return what to tell when a file can neither be put into the trash nor be kept elsewhere."""
    return f"“{path.name}” could not be moved to the trash: {_words(error)}. It is where it was."


def _reason(folder: Path, error: OSError) -> tuple[str, str]:
    if error.errno in _FULL:
        return "the disk is full", "Make room, then try again."
    if error.errno in _FORBIDDEN:
        return f"you are not allowed to write in “{folder}”", "Change its permissions, then try again."
    if error.errno in _IN_THE_WAY:
        return f"there is a file where the folder “{folder}” should be", "Move it away, then try again."
    if error.errno == errno.ENOENT:
        return f"the folder “{folder}” is gone", "Bring it back, then try again."
    return _words(error), "Check the disk, then try again."


def _words(error: OSError) -> str:
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]
