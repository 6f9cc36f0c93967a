"""The table of a measure's months, with the keys of a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from lead_desktop.ui.goals.observations_model import (
    DENOMINATOR,
    MONTH,
    NOTE,
    NUMERATOR,
    VALUE,
    ObservationsModel,
)

_NOTE_WIDTH = 70


class ObservationsTable(QTableView):
    """A table in which digits begin to type, Enter goes down, Ctrl+V pastes, Delete clears."""

    paste_wanted = Signal()
    copy_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, model: ObservationsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("Measurements")
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab goes on from cell to cell while one types; otherwise it leaves the table.
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(40)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setMinimumHeight(header.sizeHint().height() + 4 * self.verticalHeader().defaultSectionSize())

    def fit_columns(self) -> None:
        """Give the numbers the room of their headings as far as the notes keep some; headings may be cut."""
        header = self.horizontalHeader()
        numbers = [one for one in (MONTH, NUMERATOR, DENOMINATOR, VALUE) if not self.isColumnHidden(one)]
        least = {number: max(self.sizeHintForColumn(number) + 14, 56) for number in numbers}
        spare = self.viewport().width() - sum(least.values()) - _NOTE_WIDTH
        for column in numbers:
            more = max(min(header.sectionSizeHint(column) + 8 - least[column], spare), 0)
            spare -= more
            self.setColumnWidth(column, least[column] + more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the new room."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste, copy and clear; Enter begins to edit."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self.is_edited():
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Enter, as a spreadsheet does."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            if below.isValid():
                self.setCurrentIndex(below)

    def is_edited(self) -> bool:
        """Tell whether a cell is being typed into."""
        return self.state() is QAbstractItemView.State.EditingState

    def go_to(self, row: int) -> None:
        """Put the cursor where a month's numbers begin, with the months before it in view."""
        index: QModelIndex = self.model().index(row, NUMERATOR)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtBottom)
