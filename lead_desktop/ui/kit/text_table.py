"""A table of texts that are only read."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TextTable(QTableWidget):
    """Rows of texts, each on one line and chosen whole; one column takes the width that is left."""

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        parent: QWidget,
        *,
        stretch: int,
        right: Collection[int] = (),
    ) -> None:
        super().__init__(0, len(columns), parent)
        self._right = frozenset(right)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setDefaultAlignment(_LEFT)
        header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        for column in self._right:
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_RIGHT)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; each text is its cell's tooltip too, as a cell may be too narrow for it."""
        self.setRowCount(len(rows))
        for place, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setTextAlignment(_RIGHT if column in self._right else _LEFT)
                self.setItem(place, column, item)
