"""The attendance of sessions as a grid: the same for the screen, the record on paper, and every rate."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from lead_desktop.domain.agenda import counted_items
from lead_desktop.domain.attendance import Mark, MarkKind, Rate, rate
from lead_desktop.domain.people import Appointment, Role, in_office
from lead_desktop.domain.program import program_year
from lead_desktop.domain.record import Record
from lead_desktop.domain.sessions import Session, SessionState


class CellKind(Enum):
    """What one organization's seat is at one session."""

    MARKED = auto()
    OPEN = auto()
    VACANT = auto()
    CANCELLED = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One seat at one session; `appointment` is who was in office on the day."""

    session: Session
    kind: CellKind
    appointment: Appointment | None = None
    mark: Mark | None = None
    invited: int = 0

    @property
    def attended(self) -> int:
        """Return how many items were attended, for roles that are counted in items."""
        if self.mark is None or self.mark.kind is MarkKind.ABSENT:
            return 0
        return self.invited if self.mark.items_attended is None else self.mark.items_attended


@dataclass(frozen=True, slots=True)
class Row:
    """One organization's seat over the sessions; `holders` were in office in turn."""

    organization_id: int
    holders: tuple[Appointment, ...]
    cells: tuple[Cell, ...]
    rate: Rate

    @property
    def items(self) -> tuple[int, int]:
        """Return items attended and items invited to, over all marked sessions."""
        marked = [cell for cell in self.cells if cell.mark is not None]
        return sum(cell.attended for cell in marked), sum(cell.invited for cell in marked)


@dataclass(frozen=True, slots=True)
class Grid:
    """The attendance of one role. Vacant seats and cancelled sessions count in no rate."""

    role: Role
    sessions: tuple[Session, ...]
    rows: tuple[Row, ...]
    rate: Rate
    complete: int
    held: int

    @property
    def filled(self) -> int:
        """Return how many seats were filled, wholly or in part."""
        return self.rate.present + self.rate.part


def grid(record: Record, role: Role, *, year: int | None = None, before: date | None = None) -> Grid:
    """Return the attendance of a role in a program year, or in the whole program.

    `before` leaves out sessions on or after a day. `held` counts sessions with at least one mark, and
    `complete` those of them in which every seat that was not vacant was filled.
    """
    sessions = tuple(
        session
        for session in record.sessions
        if (year is None or program_year(record.program, session.day) == year)
        and (before is None or session.day < before)
    )
    marks = {mark.seat_id: mark for mark in record.marks}
    by_seat = {
        (seat.session_id, seat.appointment_id): marks[seat.id] for seat in record.seats if seat.id in marks
    }
    appointments = [one for one in record.appointments if one.role is role]
    invited = {session.id: counted_items(record.items_of(session.id)) for session in sessions}
    rows = []
    for organization in record.organizations:
        mine = sorted(
            (one for one in appointments if one.organization_id == organization.id),
            key=lambda one: one.first_day,
        )
        if not mine:
            continue
        cells = tuple(_cell(session, mine, by_seat, invited[session.id]) for session in sessions)
        rows.append(Row(organization.id, _holders(mine, sessions), cells, _rate(cells)))
    held = [session for session in sessions if _any_marked(rows, session)]
    return Grid(
        role,
        sessions,
        tuple(rows),
        _rate([cell for row in rows for cell in row.cells]),
        sum(_complete(rows, session) for session in held),
        len(held),
    )


def _cell(
    session: Session,
    appointments: Sequence[Appointment],
    marks: dict[tuple[int, int], Mark],
    invited: int,
) -> Cell:
    holder = next((one for one in appointments if in_office(one, session.day)), None)
    if session.state is SessionState.CANCELLED:
        return Cell(session, CellKind.CANCELLED, holder)
    if holder is None:
        return Cell(session, CellKind.VACANT)
    mark = marks.get((session.id, holder.id))
    kind = CellKind.OPEN if mark is None else CellKind.MARKED
    return Cell(session, kind, holder, mark, invited)


def _holders(appointments: Sequence[Appointment], sessions: Sequence[Session]) -> tuple[Appointment, ...]:
    """Return who held the seat between the first and the last of the sessions."""
    if not sessions:
        return tuple(appointments[-1:])
    first, last = sessions[0].day, sessions[-1].day
    found = [
        one
        for one in appointments
        if one.first_day <= last and (one.last_day is None or one.last_day >= first)
    ]
    return tuple(found or appointments[-1:])


def _rate(cells: Iterable[Cell]) -> Rate:
    return rate(cell.mark for cell in cells if cell.mark is not None)


def _any_marked(rows: Iterable[Row], session: Session) -> bool:
    return any(cell.mark is not None for row in rows for cell in row.cells if cell.session is session)


def _complete(rows: Iterable[Row], session: Session) -> bool:
    cells = [cell for row in rows for cell in row.cells if cell.session is session]
    seats = [cell for cell in cells if cell.kind is not CellKind.VACANT]
    return bool(seats) and all(
        cell.mark is not None and cell.mark.kind is not MarkKind.ABSENT for cell in seats
    )


def share_words(share: float | None) -> str:
    """Write a share of seats: 86 %; a dash where nothing was marked."""
    return "–" if share is None else f"{round(share * 100)} %"
