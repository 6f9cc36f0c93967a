"""Sessions, guests and dinners."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import sessions
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class SessionRow(Base):
    """One day of the community."""

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint("number BETWEEN 1 AND 999", name="number_in_range"),
        Index(
            "uq_sessions_number_not_cancelled",
            "number",
            unique=True,
            sqlite_where=text("state <> 'cancelled'"),
        ),
        Index("ix_sessions_day", "day"),
        # What a foreign key of marks points to.
        Index("uq_sessions_id_meeting_day", "id", "meeting_day", unique=True),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    day: Mapped[dt.date]
    start: Mapped[dt.time]
    host_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    venue: Mapped[str]
    topic: Mapped[str]
    state: Mapped[sessions.SessionState] = mapped_column(choice(sessions.SessionState, "state"))
    facilitator: Mapped[str]
    papers_due: Mapped[dt.date | None]
    host_text: Mapped[str]
    example_text: Mapped[str]
    game_plan_text: Mapped[str]
    topic_text: Mapped[str]
    logistics: Mapped[str]
    cancelled_reason: Mapped[str]
    note: Mapped[str]
    packets_issued: Mapped[dt.date | None]
    # The day on which people meet: none where the session is cancelled, so that no mark can point to it.
    meeting_day: Mapped[dt.date | None] = mapped_column(
        Computed("CASE WHEN state <> 'cancelled' THEN day END")
    )


class GuestRow(Base):
    """A featured guest of one session."""

    __tablename__ = "guests"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    affiliation: Mapped[str]
    talk: Mapped[str]
    biography: Mapped[str]
    portrait: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    email: Mapped[str]
    phone: Mapped[str]
    travel: Mapped[str]
    confirmed: Mapped[bool]
    joins_dinner: Mapped[bool]
    attended: Mapped[bool | None]


class DinnerRow(Base):
    """The dinner that goes with a session."""

    __tablename__ = "dinners"
    __table_args__ = (UniqueConstraint("session_id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    start: Mapped[dt.time]
    place: Mapped[str]
    seats: Mapped[int | None]
    dietary: Mapped[str]
    note: Mapped[str]


class DinnerReplyRow(Base):
    """Whether a person joins a dinner."""

    __tablename__ = "dinner_replies"
    __table_args__ = (UniqueConstraint("dinner_id", "person_id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    dinner_id: Mapped[int] = mapped_column(ForeignKey("dinners.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    joins: Mapped[bool]
    note: Mapped[str]


class TopicRow(Base):
    """A shared topic that somebody would like."""

    __tablename__ = "topics"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="RESTRICT"))
    note: Mapped[str]
