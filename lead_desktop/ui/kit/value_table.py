"""A small table of values with its buttons: add, edit, delete, and what else a place needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.ui.kit.labels import muted, section_heading

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value with the words of its columns; a quiet row is shown muted."""

    value: Any
    texts: tuple[str, ...]
    quiet: bool = False
    icon: QIcon | None = None


class ValueModel(QAbstractTableModel):
    """Rows of words, each standing for a value."""

    def __init__(self, columns: Sequence[str], muted_colour: Callable[[], Any]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._muted = muted_colour
        self._rows: tuple[ValueRow, ...] = ()

    def set_rows(self, rows: Sequence[ValueRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def value_at(self, row: int) -> Any:
        """Return the value of a row, or None."""
        return self._rows[row].value if 0 <= row < len(self._rows) else None

    def row_where(self, matches: Callable[[Any], bool]) -> int:
        """Return the first row whose value matches, or -1."""
        return next((place for place, row in enumerate(self._rows) if matches(row.value)), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(row.texts[index.column()].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.texts[index.column()] if len(row.texts[index.column()]) > 24 else None
        if role == Qt.ItemDataRole.ForegroundRole and row.quiet:
            return self._muted()
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return row.icon
        return None


class _Table(QTableView):
    """A table that says which key asked for what."""

    edit_wanted = Signal()
    add_wanted = Signal()
    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_wanted.emit()
        elif key == Qt.Key.Key_Insert:
            self.add_wanted.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class ValueTable(QWidget):
    """A heading, buttons and a table; double click or Enter edits, Insert adds, Delete deletes."""

    add_wanted = Signal()
    edit_wanted = Signal(object)
    delete_wanted = Signal(object)
    current_changed = Signal(object)

    def __init__(
        self,
        heading: str,
        columns: Sequence[str],
        *,
        muted_colour: Callable[[], Any],
        add: str = "Add…",
        empty: str = "",
        stretch: int = 0,
        fit_height: bool = True,
    ) -> None:
        super().__init__()
        self.model = ValueModel(columns, muted_colour)
        self._fit_height = fit_height
        self._actions: list[QPushButton] = []
        self._empty = muted(empty, self, wrap=True)
        self.heading: QLabel = section_heading(heading, self)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._buttons.addWidget(self.heading)
        self._buttons.addStretch(1)
        self.table = self._make_table(heading, stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._buttons)
        layout.addWidget(self._empty)
        layout.addWidget(self.table, 1)
        self.add_button = QPushButton(add, self)
        self.add_button.clicked.connect(self.add_wanted)
        self._buttons.addWidget(self.add_button)
        self.edit_button = self.add_action("Edit…", self.edit_wanted.emit)
        self.delete_button = self.add_action("Delete", self.delete_wanted.emit)
        self.show_rows(())

    def _make_table(self, heading: str, stretch: int) -> _Table:
        table = _Table(self)
        table.setModel(self.model)
        table.setAccessibleName(heading)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 13)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)
        table.doubleClicked.connect(self._edit)
        table.edit_wanted.connect(self._edit)
        table.add_wanted.connect(self.add_wanted)
        table.delete_wanted.connect(self._delete)
        table.selectionModel().currentRowChanged.connect(self._current_changed)
        # Qt moves the keyboard before it selects, and over the accessibility bus only selects.
        table.selectionModel().selectionChanged.connect(self._current_changed)
        return table

    def set_widths(self, widths: Sequence[int | None]) -> None:
        """Set the widths of columns; None leaves one as it is."""
        for column, width in enumerate(widths):
            if width is not None:
                self.table.setColumnWidth(column, width)

    def add_action(self, text: str, do: Callable[[Any], None]) -> QPushButton:
        """Add a button that acts on the selected value; it is in the context menu as well."""
        button = QPushButton(text, self)
        button.clicked.connect(lambda: self._act(do))
        self._buttons.addWidget(button)
        self._actions.append(button)
        button.setEnabled(False)
        return button

    def add_button_for(self, text: str, do: Callable[[], object]) -> QPushButton:
        """Add a button that needs no selected value."""
        button = QPushButton(text, self)
        button.clicked.connect(lambda: do())
        self._buttons.insertWidget(self._buttons.indexOf(self.add_button) + 1, button)
        return button

    def hide_edit_and_delete(self) -> None:
        """Leave out the two buttons where values are only looked at."""
        for button in (self.edit_button, self.delete_button):
            button.hide()
            self._actions.remove(button)

    def show_rows(self, rows: Sequence[ValueRow]) -> None:
        """Show other rows; the selected value stays selected where it is still there."""
        id_ = getattr(self.current(), "id", None)
        self.model.set_rows(rows)
        self._empty.setVisible(not rows and bool(self._empty.text()))
        self.table.setVisible(bool(rows))
        if self._fit_height:
            height = self.table.verticalHeader().defaultSectionSize() * len(rows)
            self.table.setFixedHeight(height + self.table.horizontalHeader().sizeHint().height() + 6)
        if id_ is not None:
            self.select_id(id_)
        self._say_buttons()

    def current(self) -> Any:
        """Return the selected value, or None; where several are selected, the one with the keyboard."""
        chosen = [index.row() for index in self.table.selectionModel().selectedRows()]
        index = self.table.currentIndex()
        row = index.row() if index.isValid() and (not chosen or index.row() in chosen) else -1
        row = chosen[0] if row < 0 and chosen else row
        return self.model.value_at(row) if row >= 0 else None

    def select_id(self, id_: int) -> bool:
        """Select the value with an id; return whether it is there."""
        row = self.model.row_where(lambda value: getattr(value, "id", None) == id_)
        if row >= 0:
            self.table.selectRow(row)
            self.table.setCurrentIndex(self.model.index(row, 0))
        return row >= 0

    def _current_changed(self) -> None:
        self._say_buttons()
        self.current_changed.emit(self.current())

    def _say_buttons(self) -> None:
        present = self.current() is not None
        for button in self._actions:
            button.setEnabled(present)

    def _act(self, do: Callable[[Any], None]) -> None:
        value = self.current()
        if value is not None:
            do(value)

    def _edit(self) -> None:
        self._act(self.edit_wanted.emit)

    def _delete(self) -> None:
        self._act(self.delete_wanted.emit)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not self.add_button.isHidden():
            menu.addAction(self.add_button.text()).triggered.connect(self.add_wanted)
        if self.table.indexAt(place).isValid():
            for button in self._actions:
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        menu.popup(self.table.viewport().mapToGlobal(place))
