"""Every goal's way to its limit: one bar a measure, grouped by organization; unlike units never averaged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lead_desktop.domain.charts import value_words
from lead_desktop.domain.goals import MeasureKind
from lead_desktop.domain.progress import Progress, Standing
from lead_desktop.domain.words import plural
from lead_desktop.services.goals import GoalCard, MeasureCard
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.labels import ElidedLabel, muted, page_heading, section_heading
from lead_desktop.ui.widgets.organization_chip import organization_icon


class WayBar(QWidget):
    """The way from baseline to limit; what got worse goes to the left of the start."""

    def __init__(self, progress: Progress, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._progress = progress
        self._theme = theme
        self.setMinimumWidth(160)
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
        share = 1.0 if self._progress.standing is Standing.AT_LIMIT else self._progress.share
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


class WaysPage(QWidget):
    """The group's page: where every goal stands on its own way."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(22, 16, 22, 22)
        self._layout.setSpacing(8)

    def show_cards(self, cards: Sequence[GoalCard]) -> None:
        """Show every goal of the program."""
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._layout.addWidget(page_heading("Progress toward the limits", self))
        measures = [one for card in cards for one in card.measures]
        standings = [one.progress.standing for one in measures]
        said = (
            f"{plural(len(measures), 'measure')}: {standings.count(Standing.AT_LIMIT)} at the limit, "
            f"{standings.count(Standing.BETTER)} better than at the start, "
            f"{standings.count(Standing.WORSE)} worse. Each is measured on its own way; nothing is averaged."
        )
        self._layout.addWidget(muted(said, self, wrap=True))
        for organization in dict.fromkeys(card.organization for card in cards):
            mine = [one for card in cards if card.organization == organization for one in card.measures]
            head = QWidget(self)
            row = QHBoxLayout(head)
            row.setContentsMargins(0, 10, 0, 0)
            square = QLabel(head)
            square.setPixmap(organization_icon(self._theme, organization.colour).pixmap(10, 10))
            row.addWidget(square)
            row.addWidget(section_heading(organization.name, head), 1)
            self._layout.addWidget(head)
            self._layout.addWidget(self._rows(mine))
        self._layout.addStretch(1)

    def _rows(self, cards: Sequence[MeasureCard]) -> QWidget:
        rows = QWidget(self)
        grid = QGridLayout(rows)
        grid.setContentsMargins(18, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        for place, card in enumerate(cards):
            percent = card.measure.kind is MeasureKind.PROPORTION
            name = ElidedLabel(card.goal.statement, rows)
            name.setMinimumWidth(220)
            found = card.progress
            span = ""
            if found.baseline is not None and found.current is not None:
                start = value_words(found.baseline, percent=percent)
                span = f"{start} → {value_words(found.current, percent=percent)}"
            words = found.standing.value
            if found.standing is Standing.BETTER and found.share is not None:
                words = f"{round(found.share * 100)} % of the way"
            grid.addWidget(name, place, 0)
            grid.addWidget(WayBar(found, self._theme, rows), place, 1)
            grid.addWidget(muted(words, rows), place, 2)
            grid.addWidget(muted(span, rows), place, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 3)
        grid.setColumnMinimumWidth(2, 110)
        grid.setColumnMinimumWidth(3, 120)
        return rows
