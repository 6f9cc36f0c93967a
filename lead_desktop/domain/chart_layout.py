"""Laying out a chart: lines, dots and labels at their places, for painters that only loop over them.

Places are in points from the upper left corner; x grows to the right, y downwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from lead_desktop.domain import words
from lead_desktop.domain.charts import Chart, value_words

MeasureText: TypeAlias = Callable[[str, float, bool], float]
"""How wide a text is, in points, at a size, in the regular or the bold face."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through places; a role names its colour; dashes are lengths on and off."""

    places: tuple[tuple[float, float], ...]
    role: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A month's value; signals are diamonds, so that they can be told in grey."""

    x: float
    y: float
    radius: float
    role: str
    diamond: bool
    point: int


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose baseline lies at y; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str
    size: float
    role: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart ready to be painted."""

    width: float
    height: float
    strokes: tuple[Stroke, ...]
    dots: tuple[Dot, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    months: int

    def x(self, place: float) -> float:
        if self.months <= 1:
            return (self.left + self.right) / 2
        return self.left + (self.right - self.left) * place / (self.months - 1)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)


def lay_out(
    chart: Chart, width: float, height: float, measure_text: MeasureText, *, size: float = 7.5
) -> Scene:
    """Return the scene of a chart in a given space; `size` is that of its labels, in points."""
    if not chart.values:
        text = Label(width / 2, height / 2, "No numbers yet", "middle", size + 1, "muted")
        return Scene(width, height, (), (), (text,))
    ticks = _ticks(chart)
    right_labels = _right_texts(chart)
    left = max(measure_text(_tick_words(tick, ticks), size, False) for tick in ticks) + size * 0.8
    right = width - max(measure_text(text, size, False) for _, text, _ in right_labels) - size
    # On a very narrow place the lines matter more than their labels.
    right = max(right, left + width * 0.3)
    top = size * (1.9 if chart.markers else 0.8)
    frame = _Frame(left, right, top, height - size * 1.9, ticks[0], ticks[-1], len(chart.points))
    return Scene(
        width,
        height,
        strokes=(
            *_grid(frame, ticks),
            *_reference_lines(chart, frame),
            *_markers(chart, frame),
            *_curve(chart, frame),
        ),
        dots=_dots(chart, frame, size),
        labels=(
            *_tick_labels(frame, ticks, size),
            *_month_labels(chart, frame, size, measure_text),
            *_edge_labels(right_labels, frame, size),
            *_marker_labels(chart, frame, size, measure_text),
        ),
    )


def _ticks(chart: Chart) -> tuple[float, ...]:
    """Return round values from the lowest to the highest, about four steps."""
    wanted = [*chart.values, chart.limit]
    if chart.target is not None:
        wanted.append(chart.target)
    low, high = min(0.0, *wanted), max(wanted)
    if chart.percent and high > 50:
        # A share of most patients is read against all of them; a rare one against itself.
        high = max(high, 100.0)
    if high - low < 1e-9:
        high = low + 1.0
    raw = (high - low) / 4
    magnitude = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * magnitude for factor in (1, 2, 2.5, 5, 10) if factor * magnitude >= raw - 1e-12)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(number * step, 10) for number in range(first, last + 1))


def _tick_words(tick: float, ticks: Sequence[float]) -> str:
    step = ticks[1] - ticks[0]
    decimals = 0
    while decimals < 4 and abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:
        decimals += 1
    return words.number(tick, decimals)


def _right_texts(chart: Chart) -> tuple[tuple[float, str, str], ...]:
    """Return what is labelled at the right edge: value, words, role."""
    limit = f"limit {value_words(chart.limit, percent=chart.percent)}"
    found = [(chart.limit, limit, "good")]
    centre = chart.phases[-1].centre if chart.phases else None
    if centre is not None:
        found.append((centre, f"median {value_words(centre, percent=chart.percent)}", "muted"))
    if chart.target is not None and chart.target != chart.limit:
        found.append((chart.target, f"target {value_words(chart.target, percent=chart.percent)}", "accent"))
    return tuple(found)


def _grid(frame: _Frame, ticks: Sequence[float]) -> list[Stroke]:
    return [
        Stroke(((frame.left, frame.y(tick)), (frame.right, frame.y(tick))), "line", 0.5) for tick in ticks
    ]


def _reference_lines(chart: Chart, frame: _Frame) -> list[Stroke]:
    lines = []
    for phase in chart.phases:
        if phase.centre is not None:
            half = 0.5 if len(chart.phases) > 1 else 0.0
            begin = max(frame.x(phase.first - half), frame.left)
            end = min(frame.x(phase.last + half), frame.right)
            y = frame.y(phase.centre)
            lines.append(Stroke(((begin, y), (end, y)), "muted", 0.7))
    y = frame.y(chart.limit)
    lines.append(Stroke(((frame.left, y), (frame.right, y)), "good", 1.0, (3.2, 2.2)))
    if chart.target is not None and chart.target != chart.limit:
        y = frame.y(chart.target)
        lines.append(Stroke(((frame.left, y), (frame.right, y)), "accent", 0.7, (1.2, 1.8)))
    return lines


def _markers(chart: Chart, frame: _Frame) -> list[Stroke]:
    return [
        Stroke(((x, frame.top - 4), (x, frame.bottom)), "muted", 0.5, (1.5, 1.8))
        for x in (frame.x(marker.place) for marker in chart.markers)
    ]


def _curve(chart: Chart, frame: _Frame) -> list[Stroke]:
    """Return the line through the values, broken where a month is missing."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for place, point in enumerate(chart.points):
        if point.value is None:
            pieces.append([])
        else:
            pieces[-1].append((frame.x(place), frame.y(point.value)))
    return [Stroke(tuple(piece), "accent", 1.1) for piece in pieces if len(piece) > 1]


def _dots(chart: Chart, frame: _Frame, size: float) -> tuple[Dot, ...]:
    radius = min(size * 0.27, max(1.1, (frame.right - frame.left) / max(frame.months, 1) * 0.3))
    return tuple(
        Dot(
            frame.x(place),
            frame.y(point.value),
            radius * (1.35 if point.signal else 1.0),
            "signal" if point.signal else "accent",
            diamond=point.signal,
            point=place,
        )
        for place, point in enumerate(chart.points)
        if point.value is not None
    )


def _tick_labels(frame: _Frame, ticks: Sequence[float], size: float) -> list[Label]:
    return [
        Label(
            frame.left - size * 0.6,
            frame.y(tick) + size * 0.35,
            _tick_words(tick, ticks),
            "end",
            size,
            "muted",
        )
        for tick in ticks
    ]


def _month_labels(chart: Chart, frame: _Frame, size: float, measure_text: MeasureText) -> list[Label]:
    """Label every so many months that the labels keep apart; the year stands where it changes."""
    widest = measure_text("May 00", size, False) + size
    per_month = (frame.right - frame.left) / max(frame.months - 1, 1)
    step = next((step for step in (1, 2, 3, 4, 6, 12, 24) if step * per_month >= widest), 48)
    labels = []
    year = None
    for place in range(0, frame.months, step):
        month = chart.points[place].month
        text = words.month(month)[:3]
        if month.year != year:
            text += f" {month.year % 100:02d}"
            year = month.year
        x = frame.x(place)
        labels.append(Label(x, frame.bottom + size * 1.55, text, "middle", size, "muted"))
    return labels


def _edge_labels(texts: Sequence[tuple[float, str, str]], frame: _Frame, size: float) -> list[Label]:
    """Put the labels of the lines beside their ends, moved apart where they would touch."""
    gap = size * 1.2
    placed = sorted(
        (
            Label(frame.right + size * 0.7, frame.y(value) + size * 0.35, text, "start", size, role)
            for value, text, role in texts
        ),
        key=lambda label: label.y,
    )
    for lower in range(1, len(placed)):
        above = placed[lower - 1].y
        if placed[lower].y < above + gap:
            placed[lower] = replace(placed[lower], y=above + gap)
    lowest = frame.bottom + size * 0.35
    for place in range(len(placed) - 1, -1, -1):
        if placed[place].y > lowest:
            placed[place] = replace(placed[place], y=lowest)
        lowest = placed[place].y - gap
    return placed


def _marker_labels(chart: Chart, frame: _Frame, size: float, measure_text: MeasureText) -> list[Label]:
    """Put the words of changes above their lines, shortened to the room before the next one."""
    labels = []
    places = [frame.x(marker.place) for marker in chart.markers]
    for number, marker in enumerate(chart.markers):
        x = places[number] + size * 0.35
        end = places[number + 1] - size * 0.5 if number + 1 < len(places) else frame.right + size * 4
        text = _shortened(marker.label, end - x, size, measure_text)
        if text:
            labels.append(Label(x, frame.top - size * 0.65, text, "start", size, "muted"))
    return labels


def _shortened(text: str, room: float, size: float, measure_text: MeasureText) -> str:
    if measure_text(text, size, False) <= room:
        return text
    while text and measure_text(text + "…", size, False) > room:
        text = text[:-1].rstrip()
    return f"{text}…" if len(text) > 1 else ""
