"""The day as a strip: one lane for each group, in proportion to the clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from lead_desktop.domain.agenda import PAUSES, Audience, invited
from lead_desktop.domain.words import clock
from lead_desktop.services.agenda import AgendaLine
from lead_desktop.ui.theme import Theme

_LANES = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "Heads of Quality", Audience.GUEST: "Guest"}
_NAMES = 128.0
_LANE = 18.0
_STEP = 23.0


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute


class RoomStrip(QWidget):
    """Shows who is in the room when; hovering names the item."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[AgendaLine, ...] = ()
        self.setFixedHeight(102)
        self.setAccessibleName("Who is in the room")
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a comfortable width."""
        return QSize(600, 102)

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Show another day."""
        self._lines = tuple(lines)
        self.update()

    def _span(self) -> tuple[int, int]:
        first = _minutes(self._lines[0].timed.start)
        total = sum(line.item.minutes for line in self._lines)
        return first, first + max(total, 1)

    def blocks(self) -> list[tuple[QRectF, AgendaLine, Audience]]:
        """Return the blocks as they are painted."""
        if not self._lines:
            return []
        first, last = self._span()
        scale = (self.width() - _NAMES - 24) / (last - first)
        found = []
        at = first
        for line in self._lines:
            left = _NAMES + 12 + (at - first) * scale
            width = max(line.item.minutes * scale - 1.5, 1.0)
            for place, group in enumerate(Audience):
                if invited(line.item, group):
                    found.append((QRectF(left, 10 + place * _STEP, width, _LANE), line, group))
            at += line.item.minutes
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, blocks and hours."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(self._theme.colour("muted"))
        for place, words in enumerate(_LANES.values()):
            area = QRectF(12, 10 + place * _STEP, _NAMES - 12, _LANE)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        colours = {Audience.CEO: "accent", Audience.HEAD_OF_QUALITY: "accent", Audience.GUEST: "guest"}
        painter.setPen(Qt.PenStyle.NoPen)
        for area, line, group in self.blocks():
            colour = self._theme.colour(colours[group])
            strength = 0.68 if group is Audience.HEAD_OF_QUALITY else 1.0
            colour.setAlphaF(strength * (0.45 if line.item.kind in PAUSES else 1.0))
            painter.setBrush(colour)
            painter.drawRoundedRect(area, 2.5, 2.5)
        if self._lines:
            self._paint_hours(painter)

    def _paint_hours(self, painter: QPainter) -> None:
        first, last = self._span()
        scale = (self.width() - _NAMES - 24) / (last - first)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        step = 60 if (last - first) * scale / max((last - first) / 60, 1) > 44 else 120
        hour = -(-first // step) * step
        while hour <= last:
            x = _NAMES + 12 + (hour - first) * scale
            area = QRectF(x - 26, 80, 52, 16)
            if area.right() < self.width() - 2:
                words = f"{hour // 60 % 24}:{hour % 60:02d}"
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
            hour += step

    def event(self, event: QEvent) -> bool:
        """Name the item under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for area, line, group in self.blocks():
                if area.contains(event.pos()):
                    span = f"{clock(line.timed.start)} to {clock(line.timed.end)}"
                    QToolTip.showText(event.globalPos(), f"{span}: {line.item.title} ({_LANES[group]})", self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)
