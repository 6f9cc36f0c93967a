"""The months of one measure: typed in, or pasted from a spreadsheet after a look at what was understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain import words
from lead_desktop.domain.changes import Changes
from lead_desktop.domain.months import last_full_month, month_of, months_between
from lead_desktop.domain.numbers import parse_number
from lead_desktop.domain.pasting import PastedRow, read_pasted
from lead_desktop.errors import UserError
from lead_desktop.services import goals
from lead_desktop.services.goals import MeasureCard, Numbers
from lead_desktop.ui.goals.numbers_model import DENOMINATOR, NOTE, NUMERATOR, NumbersModel
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.widgets.labels import ElidedLabel, label, muted


class _NumbersTable(QTableView):
    """A table in which Enter goes down, digits begin to type, and Ctrl+V pastes."""

    paste_wanted = Signal()
    clear_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class NumbersPanel(QFrame):
    """Shows and edits the months of the chosen measure."""

    def __init__(self, operations: Operations, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._operations = operations
        self.model = NumbersModel()
        self._card: MeasureCard | None = None
        self._first: date | None = None
        self.name = ElidedLabel("", self)
        self.problem = label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.table = self._make_table()
        self.earlier = QPushButton("Earlier month", self)
        self.earlier.clicked.connect(self._add_earlier)
        self.paste_button = QPushButton("Paste…", self)
        self.paste_button.setToolTip("Paste numbers from a spreadsheet, from the selected month on")
        self.paste_button.clicked.connect(self.paste)
        heading = label("Measurements", self)
        heading.setProperty("heading", "section")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addWidget(self.name, 1)
        top.addWidget(self.earlier)
        top.addWidget(self.paste_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addWidget(self.table, 1)
        self.model.entered.connect(self._entered)

    def _make_table(self) -> _NumbersTable:
        table = _NumbersTable(self)
        table.setModel(self.model)
        table.setAccessibleName("Measurements")
        table.setShowGrid(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setMinimumHeight(230)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 10)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate((84, 110, 110, 76)):
            table.setColumnWidth(column, width)
        table.paste_wanted.connect(self.paste)
        table.clear_wanted.connect(self._clear_cell)
        return table

    def show_card(self, card: MeasureCard) -> None:
        """Show a measure's months up to the last that is over, which is in view."""
        other = self._card is None or self._card.measure.id != card.measure.id
        if other:
            self._first = None
            self._tell("")
        self._card = card
        self.name.show_text(f"·  {card.measure.name}")
        self.model.show_measure(card.measure, self._months(card), card.observations)
        self.table.setColumnHidden(DENOMINATOR, not self.model.has_denominator)
        if other:
            self._go_to_present()

    def _months(self, card: MeasureCard) -> tuple[date, ...]:
        last = last_full_month(self._operations.file.today())
        known = [one.month for one in card.observations if one.month <= last]
        first = min([*known, self._first or last, last])
        return months_between(first, last)

    def _go_to_present(self) -> None:
        row = self.model.rowCount() - 1
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, NUMERATOR))
            self.table.scrollTo(self.model.index(row, NUMERATOR))

    def _add_earlier(self) -> None:
        if self._card is None:
            return
        first = self.model.month_at(0)
        self._first = month_of(date.fromordinal(first.toordinal() - 1))
        self.show_card(self._card)
        self.table.setCurrentIndex(self.model.index(0, NUMERATOR))

    def _tell(self, sentence: str) -> None:
        self.problem.setText(f"×  {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))

    def _refused(self, error: UserError) -> None:
        self._tell(error.sentence)

    def _clear_cell(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and index.column() in (NUMERATOR, DENOMINATOR, NOTE):
            self.model.setData(index, "")

    def _entered(self, month: date, column: int, typed: str) -> None:
        card = self._card
        if card is None:
            return
        known = next((one for one in card.observations if one.month == month), None)
        before = (known.numerator, known.denominator) if known is not None else (None, None)

        def save() -> Changes:
            numbers = list(before)
            note = None
            if column == NOTE:
                note = typed
            else:
                numbers[column - NUMERATOR] = parse_number(typed, "number")
            entered = Numbers(month, numbers[0], numbers[1], note)
            return goals.set_numbers(self._operations.file, card.measure.id, [entered])

        def refused(error: UserError) -> None:
            self._tell(f"{words.month(month)}, “{typed}”: {error.sentence} The number before was kept.")

        def done(_: Changes) -> None:
            self._tell("")

        self._operations.change(save, done, failed=refused)

    # pasting

    def paste(self) -> None:
        """Show what the clipboard holds for the months from the selected one on."""
        index = self.table.currentIndex()
        row = index.row() if index.isValid() else max(self.model.rowCount() - 1, 0)
        if self._card is None or not self.model.rowCount():
            return
        rows = read_pasted(
            QGuiApplication.clipboard().text(),
            self.model.month_at(row),
            with_denominator=self.model.has_denominator,
        )
        if not rows:
            self._tell("There is nothing on the clipboard. Copy the cells in your spreadsheet first.")
            return
        self._tell("")
        PastePreview(self, rows, self._keep_pasted).open()

    def _keep_pasted(self, rows: tuple[PastedRow, ...]) -> None:
        card = self._card
        if card is None:
            return
        entered = [Numbers(row.month, row.numerator, row.denominator) for row in rows]
        self._operations.change(
            lambda: goals.set_numbers(self._operations.file, card.measure.id, entered), failed=self._refused
        )


class PastePreview(QDialog):
    """Shows line by line what was understood; nothing is kept before OK."""

    def __init__(
        self, parent: QWidget, rows: tuple[PastedRow, ...], keep: Callable[[tuple[PastedRow, ...]], None]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste numbers")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 440)
        good = tuple(row for row in rows if not row.problem)
        bad = len(rows) - len(good)
        said = f"{words.plural(len(good), 'month')} understood"
        said += f", {bad} not understood and left out." if bad else ". Empty cells are missing numbers."
        table = QTableWidget(len(rows), 4, self)
        table.setHorizontalHeaderLabels(["Month", "Numerator", "Denominator", "Remark"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for place, row in enumerate(rows):
            numbers = (
                "missing" if number is None else f"{number:g}" for number in (row.numerator, row.denominator)
            )
            texts = (words.month(row.month), *numbers, row.problem)
            for column, text in enumerate(texts):
                shown = "" if row.problem and column in (1, 2) else text
                table.setItem(place, column, QTableWidgetItem(shown))
        buttons = QDialogButtonBox(self)
        ok = buttons.addButton("Keep these numbers", QDialogButtonBox.ButtonRole.AcceptRole)
        ok.setProperty("primary", True)
        ok.setEnabled(bool(good))
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: keep(good))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(muted(said, self, wrap=True))
        layout.addWidget(table, 1)
        layout.addWidget(buttons)
