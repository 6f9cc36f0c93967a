"""The numbers of a chart as a table, for those who cannot see it and those who want to read them."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QHeaderView, QPushButton, QWidget

from lead_desktop.domain.charts.chart import Chart
from lead_desktop.domain.charts.table import table_head, table_rows, table_text
from lead_desktop.ui.kit.labels import label, muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.text_table import TextTable


class ChartTable(ListDialog):
    """Shows a chart's sentence and its numbers; the table can be copied."""

    def __init__(self, chart: Chart, sentence: str, parent: QWidget) -> None:
        super().__init__(parent, "Numbers of the chart", 940, 600)
        self._chart = chart
        columns = table_head(chart)
        last = len(columns) - 1
        self.table = TextTable("Numbers of the chart", columns, self, stretch=last, right=range(1, last - 1))
        self.table.show_rows(table_rows(chart))
        for column in range(last):
            self.table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        copy = QPushButton("&Copy", self)
        copy.clicked.connect(self.copy)
        self.buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        footer = muted(chart.footer, self, wrap=True)
        self.fill(label(sentence, self, wrap=True), self.table, footer, grows=self.table)
        if chart.points:
            self.table.setCurrentCell(len(chart.points) - 1, 0)
        self.table.setFocus()

    def copy(self) -> None:
        """Put the numbers on the clipboard, to be pasted into a spreadsheet."""
        QGuiApplication.clipboard().setText(table_text(self._chart))
