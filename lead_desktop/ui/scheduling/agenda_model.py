"""The agenda of a day as a table that is edited in place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from lead_desktop.domain.agenda import PAUSES, Audience, invited
from lead_desktop.domain.words import clock, plural
from lead_desktop.services.agenda import AgendaLine

_Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Start", "Length", "Item", "Lead", "In the room", "Papers")
START, LENGTH, ITEM, LEAD, ROOM, PAPERS = range(6)
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_MIME = "application/x-lead-agenda-item"
_GROUPS = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "heads of Quality", Audience.GUEST: "guest"}


class AgendaModel(QAbstractTableModel):
    """Shows the items in order; what the user enters goes out as a signal and comes back as new rows."""

    minutes_entered = Signal(int, str)
    title_entered = Signal(int, str)
    moved = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[AgendaLine, ...] = ()

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Show the items of a day; rows that stay keep their place in the view."""
        same = [line.item.id for line in lines] == [line.item.id for line in self._lines]
        if same and lines:
            self._lines = tuple(lines)
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line_at(self, row: int) -> AgendaLine | None:
        """Return the item of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, item_id: int) -> int:
        """Return the row of an item, or -1."""
        return next((place for place, line in enumerate(self._lines) if line.item.id == item_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many items there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let length and title be edited, and rows be dragged."""
        flags = super().flags(index)
        if not index.isValid():
            return flags | Qt.ItemFlag.ItemIsDropEnabled
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        if index.column() in (LENGTH, ITEM):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.EditRole:
            return str(line.item.minutes) if index.column() == LENGTH else line.item.title
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._long_words(line, index.column())
        return None

    def _words(self, line: AgendaLine, column: int) -> str:
        return (
            clock(line.timed.start),
            f"{line.item.minutes} min",
            " ".join(line.item.title.split()),
            line.lead,
            "",
            str(len(line.papers)) if line.papers else "",
        )[column]

    def _long_words(self, line: AgendaLine, column: int) -> str:
        if column == ROOM:
            groups = [words for group, words in _GROUPS.items() if invited(line.item, group)]
            return "In the room: " + ", ".join(groups)
        if column == PAPERS:
            here = sum(paper.sha256 is not None for paper in line.papers)
            return f"{plural(len(line.papers), 'paper')}, {here} here" if line.papers else ""
        if column in (START, LENGTH):
            return f"{clock(line.timed.start)} to {clock(line.timed.end)}"
        return self._words(line, column)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what the user typed; the rows change when it has been kept."""
        line = self.line_at(index.row())
        if role != Qt.ItemDataRole.EditRole or line is None:
            return False
        entered = str(value).strip()
        if index.column() == LENGTH and entered != str(line.item.minutes):
            self.minutes_entered.emit(line.item.id, entered)
        elif index.column() == ITEM and entered != line.item.title:
            self.title_entered.emit(line.item.id, entered)
        return False

    def is_pause(self, row: int) -> bool:
        """Tell whether a row is a break, a meal or the arrival."""
        return self._lines[row].item.kind in PAUSES

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what a dragged row is."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the dragged item's id."""
        data = QMimeData()
        line = self.line_at(indexes[0].row()) if indexes else None
        if line is not None:
            data.setData(_MIME, str(line.item.id).encode("ascii"))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Ask for the dragged item to be moved; the view must not delete the row itself."""
        del action, column
        if not data.hasFormat(_MIME):
            return False
        item_id = int(bytes(data.data(_MIME).data()).decode("ascii"))
        target = row if row >= 0 else (parent.row() if parent.isValid() else len(self._lines))
        before = self.row_of(item_id)
        place = target - 1 if before < target else target
        if before >= 0 and place != before:
            self.moved.emit(item_id, place)
        return False
