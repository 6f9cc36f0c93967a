"""Rules that need more than one value: decided here, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from typing import TYPE_CHECKING

from lead_desktop.domain.model.agenda import AgendaItem, Paper, counted_items
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat, TurnedAway
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Goal, GoalState, Measure, Observation
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, in_office, overlap
from lead_desktop.domain.model.program import MAXIMUM_GOALS, Program
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session, SessionState
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.people.succession import appointment_problems, organization_problems
from lead_desktop.domain.sentences import (
    TOO_MANY_GOALS,
    cancelled_session,
    invited_to,
    no_substitutes,
    second_ceo,
)
from lead_desktop.domain.text.formatting import month, plain_day
from lead_desktop.domain.validation import month_problems, problems
from lead_desktop.errors import Invalid, Problem, Refused

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


def check(value: Value, work: UnitOfWork) -> None:
    """Refuse a value that breaks a rule, on its own or together with what the file holds.

    Raises:
        Invalid: one or more fields are wrong; each problem names its field.
        Refused: a rule of the program forbids it.
    """
    found = problems(value) or _together(value, work)
    if found:
        raise Invalid(found)


@singledispatch
def _together(value: Value, work: UnitOfWork) -> tuple[Problem, ...]:
    """Return what is wrong with a value beside the others."""
    del value, work
    return ()


@_together.register(Program)
def _program(value: Program, work: UnitOfWork) -> tuple[Problem, ...]:
    outside = [
        session for session in work.all(Session) if not value.first_day <= session.day <= value.last_day
    ]
    if not outside:
        return ()
    first = min(outside, key=lambda session: session.day)
    field = "first_day" if first.day < value.first_day else "last_day"
    return (
        Problem(
            field,
            f"Session {first.number} on {plain_day(first.day, value.formats)} would lie outside the program.",
        ),
    )


@_together.register(Organization)
def _organization(value: Organization, work: UnitOfWork) -> tuple[Problem, ...]:
    for other in work.all(Organization):
        if other.id != value.id and other.name.strip().casefold() == value.name.strip().casefold():
            return (Problem("name", "There is already an organization with this name."),)
    if not value.id:
        return ()
    snapshot = work.snapshot()
    return tuple(organization_problems(snapshot, value.id, value.first_day, value.last_day))


@_together.register(Appointment)
def _appointment(value: Appointment, work: UnitOfWork) -> tuple[Problem, ...]:
    standing = appointment_problems(work.snapshot(), value) if value.id else ()
    if standing or value.role is not Role.CEO:
        return standing
    for other in work.all(Appointment, organization_id=value.organization_id, role=Role.CEO):
        if other.id != value.id and overlap(other, value):
            person = work.get(Person, other.person_id)
            formats = work.formats
            return (
                Problem(
                    "first_day",
                    f"{second_ceo(person.name, other, formats)} Give that appointment its last day first.",
                ),
            )
    return ()


@_together.register(Session)
def _session(value: Session, work: UnitOfWork) -> tuple[Problem, ...]:
    found: list[Problem] = []
    program = work.program()
    if not program.first_day <= value.day <= program.last_day:
        span = f"{plain_day(program.first_day, work.formats)} to {plain_day(program.last_day, work.formats)}"
        found.append(Problem("day", f"This day lies outside the program ({span})."))
    if value.id:
        found += _marked(value, work)
    if value.state is SessionState.CANCELLED:
        return tuple(found)
    for other in work.all(Session):
        if other.id == value.id or other.state is SessionState.CANCELLED:
            continue
        if other.number == value.number:
            found.append(Problem("number", f"There is already a session {value.number}."))
        if other.day == value.day:
            found.append(Problem("day", f"Session {other.number} is on this day already."))
    return tuple(found)


def _marked(value: Session, work: UnitOfWork) -> Iterator[Problem]:
    """Yield what attendance stands against a session's new day, or against its being cancelled."""
    before = work.get(Session, value.id)
    if (before.day, before.state) == (value.day, value.state):
        return
    seats = {seat.id: seat for seat in work.all(Seat, session_id=value.id)}
    marked = [seats[mark.seat_id] for mark in work.all(Mark) if mark.seat_id in seats]
    if marked and value.state is SessionState.CANCELLED:
        yield Problem(
            "state",
            f"Attendance is recorded for session {value.number}; a cancelled session has none. "
            "Remove its marks first.",
        )
        return
    for seat in marked:
        appointment = work.get(Appointment, seat.appointment_id)
        if not in_office(appointment, value.day):
            name = work.get(Person, appointment.person_id).name
            formats = work.formats
            yield Problem(
                "day",
                f"{name} is marked for this session and is not in office on {plain_day(value.day, formats)}. "
                f"{no_substitutes(work.program())}: remove the mark first, or choose another day.",
            )
            return


@_together.register(Dinner)
def _dinner(value: Dinner, work: UnitOfWork) -> tuple[Problem, ...]:
    session = work.get(Session, value.session_id)
    if not 0 <= (session.day - value.day).days <= 1:
        return (Problem("day", "The dinner is on the evening before the session or on its day."),)
    return ()


@_together.register(Goal)
def _goal(value: Goal, work: UnitOfWork) -> tuple[Problem, ...]:
    if value.state is not GoalState.ACTIVE:
        return ()
    others = [
        goal
        for goal in work.all(Goal, organization_id=value.organization_id, state=GoalState.ACTIVE)
        if goal.id != value.id
    ]
    if len(others) < MAXIMUM_GOALS:
        return ()
    return (
        Problem(
            "statement",
            TOO_MANY_GOALS,
        ),
    )


@_together.register(Observation)
def _observation(value: Observation, work: UnitOfWork) -> tuple[Problem, ...]:
    for other in work.all(Observation, measure_id=value.measure_id, month=value.month):
        if other.id != value.id:
            return (Problem("month", f"{month(value.month, work.formats)} has numbers already."),)
    return month_problems(work.get(Measure, value.measure_id), value)


@_together.register(Seat)
def _seat(value: Seat, work: UnitOfWork) -> tuple[Problem, ...]:
    session = work.get(Session, value.session_id)
    appointment = work.get(Appointment, value.appointment_id)
    if not in_office(appointment, session.day):
        person = work.get(Person, appointment.person_id)
        formats = work.formats
        raise Refused(
            f"{person.name} is not in office on {plain_day(session.day, formats)}. "
            f"{no_substitutes(work.program())}: record the absence of the CEO in office, "
            "or a succession if there is a new CEO."
        )
    return ()


@_together.register(Mark)
def _mark(value: Mark, work: UnitOfWork) -> tuple[Problem, ...]:
    seat = work.get(Seat, value.seat_id)
    session = work.get(Session, seat.session_id)
    if session.state is SessionState.CANCELLED:
        raise Refused(cancelled_session(session.number))
    appointment = work.get(Appointment, seat.appointment_id)
    if appointment.role is Role.HEAD_OF_QUALITY and value.items_attended is not None:
        invitations = counted_items(work.all(AgendaItem, session_id=session.id))
        if value.items_attended > invitations:
            return (Problem("items_attended", invited_to(invitations)),)
    return ()


def check_presence(mark: Mark, session: Session, today_is_before: bool, formats: Formats) -> None:
    """Refuse a mark of presence for a session that has not taken place yet.

    Raises:
        Refused: the session lies in the future; only an announced absence can be entered ahead.
    """
    if today_is_before and mark.kind is not MarkKind.ABSENT:
        raise Refused(
            f"Session {session.number} is on {plain_day(session.day, formats)}: nobody can be present yet. "
            "An absence that was announced can be entered ahead."
        )


def explain(session: Session, work: UnitOfWork) -> None:
    """Let the record of a session that was held be changed only with a reason, which the history keeps.

    Every use case that changes such a record passes through here.

    Raises:
        ReasonNeeded: the session was held and there is no reason.
    """
    if session.state is SessionState.HELD:
        day = plain_day(session.day, work.formats)
        work.explain(
            f"Session {session.number} was held on {day}: what is kept here is the record of "
            "that day. It can still be changed; the reason goes into the history.",
            "after it was held",
        )


def explain_value(value: Value, before: Value | None, work: UnitOfWork) -> None:
    """Ask why a value changes, or is added (`before` is None), if it is part of the record of a day.

    Scores, promises, asks and offers come in after the day, and who was turned away is typed in late.

    Raises:
        ReasonNeeded: its session was held and there is no reason.
    """
    if value != before:
        _explain_part(value, work, known=before is not None)


def _explain_part(value: Value, work: UnitOfWork, *, known: bool) -> None:
    session = None
    if isinstance(value, Session) and known:
        session = work.get(Session, value.id)
    elif isinstance(value, AgendaItem | Guest | Dinner) or (isinstance(value, TurnedAway) and known):
        session = work.get(Session, value.session_id)
    elif isinstance(value, Mark) and known:
        session = work.get(Session, work.get(Seat, value.seat_id).session_id)
    elif isinstance(value, Paper):
        session = work.get(Session, work.get(AgendaItem, value.item_id).session_id)
    elif isinstance(value, DinnerReply):
        session = work.get(Session, work.get(Dinner, value.dinner_id).session_id)
    if session is not None:
        explain(session, work)


def explain_removal(value: Value, work: UnitOfWork) -> None:
    """Ask why a value is removed, if it is part of the record of a day; a session takes its record along.

    Raises:
        ReasonNeeded: its session was held and there is no reason.
    """
    _explain_part(value, work, known=True)
