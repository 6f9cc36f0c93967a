"""One measure as a card: the goal, where it started, where it is, its limit, the way, and the chart."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.charts import value_words
from lead_desktop.domain.goals import GoalState, MeasureKind
from lead_desktop.domain.progress import Standing
from lead_desktop.services.goals import MeasureCard
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.chart_view import ChartView
from lead_desktop.ui.widgets.labels import ElidedLabel, Pill, label, muted


class GoalCardView(QFrame):
    """Shows a measure; a click chooses it, the button at the right offers what can be done."""

    chosen = Signal(int)
    wanted = Signal(str, object)
    """What the user wants, by a word, and the card."""

    def __init__(self, card: MeasureCard, theme: Theme, parent: QWidget, *, actions: bool = True) -> None:
        super().__init__(parent)
        self.card = card
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        goal, found = card.goal, card.progress
        title = ElidedLabel(goal.statement, self)
        title.setProperty("heading", "section")
        self.pill = Pill(self._pill_words(), self._pill_level(), self)
        self.pill.setVisible(bool(self._pill_words()))
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(self.pill)
        if actions:
            top.addWidget(self._menu_button())
        self.numbers = QHBoxLayout()
        self.numbers.setSpacing(16)
        self._fill_numbers()
        bar = QProgressBar(self)
        bar.setTextVisible(False)
        bar.setMaximum(100)
        share = 1.0 if found.standing is Standing.AT_LIMIT else found.share or 0.0
        bar.setValue(round(max(0.0, min(share, 1.0)) * 100))
        self.chart = ChartView(theme, self)
        self.chart.set_chart(found.chart, found.sentence)
        self.sentence = muted(found.sentence, self, wrap=True)
        self.sentence.setProperty("small", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(self.numbers)
        layout.addWidget(bar)
        layout.addWidget(self.chart, 1)
        layout.addWidget(self.sentence)
        self.setMinimumHeight(270)

    def _pill_words(self) -> str:
        state = self.card.goal.state
        if state is not GoalState.ACTIVE:
            return state.value.capitalize()
        if self.card.progress.standing is Standing.AT_LIMIT:
            return "At the limit"
        if self.card.progress.standing is Standing.WORSE:
            return "Worse than at the start"
        return self.card.progress.signal

    def _pill_level(self) -> str:
        if self.card.goal.state is GoalState.RETIRED:
            return "muted"
        standing = self.card.progress.standing
        return {Standing.AT_LIMIT: "good", Standing.WORSE: "warning"}.get(standing, "")

    def _fill_numbers(self) -> None:
        found, measure = self.card.progress, self.card.measure
        percent = measure.kind is MeasureKind.PROPORTION

        def number(words: str, value: float | None, token: str = "") -> None:
            pair = QHBoxLayout()
            pair.setSpacing(5)
            pair.addWidget(muted(words, self))
            shown = label("–" if value is None else value_words(value, percent=percent), self)
            shown.setProperty("heading", "section")
            shown.setProperty("token", token)
            pair.addWidget(shown)
            self.numbers.addLayout(pair)

        number("Baseline", found.baseline)
        number("Now", found.current)
        number("Theoretical limit", measure.theoretical_limit, "good")
        self.numbers.addStretch(1)
        self.numbers.addWidget(self._way())

    def _way(self) -> QLabel:
        return label(self.card.progress.way, self)

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("⋯")
        button.setProperty("link", True)
        button.setToolTip("What can be done with this goal")
        button.setAccessibleName(f"Actions for {self.card.goal.statement}")
        button.clicked.connect(lambda: self.open_menu(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    def open_menu(self, place: QPoint) -> QMenu:
        """Offer what can be done with the goal."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        active = self.card.goal.state is GoalState.ACTIVE
        for words, wanted in (
            ("&Edit goal…", "goal"),
            ("Edit &measure…", "measure"),
            ("&Changes and phases…", "markers"),
            ("&Add a second measure…", "second"),
            ("&Reached" if active else "&Take up again", "reached" if active else "active"),
            ("Re&tire…", "retire"),
            ("Delete mea&sure", "delete measure"),
            ("&Delete goal", "delete"),
        ):
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, wanted=wanted: self.wanted.emit(wanted, self.card))
        menu.popup(place)
        return menu

    def set_current(self, current: bool) -> None:
        """Show whether this card's months are in the table."""
        self.setProperty("current", current)
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card."""
        super().mousePressEvent(event)
        self.chosen.emit(self.card.measure.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the card that gets the keyboard."""
        super().focusInEvent(event)
        self.chosen.emit(self.card.measure.id)
