"""The layout of a chart: everything inside, no label on another, shapes that can be told in grey."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.charts.chart import Chart, chart
from lead_desktop.domain.charts.layout import Label, Scene, Shape, Stroke, lay_out
from lead_desktop.domain.model.goals import ChangeMarker, ChartKind, MeasureKind
from tests.domain.charts.test_chart import RATE, SPIKED, STEADY, months, observations


def measure_text(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.58 if bold else 0.55)


def box(label: Label) -> tuple[float, float, float, float]:
    width = measure_text(label.text, label.size, False)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    # Capitals reach seven tenths of the size above the baseline, descenders a quarter below.
    return left, label.y - 0.7 * label.size, left + width, label.y + 0.25 * label.size


def touching(labels: tuple[Label, ...]) -> list[tuple[str, str]]:
    boxes = [(label.text, box(label)) for label in labels]
    return [
        (name, other)
        for place, (name, a) in enumerate(boxes)
        for other, b in boxes[place + 1 :]
        if a[0] < b[2] - 0.01 and b[0] < a[2] - 0.01 and a[1] < b[3] - 0.01 and b[1] < a[3] - 0.01
    ]


def scene_of(shown: Chart, width: float = 340, height: float = 110) -> Scene:
    return lay_out(shown, width, height, measure_text, size=7.2)


@given(
    numbers=st.lists(st.one_of(st.none(), st.integers(0, 90)), min_size=1, max_size=60),
    limit=st.sampled_from([0.0, 50.0, 88.0, 100.0]),
    target=st.one_of(st.none(), st.floats(0, 100)),
    markers=st.dictionaries(st.integers(0, 59), st.text(min_size=1, max_size=60), max_size=5),
    kind=st.sampled_from([MeasureKind.RATE, MeasureKind.PROPORTION, MeasureKind.VALUE]),
    width=st.floats(120, 900),
    height=st.floats(80, 400),
    size=st.sampled_from([6.6, 7.5, 10.0]),
    split=st.booleans(),
    footer=st.booleans(),
)
def test_no_label_touches_another_and_all_are_inside(
    numbers: list[int | None],
    limit: float,
    target: float | None,
    markers: dict[int, str],
    kind: MeasureKind,
    width: float,
    height: float,
    size: float,
    split: bool,
    footer: bool,
) -> None:
    measure = replace(RATE, kind=kind, theoretical_limit=limit, target=target, multiply=100)
    marked = [
        ChangeMarker(measure_id=1, month=months(60)[place], label=label, new_phase=split)
        for place, label in markers.items()
    ]
    shown = chart(measure, observations(numbers, 100), marked)
    scene = lay_out(shown, width, height, measure_text, size=size, footer=footer)
    assert not touching(scene.labels)
    for label in scene.labels:
        left, top, right, bottom = box(label)
        assert left >= -0.5
        assert right <= width + 0.5
        assert top >= -0.5
        assert bottom <= height + 0.5
    for stroke in scene.strokes:
        assert all(-0.5 <= x <= width + 0.5 and -0.5 <= y <= height + 0.5 for x, y in stroke.places)
    for area in scene.areas:
        assert all(-0.5 <= x <= width + 0.5 and -0.5 <= y <= height + 0.5 for x, y in area.places)


def test_every_value_has_its_dot_and_missing_months_break_the_line() -> None:
    shown = chart(RATE, observations([4, 5, None, 6, 5, 4]))
    scene = scene_of(shown)
    assert [dot.point for dot in scene.dots] == [0, 1, 3, 4, 5]
    assert len(scene.columns) == 6
    curves = [stroke for stroke in scene.strokes if stroke.width == 1.1]
    assert [len(curve.places) for curve in curves] == [2, 3]


def test_signals_differ_in_shape_not_in_colour_alone() -> None:
    found = observations(SPIKED)
    found[2] = replace(found[2], excluded=True)
    shapes = [dot.shape for dot in scene_of(chart(RATE, found)).dots]
    assert shapes[5] is Shape.SQUARE
    assert shapes[2] is Shape.RING
    assert shapes[0] is Shape.CIRCLE
    shifted = chart(RATE, observations([9] * 10 + [2] * 10))
    assert Shape.DIAMOND in {dot.shape for dot in scene_of(shifted).dots}


def test_the_band_has_a_piece_for_each_stretch_with_limits() -> None:
    assert len(scene_of(chart(RATE, observations(STEADY))).areas) == 1
    gap = list(STEADY)
    shown = chart(RATE, observations([*gap[:8], None, *gap[8:]]))
    assert len(scene_of(shown).areas) == 2
    assert not scene_of(chart(replace(RATE, chart=ChartKind.RUN), observations(STEADY))).areas


def test_thirty_years_on_a_narrow_page_keep_their_labels_apart() -> None:
    scene = scene_of(chart(RATE, observations([3] * 360)), width=120)
    assert touching(scene.labels) == []


def test_a_very_narrow_place_has_its_line_all_the_same() -> None:
    dots = [dot.x for dot in scene_of(chart(RATE, observations(STEADY)), width=30).dots]
    assert dots == sorted(dots)
    assert dots[-1] > dots[0]


def test_the_band_reaches_from_the_first_month_to_the_last() -> None:
    shown = chart(RATE, observations(STEADY))
    scene = scene_of(shown)
    (area,) = scene.areas
    dots = [dot.x for dot in scene.dots]
    corners = [x for x, _ in area.places]
    assert min(corners) <= dots[0]
    assert max(corners) >= dots[-1]


def test_the_centre_line_runs_through_each_phase() -> None:
    whole = chart(RATE, observations(STEADY))
    (line,) = centre_lines(whole)
    assert line.places[0][0] < line.places[1][0]
    assert not line.dash
    split = chart(
        RATE,
        observations(STEADY),
        [ChangeMarker(measure_id=1, month=months(20)[10], label="x", new_phase=True)],
    )
    left, right = centre_lines(split)
    assert left.places[1][0] == pytest.approx(right.places[0][0])


def centre_lines(shown: Chart) -> list[Stroke]:
    """Return the level lines in the colour of the centre line, as wide as a phase."""
    return [
        stroke
        for stroke in scene_of(shown).strokes
        if stroke.role == "muted" and stroke.width == 0.8 and stroke.places[0][1] == stroke.places[1][1]
    ]


def test_a_month_left_out_is_not_on_the_line() -> None:
    found = observations([4, 5, 40, 6, 5, 4])
    found[2] = replace(found[2], excluded=True)
    curves = [stroke for stroke in scene_of(chart(RATE, found)).strokes if stroke.width == 1.1]
    assert [len(curve.places) for curve in curves] == [2, 3]


def test_a_limit_far_above_every_value_does_not_flatten_the_line() -> None:
    rare = [one % 3 == 0 for one in range(18)]
    scene = scene_of(chart(RATE, observations([float(one) for one in rare], 1000)))
    assert {label.text for label in scene.labels if label.anchor == "end"} >= {"1.00"}
    assert max(float(label.text) for label in scene.labels if label.anchor == "end") <= 1.5
    assert min(y for x, y in scene.areas[0].places) == scene.top


def test_limit_and_target_are_labelled_at_the_right_edge() -> None:
    scene = scene_of(chart(replace(RATE, target=0.3), observations(STEADY)))
    edge = [label for label in scene.labels if label.anchor == "start"]
    assert [label.text for label in edge] == ["average 4.4", "target 0.30", "limit 0"]


def test_a_change_is_named_above_its_line_and_shortened_where_room_ends() -> None:
    marked = [
        ChangeMarker(measure_id=1, month=date(2006, 7, 1), label="insertion bundle on every unit"),
        ChangeMarker(measure_id=1, month=date(2006, 10, 1), label="rounds"),
    ]
    scene = scene_of(chart(RATE, observations(STEADY), marked))
    texts = [label.text for label in scene.labels]
    assert "rounds" in texts
    assert any(text.startswith("ins") and text.endswith("…") for text in texts)


@pytest.mark.parametrize("numbers", [[0.0], [0.0, 0.0, 0.0], [1e-9, 2e-9], [1e9, 2e9]])
def test_extreme_values_are_laid_out(numbers: list[float]) -> None:
    scene = scene_of(chart(RATE, observations(numbers)))
    assert len(scene.dots) == len(numbers)
    assert not touching(scene.labels)


def test_nothing_is_said_to_be_nothing() -> None:
    assert [label.text for label in scene_of(chart(RATE, [])).labels] == ["No numbers yet"]
