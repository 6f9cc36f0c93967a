"""Charts as data: what a measure's chart shows, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.charts.choice import charts_for, suggest_chart
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    ChartKind,
    Interval,
    Measure,
    MeasureKind,
    Observation,
    observed,
)
from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.spc import Analysis, Part, analyse
from lead_desktop.domain.spc.signals import Signal, SignalKind, signals, silenced
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import month_of, months_between
from lead_desktop.errors import Refused

__all__ = [
    "Chart",
    "ChartPoint",
    "Marker",
    "Phase",
    "chart",
    "charts_for",
    "drawn",
    "empty_chart",
    "suggest_chart",
    "value_text",
]


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One month, or one rare event by its day; a value of None is a gap.

    `centre`, `lower` and `upper` are the lines at this point. `signal`: part of a run or trend that
    chance does not explain; `beyond`: beyond the limits; `excluded`: shown, but in no line and no run.
    """

    month: date
    value: float | None
    numerator: float | None
    denominator: float | None
    note: str
    signal: bool
    beyond: bool = False
    excluded: bool = False
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of points with one centre line; `first` and `last` count from 0."""

    first: int
    last: int
    centre: float | None
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """A change at a point, counted from 0."""

    place: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a painter needs to know about one measure.

    `kind` is the chart that is drawn and `reason` why, in words. `period` names what a point is: month,
    quarter or gap. `limit` is the theoretical limit; None on a chart of the time between events.
    """

    points: tuple[ChartPoint, ...]
    phases: tuple[Phase, ...]
    markers: tuple[Marker, ...]
    limit: float | None
    target: float | None
    percent: bool
    unit: str
    parts: tuple[Part, ...]
    footer: str
    kind: ChartKind = ChartKind.RUN
    reason: str = ""
    rule_set: RuleSet = RuleSet.ANHOJ
    signals: tuple[Signal, ...] = ()
    period: str = "month"
    formats: Formats = INTERNATIONAL

    @property
    def values(self) -> tuple[float, ...]:
        """Return the values that are there."""
        return tuple(point.value for point in self.points if point.value is not None)

    @property
    def counted(self) -> tuple[ChartPoint, ...]:
        """Return the points that are there and not excluded."""
        return tuple(point for point in self.points if point.value is not None and not point.excluded)

    @property
    def last_part(self) -> Part | None:
        """Return the last phase's counts."""
        return self.parts[-1] if self.parts else None

    @property
    def centre_word(self) -> str:
        """Return what the centre line is called."""
        return "median" if self.kind in (ChartKind.RUN, ChartKind.G) else "average"


def chart(
    measure: Measure,
    observations: Sequence[Observation],
    markers: Sequence[ChangeMarker] = (),
    *,
    until: date | None = None,
    rule_set: RuleSet = RuleSet.ANHOJ,
    formats: Formats = INTERNATIONAL,
) -> Chart:
    """Return the chart of a measure's months: the one that was chosen, or the one that suits it.

    Months without an observation are gaps; nothing after the month of `until` is used. A marker with
    `new_phase` starts a new centre line: phases are split by the user alone. Where the chosen chart
    cannot show these numbers a run chart does, and the footer says why.
    """
    known = _known(measure, observations, until)
    if not known:
        return empty_chart(measure, formats)
    months = _axis(measure, known)
    by_month = {observation.month: observation for observation in known}
    row = [by_month.get(month, Observation(measure_id=measure.id, month=month)) for month in months]
    shown = sorted(
        (marker for marker in markers if months[0] <= month_of(marker.month) <= months[-1]),
        key=lambda marker: marker.month,
    )
    kind, reason, problem = _choice(measure, known, shown, rule_set)
    places = [_place(months, marker.month) for marker in shown]
    ends = sorted({place for place, marker in zip(places, shown, strict=True) if marker.new_phase and place})
    excluded = [number for number, observation in enumerate(row, start=1) if observation.excluded]
    settings = _Settings(ends, excluded, None if ends else _held(measure, months))
    try:
        analysis = _analysed(kind, measure, row, settings)
    except Refused as refused:
        kind, problem = ChartKind.RUN, refused.sentence
        reason = "A run chart, for the other cannot show these numbers."
        analysis = _analysed(kind, measure, row, settings)
    made = drawn(
        replace(empty_chart(measure, formats), kind=kind, reason=reason, rule_set=rule_set),
        analysis,
        tuple(_point(observation) for observation in row),
        [Marker(place, marker.label) for place, marker in zip(places, shown, strict=True)],
    )
    notes = [*_baseline_text(measure, formats, held=settings.freeze is not None), *rules_text(made, analysis)]
    if problem:
        notes.append(problem)
    return replace(made, footer=footer_text(made, notes))


def _known(measure: Measure, observations: Sequence[Observation], until: date | None) -> list[Observation]:
    """Return the months of the chart in order: up to the last one with a number."""
    last = month_of(until) if until is not None else None
    known = sorted(
        (observation for observation in observations if last is None or observation.month <= last),
        key=lambda observation: observation.month,
    )
    while known and observed(measure, known[-1]) is None:
        known.pop()
    return known


def _point(observation: Observation) -> ChartPoint:
    return ChartPoint(
        observation.month,
        None,
        observation.numerator,
        observation.denominator,
        observation.note,
        False,
        excluded=observation.excluded,
    )


def empty_chart(measure: Measure, formats: Formats) -> Chart:
    """Return a measure's chart without any point."""
    return Chart(
        points=(),
        phases=(),
        markers=(),
        limit=measure.theoretical_limit,
        target=measure.target,
        percent=measure.kind is MeasureKind.PROPORTION,
        unit=measure.unit,
        parts=(),
        footer="",
        period="quarter" if measure.interval is Interval.QUARTERLY else "month",
        formats=formats,
    )


def drawn(bare: Chart, analysis: Analysis, points: Sequence[ChartPoint], markers: Sequence[Marker]) -> Chart:
    """Return a chart with the lines and the signals of its analysis."""
    left_out = [number for number, point in enumerate(points, start=1) if point.excluded]
    found = signals(analysis, bare.rule_set, left_out)
    in_run = {n for signal in found if signal.kind is not SignalKind.BEYOND for n in signal.points}
    beyond = {n for signal in found if signal.kind is SignalKind.BEYOND for n in signal.points}
    return replace(
        bare,
        points=tuple(
            replace(
                point,
                value=analysis.y[number - 1],
                signal=number in in_run,
                beyond=number in beyond,
                centre=analysis.cl[number - 1],
                lower=analysis.lcl[number - 1],
                upper=analysis.ucl[number - 1],
            )
            for number, point in enumerate(points, start=1)
        ),
        phases=tuple(
            Phase(
                part.first - 1,
                part.last - 1,
                analysis.cl[part.first - 1],
                signal=any(
                    signal.phase == place and signal.kind is not SignalKind.BEYOND for signal in found
                ),
            )
            for place, part in enumerate(analysis.parts)
        ),
        markers=tuple(markers),
        parts=analysis.parts,
        signals=found,
    )


@dataclass(frozen=True, slots=True)
class _Settings:
    """Where phases end, which points are left out, and the last point of a held baseline; from 1."""

    ends: Sequence[int]
    excluded: Sequence[int]
    freeze: int | None


def _axis(measure: Measure, known: Sequence[Observation]) -> tuple[date, ...]:
    """Return the months on the axis: all of them, or every third and what lies between by mistake."""
    months = months_between(known[0].month, known[-1].month)
    if measure.interval is not Interval.QUARTERLY:
        return months
    have = {observation.month for observation in known}
    return tuple(month for place, month in enumerate(months) if place % 3 == 0 or month in have)


def _place(months: Sequence[date], month: date) -> int:
    """Return the place of the first point at or after a month, from 0."""
    return next(place for place, one in enumerate(months) if one >= month_of(month))


def _held(measure: Measure, months: Sequence[date]) -> int | None:
    """Return the last point of the baseline, from 1, where the lines are held at it."""
    if not measure.freeze_baseline or measure.baseline_last is None:
        return None
    inside = sum(month <= measure.baseline_last for month in months)
    return inside if 0 < inside < len(months) else None


def _choice(
    measure: Measure, known: Sequence[Observation], markers: Sequence[ChangeMarker], rule_set: RuleSet
) -> tuple[ChartKind, str, str]:
    """Return the chart to draw, the reason, and what keeps the chosen one from being drawn."""
    suggested, reason = suggest_chart(measure, known, markers, rule_set=rule_set)
    if measure.chart is ChartKind.AUTOMATIC:
        return suggested, reason, ""
    if measure.chart not in charts_for(measure):
        needs = (
            "needs the day of each event" if measure.chart in (ChartKind.T, ChartKind.G) else "does not fit"
        )
        return suggested, reason, f"the chosen {chart_name(measure.chart)} {needs}"
    return measure.chart, "You chose this chart.", ""


def _analysed(kind: ChartKind, measure: Measure, row: Sequence[Observation], settings: _Settings) -> Analysis:
    divided = measure.has_denominator
    if kind is ChartKind.RUN:
        # The very values of the table: whatever they are, they can be shown in the order of time.
        numbers, sizes, multiply = [observed(measure, observation) for observation in row], None, 1.0
    else:
        numbers = [observation.numerator for observation in row]
        sizes = [observation.denominator for observation in row] if divided else None
        multiply = measure.multiply
    return analyse(
        kind,
        numbers,
        sizes,
        multiply=multiply,
        freeze=settings.freeze,
        part=settings.ends,
        exclude=settings.excluded,
        clip_negative=True,
    )


# words

_NAMES = {ChartKind.RUN: "run chart", ChartKind.PP: "P' chart", ChartKind.UP: "U' chart"}


def chart_name(kind: ChartKind) -> str:
    """Name a kind of chart: run chart, U chart, P' chart."""
    return _NAMES.get(kind, f"{kind.value.upper()} chart")


def footer_text(shown: Chart, notes: Sequence[str]) -> str:
    """Write the line below a chart: its type, how many points, then the notes."""
    name = chart_name(shown.kind)
    parts = [f"{name[0].upper()}{name[1:]}, n = {len(shown.counted)}"]
    left_out = sum(point.excluded for point in shown.points)
    if left_out:
        parts.append(f"{formatting.plural(left_out, shown.period)} left out")
    return " · ".join([*parts, *notes])


def _baseline_text(measure: Measure, formats: Formats, *, held: bool) -> list[str]:
    if measure.baseline_first is None or measure.baseline_last is None:
        return []
    first, last = measure.baseline_first, measure.baseline_last
    span = f"baseline {formatting.month(first, formats)} – {formatting.month(last, formats)}"
    return [f"{span}, lines held at it" if held else span]


def rules_text(shown: Chart, analysis: Analysis) -> list[str]:
    """Name the rule set, and say where no signal is read."""
    parts = ["IHI run-chart rules"] if shown.rule_set is RuleSet.IHI else ["Anhøj rules"]
    if shown.rule_set is RuleSet.ANHOJ and any(point.upper is not None for point in shown.points):
        parts = ["Anhøj rules and three-sigma limits"]
    if silenced(analysis, shown.rule_set):
        parts.append(f"{shown.centre_word} at the data's edge: no signal is read from runs")
    return parts


def value_text(value: float, formats: Formats, *, percent: bool, unit: str = "") -> str:
    """Write a value as charts and sentences do: 93 %, 4.2, 4.2 per 1,000 line days."""
    if percent:
        text = formatting.number(value, 0 if abs(value) >= 10 or value == int(value) else 1)
        return formatting.percentage(text, formats)
    text = formatting.number(round(value, 2)) if abs(value) < 1 else formatting.number(round(value, 1))
    return f"{text} {unit}".strip()
