"""Painting a chart's scene with QPainter: the very scene that is printed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from lead_desktop.domain.charts.layout import Dot, Label, Scene, Shape
from lead_desktop.ui.theme import Theme

_GROWN = 1.6
"""How much larger the point is that is pointed at."""


class ChartPainter:
    """Paints scenes in a theme's colours and a widget's typeface, and measures their labels."""

    def __init__(self, theme: Theme, font: QFont) -> None:
        self._theme = theme
        self._font = font
        self._fonts: dict[tuple[float, bool], tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[str, float, bool], float] = {}

    def _sized(self, size: float, bold: bool) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get((size, bold))
        if found is None:
            font = QFont(self._font)
            font.setPixelSize(max(round(size), 7))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            found = self._fonts[(size, bold)] = (font, QFontMetricsF(font))
        return found

    def measure(self, text: str, size: float, bold: bool) -> float:
        """Return how wide a text is."""
        width = self._widths.get((text, size, bold))
        if width is None:
            width = self._widths[(text, size, bold)] = self._sized(size, bold)[1].horizontalAdvance(text)
        return width

    def paint(self, painter: QPainter, scene: Scene, current: int | None = None) -> None:
        """Paint a scene; `current` is the point that is pointed at, from 0."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for area in scene.areas:
            painter.setBrush(self._theme.colour(area.role))
            painter.drawPolygon(_polygon(area.places))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if current is not None and current < len(scene.columns):
            x = scene.columns[current]
            painter.setPen(QPen(self._theme.colour("muted"), 1.0))
            painter.drawLine(QPointF(x, scene.top), QPointF(x, scene.bottom))
        for stroke in scene.strokes:
            pen = QPen(self._theme.colour(stroke.role), stroke.width)
            if stroke.dash:
                # Qt counts dashes in widths of the pen.
                pen.setDashPattern([length / stroke.width for length in stroke.dash])
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawPolyline(_polygon(stroke.places))
        for dot in scene.dots:
            self._paint_dot(painter, dot, grown=dot.point == current)
        for label in scene.labels:
            self._paint_label(painter, label)

    def _paint_dot(self, painter: QPainter, dot: Dot, *, grown: bool) -> None:
        colour = self._theme.colour(dot.role)
        radius = dot.radius * (_GROWN if grown else 1.0)
        if dot.shape is Shape.RING:
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(self._theme.colour("paper"))
            painter.drawEllipse(QPointF(dot.x, dot.y), radius, radius)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if dot.shape is Shape.RIMMED:
            painter.setPen(QPen(self._theme.colour("paper"), 1.0))
        if dot.shape in (Shape.CIRCLE, Shape.RIMMED):
            painter.drawEllipse(QPointF(dot.x, dot.y), radius, radius)
        else:
            shown = Dot(dot.x, dot.y, radius, dot.role, dot.shape, dot.point)
            painter.drawPolygon(_polygon(shown.outline()))

    def _paint_label(self, painter: QPainter, label: Label) -> None:
        painter.setFont(self._sized(label.size, False)[0])
        painter.setPen(self._theme.colour(label.role))
        x = label.x
        if label.anchor != "start":
            width = self.measure(label.text, label.size, False)
            x -= width if label.anchor == "end" else width / 2
        painter.drawText(QPointF(x, label.y), label.text)


def _polygon(places: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places])
