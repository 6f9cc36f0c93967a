"""The charts that a measure can have, and why one is suggested."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.charts.chart import chart_name, charts_for, suggest_chart
from lead_desktop.domain.model.goals import ChangeMarker, ChartKind, Measure, Observation, RareEvent
from lead_desktop.services.program_file import ProgramFile

_CHARTS = {
    ChartKind.RUN: "the median, no limits",
    ChartKind.I: "single values",
    ChartKind.C: "counts",
    ChartKind.U: "rates",
    ChartKind.P: "proportions",
    ChartKind.PP: "proportions of very many cases",
    ChartKind.UP: "rates over very many cases",
    ChartKind.G: "cases or days between rare events",
    ChartKind.T: "time between rare events",
}


@dataclass(frozen=True, slots=True)
class ChartChoice:
    """The charts a measure can have, each in words, and why one is suggested."""

    options: tuple[tuple[ChartKind, str], ...]
    reason: str


def chart_choice(file: ProgramFile, measure: Measure) -> ChartChoice:
    """Return the charts that can show a measure, the suggested one first."""
    with file.reading() as work:
        observations = work.all(Observation, measure_id=measure.id)
        found = work.all(ChangeMarker, measure_id=measure.id)
        events = work.all(RareEvent, measure_id=measure.id)
        rule_set = work.program().rule_set
    suggested, reason = suggest_chart(measure, observations, found, rule_set=rule_set)
    kinds = charts_for(measure, with_events=bool(events))
    if measure.chart not in kinds:
        kinds = (*kinds, measure.chart)
    options = tuple((kind, _chart_text(kind, suggested)) for kind in kinds)
    return ChartChoice(options, f"Suggested: {reason}")


def _chart_text(kind: ChartKind, suggested: ChartKind) -> str:
    if kind is ChartKind.AUTOMATIC:
        return f"As suggested: {chart_name(suggested)}"
    name = chart_name(kind)
    return f"{name[0].upper()}{name[1:]}: {_CHARTS[kind]}"
