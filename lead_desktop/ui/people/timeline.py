"""Who held which role when: one lane for each role, over the time of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from lead_desktop.domain.people import Role, short_name
from lead_desktop.domain.record import role_words
from lead_desktop.domain.words import plain_day
from lead_desktop.services.people import AppointmentLine
from lead_desktop.ui.theme import Theme

_NAMES = 122.0
_LANE = 24.0


class Timeline(QWidget):
    """Paints appointments as bars from day to day; a gap in a lane is a vacant seat."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[AppointmentLine, ...] = ()
        self._colour = 0
        self._first = self._last = self._today = date(2000, 1, 1)
        self.setAccessibleName("Appointments over time")
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_lines(
        self, lines: Sequence[AppointmentLine], colour: int, span: tuple[date, date], today: date
    ) -> None:
        """Show an organization's appointments between the program's first and last day."""
        self._lines = tuple(lines)
        self._colour = colour
        self._first, self._last = span
        self._today = today
        self.setVisible(bool(lines))
        self.setFixedHeight(round(26 + _LANE * len(self._roles())))
        self.update()

    def _roles(self) -> list[Role]:
        return [role for role in Role if any(line.appointment.role is role for line in self._lines)]

    def _x(self, day: date) -> float:
        days = max((self._last - self._first).days, 1)
        return _NAMES + (self.width() - _NAMES - 4) * (day - self._first).days / days

    def bars(self) -> list[tuple[QRectF, AppointmentLine]]:
        """Return the bars as they are painted."""
        roles = self._roles()
        found = []
        for line in self._lines:
            begin = max(line.appointment.first_day, self._first)
            end = min(line.appointment.last_day or self._last, self._last) + timedelta(days=1)
            if end <= begin:
                continue
            left, right = self._x(begin), min(self._x(end), self.width() - 4)
            top = roles.index(line.appointment.role) * _LANE + 2
            found.append((QRectF(left, top, max(right - left - 1.5, 2), _LANE - 5), line))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lanes, bars, years and today."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("muted"))
        for place, role in enumerate(self._roles()):
            area = QRectF(0, place * _LANE, _NAMES - 8, _LANE - 1)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, role_words(role)
            )
        for area, line in self.bars():
            colour = self._theme.organization(self._colour)
            colour.setAlphaF(0.28 if line.now else 0.13)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(area, 3, 3)
            painter.setPen(self._theme.colour("ink" if line.now else "muted"))
            words = line.person.name
            if painter.fontMetrics().horizontalAdvance(words) > area.width() - 12:
                words = short_name(words)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, int(area.width()) - 12
            )
            painter.drawText(area.adjusted(7, 0, -5, 0), Qt.AlignmentFlag.AlignVCenter, shown)
        self._paint_time(painter)

    def _paint_time(self, painter: QPainter) -> None:
        bottom = _LANE * len(self._roles())
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        for year in range(self._first.year, self._last.year + 1):
            day = max(date(year, 1, 1), self._first)
            x = self._x(day)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(int(x), 0, int(x), int(bottom) + 4)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(QRectF(x + 3, bottom + 2, 60, 18), Qt.AlignmentFlag.AlignLeft, str(year))
        if self._first <= self._today <= self._last:
            x = self._x(self._today)
            painter.setPen(QPen(self._theme.colour("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(int(x), 0, int(x), int(bottom) + 4)

    def event(self, event: QEvent) -> bool:
        """Name the appointment under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            for area, line in self.bars():
                if area.contains(event.pos()):
                    until = line.appointment.last_day
                    span = f"from {plain_day(line.appointment.first_day)}"
                    span += f" to {plain_day(until)}" if until is not None else ""
                    QToolTip.showText(event.globalPos(), f"{line.person.name}, {span}", self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)
