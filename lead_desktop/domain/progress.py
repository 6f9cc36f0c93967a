"""Progress: how far a measure has come from its baseline to its theoretical limit, in numbers and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lead_desktop.domain.charts import Chart, chart, value_words
from lead_desktop.domain.goals import ChangeMarker, Direction, Measure, MeasureKind, Observation
from lead_desktop.domain.months import month_of

CURRENT_MONTHS = 6
_SAME = 1e-9

_COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


class Standing(StrEnum):
    """Where a measure stands, for colours and for counting."""

    AT_LIMIT = "at the limit"
    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    UNKNOWN = "no numbers yet"


@dataclass(frozen=True, slots=True)
class Progress:
    """What a goal's card and a progress page say of one measure.

    `share` is (baseline - current) / (baseline - limit): 1 at the limit, negative when worse than at
    the start, None where it cannot be told. `signal` is a few words for a pill; empty without a signal.
    """

    chart: Chart
    baseline: float | None
    current: float | None
    share: float | None
    standing: Standing
    signal: str
    sentence: str
    last_month: date | None


def progress(
    measure: Measure,
    observations: Sequence[Observation],
    markers: Sequence[ChangeMarker] = (),
    *,
    until: date | None = None,
) -> Progress:
    """Return the progress of a measure, with nothing after the month of `until`."""
    shown = chart(measure, observations, markers, until=until)
    last = month_of(until) if until is not None else None
    known = [one for one in observations if last is None or one.month <= last]
    baseline = measure.baseline if measure.baseline is not None else _baseline(measure, known)
    current = _current(measure, shown)
    share = _share(baseline, current, measure.theoretical_limit)
    standing = _standing(measure, baseline, current)
    signal = _signal(shown)
    return Progress(
        chart=shown,
        baseline=baseline,
        current=current,
        share=share,
        standing=standing,
        signal=signal,
        sentence=_sentence(measure, shown, (baseline, current, share), standing),
        last_month=shown.points[-1].month if shown.points else None,
    )


def _pooled(measure: Measure, numbers: Sequence[tuple[float | None, float | None]]) -> float | None:
    """Return one value for several months: sums for rates and proportions, the mean otherwise."""
    if measure.kind in (MeasureKind.PROPORTION, MeasureKind.RATE):
        pairs = [(num, den) for num, den in numbers if num is not None and den]
        total = sum(den for _, den in pairs)
        return sum(num for num, _ in pairs) / total * measure.multiply if total else None
    values = [num for num, _ in numbers if num is not None]
    return sum(values) / len(values) * measure.multiply if values else None


def _baseline(measure: Measure, observations: Sequence[Observation]) -> float | None:
    first, last = measure.baseline_first, measure.baseline_last
    if first is None or last is None:
        return None
    inside = [one for one in observations if month_of(first) <= one.month <= month_of(last)]
    return _pooled(measure, [(one.numerator, one.denominator) for one in inside])


def _current(measure: Measure, shown: Chart) -> float | None:
    """Return the centre of the last phase, or of the last six months with numbers."""
    if len(shown.phases) > 1 and shown.parts[-1].n_obs >= CURRENT_MONTHS:
        return shown.phases[-1].centre
    present = [point for point in shown.points if point.value is not None][-CURRENT_MONTHS:]
    return _pooled(measure, [(point.numerator, point.denominator) for point in present])


def _share(baseline: float | None, current: float | None, limit: float) -> float | None:
    if baseline is None or current is None:
        return None
    if abs(baseline - limit) < _SAME:
        return None
    return (baseline - current) / (baseline - limit)


def _standing(measure: Measure, baseline: float | None, current: float | None) -> Standing:
    if current is None:
        return Standing.UNKNOWN
    if abs(current - measure.theoretical_limit) < _SAME:
        return Standing.AT_LIMIT
    if baseline is None or abs(current - baseline) < _SAME:
        return Standing.UNCHANGED
    lower = current < baseline
    return Standing.BETTER if lower is (measure.direction is Direction.LOWER) else Standing.WORSE


def _last_run(shown: Chart) -> tuple[int, bool] | None:
    """Return the length of the longest signalling run of the last phase, and whether it lies above."""
    part = shown.last_part
    if part is None or not part.has_signal or part.longest_run is None or part.longest_run_max is None:
        return None
    if part.longest_run <= part.longest_run_max:
        return None
    centre = shown.phases[-1].centre
    signalling = [
        point.value
        for point in shown.points[part.first - 1 : part.last]
        if point.signal and point.value is not None
    ]
    if not signalling or centre is None:
        return None
    return part.longest_run, signalling[-1] > centre


def _signal(shown: Chart) -> str:
    part = shown.last_part
    if part is None or not part.has_signal:
        return ""
    run = _last_run(shown)
    if run is not None:
        return f"Shift: {run[0]} points {'above' if run[1] else 'below'} the median"
    return "Trend: the median is rarely crossed"


def _count(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def _movement(measure: Measure, baseline: float | None, current: float) -> str:
    percent = measure.kind is MeasureKind.PROPORTION
    now = value_words(current, percent=percent, unit=measure.unit if not percent else "")
    if baseline is None:
        return f"Now at {now}"
    start = value_words(baseline, percent=percent)
    if start == value_words(current, percent=percent):
        return f"Unchanged at {now}"
    return f"{'Down' if current < baseline else 'Up'} from {start} to {now}"


def _chance(shown: Chart) -> str:
    part = shown.last_part
    run = _last_run(shown)
    if run is not None:
        return f"{_count(run[0])} months in a row {'above' if run[1] else 'below'} the median"
    if part is not None and part.has_signal:
        return "the median is crossed less often than chance explains"
    if part is not None and part.at_edge:
        return "too few values off the median to tell a signal"
    return "no signal: within what chance explains"


def _way(measure: Measure, share: float | None, standing: Standing) -> str:
    percent = measure.kind is MeasureKind.PROPORTION
    limit = measure.theoretical_limit
    goal = "zero" if limit == 0 else value_words(limit, percent=percent)
    if standing is Standing.AT_LIMIT:
        return "at the theoretical limit"
    if share is None:
        return f"the limit is {goal}"
    if standing is Standing.WORSE:
        return f"further from {goal} than at the start"
    return f"{round(share * 100)} % of the way to {goal}"


def _sentence(
    measure: Measure,
    shown: Chart,
    numbers: tuple[float | None, float | None, float | None],
    standing: Standing,
) -> str:
    baseline, current, share = numbers
    if current is None:
        return "No numbers yet."
    return f"{_movement(measure, baseline, current)}; {_chance(shown)}; {_way(measure, share, standing)}."
