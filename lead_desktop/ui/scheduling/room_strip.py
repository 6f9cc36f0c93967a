"""The day as a strip: one lane for each group, in proportion to the clock."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from lead_desktop.domain.model.agenda import PAUSES, Audience, invited, minutes_of, time_of
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.scheduling.timetable import stay_text, windows
from lead_desktop.domain.text.formatting import clock, duration
from lead_desktop.services.scheduling.agenda import AgendaLine, Day
from lead_desktop.ui.theme import Theme

LANES = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "Heads of Quality", Audience.GUEST: "Guest"}
_NAMES = 128.0
_LANE = 18.0
_STEP = 23.0
_TOP = 10.0
_HOURS = _TOP + 3 * _STEP + 1
_HEIGHT = 124


class RoomStrip(QWidget):
    """Shows who is in the room when; hovering, or the arrow keys, name the item."""

    item_chosen = Signal(int)
    """An item was clicked, or Enter pressed on it, by its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[AgendaLine, ...] = ()
        self._start = time(8, 0)
        self._current = 0
        self.setFixedHeight(_HEIGHT)
        self._formats = Formats()
        self._has_guest = False
        self.setAccessibleName("Who is in the room")
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(600, _HEIGHT)

    def show_day(self, day: Day) -> None:
        """Show another day; of a guest nothing is said where there is none."""
        self._formats = day.program.formats
        self._has_guest = bool(day.guests)
        self._lines = day.lines
        self._start = day.session.start
        self._current = min(self._current, max(len(self._lines) - 1, 0))
        self.setAccessibleDescription(self.description())
        self.update()

    def description(self) -> str:
        """Say in words what the strip shows: for each group its stretches, and free time."""
        items = [line.item for line in self._lines]
        parts = []
        for group, name in LANES.items():
            spans = " and ".join(window.text(self._formats) for window in windows(items, self._start, group))
            parts.append(f"{name}: {spans or 'not invited'}")
        parts += [line.slack for line in self._lines if line.slack]
        return ". ".join(parts)

    # places

    def _span(self) -> tuple[int, int]:
        first = min(minutes_of(self._start), *(line.timed.begins for line in self._lines))
        last = max(line.timed.ends for line in self._lines)
        return first, max(last, first + 1)

    def _scale(self) -> float:
        first, last = self._span()
        return (self.width() - _NAMES - 24) / (last - first)

    def _x(self, minutes: int) -> float:
        return _NAMES + 12 + (minutes - self._span()[0]) * self._scale()

    def blocks(self) -> list[tuple[QRectF, AgendaLine, Audience]]:
        """Return the blocks as they are painted."""
        found = []
        for line in self._lines:
            left, right = self._x(line.timed.begins), self._x(line.timed.ends)
            for place, group in enumerate(Audience):
                if invited(line.item, group):
                    area = QRectF(left, _TOP + place * _STEP, max(right - left - 1.5, 1.0), _LANE)
                    found.append((area, line, group))
        return found

    def _slacks(self) -> list[tuple[QRectF, AgendaLine]]:
        """Return the stretches of free time and overruns, across all lanes."""
        found = []
        for line in self._lines:
            if line.timed.slack:
                one, other = sorted((line.timed.begins - line.timed.slack, line.timed.begins))
                left, right = self._x(one), self._x(other)
                found.append((QRectF(left, _TOP - 3, right - left, 2 * _STEP + _LANE + 6), line))
        return found

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw names, blocks, free time, hours, and when each group comes and goes."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._theme.colour("accent" if self.hasFocus() else "line")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(self._theme.colour("muted"))
        for place, text in enumerate(LANES.values()):
            area = QRectF(12, _TOP + place * _STEP, _NAMES - 12, _LANE)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if not self._lines:
            return
        self._paint_blocks(painter)
        self._paint_slacks(painter)
        self._paint_hours(painter)
        self._paint_stays(painter)

    def _paint_blocks(self, painter: QPainter) -> None:
        colours = {Audience.CEO: "accent", Audience.HEAD_OF_QUALITY: "accent", Audience.GUEST: "guest"}
        current = self._lines[self._current].item.id if self.hasFocus() else 0
        for area, line, group in self.blocks():
            colour = self._theme.colour(colours[group])
            strength = 0.68 if group is Audience.HEAD_OF_QUALITY else 1.0
            colour.setAlphaF(strength * (0.45 if line.item.kind in PAUSES else 1.0))
            painter.setPen(
                QPen(self._theme.colour("ink"), 2) if line.item.id == current else Qt.PenStyle.NoPen
            )
            painter.setBrush(colour)
            painter.drawRoundedRect(area, 2.5, 2.5)

    def _paint_slacks(self, painter: QPainter) -> None:
        for area, line in self._slacks():
            free = line.timed.slack > 0
            painter.setPen(QPen(self._theme.colour("muted" if free else "blocking"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area)
            painter.setPen(self._theme.colour("muted" if free else "blocking"))
            text = f"{duration(line.timed.slack)} free" if free else "!"
            if painter.fontMetrics().horizontalAdvance(text) < area.width():
                lane = QRectF(area.left(), area.top(), area.width(), area.height())
                if free:
                    painter.drawText(lane, Qt.AlignmentFlag.AlignCenter, text)

    def _small(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))

    def _paint_hours(self, painter: QPainter) -> None:
        self._small(painter)
        first, last = self._span()
        step = 60
        while step * self._scale() < 44:
            step += 60
        hour = -(-first // 60) * 60
        while hour <= last:
            area = QRectF(self._x(hour) - 26, _HOURS, 52, 16)
            if area.right() < self.width() - 2:
                text = clock(time_of(hour), self._formats)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            hour += step

    def _paint_stays(self, painter: QPainter) -> None:
        """Write below the hours when heads of Quality and the guest come and go."""
        items = [line.item for line in self._lines]
        parts = []
        for group in (Audience.HEAD_OF_QUALITY, Audience.GUEST):
            text = stay_text(items, self._start, group, self._formats)
            if text and (self._has_guest or group is not Audience.GUEST):
                parts.append(f"{LANES[group]} {text}")
        area = QRectF(12, _HOURS + 17, self.width() - 24, 17)
        text = painter.fontMetrics().elidedText(
            "   ·   ".join(parts), Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    # naming

    def text_at(self, place: QPoint) -> str:
        """Return the words for a place: the item and who is in the room, or the free time."""
        # The later of two blocks lies on top.
        for area, line, _ in reversed(self.blocks()):
            if area.contains(place):
                return self._item_text(line)
        for area, line in self._slacks():
            if area.contains(place):
                return line.slack
        return ""

    def _item_text(self, line: AgendaLine) -> str:
        span = f"{clock(line.timed.start, self._formats)} to {clock(line.timed.end, self._formats)}"
        groups = ", ".join(name for group, name in LANES.items() if invited(line.item, group))
        return f"{span}: {line.item.title}\n{groups}"

    def event(self, event: QEvent) -> bool:
        """Name the item under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            text = self.text_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the items with the arrow keys; Enter goes to the item in the table."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._lines:
            step = -1 if key == Qt.Key.Key_Left else 1
            self._current = max(0, min(self._current + step, len(self._lines) - 1))
            line = self._lines[self._current]
            place = QPoint(round(self._x(line.timed.begins)), _HEIGHT - 8)
            QToolTip.showText(self.mapToGlobal(place), self._item_text(line), self)
            self.setAccessibleDescription(self._item_text(line))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._lines:
            self.item_chosen.emit(self._lines[self._current].item.id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the item that was clicked."""
        super().mouseReleaseEvent(event)
        for area, line, _ in reversed(self.blocks()):
            if area.contains(event.position()):
                self.item_chosen.emit(line.item.id)
                return
