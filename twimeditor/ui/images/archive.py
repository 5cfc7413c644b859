"""A bot's archive of pictures: those that the issue names by their bare names get their files and their places."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from twimeditor.core.assets.media_names import bare_names, matches
from twimeditor.core.assets.references import Reference, file_name
from twimeditor.core.assets.renaming import renamed
from twimeditor.core.model.tree import Issue
from twimeditor.services.assets.sources import Source
from twimeditor.services.assets.store import Stored
from twimeditor.ui.images.archive_panel import ArchivePanel, Findings
from twimeditor.ui.images.batch import Batch
from twimeditor.ui.images.desk import Desk
from twimeditor.ui.images.insertion import Insertion
from twimeditor.ui.images.piece import Piece
from twimeditor.ui.images.piece_words import named
from twimeditor.ui.images.waiting import WaitingDialog


@dataclass(frozen=True, slots=True)
class Match:
    """A file, and the places of the issue that name it."""

    source: Source
    places: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """The files of an archive: those that the issue names, those that nobody names; and the names without a file."""

    matched: tuple[Match, ...]
    others: tuple[Source, ...]
    missing: tuple[str, ...]


def sort(issue: Issue, sources: Sequence[Source], has_file: Callable[[str], bool]) -> Sorted:
    """Find out which files are pictures that the issue names; those that `has_file` tells of need none."""
    names = bare_names(issue)
    wanted = {name: places for name, places in names.items() if not all(has_file(one.address) for one in places)}
    by_path = {source.name: source for source in sources}
    found = matches(wanted, by_path)
    places: dict[str, tuple[Reference, ...]] = {}
    for name, path in found.items():
        places[path] = places.get(path, ()) + wanted[name]
    others = tuple(source for source in sources if source.name not in places)
    missing = tuple(name for name in wanted if name not in found)
    return Sorted(tuple(Match(by_path[path], where) for path, where in places.items()), others, missing)


def bring_in(desk: Desk, found: Sorted, go_on: Callable[[Sequence[Source]], object]) -> None:
    """Ask about an archive, and bring in what the issue names; `go_on` takes the others if they are wanted."""
    pieces = {Piece(file_name(match.source.name), match.source.read): match for match in found.matched}
    findings = Findings(found.missing, tuple(file_name(source.name) for source in found.others))

    def put(panel: WaitingDialog, kept: Sequence[Piece], stored: Sequence[Stored]) -> str:
        places = [
            (one.address, new.address) for piece, new in zip(kept, stored, strict=True) for one in pieces[piece].places
        ]
        desk.session.seal()
        desk.session.edit(f"Bring in {named(kept)}", partial(renamed, names=dict(places)))
        desk.session.seal()
        desk.toast.tell(_told(len(kept), len(found.missing)), "Undo", desk.session.undo)
        if isinstance(panel, ArchivePanel) and panel.wants_others:
            go_on(found.others)
        return ""

    Insertion(desk, tuple(pieces), lambda batch: _panel(desk, batch, findings), put).begin()


def _panel(desk: Desk, batch: Batch, findings: Findings) -> ArchivePanel:
    return ArchivePanel(batch, findings, desk.window)


def _told(brought: int, missing: int) -> str:
    came = "Brought in 1 picture" if brought == 1 else f"Brought in {brought:,} pictures"
    return f"{came}; {missing:,} still missing." if missing else f"{came}."
