"""What a change of appointments means for the sessions: who takes which seat, what stays vacant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment, Role, holder, in_office
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot, role_text
from lead_desktop.domain.people.succession import marks_of
from lead_desktop.domain.text.formatting import number_and_day, plain_day, session_and_day

SEATED = (Role.CEO, Role.HEAD_OF_QUALITY)
"""The roles that have a seat at sessions."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SeatChange:
    """A seat at one session that passes from one person to another; None stands for a vacant seat."""

    session: Session
    organization_id: int
    role: Role
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Days without a holder; no `last_day` means until the end of the program."""

    organization_id: int
    role: Role
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change of appointments means: seats that change hands, marks in the way, days left vacant."""

    seat_changes: tuple[SeatChange, ...]
    in_the_way: tuple[tuple[Session, Appointment], ...]
    vacancies: tuple[Vacancy, ...]


def effect(before: Snapshot, changed: Snapshot) -> Effect:
    """Compare who sits where before and after a change of appointments. Cancelled sessions have no seats."""
    seats = sorted(
        {
            (appointment.organization_id, appointment.role)
            for appointment in _differing(before, changed)
            if appointment.role in SEATED
        },
        key=lambda seat: (seat[0], SEATED.index(seat[1])),
    )
    seat_changes = []
    for organization_id, role in seats:
        for session in before.sessions:
            if session.state is SessionState.CANCELLED or not _takes_part(
                before, organization_id, session.day
            ):
                continue
            was = holder(before.appointments, organization_id, role, session.day)
            will = holder(changed.appointments, organization_id, role, session.day)
            persons = (was.person_id if was else None, will.person_id if will else None)
            if persons[0] != persons[1]:
                seat_changes.append(SeatChange(session, organization_id, role, *persons))
    vacancies = [
        vacancy
        for organization_id, role in seats
        for vacancy in vacancies_of(changed, organization_id, role)
        if vacancy not in vacancies_of(before, organization_id, role)
    ]
    return Effect(tuple(seat_changes), tuple(_in_the_way(before, changed)), tuple(vacancies))


def _differing(before: Snapshot, changed: Snapshot) -> Iterator[Appointment]:
    known = before.appointment_by_id
    for appointment in changed.appointments:
        if known.get(appointment.id) != appointment:
            yield appointment
            if appointment.id in known:
                yield known[appointment.id]


def _in_the_way(before: Snapshot, changed: Snapshot) -> Iterator[tuple[Session, Appointment]]:
    for was in before.appointments:
        will = changed.appointment_by_id.get(was.id)
        if will == was:
            continue
        for session, _ in marks_of(before, was.id):
            same = will is not None and (will.person_id, will.organization_id, will.role) == (
                was.person_id,
                was.organization_id,
                was.role,
            )
            if will is None or not same or not in_office(will, session.day):
                yield session, was


def _takes_part(snapshot: Snapshot, organization_id: int, day: date) -> bool:
    first, last = _membership(snapshot, organization_id)
    return first <= day <= last


def _membership(snapshot: Snapshot, organization_id: int) -> tuple[date, date]:
    organization = snapshot.organization_by_id[organization_id]
    first = max(organization.first_day or snapshot.program.first_day, snapshot.program.first_day)
    last = min(organization.last_day or snapshot.program.last_day, snapshot.program.last_day)
    return first, last


def vacancies_of(snapshot: Snapshot, organization_id: int, role: Role) -> tuple[Vacancy, ...]:
    """Return the days on which a seat has no holder, while the organization takes part in the program."""
    first, last = _membership(snapshot, organization_id)
    mine = sorted(
        (
            appointment
            for appointment in snapshot.appointments
            if appointment.organization_id == organization_id
            and appointment.role is role
            and appointment.first_day <= last
        ),
        key=lambda appointment: appointment.first_day,
    )
    found = []
    free = first
    for one in mine:
        if one.first_day > free:
            found.append(Vacancy(organization_id, role, free, one.first_day - _DAY))
        if one.last_day is None:
            return tuple(found)
        free = max(free, one.last_day + _DAY)
    if free <= last:
        found.append(Vacancy(organization_id, role, free, None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One sentence on what a change means, and how serious it is."""

    level: Level
    sentence: str


def effect_lines(found: Effect, changed: Snapshot, today: date) -> tuple[EffectLine, ...]:
    """Say what a change means: what is in the way first, then what has passed, then what is to come."""
    lines = []
    for holder_of, marked in groupby(found.in_the_way, key=lambda pair: pair[1]):
        which = _which([session for session, _ in marked], changed.formats)
        name = _name(changed, holder_of.person_id)
        lines.append(EffectLine(Level.BLOCKING, f"{name} is marked for {which} and would not be in office."))
    for key, group in groupby(found.seat_changes, key=lambda change: _sort(change, today)):
        lines.append(_handover_line(changed, list(group), past=key[-1]))
    for vacancy in found.vacancies:
        span = f"from {plain_day(vacancy.first_day, changed.formats)}"
        span += (
            f" to {plain_day(vacancy.last_day, changed.formats)}" if vacancy.last_day is not None else " on"
        )
        lines.append(
            EffectLine(
                Level.WARNING,
                f"The seat of the {_role(vacancy.role)} is vacant {span}; a vacant seat is no absence.",
            )
        )
    if not lines:
        lines.append(EffectLine(Level.GOOD, "No session changes hands."))
    return tuple(lines)


def _sort(one: SeatChange, today: date) -> tuple[int, Role, int | None, int | None, bool]:
    return one.organization_id, one.role, one.before, one.after, one.session.day < today


def _handover_line(snapshot: Snapshot, group: list[SeatChange], *, past: bool) -> EffectLine:
    which = _which([change.session for change in group], snapshot.formats)
    when = "already past" if past else "to come"
    new, old = (_name(snapshot, one) for one in (group[0].after, group[0].before))
    level = Level.WARNING if past or group[0].after is None else Level.GOOD
    return EffectLine(level, f"{which[0].upper()}{which[1:]} ({when}): {new} in place of {old}.")


def _which(sessions: list[Session], formats: Formats) -> str:
    first, last = sessions[0], sessions[-1]
    if first is last:
        return session_and_day(first, formats)
    if len(sessions) == 2:
        return f"sessions {number_and_day(first, formats)} and {number_and_day(last, formats)}"
    return (
        f"{len(sessions)} sessions from {number_and_day(first, formats)} to {number_and_day(last, formats)}"
    )


def _name(snapshot: Snapshot, person_id: int | None) -> str:
    if person_id is None:
        return "a vacant seat"
    return snapshot.person_by_id[person_id].name or "the successor"


def _role(role: Role) -> str:
    return "CEO" if role is Role.CEO else role_text(role)[0].lower() + role_text(role)[1:]
