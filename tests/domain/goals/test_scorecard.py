"""The scorecard: the latest assessments side by side, what is noted, nothing from after its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lead_desktop.domain.goals.progress import Standing
from lead_desktop.domain.goals.scorecard import (
    FIVE_PARTS,
    SCORES,
    part_lines,
    score_meaning,
    score_text,
    scorecards,
)
from lead_desktop.domain.model.commitments import Assessment, Assessor, Commitment, Part, Strand
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Goal, GoalState, Measure, Observation
from tests.documents.snapshots import snapshot

DAY = date(2007, 12, 2)


def assessed(part: Part, assessor: Assessor, day: date, score: float) -> Assessment:
    return Assessment(organization_id=1, part=part, assessor=assessor, who="Ann", day=day, score=score)


def test_the_latest_of_each_assessor_stand_side_by_side() -> None:
    history = [
        assessed(Part.GOALS, Assessor.SELF, date(2007, 6, 1), 2.0),
        assessed(Part.GOALS, Assessor.SELF, date(2007, 11, 1), 3.5),
        assessed(Part.GOALS, Assessor.DIRECTOR, date(2007, 10, 1), 2.5),
        assessed(Part.GOALS, Assessor.DIRECTOR, date(2008, 1, 1), 5.0),
        assessed(Part.PATIENTS, Assessor.DIRECTOR, date(2007, 10, 1), 1.0),
    ]
    parts = part_lines([Standing.BETTER, Standing.WORSE], 2, (), history, Formats(), until=DAY)
    goals = parts[0]
    assert (score_text(goals.own), score_text(goals.director)) == ("3.5", "2.5")
    assert goals.apart
    assert [assessment.score for assessment in goals.history] == [3.5, 2.5, 2.0]
    assert goals.text == "2 goals: 1 better, 1 worse"
    assert parts[4].own is None
    assert not parts[4].apart
    assert score_text(parts[-1].own) == "–"


def test_only_goals_that_are_worked_on_are_counted() -> None:
    goals = tuple(
        Goal(id=place, organization_id=1, statement="Zero", state=state, retired_reason="Done elsewhere")
        for place, state in enumerate((GoalState.ACTIVE, GoalState.REACHED, GoalState.RETIRED), start=1)
    )
    measures = tuple(Measure(id=goal.id, goal_id=goal.id, name="Infections") for goal in goals)
    base = replace(snapshot(), goals=goals, measures=measures)
    assert [card.parts[0].text.partition(":")[0] for card in scorecards(base, DAY)] == [
        "1 goal",
        "no goals yet",
    ]


def test_a_goal_stands_where_its_first_measure_stands() -> None:
    goal = Goal(id=1, organization_id=1, statement="Zero")
    first = Measure(id=1, goal_id=1, position=1, name="Infections", denominator="line days", baseline=5.0)
    second = replace(first, id=2, position=2, name="Falls", baseline=0.5)
    months = [date(2007, month, 1) for month in range(4, 11)]
    observations = tuple(
        Observation(
            id=8 * measure + month.month, measure_id=measure, month=month, numerator=1, denominator=1000
        )
        for measure in (1, 2)
        for month in months
    )
    base = replace(
        snapshot(),
        goals=(goal,),
        measures=(replace(first, multiply=1000), replace(second, multiply=1000)),
        observations=observations,
    )
    assert scorecards(base, DAY)[0].parts[0].text == "1 goal: 1 better"


def test_entries_are_counted_in_their_strand() -> None:
    entries = [
        Commitment(
            organization_id=1, strand=Strand.TRUSTEES, day=date(2007, 5, 2), what="A", participants=14
        ),
        Commitment(
            organization_id=1, strand=Strand.TRUSTEES, day=date(2007, 9, 25), what="B", participants=17
        ),
        Commitment(
            organization_id=1, strand=Strand.TRUSTEES, day=date(2008, 9, 25), what="C", participants=99
        ),
    ]
    parts = part_lines((), 0, entries, (), Formats(), until=DAY)
    assert [line.part for line in parts] == [*FIVE_PARTS, Part.OVERALL]
    said = {line.part: line.text for line in parts}
    assert said[Part.TRUSTEES] == "2 entries, last on 25 Sep 2007, 31 took part"
    assert said[Part.PHYSICIANS] == "nothing noted yet"
    assert said[Part.GOALS] == "no goals yet"


def test_every_step_of_the_scale_has_its_meaning() -> None:
    assert SCORES[0] == 0.5
    assert SCORES[-1] == 5.0
    assert all(score_meaning(score) for score in SCORES)
