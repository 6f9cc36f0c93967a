"""The ring around what has the keyboard: one for the whole program, seen at 3 to 1 in light and in dark."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QWidget,
)
from shiboken6 import isValid

from lead_desktop.ui.kit.descendants import descendant
from lead_desktop.ui.theme import Theme

_PAUSE = 120
"""Milliseconds after which the ring has followed a cell or a field that moved."""
_OUT = 2
"""Pixels by which the ring lies outside of what it is around."""


class _Frame(QWidget):
    """The ring as it is painted."""

    def __init__(self, window: QWidget, ring: FocusRing) -> None:
        super().__init__(window)
        self._ring = ring
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring alone: what it is around shows through."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._ring.theme.colour("accent"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class FocusRing(QObject):
    """Follows the keyboard from widget to widget, and in a list or a table from cell to cell.

    What was clicked with the mouse has no ring: who clicks knows where.
    """

    @classmethod
    def in_use(cls, app: QApplication, theme: Theme) -> FocusRing:
        """Return the one ring of the program, from now on in the colours of a theme."""
        ring = descendant(app, FocusRing) or cls(app, theme)
        ring.theme = theme
        return ring

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self.theme = theme
        self._frame: _Frame | None = None
        self._around: QWidget | None = None
        # Looked after again and again: filters and signals of widgets that are on their way out are no help.
        self._look = QTimer(self)
        self._look.setInterval(_PAUSE)
        self._look.timeout.connect(self.place)
        app.focusChanged.connect(self._moved)

    def _moved(self, _: QWidget | None, now: QWidget | None) -> None:
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._around = None if clicked else now
        if self._around is None:
            self._look.stop()
        else:
            self._look.start()
        self.place()

    def place(self) -> None:
        """Lie around what has the keyboard now, or be gone."""
        around = self._around
        if around is None or not isValid(around) or not around.isVisible():
            if self._frame is not None and isValid(self._frame):
                self._frame.hide()
            return
        window = around.window()
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame(window, self)
        elif self._frame.parentWidget() is not window:
            self._frame.setParent(window)
        area = _area(around)
        self._frame.setVisible(not area.isEmpty())
        self._frame.setGeometry(area.adjusted(-_OUT, -_OUT, _OUT, _OUT).intersected(window.rect()))
        self._frame.raise_()


def _area(widget: QWidget) -> QRect:
    """Return what has the keyboard, as far as it is in view, in its window: a cell, or the whole widget."""
    if isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        cell = _in_view(widget.viewport(), widget.visualRect(widget.currentIndex()))
        if not cell.isEmpty():
            return cell
    return _in_view(widget, widget.rect())


def _in_view(widget: QWidget, area: QRect) -> QRect:
    """Return the part of an area of a widget that no widget around it cuts off, in its window."""
    window = widget.window()
    inside = widget
    while inside is not window:
        area = area.intersected(inside.rect())
        above = inside.parentWidget()
        if above is None:
            break
        area = QRect(inside.mapToParent(area.topLeft()), area.size())
        inside = above
    return area.intersected(window.rect())
