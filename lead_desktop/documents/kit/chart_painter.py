"""Painting a chart's scene on a ReportLab canvas."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from lead_desktop.documents.kit.colours import colour
from lead_desktop.documents.kit.fonts import BOLD, REGULAR
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.charts.layout import Dot, MeasureText, Scene, Shape

_RING_WIDTH = 0.8
_RIM_WIDTH = 0.5


def measure_text(typesetter: Typesetter) -> MeasureText:
    """Return the function by which a chart's layout measures its labels on paper."""

    def measure(text: str, size: float, bold: bool) -> float:
        return typesetter.width(text, BOLD if bold else REGULAR, size)

    return measure


def paint(canvas: Canvas, scene: Scene, x: float, y: float, typesetter: Typesetter) -> None:
    """Paint a scene with its lower left corner at (x, y), in points."""
    canvas.saveState()
    canvas.translate(x, y)
    for area in scene.areas:
        canvas.setFillColor(colour(area.role))
        canvas.drawPath(_path(canvas, area.places, scene.height, closed=True), stroke=0, fill=1)
    for stroke in scene.strokes:
        canvas.setStrokeColor(colour(stroke.role))
        canvas.setLineWidth(stroke.width)
        canvas.setDash(list(stroke.dash) if stroke.dash else [])
        canvas.drawPath(_path(canvas, stroke.places, scene.height, closed=False), stroke=1, fill=0)
    canvas.setDash([])
    for dot in scene.dots:
        _paint_dot(canvas, dot, scene.height)
    for label in scene.labels:
        canvas.setFillColor(colour(label.role))
        typesetter.draw(
            canvas, label.x, scene.height - label.y, label.text, REGULAR, label.size, label.anchor
        )
    canvas.restoreState()


def _path(
    canvas: Canvas, places: Sequence[tuple[float, float]], height: float, *, closed: bool
) -> PDFPathObject:
    path = canvas.beginPath()
    path.moveTo(places[0][0], height - places[0][1])
    for x, y in places[1:]:
        path.lineTo(x, height - y)
    if closed:
        path.close()
    return path


def _paint_dot(canvas: Canvas, dot: Dot, height: float) -> None:
    if dot.shape is Shape.RING:
        canvas.setFillColor(colour("paper"))
        canvas.setStrokeColor(colour(dot.role))
        canvas.setLineWidth(_RING_WIDTH)
        canvas.circle(dot.x, height - dot.y, dot.radius, stroke=1, fill=1)
        return
    canvas.setFillColor(colour(dot.role))
    if dot.shape is Shape.RIMMED:
        canvas.setStrokeColor(colour("paper"))
        canvas.setLineWidth(_RIM_WIDTH)
        canvas.circle(dot.x, height - dot.y, dot.radius, stroke=1, fill=1)
    elif dot.shape is Shape.CIRCLE:
        canvas.circle(dot.x, height - dot.y, dot.radius, stroke=0, fill=1)
    else:
        canvas.drawPath(_path(canvas, dot.outline(), height, closed=True), stroke=0, fill=1)
