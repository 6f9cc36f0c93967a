"""A chart's numbers in words and as a table, for those who point at it and those who cannot see it."""

from __future__ import annotations

from lead_desktop.domain.charts.chart import Chart, ChartPoint, value_text
from lead_desktop.domain.text import formatting

_FORMULA = ("=", "+", "-", "@")


def point_name(chart: Chart, point: ChartPoint) -> str:
    """Name a point: its month, its quarter by its months, or the day of its event."""
    if chart.period == "gap":
        return formatting.plain_day(point.month, chart.formats)
    return formatting.month(point.month, chart.formats)


def point_text(chart: Chart, place: int) -> str:
    """Return one point in words: value, numbers behind it, lines, signal, note. `place` is from 0."""
    point = chart.points[place]
    name = point_name(chart, point)
    note = f" {point.note}" if point.note else ""
    if point.value is None:
        return f"{name}: no numbers.{note}"
    text = f"{name}: {value_text(point.value, chart.formats, percent=chart.percent, unit=chart.unit)}"
    if point.denominator is not None and point.numerator is not None:
        text += f" ({formatting.number(point.numerator)} of {formatting.number(point.denominator)})"
    pieces = [text]
    if point.centre is not None:
        pieces.append(f"{chart.centre_word} {value_text(point.centre, chart.formats, percent=chart.percent)}")
    if point.lower is not None and point.upper is not None:
        limits = (value_text(one, chart.formats, percent=chart.percent) for one in (point.lower, point.upper))
        pieces.append(f"limits {' to '.join(limits)}")
    if signal := signal_text(point):
        pieces.append(signal)
    return f"{' · '.join(pieces)}.{note}"


def signal_text(point: ChartPoint) -> str:
    """Say what stands out at a point; empty where nothing does."""
    parts = []
    if point.excluded:
        parts.append("left out")
    if point.beyond:
        parts.append("beyond the limits")
    if point.signal:
        parts.append("part of a signal")
    return ", ".join(parts)


def table_head(chart: Chart) -> tuple[str, ...]:
    """Return the headings of the table."""
    first = {"gap": "Event", "quarter": "Quarter"}.get(chart.period, "Month")
    limits = ("Lower limit", "Upper limit") if _has_limits(chart) else ()
    centre = chart.centre_word.capitalize()
    return (first, "Numerator", "Denominator", "Value", centre, *limits, "Signal", "Note")


def table_rows(chart: Chart) -> tuple[tuple[str, ...], ...]:
    """Return the table's cells, a row for each point; a missing number is empty."""
    rows = []
    for point in chart.points:
        numbers = [point.numerator, point.denominator, point.value, point.centre]
        if _has_limits(chart):
            numbers += [point.lower, point.upper]
        shown = ("" if number is None else f"{number:.6g}" for number in numbers)
        month = point.month.isoformat()
        rows.append(
            (
                month if chart.period == "gap" else month[:7],
                *shown,
                signal_text(point),
                " ".join(point.note.split()),
            )
        )
    return tuple(rows)


def table_text(chart: Chart) -> str:
    """Return the table with its columns parted by tabs, for a spreadsheet.

    A note that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    lines = [table_head(chart)]
    for row in table_rows(chart):
        note = f"'{row[-1]}" if row[-1].startswith(_FORMULA) else row[-1]
        lines.append((*row[:-1], note))
    return "\n".join("\t".join(line) for line in lines)


def _has_limits(chart: Chart) -> bool:
    return any(point.upper is not None for point in chart.points)
