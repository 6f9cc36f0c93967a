"""How a session stands in the list: number, host's colour, day and host, and the sign of its state."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lead_desktop.domain.sessions import SessionState
from lead_desktop.domain.words import short_day
from lead_desktop.services.sessions import SessionLine
from lead_desktop.ui.scheduling.session_model import LINE_ROLE, STATE_SIGNS
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class SessionDelegate(QStyledItemDelegate):
    """Paints headings of years and sessions."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give a session two lines, a heading one."""
        line = option.fontMetrics.height()
        return QSize(180, line + 20 if index.data(LINE_ROLE) is None else line * 2 + 13)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        line = index.data(LINE_ROLE)
        painter.save()
        if isinstance(line, SessionLine):
            self._paint_session(painter, option, line)
        else:
            font = QFont(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.8)
            font.setWeight(QFont.Weight.DemiBold)
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.8)
            painter.setFont(font)
            painter.setPen(self._theme.colour("muted"))
            area = option.rect.adjusted(14, 0, -6, -5)
            painter.drawText(area, _LEFT | Qt.AlignmentFlag.AlignBottom, str(index.data()))
        painter.restore()

    def _paint_session(self, painter: QPainter, option: QStyleOptionViewItem, line: SessionLine) -> None:
        area: QRect = option.rect
        session = line.session
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._theme.colour("accent soft"))
            painter.fillRect(QRect(area.left(), area.top(), 3, area.height()), self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._theme.colour("hover"))
        muted, ink = self._theme.colour("muted"), self._theme.colour("ink")
        cancelled = session.state is SessionState.CANCELLED
        half = area.height() // 2
        painter.setPen(muted)
        painter.drawText(
            QRect(area.left(), area.top(), 34, area.height()), _RIGHT | _MIDDLE, str(session.number)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.host is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.organization(line.host.colour))
            painter.drawRoundedRect(QRect(area.left() + 42, area.center().y() - 4, 9, 9), 2, 2)
        room = area.width() - 60 - 30
        painter.setPen(muted if cancelled else ink)
        font = QFont(option.font)
        font.setStrikeOut(cancelled)
        painter.setFont(font)
        top = QRect(area.left() + 60, area.top() + 5, room, half - 4)
        painter.drawText(top, _LEFT | _MIDDLE, short_day(session.day))
        font.setStrikeOut(False)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(muted)
        host = line.host.name if line.host is not None else "no host yet"
        shown = painter.fontMetrics().elidedText(host, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(area.left() + 60, area.top() + half, room, half - 5), _LEFT | _MIDDLE, shown)
        painter.setFont(option.font)
        token = {SessionState.HELD: "good", SessionState.ANNOUNCED: "accent"}.get(session.state, "muted")
        painter.setPen(self._theme.colour("blocking" if cancelled else token))
        sign_area = QRect(area.right() - 28, area.top(), 16, area.height())
        painter.drawText(sign_area, _RIGHT | _MIDDLE, STATE_SIGNS[session.state])
