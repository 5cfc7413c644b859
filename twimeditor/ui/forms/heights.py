"""How high a plain-text document is in pixels, kept up to date block by block."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument


class BlockHeights(QObject):
    """The heights of a document's blocks; `QPlainTextDocumentLayout` itself counts lines only.

    The document's upper margin is part of its first block, its lower margin of none.
    A keystroke measures the blocks that it touched, not the document.
    """

    changed = Signal()

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._heights: list[float] = []
        self._touched: tuple[int, int] | None = None
        self.total = 0.0
        document.contentsChange.connect(self._touch)
        document.contentsChanged.connect(self._remeasure)
        self.measure()

    def measure(self) -> None:
        """Measure every block: the width or the font changed."""
        self._heights = self._measured(0, self._document.blockCount())
        self._sum_up()

    def _touch(self, position: int, _removed: int, added: int) -> None:
        first = self._document.findBlock(position).blockNumber()
        last_block = self._document.findBlock(position + added)
        last = last_block.blockNumber() if last_block.isValid() else self._document.blockCount() - 1
        if self._touched is not None:
            first, last = min(first, self._touched[0]), max(last, self._touched[1])
        self._touched = first, last

    def _remeasure(self) -> None:
        if self._touched is None:
            return
        first, last = self._touched
        self._touched = None
        count = self._document.blockCount()
        last = min(last, count - 1)
        more = count - len(self._heights)
        self._heights[first : last + 1 - more] = self._measured(first, last + 1)
        if len(self._heights) != count:
            self._heights = self._measured(0, count)
        self._sum_up()

    def _measured(self, first: int, end: int) -> list[float]:
        layout = self._document.documentLayout()
        block = self._document.findBlockByNumber(first)
        heights = []
        for _ in range(first, end):
            heights.append(layout.blockBoundingRect(block).height())
            block = block.next()
        return heights

    def _sum_up(self) -> None:
        total = sum(self._heights)
        if total != self.total:
            self.total = total
            self.changed.emit()
