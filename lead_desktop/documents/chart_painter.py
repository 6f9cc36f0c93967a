"""Painting a chart's scene on a ReportLab canvas."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from lead_desktop.documents.colours import colour
from lead_desktop.documents.fonts import BOLD, REGULAR
from lead_desktop.documents.text import Typesetter
from lead_desktop.domain.chart_layout import Dot, MeasureText, Scene


def measure_text(typesetter: Typesetter) -> MeasureText:
    """Return the function by which a chart's layout measures its labels on paper."""

    def measure(text: str, size: float, bold: bool) -> float:
        return typesetter.width(text, BOLD if bold else REGULAR, size)

    return measure


def paint(canvas: Canvas, scene: Scene, x: float, y: float, typesetter: Typesetter) -> None:
    """Paint a scene with its lower left corner at (x, y), in points."""
    canvas.saveState()
    canvas.translate(x, y)
    for stroke in scene.strokes:
        canvas.setStrokeColor(colour(stroke.role))
        canvas.setLineWidth(stroke.width)
        canvas.setDash(list(stroke.dash) if stroke.dash else [])
        path = canvas.beginPath()
        path.moveTo(stroke.places[0][0], scene.height - stroke.places[0][1])
        for place in stroke.places[1:]:
            path.lineTo(place[0], scene.height - place[1])
        canvas.drawPath(path, stroke=1, fill=0)
    for dot in scene.dots:
        _paint_dot(canvas, dot, scene.height)
    for label in scene.labels:
        canvas.setFillColor(colour(label.role))
        typesetter.draw(
            canvas, label.x, scene.height - label.y, label.text, REGULAR, label.size, label.anchor
        )
    canvas.restoreState()


def _paint_dot(canvas: Canvas, dot: Dot, height: float) -> None:
    canvas.setFillColor(colour(dot.role))
    x, y = dot.x, height - dot.y
    if not dot.diamond:
        canvas.circle(x, y, dot.radius, stroke=0, fill=1)
        return
    reach = dot.radius * 1.25
    path = canvas.beginPath()
    path.moveTo(x - reach, y)
    path.lineTo(x, y + reach)
    path.lineTo(x + reach, y)
    path.lineTo(x, y - reach)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
