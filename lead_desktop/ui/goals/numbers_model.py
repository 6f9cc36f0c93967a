"""A measure's months as a table that is typed into, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from lead_desktop.domain import words
from lead_desktop.domain.charts import value_words
from lead_desktop.domain.goals import Measure, MeasureKind, Observation, observed

_Index = QModelIndex | QPersistentModelIndex

MONTH, NUMERATOR, DENOMINATOR, VALUE, NOTE = range(5)


class NumbersModel(QAbstractTableModel):
    """Months in rows; what is typed goes out as a signal and comes back as new rows."""

    entered = Signal(object, int, str)
    """A month, the column, and what was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._measure: Measure | None = None
        self._months: tuple[date, ...] = ()
        self._known: dict[date, Observation] = {}

    def show_measure(
        self, measure: Measure, months: Sequence[date], observations: Sequence[Observation]
    ) -> None:
        """Show a measure's months; the same months again keep the place in the view."""
        same = self._measure is not None and self._measure.id == measure.id and self._months == tuple(months)
        if not same:
            self.beginResetModel()
        self._measure = measure
        self._months = tuple(months)
        self._known = {one.month: one for one in observations}
        if same:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._months) - 1, NOTE))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, NOTE)
        else:
            self.endResetModel()

    @property
    def measure(self) -> Measure | None:
        """Return the measure that is shown."""
        return self._measure

    @property
    def has_denominator(self) -> bool:
        """Tell whether the measure counts something out of something."""
        kinds = (MeasureKind.PROPORTION, MeasureKind.RATE)
        return self._measure is not None and self._measure.kind in kinds

    def month_at(self, row: int) -> date:
        """Return the month of a row."""
        return self._months[row]

    def observation_at(self, row: int) -> Observation | None:
        """Return what is known of a row's month."""
        return self._known.get(self._months[row])

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many months there are."""
        return 0 if parent.isValid() else len(self._months)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the words of a column: the measure's own for its numbers."""
        if orientation is not Qt.Orientation.Horizontal or self._measure is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            numerator = self._measure.numerator or "Count"
            denominator = self._measure.denominator or "Out of"
            titles = (
                "Month",
                numerator[0].upper() + numerator[1:],
                denominator[0].upper() + denominator[1:],
                "Value",
                "Note",
            )
            return titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (NUMERATOR, DENOMINATOR, VALUE):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let numbers and notes be typed."""
        flags = super().flags(index)
        return (
            flags | Qt.ItemFlag.ItemIsEditable if index.column() in (NUMERATOR, DENOMINATOR, NOTE) else flags
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid():
            return None
        observation = self._known.get(self._months[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._words(index.row(), index.column(), observation)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (NUMERATOR, DENOMINATOR, VALUE):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole and observation is not None and index.column() == NOTE:
            return observation.note
        return None

    def _words(self, row: int, column: int, observation: Observation | None) -> str:
        if column == MONTH:
            return words.month(self._months[row])
        if observation is None or self._measure is None:
            return ""
        if column == NOTE:
            return observation.note
        if column == VALUE:
            value = observed(self._measure, observation)
            percent = self._measure.kind is MeasureKind.PROPORTION
            return "" if value is None else value_words(value, percent=percent)
        number = observation.numerator if column == NUMERATOR else observation.denominator
        return "" if number is None else f"{number:,.10g}"

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; the row changes when it has been kept."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        typed = str(value).strip()
        if typed != self.data(index, Qt.ItemDataRole.EditRole):
            self.entered.emit(self._months[index.row()], index.column(), typed)
        return False
