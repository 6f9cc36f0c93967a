"""One measure as a card: the goal, where it started, where it is, its limit, the way, and the chart."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.charts.chart import value_text
from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.limit_progress import share_of
from lead_desktop.domain.goals.progress import Standing
from lead_desktop.domain.goals.quality import QualityCheck, lacking
from lead_desktop.domain.model.goals import GoalState, MeasureKind
from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.kit.chart_view import ChartView
from lead_desktop.ui.kit.labels import ElidedLabel, Pill, label, lines_of, muted
from lead_desktop.ui.theme import Theme

SMALLEST_HEIGHT = 218
NARROW = 450
TALL = 240


class ShareBar(QWidget):
    """The share of the way as a bar; repainted with everything else, unlike a progress bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(4)
        theme.changed.connect(self.update)

    def show_share(self, share: float | None) -> None:
        """Show another share; 1 is at the limit."""
        self._share = max(0.0, min(share or 0.0, 1.0))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the way, and what is done of it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for token, share in (("line", 1.0), ("good" if self._share >= 1 else "accent", self._share)):
            painter.setBrush(self._theme.colour(token))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * share, self.height()), 2, 2)


class GoalCardView(QFrame):
    """Shows a measure; a click chooses it, the button at the right offers what can be done."""

    chosen = Signal(int)
    wanted = Signal(object, object)
    """What the user wants, a `GoalAction`, and the card."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.card: MeasureCard | None = None
        self.setObjectName("card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = ElidedLabel("", self)
        self.title.setProperty("heading", "section")
        self.pill = Pill("", "", self)
        self.menu_button = self._menu_button()
        self.baseline, self.now, self.limit = self._number(), self._number(), self._number()
        self.limit.setProperty("good", True)
        self.limit_text = muted("Theoretical limit", self)
        self.way = label("", self)
        self.bar = ShareBar(theme, self)
        self.chart = ChartView(theme, self)
        self.chart.setMinimumHeight(96)
        self.sentence = ElidedLabel("", self)
        self.sentence.setProperty("muted", True)
        self.sentence.setProperty("small", True)
        self.whole = muted("", self, wrap=True)
        self.whole.setProperty("small", True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        lines_of(self.whole, 2)
        self.whole.hide()
        self.more = ElidedLabel("", self)
        self.more.setProperty("muted", True)
        self.more.setProperty("small", True)
        self.more.hide()
        self._between = False
        self._narrow = self._tall = False
        self.other_chart = QToolButton(self)
        self.other_chart.setProperty("link", True)
        self.other_chart.setProperty("small", True)
        self.other_chart.setToolTip("Show the other chart of this measure")
        self.other_chart.clicked.connect(self._switch_chart)
        self.other_chart.hide()
        self.quality = QToolButton(self)
        self.quality.setProperty("link", True)
        self.quality.setProperty("lacking", True)
        self.quality.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.quality.clicked.connect(lambda: self._want(GoalAction.SHOW_QUALITY))
        self._lay_out()
        self.setMinimumHeight(SMALLEST_HEIGHT)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.title, 1)
        top.addWidget(self.pill)
        top.addWidget(self.menu_button)
        numbers = QHBoxLayout()
        numbers.setSpacing(5)
        for text, number in (
            (muted("Baseline", self), self.baseline),
            (muted("Now", self), self.now),
            (self.limit_text, self.limit),
        ):
            numbers.addWidget(text)
            numbers.addWidget(number)
            numbers.addSpacing(10)
        numbers.addStretch(1)
        numbers.addWidget(self.way)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.sentence, 1)
        below.addWidget(self.whole, 1)
        below.addWidget(self.other_chart)
        below.addWidget(self.quality)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 12, 7)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(numbers)
        layout.addWidget(self.bar)
        layout.addWidget(self.chart, 1)
        layout.addLayout(below)
        layout.addWidget(self.more)

    def _number(self) -> QLabel:
        made = label("", self)
        made.setProperty("heading", "section")
        return made

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setText("…")
        button.setProperty("link", True)
        button.setToolTip("What can be done with this goal")
        button.clicked.connect(lambda: self.open_menu(button.mapToGlobal(button.rect().bottomLeft())))
        return button

    # what is shown

    def show_card(self, card: MeasureCard, quality: tuple[QualityCheck, ...], *, several: bool) -> None:
        """Show a measure; with `several` its own name stands beside the goal's."""
        if self.card is None or self.card.measure.id != card.measure.id:
            self._between = False
        self.card = card
        found, measure = card.progress, card.measure
        percent = measure.kind is MeasureKind.PROPORTION
        name = f"{measure.name} · {card.goal.statement}" if several else card.goal.statement
        self.title.show_text(name)
        self.setAccessibleName(f"{name}. {found.sentence}")
        self.menu_button.setAccessibleName(f"Actions for {card.goal.statement}")
        self.pill.show_state(self._pill_text(), self._pill_level())
        for shown, value in (
            (self.baseline, found.baseline),
            (self.now, found.current),
            (self.limit, measure.theoretical_limit),
        ):
            shown.setText("–" if value is None else value_text(value, found.chart.formats, percent=percent))
        self.now.setToolTip(measure.unit)
        self._show_way()
        self._between = self._between and found.beside is not None
        self.other_chart.setVisible(found.beside is not None)
        self._show_chart()
        self.sentence.show_text(found.sentence)
        self.whole.setText(found.sentence)
        self.whole.setToolTip(found.sentence)
        self.more.show_text(". ".join(filter(None, (found.spared_text, found.assurance_text))))
        self._show_more()
        self._show_quality(quality)

    def _show_chart(self) -> None:
        assert self.card is not None
        found = self.card.progress
        other = found.beside if self._between and found.beside is not None else None
        self.chart.set_chart(other or found.chart, found.sentence)
        between = found.chart if other is not None else found.beside
        gaps = between is not None and between.period not in ("month", "quarter")
        self.other_chart.setText("Time between events" if gaps else "Month by month")

    def _switch_chart(self) -> None:
        self._between = not self._between
        self._show_chart()

    def _show_more(self) -> None:
        self.sentence.setVisible(not self._tall)
        self.whole.setVisible(self._tall)
        self.more.setVisible(bool(self.more.whole_text()) and self._tall)

    def _pill_text(self) -> str:
        assert self.card is not None
        state = self.card.goal.state
        if state is not GoalState.ACTIVE:
            return state.value.capitalize()
        if self.card.progress.standing is Standing.AT_LIMIT:
            return "At the limit"
        if self.card.progress.standing is Standing.WORSE and not self.card.progress.signal:
            return "Worse than at the start"
        return self.card.progress.signal

    def _pill_level(self) -> str:
        assert self.card is not None
        if self.card.goal.state is GoalState.RETIRED:
            return "muted"
        if self.card.goal.state is GoalState.REACHED:
            return "good"
        standing = self.card.progress.standing
        return {Standing.AT_LIMIT: "good", Standing.WORSE: "warning"}.get(standing, "")

    def _show_way(self) -> None:
        assert self.card is not None
        found = self.card.progress
        self.bar.show_share(share_of(found))
        self.way.setText(found.way.replace(" of the way", "") if self._narrow else found.way)
        self.bar.setAccessibleName(found.way)
        self.bar.setToolTip(found.way)

    def _show_quality(self, quality: tuple[QualityCheck, ...]) -> None:
        missing = lacking(quality)
        self.quality.setVisible(bool(missing))
        if not missing:
            return
        first = missing[0].title
        more = f" + {len(missing) - 1}" if len(missing) > 1 else ""
        self.quality.setText(f"! {first}{more}")
        self.quality.setToolTip("To put right: " + ", ".join(check.title.lower() for check in missing))

    # what can be done

    def open_menu(self, place: QPoint) -> QMenu:
        """Offer what can be done with the goal."""
        assert self.card is not None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        active = self.card.goal.state is GoalState.ACTIVE
        entries: tuple[tuple[str, GoalAction | None], ...] = (
            ("&Edit goal…", GoalAction.EDIT_GOAL),
            ("Edit &measure…", GoalAction.EDIT_MEASURE),
            ("How &well is it set?…", GoalAction.SHOW_QUALITY),
            ("", None),
            ("&Changes and phases…", GoalAction.SHOW_MARKERS),
            ("Event da&tes…", GoalAction.SHOW_EVENTS),
            ("&Add another measure…", GoalAction.ADD_MEASURE),
            ("", None),
            ("Move &up", GoalAction.MOVE_UP),
            ("Move &down", GoalAction.MOVE_DOWN),
            ("", None),
            ("&Reached" if active else "&Take up again", GoalAction.REACH if active else GoalAction.TAKE_UP),
            ("Ret&ire…", GoalAction.RETIRE),
            ("Delete mea&sure…", GoalAction.DELETE_MEASURE),
            ("De&lete goal…", GoalAction.DELETE_GOAL),
        )
        for text, wanted in entries:
            if wanted is None:
                menu.addSeparator()
                continue
            action = menu.addAction(text)
            action.triggered.connect(lambda _=False, wanted=wanted: self._want(wanted))
        menu.popup(place)
        return menu

    def _want(self, what: GoalAction) -> None:
        self.wanted.emit(what, self.card)

    def set_current(self, current: bool) -> None:
        """Show whether this card's months are in the table."""
        if self.property("current") != current:
            self.setProperty("current", current)
            self.style().unpolish(self)
            self.style().polish(self)

    def hasHeightForWidth(self) -> bool:
        """Ask for the same height at any width, so that the page can share out its room freely."""
        return False

    def set_room(self, *, narrow: bool, tall: bool) -> None:
        """Use shorter words where cards are narrow, and say more where they are tall: all cards alike."""
        self._narrow, self._tall = narrow, tall
        self.limit_text.setText("Limit" if narrow else "Theoretical limit")
        if self.card is not None:
            self._show_way()
            self._show_more()

    def _choose(self) -> None:
        if self.card is not None:
            self.chosen.emit(self.card.measure.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card."""
        super().mousePressEvent(event)
        self._choose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the numbers of the card."""
        super().mouseDoubleClickEvent(event)
        self._want(GoalAction.SHOW_MONTHS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the numbers, the menu key and F2 to what can be done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want(GoalAction.SHOW_MONTHS)
        elif event.key() == Qt.Key.Key_F2:
            self._want(GoalAction.EDIT_GOAL)
        elif event.key() == Qt.Key.Key_Menu:
            self.open_menu(self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the card that gets the keyboard."""
        super().focusInEvent(event)
        self._choose()
