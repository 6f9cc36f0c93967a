"""What a paste holds, row by row, before anything is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.imports.pasting import Pasted, PastedRow, read_pasted
from lead_desktop.domain.imports.workbook import Verdict
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import months_between, quarters_between
from lead_desktop.services.goals.observations import MonthEntry
from lead_desktop.ui.kit.labels import ElidedLabel, label, muted
from lead_desktop.ui.kit.text_table import TextTable
from lead_desktop.ui.theme import Theme

_SIGNS = {
    Verdict.NEW: "+ new",
    Verdict.CHANGED: "↺ changed",
    Verdict.UNCHANGED: "= unchanged",
    Verdict.REFUSED: "× refused",
}
_TOKENS = {
    Verdict.NEW: "good",
    Verdict.CHANGED: "warning",
    Verdict.UNCHANGED: "muted",
    Verdict.REFUSED: "blocking",
}


class PastePreview(QDialog):
    """Shows what each row would do; nothing is kept before the button is pressed."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        card: MeasureCard,
        text: str,
        first_month: date,
        last_month: date,
        formats: Formats,
        keep: Callable[[tuple[MonthEntry, ...]], None],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste numbers")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(800, 560)
        self._theme = theme
        self._card = card
        self._text = text
        self._last = last_month
        self._formats = formats
        self.pasted = self._read(first_month)
        measure = card.measure
        self._divided = measure.has_denominator
        name = ElidedLabel(measure.name, self)
        name.setProperty("heading", "section")
        self.text = label("", self, wrap=True)
        self.first = self._month_choice(first_month)
        self.table = self._make_table()
        buttons = QDialogButtonBox(self)
        self.ok = buttons.addButton("Keep", QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setProperty("primary", True)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: keep(tuple(self._numbers(row) for row in self.pasted.kept)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(name)
        layout.addWidget(self.text)
        layout.addLayout(self._first_row())
        layout.addWidget(self.table, 1)
        layout.addWidget(
            muted("Empty cells are missing numbers, never zero; they change nothing.", self, wrap=True)
        )
        layout.addWidget(buttons)
        self._show()

    def _read(self, first: date) -> Pasted:
        card = self._card
        return read_pasted(
            self._text,
            card.measure,
            card.observations,
            self._formats,
            first_month=first,
            last_month=self._last,
        )

    def _numbers(self, row: PastedRow) -> MonthEntry:
        assert row.month is not None
        return MonthEntry(row.month, row.numerator, row.denominator, row.note)

    def _month_choice(self, first: date) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("First month")
        spans = quarters_between if self._card.measure.interval.value == "quarterly" else months_between
        start = first.replace(year=first.year - 10)
        for month in spans(start, self._last):
            box.addItem(formatting.month(month, self._formats), month)
        box.setCurrentIndex(max(box.findText(formatting.month(first, self._formats)), 0))
        box.currentIndexChanged.connect(self._first_changed)
        return box

    def _first_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._first_text = muted("These rows have no months. They begin with", self)
        row.addWidget(self._first_text)
        row.addWidget(self.first)
        row.addStretch(1)
        for widget in (self._first_text, self.first):
            widget.setVisible(not self.pasted.has_months)
        return row

    def _first_changed(self) -> None:
        month = self.first.currentData()
        if isinstance(month, date):
            self.pasted = self._read(month)
            self._show()

    def _make_table(self) -> TextTable:
        measure = self._card.measure
        titles = ("Row", "Month", measure.numerator or "Value", measure.denominator or "Out of", "Note", "")
        columns = [title[:1].upper() + title[1:] for title in titles]
        table = TextTable("What was pasted", columns, self, stretch=5, right=(2, 3))
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        for column, width in enumerate((46, 84, 110, 110, 130)):
            table.setColumnWidth(column, width)
        table.setColumnHidden(3, not self._divided)
        return table

    def _show(self) -> None:
        pasted = self.pasted
        counts = [f"{pasted.count(verdict)} {verdict.value}" for verdict in Verdict if pasted.count(verdict)]
        text = ", ".join(counts) + "." if counts else "Nothing here could be read as months or numbers."
        if pasted.turned:
            text += " The months ran across; they are shown one below the other."
        self.text.setText(text)
        kept = len(pasted.kept)
        self.ok.setText(f"&Keep {formatting.plural(kept, 'month')}" if kept else "Nothing to keep")
        self.ok.setEnabled(bool(kept))
        with_notes = any(row.note for row in pasted.rows)
        self.table.setColumnHidden(4, not with_notes)
        self.table.show_rows([self._texts(row) for row in pasted.rows])
        for place, row in enumerate(pasted.rows):
            self._colour(place, row)
        refused = next(
            (place for place, row in enumerate(pasted.rows) if row.verdict is Verdict.REFUSED), None
        )
        if refused is not None:
            self.table.scrollTo(self.table.model().index(refused, 0))

    def _texts(self, row: PastedRow) -> tuple[str, ...]:
        refused = row.verdict is Verdict.REFUSED
        return (
            str(row.line),
            formatting.month(row.month, self._formats) if row.month is not None else "",
            "" if refused else self._number(row.numerator),
            "" if refused else self._number(row.denominator),
            row.note or "",
            f"{_SIGNS[row.verdict]}: {row.remark}" if row.remark else _SIGNS[row.verdict],
        )

    def _colour(self, place: int, row: PastedRow) -> None:
        for column in range(self.table.columnCount()):
            item = self.table.item(place, column)
            quiet = row.verdict is Verdict.UNCHANGED or column == 0
            if item is not None and (column == 5 or quiet):
                item.setForeground(self._theme.colour(_TOKENS[row.verdict] if column == 5 else "muted"))

    def _number(self, number: float | None) -> str:
        return "missing" if number is None else f"{number:,.10g}"
