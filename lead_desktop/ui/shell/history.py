"""The history: every change with its words, its time and who made it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.changes import ChangeKind, HistoryEntry
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.ui.kit.labels import muted

_MOST = 2000
_VERBS = {ChangeKind.CHANGE: "", ChangeKind.UNDO: "Undone: ", ChangeKind.REDO: "Done again: "}


class HistoryDialog(QDialog):
    """Shows the latest changes first."""

    def __init__(self, parent: QWidget, entries: tuple[HistoryEntry, ...]) -> None:
        super().__init__(parent)
        self.setWindowTitle("History")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(680, 480)
        shown = entries[::-1][:_MOST]
        table = self.table = QTableWidget(len(shown), 3, self)
        table.setHorizontalHeaderLabels(["Change", "When", "Who"])
        table.setAccessibleName("Changes, the latest first")
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for row, entry in enumerate(shown):
            when = f"{plain_day(entry.at)}, {entry.at:%H:%M}"
            for column, text in enumerate((_VERBS[entry.kind] + entry.label, when, entry.who)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                table.setItem(row, column, item)
        table.setColumnWidth(1, 190)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(muted("Every change is kept; the latest can be undone under Edit.", self))
        layout.addWidget(table, 1)
        layout.addWidget(buttons)
