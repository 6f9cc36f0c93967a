"""Bad input: each is refused in one sentence beside its field, and nothing that was there is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from lead_desktop.domain.model.actions import Action, EvaluationScore
from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.goals import Goal, GoalState, Measure, Observation
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.domain.model.value import Value
from lead_desktop.errors import Invalid, Refused
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile
from tests.programs import small_file


@pytest.fixture
def file(tmp_path: Path) -> ProgramFile:
    return small_file(tmp_path)


DAY = date(2007, 4, 24)

BAD = [
    (Organization(name="  "), "name"),
    (Organization(name="alder valley health"), "name"),
    (Organization(name="A" * 301), "name"),
    (Person(name=""), "name"),
    (Person(name="Ann", email="not an address"), "email"),
    (Appointment(person_id=1, organization_id=1, role=Role.CEO, first_day=date(2008, 1, 1)), "first_day"),
    (
        Appointment(
            person_id=1,
            organization_id=1,
            role=Role.TRUSTEE,
            first_day=date(2008, 1, 2),
            last_day=date(2008, 1, 1),
        ),
        "last_day",
    ),
    (Session(number=1, day=date(2007, 5, 16)), "number"),
    (Session(number=2, day=DAY), "day"),
    (Session(number=2, day=date(2010, 1, 1)), "day"),
    (Session(number=2, day=date(2007, 5, 16), papers_due=date(2007, 5, 17)), "papers_due"),
    (
        Session(number=2, day=date(2007, 5, 16), state=SessionState.CANCELLED),
        "cancelled_reason",
    ),
    (Guest(session_id=1, name=" "), "name"),
    (Dinner(session_id=1, day=DAY - timedelta(days=2), start=time(18)), "day"),
    (AgendaItem(session_id=1, title="", minutes=10), "title"),
    (AgendaItem(session_id=1, title="Lunch", minutes=0), "minutes"),
    (AgendaItem(session_id=1, title="Lunch", minutes=2000), "minutes"),
    (AgendaItem(session_id=1, title="Lunch", minutes=10, for_ceos=False), "for_ceos"),
    (Goal(organization_id=1, statement=""), "statement"),
    (Measure(goal_id=1, name="Rate", denominator="days", theoretical_limit=2.0), "limit_reason"),
    (Observation(measure_id=1, month=date(2007, 4, 1), numerator=2, denominator=0), "denominator"),
    (Observation(measure_id=1, month=date(2007, 4, 1), numerator=-1, denominator=5), "numerator"),
    (Action(session_id=1, what="Call"), "person_id"),
    (EvaluationScore(session_id=1, form=1, question=1, score=6), "score"),
]


@pytest.mark.parametrize(("value", "field"), BAD)
def test_bad_values_are_refused_beside_their_field(file: ProgramFile, value: Value, field: str) -> None:
    with file.reading() as work:
        before = work.snapshot()
    with pytest.raises(Invalid) as refusal:
        editing.add(file, value)
    assert field in [problem.field for problem in refusal.value.problems]
    assert all(problem.sentence.endswith((".", ").")) for problem in refusal.value.problems)
    with file.reading() as work:
        assert work.snapshot() == before


def test_an_organization_has_at_most_five_active_goals(file: ProgramFile) -> None:
    for number in range(5):
        editing.add(file, Goal(organization_id=1, statement=f"Goal {number}"))
    with pytest.raises(Invalid, match="at most five active goals"):
        editing.add(file, Goal(organization_id=1, statement="One too many"))
    with file.reading() as work:
        goals = work.all(Goal)
    assert len(goals) == 5
    editing.change(file, replace(goals[0], state=GoalState.RETIRED, retired_reason="Reached elsewhere"))
    editing.add(file, Goal(organization_id=1, statement="Now there is room"))
    with pytest.raises(Invalid, match="at most five"):
        editing.change(file, goals[0])


def test_a_succession_is_two_appointments_that_do_not_overlap(file: ProgramFile) -> None:
    with file.reading() as work:
        first = work.get(Appointment, 1)
    editing.change(file, replace(first, last_day=date(2007, 10, 31)))
    editing.add(file, Person(name="Anna Lindqvist"))
    editing.add(file, Appointment(person_id=2, organization_id=1, role=Role.CEO, first_day=date(2007, 11, 1)))
    with pytest.raises(Invalid, match="Anna Lindqvist is CEO from 1 November 2007"):
        editing.change(file, replace(first, last_day=date(2007, 11, 1)))


def test_a_seat_is_for_somebody_in_office_on_the_day(file: ProgramFile) -> None:
    with file.reading() as work:
        first = work.get(Appointment, 1)
    editing.change(file, replace(first, last_day=date(2007, 4, 23)))
    with pytest.raises(Refused, match="LEAD takes no substitutes"):
        editing.add(file, Seat(session_id=1, appointment_id=1))


def test_a_marked_session_cannot_move_out_of_office(file: ProgramFile) -> None:
    editing.add(file, Seat(session_id=1, appointment_id=1))
    editing.add(file, Mark(seat_id=1, kind=MarkKind.PRESENT))
    with file.reading() as work:
        first = work.get(Appointment, 1)
    with pytest.raises(Refused, match="marked for session 1 on 24 April 2007"):
        editing.change(file, replace(first, last_day=date(2007, 4, 1)))


def test_nobody_is_marked_for_a_cancelled_session(file: ProgramFile) -> None:
    with file.reading() as work:
        session = work.get(Session, 1)
    editing.add(file, Seat(session_id=1, appointment_id=1))
    editing.change(file, replace(session, state=SessionState.CANCELLED, cancelled_reason="Snow"))
    with pytest.raises(Refused, match="is cancelled"):
        editing.add(file, Mark(seat_id=1, kind=MarkKind.PRESENT))


@pytest.mark.parametrize(
    "name", ["Nuñez", "Łukasz", "O'Shea", "李", "<b>bold</b> & co", "א ב", "🙂", "N" * 300, "a\tb"]
)
def test_any_name_is_kept_as_typed(file: ProgramFile, name: str) -> None:
    changes = editing.add(file, Person(name=name))
    with file.reading() as work:
        assert work.get(Person, next(iter(changes.ids(Person)))).name == name


def test_the_program_itself_is_not_deleted(file: ProgramFile) -> None:
    with file.reading() as work:
        program = work.program()
    with pytest.raises(Refused):
        editing.remove(file, program)
    with pytest.raises(Invalid, match="Session 1 on 24 April 2007 would lie outside"):
        editing.change(file, replace(program, first_day=date(2007, 5, 1)))
