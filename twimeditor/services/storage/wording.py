"""Say in words what went wrong with a file: what happened, why, and what to do."""

import errno
from pathlib import Path
from typing import Final

from twimeditor.core.errors import EncodingError

NO_FILE: Final = "This issue has no file yet: choose one with Save As."

_Advice = tuple[str, str]


def _table(*rows: tuple[tuple[int, ...], _Advice]) -> dict[int, _Advice]:
    return {code: advice for codes, advice in rows for code in codes}


_GONE = (errno.ENOENT, errno.ENOTDIR)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_ELSEWHERE = "save it somewhere else with Save As."
_OTHER_NAME = "Choose another name with Save As."
_OPENING: Final = _table(
    (_GONE, ("there is no such file in {folder}", "If it was moved or renamed, open it from its new place.")),
    ((errno.EISDIR,), ("it is a folder, not a post", "Choose a Markdown file in it.")),
    ((errno.EINVAL, errno.ENXIO), ("it is a pipe or a device, not a file", "Choose a Markdown file.")),
    (_FORBIDDEN, ("you are not allowed to read it", "Ask its owner, or change its permissions.")),
)
_SAVING: Final = _table(
    (_GONE, ("the folder {folder} is gone", "Bring it back and save again, or " + _ELSEWHERE)),
    (_FULL, ("the disk is full", "Make room and save again, or " + _ELSEWHERE)),
    (_FORBIDDEN, ("you are not allowed to write in {folder}", "Change its permissions, or " + _ELSEWHERE)),
    ((errno.EISDIR,), ("there is a folder of that name", _OTHER_NAME)),
    ((errno.EINVAL,), ("there is a pipe or a device of that name", _OTHER_NAME)),
    ((errno.ENAMETOOLONG,), ("its name is too long for this disk", _OTHER_NAME)),
)
_NOT_SAVED = "“{name}” could not be saved: {why}. The disk is as it was and your text is still here. {advice}"


def cannot_open(path: Path, error: OSError) -> str:
    """Return what to tell when a post cannot be read."""
    why, advice = _opening(path, error)
    return f"“{path.name or path}” could not be opened: {why}. {advice}"


def not_utf8(path: Path, error: EncodingError) -> str:
    """Return what to tell when a post holds bytes that no text gives."""
    return (
        f"“{path.name}” could not be opened: it is not UTF-8 text ({error.reason} at byte {error.offset}). "
        "Nothing was changed; save it as UTF-8 with the program that wrote it."
    )


def cannot_save(path: Path, error: OSError) -> str:
    """Return what to tell when a post cannot be written."""
    why, advice = _saving(path, error)
    return _NOT_SAVED.format(name=path.name, why=why, advice=advice)


def cannot_encode(path: Path, line: int) -> str:
    """Return what to tell when the text holds half a character."""
    why = f"line {line} holds half of a character, which no file can hold"
    return _NOT_SAVED.format(name=path.name, why=why, advice="Delete the odd character in that line and save again.")


def changed_on_disk(path: Path) -> str:
    """Return what to tell when saving would overwrite somebody else's work."""
    return (
        f"“{path.name}” was not saved: another program has changed it since you opened it. "
        "Choose Reload to take the file as it is now, Keep mine to save over it, or Compare to see the difference."
    )


def cannot_keep_backup(error: OSError) -> str:
    """Return what to tell when the post was saved, but its versions could not be kept."""
    return f"Saved, but no backup of the version before or of this one could be kept: {reason(error)}."


def cannot_keep_recovery(error: Exception) -> str:
    """Return what to tell when unsaved text is not safe against a crash."""
    return f"Unsaved text cannot be kept safe against a crash: {reason(error)}. Save often until that is repaired."


def reason(error: Exception) -> str:
    """Return why, as the system words it, in the middle of a sentence."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return text[:1].lower() + text[1:]


def _opening(path: Path, error: OSError) -> tuple[str, str]:
    unknown = reason(error), "Check the disk and try again."
    why, advice = _OPENING.get(error.errno or 0, unknown)
    return why.replace("{folder}", _folder(path)), advice


def _saving(path: Path, error: OSError) -> tuple[str, str]:
    unknown = reason(error), "Try again, or " + _ELSEWHERE
    why, advice = _SAVING.get(error.errno or 0, unknown)
    return why.replace("{folder}", _folder(path)), advice


def _folder(path: Path) -> str:
    folder = str(path.parent)
    return "this folder" if folder == "." else folder
