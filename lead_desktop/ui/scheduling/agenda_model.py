"""The agenda of a day as a table that is edited in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from lead_desktop.domain.model.agenda import Audience, invited
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.scheduling.timetable import GROUPS, parse_clock, parse_length
from lead_desktop.domain.text.formatting import clock, duration, plural
from lead_desktop.domain.validation import problems
from lead_desktop.errors import Invalid
from lead_desktop.services.scheduling.agenda import AgendaLine, Lead

_Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Start", "Length", "Item", "Lead", "In the room", "Papers")
START, LENGTH, ITEM, LEAD, ROOM, PAPERS = range(6)
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
SLACK_ROLE = Qt.ItemDataRole.UserRole + 2
_EDITED = (START, LENGTH, ITEM, LEAD)
_MIME = "application/x-lead-agenda-items"


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: an item, or what lies between it and the one before."""

    line: AgendaLine
    is_slack: bool


class AgendaModel(QAbstractTableModel):
    """Shows the items in order; what the user enters goes out as a signal and comes back as new rows.

    Free time and overruns have rows of their own, before the item they belong to; nothing can be selected
    or edited there.
    """

    entered = Signal(int, int, str)
    """The user typed something: the item's id, the column, the text."""
    moved = Signal(list, int)
    """Items were dragged: their ids, and the place of the first of them in the day."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[AgendaLine, ...] = ()
        self._rows: tuple[_Row, ...] = ()
        self.leads: tuple[Lead, ...] = ()
        self.formats = Formats()

    def show_lines(
        self, lines: Sequence[AgendaLine], leads: Sequence[Lead] = (), formats: Formats = INTERNATIONAL
    ) -> None:
        """Show the items of a day; rows that stay keep their place in the view."""
        rows = tuple(
            _Row(line, is_slack) for line in lines for is_slack in ((True, False) if line.slack else (False,))
        )
        self.leads = tuple(leads)
        self.formats = formats
        same = [(row.line.item.id, row.is_slack) for row in rows] == [
            (row.line.item.id, row.is_slack) for row in self._rows
        ]
        if same:
            self._lines, self._rows = tuple(lines), rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._lines, self._rows = tuple(lines), rows
        self.endResetModel()

    def line_at(self, row: int) -> AgendaLine | None:
        """Return the item of a row; None where there is none, or only free time."""
        if not 0 <= row < len(self._rows) or self._rows[row].is_slack:
            return None
        return self._rows[row].line

    def slack_at(self, row: int) -> AgendaLine | None:
        """Return the item before which a row shows free time or an overrun; None for all other rows."""
        if not 0 <= row < len(self._rows) or not self._rows[row].is_slack:
            return None
        return self._rows[row].line

    def lines(self) -> tuple[AgendaLine, ...]:
        """Return the items in order."""
        return self._lines

    def row_of(self, item_id: int) -> int:
        """Return the row of an item, or -1."""
        for place, row in enumerate(self._rows):
            if row.line.item.id == item_id and not row.is_slack:
                return place
        return -1

    def place_of(self, item_id: int) -> int:
        """Return the place of an item in the day, counted from 0, or -1."""
        return next((place for place, line in enumerate(self._lines) if line.item.id == item_id), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let times, title and lead be edited, and items be dragged."""
        if not index.isValid():
            return super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        if self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        if index.column() in _EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.line_at(index.row())
        if line is None:
            return self._slack_data(index, role)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.EditRole:
            return self.text_to_edit(line, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._long_text(line, index.column())
        return None

    def _slack_data(self, index: _Index, role: int) -> object:
        line = self._rows[index.row()].line
        if role == SLACK_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.slack if index.column() == 0 else ""
        return None

    def text_to_edit(self, line: AgendaLine, column: int) -> str:
        """Return what stands in a cell's editor at first."""
        item = line.item
        if column == START:
            return clock(line.timed.start, self.formats)
        if column == LENGTH:
            return str(item.minutes)
        return line.lead if column == LEAD else item.title

    def _text(self, line: AgendaLine, column: int) -> str:
        return (
            clock(line.timed.start, self.formats),
            f"{line.item.minutes} min",
            " ".join(line.item.title.split()),
            line.lead,
            "",
            str(len(line.papers)) if line.papers else "",
        )[column]

    def _long_text(self, line: AgendaLine, column: int) -> str:
        item = line.item
        if column == ROOM:
            groups = [text for group, text in GROUPS.items() if invited(item, group)]
            return "In the room: " + ", ".join(groups)
        if column == PAPERS:
            here = sum(paper.sha256 is not None for paper in line.papers)
            papers = f"{plural(len(line.papers), 'paper')}, {here} here" if line.papers else ""
            notes = f"Run sheet: {item.notes[:600]}" if item.notes else ""
            return "\n".join(text for text in (papers, notes) if text)
        if column == LEAD:
            return f"{line.lead}. {line.lead_problem}" if line.lead_problem else line.lead
        if column in (START, LENGTH):
            span = f"{clock(line.timed.start, self.formats)} to {clock(line.timed.end, self.formats)}"
            if item.pinned is not None:
                span = f"{span}, pinned to {clock(item.pinned, self.formats)}"
            return f"{duration(item.minutes)}, {span}" if column == LENGTH else span
        return item.title

    # what the user enters

    def problem(self, index: _Index, text: str) -> str:
        """Say what is wrong with a text for a cell; empty where it can be kept."""
        line = self.line_at(index.row())
        if line is None:
            return ""
        try:
            if index.column() == START:
                parse_clock(text)
            elif index.column() == LENGTH:
                parse_length(text, line.timed.begins, self.formats)
            elif index.column() == ITEM:
                wrong = [
                    problem
                    for problem in problems(replace(line.item, title=text))
                    if problem.field == "title"
                ]
                return wrong[0].sentence if wrong else ""
        except Invalid as error:
            return error.sentence
        return ""

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what the user typed; the rows change when it has been kept."""
        line = self.line_at(index.row())
        if role != Qt.ItemDataRole.EditRole or line is None:
            return False
        text = str(value).strip()
        if text != self.text_to_edit(line, index.column()).strip():
            self.entered.emit(line.item.id, index.column(), text)
        return False

    # dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Return what dragged rows are."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the ids of the dragged items."""
        data = QMimeData()
        rows = sorted({index.row() for index in indexes})
        ids = [line.item.id for line in map(self.line_at, rows) if line is not None]
        if ids:
            data.setData(_MIME, ",".join(map(str, ids)).encode("ascii"))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Ask for the dragged items to be moved; the view must not delete the rows itself."""
        del action, column
        if not data.hasFormat(_MIME):
            return False
        ids = [int(one) for one in bytes(data.data(_MIME).data()).decode("ascii").split(",")]
        target = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        above = [one.line.item.id for one in self._rows[:target] if not one.is_slack]
        place = sum(id_ not in ids for id_ in above)
        order = [line.item.id for line in self._lines]
        rest = [id_ for id_ in order if id_ not in ids]
        if [*rest[:place], *ids, *rest[place:]] != order:
            self.moved.emit(ids, place)
        return False


def group_of(letter: str) -> Audience | None:
    """Return the group that a key stands for."""
    return next((group for group in Audience if group.value == letter.upper()), None)
