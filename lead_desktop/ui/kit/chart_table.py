"""The numbers of a chart as a table, for those who cannot see it and those who want to read them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.charts.chart import Chart
from lead_desktop.domain.charts.table import table_head, table_rows, table_text
from lead_desktop.ui.kit.labels import label, muted


class ChartTable(QDialog):
    """Shows a chart's sentence and its numbers; the table can be copied."""

    def __init__(self, chart: Chart, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart = chart
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Numbers of the chart")
        self.table = QTableWidget(len(chart.points), len(table_head(chart)), self)
        self.table.setAccessibleName("Numbers of the chart")
        self.table.setHorizontalHeaderLabels(table_head(chart))
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.table.fontMetrics().height() + 10)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        for line, row in enumerate(table_rows(chart)):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text if column == len(row) - 1 else "")
                if 0 < column < len(row) - 2:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(line, column, item)
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(self.table.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton("&Copy", self)
        copy.clicked.connect(self.copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(label(sentence, self, wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(muted(chart.footer, self, wrap=True))
        layout.addWidget(buttons)
        self.resize(940, 600)
        if chart.points:
            self.table.setCurrentCell(len(chart.points) - 1, 0)
        self.table.setFocus()

    def copy(self) -> None:
        """Put the numbers on the clipboard, to be pasted into a spreadsheet."""
        QGuiApplication.clipboard().setText(table_text(self._chart))
