"""What the Attendance tab shows: the grids of a program year, and what a mark changes in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
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
from lead_desktop.domain.model.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.model.people import Appointment, Role
from lead_desktop.domain.model.program import program_year
from lead_desktop.domain.model.registry import differing
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Entity
from lead_desktop.errors import Refused
from lead_desktop.services.packets.packets import write_file
from lead_desktop.services.program_file import ProgramFile

THIS_YEAR = 0
"""The program year of the session that comes next."""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """The attendance of a program year, or of the whole program (`year` is None).

    `snapshot` is what it was made from. `whole` is the CEOs' grid of all years: what happens within twelve
    months is found in it.
    """

    snapshot: Snapshot
    today: date
    year: int | None
    years: tuple[int, ...]
    ceos: Grid
    quality: Grid
    whole: Grid

    @property
    def guests(self) -> tuple[Guest, ...]:
        """Return the guests of the sessions shown."""
        return tuple(guest for guest in self.snapshot.guests if guest.session_id in self._shown)

    @property
    def turned_away(self) -> tuple[TurnedAway, ...]:
        """Return who was turned away at the sessions shown."""
        return tuple(note for note in self.snapshot.turned_away if note.session_id in self._shown)

    @property
    def _shown(self) -> frozenset[int]:
        return frozenset(session.id for session in self.ceos.sessions)

    @property
    def next_session(self) -> Session | None:
        """Return the session of today, or the next one, or the last one there was."""
        shown = replace(self.snapshot, sessions=self.ceos.sessions)
        return shown.next_session(self.today) or shown.last_session(self.today)

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
        return self.snapshot.guests_of(session_id)

    def turned_away_at(self, session_id: int, organization_id: int | None = None) -> tuple[TurnedAway, ...]:
        """Return who was turned away at a session, in the place of one organization's CEO or of any."""
        return tuple(
            note
            for note in self.snapshot.turned_away
            if note.session_id == session_id and organization_id in (None, note.organization_id)
        )

    def sheet(self, session_id: int) -> tuple[SignInPart, ...]:
        """Return who is expected at a session, in the order of the sign-in sheet."""
        return sign_in_order(self.snapshot, session_id)


def view(
    file: ProgramFile, year: int | None = THIS_YEAR, *, shown: AttendanceView | None = None
) -> AttendanceView:
    """Return the attendance of a program year; `THIS_YEAR` follows the calendar, None is all of them.

    Where only marks, guests and notes differ from what is `shown` of that year, the rest of it is taken over.
    """
    today = file.today()
    snapshot = file.snapshot()
    if shown is not None and (shown.year, shown.today) == (year, today) and _alike(shown.snapshot, snapshot):
        return _with_marks_of(snapshot, shown)
    years = tuple(sorted({program_year(snapshot.program, session.day) for session in snapshot.sessions}))
    chosen = year
    if year == THIS_YEAR:
        coming = snapshot.next_session(today)
        now = program_year(snapshot.program, coming.day if coming is not None else today)
        chosen = now if now in years else (years[-1] if years else None)
    elif year is not None and year not in years:
        chosen = years[-1] if years else None
    ceos = grid(snapshot, Role.CEO, year=chosen)
    return AttendanceView(
        snapshot=snapshot,
        today=today,
        year=chosen,
        years=years,
        ceos=ceos,
        quality=grid(snapshot, Role.HEAD_OF_QUALITY, year=chosen),
        whole=ceos if chosen is None else grid(snapshot, Role.CEO),
    )


_MARKS = ("seats", "marks", "turned_away", "guests")
"""The places of the snapshot that change at the door."""


def _alike(before: Snapshot, now: Snapshot) -> bool:
    """Tell whether two snapshots differ in marks, guests and notes at most."""
    return all(
        getattr(before, place.name) is getattr(now, place.name)
        for place in fields(Snapshot)
        if place.name not in _MARKS
    )


def _with_marks_of(snapshot: Snapshot, shown: AttendanceView) -> AttendanceView:
    marks = _changed_marks(shown.snapshot, snapshot)
    ceos, quality = remarked((shown.ceos, shown.quality), marks)
    (whole,) = (ceos,) if shown.whole is shown.ceos else remarked((shown.whole,), marks)
    return replace(shown, snapshot=snapshot, ceos=ceos, quality=quality, whole=whole)


def _changed_marks(before: Snapshot, now: Snapshot) -> Mapping[SeatKey, Mark | None]:
    """Return the marks that differ between two snapshots by their seats; None for one that is gone."""
    gone, made = differing(before.marks, now.marks)
    seats: dict[int, Mark | None] = {mark.seat_id: None for mark in gone}
    seats |= {mark.seat_id: mark for mark in made}
    found: dict[SeatKey, Mark | None] = {}
    for seat_id, mark in seats.items():
        # With a session its seats go as well, and the marks in them.
        seat = now.seat(seat_id) or before.seat(seat_id)
        assert seat is not None
        found[seat.session_id, seat.appointment_id] = mark
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

    snapshot = file.snapshot()
    if not snapshot.sessions:
        raise Refused("There is no session yet; the record would be empty.")
    write = write_attendance_table if path.suffix.casefold() == ".csv" else write_attendance_book
    write_file(path, write(snapshot, year))
    return path
