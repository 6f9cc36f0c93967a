"""The table of attendance: it is read, walked with the arrow keys, and marked with one key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLabel, QMenu, QTableView, QWidget

from lead_desktop.domain.attendance.grid import Cell, SeatKey
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.ui.attendance.grid_delegate import GridDelegate
from lead_desktop.ui.attendance.grid_headers import (
    HEAD,
    HEADING,
    RATE,
    ROW,
    NamesHeader,
    RateColumn,
    SessionHeader,
)
from lead_desktop.ui.attendance.grid_model import GridModel
from lead_desktop.ui.attendance.mark_action import MarkAction
from lead_desktop.ui.kit.labels import label
from lead_desktop.ui.theme import Theme

KEYS = {
    Qt.Key.Key_P: MarkAction.PRESENT_AND_ON,
    Qt.Key.Key_A: MarkAction.ABSENT,
    Qt.Key.Key_T: MarkAction.PART,
    Qt.Key.Key_R: MarkAction.REST,
    Qt.Key.Key_N: MarkAction.DETAILS,
    Qt.Key.Key_Return: MarkAction.DETAILS,
    Qt.Key.Key_Enter: MarkAction.DETAILS,
    Qt.Key.Key_F2: MarkAction.DETAILS,
    Qt.Key.Key_Delete: MarkAction.CLEAR,
    Qt.Key.Key_Backspace: MarkAction.CLEAR,
    Qt.Key.Key_Space: MarkAction.PRESENT_AND_ON,
}

MENU = (
    ("&Present", "P", MarkAction.PRESENT),
    ("&Absent…", "A", MarkAction.ABSENT),
    ("Part of the &day…", "T", MarkAction.PART),
    ("&Details and note…", "Enter", MarkAction.DETAILS),
    ("&Clear", "Del", MarkAction.CLEAR),
    ("Mark the &rest of the session present", "R", MarkAction.REST),
)

_NARROWEST, _WIDEST = 46, 92
_NAMES = (206, 420)


@dataclass(frozen=True, slots=True)
class Selected:
    """What is selected: seats with their roles, guests, and why nobody can be marked in the other cells."""

    cells: tuple[tuple[Cell, Role], ...]
    guests: tuple[Guest, ...]
    blocked: tuple[str, ...]
    session: Session

    @property
    def seats(self) -> tuple[SeatKey, ...]:
        """Return which seats can be marked."""
        return tuple(cell.seat for cell, _ in self.cells if cell.seat is not None)


class CellNote(QFrame):
    """A sentence at a cell: why it cannot be marked so. The next key or click takes it away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text: QLabel = label("", self, wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 7, 10, 7)
        layout.addWidget(self._text)
        self.hide()

    def say(self, sentence: str, at: QPoint, room: QSize) -> None:
        """Show a sentence below a place, inside the table."""
        self._text.setText(f"!  {sentence}")
        self._text.setAccessibleName(sentence)
        width = min(360, room.width() - 12)
        self.setFixedWidth(width)
        height = self._text.heightForWidth(width - 20) + 16
        self.resize(width, height)
        x = max(4, min(at.x(), room.width() - width - 6))
        y = at.y() if at.y() + height < room.height() else max(2, at.y() - height - ROW - 4)
        self.move(x, y)
        self.show()
        self.raise_()

    def sentence(self) -> str:
        """Return the sentence shown; empty while there is none."""
        return "" if self.isHidden() else self._text.accessibleName()


class AttendanceGrid(QTableView):
    """Shows a `GridModel`; what the user wants to mark goes out as a signal."""

    wanted = Signal(object)
    """What is wanted of the selected cells, a `MarkAction`."""
    items_wanted = Signal(int)
    """How many items the heads of Quality selected are said to have attended."""
    session_changed = Signal(int)
    """The session at work, by its id, is another."""
    row_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.grid = GridModel()
        self._session_id: int | None = None
        self.setModel(self.grid)
        self._delegate = GridDelegate(theme, self.grid)
        self.setItemDelegate(self._delegate)
        self.sessions_header = SessionHeader(theme, self.grid, self)
        self.setHorizontalHeader(self.sessions_header)
        self.names_header = NamesHeader(theme, self.grid, self)
        self.setVerticalHeader(self.names_header)
        self.rates = RateColumn(theme, self.grid, self)
        self.note = CellNote(self)
        self.setAccessibleName("Attendance")
        self.setObjectName("attendance")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(lambda _: self.wanted.emit(MarkAction.DETAILS))
        self.grid.dataChanged.connect(self._repaint_around)
        self.grid.modelReset.connect(self._arrange)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.verticalScrollBar().valueChanged.connect(self.rates.update)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.sessions_header.sectionClicked.connect(self._go_to_session)
        theme.changed.connect(self._repaint_all)

    # what is shown

    def _repaint_around(self) -> None:
        self.rates.update()
        self.names_header.viewport().update()
        self._repaint_headings()

    def _repaint_headings(self) -> None:
        for row in range(self.grid.rowCount()):
            if self.grid.line_at(row).heading:
                top = self.rowViewportPosition(row)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(row))

    def _repaint_all(self) -> None:
        self.viewport().update()
        self.names_header.viewport().update()
        self.sessions_header.viewport().update()
        self.rates.update()

    def _arrange(self) -> None:
        """Set heights and spans after the lines changed."""
        self.clearSpans()
        columns = self.grid.columnCount()
        for row in range(self.grid.rowCount()):
            heading = self.grid.line_at(row).heading
            self.setRowHeight(row, HEADING if heading else ROW)
            if heading and columns > 1:
                self.setSpan(row, 0, 1, columns)
        self._share_out()

    def _share_out(self) -> None:
        """Share the width out: sessions as wide as is comfortable, the names get the rest."""
        columns = self.grid.columnCount()
        scroll_bar = (
            self.verticalScrollBar().sizeHint().width() if self.verticalScrollBar().isVisible() else 0
        )
        room = self.width() - RATE - scroll_bar
        each = (room - _NAMES[1]) // columns if columns else _NARROWEST
        if each < 58 and columns:
            each = (room - _NAMES[0]) // columns
            each = min(each, 58)
        each = max(_NARROWEST, min(each, _WIDEST))
        if columns and _NAMES[1] + each * columns < room:
            each = min((room - _NAMES[1]) // columns, 150)
        names = max(_NAMES[0], room - each * columns) if columns else _NAMES[1]
        self.names_header.setFixedWidth(names)
        self.sessions_header.setDefaultSectionSize(each)
        for column in range(columns):
            self.setColumnWidth(column, each)
        self._delegate.margin = -names
        self.setViewportMargins(names, HEAD, RATE, 0)
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Keep the rates at the right edge, inside the scroll bar."""
        super().updateGeometries()
        margins = self.viewportMargins()
        if margins.right() != RATE:
            self.setViewportMargins(margins.left(), margins.top(), RATE, margins.bottom())
        place = self.viewport().geometry()
        self.rates.setGeometry(place.right() + 1, place.top() - HEAD, RATE, place.height() + HEAD)
        self.rates.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        self._share_out()

    # where the user is

    @property
    def session(self) -> Session | None:
        """Return the session at work."""
        return next((session for session in self.grid.sessions if session.id == self._session_id), None)

    def go_to(self, row: int, session_id: int) -> None:
        """Select one cell and bring it into view."""
        column = self.grid.column_of(session_id)
        if row < 0 or column < 0:
            return
        index = self.grid.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self._take_column(column)

    def _go_to_session(self, column: int) -> None:
        row = self.currentIndex().row() if self.currentIndex().isValid() else self.grid.first_row()
        self.go_to(row, self.grid.sessions[column].id)

    def _current_changed(self, index: QModelIndex) -> None:
        self.note.hide()
        if index.isValid():
            self._take_column(index.column())
            self.names_header.row = index.row()
            self.names_header.viewport().update()
            self.row_changed.emit(index.row())

    def _take_column(self, column: int) -> None:
        self._delegate.column = column
        self.sessions_header.column = column
        self.sessions_header.viewport().update()
        self.viewport().update()
        session = self.grid.sessions[column]
        if session.id != self._session_id:
            self._session_id = session.id
            self.session_changed.emit(session.id)

    def selected(self) -> Selected | None:
        """Return what is selected, in the order of the table; None where nothing is."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        current = self.currentIndex()
        if not indexes:
            return None
        session = self.grid.sessions[current.column() if current.isValid() else indexes[0].column()]
        cells, guests, blocked = [], [], []
        for index in indexes:
            cell = self.grid.cell_at(index.row(), index.column())
            guest = self.grid.guest_at(index.row(), index.column())
            if guest is not None:
                guests.append(guest)
            elif cell is not None and cell.seat is not None:
                cells.append((cell, self.grid.role_at(index.row())))
            else:
                blocked.append(self.grid.cell_sentence(index.row(), index.column()).partition("\n")[2])
        return Selected(tuple(cells), tuple(guests), tuple(blocked), session)

    def refuse(self, sentence: str) -> None:
        """Say at the current cell why it cannot be marked so."""
        index = self.currentIndex()
        area = self.visualRect(index) if index.isValid() else self.rect()
        place = self.viewport().mapTo(self, area.bottomLeft()) + QPoint(0, 4)
        room = self.viewport().geometry()
        self.note.say(sentence, place, QSize(room.right() + RATE, room.bottom()))

    def move_down(self) -> None:
        """Go to the next person of the session."""
        index = self.currentIndex()
        row = index.row() + 1
        while row < self.grid.rowCount() and self.grid.line_at(row).heading:
            row += 1
        if row < self.grid.rowCount():
            self.setCurrentIndex(self.grid.index(row, index.column()))

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark with one key."""
        self.note.hide()
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        if not held and key in KEYS:
            self.wanted.emit(KEYS[key])
        elif not held and event.text().isdigit() and event.text().isascii():
            self.items_wanted.emit(int(event.text()))
        elif key == Qt.Key.Key_Escape and len(self.selectedIndexes()) > 1:
            self.setCurrentIndex(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the marks: there is nothing to search for."""
        del search

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the sentence away; a click in the table selects."""
        self.note.hide()
        super().mousePressEvent(event)

    def _open_menu(self, place: QPoint) -> None:
        index = self.indexAt(place)
        if not index.isValid() or self.grid.line_at(index.row()).heading:
            return
        if not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, what in MENU:
            action = menu.addAction(f"{text}\t{key}")
            action.triggered.connect(lambda _=False, what=what: self.wanted.emit(what))
        menu.popup(self.viewport().mapToGlobal(place))

    def select_session(self) -> None:
        """Select everybody at the session at work."""
        column = self.currentIndex().column()
        if column < 0:
            return
        chosen = QItemSelection(self.grid.index(0, column), self.grid.index(self.grid.rowCount() - 1, column))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selected_rows(self) -> Sequence[int]:
        """Return the rows in which something is selected."""
        return sorted({index.row() for index in self.selectedIndexes()})
