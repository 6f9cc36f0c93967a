"""What stands around the cells: sessions above, people at the left, rates at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip, QWidget

from lead_desktop.domain.model.program import program_year
from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.domain.text.formatting import brief_day
from lead_desktop.ui.attendance.grid_delegate import bold, paint_heading, small
from lead_desktop.ui.attendance.grid_model import GridModel
from lead_desktop.ui.theme import Theme

HEAD = 42
ROW = 44
HEADING = 40
RATE = 62

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class SessionHeader(QHeaderView):
    """Numbers and days of the sessions; the one at work stands out."""

    def __init__(self, theme: Theme, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._grid = model
        self.column = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFixedHeight(HEAD)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a session's number above its day."""
        sessions = self._grid.sessions
        if section >= len(sessions):
            return
        session = sessions[section]
        painter.save()
        painter.fillRect(rect, self._theme.colour("paper"))
        token = "accent" if section == self.column else "muted"
        painter.setPen(self._theme.colour(token))
        font = bold(self.font())
        font.setStrikeOut(session.state is SessionState.CANCELLED)
        painter.setFont(font)
        half = rect.height() // 2
        painter.drawText(
            QRect(rect.left(), rect.top() + 3, rect.width(), half - 3), _CENTRE, str(session.number)
        )
        lower = QRect(rect.left(), rect.top() + half, rect.width(), half - 4)
        painter.setFont(small(self.font()))
        text = (
            "cancelled"
            if session.state is SessionState.CANCELLED
            else brief_day(session.day, self._grid.formats)
        )
        if painter.fontMetrics().horizontalAdvance(text) > rect.width():
            painter.setFont(small(self.font(), 0.72))
        painter.drawText(lower, _CENTRE, text)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view = self._grid.view
        if section and view is not None and view.year is None:
            before = program_year(view.snapshot.program, sessions[section - 1].day)
            if before != program_year(view.snapshot.program, session.day):
                painter.setPen(self._theme.colour("muted"))
                painter.drawLine(rect.left(), rect.top() + 6, rect.left(), rect.bottom() - 6)
        painter.restore()


class NamesHeader(QHeaderView):
    """Who is in each row, with the organization; the parts' headings begin here."""

    def __init__(self, theme: Theme, model: GridModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self._grid = model
        self.row = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that the table sets."""
        return QSize(self.width(), 0)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a name, or the heading of a part."""
        painter.save()
        painter.fillRect(rect, self._theme.colour("paper"))
        painter.setFont(self.font())
        painter.setClipRect(rect)
        if self._grid.line_at(section).heading:
            paint_heading(painter, self._theme, 0, rect, self._grid.heading(section))
        else:
            self._paint_name(painter, rect, section)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, row: int) -> None:
        name, later, organization = self._grid.names(row)
        colour = self._grid.colour_at(row)
        if row == self.row:
            painter.fillRect(rect.adjusted(0, 0, 0, -1), self._theme.colour("accent soft"))
        if colour is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.organization(colour))
            painter.drawRoundedRect(QRect(rect.left() + 8, rect.top() + 9, 9, 9), 2, 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        left, room = rect.left() + 24, rect.width() - 30
        half = rect.height() // 2
        upper = QRect(left, rect.top() + 3, room, half - 2) if organization else rect.adjusted(24, 0, -6, 0)
        painter.setPen(self._theme.colour("ink"))
        painter.setFont(bold(self.font()))
        shown = painter.fontMetrics().elidedText(" ".join(name.split()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(upper, _LEFT, shown)
        used = painter.fontMetrics().horizontalAdvance(shown) + 6
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(small(self.font()))
        if later and room - used > 40:
            shown = painter.fontMetrics().elidedText(later, Qt.TextElideMode.ElideRight, room - used)
            painter.drawText(upper.adjusted(used, 1, 0, 0), _LEFT, shown)
        shown = painter.fontMetrics().elidedText(
            " ".join(organization.split()), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRect(left, rect.top() + half - 1, room, half - 4), _LEFT, shown)
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())


class RateColumn(QWidget):
    """The rates, one beside each row; they stay in view when the sessions scroll."""

    def __init__(self, theme: Theme, model: GridModel, table: QTableView) -> None:
        super().__init__(table)
        self._theme = theme
        self._grid = model
        self._table = table
        self.setFixedWidth(RATE)
        self.setAccessibleName("Rates")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rates at the height of their rows."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("paper"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(bold(self.font()))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QRect(0, 0, self.width() - 8, HEAD), flags, "Rate")
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(0, HEAD - 1, self.width(), HEAD - 1)
        painter.setClipRect(self.rect().adjusted(0, HEAD, 0, 0))
        for row in range(self._grid.rowCount()):
            area = self._area(row)
            if area.bottom() < HEAD or area.top() > self.height():
                continue
            heading = self._grid.line_at(row).heading
            warning = bool(self._grid.warning_at(row))
            painter.setPen(self._theme.colour("muted" if heading else "warning ink" if warning else "ink"))
            bottom = Qt.AlignmentFlag.AlignBottom if heading else Qt.AlignmentFlag.AlignVCenter
            text = self._grid.rate_text(row)
            painter.drawText(
                area.adjusted(0, 0, -8, -7 if heading else 0),
                Qt.AlignmentFlag.AlignRight | bottom,
                f"!  {text}" if warning else text,
            )
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _area(self, row: int) -> QRect:
        top = self._table.rowViewportPosition(row) + HEAD
        return QRect(0, top, self.width(), self._table.rowHeight(row))

    def event(self, event: QEvent) -> bool:
        """Tell the arithmetic of the rate under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            row = self._table.rowAt(event.pos().y() - HEAD)
            text = self._grid.rate_tooltip(row) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
