"""How the pictures of an issue look in a list: a small picture, the name, and below it state and facts."""

from pathlib import Path

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from twimeditor.services.assets.stock import Asset
from twimeditor.ui.images.assets_model import ASSET, LINES, THUMBNAIL, AssetsModel, Lines
from twimeditor.ui.images.thumbnails import SMALL, Thumbnail
from twimeditor.ui.images.words import SIGNS
from twimeditor.ui.theme import TOKENS, fonts, icon
from twimeditor.ui.widgets.drawing import draw_line

Index = QModelIndex | QPersistentModelIndex
Roles = QPalette.ColorRole


class AssetsView(QListView):
    """The list; `wanted` carries the row whose place is to be shown, `menu_wanted` where a menu is to open."""

    wanted = Signal(QModelIndex)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: AssetsModel) -> None:
        super().__init__()
        self.setObjectName("assets.list")
        self.setProperty("framed", True)
        self.setAccessibleName("Pictures and videos of this issue")
        self.setAccessibleDescription("Enter goes to the place in the issue, F2 renames.")
        self.setModel(model)
        self.setItemDelegate(AssetDelegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(self.wanted)

    def event(self, event: QEvent) -> bool:
        asks = event.type() is QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()  # the window would rename the entry that is selected in the outline
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.currentIndex().isValid() and self.state() != QListView.State.EditingState:
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        area = self.visualRect(self.currentIndex())
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.viewport().mapToGlobal(area.center()) if by_key else event.globalPos())


class AssetDelegate(QStyledItemDelegate):
    """Paints a row; its editor is for the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[str, int], QIcon] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        lines = option.fontMetrics.height() * 2 + TOKENS.tight
        return QSize(SMALL * 4, max(SMALL, lines) + 2 * TOKENS.tight)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        asset, lines, seen = index.data(ASSET), index.data(LINES), index.data(THUMBNAIL)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if not isinstance(asset, Asset) or not isinstance(lines, Lines):
            return
        painter.save()
        self._paint_picture(painter, option, asset, seen if isinstance(seen, Thumbnail) else None)
        self._paint_words(painter, option, asset, lines)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        area = _words_area(option.rect)
        height = min(editor.sizeHint().height(), area.height())
        editor.setGeometry(area.left() - TOKENS.tight, area.top(), area.width(), height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setObjectName("assets.rename")
        editor.setAccessibleName("New name")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the name, its suffix left out of what is selected; what is being typed stays when the row changes."""
        if isinstance(editor, QLineEdit) and not editor.text():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            QTimer.singleShot(0, editor, lambda: editor.setSelection(0, len(Path(editor.text()).stem)))

    def _paint_picture(
        self, painter: QPainter, option: QStyleOptionViewItem, asset: Asset, seen: Thumbnail | None
    ) -> None:
        room = QRect(option.rect.left() + TOKENS.small, option.rect.center().y() - SMALL // 2 + 1, SMALL, SMALL)
        if seen is None or seen.small.isNull():
            name = "video" if asset.is_video else "image"
            self._icon(name, option.palette).paint(painter, room.adjusted(14, 14, -14, -14))
            return
        size = seen.small.size().toSizeF() / option.widget.devicePixelRatioF()
        area = QRect(QPoint(), size.toSize().boundedTo(room.size()).expandedTo(QSize(1, 1)))
        area.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, seen.small)
        painter.setPen(option.palette.color(Roles.Mid))
        painter.drawRect(area.adjusted(0, 0, -1, -1))

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, asset: Asset, lines: Lines) -> None:
        area = _words_area(option.rect)
        upper, lower = QRect(area), QRect(area)
        middle = area.center().y()
        upper.setBottom(middle)
        lower.setTop(middle + 1)
        _write(painter, upper, lines.name, option.font, option.palette.color(Roles.Text))
        sign = "warning" if lines.is_wrong else SIGNS[asset.state]
        box = QRect(lower.left(), lower.center().y() - TOKENS.gap // 2 + 1, TOKENS.gap, TOKENS.gap)
        self._icon(sign, option.palette).paint(painter, box)
        lower.setLeft(box.right() + TOKENS.tight + 2)
        colour = Roles.Text if lines.is_wrong else Roles.PlaceholderText
        words = " · ".join(filter(None, (lines.state, lines.facts)))
        _write(painter, lower, words, fonts(option.font).small, option.palette.color(colour))

    def _icon(self, name: str, palette: QPalette) -> QIcon:
        key = name, palette.color(Roles.WindowText).rgba()
        if key not in self._icons:
            self._icons[key] = icon(name, palette)
        return self._icons[key]


def _words_area(row: QRect) -> QRect:
    return row.adjusted(SMALL + 2 * TOKENS.small + TOKENS.tight, TOKENS.tight, -TOKENS.small, -TOKENS.tight)


def _write(painter: QPainter, area: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    draw_line(painter, area, text, Qt.TextElideMode.ElideMiddle)
