"""The agenda's table: keys to move, invite, pin and edit in place; rows for free time and overruns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QPushButton, QTableView, QWidget

from lead_desktop.services.scheduling.agenda import AgendaLine
from lead_desktop.ui.kit.descendants import descendant
from lead_desktop.ui.kit.labels import ElidedLabel, label
from lead_desktop.ui.scheduling.agenda_delegate import AgendaDelegate, CellEditor, chip_areas
from lead_desktop.ui.scheduling.agenda_model import (
    ITEM,
    LEAD,
    LENGTH,
    PAPERS,
    ROOM,
    START,
    AgendaModel,
    group_of,
)
from lead_desktop.ui.theme import Theme

_WIDTHS = {START: 84, LENGTH: 72, ROOM: 94, PAPERS: 68}
_SLACK_HEIGHT = 30
_ROOM_FOR_LEAD = 360
"""From this width for title and lead on, who leads has a column of its own."""


class SlackRow(QWidget):
    """Free time or an overrun, in words, with what can be done about it."""

    def __init__(self, line: AgendaLine, first: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("slack")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        free = line.timed.slack > 0
        sign = label("!" if not free else "↕", self)
        text = ElidedLabel(line.slack, self)
        close_text = "Close the gap" if free else "Shorten the item before"
        self.close_button = self._button("Begin with the session" if first else close_text)
        self.shift_button = self._button("Shift what follows")
        self.shift_button.setVisible(not first)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(sign)
        row.addWidget(text, 1)
        row.addWidget(self.close_button)
        row.addWidget(self.shift_button)

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("link", True)
        return button


class AgendaView(QTableView):
    """A table for one day's items."""

    move_wanted = Signal(int)
    """Move the selected items by so many places."""
    toggle_wanted = Signal(object)
    """Invite a group to the selected items, or no longer."""
    open_wanted = Signal()
    add_wanted = Signal()
    delete_wanted = Signal()
    pin_wanted = Signal()
    notes_wanted = Signal()
    lead_wanted = Signal()
    attach_wanted = Signal()
    """Attach a paper to the current item."""
    menu_wanted = Signal(QPoint)
    """Open the menu of the selected items, at a place on the screen."""
    close_gap_wanted = Signal(int)
    shift_wanted = Signal(int)
    files_dropped = Signal(list)

    def __init__(self, model: AgendaModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self._agenda = model
        self._theme = theme
        self._dropped_before: int | None = None
        self._delegate = AgendaDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Agenda")
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(ITEM, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        model.modelReset.connect(self._lay_out)
        model.dataChanged.connect(self._lay_out)
        theme.changed.connect(self.viewport().update)

    # laying out

    def _lay_out(self) -> None:
        """Share the width between title and lead, and give every row the height its words need."""
        rest = self.viewport().width() - sum(_WIDTHS.values())
        self._delegate.lead_in_item = rest < _ROOM_FOR_LEAD
        self.setColumnHidden(LEAD, self._delegate.lead_in_item)
        lead = 0 if self._delegate.lead_in_item else min(round(rest * 0.38), 300)
        self.setColumnWidth(LEAD, lead)
        widths = [_WIDTHS.get(column, 0) for column in range(self._agenda.columnCount())]
        widths[ITEM], widths[LEAD] = rest - lead, lead
        height = 0
        for row in range(self._agenda.rowCount()):
            height += self._lay_out_row(row, widths)
        self.setFixedHeight(height + self.horizontalHeader().sizeHint().height() + 4)

    def _lay_out_row(self, row: int, widths: list[int]) -> int:
        line = self._agenda.line_at(row)
        if line is not None:
            height = self._delegate.row_height(line, self.font(), widths)
            if self.columnSpan(row, 0) > 1:
                self.setSpan(row, 0, 1, 1)
        else:
            height = _SLACK_HEIGHT
            self._show_slack(row)
        self.setRowHeight(row, height)
        return height

    def _show_slack(self, row: int) -> None:
        line = self._agenda.slack_at(row)
        if line is None:
            return
        if self.columnSpan(row, 0) == 1:
            self.setSpan(row, 0, 1, self._agenda.columnCount())
        index = self._agenda.index(row, 0)
        before = self.indexWidget(index)
        if before is not None:
            # Its deletion waits for the next turn of events.
            before.hide()
        id_ = line.item.id
        shown = SlackRow(line, self._agenda.place_of(id_) == 0, self.viewport())
        shown.close_button.clicked.connect(partial(self.close_gap_wanted.emit, id_))
        shown.shift_button.clicked.connect(partial(self.shift_wanted.emit, id_))
        self.setIndexWidget(index, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap titles anew where the table has become wider or narrower."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    # what is selected

    def selected_ids(self) -> list[int]:
        """Return the ids of the selected items in the order of the day."""
        rows = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        lines = [self._agenda.line_at(row) for row in rows]
        found = [line.item.id for line in lines if line is not None]
        if not found:
            current = self._agenda.line_at(self.currentIndex().row())
            found = [current.item.id] if current is not None else []
        return found

    def select_ids(self, item_ids: Sequence[int]) -> None:
        """Select items by their ids; the first becomes the current one."""
        rows = [row for row in map(self._agenda.row_of, item_ids) if row >= 0]
        if not rows:
            return
        column = max(self.currentIndex().column(), ITEM)
        self.setCurrentIndex(self._agenda.index(rows[0], column))
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            self.selectionModel().select(self._agenda.index(row, ITEM), flags)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first item where none is, so that keys have something to act on."""
        self.select_first()
        super().focusInEvent(event)

    def select_first(self) -> None:
        """Select the first item where none is selected."""
        if not self.currentIndex().isValid() and self._agenda.lines():
            row = self._agenda.row_of(self._agenda.lines()[0].item.id)
            self.setCurrentIndex(self._agenda.index(row, ITEM))

    def edit_cell(self, column: int) -> None:
        """Type into a cell of the current item."""
        index = self._agenda.index(self.currentIndex().row(), column)
        if index.isValid() and self._agenda.line_at(index.row()) is not None:
            self.setCurrentIndex(index)
            self.edit(index)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with Alt and the arrows, invite with C, Q and G, pin with P, type minutes at once."""
        if self.state() is QAbstractItemView.State.EditingState:
            # A text box leaves Enter to what is behind it; it has been dealt with there.
            return
        key = Qt.Key(event.key())
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif enter and (control or alt):
            self.open_wanted.emit()
        elif control or alt:
            super().keyPressEvent(event)
        elif enter and self.state() is QAbstractItemView.State.EditingState:
            # The Enter that ends typing in a cell comes up here as well.
            super().keyPressEvent(event)
        elif enter or key == Qt.Key.Key_F2:
            column = self.currentIndex().column()
            self.edit_cell(column if column in (START, LENGTH, ITEM, LEAD) else ITEM)
        elif not self._act_on(key, event):
            super().keyPressEvent(event)

    def _act_on(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Do what a plain key asks for; return whether it was one of ours."""
        wanted = {
            Qt.Key.Key_Insert: self.add_wanted,
            Qt.Key.Key_Delete: self.delete_wanted,
            Qt.Key.Key_P: self.pin_wanted,
            Qt.Key.Key_N: self.notes_wanted,
            Qt.Key.Key_L: self.lead_wanted,
            Qt.Key.Key_A: self.attach_wanted,
        }.get(key)
        group = group_of(event.text())
        if wanted is not None:
            wanted.emit()
        elif group is not None:
            self.toggle_wanted.emit(group)
        elif event.text() and event.text() in "0123456789→>" and self.currentIndex().isValid():
            self._type_length(event)
        else:
            # Letters would search the table for words; here they are keys, or nothing.
            return bool(event.text().strip())
        return True

    def _type_length(self, event: QKeyEvent) -> None:
        """Begin to type the length of the current item, or its end, whichever column the cursor is in."""
        index = self._agenda.index(self.currentIndex().row(), LENGTH)
        self.setCurrentIndex(index)
        self.edit(index)
        editor = descendant(self.viewport(), CellEditor)
        if editor is not None:
            editor.setText(event.text())

    # mouse

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
        """Edit times, title and lead in place; elsewhere open the item."""
        index = self.indexAt(event.position().toPoint())
        if index.column() in (START, LENGTH, ITEM, LEAD):
            super().mouseDoubleClickEvent(event)
        elif index.isValid() and index.column() != ROOM:
            self.open_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the mouse, or at the current item where a key asked for it."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(24, 0)
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
        else:
            self.menu_wanted.emit(event.globalPos())

    # dragging

    def _drop_row(self, y: int) -> int:
        """Return before which row something is dropped: the nearest edge between two rows counts."""
        for row in range(self._agenda.rowCount()):
            if y < self.rowViewportPosition(row) + self.rowHeight(row) // 2:
                return row
        return self._agenda.rowCount()

    def _show_drop(self, row: int | None) -> None:
        self._dropped_before = row
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line where dragged items would stand."""
        super().paintEvent(event)
        row = self._dropped_before
        if row is None:
            return
        last = row == self._agenda.rowCount()
        y = (
            self.rowViewportPosition(row - 1) + self.rowHeight(row - 1)
            if last
            else self.rowViewportPosition(row)
        )
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.drawLine(0, max(y, 1), self.viewport().width(), max(y, 1))

    def _is_ours(self, event: QDropEvent) -> bool:
        return event.mimeData().hasFormat(self._agenda.mimeTypes()[0])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take items, and files."""
        if event.mimeData().hasUrls() or self._is_ours(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where items would stand; let files be dropped on an item."""
        place = event.position().toPoint()
        if self._is_ours(event):
            self._show_drop(self._drop_row(place.y()))
            event.acceptProposedAction()
            return
        line = self._agenda.line_at(self.indexAt(place).row())
        if line is not None and event.mimeData().hasUrls():
            self.setCurrentIndex(self.indexAt(place))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move dropped items; attach dropped files to the item under the mouse."""
        self._show_drop(None)
        place = event.position().toPoint()
        if self._is_ours(event):
            row = self._drop_row(place.y())
            # A copy as far as Qt is concerned: it would take the rows it thinks were moved off the model.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._agenda.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex())
            return
        index = self.indexAt(place)
        if self._agenda.line_at(index.row()) is not None and event.mimeData().hasUrls():
            self.setCurrentIndex(index)
            files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            self.files_dropped.emit(files)
            event.acceptProposedAction()
