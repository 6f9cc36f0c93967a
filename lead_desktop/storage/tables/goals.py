"""Goals, measures, observations and change markers."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import goals
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class GoalRow(Base):
    """What an organization aims for."""

    __tablename__ = "goals"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int]
    statement: Mapped[str]
    why: Mapped[str]
    owner: Mapped[str]
    trustees_vote: Mapped[dt.date | None]
    target_date: Mapped[dt.date | None]
    state: Mapped[goals.GoalState] = mapped_column(choice(goals.GoalState, "state"))
    retired_reason: Mapped[str]


class MeasureRow(Base):
    """How a goal is counted."""

    __tablename__ = "measures"
    __table_args__ = (CheckConstraint("multiply > 0", name="multiply_positive"), NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    kind: Mapped[goals.MeasureKind] = mapped_column(choice(goals.MeasureKind, "kind"))
    unit: Mapped[str]
    numerator: Mapped[str]
    denominator: Mapped[str]
    multiply: Mapped[float]
    direction: Mapped[goals.Direction] = mapped_column(choice(goals.Direction, "direction"))
    definition: Mapped[str]
    baseline: Mapped[float | None]
    baseline_first: Mapped[dt.date | None]
    baseline_last: Mapped[dt.date | None]
    theoretical_limit: Mapped[float]
    limit_reason: Mapped[str]
    target: Mapped[float | None]
    chart: Mapped[goals.ChartKind] = mapped_column(choice(goals.ChartKind, "chart"))
    aspect: Mapped[goals.Aspect] = mapped_column(
        choice(goals.Aspect, "aspect"), server_default=goals.Aspect.OUTCOME.value
    )
    interval: Mapped[goals.Interval] = mapped_column(
        choice(goals.Interval, "interval"), server_default=goals.Interval.MONTHLY.value
    )
    freeze_baseline: Mapped[bool] = mapped_column(server_default=false())


class ObservationRow(Base):
    """One month's numbers."""

    __tablename__ = "observations"
    __table_args__ = (
        UniqueConstraint("measure_id", "month"),
        CheckConstraint(
            "NOT (coalesce(numerator, 0) > 0 AND denominator IS NOT NULL AND denominator = 0)",
            name="events_have_denominator",
        ),
        CheckConstraint("numerator IS NULL OR numerator >= 0", name="numerator_not_negative"),
        CheckConstraint("denominator IS NULL OR denominator >= 0", name="denominator_not_negative"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"))
    month: Mapped[dt.date]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    note: Mapped[str]
    excluded: Mapped[bool] = mapped_column(server_default=false())


class RareEventRow(Base):
    """One event of a measure whose events are rare."""

    __tablename__ = "rare_events"
    __table_args__ = (
        CheckConstraint("cases IS NULL OR cases >= 0", name="cases_not_negative"),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"), index=True)
    day: Mapped[dt.date]
    cases: Mapped[float | None]
    note: Mapped[str]


class ChangeMarkerRow(Base):
    """A change an organization made, shown on its chart."""

    __tablename__ = "change_markers"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"), index=True)
    month: Mapped[dt.date]
    label: Mapped[str]
    new_phase: Mapped[bool]
