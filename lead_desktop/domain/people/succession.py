"""Successions and corrections: what they make of the appointments, and what stands against them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from lead_desktop.domain.model.attendance import Mark
from lead_desktop.domain.model.people import Appointment, Person, Role, holder, in_office, overlap
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot, role_text
from lead_desktop.domain.sentences import LAST_BEFORE_FIRST, second_ceo
from lead_desktop.domain.text.formatting import plain_day, session_and_day
from lead_desktop.errors import Problem

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Succession:
    """Who follows whom. `last_day` is None where the seat is vacant already.

    `successor_id` names a known person; without it `successor_name` is a new one. With `vacant` nobody does.
    """

    organization_id: int
    role: Role
    last_day: date | None
    first_day: date
    successor_id: int | None = None
    successor_name: str = ""
    interim: bool = False
    vacant: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An appointment as it should have been entered, and why. The other fields are those of the appointment.

    With `neighbours` the one before and the one after in the same role move along where they touched it.
    """

    id: int
    person_id: int
    organization_id: int
    role: Role
    first_day: date
    last_day: date | None = None
    interim: bool = False
    note: str = ""
    neighbours: bool = False
    reason: str = ""


def correction_of(appointment: Appointment) -> Correction:
    """Return a correction that changes nothing yet."""
    return Correction(
        id=appointment.id,
        person_id=appointment.person_id,
        organization_id=appointment.organization_id,
        role=appointment.role,
        first_day=appointment.first_day,
        last_day=appointment.last_day,
        interim=appointment.interim,
        note=appointment.note,
    )


@dataclass(frozen=True, slots=True)
class Plan:
    """What is written: appointments that change, in an order that never has two CEOs, then what is added.

    A person who is not known yet has the id 0.
    """

    changed: tuple[Appointment, ...] = ()
    added: Appointment | None = None
    person: Person | None = None


def plan(snapshot: Snapshot, change: Succession | Correction) -> Plan:
    """Return what a succession or a correction writes."""
    if isinstance(change, Correction):
        return _plan_correction(snapshot, change)
    present = None if change.last_day is None else _present(snapshot, change, change.last_day)
    changed = () if present is None else (replace(present, last_day=change.last_day),)
    if change.vacant:
        return Plan(changed)
    person = None if change.successor_id is not None else Person(name=change.successor_name.strip())
    added = Appointment(
        person_id=change.successor_id or 0,
        organization_id=change.organization_id,
        role=change.role,
        first_day=change.first_day,
        interim=change.interim,
    )
    return Plan(changed, added, person)


def _present(snapshot: Snapshot, change: Succession, day: date) -> Appointment | None:
    return holder(snapshot.appointments, change.organization_id, change.role, day)


def _plan_correction(snapshot: Snapshot, change: Correction) -> Plan:
    before = snapshot.appointment_by_id[change.id]
    corrected = Appointment(
        id=change.id,
        person_id=change.person_id,
        organization_id=change.organization_id,
        role=change.role,
        first_day=change.first_day,
        last_day=change.last_day,
        interim=change.interim,
        note=change.note,
    )
    changed = [corrected, *(_moved_along(snapshot, before, corrected) if change.neighbours else ())]
    # First those that leave days free, then those that take them: also when undone in reverse.
    changed.sort(key=lambda one: _takes_days(snapshot.appointment_by_id[one.id], one))
    return Plan(tuple(one for one in changed if one != snapshot.appointment_by_id[one.id]))


def _moved_along(snapshot: Snapshot, before: Appointment, after: Appointment) -> Iterator[Appointment]:
    for other in snapshot.appointments:
        if (other.organization_id, other.role) != (before.organization_id, before.role):
            continue
        if other.last_day is not None and other.last_day + _DAY == before.first_day:
            yield replace(other, last_day=after.first_day - _DAY)
        elif before.last_day is None or after.last_day is None:
            continue
        elif other.first_day == before.last_day + _DAY:
            yield replace(other, first_day=after.last_day + _DAY)


def _takes_days(before: Appointment, after: Appointment) -> bool:
    if after.first_day < before.first_day:
        return True
    return before.last_day is not None and (after.last_day is None or after.last_day > before.last_day)


def after(snapshot: Snapshot, planned: Plan) -> Snapshot:
    """Return the snapshot as it would be."""
    changed = {appointment.id: appointment for appointment in planned.changed}
    appointments = tuple(changed.get(appointment.id, appointment) for appointment in snapshot.appointments)
    if planned.added is not None:
        appointments = (*appointments, planned.added)
    people = snapshot.people if planned.person is None else (*snapshot.people, planned.person)
    return replace(snapshot, appointments=appointments, people=people)


# what stands against it


def problems(snapshot: Snapshot, change: Succession | Correction) -> tuple[Problem, ...]:
    """Return what stands against a change, each with its field: days, marks, a second CEO, no reason."""
    if isinstance(change, Correction):
        return _correction_problems(snapshot, change)
    return _succession_problems(snapshot, change)


def _succession_problems(snapshot: Snapshot, change: Succession) -> tuple[Problem, ...]:
    found: list[Problem] = []
    if change.last_day is not None:
        present = _present(snapshot, change, change.last_day)
        if present is None:
            where = snapshot.organization_by_id[change.organization_id].name
            day = plain_day(change.last_day, snapshot.formats)
            return (
                Problem(
                    "last_day",
                    f"Nobody is {role_text(change.role)} of {where} on {day}.",
                ),
            )
        found += _mark_problems(snapshot, replace(present, last_day=change.last_day))
        if not change.vacant and change.first_day <= change.last_day:
            found.append(Problem("first_day", "The successor begins before the last day of the one before."))
        if not change.vacant and change.successor_id == present.person_id:
            name = snapshot.person_by_id[present.person_id].name
            found.append(Problem("successor_id", f"{name} is in office now and cannot be the successor."))
    if change.vacant:
        return tuple(found)
    if change.successor_id is None:
        found += _name_problems(snapshot, change.successor_name.strip())
    planned = plan(snapshot, change)
    if not found and planned.added is not None:
        found += _second_ceo(after(snapshot, planned), planned.added)
    return tuple(found)


def _name_problems(snapshot: Snapshot, name: str) -> Iterator[Problem]:
    if not name:
        yield Problem("successor_name", "Please choose the successor, or type a new name.")
    elif any(name.casefold() == person.name.casefold() for person in snapshot.people):
        yield Problem(
            "successor_name", f"{name} is known already: please choose this name in the list above."
        )


def _correction_problems(snapshot: Snapshot, change: Correction) -> tuple[Problem, ...]:
    before = snapshot.appointment_by_id[change.id]
    planned = plan(snapshot, change)
    found: list[Problem] = []
    if change.last_day is not None and change.last_day < change.first_day:
        return (Problem("last_day", LAST_BEFORE_FIRST),)
    for appointment in planned.changed:
        if appointment.last_day is not None and appointment.last_day < appointment.first_day:
            name = snapshot.person_by_id[appointment.person_id].name
            field = "first_day" if appointment.last_day < change.first_day else "last_day"
            found.append(Problem(field, f"No day would be left for {name}."))
    found += [
        problem for appointment in planned.changed for problem in appointment_problems(snapshot, appointment)
    ]
    own = [appointment for appointment in planned.changed if appointment.id == change.id]
    if not found and own:
        found += _second_ceo(after(snapshot, planned), own[0])
    facts = ("person_id", "organization_id", "role", "first_day", "last_day")
    if any(getattr(before, name) != getattr(change, name) for name in facts) and not change.reason.strip():
        found.append(Problem("reason", "Please say why; the reason is kept in the history."))
    return tuple(found)


def _second_ceo(snapshot: Snapshot, appointment: Appointment) -> Iterator[Problem]:
    if appointment.role is not Role.CEO:
        return
    for other in snapshot.appointments:
        if (
            other is not appointment
            and other.role is Role.CEO
            and other.organization_id == appointment.organization_id
            and overlap(other, appointment)
        ):
            name = snapshot.person_by_id[other.person_id].name
            later = other.first_day > appointment.first_day
            yield Problem(
                "last_day" if later and appointment.last_day is not None else "first_day",
                f"{second_ceo(name, other, snapshot.formats)} Give that appointment other days first.",
            )
            return


def appointment_problems(snapshot: Snapshot, appointment: Appointment) -> tuple[Problem, ...]:
    """Return which marks stand against a changed appointment: outside its days, or any if it is another's."""
    before = snapshot.appointment_by_id.get(appointment.id)
    if before is None:
        return ()
    for field in ("person_id", "organization_id", "role"):
        if getattr(before, field) != getattr(appointment, field):
            for session, _ in marks_of(snapshot, appointment.id):
                formats = snapshot.formats
                return (
                    Problem(
                        field,
                        f"Attendance is recorded for {snapshot.person_by_id[before.person_id].name}, first "
                        f"for {session_and_day(session, formats)}. It cannot pass to anybody else; a "
                        "succession is recorded as an appointment of its own.",
                    ),
                )
    return tuple(_mark_problems(snapshot, appointment))


def _mark_problems(snapshot: Snapshot, appointment: Appointment) -> Iterator[Problem]:
    before = snapshot.appointment_by_id[appointment.id]
    parts = set()
    for session, _ in marks_of(snapshot, appointment.id):
        # What was wrong before stays as wrong as it is.
        if in_office(appointment, session.day) or not in_office(before, session.day):
            continue
        field = "first_day" if session.day < appointment.first_day else "last_day"
        if field not in parts:
            parts.add(field)
            # The person is the one from before: with a mark it cannot be another.
            name = snapshot.person_by_id[before.person_id].name
            formats = snapshot.formats
            yield Problem(
                field,
                f"{name} is marked for {session_and_day(session, formats)}, and would not be in office then. "
                "Remove the mark first, or choose another day.",
            )


def marks_of(snapshot: Snapshot, appointment_id: int) -> tuple[tuple[Session, Mark], ...]:
    """Return the marks of an appointment with their sessions, by day."""
    marks = {mark.seat_id: mark for mark in snapshot.marks}
    found = [
        (snapshot.session_by_id[seat.session_id], marks[seat.id])
        for seat in snapshot.seats
        if seat.appointment_id == appointment_id
        and seat.id in marks
        and seat.session_id in snapshot.session_by_id
    ]
    return tuple(sorted(found, key=lambda pair: pair[0].day))


def organization_problems(
    snapshot: Snapshot, organization_id: int, first_day: date | None, last_day: date | None
) -> Iterator[Problem]:
    """Return which marks stand against the days on which an organization joins late or leaves early."""
    for appointment in snapshot.appointments:
        if appointment.organization_id != organization_id:
            continue
        for session, _ in marks_of(snapshot, appointment.id):
            name = snapshot.person_by_id[appointment.person_id].name
            if first_day is not None and session.day < first_day:
                yield Problem(
                    "first_day",
                    f"{name} is marked for {session_and_day(session, snapshot.formats)}, before this day.",
                )
                return
            if last_day is not None and session.day > last_day:
                yield Problem(
                    "last_day",
                    f"{name} is marked for {session_and_day(session, snapshot.formats)}, after this day.",
                )
                return
