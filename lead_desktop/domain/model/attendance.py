"""Seats and marks: CEOs only, no substitutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from typing import Annotated

from lead_desktop.domain.model.people import Appointment, Organization
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.value import PartOf, RefersTo, Value


class MarkKind(StrEnum):
    """What a mark says of its seat."""

    PRESENT = "present"
    PART = "part"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Value):
    """The place of one appointment at one session."""

    session_id: Annotated[int, PartOf(Session)]
    appointment_id: Annotated[int, RefersTo(Appointment)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Value):
    """What fills a seat.

    `items_attended` counts agenda items and is used for heads of Quality only. `told_on` is the day on which
    an absence was announced.
    """

    seat_id: Annotated[int, PartOf(Seat)]
    kind: MarkKind
    reason: str = ""
    arrived: time | None = None
    left: time | None = None
    items_attended: int | None = None
    note: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway(Value):
    """Somebody who came in a CEO's place: noted, never a mark."""

    session_id: Annotated[int, PartOf(Session)]
    organization_id: Annotated[int, RefersTo(Organization)]
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What is entered for one seat or for several at once. A `note` of None leaves the note that is there."""

    kind: MarkKind
    reason: str = ""
    arrived: time | None = None
    left: time | None = None
    items_attended: int | None = None
    note: str | None = None
    told_on: date | None = None


def entered(seat_id: int, before: Mark | None, entry: Entry) -> Mark:
    """Return the mark that an entry makes of a seat; only an absence keeps a reason, only presence times."""
    mark = before if before is not None else Mark(seat_id=seat_id, kind=entry.kind)
    absent = entry.kind is MarkKind.ABSENT
    return replace(
        mark,
        kind=entry.kind,
        reason=entry.reason.strip() if absent else "",
        told_on=entry.told_on if absent else None,
        arrived=None if absent else entry.arrived,
        left=None if absent else entry.left,
        items_attended=None if absent else entry.items_attended,
        note=mark.note if entry.note is None else entry.note.strip(),
    )


def is_settled(session: Session, today: date) -> bool:
    """Tell whether who came to a session is on record: it is marked as held, and its day is over."""
    return session.state is SessionState.HELD and today > session.day


def needs_reason(session: Session, before: Mark | None, after: Mark | None, today: date) -> bool:
    """Tell whether a change of who came has to be explained.

    It has if the record is settled and a mark that was there says something else afterwards or is gone. The
    first mark of a seat, however late, and notes are typed in without a word.
    """
    if before is None or not is_settled(session, today):
        return False
    return after is None or replace(after, note=before.note) != before


@dataclass(frozen=True, slots=True)
class Rate:
    """Seats filled out of seats there were. A session attended in part counts one half."""

    present: int
    part: int
    absent: int

    @property
    def seats(self) -> int:
        """Return how many seats were marked at all."""
        return self.present + self.part + self.absent

    @property
    def share(self) -> float | None:
        """Return the share attended between 0 and 1, or None where nothing was marked."""
        return (self.present + self.part / 2) / self.seats if self.seats else None


def rate(marks: Iterable[Mark]) -> Rate:
    """Count marks. Vacant seats have no mark and so count in no rate."""
    kinds = [mark.kind for mark in marks]
    return Rate(kinds.count(MarkKind.PRESENT), kinds.count(MarkKind.PART), kinds.count(MarkKind.ABSENT))
