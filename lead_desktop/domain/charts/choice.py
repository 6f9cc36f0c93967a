"""Which chart suits a measure, and why, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean, median

from lead_desktop.domain.model.goals import ChangeMarker, ChartKind, Measure, MeasureKind, Observation
from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.sentences import T_CHART_OF_TIME
from lead_desktop.domain.text.months import month_of

FEWEST_FOR_LIMITS = 12
"""Limits from fewer points mislead. Source: Provost, Murray: The Health Care Data Guide, 2011."""

TOO_FEW = f"A run chart for now: limits from fewer than {FEWEST_FOR_LIMITS} points in a phase would mislead."
FOR_IHI = "The program reads the rules of IHI, which are made for a run chart."

_MANY_CASES = 500
_WIDER_THAN_CHANCE = 1.5
_MEDIAN_RANGE = 0.954
"""The median range of two normal values in standard deviations; Wheeler: Understanding Variation, 1993."""

_KINDS = {
    MeasureKind.PROPORTION: (ChartKind.P, ChartKind.PP, ChartKind.I),
    MeasureKind.RATE: (ChartKind.U, ChartKind.UP, ChartKind.I),
    MeasureKind.COUNT: (ChartKind.C, ChartKind.I),
    MeasureKind.VALUE: (ChartKind.I,),
    MeasureKind.DAYS_BETWEEN: (ChartKind.T, ChartKind.G, ChartKind.I),
}


def charts_for(measure: Measure, *, with_events: bool = False) -> tuple[ChartKind, ...]:
    """Return the charts that can show a measure; with noted events also the time or cases between them."""
    between = () if measure.kind is MeasureKind.DAYS_BETWEEN else (ChartKind.T, ChartKind.G)
    return (
        ChartKind.AUTOMATIC,
        ChartKind.RUN,
        *_KINDS[measure.kind],
        *(between if with_events else ()),
    )


def suggest_chart(
    measure: Measure,
    observations: Sequence[Observation] = (),
    markers: Sequence[ChangeMarker] = (),
    *,
    rule_set: RuleSet = RuleSet.ANHOJ,
) -> tuple[ChartKind, str]:
    """Return the chart that suits a measure and the reason in words.

    Without observations the measure's kind alone decides; with them also how many there are.
    """
    if rule_set is RuleSet.IHI:
        return ChartKind.RUN, FOR_IHI
    counted = [
        observation
        for observation in observations
        if observation.numerator is not None and not observation.excluded
    ]
    if counted and _shortest(measure, counted, markers) < FEWEST_FOR_LIMITS:
        return ChartKind.RUN, TOO_FEW
    kind, reason = _by_kind(measure, counted)
    if _is_rare(measure, counted):
        reason += " Most months have none: note the day of each event, to see the days between them too."
    return kind, reason


def _shortest(measure: Measure, counted: Sequence[Observation], markers: Sequence[ChangeMarker]) -> int:
    """Return how many points the shortest stretch has from which limits would be computed."""
    starts = sorted({month_of(marker.month) for marker in markers if marker.new_phase})
    if not starts and measure.freeze_baseline and measure.baseline_last is not None:
        return sum(observation.month <= measure.baseline_last for observation in counted)
    lengths = [
        sum(sum(start <= observation.month for start in starts) == phase for observation in counted)
        for phase in range(len(starts) + 1)
    ]
    return min(length for length in lengths if length)


def _by_kind(measure: Measure, counted: Sequence[Observation]) -> tuple[ChartKind, str]:
    sizes = measure.denominator.lower() or "cases"
    if measure.kind is MeasureKind.PROPORTION:
        if _varies_widely(measure, counted):
            return ChartKind.PP, (
                f"A proportion of so many {sizes} that months differ by more than chance: a P' chart, whose "
                "limits are widened for it."
            )
        return ChartKind.P, f"A proportion: a P chart, whose limits allow for the {sizes} of each month."
    if measure.kind is MeasureKind.RATE:
        if _varies_widely(measure, counted):
            return ChartKind.UP, (
                f"A rate over so many {sizes} that months differ by more than chance: a U' chart, whose "
                "limits are widened for it."
            )
        return ChartKind.U, f"A rate: a U chart, whose limits allow for the {sizes} of each month."
    if measure.kind is MeasureKind.COUNT:
        return ChartKind.C, "A count of events in equal stretches of time: a C chart."
    if measure.kind is MeasureKind.DAYS_BETWEEN:
        if any(observation.numerator == 0 for observation in counted):
            return ChartKind.G, "The time between rare events, some on the same day: a G chart."
        return ChartKind.T, T_CHART_OF_TIME
    return ChartKind.I, "Single values: an I chart, whose limits come from how much neighbors differ."


def _is_rare(measure: Measure, counted: Sequence[Observation]) -> bool:
    if measure.kind not in (MeasureKind.RATE, MeasureKind.PROPORTION, MeasureKind.COUNT) or not counted:
        return False
    return sum(observation.numerator == 0 for observation in counted) * 2 > len(counted)


def _varies_widely(measure: Measure, counted: Sequence[Observation]) -> bool:
    """Tell whether months with many cases differ by more than chance among those cases explains.

    From month to month and by the median, so that neither a lasting change nor one strange month counts.
    Source: Laney: Improved control charts for attributes, Quality Engineering 2002.
    """
    pairs = [
        (observation.numerator, observation.denominator)
        for observation in counted
        if observation.numerator is not None and observation.denominator
    ]
    numbers = [(num, den) for num, den in pairs if num is not None and den is not None]
    if len(numbers) < FEWEST_FOR_LIMITS or fmean(den for _, den in numbers) < _MANY_CASES:
        return False
    centre = math.fsum(num for num, _ in numbers) / math.fsum(den for _, den in numbers)
    spread = centre * (1 - centre) if measure.kind is MeasureKind.PROPORTION else centre
    if spread <= 0:
        return False
    scores = [(num / den - centre) / math.sqrt(spread / den) for num, den in numbers]
    steps = [abs(after - before) for before, after in pairwise(scores)]
    return median(steps) / _MEDIAN_RANGE > _WIDER_THAN_CHANCE
