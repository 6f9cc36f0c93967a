"""The agenda's table: chips for who is in the room, keys to move and invite, editing in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from lead_desktop.domain.agenda import PAUSES, Audience, invited
from lead_desktop.services.agenda import AgendaLine
from lead_desktop.ui.scheduling.agenda_model import ITEM, LENGTH, LINE_ROLE, PAPERS, ROOM, START, AgendaModel
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_CHIP = QSize(21, 16)
_GAP = 4
_KEYS = {
    Qt.Key.Key_C: Audience.CEO,
    Qt.Key.Key_Q: Audience.HEAD_OF_QUALITY,
    Qt.Key.Key_G: Audience.GUEST,
}


class AgendaDelegate(QStyledItemDelegate):
    """Paints rows with hairlines, and the chips C, Q and G."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        line = index.data(LINE_ROLE)
        assert isinstance(line, AgendaLine)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("accent soft"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if index.column() == ROOM:
            self._paint_chips(painter, option, line)
        else:
            self._paint_words(painter, option, index, line)
        if (
            option.state & QStyle.StateFlag.State_HasFocus
            and option.widget is not None
            and option.widget.hasFocus()
        ):
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, line: AgendaLine
    ) -> None:
        quiet = line.item.kind in PAUSES or index.column() not in (START, ITEM)
        font = QFont(option.font)
        if index.column() == START:
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if quiet else "ink"))
        area = option.rect.adjusted(8, 0, -6, 0)
        words = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_chips(self, painter: QPainter, option: QStyleOptionViewItem, line: AgendaLine) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        for group, area in chip_areas(option.rect).items():
            rounded = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
            if invited(line.item, group):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent"))
                painter.drawRoundedRect(rounded, 3, 3)
                painter.setPen(self._theme.colour("on accent"))
            else:
                painter.setPen(QPen(self._theme.colour("line"), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rounded, 3, 3)
                painter.setPen(self._theme.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, group.value)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give rows the height of a comfortable line."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + 13)


def chip_areas(cell: QRect) -> dict[Audience, QRect]:
    """Return where each group's chip stands in a cell."""
    top = cell.center().y() - _CHIP.height() // 2
    return {
        group: QRect(QPoint(cell.left() + 8 + place * (_CHIP.width() + _GAP), top), _CHIP)
        for place, group in enumerate(Audience)
    }


class AgendaView(QTableView):
    """A table for one day's items."""

    move_wanted = Signal(int)
    """Move the selected item by so many places."""
    toggle_wanted = Signal(object)
    """Invite a group to the selected item, or no longer."""
    open_wanted = Signal()
    add_wanted = Signal()
    delete_wanted = Signal()
    files_dropped = Signal(list)

    def __init__(self, model: AgendaModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._delegate = AgendaDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Agenda")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 13)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ITEM, QHeaderView.ResizeMode.Stretch)
        for column, width in ((START, 64), (LENGTH, 78), (3, 220), (ROOM, 98), (PAPERS, 70)):
            self.setColumnWidth(column, width)
        model.modelReset.connect(self._fit)
        theme.changed.connect(self.viewport().update)

    def _fit(self) -> None:
        rows = self.model().rowCount()
        height = self.verticalHeader().defaultSectionSize() * rows
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrows, invite with C, Q and G, type minutes at once."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key in _KEYS:
            self.toggle_wanted.emit(_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.text().isdigit() and self.currentIndex().isValid():
            self._type_minutes(event)
        elif not event.text().strip():
            super().keyPressEvent(event)

    def _type_minutes(self, event: QKeyEvent) -> None:
        """Begin to type the length of the selected item, whichever column the cursor is in."""
        index = self.model().index(self.currentIndex().row(), LENGTH)
        self.setCurrentIndex(index)
        self.edit(index, QAbstractItemView.EditTrigger.AllEditTriggers, event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Toggle the chip that was clicked."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        if event.button() is not Qt.MouseButton.LeftButton or index.column() != ROOM:
            return
        for group, area in chip_areas(self.visualRect(index)).items():
            if area.contains(place):
                self.toggle_wanted.emit(group)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit title and length in place; elsewhere open the item."""
        index = self.indexAt(event.position().toPoint())
        if index.column() in (LENGTH, ITEM):
            super().mouseDoubleClickEvent(event)
        elif index.isValid() and index.column() != ROOM:
            self.open_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files as well as rows."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let files be dropped on an item."""
        if event.mimeData().hasUrls():
            index = self.indexAt(event.position().toPoint())
            if index.isValid():
                self.setCurrentIndex(index)
                event.acceptProposedAction()
            else:
                event.ignore()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach dropped files to the item under the mouse."""
        if not event.mimeData().hasUrls():
            super().dropEvent(event)
            return
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            self.files_dropped.emit(files)
            event.acceptProposedAction()
