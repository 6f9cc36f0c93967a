"""The questions asked of a goal, and where each is put right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lead_desktop.domain.goals.quality import QualityCheck, lacking, quality
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

GOAL = Goal(
    organization_id=1,
    statement="Zero central-line infections",
    why="Ten patients died.",
    owner="Chief of Critical Care",
    trustees_vote=date(2007, 4, 18),
    target_date=date(2008, 12, 31),
)
MEASURE = Measure(
    id=1,
    goal_id=1,
    name="Central-line infections",
    kind=MeasureKind.RATE,
    unit="per 1,000 line days",
    numerator="Infections",
    denominator="Line days",
    multiply=1000,
    definition="Counted by infection prevention.",
    baseline=4.2,
    baseline_first=date(2006, 4, 1),
    baseline_last=date(2007, 3, 1),
)


def missing(goal: Goal, *measures: Measure, observations: tuple[Observation, ...] = ()) -> list[QualityCheck]:
    return list(lacking(quality(goal, measures, Formats(), observations)))


def test_a_goal_with_everything_has_nothing_to_put_right() -> None:
    assert missing(GOAL, MEASURE) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"owner": ""}, "owner"),
        ({"trustees_vote": None}, "trustees_vote"),
        ({"target_date": None}, "target_date"),
        ({"why": " "}, "why"),
    ],
)
def test_what_the_goal_lacks_is_put_right_in_the_goal(change: dict[str, object], field: str) -> None:
    (found,) = missing(replace(GOAL, **change), MEASURE)  # type: ignore[arg-type]
    assert (found.field, found.measure) == (field, None)


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"unit": ""}, "unit", "No unit"),
        ({"numerator": ""}, "numerator", "No numerator"),
        ({"denominator": ""}, "denominator", "No denominator"),
        ({"definition": ""}, "definition", "No operational definition"),
        ({"aspect": Aspect.PROCESS}, "aspect", "Not an outcome"),
        ({"theoretical_limit": 1.0}, "limit_reason", "Limit 1 is not justified"),
        ({"direction": Direction.HIGHER}, "theoretical_limit", "The limit lies the wrong way"),
        ({"baseline_first": None}, "baseline_first", "The baseline has no period"),
        ({"baseline_first": date(2007, 1, 1)}, "baseline_first", "A short baseline"),
        ({"baseline": None}, "baseline", "The baseline has no numbers"),
    ],
)
def test_what_the_measure_lacks_is_put_right_in_the_measure(
    change: dict[str, object], field: str, words: str
) -> None:
    measure = replace(MEASURE, **change)  # type: ignore[arg-type]
    (found,) = missing(GOAL, measure)
    assert (found.title, found.field, found.measure) == (words, field, measure)


def test_a_limit_with_its_justification_is_good() -> None:
    assert (
        missing(GOAL, replace(MEASURE, theoretical_limit=1.0, limit_reason="Ports of dialysis patients."))
        == []
    )


def test_a_process_beside_an_outcome_is_no_lack() -> None:
    assert missing(GOAL, replace(MEASURE, id=2, aspect=Aspect.PROCESS), MEASURE) == []


@pytest.mark.parametrize(
    ("interval", "first", "short"),
    [
        (Interval.MONTHLY, date(2006, 10, 1), False),
        (Interval.MONTHLY, date(2006, 11, 1), True),
        (Interval.QUARTERLY, date(2006, 4, 1), False),
        (Interval.QUARTERLY, date(2006, 7, 1), True),
    ],
)
def test_a_baseline_has_six_months_or_four_quarters(interval: Interval, first: date, short: bool) -> None:
    last = date(2007, 3, 1) if interval is Interval.MONTHLY else date(2007, 1, 1)
    measure = replace(MEASURE, interval=interval, baseline_first=first, baseline_last=last)
    assert (
        "A short baseline" in [check.title for check in lacking(quality(GOAL, [measure], Formats()))]
    ) is short


def test_a_baseline_may_come_from_its_months() -> None:
    numbers = Observation(measure_id=1, month=date(2006, 5, 1), numerator=4, denominator=1000)
    assert missing(GOAL, replace(MEASURE, baseline=None), observations=(numbers,)) == []


def test_a_goal_without_a_measure_says_so() -> None:
    assert [check.title for check in missing(GOAL)] == ["No measure"]


def test_a_proportion_needs_no_unit_and_the_limit_of_its_direction() -> None:
    share = replace(
        MEASURE,
        kind=MeasureKind.PROPORTION,
        unit="",
        direction=Direction.HIGHER,
        baseline=70.0,
        theoretical_limit=100.0,
    )
    assert missing(GOAL, share) == []
    assert missing(GOAL, replace(share, theoretical_limit=90.0))[0].field == "limit_reason"
