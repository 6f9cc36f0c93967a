"""Rows with a check mark, an organization's colour, a name and a muted detail at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

COLOUR_ROLE = Qt.ItemDataRole.UserRole + 1
"""The place of an organization's colour in the family, or None."""
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 2
"""What stands muted at the right."""

_SQUARE = 9
_GAP = 8
_AIR = 5
_ROOMY = 28
"""Letters of average width that a row must hold before all of the detail is shown."""


class DetailDelegate(QStyledItemDelegate):
    """Paints the row's own text shortened so that the detail always has its place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give rows a height at which a packet's recipients and contents are all in view."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the native row without its text, then square, name and detail."""
        row = QStyleOptionViewItem(option)
        self.initStyleOption(row, index)
        name, row.text = row.text, ""
        style = row.widget.style() if row.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, row, painter, row.widget)
        row.text = name
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, row, row.widget)
        area.setLeft(area.left() + _AIR)
        area.setRight(option.rect.right() - _GAP)
        painter.save()
        painter.setFont(row.font)
        area = self._paint_square(painter, area, index)
        detail = index.data(DETAIL_ROLE) or ""
        if area.width() < row.fontMetrics.averageCharWidth() * _ROOMY:
            # The names matter most: only the last part of the detail stays beside them.
            detail = detail.rpartition(" · ")[2]
        kept = min(row.fontMetrics.horizontalAdvance(name), area.width() * 2 // 3)
        room = area.width() - kept - _GAP
        detail = row.fontMetrics.elidedText(detail, Qt.TextElideMode.ElideRight, room)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, detail)
        area.setRight(area.right() - row.fontMetrics.horizontalAdvance(detail) - _GAP)
        painter.setPen(self._theme.colour("ink"))
        shown = row.fontMetrics.elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _paint_square(self, painter: QPainter, area: QRect, index: _Index) -> QRect:
        colour = index.data(COLOUR_ROLE)
        if colour is None:
            return area
        top = area.top() + (area.height() - _SQUARE) // 2
        square = QRect(area.left() + 2, top, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.organization(colour))
        painter.drawRoundedRect(square, 2, 2)
        return area.adjusted(_SQUARE + 2 + _GAP, 0, 0, 0)
