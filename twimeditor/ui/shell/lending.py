"""Pictures that come along when entries are pasted or dropped from another window, or from a past issue."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from twimeditor.core.errors import EditError
from twimeditor.core.post.clipping import Clipping
from twimeditor.ui.shell.picture_day import day_of_pictures

if TYPE_CHECKING:
    from twimeditor.services.assets.lending import Finder, Lent
    from twimeditor.ui.shell.window import MainWindow

GoOn = Callable[[Clipping], object]
_KEY = "lending"
_GONE = "The place where the entries were to go is gone. Paste them again, or undo where they were taken out."


class Lender:
    """Asks whoever something was copied from for the files, before what names them is put into this window.

    Only a window of this program and the past issues that one has shown are asked, and only for pictures that they
    find by the addresses of the clipping: what another program puts on the clipboard brings no file along.
    """

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def bring(self, origin: str, clipping: Clipping, go_on: GoOn) -> None:
        """Copy the pictures that this window's issue lacks, aside; then go on with the clipping."""
        owner = self._owner(origin)
        if owner is None:
            go_on(clipping)
            return
        from twimeditor.core.assets.clipped import pictures_of  # noqa: PLC0415 - most windows never paste another's
        from twimeditor.services.assets.lending import lacking  # noqa: PLC0415 - likewise

        wanted = lacking(owner, self._window.parts.assets, pictures_of(clipping))
        if wanted:
            self._lend(owner, wanted, clipping, go_on)
        else:
            go_on(clipping)

    def _owner(self, origin: str) -> "Finder | None":
        """Return who finds the pictures of what has that origin."""
        if not origin:
            return None
        windows = self._window.parts.windows.all()
        others = (window for window in windows if window is not self._window)
        own = (window.parts.assets for window in others if window.outline.model.name == origin)
        past = (window.archive_search.pictures.finder(origin) for window in windows)
        return next(own, None) or next(filter(None, past), None)

    def _lend(self, owner: "Finder", wanted: tuple[str, ...], clipping: Clipping, go_on: GoOn) -> None:
        from twimeditor.services.assets.lending import Lending  # noqa: PLC0415 - as above

        parts = self._window.parts
        issue = parts.session.document
        style = parts.styles.of(issue)
        lending = Lending(owner, parts.assets, parts.files, day_of_pictures(parts), style, issue)
        done = partial(self._lent, clipping, go_on)
        parts.executor.submit(partial(lending.lend, wanted), done, partial(self._failed, clipping, go_on))

    def _lent(self, clipping: Clipping, go_on: GoOn, lent: "Lent") -> None:
        from twimeditor.core.assets.clipped import with_names  # noqa: PLC0415 - as above

        try:
            go_on(with_names(clipping, lent.names))
        except EditError:
            self._window.bars.tell(_KEY, _GONE)
            return
        if lent.failed:
            address, reason = lent.failed[0]
            more = f" So it is with {len(lent.failed) - 1} more." if len(lent.failed) > 1 else ""
            self._window.bars.tell(_KEY, f"The picture {address} could not be brought along: {reason}{more}")

    def _failed(self, clipping: Clipping, go_on: GoOn, error: Exception) -> None:
        """Go on without the pictures, the entries are worth more; only a defect leads here."""
        from twimeditor.services.assets.lending import Lent  # noqa: PLC0415 - as above

        self._lent(clipping, go_on, Lent())
        raise error
