"""Every goal's way to its limit: where all of them stand, then one bar a measure; nothing is averaged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
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
from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.group_progress import AT_LIMIT, NO_NEW_SIGNAL, NONE_AT_LIMIT, GroupProgress
from lead_desktop.domain.goals.limit_progress import (
    LimitLook,
    LimitScene,
    distribution,
    limit_scene,
    share_of,
    signal_text,
)
from lead_desktop.domain.goals.progress import Progress, Standing
from lead_desktop.domain.model.goals import MeasureKind
from lead_desktop.ui.kit.chart_painter import ChartPainter
from lead_desktop.ui.kit.labels import ElidedLabel, label, muted, page_heading, section_heading
from lead_desktop.ui.kit.organization_chip import organization_name
from lead_desktop.ui.sentences import TOWARD_LIMITS
from lead_desktop.ui.theme import Theme

_LOOK = LimitLook(
    radius=6.0,
    left=16.0,
    right=76.0,
    top=4.0,
    above=16.0,
    below=28.0,
    gap=2.0,
    tick=4.0,
    size=13.0,
    baseline=8.0,
    least_levels=3,
    widths=(1.0, 1.0, 1.6),
    dash=(6.4, 3.2),
)


class LimitProgressPlot(QWidget):
    """One dot a measure on a line from the baseline to the limit, piled where they meet."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._painter = ChartPainter(theme, self.font())
        self._measures: tuple[MeasureCard, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_measures(())

    def show_measures(self, measures: Sequence[MeasureCard]) -> None:
        """Show where measures stand."""
        self._measures = tuple(measures)
        counts = distribution(measures)
        summary = ", ".join(f"{count} {where}" for where, count in counts if count)
        self.setAccessibleName(f"Where all measures stand: {summary}" if summary else "No numbers yet")
        self.setFixedHeight(round(self._picture().scene.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the piles have in the new width."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self._picture().scene.height))

    def _picture(self) -> LimitScene:
        return limit_scene(self._measures, self.width(), _LOOK)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene that is printed as well."""
        del event
        self._painter.paint(QPainter(self), self._picture().scene)

    def event(self, event: QEvent) -> bool:
        """Tell whose dot is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            picture = self._picture()
            near = [
                text
                for dot, text in zip(picture.scene.dots, picture.texts, strict=True)
                if (QPointF(dot.x, dot.y) - QPointF(event.pos())).manhattanLength() <= 2 * dot.radius
            ]
            QToolTip.showText(event.globalPos(), near[0] if near else "", self)
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

    def __init__(self, card: MeasureCard, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._id = card.measure.id
        percent = card.measure.kind is MeasureKind.PROPORTION
        found = card.progress
        title = ElidedLabel(card.name, self)
        span = ""
        if found.baseline is not None and found.current is not None:
            start = value_text(found.baseline, found.chart.formats, percent=percent)
            span = f"{start} → {value_text(found.current, found.chart.formats, percent=percent)}"
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
        head.addWidget(page_heading(TOWARD_LIMITS, self), 1)
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
        measures = view.measures
        self.text.setText(
            f"{view.standings}. Each is measured on its own way; unlike units are never averaged."
            if measures
            else "No goals yet. Every goal’s way from its baseline to its limit will stand here."
        )
        self.plot.setVisible(bool(measures))
        self.plot.show_measures(measures)
        at_limit = [f"✓ {card.name_and_whose}" for card in view.at_limit]
        self._list(0, AT_LIMIT, at_limit, NONE_AT_LIMIT)
        new = [f"{signal_text(card.progress)} – {card.name_and_whose}" for card in view.new_signals]
        self._list(1, view.new_signals_title, new, NO_NEW_SIGNAL)
        for organization in dict.fromkeys(card.organization for card in view.cards):
            head = organization_name(self._theme, organization.colour, organization.name, self, heading=True)
            head.setContentsMargins(0, 10, 0, 0)
            self._keep(head)
            self._rows.addWidget(head)
            for card in measures:
                if card.organization == organization:
                    made = _Row(card, self._theme, self)
                    made.opened.connect(self.opened)
                    self._rows.addWidget(made)
                    self._keep(made)

    def _keep(self, widget: QWidget) -> None:
        widget.show()
        self._made.append(widget)

    def _list(self, column: int, title: str, lines: Sequence[str], empty: str) -> None:
        box = QWidget(self)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(section_heading(title, box))
        if not lines:
            layout.addWidget(muted(empty, box))
        for line in lines:
            layout.addWidget(ElidedLabel(line, box))
        layout.addStretch(1)
        self._lists.addWidget(box, 0, column)
        self._lists.setColumnStretch(column, 1)
        self._keep(box)
