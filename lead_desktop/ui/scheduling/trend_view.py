"""How the community values its sessions: one small line for each question, never one mean of them all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS
from lead_desktop.domain.scheduling.evaluation import Evaluated
from lead_desktop.domain.text.formatting import brief_day, plural
from lead_desktop.ui.theme import Theme

_TITLE = 34
_AXIS = 18
_SIDE = 20
_ROW, _WIDE = 136, 640


class TrendView(QWidget):
    """Four charts side by side, or two above two: the mean answer, session by session."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trend: tuple[Evaluated, ...] = ()
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_ROW)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two rows of charts where there is no room for four in one."""
        super().resizeEvent(event)
        self.setFixedHeight(_ROW if self.width() >= _WIDE else 2 * _ROW)

    def show_trend(self, trend: Sequence[Evaluated], current: int | None = None) -> None:
        """Show the sessions that were evaluated; `current` is the one in view, by its id."""
        self._trend = tuple(trend)
        self._current = current
        self.setVisible(bool(trend))
        parts = [
            f"{question} {self._line_text(place)}" for place, question in enumerate(EVALUATION_QUESTIONS)
        ]
        self.setAccessibleName("How the community values the sessions, 1 to 5. " + " ".join(parts))
        self.update()

    def _line_text(self, question: int) -> str:
        """Return one question's means in words."""
        return ", ".join(
            f"session {evaluated.number}: {mean:.1f}"
            for evaluated in self._trend
            if (mean := evaluated.means[question]) is not None
        )

    def session_text(self, place: int) -> str:
        """Return one session in words: every question's mean, and how many forms there are."""
        one = self._trend[place]
        lines = [f"Session {one.number}, {brief_day(one.day, one.formats)}: {plural(one.forms, 'form')}"]
        for question, mean in zip(EVALUATION_QUESTIONS, one.means, strict=True):
            lines.append(f"{question} {mean:.1f}" if mean is not None else f"{question} no answers")
        return "\n".join(lines)

    # places

    def _areas(self) -> list[QRectF]:
        """Return the area of each chart."""
        count = len(EVALUATION_QUESTIONS)
        columns = count if self.width() >= _WIDE else count // 2
        rows = -(-count // columns)
        width, height = self.width() / columns, self.height() / rows
        return [
            QRectF(place % columns * width, place // columns * height, width - 14, height)
            for place in range(count)
        ]

    def _x(self, area: QRectF, place: int) -> float:
        left, right = area.left() + _SIDE, area.right() - 12
        if len(self._trend) < 2:
            return (left + right) / 2
        return left + (right - left) * place / (len(self._trend) - 1)

    @staticmethod
    def _y(area: QRectF, score: float) -> float:
        top, bottom = area.top() + _TITLE + 6, area.bottom() - _AXIS
        return bottom - (bottom - top) * (score - 1) / 4

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for question, area in enumerate(self._areas()):
            self._paint_frame(painter, area, question)
            self._paint_line(painter, area, question)

    def _paint_frame(self, painter: QPainter, area: QRectF, question: int) -> None:
        font = painter.font()
        font.setPointSizeF(self.font().pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        title = QRectF(area.left(), area.top(), area.width(), _TITLE)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(title, flags, EVALUATION_QUESTIONS[question])
        for score in (1, 3, 5):
            y = self._y(area, score)
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.drawLine(QPointF(area.left() + _SIDE - 6, y), QPointF(area.right(), y))
            painter.setPen(self._theme.colour("muted"))
            place = QRectF(area.left(), y - 8, _SIDE - 10, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(score))

    def _paint_line(self, painter: QPainter, area: QRectF, question: int) -> None:
        points = [
            (place, mean)
            for place, evaluated in enumerate(self._trend)
            if (mean := evaluated.means[question]) is not None
        ]
        painter.setPen(QPen(self._theme.colour("accent"), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(
            QPolygonF([QPointF(self._x(area, place), self._y(area, mean)) for place, mean in points])
        )
        step = max(1, round(len(self._trend) / 8))
        for place, mean in points:
            one = self._trend[place]
            chosen = one.session_id == self._current
            at = QPointF(self._x(area, place), self._y(area, mean))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(at, 4.2 if chosen else 2.6, 4.2 if chosen else 2.6)
            if place % step == 0 or chosen:
                painter.setPen(self._theme.colour("ink" if chosen else "muted"))
                below = QRectF(at.x() - 16, area.bottom() - _AXIS + 3, 32, 14)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(one.number))
            if chosen or (place == points[-1][0] and not self._shows_current()):
                painter.setPen(self._theme.colour("ink"))
                above = QRectF(at.x() - 20, at.y() + 5, 40, 15)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{mean:.1f}")

    def _shows_current(self) -> bool:
        return any(evaluated.session_id == self._current for evaluated in self._trend)

    def event(self, event: QEvent) -> bool:
        """Tell the session under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._trend:
            area = next((one for one in self._areas() if one.contains(QPointF(event.pos()))), None)
            if area is not None:
                places = range(len(self._trend))
                nearest = min(places, key=lambda place: abs(self._x(area, place) - event.pos().x()))
                QToolTip.showText(event.globalPos(), self.session_text(nearest), self)
            return True
        return super().event(event)
