"""The labels of a chart, put where none touches another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from lead_desktop.domain.charts.chart import Chart, value_text
from lead_desktop.domain.charts.frame import Frame, Label
from lead_desktop.domain.text import formatting

LINE = 1.2
"""How far the baselines of labels stay apart, in sizes."""

_ABOVE = 0.35
"""How far a label's baseline lies below the middle of its letters, in sizes."""


def tick_text(tick: float, ticks: Sequence[float]) -> str:
    """Write a value on the axis with as many decimals as the steps need."""
    step = ticks[1] - ticks[0]
    decimals = 0
    while decimals < 4 and abs(step * 10**decimals - round(step * 10**decimals)) > 1e-6:
        decimals += 1
    return formatting.number(tick, decimals)


def tick_labels(frame: Frame, ticks: Sequence[float]) -> list[Label]:
    """Label the lines of the grid, every second or third where they are close."""
    apart = abs(frame.y(ticks[0]) - frame.y(ticks[1]))
    step = next((step for step in (1, 2, 3, 4) if step * apart >= frame.size * LINE), len(ticks))
    return [
        Label(
            frame.left - frame.size * 0.6,
            frame.y(tick) + frame.size * _ABOVE,
            tick_text(tick, ticks),
            "end",
            frame.size,
            "muted",
        )
        for tick in ticks[::step]
    ]


def point_labels(chart: Chart, frame: Frame) -> list[Label]:
    """Label every so many months that the labels keep apart; the year stands where it changes."""
    widest = frame.text_width(f"{formatting.short_month(date(2000, 5, 1))} 00") + frame.size
    per_point = (frame.right - frame.left) / max(frame.points - 1, 1)
    step = next((step for step in (1, 2, 3, 4, 6, 12, 24) if step * per_point >= widest), 0)
    if not step:
        step = max(1, -(-frame.points // max(int((frame.right - frame.left) // widest), 1)))
    labels: list[Label] = []
    year = None
    for place in range(0, frame.points, step):
        month = chart.points[place].month
        text = formatting.short_month(month)
        if month.year != year:
            text += f" {month.year % 100:02d}"
        width = frame.text_width(text)
        x = min(max(frame.x(place), width / 2), frame.width - width / 2)
        year = month.year
        labels.append(Label(x, frame.bottom + frame.size * 1.55, text, "middle", frame.size, "muted"))
    return labels


def right_texts(chart: Chart) -> tuple[tuple[float, str, str], ...]:
    """Return what is labelled at the right edge: value, words, role; what matters most comes first."""
    found = []
    if chart.limit is not None:
        found.append(
            (chart.limit, f"limit {value_text(chart.limit, chart.formats, percent=chart.percent)}", "good")
        )
    centre = chart.phases[-1].centre if chart.phases else None
    if centre is not None:
        found.append(
            (
                centre,
                f"{chart.centre_word} {value_text(centre, chart.formats, percent=chart.percent)}",
                "muted",
            )
        )
    if chart.target is not None and chart.target != chart.limit:
        found.append(
            (
                chart.target,
                f"target {value_text(chart.target, chart.formats, percent=chart.percent)}",
                "accent",
            )
        )
    return tuple(found)


def edge_labels(texts: Sequence[tuple[float, str, str]], frame: Frame) -> list[Label]:
    """Put the labels of the lines beside their ends, moved apart where they would touch."""
    gap = frame.size * LINE
    highest, lowest = frame.top + frame.size * _ABOVE, frame.bottom + frame.size * _ABOVE
    fitting = texts[: int((lowest - highest) / gap + 1e-6) + 1]
    x = frame.right + frame.size * 0.7
    placed = sorted(
        (
            Label(x, frame.y(value) + frame.size * _ABOVE, shown, "start", frame.size, role)
            for value, text, role in fitting
            if (shown := frame.shortened(text, frame.width - x))
        ),
        key=lambda label: label.y,
    )
    for place in range(len(placed)):
        if placed[place].y < highest:
            placed[place] = replace(placed[place], y=highest)
        highest = placed[place].y + gap
    for place in range(len(placed) - 1, -1, -1):
        if placed[place].y > lowest:
            placed[place] = replace(placed[place], y=lowest)
        lowest = placed[place].y - gap
    return placed


def marker_labels(chart: Chart, frame: Frame) -> list[Label]:
    """Put the words of changes above their lines, shortened to the room before the next one."""
    labels: list[Label] = []
    y = frame.top - frame.size * 0.95
    free_from = 0.0
    places = [frame.x(marker.place) for marker in chart.markers]
    for number, marker in enumerate(chart.markers):
        last = number + 1 == len(places)
        begin = places[number] + frame.size * 0.35
        end = frame.width if last else places[number + 1] - frame.size * 0.5
        text = frame.shortened(marker.label, end - begin)
        before = places[number] - frame.size * 0.35
        if last and text != marker.label and frame.text_width(marker.label) <= before - free_from:
            # The last change has its words on its left where they do not fit on its right.
            labels.append(Label(before, y, marker.label, "end", frame.size, "muted"))
        elif text and begin >= free_from:
            labels.append(Label(begin, y, text, "start", frame.size, "muted"))
            free_from = begin + frame.text_width(text) + frame.size * 0.5
    return labels


def footer_labels(chart: Chart, frame: Frame, height: float) -> list[Label]:
    """Put the line that tells how the chart was made at its foot; none where there is no height."""
    text = frame.shortened(chart.footer, frame.width)
    if not height or not text:
        return []
    return [Label(0.0, height - frame.size * 0.3, text, "start", frame.size, "muted")]
