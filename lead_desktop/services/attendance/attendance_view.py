"""What the Attendance tab shows: the grids of a program year, and what a mark changes in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from lead_desktop.domain.attendance.attendance_findings import (
    Repeated,
    absence_findings,
    mark_findings,
    repeated_absences,
)
from lead_desktop.domain.attendance.grid import Grid, SeatKey, grid, remarked
from lead_desktop.domain.attendance.sign_in import SignInPart, sign_in_order
from lead_desktop.domain.findings import Finding
from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import program_year
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Entity
from lead_desktop.errors import Refused
from lead_desktop.services.packets.packets import write_file
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.storage.unit_of_work import UnitOfWork

THIS_YEAR = 0
"""The program year of the session that comes next."""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """The attendance of a program year, or of the whole program (`year` is None).

    `snapshot` holds names, sessions and agendas only; marks are in the grids. `whole` is the CEOs' grid of
    all years: what happens within twelve months is found in it.
    """

    snapshot: Snapshot
    today: date
    year: int | None
    years: tuple[int, ...]
    ceos: Grid
    quality: Grid
    whole: Grid
    guests: tuple[Guest, ...]
    turned_away: tuple[TurnedAway, ...]

    @property
    def next_session(self) -> Session | None:
        """Return the session of today, or the next one, or the last one there was."""
        going = [one for one in self.ceos.sessions if one.state is not SessionState.CANCELLED]
        return next((one for one in going if one.day >= self.today), going[-1] if going else None)

    @property
    def repeated(self) -> tuple[Repeated, ...]:
        """Return the CEOs who were absent too often within twelve months."""
        return repeated_absences(self.whole, self.today)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what there is to think about: who is absent again, and seats that nobody marked."""
        names = (self.snapshot.person_by_id, self.snapshot.organization_by_id)
        return (*absence_findings(self.repeated, *names), *mark_findings(self.ceos, self.quality))

    def guests_of(self, session_id: int) -> tuple[Guest, ...]:
        """Return the guests of a session."""
        return tuple(one for one in self.guests if one.session_id == session_id)

    def turned_away_at(self, session_id: int, organization_id: int | None = None) -> tuple[TurnedAway, ...]:
        """Return who was turned away at a session, in the place of one organization's CEO or of any."""
        return tuple(
            one
            for one in self.turned_away
            if one.session_id == session_id and organization_id in (None, one.organization_id)
        )

    def sheet(self, session_id: int) -> tuple[SignInPart, ...]:
        """Return who is expected at a session, in the order of the sign-in sheet."""
        return sign_in_order(self.snapshot, session_id)


def view(file: ProgramFile, year: int | None = THIS_YEAR) -> AttendanceView:
    """Return the attendance of a program year; `THIS_YEAR` follows the calendar, None is all of them."""
    today = file.today()
    with file.reading() as work:
        snapshot = _record(work)
    years = tuple(sorted({program_year(snapshot.program, one.day) for one in snapshot.sessions}))
    shown = year
    if year == THIS_YEAR:
        coming = snapshot.next_session(today)
        now = program_year(snapshot.program, coming.day if coming is not None else today)
        shown = now if now in years else (years[-1] if years else None)
    elif year is not None and year not in years:
        shown = years[-1] if years else None
    ceos = grid(snapshot, Role.CEO, year=shown)
    within = {one.id for one in ceos.sessions}
    return AttendanceView(
        snapshot=replace(snapshot, seats=(), marks=()),
        today=today,
        year=shown,
        years=years,
        ceos=ceos,
        quality=grid(snapshot, Role.HEAD_OF_QUALITY, year=shown),
        whole=ceos if shown is None else grid(snapshot, Role.CEO),
        guests=tuple(one for one in snapshot.guests if one.session_id in within),
        turned_away=tuple(one for one in snapshot.turned_away if one.session_id in within),
    )


def _record(work: UnitOfWork) -> Snapshot:
    """Read the part of the record that attendance is made of."""
    return Snapshot(
        program=work.program(),
        organizations=tuple(sorted(work.all(Organization), key=lambda one: (one.colour, one.name, one.id))),
        people=work.all(Person),
        appointments=work.all(Appointment),
        sessions=tuple(sorted(work.all(Session), key=lambda one: (one.day, one.number, one.id))),
        guests=work.all(Guest),
        items=work.all(AgendaItem),
        seats=work.all(Seat),
        marks=work.all(Mark),
        turned_away=work.all(TurnedAway),
    )


def after(file: ProgramFile, before: AttendanceView, changes: Changes) -> AttendanceView:
    """Return the view after a change; where only marks were touched, only these are read again."""
    light = (Seat, Mark, TurnedAway, Guest)
    if any(kind not in light for kind, _ in changes.touched):
        return view(file, before.year)
    with file.reading() as work:
        marks = _touched_marks(work, before, changes)
        touched = changes.ids(Guest)
        guests = {one.id: one for id_ in touched if (one := work.find(Guest, id_)) is not None}
        turned_away = work.all(TurnedAway) if changes.touches(TurnedAway) else None
    known = {one.id: one.session_id for one in before.guests}
    moved = any(id_ not in guests or guests[id_].session_id != known.get(id_) for id_ in touched)
    if moved:
        return view(file, before.year)
    within = {one.id for one in before.ceos.sessions}
    ceos, quality = remarked((before.ceos, before.quality), marks)
    (whole,) = (ceos,) if before.whole is before.ceos else remarked((before.whole,), marks)
    return replace(
        before,
        ceos=ceos,
        quality=quality,
        whole=whole,
        guests=tuple(guests.get(one.id, one) for one in before.guests),
        turned_away=before.turned_away
        if turned_away is None
        else tuple(one for one in turned_away if one.session_id in within),
    )


def _touched_marks(
    work: UnitOfWork, before: AttendanceView, changes: Changes
) -> Mapping[SeatKey, Mark | None]:
    """Return the touched marks by their seats; None for one that is gone."""
    found: dict[SeatKey, Mark | None] = {}
    gone = set()
    for id_ in changes.ids(Mark):
        mark = work.find(Mark, id_)
        if mark is None:
            gone.add(id_)
        else:
            seat = work.get(Seat, mark.seat_id)
            found[seat.session_id, seat.appointment_id] = mark
    if gone:
        for shown in (before.ceos, before.quality):
            for row in shown.rows:
                for cell in row.cells:
                    if cell.mark is not None and cell.mark.id in gone and cell.seat is not None:
                        found.setdefault(cell.seat, None)
    return found


def place_of(file: ProgramFile, entity: Entity, id_: int) -> tuple[int, int | None, int]:
    """Return where a mark, a seat, a turned-away note or a session is: session, organization, program year.

    Raises:
        NotFound: it is no longer in the program.
    """
    organization_id = None
    with file.reading() as work:
        if entity is TurnedAway:
            note = work.get(TurnedAway, id_)
            session_id, organization_id = note.session_id, note.organization_id
        elif entity is Session:
            session_id = id_
        else:
            seat = work.get(Seat, work.get(Mark, id_).seat_id if entity is Mark else id_)
            session_id = seat.session_id
            organization_id = work.get(Appointment, seat.appointment_id).organization_id
        session = work.get(Session, session_id)
        return session_id, organization_id, program_year(work.program(), session.day)


def save_record(file: ProgramFile, year: int | None, path: Path) -> Path:
    """Write the record of a program year, or of all: a workbook, or a table where the name ends in .csv.

    Raises:
        Refused: there is no session yet.
        FileRefused: the file cannot be written.
    """
    # Imported when a book is wanted: the window need not wait for it.
    from lead_desktop.exchange.attendance_record import write_attendance_book, write_attendance_table

    with file.reading() as work:
        snapshot = _record(work)
    if not snapshot.sessions:
        raise Refused("There is no session yet; the record would be empty.")
    write = write_attendance_table if path.suffix.casefold() == ".csv" else write_attendance_book
    write_file(path, write(snapshot, year))
    return path
