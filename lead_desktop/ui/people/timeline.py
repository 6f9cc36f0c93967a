"""Who held which role when: one lane for each role, over the time of the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from lead_desktop.domain.model.people import Organization, Role, short_name
from lead_desktop.domain.model.snapshot import role_text
from lead_desktop.domain.people.succession_effects import SEATED
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.services.people.people import AppointmentLine, Directory
from lead_desktop.ui.theme import Theme

_NAMES = 122.0
_LANE = 26.0
_FOOT = 24.0
_PAST, _NOW = 0.13, 0.30


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of one lane: an appointment, or None where the seat is vacant; and what it says on hover."""

    area: QRectF
    line: AppointmentLine | None
    text: str


class Timeline(QWidget):
    """Paints past, present and future holders of a role on one lane; a vacant seat is hatched and named."""

    chosen = Signal(int)
    """An appointment was clicked, by its id."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: Organization | None = None
        self._directory: Directory | None = None
        self._lines: tuple[AppointmentLine, ...] = ()
        self.setAccessibleName("Appointments over time")
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def show_organization(self, shown: Organization, directory: Directory) -> None:
        """Show an organization's appointments between the program's first and last day."""
        self._shown, self._directory = shown, directory
        self._lines = directory.of(shown.id)
        self.setVisible(bool(self._lines))
        self.setFixedHeight(round(_FOOT + _LANE * len(self._roles())))
        self.setAccessibleDescription("; ".join(bar.text for bar in self.bars()))
        self.update()

    def _roles(self) -> list[Role]:
        held = {line.appointment.role for line in self._lines}
        return [role for role in Role if role in held or role in SEATED]

    def _x(self, day: date) -> float:
        assert self._directory is not None
        first, last = self._directory.first_day, self._directory.last_day
        return _NAMES + (self.width() - _NAMES - 4) * (day - first).days / max((last - first).days + 1, 1)

    def _area(self, role: Role, first_day: date, last_day: date | None) -> QRectF | None:
        """Return where a stretch of days lies, or None where it lies outside the program."""
        assert self._directory is not None
        begin = max(first_day, self._directory.first_day)
        end = min(last_day or self._directory.last_day, self._directory.last_day) + timedelta(days=1)
        if end <= begin:
            return None
        left, right = self._x(begin), self._x(end)
        top = self._roles().index(role) * _LANE + 2
        return QRectF(left, top, max(right - left - 1.5, 2), _LANE - 5)

    def bars(self) -> list[Bar]:
        """Return the stretches as they are painted."""
        if self._directory is None or self._shown is None:
            return []
        found = []
        for line in self._lines:
            one = line.appointment
            area = self._area(one.role, one.first_day, one.last_day)
            if area is not None:
                until = (
                    f" to {plain_day(one.last_day, self._directory.formats)}"
                    if one.last_day is not None
                    else ""
                )
                interim = "interim " if one.interim else ""
                text = (
                    f"{line.person.name}, {interim}{role_text(one.role)} "
                    f"from {plain_day(one.first_day, self._directory.formats)}{until}"
                )
                found.append(Bar(area, line, text))
        for vacancy in self._directory.vacancies:
            if vacancy.organization_id != self._shown.id:
                continue
            area = self._area(vacancy.role, vacancy.first_day, vacancy.last_day)
            if area is not None:
                until = (
                    f" to {plain_day(vacancy.last_day, self._directory.formats)}"
                    if vacancy.last_day is not None
                    else " on"
                )
                formats = self._directory.formats
                text = (
                    f"{role_text(vacancy.role)}: vacant from {plain_day(vacancy.first_day, formats)}{until}"
                )
                found.append(Bar(area, None, text))
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lanes, bars, years and today."""
        del event
        if self._directory is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter)
        painter.setPen(self._theme.colour("muted"))
        for place, role in enumerate(self._roles()):
            area = QRectF(0, place * _LANE, _NAMES - 8, _LANE - 1)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, role_text(role)
            )
        for bar in self.bars():
            if bar.line is None:
                self._paint_vacancy(painter, bar.area)
            else:
                self._paint_appointment(painter, bar.area, bar.line, self._directory.today)
        self._paint_today(painter)

    def _paint_appointment(self, painter: QPainter, area: QRectF, line: AppointmentLine, today: date) -> None:
        assert self._shown is not None
        colour = self._theme.organization(self._shown.colour)
        fill = QColor(colour)
        fill.setAlphaF(_NOW if line.now else _PAST)
        coming = line.appointment.first_day > today
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine) if coming else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(area, 3, 3)
        painter.setBrush(fill)
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(self._theme.colour("ink" if line.now or coming else "muted"))
        interim = " (interim)" if line.appointment.interim else ""
        name = " ".join(line.person.name.split())
        self._paint_text(painter, area, (name + interim, short_name(name) + interim, short_name(name)))

    def _paint_vacancy(self, painter: QPainter, area: QRectF) -> None:
        colour = self._theme.colour("warning")
        hatch = QColor(colour)
        hatch.setAlphaF(0.35)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(area, 3, 3)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(QPen(hatch, 1))
        x = area.left() - area.height()
        while x < area.right():
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()))
            x += 7
        painter.restore()
        text = "vacant"
        if self._fits(painter, text, area):
            plate = QRectF(area.left() + 5, area.top() + 2, 0, area.height() - 4)
            plate.setWidth(painter.fontMetrics().horizontalAdvance(text) + 8)
            painter.fillRect(plate, self._theme.colour("paper"))
            painter.setPen(colour)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)

    @staticmethod
    def _fits(painter: QPainter, text: str, area: QRectF) -> bool:
        return painter.fontMetrics().horizontalAdvance(text) <= area.width() - 14

    def _paint_text(self, painter: QPainter, area: QRectF, ways: tuple[str, ...]) -> None:
        """Write the longest way of saying it that fits, else as much of the shortest as does."""
        text = next((way for way in ways if self._fits(painter, way, area)), None)
        if text is None:
            text = painter.fontMetrics().elidedText(
                ways[-1], Qt.TextElideMode.ElideRight, max(int(area.width()) - 12, 0)
            )
        painter.drawText(area.adjusted(7, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def _paint_years(self, painter: QPainter) -> None:
        assert self._directory is not None
        bottom = _LANE * len(self._roles())
        painter.save()
        painter.setFont(self._small())
        for year in range(self._directory.first_day.year, self._directory.last_day.year + 1):
            x = self._x(max(date(year, 1, 1), self._directory.first_day))
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(int(x), 0, int(x), int(bottom) + 4)
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(QRectF(x + 3, bottom + 2, 60, 18), Qt.AlignmentFlag.AlignLeft, str(year))
        painter.restore()

    def _paint_today(self, painter: QPainter) -> None:
        assert self._directory is not None
        today = self._directory.today
        if not self._directory.first_day <= today <= self._directory.last_day:
            return
        x, bottom = self._x(today), _LANE * len(self._roles())
        painter.setPen(QPen(self._theme.colour("accent"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(int(x), 0, int(x), int(bottom) + 4)
        painter.setFont(self._small())
        text = "today"
        width = painter.fontMetrics().horizontalAdvance(text) + 8
        # To the left of the line: the years stand to the right of theirs.
        plate = QRectF(x - width - 2, bottom + 2, width, 18)
        painter.fillRect(plate, self._theme.colour("paper"))
        painter.setPen(self._theme.colour("accent"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignRight, text)

    def _bar_at(self, place: QPointF) -> Bar | None:
        return next((bar for bar in self.bars() if bar.area.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the appointment under the mouse."""
        bar = self._bar_at(event.position())
        if bar is not None and bar.line is not None:
            self.chosen.emit(bar.line.appointment.id)

    def event(self, event: QEvent) -> bool:
        """Name what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            bar = self._bar_at(QPointF(event.pos()))
            if bar is not None:
                QToolTip.showText(event.globalPos(), bar.text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
