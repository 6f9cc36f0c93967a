"""What an import of a book would do, as a table: one row a cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lead_desktop.domain.imports.workbook import CellLine, Verdict, WorkbookPreview
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import month
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("", "Measure", "Month", "What", "In the program", "In the book", "Why")
_SIGNS = {
    Verdict.NEW: "+ new",
    Verdict.CHANGED: "↺ changed",
    Verdict.UNCHANGED: "= unchanged",
    Verdict.KEPT: "= kept",
    Verdict.REFUSED: "× refused",
}
_TOKENS = {Verdict.NEW: "good", Verdict.CHANGED: "warning", Verdict.REFUSED: "blocking"}
_QUIET = frozenset({Verdict.UNCHANGED, Verdict.KEPT})


class WorkbookModel(QAbstractTableModel):
    """Shows the cells that would change or were refused; on demand also those that stay as they are."""

    def __init__(self, theme: Theme, formats: Formats) -> None:
        super().__init__()
        self._theme = theme
        self._lines: tuple[CellLine, ...] = ()
        self._formats = formats

    def show_preview(self, preview: WorkbookPreview, *, everything: bool) -> None:
        """Show a preview's cells, those that were refused first."""
        shown = [line for line in preview.lines if everything or line.verdict not in _QUIET]
        self.beginResetModel()
        self._lines = tuple(sorted(shown, key=lambda line: line.verdict is not Verdict.REFUSED))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, and the colour of its verdict."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{line.sheet}, {line.place}: {line.why or line.verdict.value}"
        if role == Qt.ItemDataRole.ForegroundRole:
            if line.verdict in _QUIET:
                return self._theme.colour("muted")
            return self._theme.colour(_TOKENS[line.verdict]) if index.column() == 0 else None
        return None

    def _text(self, line: CellLine) -> tuple[str, ...]:
        when = month(line.month, self._formats) if line.month is not None else line.place
        return (
            _SIGNS[line.verdict],
            line.measure,
            when,
            line.field.value,
            line.before or "–",
            line.after or "–",
            line.why,
        )
