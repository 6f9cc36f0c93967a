"""Commitments on the four strands."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain import commitments
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
