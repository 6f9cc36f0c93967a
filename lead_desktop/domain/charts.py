"""Charts as data: what a measure's chart shows, before anything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain import words
from lead_desktop.domain.goals import ChangeMarker, Measure, MeasureKind, Observation, observed
from lead_desktop.domain.months import month_of, months_between
from lead_desktop.domain.spc import Analysis, Part, analyse
from lead_desktop.domain.spc_signals import run_signal_points


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One month; a value of None is a gap."""

    month: date
    value: float | None
    numerator: float | None
    denominator: float | None
    note: str
    signal: bool


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of months with one centre line; `first` and `last` count months from 0."""

    first: int
    last: int
    centre: float | None


@dataclass(frozen=True, slots=True)
class Marker:
    """A change at a month, counted from 0."""

    place: int
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a painter needs to know about one measure."""

    points: tuple[ChartPoint, ...]
    phases: tuple[Phase, ...]
    markers: tuple[Marker, ...]
    limit: float
    target: float | None
    percent: bool
    unit: str
    parts: tuple[Part, ...]
    footer: str

    @property
    def values(self) -> tuple[float, ...]:
        """Return the values that are there."""
        return tuple(point.value for point in self.points if point.value is not None)

    @property
    def last_part(self) -> Part | None:
        """Return the last phase's counts."""
        return self.parts[-1] if self.parts else None


def chart(
    measure: Measure,
    observations: Sequence[Observation],
    markers: Sequence[ChangeMarker] = (),
    *,
    until: date | None = None,
) -> Chart:
    """Return the run chart of a measure.

    Months without an observation are gaps; nothing after the month of `until` is used. A marker with
    `new_phase` starts a new median: phases are split by the user alone.
    """
    last = month_of(until) if until is not None else None
    known = sorted(
        (one for one in observations if last is None or one.month <= last), key=lambda one: one.month
    )
    if not known:
        return _empty(measure)
    by_month = {one.month: one for one in known}
    months = months_between(known[0].month, known[-1].month)
    values = [observed(measure, by_month[month]) if month in by_month else None for month in months]
    while values and values[-1] is None:
        values.pop()
    months = months[: len(values)]
    if not values:
        return _empty(measure)
    shown = [marker for marker in markers if months[0] <= marker.month <= months[-1]]
    analysis = analyse("run", values, part=[end for end in _ends(shown, months) if end])
    signals = run_signal_points(analysis)
    return Chart(
        points=tuple(
            _point(month, value, by_month.get(month), signal=number in signals)
            for number, (month, value) in enumerate(zip(months, values, strict=True), start=1)
        ),
        phases=_phases(analysis),
        markers=tuple(Marker(months.index(month_of(marker.month)), marker.label) for marker in shown),
        limit=measure.theoretical_limit,
        target=measure.target,
        percent=measure.kind is MeasureKind.PROPORTION,
        unit=measure.unit,
        parts=analysis.parts,
        footer=_footer(measure, analysis),
    )


def _empty(measure: Measure) -> Chart:
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
    )


def _point(month: date, value: float | None, observation: Observation | None, *, signal: bool) -> ChartPoint:
    if observation is None:
        return ChartPoint(month, None, None, None, "", signal)
    return ChartPoint(month, value, observation.numerator, observation.denominator, observation.note, signal)


def _ends(markers: Sequence[ChangeMarker], months: Sequence[date]) -> tuple[int, ...]:
    """Return the last point of each phase but the last, counted from 1."""
    return tuple(months.index(month_of(marker.month)) for marker in markers if marker.new_phase)


def _phases(analysis: Analysis) -> tuple[Phase, ...]:
    return tuple(Phase(part.first - 1, part.last - 1, analysis.cl[part.first - 1]) for part in analysis.parts)


def _footer(measure: Measure, analysis: Analysis) -> str:
    count = sum(part.n_obs for part in analysis.parts)
    said = [f"Run chart, n = {count}"]
    if measure.baseline_first is not None and measure.baseline_last is not None:
        said.append(f"baseline {words.month(measure.baseline_first)} – {words.month(measure.baseline_last)}")
    said.append("Anhøj rules")
    if any(part.runs_signal and part.at_edge for part in analysis.parts):
        said.append("median at the data's edge: no signal is read")
    return " · ".join(said)


def value_words(value: float, *, percent: bool, unit: str = "") -> str:
    """Write a value as charts and sentences do: 93 %, 4.2, 4.2 per 1,000 line days."""
    if percent:
        text = words.number(value, 0 if abs(value) >= 10 or value == int(value) else 1)
        return f"{text} %"
    text = words.number(round(value, 2)) if abs(value) < 1 else words.number(round(value, 1))
    return f"{text} {unit}".strip()
