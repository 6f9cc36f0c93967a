"""The chart on paper: its dots, lines and words are read back from the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from lead_desktop import paths
from lead_desktop.documents.kit.chart_painter import measure_text
from lead_desktop.documents.kit.fonts import Fonts
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.charts.chart import chart
from lead_desktop.domain.charts.layout import Scene, Shape, lay_out
from lead_desktop.domain.colours import PAPER
from lead_desktop.domain.model.goals import ChangeMarker
from tests.domain.charts.test_chart import RATE, SPIKED, observations
from tests.drawings import from_pdf


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(Fonts(paths.resources()))


def scene_with_everything(typesetter: Typesetter) -> Scene:
    found = observations([*SPIKED[:9], None, *SPIKED[9:]])
    found[2] = replace(found[2], excluded=True)
    markers = [
        ChangeMarker(measure_id=1, month=date(2006, 7, 1), label="bundle <&> Łukasz"),
        ChangeMarker(measure_id=1, month=date(2007, 2, 1), label="rounds"),
    ]
    return lay_out(chart(RATE, found, markers), 340, 110, measure_text(typesetter), size=7.2)


def test_the_page_has_every_dot_line_area_and_label(qapp: QGuiApplication, typesetter: Typesetter) -> None:
    scene = scene_with_everything(typesetter)
    drawn = from_pdf(scene, typesetter)
    round_ones = [one for one in scene.dots if one.shape in (Shape.CIRCLE, Shape.RING)]
    assert len(drawn.circles) == len(round_ones) > 3
    for (x, y, radius), dot in zip(drawn.circles, round_ones, strict=True):
        assert (x, y, radius) == pytest.approx((dot.x, dot.y, dot.radius), abs=0.01)
    assert len(drawn.lines) == len(scene.strokes)
    for places, stroke in zip(drawn.lines, scene.strokes, strict=True):
        assert [xy for place in places for xy in place] == pytest.approx(
            [xy for place in stroke.places for xy in place], abs=0.01
        )
    signals = [one.outline() for one in scene.dots if one.shape in (Shape.DIAMOND, Shape.SQUARE)]
    assert {one.shape for one in scene.dots} == set(Shape) - {Shape.RIMMED}
    for places, corners in zip(drawn.areas[len(scene.areas) :], signals, strict=True):
        assert [xy for place in places for xy in place] == pytest.approx(
            [xy for corner in corners for xy in corner], abs=0.01
        )
    assert [text for text, _, _ in drawn.texts] == [label.text for label in scene.labels]
    assert "bundle <&> Łukasz" in {text for text, _, _ in drawn.texts}


def test_a_signal_differs_from_other_points_in_grey_too(typesetter: Typesetter) -> None:
    scene = scene_with_everything(typesetter)
    shapes = {dot.shape for dot in scene.dots if dot.role == "signal"}
    assert Shape.CIRCLE not in shapes
    # The band can be told from the paper, and the lines from the band.
    grey = {
        name: sum(
            int(PAPER.colour(name)[at : at + 2], 16) * weight
            for at, weight in ((1, 0.3), (3, 0.59), (5, 0.11))
        )
        for name in ("paper", "accent soft", "muted", "accent")
    }
    assert grey["paper"] - grey["accent soft"] > 10
    assert grey["accent soft"] - grey["muted"] > 80
    assert grey["accent soft"] - grey["accent"] > 80
