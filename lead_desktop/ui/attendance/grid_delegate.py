"""How a cell of the attendance looks: a sign or a word on a soft ground, never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lead_desktop.domain.attendance.grid import Cell, CellKind
from lead_desktop.domain.model.attendance import MarkKind
from lead_desktop.domain.model.sessions import Guest
from lead_desktop.domain.text.formatting import clock
from lead_desktop.ui.attendance.grid_model import CELL_ROLE, GUEST_ROLE, NOTE_ROLE, GridModel, Part
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

_TINY = 0.78
_CORNER = 8.0


def small(font: QFont, factor: float = 0.86) -> QFont:
    """Return a font a step smaller."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * factor)
    return made


def bold(font: QFont) -> QFont:
    """Return a font a step heavier."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


def paint_heading(painter: QPainter, theme: Theme, x: int, area: QRect, text: tuple[str, str]) -> None:
    """Write the heading of a part from a place on; it runs on across the names and the sessions."""
    font = painter.font()
    line = area.adjusted(0, 0, 0, -8)
    painter.setFont(bold(font))
    painter.setPen(theme.colour("ink"))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
    painter.drawText(QRect(x, line.top(), 2000, line.height()), flags, text[0])
    x += painter.fontMetrics().horizontalAdvance(text[0])
    painter.setFont(font)
    painter.setPen(theme.colour("muted"))
    painter.drawText(QRect(x, line.top(), 2000, line.height()), flags, f"  ·  {text[1]}" if text[1] else "")
    painter.setPen(theme.colour("line"))
    painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())


class GridDelegate(QStyledItemDelegate):
    """Paints cells and the headings' second half. `margin` is where headings begin, left of the cells."""

    def __init__(self, theme: Theme, model: GridModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.margin = 0
        self.column = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        painter.setFont(option.font)
        line = self._model.line_at(index.row())
        if line.heading:
            paint_heading(painter, self._theme, self.margin, option.rect, self._model.heading(index.row()))
        else:
            self._paint_ground(painter, option.rect, index)
            self._paint_content(painter, option, index, line.part)
            self._paint_frame(painter, option, index)
        painter.restore()

    def _token(self, index: _Index) -> str:
        """Return the level in whose colours a cell stands; empty where it stands in none."""
        cell, guest = index.data(CELL_ROLE), index.data(GUEST_ROLE)
        if isinstance(guest, Guest):
            return {None: "", True: "good", False: "blocking"}[guest.attended]
        if not isinstance(cell, Cell) or cell.mark is None or cell.kind is not CellKind.MARKED:
            return ""
        if cell.mark.kind is MarkKind.ABSENT:
            return "blocking"
        whole = cell.mark.kind is MarkKind.PRESENT and cell.attended >= cell.invited
        if cell.invited and cell.mark.items_attended is not None:
            whole = cell.attended >= cell.invited
        return "good" if whole else "warning"

    def _paint_ground(self, painter: QPainter, area: QRect, index: _Index) -> None:
        token = self._token(index)
        cell = index.data(CELL_ROLE)
        inner = area.adjusted(0, 0, -1, -1)
        announced = isinstance(cell, Cell) and cell.mark is not None and not cell.counts
        if isinstance(cell, Cell) and cell.kind in (CellKind.OUTSIDE, CellKind.CANCELLED):
            painter.fillRect(inner, self._theme.colour("window"))
        elif token and announced:
            painter.setPen(QPen(self._theme.colour(token), 1, Qt.PenStyle.DotLine))
            painter.drawRect(inner.adjusted(2, 2, -3, -3))
        elif token:
            painter.fillRect(inner, self._theme.colour(f"{token} soft"))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())

    def _paint_content(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, part: Part
    ) -> None:
        cell = index.data(CELL_ROLE)
        text = str(index.data())
        token = self._token(index)
        area = option.rect.adjusted(1, 0, -2, -1)
        painter.setPen(self._theme.colour(f"{token} ink" if token else "muted"))
        painter.setFont(option.font if token else small(option.font))
        times = self._times(cell, QFontMetrics(small(option.font, _TINY)), area.width())
        upper = area.adjusted(0, 0, 0, -15) if times else area
        if text in ("present", "came"):
            self._paint_check(painter, upper)
        else:
            if painter.fontMetrics().horizontalAdvance(text) > area.width():
                painter.setFont(small(option.font))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, shown)
        if times:
            painter.setFont(small(option.font, _TINY))
            lower = area.adjusted(-2, area.height() - 19, 2, -3)
            painter.setPen(self._theme.colour("ink"))
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, times)
        if index.data(NOTE_ROLE):
            self._paint_note(painter, option.rect)
        del part

    def _times(self, cell: object, metrics: QFontMetrics, room: int) -> str:
        """Return as much of when somebody came and went as there is room for; the tooltip tells all of it."""
        if not isinstance(cell, Cell) or cell.mark is None:
            return ""
        arrived = clock(cell.mark.arrived, self._model.formats) if cell.mark.arrived is not None else ""
        left = clock(cell.mark.left, self._model.formats, is_end=True) if cell.mark.left is not None else ""
        forms = (
            f"{arrived}–{left}" if arrived and left else "",
            f"from {arrived}" if arrived else f"to {left}" if left else "",
            f"{arrived}–" if arrived else f"–{left}" if left else "",
        )
        return next((form for form in forms if form and metrics.horizontalAdvance(form) <= room), "")

    def _paint_check(self, painter: QPainter, area: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(painter.pen().color(), 1.7, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        middle = QRectF(area).center()
        painter.drawPolyline(
            [middle + QPointF(-4.6, 0.4), middle + QPointF(-1.4, 3.8), middle + QPointF(4.8, -4.0)]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_note(self, painter: QPainter, area: QRect) -> None:
        """A folded corner: there is something to read here."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent"))
        corner = QPointF(area.right() - 2, area.top() + 1)
        painter.drawPolygon(QPolygonF([corner, corner + QPointF(-_CORNER, 0), corner + QPointF(0, _CORNER)]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area = option.rect.adjusted(0, 0, -1, -1)
        accent = self._theme.colour("accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if index.column() == self.column:
            painter.setPen(QPen(accent, 1))
            painter.drawLine(area.topLeft(), area.bottomLeft())
            painter.drawLine(area.topRight(), area.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            pen = QPen(accent, 2)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(area.adjusted(1, 1, 0, 0))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(area.adjusted(4, 4, -4, -4))
