"""Laying out a chart: areas, lines, dots and labels at their places, for painters that only loop over them.

Places are in points from the upper left corner; x grows to the right, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from lead_desktop.domain.charts import labels
from lead_desktop.domain.charts.chart import Chart, ChartPoint
from lead_desktop.domain.charts.frame import Frame, Label, MeasureText

__all__ = ["Area", "Dot", "Label", "MeasureText", "Scene", "Shape", "Stroke", "lay_out"]


_FOOTER_ROOM = 1.7
"""How much room the line below a chart takes, in sizes."""


class Shape(StrEnum):
    """How a point is drawn; shapes differ so that they can be told in grey.

    A diamond is part of a run or trend that is a signal, a square lies beyond the limits, a ring is a
    month left out of lines and runs. A rimmed circle stays apart from those that it touches.
    """

    CIRCLE = "circle"
    DIAMOND = "diamond"
    SQUARE = "square"
    RING = "ring"
    RIMMED = "rimmed"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled outline; a role names its colour."""

    places: tuple[tuple[float, float], ...]
    role: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places; a role names its colour; dashes are lengths on and off."""

    places: tuple[tuple[float, float], ...]
    role: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A point's value; `point` is its place on the chart, from 0."""

    x: float
    y: float
    radius: float
    role: str
    shape: Shape
    point: int

    def outline(self) -> tuple[tuple[float, float], ...]:
        """Return the corners of a diamond or a square."""
        if self.shape is Shape.DIAMOND:
            reach = self.radius * 1.25
            steps = ((-reach, 0.0), (0.0, -reach), (reach, 0.0), (0.0, reach))
        else:
            side = self.radius * 0.95
            steps = ((-side, -side), (side, -side), (side, side), (-side, side))
        return tuple((self.x + dx, self.y + dy) for dx, dy in steps)


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart ready to be painted; `columns` holds the x of every point, gaps too.

    `top` and `bottom` bound the place of the lines.
    """

    width: float
    height: float
    areas: tuple[Area, ...]
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]
    columns: tuple[float, ...] = ()
    top: float = 0.0
    bottom: float = 0.0


def lay_out(
    chart: Chart,
    width: float,
    height: float,
    measure_text: MeasureText,
    *,
    size: float = 7.5,
    footer: bool = False,
) -> Scene:
    """Return the scene of a chart in a given space; `size` is that of its labels, in points.

    With `footer` the line below the chart is a part of it, shortened to one line.
    """
    if not chart.values:
        text = Label(width / 2, height / 2, "No numbers yet", "middle", size + 1, "muted")
        return Scene(width, height, (), (), (), (text,))
    ticks = _ticks(chart)
    right_texts = labels.right_texts(chart)
    left = max(measure_text(labels.tick_text(tick, ticks), size, False) for tick in ticks) + size * 0.8
    right = width - max((measure_text(text, size, False) for _, text, _ in right_texts), default=0.0) - size
    # On a very narrow place the lines matter more than their labels.
    right = max(right, left + max((width - left) * 0.5, 1.0))
    top = size * (2.2 if chart.markers else 0.8)
    below = size * (_FOOTER_ROOM if footer and chart.footer else 0.0)
    bottom = max(height - size * 1.9 - below, top + size)
    frame = Frame(left, right, top, bottom, ticks[0], ticks[-1], len(chart.points), width, size, measure_text)
    return Scene(
        width,
        height,
        areas=tuple(_band(chart, frame)),
        strokes=(
            *_grid(frame, ticks),
            *_limit_lines(chart, frame),
            *_reference_lines(chart, frame),
            *_markers(chart, frame),
            *_curve(chart, frame),
        ),
        dots=_dots(chart, frame),
        labels=(
            *labels.tick_labels(frame, ticks),
            *labels.point_labels(chart, frame),
            *labels.edge_labels(right_texts, frame),
            *labels.marker_labels(chart, frame),
            *labels.footer_labels(chart, frame, height if below else 0.0),
        ),
        columns=tuple(frame.x(place) for place in range(len(chart.points))),
        top=top,
        bottom=bottom,
    )


def _ticks(chart: Chart) -> tuple[float, ...]:
    """Return round values from the lowest to the highest, about four steps."""
    wanted = list(chart.values)
    highest = max(wanted)
    if chart.limit is not None:
        wanted.append(chart.limit)
    if chart.target is not None:
        wanted.append(chart.target)
    # A limit far beyond every value would flatten the line: the band then runs out of the picture.
    limits = [limit for point in chart.points for limit in (point.lower, point.upper) if limit is not None]
    wanted += [limit for limit in limits if limit <= highest * 1.6]
    low, high = min(0.0, *wanted), max(wanted)
    if chart.percent and high > 50:
        # A share of most patients is read against all of them; a rare one against itself.
        high = max(high, 100.0)
    if high - low < 1e-9:
        high = low + 1.0
    raw = (high - low) / 4
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(
        factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= raw * (1 - 1e-12)
    )
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def _grid(frame: Frame, ticks: Sequence[float]) -> list[Stroke]:
    return [
        Stroke(((frame.left, frame.y(tick)), (frame.right, frame.y(tick))), "line", 0.5) for tick in ticks
    ]


def _steps(chart: Chart, frame: Frame) -> list[list[tuple[float, float, float, float]]]:
    """Return the stretches with limits: for each point its left and right end, upper and lower place."""
    found: list[list[tuple[float, float, float, float]]] = []
    for phase in chart.phases:
        inside = list(enumerate(chart.points))[phase.first : phase.last + 1]
        for known, row in groupby(
            inside, key=lambda one: one[1].lower is not None and one[1].upper is not None
        ):
            if known:
                found.append([_step(frame, place, point) for place, point in row])
    return found


def _step(frame: Frame, place: int, point: ChartPoint) -> tuple[float, float, float, float]:
    assert point.lower is not None
    assert point.upper is not None
    begin, end = max(frame.x(place - 0.5), frame.left), min(frame.x(place + 0.5), frame.right)
    return begin, end, frame.clipped_y(point.upper), frame.clipped_y(point.lower)


def _band(chart: Chart, frame: Frame) -> list[Area]:
    areas = []
    for row in _steps(chart, frame):
        upper = [place for begin, end, high, _ in row for place in ((begin, high), (end, high))]
        lower = [place for begin, end, _, low in row for place in ((begin, low), (end, low))]
        areas.append(Area((*upper, *reversed(lower)), "accent soft"))
    return areas


def _limit_lines(chart: Chart, frame: Frame) -> list[Stroke]:
    """Return thin lines along the band, for it to be seen in grey; none where it leaves the picture."""
    lines = []
    for row in _steps(chart, frame):
        for side in (2, 3):
            for out, part in groupby(row, key=lambda one: not frame.top < one[side] < frame.bottom):
                if not out:
                    places = [place for one in part for place in ((one[0], one[side]), (one[1], one[side]))]
                    lines.append(Stroke(tuple(places), "line", 0.7))
    return lines


def _reference_lines(chart: Chart, frame: Frame) -> list[Stroke]:
    lines = []
    for phase in chart.phases:
        if phase.centre is not None:
            half = 0.5 if len(chart.phases) > 1 else 0.0
            begin = max(frame.x(phase.first - half), frame.left)
            end = min(frame.x(phase.last + half), frame.right)
            y = frame.y(phase.centre)
            # Dashed where runs or trends of the phase are a signal, as the dots may not show it.
            dash = (4.0, 2.0) if phase.signal else ()
            lines.append(Stroke(((begin, y), (end, y)), "muted", 0.8, dash))
    if chart.limit is not None:
        y = frame.y(chart.limit)
        lines.append(Stroke(((frame.left, y), (frame.right, y)), "good", 1.0, (3.2, 2.2)))
    if chart.target is not None and chart.target != chart.limit:
        y = frame.y(chart.target)
        lines.append(Stroke(((frame.left, y), (frame.right, y)), "accent", 0.7, (1.2, 1.8)))
    return lines


def _markers(chart: Chart, frame: Frame) -> list[Stroke]:
    return [
        Stroke(((x, frame.top - frame.size * 0.7), (x, frame.bottom)), "muted", 0.5, (1.5, 1.8))
        for x in (frame.x(marker.place) for marker in chart.markers)
    ]


def _curve(chart: Chart, frame: Frame) -> list[Stroke]:
    """Return the line through the values, broken where a month is missing or left out."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for place, point in enumerate(chart.points):
        if point.value is None or point.excluded:
            pieces.append([])
        else:
            pieces[-1].append((frame.x(place), frame.y(point.value)))
    return [Stroke(tuple(piece), "accent", 1.1) for piece in pieces if len(piece) > 1]


def _dots(chart: Chart, frame: Frame) -> tuple[Dot, ...]:
    apart = (frame.right - frame.left) / max(frame.points, 1)
    radius = min(frame.size * 0.27, max(1.1, apart * 0.3))
    return tuple(
        _dot(frame, place, point, point.value, radius)
        for place, point in enumerate(chart.points)
        if point.value is not None
    )


def _dot(frame: Frame, place: int, point: ChartPoint, value: float, radius: float) -> Dot:
    shape, role = Shape.CIRCLE, "accent"
    if point.signal or point.beyond:
        shape, role = Shape.DIAMOND, "signal"
    if point.beyond:
        shape = Shape.SQUARE
    if point.excluded:
        shape = Shape.RING
    wider = 1.0 if shape is Shape.CIRCLE else 1.35
    return Dot(frame.x(place), frame.y(value), radius * wider, role, shape, place)
