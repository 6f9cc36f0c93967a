"""How a session stands in the list: number, host's colour, day and host, its state in sign and word."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.domain.text.formatting import short_day
from lead_desktop.services.scheduling.sessions import SessionLine
from lead_desktop.ui.scheduling.session_model import LINE_ROLE
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

_TEXT_LEFT = 60
_SIGNS = {SessionState.HELD: "✓", SessionState.CANCELLED: "×"}
_TOKENS = {
    SessionState.HELD: "good",
    SessionState.ANNOUNCED: "accent",
    SessionState.CANCELLED: "blocking",
    SessionState.DRAFT: "muted",
}


class SessionDelegate(QStyledItemDelegate):
    """Paints headings of years and sessions."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give a session two lines, a heading one."""
        line = option.fontMetrics.height()
        return QSize(180, line + 20 if index.data(LINE_ROLE) is None else line * 2 + 9)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
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
        cancelled = session.state is SessionState.CANCELLED
        painter.setPen(self._theme.colour("muted"))
        number = QFont(option.font)
        number.setStrikeOut(cancelled)
        painter.setFont(number)
        painter.drawText(
            QRect(area.left(), area.top(), 34, area.height()), _RIGHT | _MIDDLE, str(session.number)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.host is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.organization(line.host.colour))
            painter.drawRoundedRect(QRect(area.left() + 42, area.center().y() - 4, 9, 9), 2, 2)
        self._paint_day(painter, option, line)
        self._paint_host(painter, option, line)

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, line: SessionLine) -> None:
        """Draw the day at the left, and the state at the right: its sign, and its word if there is room."""
        area: QRect = option.rect
        session = line.session
        top = QRect(
            area.left() + _TEXT_LEFT, area.top() + 3, area.width() - _TEXT_LEFT - 12, area.height() // 2
        )
        cancelled = session.state is SessionState.CANCELLED
        font = QFont(option.font)
        font.setStrikeOut(cancelled)
        font.setWeight(QFont.Weight.DemiBold if line.is_next else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if cancelled else "ink"))
        day = short_day(session.day, line.formats)
        painter.drawText(top, _LEFT | _MIDDLE, day)
        left = top.width() - QFontMetrics(font).horizontalAdvance(day) - 10
        painter.setPen(self._theme.colour(_TOKENS[session.state]))
        painter.setFont(option.font)
        taken = self._paint_sign(painter, top, session.state)
        small = self._small(option)
        word = session.state.value
        if QFontMetrics(small).horizontalAdvance(word) <= left - taken - 6:
            painter.setFont(small)
            painter.drawText(top.adjusted(0, 0, -taken - 5, 0), _RIGHT | _MIDDLE, word)

    def _paint_sign(self, painter: QPainter, area: QRect, state: SessionState) -> int:
        """Draw the sign of a state at the right of an area; return its width in pixels.

        The typeface has no circles.
        """
        sign = _SIGNS.get(state)
        if sign is not None:
            painter.drawText(area, _RIGHT | _MIDDLE, sign)
            return painter.fontMetrics().horizontalAdvance(sign)
        size = max(painter.fontMetrics().xHeight(), 6)
        circle = QRectF(area.right() - size, area.center().y() - size / 2 + 1, size, size)
        pen = QPen(painter.pen().color(), 1.2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if state is SessionState.DRAFT else pen.color())
        painter.drawEllipse(circle)
        return size + 1

    def _paint_host(self, painter: QPainter, option: QStyleOptionViewItem, line: SessionLine) -> None:
        """Draw the host, and at the right what is worth a word: the next session, or a remark."""
        area: QRect = option.rect
        height = area.height() // 2
        bottom = QRect(
            area.left() + _TEXT_LEFT, area.top() + height - 1, area.width() - _TEXT_LEFT - 12, height - 2
        )
        painter.setFont(self._small(option))
        word, token = "", "muted"
        if line.is_next:
            word, token = "next", "accent"
        if line.remarks:
            word, token = "! check" if not word else f"! {word}", "warning"
        if word:
            painter.setPen(self._theme.colour(token))
            painter.drawText(bottom, _RIGHT | _MIDDLE, word)
        room = bottom.width() - (painter.fontMetrics().horizontalAdvance(word) + 8 if word else 0)
        host = line.host.name if line.host is not None else "no host yet"
        shown = painter.fontMetrics().elidedText(host, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(bottom, _LEFT | _MIDDLE, shown)

    def _small(self, option: QStyleOptionViewItem) -> QFont:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        return font
