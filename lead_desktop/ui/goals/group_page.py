"""All charts of the group side by side, small."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.goals.goal_cards import GoalCard, MeasureCard
from lead_desktop.domain.text.formatting import plural
from lead_desktop.ui.kit.chart_view import ChartView
from lead_desktop.ui.kit.labels import ElidedLabel, Pill, muted, page_heading
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.theme import Theme

_SMALL_WIDTH = 290


class _SmallChart(QWidget):
    """One chart with whose it is; a double click or Enter goes to the goal."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.measure_id = 0
        self.title = ElidedLabel("", self)
        self.title.setProperty("heading", "section")
        self.square = QLabel(self)
        self.whose = ElidedLabel("", self)
        self.whose.setProperty("muted", True)
        self.whose.setProperty("small", True)
        self.pill = Pill("", "", self)
        self.chart = ChartView(theme, self, size=9.0)
        self.chart.setFixedHeight(132)
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self.square)
        below.addWidget(self.whose, 1)
        below.addWidget(self.pill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 6)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addLayout(below)
        layout.addWidget(self.chart)

    def show_card(self, card: GoalCard, one: MeasureCard) -> None:
        """Show a measure."""
        self.measure_id = one.measure.id
        self.title.show_text(one.name)
        self.whose.show_text(card.organization.name)
        colour = card.organization.colour
        self.square.setPixmap(organization_icon(self._theme, colour).pixmap(10, 10))
        self.pill.show_state(one.progress.way)
        self.chart.set_chart(one.progress.chart, one.progress.sentence)
        self.setToolTip(one.progress.sentence)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the goal."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit(self.measure_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the goal on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.measure_id)
        else:
            super().keyPressEvent(event)


class ChartsPage(QWidget):
    """Small multiples: each in its own unit, all drawn alike."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self.charts: list[_SmallChart] = []
        self._columns = 0
        self.text = muted("", self, wrap=True)
        self.print_button = QPushButton("&Print…", self)
        head = QHBoxLayout()
        head.addWidget(page_heading("All charts, side by side", self), 1)
        head.addWidget(self.print_button)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(22)
        self._grid.setVerticalSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 22)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_cards(self, cards: Sequence[GoalCard]) -> None:
        """Show every chart of the program."""
        measures = [(card, measure) for card in cards for measure in card.measures]
        signals = sum(bool(one.progress.signal) for _, one in measures)
        self.text.setText(
            f"{plural(len(measures), 'chart')}, {signals} with a signal. Each in its own unit; a diamond is "
            "part of a signal, a square beyond the limits of chance. Double-click a title to go to its goal."
            if measures
            else "No goals yet. Each organization’s charts will stand here side by side."
        )
        while len(self.charts) > len(measures):
            gone = self.charts.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.charts) < len(measures):
            made = _SmallChart(self._theme, self)
            made.opened.connect(self.opened)
            made.show()
            self.charts.append(made)
            self._columns = 0
        for small, (card, one) in zip(self.charts, measures, strict=True):
            small.show_card(card, one)
        self._arrange()

    def _arrange(self) -> None:
        columns = max(1, min(4, (self.width() - 44) // _SMALL_WIDTH))
        if columns == self._columns:
            return
        self._columns = columns
        while self._grid.takeAt(0) is not None:
            pass
        for place, small in enumerate(self.charts):
            self._grid.addWidget(small, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many side by side as there is room for."""
        super().resizeEvent(event)
        self._arrange()
