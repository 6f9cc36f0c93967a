"""The door: who is expected at a session, in the order of the sign-in sheet, and how each of them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from lead_desktop.domain.attendance.attendance_formatting import mark_sentence
from lead_desktop.domain.attendance.door import is_late
from lead_desktop.domain.attendance.grid import Cell, SeatKey
from lead_desktop.domain.attendance.sign_in import SignInPart
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.attendance import Mark, MarkKind, TurnedAway
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.text.formatting import clock, plain_day, plural, short_day
from lead_desktop.services.attendance.attendance_view import AttendanceView


@dataclass(frozen=True, slots=True)
class DoorRow:
    """One person at the door, or a vacant seat. `here` is None as long as nobody has said.

    `state` says in full how they stand, `short` where there is little room. `cell` is the seat in the grid;
    guests have a `guest_id` instead. Rows are equal if they look the same.
    """

    audience: Audience
    name: str
    where: str
    organization: Organization | None
    cell: Cell | None = field(compare=False)
    guest_id: int | None
    here: bool | None
    state: str
    short: str = ""

    @property
    def seat(self) -> SeatKey | None:
        """Return which seat is marked here; None for guests and vacant seats."""
        return self.cell.seat if self.cell is not None else None

    @property
    def left(self) -> bool:
        """Tell whether the person has left already."""
        return self.cell is not None and self.cell.mark is not None and self.cell.mark.left is not None

    @property
    def vacant(self) -> bool:
        """Tell whether there is nobody to come."""
        return self.seat is None and self.guest_id is None


@dataclass(frozen=True, slots=True)
class Door:
    """A session's door: its rows, who was turned away, and what cannot be done on this day, in words."""

    session: Session
    host: Organization | None
    rows: tuple[DoorRow, ...]
    turned_away: tuple[tuple[TurnedAway, Organization], ...]
    open: bool
    today: bool
    notice: str
    program: Program

    @property
    def expected(self) -> int:
        """Return how many people are expected."""
        return sum(not row.vacant for row in self.rows)

    @property
    def here(self) -> int:
        """Return how many of them are here."""
        return sum(row.here is True for row in self.rows)


def door(view: AttendanceView, session: Session, sheet: Sequence[SignInPart]) -> Door:
    """Return the door of a session from the view of its year and its sign-in sheet; nothing is read anew."""
    place = next(place for place, one in enumerate(view.ceos.sessions) if one.id == session.id)
    column = [row.cells[place] for shown in (view.ceos, view.quality) for row in shown.rows]
    cells = {cell.appointment.id: cell for cell in column if cell.appointment is not None}
    guests = {one.id: one for one in view.guests_of(session.id)}
    items = view.snapshot.items_of(session.id)
    rows = []
    for part in sheet:
        for one in part.rows:
            organization = view.snapshot.organization_by_id.get(one.organization_id or 0)
            cell = cells.get(one.appointment.id) if one.appointment is not None else None
            guest = guests.get(one.guest_id or 0)
            mark = cell.mark if cell is not None else None
            here = guest.attended if guest is not None else _here(mark)
            late = mark is not None and is_late(items, session.start, part.audience, mark.arrived)
            rows.append(
                DoorRow(
                    part.audience,
                    one.name or "Vacant seat",
                    one.where,
                    organization,
                    cell,
                    one.guest_id,
                    here,
                    _state(mark, here, view.snapshot.formats, late=late, vacant=one.vacant),
                    _short(mark, here, view.snapshot.formats, late=late),
                )
            )
    away = tuple(
        (note, view.snapshot.organization_by_id[note.organization_id])
        for note in view.turned_away_at(session.id)
    )
    return Door(
        session,
        view.snapshot.organization_by_id.get(session.host_id or 0),
        tuple(rows),
        away,
        session.state is not SessionState.CANCELLED and session.day <= view.today,
        session.day == view.today,
        _notice(session, view.today),
        view.snapshot.program,
    )


def _here(mark: Mark | None) -> bool | None:
    return None if mark is None else mark.kind is not MarkKind.ABSENT


def _state(mark: Mark | None, here: bool | None, formats: Formats, *, late: bool, vacant: bool) -> str:
    """Say how somebody stands: here since 8:42, late since 9:10, left 14:05, absent: ill."""
    if vacant:
        return "nobody is in office; the seat counts in no rate"
    if here is None:
        return "not here yet"
    if mark is None:
        return "here" if here else "did not come"
    if not here:
        sentence = mark_sentence(mark, formats)
        return sentence[0].lower() + sentence[1:]
    text = "late, here" if late else "here"
    if mark.arrived is not None:
        text += f" since {clock(mark.arrived, formats)}"
    if mark.left is not None:
        text += f", left {clock(mark.left, formats, is_end=True)}"
    return f"{text}: part of the day" if mark.kind is MarkKind.PART else text


def _short(mark: Mark | None, here: bool | None, formats: Formats, *, late: bool) -> str:
    """Say the same in two or three words: 9:10, late; to 14:05, part; ill."""
    if mark is None or not here:
        return "" if mark is None else mark.reason
    times = [clock(mark.arrived, formats)] if mark.arrived is not None else []
    times += [clock(mark.left, formats, is_end=True)] if mark.left is not None else []
    left = "to " if mark.arrived is None and mark.left is not None else ""
    text = [left + "–".join(times)] if times else []
    text += ["late"] if late else []
    text += ["part"] if mark.kind is MarkKind.PART else []
    return ", ".join(text)


def _notice(session: Session, today: date) -> str:
    if session.state is SessionState.CANCELLED:
        return f"This session is cancelled: {session.cancelled_reason}".rstrip(": ")
    days = (session.day - today).days
    if days > 0:
        when = "tomorrow" if days == 1 else f"in {plural(days, 'day')}"
        return f"The session is {when}. Until then only absences that were announced can be entered."
    return ""


def day_text(session: Session, host: Organization | None, formats: Formats) -> str:
    """Write the day of a session and who hosts it: Wed 12 December 2007 · Bayline."""
    weekday = short_day(session.day, formats).split()[0]
    where = f" · {host.short_name or host.name}" if host is not None else ""
    return f"{weekday} {plain_day(session.day, formats)}{where}"
