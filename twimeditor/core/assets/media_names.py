"""Which pictures of an issue the bot left by their bare media names, and which files of an archive they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from twimeditor.core.assets.references import Reference, Use, file_name, is_local, references
from twimeditor.core.lazy import lazy_pattern
from twimeditor.core.model import Issue

_DATED = lazy_pattern(r"\d{4}-\d{2}-\d{2}[-_.]")
_SHOWN = frozenset({Use.IMAGE, Use.VIDEO})


def bare_names(issue: Issue) -> Mapping[str, tuple[Reference, ...]]:
    """Return the names by which the issue shows files that have not got one of the blog's, each with its places.

    The bot names a file by its media id (``KDNVUL….png``), alone or already in the blog's folder; a name of the blog's
    begins with a date.
    """
    found: dict[str, list[Reference]] = defaultdict(list)
    for reference in references(issue):
        name = file_name(reference.address)
        if reference.use in _SHOWN and is_local(reference.address) and not _DATED.match(name):
            found[name].append(reference)
    return {name: tuple(places) for name, places in found.items()}


def matches(wanted: Iterable[str], files: Iterable[str]) -> Mapping[str, str]:
    """Return for each name that is wanted the file of an archive that it means, where there is one.

    A name counts as it is, else whatever its case, else without its suffix; of several files that would do none is
    taken, unless one of them is it exactly.
    """
    paths = list(dict.fromkeys(files))
    found: dict[str, str] = {}
    for name in wanted:
        for key in (_as_it_is, str.casefold, _stem):
            same = [path for path in paths if key(file_name(path)) == key(name)]
            if same:
                found |= {name: same[0]} if len(same) == 1 else {}
                break
    return found


def _as_it_is(name: str) -> str:
    return name


def _stem(name: str) -> str:
    return PurePosixPath(name).stem.casefold()
