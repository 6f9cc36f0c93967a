"""Screen and paper agree: the same scene has the same dots, lines and labels from both painters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from lead_desktop import paths
from lead_desktop.documents.kit.chart_painter import measure_text
from lead_desktop.documents.kit.fonts import Fonts
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.charts.chart import Chart, chart
from lead_desktop.domain.charts.layout import Scene, lay_out
from lead_desktop.domain.charts.rare_events import rare_chart
from lead_desktop.domain.model.goals import ChangeMarker, ChartKind, MeasureKind
from lead_desktop.ui.kit.chart_painter import ChartPainter
from lead_desktop.ui.theme import Appearance, Theme, make_theme
from tests.domain.charts.test_chart import (
    COUNT,
    GAPS,
    RATE,
    SHARE,
    SHIFTED,
    SPIKED,
    STEADY,
    VALUE,
    every,
    observations,
)
from tests.drawings import Drawing, from_pdf, from_qpainter

SPLIT = ChangeMarker(measure_id=1, month=date(2006, 11, 1), label="insertion bundle", new_phase=True)


def left_out() -> Chart:
    found = observations([*SPIKED[:9], None, *SPIKED[9:]])
    found[2] = replace(found[2], excluded=True)
    return chart(RATE, found, [replace(SPLIT, new_phase=False)])


CHARTS: dict[str, Callable[[], Chart]] = {
    "run": lambda: chart(replace(RATE, chart=ChartKind.RUN), observations(SHIFTED), [SPLIT]),
    "u": lambda: chart(RATE, observations(STEADY)),
    "p": lambda: chart(replace(SHARE, target=90.0), observations(STEADY, 10)),
    "c": lambda: chart(COUNT, observations(STEADY, None)),
    "i": lambda: chart(replace(VALUE, theoretical_limit=30), observations(SHIFTED, None)),
    "t": lambda: rare_chart(replace(RATE, kind=MeasureKind.RATE), every(GAPS)),
    "left out and missing": left_out,
    "nothing": lambda: chart(RATE, []),
}


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(Fonts(paths.resources()))


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return make_theme(qapp, paths.resources(), Appearance.LIGHT)


def flat(places: list[tuple[tuple[float, float], ...]]) -> list[list[float]]:
    return [[round(xy, 1) for place in one for xy in place] for one in places]


def near(one: list[list[float]], two: list[list[float]]) -> bool:
    return len(one) == len(two) and all(
        len(a) == len(b) and a == pytest.approx(b, abs=0.11) for a, b in zip(one, two, strict=True)
    )


@pytest.mark.parametrize("name", CHARTS)
def test_both_painters_draw_the_same(
    name: str, theme: Theme, qapp: QApplication, typesetter: Typesetter
) -> None:
    scene: Scene = lay_out(CHARTS[name](), 340, 120, measure_text(typesetter), size=8)
    paper: Drawing = from_pdf(scene, typesetter)
    screen: Drawing = from_qpainter(scene, ChartPainter(theme, qapp.font()))
    assert scene.labels
    assert [text for text, _, _ in paper.texts] == [text for text, _, _ in screen.texts]
    for (_, x, y), (_, other_x, other_y), label in zip(paper.texts, screen.texts, scene.labels, strict=True):
        assert y == pytest.approx(other_y, abs=0.01)
        # A label that does not begin at its place is as wide as its typeface makes it.
        assert x == pytest.approx(other_x, abs=0.06 if label.anchor == "start" else 2)
    assert near([list(circle) for circle in paper.circles], [list(circle) for circle in screen.circles])
    assert near(flat(paper.lines), flat(screen.lines))
    assert near(flat(paper.areas), flat(screen.areas))


def test_the_point_that_is_pointed_at_is_larger_and_has_its_line(theme: Theme, qapp: QApplication) -> None:
    painter = ChartPainter(theme, qapp.font())
    scene = lay_out(CHARTS["u"](), 340, 120, painter.measure, size=8)
    plain, pointed = from_qpainter(scene, painter), from_qpainter(scene, painter, current=4)
    assert len(pointed.lines) == len(plain.lines) + 1
    assert pointed.circles[4][2] > plain.circles[4][2]
    assert pointed.circles[3] == plain.circles[3]
