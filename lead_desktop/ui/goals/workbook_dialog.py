"""A book of measures that came back: looked at cell by cell, then imported as one change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.imports.workbook import Verdict, WorkbookPreview
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.text.formatting import plural, quoted
from lead_desktop.errors import UserError
from lead_desktop.services.goals.workbook import import_book
from lead_desktop.ui.goals.workbook_model import WorkbookModel
from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.labels import label, muted
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme

_WIDTHS = (104, 190, 90, 92, 110, 110)


class WorkbookDialog(QDialog):
    """Shows what an import would do; nothing is written before the button is pressed."""

    def __init__(
        self, parent: QWidget, operations: Operations, theme: Theme, preview: WorkbookPreview
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Import {preview.book.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(980, 620)
        self._operations = operations
        self._preview = preview
        self.banner = Banner(self)
        self.model = WorkbookModel(theme, operations.formats)
        self.table = self._table()
        self.everything = QCheckBox("&Show cells that stay as they are too", self)
        self.everything.toggled.connect(self._show)
        self.import_button = QPushButton(self)
        self.import_button.setProperty("primary", True)
        self.import_button.setDefault(True)
        self.import_button.clicked.connect(self._import)
        buttons = QDialogButtonBox(self)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self._sentence(), self, wrap=True))
        layout.addWidget(self.banner)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.everything)
        layout.addWidget(
            muted(
                "A blank cell takes nothing away. Everything is imported as one change, which can be undone.",
                self,
            )
        )
        layout.addWidget(buttons)
        writes = preview.writes
        self.import_button.setText(f"&Import {plural(writes, 'cell')}" if writes else "Nothing to import")
        self.import_button.setEnabled(writes > 0)
        self._show()

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setTabKeyNavigation(False)
        table.setModel(self.model)
        table.setAccessibleName("Cells of the book")
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, width)
        header = table.horizontalHeader()
        header.setSectionResizeMode(len(_WIDTHS), QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _sentence(self) -> str:
        count = self._preview.count
        parts = [
            f"{count(Verdict.NEW)} new",
            f"{count(Verdict.CHANGED)} changed",
            f"{count(Verdict.UNCHANGED, Verdict.KEPT)} stay as they are",
            f"{count(Verdict.REFUSED)} refused",
        ]
        return f"{self._preview.organization}, {quoted(self._preview.book.name)}: {', '.join(parts)}."

    def _show(self) -> None:
        self.model.show_preview(self._preview, everything=self.everything.isChecked())

    def _import(self) -> None:
        # A second click finds the button off: the first one is at work.
        self.import_button.setEnabled(False)
        self._operations.change(
            lambda file: import_book(file, self._preview), self._done, failed=self._failed
        )

    def _done(self, _: Changes) -> None:
        self.accept()

    def _failed(self, error: UserError) -> None:
        self.banner.say(error.sentence, "blocking")
