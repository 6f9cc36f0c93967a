"""Every goal's way to its limit: where all of them stand, then one bar a measure; nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.charts.chart import value_text
from lead_desktop.domain.goals.limit_progress import (
    START,
    LimitDot,
    distribution,
    pile,
    place_of,
    share_of,
    signal_text,
)
from lead_desktop.domain.goals.progress import Progress, Standing
from lead_desktop.domain.model.goals import MeasureKind
from lead_desktop.domain.text.formatting import plain_day, plural
from lead_desktop.services.goals.goals import GoalCard, MeasureCard
from lead_desktop.services.goals.group_progress import GroupProgress
from lead_desktop.ui.kit.labels import ElidedLabel, label, muted, page_heading, section_heading
from lead_desktop.ui.kit.organization_chip import organization_name
from lead_desktop.ui.theme import Theme

_DOT = 6.0
_SIDE = 16.0


class LimitProgressPlot(QWidget):
    """One dot a measure on a line from the baseline to the limit, piled where they meet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ways: tuple[tuple[Progress, int, str], ...] = ()
        self.setFixedHeight(128)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ways(self, ways: Sequence[tuple[Progress, int, str]]) -> None:
        """Show where measures stand, given as progress, organization's colour, and words."""
        self._ways = tuple(ways)
        counts = distribution([one for one, _, _ in ways])
        summary = ", ".join(f"{count} {label_text}" for label_text, count in counts if count)
        self.setAccessibleName(f"Where all measures stand: {summary}" if summary else "No numbers yet")
        highest = max((dot.level for dot in self._dots()), default=0)
        self.setFixedHeight(round(44 + max(highest + 1, 3) * 2.2 * _DOT))
        self.update()

    def _line(self) -> tuple[float, float]:
        return _SIDE, max(self.width() - 2 * _SIDE - 60, 40)

    def _dots(self) -> tuple[LimitDot, ...]:
        return pile(self._ways, width=2.2 * _DOT / self._line()[1])

    def _where(self, dot: LimitDot) -> QPointF:
        left, width = self._line()
        return QPointF(left + width * dot.x, self.height() - 30 - _DOT - dot.level * 2.2 * _DOT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line with its marks, then the dots."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, width = self._line()
        floor = self.height() - 28.0
        start, limit = left + width * START, left + width
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(QPointF(left, floor), QPointF(limit, floor))
        painter.setPen(QPen(self._theme.colour("muted"), 1))
        painter.drawLine(QPointF(start, 4), QPointF(start, floor + 4))
        painter.setPen(QPen(self._theme.colour("good"), 1.6, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(limit, 4), QPointF(limit, floor + 4))
        metrics = QFontMetricsF(painter.font())
        for share, label_text, token in (
            (None, "worse", "muted"),
            (0.0, "start", "muted"),
            (0.25, "25 %", "muted"),
            (0.5, "50 %", "muted"),
            (0.75, "75 %", "muted"),
            (1.0, "limit", "good"),
        ):
            x = left + width * place_of(share) if share is not None else left + width * START / 2
            painter.setPen(self._theme.colour(token))
            text_width = metrics.horizontalAdvance(label_text)
            painter.drawText(QPointF(max(x - text_width / 2, 0), self.height() - 8), label_text)
        painter.setPen(QPen(self._theme.colour("paper"), 1))
        for dot in self._dots():
            painter.setBrush(self._theme.organization(dot.colour))
            painter.drawEllipse(self._where(dot), _DOT, _DOT)

    def event(self, event: QEvent) -> bool:
        """Tell whose dot is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            near = [
                dot
                for dot in self._dots()
                if (self._where(dot) - QPointF(event.pos())).manhattanLength() <= 2 * _DOT
            ]
            QToolTip.showText(event.globalPos(), near[0].text if near else "", self)
            return True
        return super().event(event)


class LimitBar(QWidget):
    """The way from baseline to limit; what got worse goes to the left of the start."""

    def __init__(self, progress: Progress, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._progress = progress
        self._theme = theme
        self.setMinimumWidth(140)
        self.setFixedHeight(16)
        self.setAccessibleName(progress.sentence)
        self.setToolTip(progress.sentence)

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(320, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw start, way and limit."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        zero = self.width() * 0.2
        room = self.width() - zero - 2
        painter.setBrush(self._theme.colour("line"))
        painter.drawRect(QRectF(zero, 5, room, 6))
        share = share_of(self._progress)
        if share is not None and share >= 0:
            painter.setBrush(self._theme.colour("good" if share >= 1 else "accent"))
            painter.drawRect(QRectF(zero, 5, room * min(share, 1.0), 6))
        elif share is not None:
            length = zero * min(-share, 1.0)
            painter.setBrush(self._theme.colour("warning"))
            painter.drawRect(QRectF(zero - length, 5, length, 6))
        painter.setBrush(self._theme.colour("muted"))
        painter.drawRect(QRectF(zero - 0.5, 1, 1, 14))
        painter.setBrush(self._theme.colour("good"))
        painter.drawRect(QRectF(self.width() - 3, 1, 2, 14))


class _Row(QWidget):
    """One measure in one line; a double click goes to its goal."""

    opened = Signal(int)

    def __init__(self, card: MeasureCard, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = card.measure.id
        percent = card.measure.kind is MeasureKind.PROPORTION
        found = card.progress
        title = ElidedLabel(name, self)
        span = ""
        if found.baseline is not None and found.current is not None:
            start = value_text(found.baseline, percent=percent)
            span = f"{start} → {value_text(found.current, percent=percent)}"
        label_text = found.way or found.standing.value
        way = label(f"! {label_text}" if found.standing is Standing.WORSE else label_text, self)
        way.setFixedWidth(112)
        numbers = muted(span, self)
        numbers.setFixedWidth(116)
        signal = ElidedLabel(signal_text(found), self)
        signal.setProperty("muted", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 2, 0, 2)
        row.setSpacing(14)
        row.addWidget(title, 5)
        row.addWidget(LimitBar(found, theme, self), 4)
        row.addWidget(way)
        row.addWidget(numbers)
        row.addWidget(signal, 4)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the goal."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit(self._id)


class LimitProgressPage(QWidget):
    """The group's page: the distribution, what is at its limit, what is new, and every single way."""

    opened = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self.print_button = QPushButton("&Print…", self)
        head = QHBoxLayout()
        head.addWidget(page_heading("Progress toward the limits", self), 1)
        head.addWidget(self.print_button)
        self.text = muted("", self, wrap=True)
        self.plot = LimitProgressPlot(theme, self)
        self._lists = QGridLayout()
        self._lists.setHorizontalSpacing(28)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._made: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 22)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addWidget(self.plot)
        layout.addLayout(self._lists)
        layout.addLayout(self._rows)
        layout.addStretch(1)

    def show_group(self, view: GroupProgress) -> None:
        """Show every goal of the program."""
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        self._made = []
        measures = [(card, one) for card in view.cards for one in card.measures]
        standings = [one.progress.standing for _, one in measures]
        self.text.setText(
            f"{plural(len(measures), 'measure')}: {standings.count(Standing.AT_LIMIT)} at the limit, "
            f"{standings.count(Standing.BETTER)} better than at the start, "
            f"{standings.count(Standing.UNCHANGED)} unchanged, {standings.count(Standing.WORSE)} worse. "
            "Each is measured on its own way; unlike units are never averaged."
            if measures
            else "No goals yet. Every goal’s way from its baseline to its limit will stand here."
        )
        self.plot.setVisible(bool(measures))
        self.plot.show_ways(
            [
                (one.progress, card.organization.colour, self._name(card, one) + f"\n{one.progress.sentence}")
                for card, one in measures
            ]
        )
        at_limit = [(card, one) for card, one in measures if one.progress.standing is Standing.AT_LIMIT]
        fresh = {one.measure.id for one in view.fresh}
        self._list(0, "At the theoretical limit", at_limit, "None yet.", with_signal=False)
        last = view.last_session
        since = f"Signals new since session {last.number} on {plain_day(last.day)}" if last else "New signals"
        new = [(card, one) for card, one in measures if one.measure.id in fresh]
        self._list(1, since, new, "None: no chart has told anything new.", with_signal=True)
        for organization in dict.fromkeys(card.organization for card in view.cards):
            head = organization_name(self._theme, organization.colour, organization.name, self, heading=True)
            head.setContentsMargins(0, 10, 0, 0)
            self._keep(head)
            self._rows.addWidget(head)
            for card, one in measures:
                if card.organization == organization:
                    several = len(card.measures) > 1
                    name = f"{one.measure.name} · {card.goal.statement}" if several else card.goal.statement
                    made = _Row(one, name, self._theme, self)
                    made.opened.connect(self.opened)
                    self._rows.addWidget(made)
                    self._keep(made)

    def _keep(self, widget: QWidget) -> None:
        widget.show()
        self._made.append(widget)

    def _name(self, card: GoalCard, one: MeasureCard) -> str:
        whose = card.organization.short_name or card.organization.name
        return f"{whose}: {card.goal.statement}" + (
            f" · {one.measure.name}" if len(card.measures) > 1 else ""
        )

    def _list(
        self,
        column: int,
        title: str,
        found: Sequence[tuple[GoalCard, MeasureCard]],
        empty: str,
        *,
        with_signal: bool,
    ) -> None:
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(section_heading(title, box))
        if not found:
            layout.addWidget(muted(empty, box))
        for card, one in found:
            name = self._name(card, one)
            text = f"{signal_text(one.progress)} – {name}" if with_signal else f"✓ {name}"
            layout.addWidget(ElidedLabel(text, box))
        layout.addStretch(1)
        self._lists.addWidget(box, 0, column)
        self._lists.setColumnStretch(column, 1)
        self._keep(box)
