"""Goals, their numbers and what is noted beside them: each edit one change, every rule held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lead_desktop.domain.model.commitments import Strand
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    Goal,
    GoalState,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
)
from lead_desktop.domain.model.people import Organization
from lead_desktop.errors import Invalid, NotFound
from lead_desktop.services import editing, history
from lead_desktop.services.goals import chart_choice, commitments, goals, observations
from lead_desktop.services.goals.observations import MonthEntry
from lead_desktop.services.program_file import Clock, ProgramFile, open_program
from tests.programs import small_file

RATE = Measure(
    goal_id=0,
    name="Falls",
    kind=MeasureKind.RATE,
    numerator="Falls",
    denominator="Patient days",
    multiply=1000,
    unit="per 1,000 patient days",
)


@pytest.fixture
def file(tmp_path: Path) -> ProgramFile:
    return small_file(tmp_path)


def add(file: ProgramFile, statement: str = "No patient falls") -> None:
    goals.add_goal(file, Goal(organization_id=1, statement=statement), RATE)


def months(file: ProgramFile, measure_id: int = 1) -> list[tuple[str, float | None, float | None, str]]:
    with file.reading() as work:
        found = work.all(Observation, measure_id=measure_id)
    return [
        (observation.month.isoformat()[:7], observation.numerator, observation.denominator, observation.note)
        for observation in found
    ]


def test_a_goal_and_its_measure_are_one_change(file: ProgramFile) -> None:
    add(file)
    (card,) = goals.organization_cards(file, 1)
    assert card.measures[0].measure.goal_id == card.goal.id
    history.undo(file)
    assert goals.organization_cards(file, 1) == ()
    history.redo(file)
    assert len(goals.organization_cards(file, 1)[0].measures) == 1


def test_what_is_wrong_with_goal_and_measure_is_said_at_once(file: ProgramFile) -> None:
    with pytest.raises(Invalid) as refusal:
        goals.add_goal(file, Goal(organization_id=1, statement=""), replace(RATE, denominator=""))
    assert {problem.field for problem in refusal.value.problems} == {"statement", "denominator"}
    assert goals.organization_cards(file, 1) == ()


def test_a_sixth_goal_is_refused_beside_its_statement(file: ProgramFile) -> None:
    for number in range(5):
        add(file, f"Goal {number}")
    assert goals.overview(file).organizations[0].full
    with pytest.raises(Invalid) as refusal:
        add(file, "A sixth")
    assert [problem.field for problem in refusal.value.problems] == ["statement"]
    goals.set_goal_state(file, 1, GoalState.REACHED)
    add(file, "A sixth")
    with pytest.raises(Invalid, match="at most five"):
        goals.set_goal_state(file, 1, GoalState.ACTIVE)


def test_every_value_has_its_organization_and_measure(file: ProgramFile) -> None:
    add(file)
    second = replace(RATE, goal_id=1, name="Falls with injury", position=2)
    editing.add(file, second)
    observations.set_numbers(file, 2, [MonthEntry(date(2007, 5, 1), 1, 900, "")])
    observation = file.snapshot().observations[0]
    assert goals.place_of(file, Goal, 1) == (1, 1)
    assert goals.place_of(file, Measure, 2) == (1, 2)
    assert goals.place_of(file, Observation, observation.id) == (1, 2)
    with pytest.raises(NotFound):
        goals.place_of(file, Goal, 99)
    bare = editing.add(file, Goal(organization_id=1, statement="Without a measure")).ids(Goal)
    (id_,) = bare
    assert goals.place_of(file, Goal, id_) == (1, None)


def test_what_belongs_to_no_goal_leads_to_its_organization(example: Path) -> None:
    opened = open_program(example, Clock())
    base = opened.snapshot()
    for value in (base.commitments[-1], base.assessments[-1]):
        assert goals.place_of(opened, type(value), value.id) == (value.organization_id, None)
    for event in base.events[:1]:
        measure = next(measure for measure in base.measures if measure.id == event.measure_id)
        goal = next(goal for goal in base.goals if goal.id == measure.goal_id)
        assert goals.place_of(opened, type(event), event.id) == (goal.organization_id, measure.id)
    opened.close()


def test_a_month_is_kept_once(file: ProgramFile) -> None:
    add(file)
    month = Observation(measure_id=1, month=date(2007, 5, 1), numerator=1, denominator=900)
    editing.add(file, month)
    with pytest.raises(Invalid, match="May 2007 has numbers already"):
        editing.add(file, month)


def test_fewer_than_three_goals_are_too_few(file: ProgramFile) -> None:
    for number in range(3):
        assert goals.overview(file).organizations[0].too_few
        add(file, f"Goal {number}")
    assert not goals.overview(file).organizations[0].too_few


def test_goals_are_moved_among_those_that_are_not_retired(file: ProgramFile) -> None:
    for name in "ABCD":
        add(file, name)
    goals.set_goal_state(file, 2, GoalState.RETIRED, "No longer needed.")
    goals.move_goal(file, 4, -1)
    assert [card.goal.statement for card in goals.organization_cards(file, 1)] == ["A", "D", "C", "B"]
    goals.move_goal(file, 1, -1)
    assert [card.goal.statement for card in goals.organization_cards(file, 1)] == ["A", "D", "C", "B"]
    history.undo(file)
    assert [card.goal.statement for card in goals.organization_cards(file, 1)] == ["A", "C", "D", "B"]


def test_a_second_measure_stands_after_the_first(file: ProgramFile) -> None:
    add(file)
    goals.add_measure(file, replace(RATE, goal_id=1, name="Falls with injury"))
    (card,) = goals.organization_cards(file, 1)
    assert [measure.measure.name for measure in card.measures] == ["Falls", "Falls with injury"]


def test_months_of_a_paste_are_one_change_and_missing_stays_missing(file: ProgramFile) -> None:
    add(file)
    observations.set_numbers(
        file,
        1,
        [
            MonthEntry(date(2007, 4, 1), 0, 900),
            MonthEntry(date(2007, 5, 1), None, None),
            MonthEntry(date(2007, 6, 1), 2, 910, "two transfers"),
        ],
    )
    assert months(file) == [("2007-04", 0, 900, ""), ("2007-06", 2, 910, "two transfers")]
    observations.set_numbers(file, 1, [MonthEntry(date(2007, 6, 1), 3, 910)])
    assert months(file)[1] == ("2007-06", 3, 910, "two transfers")
    history.undo(file)
    history.undo(file)
    assert months(file) == []


def test_events_over_a_zero_denominator_are_refused_and_nothing_is_kept(file: ProgramFile) -> None:
    add(file)
    entered = [MonthEntry(date(2007, 4, 1), 1, 900), MonthEntry(date(2007, 5, 1), 1, 0)]
    with pytest.raises(Invalid, match="denominator is zero"):
        observations.set_numbers(file, 1, entered)
    assert months(file) == []


def test_a_month_is_left_out_only_with_a_note(file: ProgramFile) -> None:
    add(file)
    for month in range(4, 12):
        observations.set_numbers(file, 1, [MonthEntry(date(2007, month, 1), 9 if month == 7 else 2, 1000)])
    july = date(2007, 7, 1)
    with pytest.raises(Invalid, match="note why"):
        observations.set_excluded(file, 1, july, True)
    observations.set_excluded(file, 1, july, True, "Counted twice by mistake")
    (card,) = goals.organization_cards(file, 1)
    left_out = [point.excluded for point in card.measures[0].progress.chart.points]
    assert left_out == [False, False, False, True, False, False, False, False]
    observations.set_excluded(file, 1, july, False)
    with file.reading() as work:
        (observation,) = work.all(Observation, month=july)
    assert (observation.excluded, observation.note) == (False, "Counted twice by mistake")
    with pytest.raises(NotFound):
        observations.set_excluded(file, 1, date(2006, 7, 1), True, "Why")


def test_rare_events_are_not_doubled_by_a_second_paste(file: ProgramFile) -> None:
    add(file)
    events = [RareEvent(measure_id=1, day=date(2007, 5, day)) for day in (3, 9, 27)]
    observations.add_events(file, 1, events)
    observations.add_events(file, 1, [*events, RareEvent(measure_id=1, day=date(2007, 6, 2))])
    assert [event.day.day for event in observations.events(file, 1)] == [3, 9, 27, 2]


def test_phases_are_split_only_by_the_user(file: ProgramFile) -> None:
    add(file)
    for month in range(1, 13):
        observations.set_numbers(file, 1, [MonthEntry(date(2006, month, 1), 9 if month < 7 else 1, 1000)])
    (card,) = goals.organization_cards(file, 1)
    assert len(card.measures[0].progress.chart.phases) == 1
    editing.add(file, ChangeMarker(measure_id=1, month=date(2006, 7, 1), label="bundle", new_phase=True))
    (card,) = goals.organization_cards(file, 1)
    assert [phase.centre for phase in card.measures[0].progress.chart.phases] == [9.0, 1.0]


def test_the_overview_follows_every_change(example: Path) -> None:
    file = open_program(example, Clock())
    before = goals.overview(file)
    observations.set_numbers(file, 1, [MonthEntry(date(2007, 11, 1), 40, 637)])
    after = goals.overview(file)
    assert after != before
    assert after.organizations[1:] == before.organizations[1:]
    history.undo(file)
    assert goals.overview(file) == before
    (card, *_) = goals.organization_cards(file, 3)
    editing.remove(file, card.goal)
    assert goals.overview(file).organizations[2].active == before.organizations[2].active - 1
    file.close()


def test_only_the_rows_of_one_organization_are_read(example: Path) -> None:
    file = open_program(example, Clock())
    cards = goals.organization_cards(file, 2)
    assert {card.organization.name for card in cards} == {"Bayline Medical Center"}
    assert goals.organization_cards(file, 99) == ()
    file.close()


def test_the_group_tells_what_is_new_since_the_last_session(example: Path) -> None:
    file = open_program(example, Clock())
    view = goals.group(file)
    assert view.last_session is not None
    assert view.last_session.number == 6
    assert {signal.measure.name for signal in view.new_signals} <= {
        measure.measure.name for card in view.cards for measure in card.measures if measure.progress.signal
    }
    assert [signal.measure.name for signal in view.new_signals] == [
        "Central-line infections",
        "Pressure ulcers acquired here",
    ]
    file.close()


def test_the_chart_and_why_it_is_suggested(example: Path) -> None:
    file = open_program(example, Clock())
    (measure,) = (
        one.measure
        for card in goals.organization_cards(file, 2)
        for one in card.measures
        if one.measure.id == 5
    )
    choice = chart_choice.chart_choice(file, measure)
    assert choice.options[0][1].startswith("As suggested: U")
    assert "rate" in choice.reason.lower()
    file.close()


def test_owners_begin_with_the_organizations_own_people(example: Path) -> None:
    file = open_program(example, Clock())
    names = goals.owners(file, 2)
    own = {"Maria Ferreira", "Joseph Okafor", "Helena Costa", "William Marsh", "Dr. Nikos Petrakis"}
    assert {name.split(",")[0] for name in names[: len(own)]} == own
    file.close()


def test_scorecards_put_both_assessments_beside_what_is_noted(example: Path) -> None:
    file = open_program(example, Clock())
    cards = commitments.scorecards(file)
    assert len(cards) == 5
    dunmore = cards[3]
    assert (dunmore.chief, dunmore.director) == ("Priya Raman", "Ruth Delaney")
    goals_line = dunmore.parts[0]
    assert goals_line.own is not None
    assert goals_line.director is not None
    assert (goals_line.own.score, goals_line.director.score) == (3.5, 2.5)
    assert goals_line.apart
    earlier = commitments.scorecards(file, until=date(2007, 7, 1))[3].parts[0]
    assert earlier.own is not None
    assert (earlier.own.score, earlier.director) == (2.5, None)
    file.close()


def test_every_organization_is_listed_in_a_strand_even_without_entries(example: Path) -> None:
    file = open_program(example, Clock())
    editing.add(file, Organization(name="New Hospital", colour=5))
    found = commitments.by_strand(file, Strand.PATIENTS)
    assert found[-1][0].name == "New Hospital"
    assert found[-1][1] == ()
    days = [commitment.day for commitment in found[0][1]]
    assert days == sorted(days, reverse=True)
    file.close()
