"""The quality of a goal: what a good goal of this program has, and where to put right what is lacking.

The questions are those a head of Quality asks of an aim: is it an outcome, how much, by when, from where,
counted how, and who answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import (
    Aspect,
    Direction,
    Goal,
    Interval,
    Measure,
    MeasureKind,
    Observation,
)
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import months_between

BASELINE_MONTHS = 6
BASELINE_QUARTERS = 4
"""Fewer months or quarters make a baseline that the next ones are hardly told from by more than chance."""


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """One question asked of a goal. `field` is where it is put right: in the measure, else in the goal."""

    good: bool
    title: str
    detail: str
    field: str
    measure: Measure | None = None


def quality(
    goal: Goal, measures: Sequence[Measure], formats: Formats, observations: Sequence[Observation] = ()
) -> tuple[QualityCheck, ...]:
    """Return every question with its answer; the first measure of the goal is the one that is asked about.

    `observations` are those of the first measure: a baseline that no value says is worked out from them.
    """
    found = [*_of_goal(goal, formats)]
    if not measures:
        return (
            *found,
            QualityCheck(False, "No measure", "nobody will know whether the goal is reached", "name"),
        )
    found += _outcome(measures)
    found += _of_measure(measures[0], observations, formats)
    return tuple(found)


def lacking(checks: Sequence[QualityCheck]) -> tuple[QualityCheck, ...]:
    """Return what is to be put right."""
    return tuple(check for check in checks if not check.good)


def _of_goal(goal: Goal, formats: Formats) -> Iterator[QualityCheck]:
    yield _check(goal.owner, f"Owner: {goal.owner}", "No owner", "nobody answers for it", "owner")
    vote = (
        f"Trustees voted on {formatting.plain_day(goal.trustees_vote, formats)}" if goal.trustees_vote else ""
    )
    yield _check(vote, vote, "No trustees’ vote", "the day on which they adopted it", "trustees_vote")
    until = f"To be reached by {formatting.plain_day(goal.target_date, formats)}" if goal.target_date else ""
    yield _check(until, until, "No date", "by when is it to be reached?", "target_date")
    yield _check(goal.why, "Says why it matters", "No reason", "why does it matter to patients?", "why")


def _check(
    answer: str, good: str, bad: str, detail: str, field: str, measure: Measure | None = None
) -> QualityCheck:
    if answer.strip():
        return QualityCheck(True, good, "", field, measure)
    return QualityCheck(False, bad, detail, field, measure)


def _outcome(measures: Sequence[Measure]) -> Iterator[QualityCheck]:
    outcomes = [measure for measure in measures if measure.aspect is Aspect.OUTCOME]
    if outcomes:
        detail = outcomes[0].name
        yield QualityCheck(True, "Counts an outcome for patients", detail, "aspect", outcomes[0])
    else:
        detail = f"{measures[0].name} is a {measures[0].aspect.value} measure; what happens to patients?"
        yield QualityCheck(False, "Not an outcome", detail, "aspect", measures[0])


def _of_measure(
    measure: Measure, observations: Sequence[Observation], formats: Formats
) -> Iterator[QualityCheck]:
    shares = measure.has_denominator
    if measure.kind is not MeasureKind.PROPORTION:
        yield _check(measure.unit, f"Unit: {measure.unit}", "No unit", "4.2 of what?", "unit", measure)
    if measure.kind is not MeasureKind.VALUE:
        yield _check(
            measure.numerator,
            f"Counts {measure.numerator.lower()}",
            "No numerator",
            "what is counted?",
            "numerator",
            measure,
        )
    if shares:
        out_of = f"Out of {measure.denominator.lower()}"
        yield _check(measure.denominator, out_of, "No denominator", "out of what?", "denominator", measure)
    yield _check(
        measure.definition,
        "Defined in words",
        "No operational definition",
        "two people must count the same",
        "definition",
        measure,
    )
    yield _limit(measure, formats)
    yield _baseline(measure, observations, formats)


def _limit(measure: Measure, formats: Formats) -> QualityCheck:
    limit = measure.theoretical_limit
    percent = measure.kind is MeasureKind.PROPORTION
    shown = formatting.percentage(formatting.number(limit), formats) if percent else formatting.number(limit)
    higher = measure.direction is Direction.HIGHER
    natural = 100.0 if percent and higher else 0.0
    baseline = measure.baseline
    if baseline is not None and limit != baseline and (limit > baseline) is not higher:
        way = "higher" if higher else "lower"
        detail = f"{way} is better, but the limit {shown} is on the other side of the baseline"
        return QualityCheck(False, "The limit lies the wrong way", detail, "theoretical_limit", measure)
    if limit == natural:
        return QualityCheck(True, f"Theoretical limit: {shown}", "", "theoretical_limit", measure)
    if measure.limit_reason.strip():
        return QualityCheck(True, f"Limit {shown}, justified", "", "limit_reason", measure)
    detail = "another limit than 0 or 100 percent needs a justification"
    return QualityCheck(False, f"Limit {shown} is not justified", detail, "limit_reason", measure)


def _baseline(measure: Measure, observations: Sequence[Observation], formats: Formats) -> QualityCheck:
    first, last = measure.baseline_first, measure.baseline_last
    if first is None or last is None:
        title = "No baseline" if measure.baseline is None else "The baseline has no period"
        return QualityCheck(False, title, "from which months does it come?", "baseline_first", measure)
    span = f"{formatting.month(first, formats)} – {formatting.month(last, formats)}"
    months = len(months_between(first, last))
    quarterly = measure.interval is Interval.QUARTERLY
    if months < (BASELINE_QUARTERS * 3 - 2 if quarterly else BASELINE_MONTHS):
        detail = (
            f"{span}: at least {BASELINE_QUARTERS} quarters" if quarterly else f"{span}: at least six months"
        )
        return QualityCheck(False, "A short baseline", detail, "baseline_first", measure)
    inside = [
        observation
        for observation in observations
        if first <= observation.month <= last and observation.numerator is not None
    ]
    if measure.baseline is None and not inside:
        return QualityCheck(False, "The baseline has no numbers", span, "baseline", measure)
    return QualityCheck(True, f"Baseline: {span}", "", "baseline_first", measure)
