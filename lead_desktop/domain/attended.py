"""The sessions that one person attended, for the letter that says so."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.agenda import counted_items
from lead_desktop.domain.attendance import Mark, MarkKind, Rate, rate
from lead_desktop.domain.attendance_grid import sessions_held
from lead_desktop.domain.people import Appointment
from lead_desktop.domain.record import Record
from lead_desktop.domain.sessions import Session


@dataclass(frozen=True, slots=True)
class MarkedSession:
    """A session at which a person's seat was marked; `invited` counts items, for heads of Quality."""

    session: Session
    appointment: Appointment
    mark: Mark
    invited: int


@dataclass(frozen=True, slots=True)
class Attended:
    """What a person attended, in the order of the days."""

    marked: tuple[MarkedSession, ...]

    @property
    def sessions(self) -> tuple[MarkedSession, ...]:
        """Return the sessions attended, wholly or in part."""
        return tuple(one for one in self.marked if one.mark.kind is not MarkKind.ABSENT)

    @property
    def rate(self) -> Rate:
        """Count the person's seats."""
        return rate(one.mark for one in self.marked)


def attended(record: Record, person_id: int) -> Attended:
    """Return every marked seat of a person at sessions that took place, whatever organization and role."""
    marks = {mark.seat_id: mark for mark in record.marks}
    held = sessions_held(record)
    found = []
    for seat in record.seats:
        appointment = record.appointment_by_id[seat.appointment_id]
        mark = marks.get(seat.id)
        if appointment.person_id == person_id and mark is not None and seat.session_id in held:
            session = record.session_by_id[seat.session_id]
            invited = counted_items(record.items_of(session.id))
            found.append(MarkedSession(session, appointment, mark, invited))
    return Attended(tuple(sorted(found, key=lambda one: (one.session.day, one.session.id))))
