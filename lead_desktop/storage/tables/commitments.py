"""Commitments on the four strands."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import commitments
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class CommitmentRow(Base):
    """One entry of work on a strand."""

    __tablename__ = "commitments"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    strand: Mapped[commitments.Strand] = mapped_column(choice(commitments.Strand, "strand"))
    day: Mapped[dt.date]
    what: Mapped[str]
    who: Mapped[str]
    participants: Mapped[int | None]
    next_step: Mapped[str]


class AssessmentRow(Base):
    """How far an organization has come."""

    __tablename__ = "assessments"
    __table_args__ = (CheckConstraint("score BETWEEN 0.5 AND 5", name="score_in_range"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    part: Mapped[commitments.Part] = mapped_column(choice(commitments.Part, "part"))
    assessor: Mapped[commitments.Assessor] = mapped_column(choice(commitments.Assessor, "assessor"))
    who: Mapped[str]
    day: Mapped[dt.date]
    score: Mapped[float]
    note: Mapped[str]
