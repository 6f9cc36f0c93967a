"""Charts of rare events: the days or the cases between one event and the next, beside the rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from lead_desktop.domain.charts.chart import (
    Chart,
    ChartPoint,
    Marker,
    drawn,
    empty_chart,
    footer_text,
    rules_text,
)
from lead_desktop.domain.charts.choice import FEWEST_FOR_LIMITS, FOR_IHI, TOO_FEW
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.goals import ChangeMarker, ChartKind, Measure, RareEvent
from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.sentences import T_CHART_OF_TIME
from lead_desktop.domain.spc import analyse
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import month_of, next_month


def rare_chart(
    measure: Measure,
    events: Sequence[RareEvent],
    markers: Sequence[ChangeMarker] = (),
    *,
    until: date | None = None,
    rule_set: RuleSet = RuleSet.ANHOJ,
    formats: Formats = INTERNATIONAL,
) -> Chart:
    """Return the chart of the gaps between rare events: higher is better.

    Each point is one event by its day. Cases between events (a G chart) where each event after the first
    has its cases and the measure does not ask for a T chart; else days between (a T chart), as a G chart
    where two events share a day. Nothing after the month of `until` is used.
    """
    known = sorted(
        (event for event in events if until is None or event.day < next_month(until)),
        key=lambda event: (event.day, event.id),
    )
    gaps = list(pairwise(known))
    bare = replace(
        empty_chart(measure, formats), limit=None, target=None, percent=False, rule_set=rule_set, period="gap"
    )
    if not gaps:
        return bare
    by_cases = measure.chart is not ChartKind.T and all(after.cases is not None for _, after in gaps)
    if by_cases:
        values = [float(after.cases or 0) for _, after in gaps]
    else:
        values = [float((after.day - before.day).days) for before, after in gaps]
    days = [after.day for _, after in gaps]
    shown = sorted(
        (marker for marker in markers if known[0].day <= marker.month <= days[-1]),
        key=lambda marker: marker.month,
    )
    places = [sum(day < month_of(marker.month) for day in days) for marker in shown]
    ends = sorted({place for place, marker in zip(places, shown, strict=True) if marker.new_phase and place})
    kind, reason = _kind(values, [0, *ends, len(values)], by_cases=by_cases, rule_set=rule_set)
    analysis = analyse(kind, values, part=ends)
    made = drawn(
        replace(
            bare, kind=kind, reason=reason, unit="cases between events" if by_cases else "days between events"
        ),
        analysis,
        tuple(
            ChartPoint(after.day, None, value, None, after.note, False)
            for (_, after), value in zip(gaps, values, strict=True)
        ),
        [Marker(place, marker.label) for place, marker in zip(places, shown, strict=True)],
    )
    notes = [f"{made.unit}, higher is better", *rules_text(made, analysis)]
    return replace(made, footer=footer_text(made, notes))


def _kind(
    values: Sequence[float], ends: Sequence[int], *, by_cases: bool, rule_set: RuleSet
) -> tuple[ChartKind, str]:
    if rule_set is RuleSet.IHI:
        return ChartKind.RUN, FOR_IHI
    if min(last - first for first, last in pairwise(ends)) < FEWEST_FOR_LIMITS:
        return ChartKind.RUN, TOO_FEW
    if by_cases:
        return ChartKind.G, "The cases between rare events: a G chart, which rises as they become rarer."
    if min(values) <= 0:
        return ChartKind.G, "The days between rare events, some on the same day: a G chart."
    return ChartKind.T, T_CHART_OF_TIME


def since_last_text(events: Sequence[RareEvent], until: date) -> str:
    """Say how long it is since the last event, up to the end of a month; empty without events."""
    end = next_month(until)
    days = [event.day for event in events if event.day < end]
    if not days:
        return ""
    since = end.toordinal() - 1 - max(days).toordinal()
    return (
        f"{formatting.plural(since, 'day')} since the last event"
        if since
        else "the last event is of the last day"
    )
