"""The program's table."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import program
from lead_desktop.storage.tables.base import Base, choice


class ProgramRow(Base):
    """The one program of the file."""

    __tablename__ = "programs"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("last_day > first_day", name="days_in_order"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sponsor: Mapped[str]
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    time_zone: Mapped[str]
    paper_size: Mapped[program.PaperSize] = mapped_column(choice(program.PaperSize, "paper_size"))
    director: Mapped[str]
    contact: Mapped[str]
    sessions_per_year: Mapped[int]
    rule_set: Mapped[program.RuleSet] = mapped_column(choice(program.RuleSet, "rule_set"))
    illustrative: Mapped[bool]
    opens_as_of: Mapped[dt.date | None]
