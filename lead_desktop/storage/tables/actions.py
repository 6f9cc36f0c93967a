"""Actions and evaluation scores."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.storage.tables.base import NEVER_REUSED, Base


class ActionRow(Base):
    """Something a person promised at a session."""

    __tablename__ = "actions"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    what: Mapped[str]
    due: Mapped[dt.date | None]
    closed: Mapped[dt.date | None]
    note: Mapped[str]


class EvaluationScoreRow(Base):
    """One answer of one evaluation form."""

    __tablename__ = "evaluation_scores"
    __table_args__ = (
        UniqueConstraint("session_id", "form", "question"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_in_range"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    form: Mapped[int]
    question: Mapped[int]
    score: Mapped[int]


class AskOfferRow(Base):
    """What a CEO asks of the others at a session, and what they offer."""

    __tablename__ = "asks_and_offers"
    __table_args__ = (UniqueConstraint("session_id", "organization_id"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    ask: Mapped[str]
    offer: Mapped[str]
