"""Progress: how far a measure has come from its baseline to its theoretical limit, in numbers and words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.charts.chart import Chart, chart
from lead_desktop.domain.charts.rare_events import rare_chart, since_last_text
from lead_desktop.domain.goals import progress_formatting
from lead_desktop.domain.goals.progress_formatting import Standing
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    ChartKind,
    Direction,
    Interval,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
    observed,
)
from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.spc import assurance
from lead_desktop.domain.spc.signals import Signal, SignalKind
from lead_desktop.domain.text.months import month_of

__all__ = ["CURRENT_MONTHS", "Progress", "Standing", "progress"]

CURRENT_MONTHS = 6


@dataclass(frozen=True, slots=True)
class Progress:
    """What a goal's card and a progress page say of one measure.

    `share` is (baseline - current) / (baseline - limit): 1 at the limit, negative when worse than at
    the start, None where it cannot be told (the baseline is the limit, or a number is missing). `way`
    says it in words. `beside` is the chart of the time between rare events, or the months where that one
    is the chosen chart. `spared` are the people it went better for than at the baseline, below zero if
    worse. `assurance` is the answer of `spc.assurance` for the target. `signal` is a few words for a
    pill; empty without a signal.
    """

    chart: Chart
    baseline: float | None
    current: float | None
    share: float | None
    standing: Standing
    signal: str
    sentence: str
    last_month: date | None
    way: str = ""
    beside: Chart | None = None
    spared: float | None = None
    spared_text: str = ""
    assurance: str | None = None
    assurance_text: str = ""
    signal_is_better: bool | None = None


def progress(
    measure: Measure,
    observations: Sequence[Observation],
    markers: Sequence[ChangeMarker] = (),
    *,
    until: date | None = None,
    rule_set: RuleSet = RuleSet.ANHOJ,
    events: Sequence[RareEvent] = (),
    formats: Formats = INTERNATIONAL,
) -> Progress:
    """Return the progress of a measure, with nothing after the month of `until`."""
    last = month_of(until) if until is not None else None
    known = [observation for observation in observations if last is None or observation.month <= last]
    shown, beside, swapped = _charts(measure, observations, markers, until, rule_set, events, formats)
    baseline = measure.baseline if measure.baseline is not None else _baseline(measure, known)
    current = current_value(measure, shown)
    share = share_of_way(baseline, current, measure.theoretical_limit)
    standing = _standing(measure, baseline, current)
    spared, since = people_spared(measure, baseline, known)
    latest = latest_signal(shown)
    sure = _assurance(measure, shown)
    since_last = since_last_text(events, until) if events and until is not None else ""
    way = progress_formatting.way(share, standing, formats)
    made = Progress(
        chart=shown,
        baseline=baseline,
        current=current,
        share=share,
        standing=standing,
        signal=progress_formatting.pill(shown, latest),
        sentence=progress_formatting.sentence(
            progress_formatting.movement(measure, baseline, current, formats),
            progress_formatting.chance(shown, latest),
            since_last,
            progress_formatting.way_clause(measure, share, standing, baseline, formats),
        ),
        last_month=shown.points[-1].month if shown.points else None,
        way=way,
        beside=beside,
        spared=spared,
        spared_text=progress_formatting.spared(measure, spared, since, formats),
        assurance=sure,
        assurance_text=progress_formatting.assurance(measure, sure, formats),
        signal_is_better=_signal_is_better(measure, shown, latest),
    )
    return replace(made, chart=beside, beside=shown) if swapped and beside is not None else made


def _charts(
    measure: Measure,
    observations: Sequence[Observation],
    markers: Sequence[ChangeMarker],
    until: date | None,
    rule_set: RuleSet,
    events: Sequence[RareEvent],
    formats: Formats,
) -> tuple[Chart, Chart | None, bool]:
    """Return the chart that is read, the one beside it, and whether they are shown the other way round."""
    beside = (
        rare_chart(measure, events, markers, until=until, rule_set=rule_set, formats=formats)
        if events
        else None
    )
    if beside is not None and not beside.values:
        beside = None
    wants_gaps = measure.chart in (ChartKind.T, ChartKind.G)
    plain = replace(measure, chart=ChartKind.AUTOMATIC) if beside is not None and wants_gaps else measure
    shown = chart(plain, observations, markers, until=until, rule_set=rule_set, formats=formats)
    if measure.kind is MeasureKind.DAYS_BETWEEN and beside is not None and not shown.values:
        # Nothing but the days of the events: they are the measure itself.
        shown, beside = replace(beside, limit=measure.theoretical_limit, target=measure.target), None
    return shown, beside, wants_gaps


def share_of_way(baseline: float | None, current: float | None, limit: float) -> float | None:
    """Return (baseline - current) / (baseline - limit), the part of the way that is done.

    The same in either direction: 0 at the baseline, 1 at the limit, negative further away than at the
    start. None where a number is missing or the baseline is the limit.
    """
    if baseline is None or current is None or _same(baseline, limit):
        return None
    return (baseline - current) / (baseline - limit)


def _same(one: float, two: float) -> bool:
    return math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-9)


def pooled(measure: Measure, numbers: Sequence[tuple[float | None, float | None]]) -> float | None:
    """Return one value for several months: sums for rates and proportions, the mean otherwise."""
    if measure.has_denominator:
        pairs = [(num, den) for num, den in numbers if num is not None and den]
        total = math.fsum(den for _, den in pairs)
        return math.fsum(num for num, _ in pairs) / total * measure.multiply if total else None
    values = [num for num, _ in numbers if num is not None]
    return math.fsum(values) / len(values) * measure.multiply if values else None


def _baseline(measure: Measure, observations: Sequence[Observation]) -> float | None:
    first, last = measure.baseline_first, measure.baseline_last
    if first is None or last is None:
        return None
    inside = [
        observation
        for observation in observations
        if month_of(first) <= observation.month <= month_of(last) and not observation.excluded
    ]
    return pooled(measure, [(observation.numerator, observation.denominator) for observation in inside])


def current_value(measure: Measure, shown: Chart) -> float | None:
    """Return the centre of the last phase, or of the last six months with numbers."""
    many = 2 if measure.interval is Interval.QUARTERLY else CURRENT_MONTHS
    counted = shown.counted
    if len(shown.phases) > 1:
        last = shown.phases[-1]
        inside = [
            point for point in shown.points[last.first :] if point.value is not None and not point.excluded
        ]
        if len(inside) >= many:
            return last.centre
    return pooled(measure, [(point.numerator, point.denominator) for point in counted[-many:]])


def _standing(measure: Measure, baseline: float | None, current: float | None) -> Standing:
    if current is None:
        return Standing.UNKNOWN
    if _same(current, measure.theoretical_limit):
        return Standing.AT_LIMIT
    if baseline is None or _same(current, baseline):
        return Standing.UNCHANGED
    return Standing.BETTER if _is_better(measure, up=current > baseline) else Standing.WORSE


def _is_better(measure: Measure, *, up: bool) -> bool:
    return up is (measure.direction is Direction.HIGHER)


def people_spared(
    measure: Measure, baseline: float | None, known: Sequence[Observation]
) -> tuple[float | None, date | None]:
    """Return how many people it went better for than at the baseline since it ended, and since when.

    Expected at the baseline's value less counted, for counts, rates and proportions; negative when it
    went worse. None where people are not counted or the baseline has no end.
    """
    counts_people = measure.kind in (MeasureKind.RATE, MeasureKind.PROPORTION, MeasureKind.COUNT)
    if not counts_people or baseline is None or measure.baseline_last is None or measure.multiply <= 0:
        return None, None
    after = [
        observation
        for observation in known
        if observation.month > month_of(measure.baseline_last) and observed(measure, observation) is not None
    ]
    if not after:
        return None, None
    divided = measure.kind is not MeasureKind.COUNT
    per_one = baseline / measure.multiply
    expected = math.fsum(per_one * (observation.denominator or 0 if divided else 1) for observation in after)
    fewer = expected - math.fsum(observation.numerator or 0 for observation in after)
    return (fewer if measure.direction is Direction.LOWER else -fewer), min(
        observation.month for observation in after
    )


def latest_signal(shown: Chart) -> Signal | None:
    """Return the signal of the last phase that speaks for the latest points; a run before the others."""
    last = [signal for signal in shown.signals if signal.phase == len(shown.phases) - 1]
    order = (SignalKind.RUN, SignalKind.TREND, SignalKind.BEYOND, SignalKind.FEW_CROSSINGS)

    def weight(one: Signal) -> tuple[int, int, int]:
        # A run after which all points lie on the other side speaks for these.
        since = progress_formatting.after_run(shown, one) if one.kind is SignalKind.RUN else ()
        until = len(shown.points) if since and len(set(since)) == 1 else one.last
        return until, -(order.index(one.kind) if one.kind in order else len(order)), one.last

    return max(last, key=weight, default=None)


def _signal_is_better(measure: Measure, shown: Chart, signal: Signal | None) -> bool | None:
    up = None if signal is None else progress_formatting.goes_up(shown, signal)
    return None if up is None else _is_better(measure, up=up)


def _assurance(measure: Measure, shown: Chart) -> str | None:
    """Tell from the last limits whether a steady process will meet its target; None while it changes."""
    if measure.target is None or not shown.points or shown.limit is None:
        return None
    if any(signal.phase == len(shown.phases) - 1 for signal in shown.signals):
        return None
    ends = [point for point in shown.points if point.lower is not None and point.upper is not None]
    if not ends:
        return None
    return assurance(measure.direction.value, measure.target, ends[-1].lower, ends[-1].upper)
