"""The attendance of sessions as a grid: the same for the screen, the record on paper, and every rate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto
from functools import cached_property
from typing import TypeAlias

from lead_desktop.domain.model.agenda import counted_items
from lead_desktop.domain.model.attendance import Mark, MarkKind, Rate, rate
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment, Organization, Role, in_office, takes_part
from lead_desktop.domain.model.program import program_year
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import percentage

SeatKey: TypeAlias = tuple[int, int]
"""Which seat: the ids of the session and of the appointment."""


class CellKind(Enum):
    """What one organization's seat is at one session.

    OUTSIDE: the organization is not in the program on the day. UNINVITED: the day has an agenda, but no
    item for this role.
    """

    MARKED = auto()
    OPEN = auto()
    VACANT = auto()
    CANCELLED = auto()
    OUTSIDE = auto()
    UNINVITED = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One seat at one session; `appointment` is who was in office on the day.

    `counts` tells whether the session has taken place: an absence announced ahead is in no rate yet.
    """

    session: Session
    kind: CellKind
    appointment: Appointment | None = None
    mark: Mark | None = None
    invited: int = 0
    counts: bool = False

    @property
    def counted(self) -> Mark | None:
        """Return the mark, if it is in the rates."""
        return self.mark if self.counts and self.kind is CellKind.MARKED else None

    @property
    def attended(self) -> int:
        """Return how many items were attended, for roles that are counted in items."""
        if self.mark is None or self.mark.kind is MarkKind.ABSENT:
            return 0
        return self.invited if self.mark.items_attended is None else self.mark.items_attended

    @property
    def seat(self) -> SeatKey | None:
        """Return which seat this is, where somebody can be marked."""
        if self.appointment is None or self.kind not in (CellKind.MARKED, CellKind.OPEN):
            return None
        return self.session.id, self.appointment.id


@dataclass(frozen=True)
class Row:
    """One organization's seat over the sessions; `holders` were in office in turn.

    What is counted is counted once: the same row stands in the grid after every mark elsewhere.
    """

    organization_id: int
    holders: tuple[Appointment, ...]
    cells: tuple[Cell, ...]
    rate: Rate

    @cached_property
    def items(self) -> tuple[int, int]:
        """Return items attended and items invited to, over all marked sessions."""
        return _items(self.cells)

    @cached_property
    def absences(self) -> tuple[Cell, ...]:
        """Return the cells marked as absent, also those announced ahead."""
        return tuple(
            cell for cell in self.cells if cell.mark is not None and cell.mark.kind is MarkKind.ABSENT
        )

    @cached_property
    def open_places(self) -> tuple[int, ...]:
        """Return the places of the sessions at which nobody has marked the seat."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.kind is CellKind.OPEN)

    def rate_of(self, appointment_id: int) -> Rate:
        """Return the rate of one holder's own sessions."""
        return _rate(self._own(appointment_id))

    def items_of(self, appointment_id: int) -> tuple[int, int]:
        """Return items attended and invited to at one holder's own sessions."""
        return _items(self._own(appointment_id))

    def _own(self, appointment_id: int) -> list[Cell]:
        return [
            cell
            for cell in self.cells
            if cell.appointment is not None and cell.appointment.id == appointment_id
        ]


@dataclass(frozen=True, slots=True)
class Grid:
    """The attendance of one role. Vacant seats and cancelled sessions count in no rate.

    `full` says of each session whether every seat that was not vacant was filled; None where the session has
    not taken place: it is neither marked as held, nor is anybody marked in the room.
    """

    role: Role
    sessions: tuple[Session, ...]
    rows: tuple[Row, ...]
    full: tuple[bool | None, ...]

    @property
    def rate(self) -> Rate:
        """Return the rate of the group."""
        rates = [row.rate for row in self.rows]
        return Rate(
            sum(one.present for one in rates),
            sum(one.part for one in rates),
            sum(one.absent for one in rates),
        )

    @property
    def held(self) -> int:
        """Return how many sessions have taken place."""
        return len(self.full) - self.full.count(None)

    @property
    def complete(self) -> int:
        """Return at how many of them every seat was filled."""
        return self.full.count(True)

    @property
    def run(self) -> int:
        """Return how many of the latest sessions in a row were complete."""
        held = [one for one in self.full if one is not None]
        return next((place for place, one in enumerate(reversed(held)) if not one), len(held))

    @property
    def filled(self) -> int:
        """Return how many seats were filled, wholly or in part."""
        return self.rate.present + self.rate.part

    @property
    def items(self) -> tuple[int, int]:
        """Return items attended and items invited to, over all rows."""
        found = [row.items for row in self.rows]
        return sum(one for one, _ in found), sum(one for _, one in found)

    def share(self, row: Row | None = None) -> float | None:
        """Return the share attended of a row or the group: of items for heads of Quality, else of seats."""
        if self.role is not Role.HEAD_OF_QUALITY:
            return (self.rate if row is None else row.rate).share
        return items_share(self.items if row is None else row.items)


def items_share(items: tuple[int, int]) -> float | None:
    """Return items attended over items invited to, or None where there were none."""
    return items[0] / items[1] if items[1] else None


def grid(snapshot: Snapshot, role: Role, *, year: int | None = None, before: date | None = None) -> Grid:
    """Return the attendance of a role in a program year, or in the whole program.

    `before` leaves out sessions on or after a day. Successors share a row; somebody in the same role at the
    same organization at the same time has a row of their own.
    """
    sessions = tuple(
        session
        for session in snapshot.sessions
        if (year is None or program_year(snapshot.program, session.day) == year)
        and (before is None or session.day < before)
    )
    marks = {mark.seat_id: mark for mark in snapshot.marks}
    by_seat = {
        (seat.session_id, seat.appointment_id): marks[seat.id] for seat in snapshot.seats if seat.id in marks
    }
    agendas = {session.id: snapshot.items_of(session.id) for session in sessions}
    invited = {id_: counted_items(items) for id_, items in agendas.items()}
    uninvited = frozenset(
        id_ for id_, items in agendas.items() if role is Role.HEAD_OF_QUALITY and items and not invited[id_]
    )
    lines: list[tuple[int, list[Appointment], list[Cell]]] = []
    for organization in snapshot.organizations:
        mine = [
            appointment
            for appointment in snapshot.appointments
            if appointment.role is role and appointment.organization_id == organization.id
        ]
        for place, line in enumerate(_lines(mine)):
            cells = []
            for session in sessions:
                cell = _cell(session, organization, line, by_seat, invited[session.id], place)
                if session.id in uninvited and cell.kind is CellKind.OPEN:
                    cell = replace(cell, kind=CellKind.UNINVITED)
                cells.append(cell)
            lines.append((organization.id, line, cells))
    full = []
    held = sessions_held(snapshot)
    for place, session in enumerate(sessions):
        column = [cells[place] for _, _, cells in lines]
        counts = session.id in held
        if counts:
            for _, _, cells in lines:
                cells[place] = replace(cells[place], counts=True)
        full.append(_complete(column) if counts else None)
    rows = [
        Row(organization_id, _holders(line, sessions), tuple(cells), _rate(cells))
        for organization_id, line, cells in lines
    ]
    return Grid(role, sessions, tuple(rows), tuple(full))


def sessions_held(snapshot: Snapshot) -> frozenset[int]:
    """Return which sessions have taken place: marked as held, or with somebody marked in the room.

    A session that nobody is marked for does not count. Presence is never marked ahead, absence may be: an
    absence announced for a coming session is in no rate yet.
    """
    marks = {mark.seat_id: mark for mark in snapshot.marks}
    found: dict[int, list[Mark]] = {}
    for seat in snapshot.seats:
        if seat.id in marks:
            found.setdefault(seat.session_id, []).append(marks[seat.id])
    return frozenset(
        session.id for session in snapshot.sessions if _took_place(session, found.get(session.id, ()))
    )


def remarked(grids: Sequence[Grid], marks: Mapping[SeatKey, Mark | None]) -> tuple[Grid, ...]:
    """Return the grids of the same sessions with other marks in some seats, or none in them.

    Only the rows and sessions that are touched are worked out again; the others stay the same objects.
    """
    touched = {session_id for session_id, _ in marks}
    rows = [list(one.rows) for one in grids]
    full = [list(one.full) for one in grids]
    for place, session in enumerate(grids[0].sessions):
        if session.id not in touched:
            continue
        columns = [[_remarked(row.cells[place], marks) for row in mine] for mine in rows]
        counts = _took_place(session, (cell.mark for column in columns for cell in column if cell.mark))
        for mine, column, filled in zip(rows, columns, full, strict=True):
            filled[place] = _complete(column) if counts else None
            for number, found in enumerate(column):
                cell = found if found.counts == counts else replace(found, counts=counts)
                cells = mine[number].cells
                if cell is not cells[place]:
                    mine[number] = replace(mine[number], cells=(*cells[:place], cell, *cells[place + 1 :]))
    return tuple(
        replace(one, rows=_rated(mine, one.rows), full=tuple(filled))
        for one, mine, filled in zip(grids, rows, full, strict=True)
    )


def _rated(rows: Iterable[Row], before: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(
        now if now is then else replace(now, rate=_rate(now.cells))
        for now, then in zip(rows, before, strict=True)
    )


def _remarked(cell: Cell, marks: Mapping[SeatKey, Mark | None]) -> Cell:
    if cell.seat is None or cell.seat not in marks:
        return cell
    mark = marks[cell.seat]
    return replace(cell, kind=CellKind.OPEN if mark is None else CellKind.MARKED, mark=mark)


def _lines(appointments: Iterable[Appointment]) -> list[list[Appointment]]:
    """Put appointments into lines so that within a line each follows the one before."""
    lines: list[list[Appointment]] = []
    for appointment in sorted(appointments, key=lambda found: (found.first_day, found.id)):
        for line in lines:
            last = line[-1].last_day
            if last is not None and last < appointment.first_day:
                line.append(appointment)
                break
        else:
            lines.append([appointment])
    return lines


def _cell(
    session: Session,
    organization: Organization,
    line: Sequence[Appointment],
    marks: Mapping[SeatKey, Mark],
    invited: int,
    place: int,
) -> Cell:
    holder = next((appointment for appointment in line if in_office(appointment, session.day)), None)
    if session.state is SessionState.CANCELLED:
        return Cell(session, CellKind.CANCELLED, holder)
    if not takes_part(organization, session.day):
        return Cell(session, CellKind.OUTSIDE)
    if holder is None:
        # A second seat beside the first is there only while somebody is in it.
        return Cell(session, CellKind.OUTSIDE if place else CellKind.VACANT)
    mark = marks.get((session.id, holder.id))
    kind = CellKind.OPEN if mark is None else CellKind.MARKED
    return Cell(session, kind, holder, mark, invited)


def _holders(appointments: Sequence[Appointment], sessions: Sequence[Session]) -> tuple[Appointment, ...]:
    """Return who held the seat between the first and the last of the sessions."""
    if not sessions:
        return tuple(appointments[-1:])
    first, last = sessions[0].day, sessions[-1].day
    found = [
        appointment
        for appointment in appointments
        if appointment.first_day <= last and (appointment.last_day is None or appointment.last_day >= first)
    ]
    return tuple(found or appointments[-1:])


def _rate(cells: Iterable[Cell]) -> Rate:
    return rate(cell.counted for cell in cells if cell.counted is not None)


def _items(cells: Iterable[Cell]) -> tuple[int, int]:
    counted = [cell for cell in cells if cell.counted is not None]
    return sum(cell.attended for cell in counted), sum(cell.invited for cell in counted)


def _took_place(session: Session, marks: Iterable[Mark]) -> bool:
    held = session.state is SessionState.HELD
    return any(held or mark.kind is not MarkKind.ABSENT for mark in marks)


def _complete(column: Iterable[Cell]) -> bool:
    seats = [cell for cell in column if cell.kind in (CellKind.MARKED, CellKind.OPEN)]
    return bool(seats) and all(
        cell.mark is not None and cell.mark.kind is not MarkKind.ABSENT for cell in seats
    )


def share_text(share: float | None, formats: Formats) -> str:
    """Write a share of seats: 86 %; a dash where nothing was marked."""
    return "–" if share is None else percentage(str(round(share * 100)), formats)
