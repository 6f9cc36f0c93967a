"""Twenty-five charts of 24 points, first painted on screen, against the same points straight with QPainter.

The goal is three times the time. The reference knows beforehand where each line, dot and label goes; the
charts have to find out: they measure their labels and lay themselves out.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from statistics import median

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from lead_desktop import paths
from lead_desktop.domain.charts.layout import Scene
from lead_desktop.domain.goals.progress import Progress, progress
from lead_desktop.domain.model.goals import ChangeMarker, Measure, MeasureKind, Observation
from lead_desktop.ui.kit.chart_view import ChartView
from lead_desktop.ui.theme import Appearance, Theme, make_theme
from tests.benchmarks.table import tell

pytestmark = pytest.mark.benchmark

CHARTS = 25
POINTS = 24
ROUNDS = 9
SIZE = (420, 190)


def measured(place: int) -> Progress:
    """Return one measure's progress: 24 months of its own."""
    measure = Measure(
        goal_id=1, name="Infections", kind=MeasureKind.RATE, multiply=1000, baseline=4.0, target=1.0
    )
    numbers = [
        Observation(
            measure_id=1,
            month=date(2006 + month // 12, month % 12 + 1, 1),
            numerator=(month * 7 + place * 5) % 9 + (4 if month < 12 else 0),
            denominator=1000 + 13 * place,
        )
        for month in range(POINTS)
    ]
    markers = [ChangeMarker(measure_id=1, month=date(2007, 1, 1), label="bundle")]
    return progress(measure, numbers, markers)


class Straight(QWidget):
    """Draws the lines, dots and labels of a scene, with nothing between them and QPainter."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.scene = scene

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#E3EEF0"))
        for area in self.scene.areas:
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in area.places]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self.scene.strokes:
            pen = QPen(QColor("#0E5A6B"), stroke.width)
            if stroke.dash:
                pen.setDashPattern([length / stroke.width for length in stroke.dash])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.places]))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#0E5A6B"))
        for dot in self.scene.dots:
            painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)
        font = QFont(self.font())
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(QColor("#5F6A74"))
        widths = QFontMetricsF(font)
        for label in self.scene.labels:
            share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
            painter.drawText(
                QPointF(label.x - share * widths.horizontalAdvance(label.text), label.y), label.text
            )
        painter.end()


def first_painted(make: Callable[[], list[QWidget]]) -> float:
    """Return the seconds from making widgets until they are painted in their window for the first time."""
    gc.collect()
    start = time.perf_counter()
    window = QWidget()
    grid = QGridLayout(window)
    for place, widget in enumerate(make()):
        widget.setFixedSize(*SIZE)
        grid.addWidget(widget, place // 5, place % 5)
    window.show()
    window.repaint()
    QApplication.processEvents()
    seconds = time.perf_counter() - start
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return seconds


def views(theme: Theme, found: list[Progress]) -> list[ChartView]:
    made = []
    for one in found:
        view = ChartView(theme)
        view.set_chart(one.chart, one.sentence)
        made.append(view)
    return made


def test_charts_against_a_bare_painter(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    theme = make_theme(qapp, paths.resources(), Appearance.LIGHT)
    found = [measured(place) for place in range(CHARTS)]
    scenes = []
    for view in views(theme, found):
        view.resize(*SIZE)
        scene = view.scene()
        assert scene is not None
        assert len(scene.dots) == POINTS
        scenes.append(replace(scene))
    bare, ours = [], []
    for turn in range(ROUNDS + 1):
        one = first_painted(lambda: [Straight(scene) for scene in scenes])
        two = first_painted(lambda: list(views(theme, found)))
        if turn:
            bare.append(one)
            ours.append(two)
    times = median(ours) / median(bare)
    with capsys.disabled():
        tell(
            f"{CHARTS} charts of {POINTS} points, first painted, against the same with a bare QPainter",
            ("", "QPainter", "LEAD Desktop", "times", "goal"),
            ("time", f"{median(bare) * 1000:.0f} ms", f"{median(ours) * 1000:.0f} ms", f"{times:.2f}", "3"),
        )
    assert times < 3
