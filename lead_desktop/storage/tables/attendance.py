"""Seats, marks and turned-away notes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import attendance
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class SeatRow(Base):
    """The place of one appointment at one session."""

    __tablename__ = "seats"
    __table_args__ = (
        UniqueConstraint("session_id", "appointment_id"),
        Index("uq_seats_id_session_id_appointment_id", "id", "session_id", "appointment_id", unique=True),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("appointments.id", ondelete="RESTRICT"), index=True
    )


PROVEN = (
    "session_id",
    "appointment_id",
    "day",
    "person_id",
    "organization_id",
    "role",
    "first_day",
    "until",
)
"""What a mark copies of its session and appointment to prove that its holder is in office on the day."""

_EVERY = " AND ".join(f"{name} IS NOT NULL" for name in PROVEN)
_NONE = " AND ".join(f"{name} IS NULL" for name in PROVEN)


class MarkRow(Base):
    """What fills a seat.

    The columns of `PROVEN` are no part of the domain's mark. Triggers copy them from the mark's session and
    appointment, composite foreign keys hold them to these, and a check compares the days: a mark without its
    holder in office cannot be written. They are empty only in a mark that an earlier version let in against
    the rule, and that waits for the user's decision.
    """

    __tablename__ = "marks"
    __table_args__ = (
        UniqueConstraint("seat_id"),
        CheckConstraint("kind <> 'absent' OR trim(reason) <> ''", name="absence_has_reason"),
        CheckConstraint(
            f"({_NONE}) OR ({_EVERY} AND role IN ('ceo', 'head of quality') "
            "AND first_day <= day AND day <= until)",
            name="holder_in_office",
        ),
        ForeignKeyConstraint(
            ["seat_id", "session_id", "appointment_id"],
            ["seats.id", "seats.session_id", "seats.appointment_id"],
            name="fk_marks_seat_stays",
            ondelete="CASCADE",
        ),
        ForeignKeyConstraint(
            ["session_id", "day"],
            ["sessions.id", "sessions.meeting_day"],
            name="fk_marks_day_of_session",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        ForeignKeyConstraint(
            ["appointment_id", "person_id", "organization_id", "role"],
            [
                "appointments.id",
                "appointments.person_id",
                "appointments.organization_id",
                "appointments.role",
            ],
            name="fk_marks_holder_stays",
        ),
        ForeignKeyConstraint(
            ["appointment_id", "first_day", "until"],
            ["appointments.id", "appointments.first_day", "appointments.until"],
            name="fk_marks_days_in_office",
            onupdate="CASCADE",
        ),
        Index("ix_marks_session_id", "session_id"),
        Index("ix_marks_appointment_id", "appointment_id"),
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
    session_id: Mapped[int | None]
    appointment_id: Mapped[int | None]
    day: Mapped[dt.date | None]
    person_id: Mapped[int | None]
    organization_id: Mapped[int | None]
    role: Mapped[str | None]
    first_day: Mapped[dt.date | None]
    until: Mapped[dt.date | None]


class TurnedAwayRow(Base):
    """Somebody who came in a CEO's place."""

    __tablename__ = "turned_away"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    name: Mapped[str]
    reason: Mapped[str]
