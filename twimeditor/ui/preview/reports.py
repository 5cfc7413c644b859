"""What the page's script tells the editor, and when."""

from PySide6.QtCore import QObject, QRectF, Signal, Slot

from twimeditor.ui.preview.spots import spots_in


class Reports(QObject):
    """The object that the page's script calls; its signals are those of `SurfaceEvents`."""

    picked = Signal(object)
    entered = Signal(object)
    touched = Signal(str, QRectF)
    followed = Signal(str)
    seen = Signal(int)
    counted = Signal(int, int)
    stood = Signal(int, float)
    wondered = Signal(int)

    @Slot(str)
    def pick(self, spots: str) -> None:
        """Report a click."""
        self.picked.emit(spots_in(spots))

    @Slot(str)
    def enter(self, spots: str) -> None:
        """Report a double click."""
        self.entered.emit(spots_in(spots))

    @Slot(str, float, float, float, float)
    def touch(self, href: str, x: float, y: float, width: float, height: float) -> None:
        """Report a click on a link, and where that is in the view."""
        self.touched.emit(href, QRectF(x, y, width, height))

    @Slot(str)
    def follow(self, href: str) -> None:
        """Ask for a link to be opened."""
        self.followed.emit(href)

    @Slot(int)
    def see(self, node: int) -> None:
        """Report which node, or 0 for the header, is on top of the view."""
        self.seen.emit(node)

    @Slot(int)
    def ask(self, node: int) -> None:
        """Report a click on the mark beside a node, or 0 for the header."""
        self.wondered.emit(node)

    @Slot(int, int)
    def count(self, current: int, total: int) -> None:
        """Report which of how many places that were found is shown."""
        self.counted.emit(current, total)

    @Slot(int, float)
    def stand(self, node: int, top: float) -> None:
        """Report which node is the first in the view, and how far below its upper edge that begins."""
        self.stood.emit(node, top)
