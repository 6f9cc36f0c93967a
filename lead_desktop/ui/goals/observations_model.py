"""A measure's months as a table that is typed into, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from lead_desktop.domain.charts.chart import value_text
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Interval, Measure, MeasureKind, Observation, observed
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import next_month
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole

MONTH, NUMERATOR, DENOMINATOR, VALUE, NOTE = range(5)
_LONGEST_TITLE = 24
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was typed into a cell and not kept, and why."""

    month: date
    column: int
    typed: str
    sentence: str


class ObservationsModel(QAbstractTableModel):
    """Months in rows; what is typed goes out as a signal and comes back as new rows."""

    entered = Signal(object, int, str)
    """A month, the column, and what was typed."""

    def __init__(self, theme: Theme, formats: Callable[[], Formats]) -> None:
        super().__init__()
        self._theme = theme
        self._formats = formats
        self._measure: Measure | None = None
        self._months: tuple[date, ...] = ()
        self._known: dict[date, Observation] = {}
        self._last_full = date.max
        self._refusal: Refusal | None = None

    def show_measure(
        self,
        measure: Measure,
        months: Sequence[date],
        observations: Sequence[Observation],
        last_full: date = date.max,
    ) -> None:
        """Show a measure's months; the same months again keep the place in the view.

        Months after `last_full` are not over yet and not on the chart.
        """
        same = self._measure is not None and self._measure.id == measure.id and self._months == tuple(months)
        if not same:
            self.beginResetModel()
            self._refusal = None
        self._measure = measure
        self._months = tuple(months)
        self._known = {observation.month: observation for observation in observations}
        self._last_full = last_full
        if same:
            self._repaint()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, NOTE)
        else:
            self.endResetModel()

    def _repaint(self) -> None:
        if self._months:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._months) - 1, NOTE))

    def refuse(self, refusal: Refusal | None) -> None:
        """Show what was typed and not kept, with the reason beside it; None takes it away."""
        self._refusal = refusal
        self._repaint()

    @property
    def refusal(self) -> Refusal | None:
        """Return what was typed last and not kept."""
        return self._refusal

    @property
    def measure(self) -> Measure | None:
        """Return the measure that is shown."""
        return self._measure

    @property
    def has_denominator(self) -> bool:
        """Tell whether the measure counts something out of something."""
        return self._measure is not None and self._measure.has_denominator

    def month_at(self, row: int) -> date:
        """Return the month of a row."""
        return self._months[row]

    def observation_at(self, row: int) -> Observation | None:
        """Return what is known of a row's month."""
        return self._known.get(self._months[row])

    def first_empty_row(self) -> int:
        """Return the row where typing goes on: the one after the last month that is over and has a number."""
        known = [
            row
            for row, month in enumerate(self._months)
            if month <= self._last_full and (one := self._known.get(month)) and one.numerator is not None
        ]
        return min(known[-1] + 1 if known else 0, max(len(self._months) - 1, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._months)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of a column: the measure's own for its numbers."""
        if orientation is not Qt.Orientation.Horizontal or self._measure is None:
            return None
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            title = self._titles(self._measure)[section]
            long = role == _Role.DisplayRole and len(title) > _LONGEST_TITLE
            return f"{title[: _LONGEST_TITLE - 1].rstrip()}…" if long else title
        if role == _Role.TextAlignmentRole and section in (NUMERATOR, DENOMINATOR, VALUE):
            return _RIGHT
        return None

    def _titles(self, measure: Measure) -> tuple[str, ...]:
        counted = measure.numerator or ("Value" if measure.kind is MeasureKind.VALUE else "Count")
        out_of = measure.denominator or "Out of"
        value = {MeasureKind.RATE: "Rate", MeasureKind.PROPORTION: "Percent"}.get(measure.kind, "Value")
        month = "Quarter" if measure.interval is Interval.QUARTERLY else "Month"
        return (month, counted[0].upper() + counted[1:], out_of[0].upper() + out_of[1:], value, "Note")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let numbers and notes be typed."""
        flags = super().flags(index)
        typed = index.column() in (NUMERATOR, DENOMINATOR, NOTE)
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        month, column = self._months[index.row()], index.column()
        refusal = self._refusal if self._refusal is not None and self._refusal.month == month else None
        if role == _Role.DisplayRole:
            return self._shown(index.row(), column, refusal)
        if role == _Role.EditRole:
            refused = refusal is not None and refusal.column == column
            return refusal.typed if refusal is not None and refused else self._text(index.row(), column)
        if role == _Role.TextAlignmentRole and column in (NUMERATOR, DENOMINATOR, VALUE):
            return _RIGHT
        if role == _Role.ForegroundRole:
            return self._ink(month, column, refusal)
        if role == _Role.ToolTipRole and column == NOTE:
            return self._shown(index.row(), column, refusal) or None
        return None

    def _ink(self, month: date, column: int, refusal: Refusal | None) -> object:
        if refusal is not None and column in (refusal.column, NOTE):
            return self._theme.colour("blocking")
        known = self._known.get(month)
        empty = known is None or (known.numerator is None and not known.note)
        left_out = known is not None and known.excluded
        return self._theme.colour("muted") if column == NOTE or empty or left_out else None

    def _shown(self, row: int, column: int, refusal: Refusal | None) -> str:
        if refusal is not None and column == refusal.column:
            return refusal.typed
        if refusal is not None and column == NOTE:
            return f"×  {refusal.sentence}"
        known = self._known.get(self._months[row])
        if column == NOTE and known is None and row == self.first_empty_row():
            return "type, or paste from a spreadsheet"
        if column == NOTE and known is not None and known.excluded:
            return f"left out: {known.note}"
        if column == NOTE and known is not None and not known.note and self._months[row] > self._last_full:
            return f"on the chart once {formatting.month(self._months[row], self._formats())} is over"
        return self._text(row, column)

    def _text(self, row: int, column: int) -> str:
        month = self._months[row]
        if column == MONTH:
            return self._month_text(month)
        observation = self._known.get(month)
        if observation is None or self._measure is None:
            return ""
        if column == NOTE:
            return observation.note
        if column == VALUE:
            value = observed(self._measure, observation)
            percent = self._measure.kind is MeasureKind.PROPORTION
            return "" if value is None else value_text(value, self._formats(), percent=percent)
        number = observation.numerator if column == NUMERATOR else observation.denominator
        return "" if number is None else f"{number:,.10g}"

    def _month_text(self, month: date) -> str:
        if self._measure is not None and self._measure.interval is Interval.QUARTERLY:
            last = next_month(next_month(month))
            return f"{formatting.month(month, self._formats())[:3]}–{formatting.month(last, self._formats())}"
        return formatting.month(month, self._formats())

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; the row changes when it has been kept."""
        if role != _Role.EditRole or not index.isValid():
            return False
        typed = str(value).strip()
        if typed != self.data(index, _Role.EditRole):
            self.entered.emit(self._months[index.row()], index.column(), typed)
        elif self._refusal is not None and typed == self._text(index.row(), index.column()):
            self.refuse(None)
        return False
