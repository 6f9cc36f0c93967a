"""Seats and marks: CEOs only, no substitutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class MarkKind(StrEnum):
    """What a mark says of its seat."""

    PRESENT = "present"
    PART = "part"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The place of one appointment at one session."""

    id: int = 0
    session_id: int
    appointment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What fills a seat.

    `items_attended` counts agenda items and is used for heads of Quality only. `told_on` is the day on which
    an absence was announced.
    """

    id: int = 0
    seat_id: int
    kind: MarkKind
    reason: str = ""
    arrived: time | None = None
    left: time | None = None
    items_attended: int | None = None
    note: str = ""
    told_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedAway:
    """Somebody who came in a CEO's place: noted, never a mark."""

    id: int = 0
    session_id: int
    organization_id: int
    name: str
    reason: str = ""


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
