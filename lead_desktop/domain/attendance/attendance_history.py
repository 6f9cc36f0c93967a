"""The sessions that one person attended, for the letter that says so."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.attendance.grid import grid
from lead_desktop.domain.model.attendance import Mark, MarkKind, Rate, rate
from lead_desktop.domain.model.people import Appointment, Role
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class MarkedSession:
    """A session at which a person's seat was marked; `invited` counts items, for heads of Quality."""

    session: Session
    appointment: Appointment
    mark: Mark
    invited: int


@dataclass(frozen=True, slots=True)
class AttendanceHistory:
    """What a person attended, in the order of the days."""

    marked: tuple[MarkedSession, ...]

    @property
    def sessions(self) -> tuple[MarkedSession, ...]:
        """Return the sessions attended, wholly or in part."""
        return tuple(session for session in self.marked if session.mark.kind is not MarkKind.ABSENT)

    @property
    def rate(self) -> Rate:
        """Count the person's seats."""
        return rate(session.mark for session in self.marked)


def attended(snapshot: Snapshot, person_id: int) -> AttendanceHistory:
    """Return every seat of a person that counts, whatever organization and role it was for.

    What counts is what the grid counts: an absence announced ahead does not yet.
    """
    found = [
        MarkedSession(cell.session, cell.appointment, cell.counted, cell.invited)
        for role in (Role.CEO, Role.HEAD_OF_QUALITY)
        for row in grid(snapshot, role).rows
        for cell in row.cells
        if cell.counted is not None
        and cell.appointment is not None
        and cell.appointment.person_id == person_id
    ]
    return AttendanceHistory(
        tuple(sorted(found, key=lambda session: (session.session.day, session.session.id)))
    )
