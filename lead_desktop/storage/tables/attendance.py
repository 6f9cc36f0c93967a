"""Seats, marks and turned-away notes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain import attendance
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class SeatRow(Base):
    """The place of one appointment at one session."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("session_id", "appointment_id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("appointments.id", ondelete="RESTRICT"), index=True
    )


class MarkRow(Base):
    """What fills a seat."""

    __tablename__ = "marks"
    __table_args__ = (
        UniqueConstraint("seat_id"),
        CheckConstraint("kind <> 'absent' OR trim(reason) <> ''", name="absence_has_reason"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"))
    kind: Mapped[attendance.MarkKind] = mapped_column(choice(attendance.MarkKind, "kind"))
    reason: Mapped[str]
    arrived: Mapped[dt.time | None]
    left: Mapped[dt.time | None]
    items_attended: Mapped[int | None]
    note: Mapped[str]
    told_on: Mapped[dt.date | None]


class TurnedAwayRow(Base):
    """Somebody who came in a CEO's place."""

    __tablename__ = "turned_away"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    name: Mapped[str]
    reason: Mapped[str]
