"""The people of a day: host with its turn, guests with their portraits, and who joins the dinner."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.findings import short
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.scheduling.hosting import host_turn, host_warnings
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling.dinners import DinnerTable, table_of


@dataclass(frozen=True, slots=True)
class GuestCard:
    """A guest with the bytes of the portrait; None where there is none."""

    guest: Guest
    portrait: bytes | None


@dataclass(frozen=True, slots=True)
class DayPeople:
    """What the Scheduling tab shows of the people of a day."""

    host: str
    turn: str
    warnings: tuple[str, ...]
    venue: str
    facilitator: str
    guests: tuple[GuestCard, ...]
    table: DinnerTable
    dinner_planned: bool


def day_people(file: ProgramFile, session_id: int) -> DayPeople:
    """Return the people of a day.

    Raises:
        NotFound: there is no such session.
    """
    with file.reading() as work:
        session = work.get(Session, session_id)
        snapshot = work.snapshot()
        guests = tuple(
            GuestCard(guest, work.bytes_of(guest.portrait) if guest.portrait is not None else None)
            for guest in snapshot.guests_of(session_id)
        )
    host = snapshot.organization_by_id.get(session.host_id or 0)
    turn = host_turn(snapshot, session)
    return DayPeople(
        host=short(host) if host is not None else "",
        turn=f"turn {turn.turn} of {turn.of}" if turn is not None else "",
        warnings=host_warnings(snapshot, session),
        venue=session.venue,
        facilitator=session.facilitator,
        guests=guests,
        table=table_of(snapshot, session),
        dinner_planned=snapshot.dinner_of(session_id) is not None,
    )
