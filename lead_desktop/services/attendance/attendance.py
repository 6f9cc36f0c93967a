"""Attendance: seats marked and cleared, people checked in at the door, and who was turned away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from lead_desktop.domain.attendance.door import at_door
from lead_desktop.domain.attendance.grid import SeatKey
from lead_desktop.domain.model.agenda import AgendaItem, Audience, counted_items, end_of_day
from lead_desktop.domain.model.attendance import (
    Entry,
    Mark,
    MarkKind,
    Seat,
    TurnedAway,
    entered,
    is_settled,
    needs_reason,
)
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import (
    Appointment,
    Organization,
    Person,
    Role,
    in_office,
    short_name,
    takes_part,
)
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.domain.sentences import cancelled_session
from lead_desktop.domain.text.formatting import clock, plain_day, plural
from lead_desktop.errors import Invalid, Problem, Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.search import plain

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork

_SAID = {MarkKind.PRESENT: "present", MarkKind.PART: "there for part of", MarkKind.ABSENT: "absent"}
_AUDIENCES = {Role.CEO: Audience.CEO, Role.HEAD_OF_QUALITY: Audience.HEAD_OF_QUALITY}


def mark(file: ProgramFile, seats: Sequence[SeatKey], entry: Entry, *, guests: Sequence[int] = ()) -> Changes:
    """Mark seats, and guests by their ids, all alike and as one change.

    A seat that has a mark gets the new one; each seat is marked once, however often it is named.

    Raises:
        Invalid: a field of the entry is wrong.
        Refused: a session lies ahead or is cancelled, or somebody is not in office on its day.
        ReasonNeeded: what is recorded of a held session would change, and there is no reason.
    """
    with file.changing() as work:
        today = file.today()
        for key in dict.fromkeys(seats):
            _mark(work, key, entry, today)
        for guest_id in dict.fromkeys(guests):
            _mark_guest(work, guest_id, entry.kind, today)
        return work.commit(_text(work, entry, seats, guests))


def mark_rest(file: ProgramFile, session_id: int) -> Changes:
    """Mark everybody present who is expected at a session and has no mark yet; guests with them.

    Raises:
        Refused: the session lies ahead or is cancelled.
    """
    with file.changing() as work:
        session = work.get(Session, session_id)
        present = Entry(kind=MarkKind.PRESENT)
        seats = _unmarked(work, session)
        guests = [guest.id for guest in work.all(Guest, session_id=session_id) if guest.attended is None]
        _refuse_ahead(session, MarkKind.PRESENT, file.today(), work.formats)
        for key in seats:
            _mark(work, key, present, file.today())
        for guest_id in guests:
            _mark_guest(work, guest_id, MarkKind.PRESENT, file.today())
        people = plural(len(seats) + len(guests), "person", "people")
        return work.commit(f"Mark the rest of session {session.number} present: {people}")


def clear(file: ProgramFile, seats: Sequence[SeatKey], *, guests: Sequence[int] = ()) -> Changes:
    """Take marks away, as one change; seats without one stay as they are.

    Raises:
        ReasonNeeded: what is recorded of a held session would change, and there is no reason.
    """
    with file.changing() as work:
        cleared = []
        for key in dict.fromkeys(seats):
            before = _mark_of(work, key)
            if before is not None:
                session = work.get(Session, key[0])
                if needs_reason(session, before, None, file.today()):
                    rules.explain(session, work)
                work.remove(before)
                cleared.append(key)
        for guest_id in dict.fromkeys(guests):
            _note_guest(work, work.get(Guest, guest_id), None, file.today())
        who, where = _whose(work, cleared, guests)
        return work.commit(f"Clear the mark of {who} at {where}")


def check_in(file: ProgramFile, seat: SeatKey) -> Changes:
    """Mark somebody who comes through the door; on the session's day with the time.

    Whoever has missed an item by then was there for part of the day (`attendance.door.at_door`).

    Raises:
        Refused: the session lies ahead or is cancelled, or the person is not in office on its day.
        AgreementNeeded: the day is over by now, so that the time says nothing.
    """
    return _at_door(file, seat, arriving=True)


def check_out(file: ProgramFile, seat: SeatKey) -> Changes:
    """Note that somebody leaves now.

    Raises:
        Refused: the person has not been checked in, or it is not the session's day.
        Invalid: they would leave before they came.
    """
    return _at_door(file, seat, arriving=False)


def _at_door(file: ProgramFile, key: SeatKey, *, arriving: bool) -> Changes:
    with file.changing() as work:
        session = work.get(Session, key[0])
        appointment = work.get(Appointment, key[1])
        before = _mark_of(work, key)
        here = before is not None and before.kind is not MarkKind.ABSENT
        now = _minute(file.now()) if session.day == file.today() else None
        name = short_name(work.get(Person, appointment.person_id).name)
        if not arriving and not here:
            raise Refused(f"{name} has not been checked in yet.")
        if not arriving and now is None:
            raise Refused(
                f"It is not {plain_day(session.day, work.formats)}: type the time of leaving in, with T."
            )
        if arriving and here:
            return Changes()
        items = work.all(AgendaItem, session_id=session.id)
        if arriving and now is not None and items and now > end_of_day(items, session.start):
            at, ended = (clock(one, work.formats) for one in (now, end_of_day(items, session.start)))
            file.ask_agreement(
                f"It is {at}, and the day ended at {ended}. Was {name} there?",
                "They are marked as present, without a time. What is known of it is typed in with T.",
                "Mark present",
            )
            now = None
        entry = at_door(
            items,
            session.start,
            _AUDIENCES[appointment.role],
            now if arriving else before.arrived if before is not None else None,
            None if arriving else now,
        )
        _mark(work, key, entry, file.today())
        verb = "Check in" if arriving else "Check out"
        return work.commit(f"{verb} {name} at session {session.number}")


def turn_away(file: ProgramFile, note: TurnedAway, absence: Entry | None) -> Changes:
    """Note somebody who came in a CEO's place, and mark the CEO absent, as one change.

    Without an `absence` the seat stays as it is: it is vacant, or the absence is recorded already.

    Raises:
        Invalid: a field is wrong.
        Refused: the session is cancelled, or whoever came is the CEO in office.
    """
    with file.changing() as work:
        session = work.get(Session, note.session_id)
        organization = work.get(Organization, note.organization_id)
        if session.state is SessionState.CANCELLED:
            raise Refused(f"Session {session.number} is cancelled: nobody can have been turned away.")
        if session.day > file.today():
            raise Refused(
                f"Session {session.number} is on {plain_day(session.day, work.formats)}: nobody has come yet."
            )
        rules.check(note, work)
        holder = _ceo(work, organization, session.day)
        if holder is not None:
            ceo = work.get(Person, holder.person_id)
            if plain(ceo.name) == plain(note.name):
                raise Invalid([Problem("name", f"{ceo.name} is the CEO in office: mark them present.")])
            if absence is not None:
                _mark(work, (session.id, holder.id), absence, file.today())
        work.add(note)
        where = organization.short_name or organization.name
        return work.commit(f"Note who came for {where} at session {session.number}: {note.name.strip()}")


def recent_reasons(file: ProgramFile, most: int = 8) -> tuple[str, ...]:
    """Return the reasons that absences were given lately, each once, the latest first."""
    with file.reading() as work:
        marks = work.all(Mark, kind=MarkKind.ABSENT)
    return tuple(dict.fromkeys(one.reason for one in reversed(marks)))[:most]


def _mark(work: UnitOfWork, key: SeatKey, entry: Entry, today: date) -> None:
    """Mark one seat, making it where it is not there yet."""
    session = work.get(Session, key[0])
    _refuse_ahead(session, entry.kind, today, work.formats)
    appointment = work.get(Appointment, key[1])
    organization = work.get(Organization, appointment.organization_id)
    if not takes_part(organization, session.day):
        raise Refused(f"{organization.name} is not in the program on {plain_day(session.day, work.formats)}.")
    known = work.all(Seat, session_id=key[0], appointment_id=key[1])
    if known:
        seat = known[0]
    else:
        wanted = Seat(session_id=key[0], appointment_id=key[1])
        rules.check(wanted, work)
        seat = work.add(wanted)
    marks = work.all(Mark, seat_id=seat.id)
    before = marks[0] if marks else None
    after = entered(seat.id, before, entry)
    rules.check(after, work)
    if needs_reason(session, before, after, today):
        rules.explain(session, work)
    if before is None:
        work.add(after)
    else:
        work.change(after)


def _mark_guest(work: UnitOfWork, guest_id: int, kind: MarkKind, today: date) -> None:
    guest = work.get(Guest, guest_id)
    session = work.get(Session, guest.session_id)
    _refuse_ahead(session, kind, today, work.formats)
    _note_guest(work, guest, kind is not MarkKind.ABSENT, today)


def _note_guest(work: UnitOfWork, guest: Guest, attended: bool | None, today: date) -> None:
    session = work.get(Session, guest.session_id)
    if guest.attended not in (None, attended) and is_settled(session, today):
        rules.explain(session, work)
    work.change(replace(guest, attended=attended))


def _refuse_ahead(session: Session, kind: MarkKind, today: date, formats: Formats) -> None:
    if session.state is SessionState.CANCELLED:
        raise Refused(cancelled_session(session.number))
    rules.check_presence(Mark(seat_id=0, kind=kind), session, today < session.day, formats)


def _mark_of(work: UnitOfWork, key: SeatKey) -> Mark | None:
    for seat in work.all(Seat, session_id=key[0], appointment_id=key[1]):
        for found in work.all(Mark, seat_id=seat.id):
            return found
    return None


def _ceo(work: UnitOfWork, organization: Organization, day: date) -> Appointment | None:
    found = work.all(Appointment, organization_id=organization.id, role=Role.CEO)
    return next((appointment for appointment in found if in_office(appointment, day)), None)


def _unmarked(work: UnitOfWork, session: Session) -> list[SeatKey]:
    """Return the seats of a session that wait for a mark; heads of Quality only if they are invited."""
    items = work.all(AgendaItem, session_id=session.id)
    roles: Collection[Role] = {Role.CEO, Role.HEAD_OF_QUALITY}
    if items and not counted_items(items):
        roles = {Role.CEO}
    there = {
        organization.id for organization in work.all(Organization) if takes_part(organization, session.day)
    }
    marked = {
        seat.appointment_id
        for seat in work.all(Seat, session_id=session.id)
        if work.all(Mark, seat_id=seat.id)
    }
    return [
        (session.id, appointment.id)
        for role in roles
        for appointment in work.all(Appointment, role=role)
        if in_office(appointment, session.day)
        and appointment.organization_id in there
        and appointment.id not in marked
    ]


def _text(work: UnitOfWork, entry: Entry, seats: Sequence[SeatKey], guests: Sequence[int]) -> str:
    who, where = _whose(work, list(dict.fromkeys(seats)), guests)
    reason = f": {' '.join(entry.reason.split())}" if entry.kind is MarkKind.ABSENT and entry.reason else ""
    if entry.kind is MarkKind.PART:
        return f"Mark {who} {_SAID[entry.kind]} {where}"
    return f"Mark {who} {_SAID[entry.kind]} at {where}{reason}"


def _whose(work: UnitOfWork, seats: Sequence[SeatKey], guests: Sequence[int]) -> tuple[str, str]:
    """Say whose seats these are, and where: A. Lindqvist, session 7; 8 people, 2 sessions."""
    named = [work.get(Guest, guest) for guest in dict.fromkeys(guests)]
    sessions = {key[0] for key in seats} | {guest.session_id for guest in named}
    people = {work.get(Appointment, key[1]).person_id for key in seats}
    names = [short_name(work.get(Person, person).name) for person in people] + [guest.name for guest in named]
    who = names[0] if len(names) == 1 else plural(len(names), "person", "people")
    if len(sessions) == 1:
        return who, f"session {work.get(Session, next(iter(sessions))).number}"
    return who, plural(len(sessions), "session")


def _minute(moment: datetime) -> time:
    return time(moment.hour, moment.minute)
