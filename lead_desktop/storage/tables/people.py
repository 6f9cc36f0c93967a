"""Organizations, people and appointments."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from lead_desktop.domain.model import people
from lead_desktop.storage.tables.base import NEVER_REUSED, Base, choice


class OrganizationRow(Base):
    """A participant."""

    __tablename__ = "organizations"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[people.OrganizationKind] = mapped_column(choice(people.OrganizationKind, "kind"))
    city: Mapped[str]
    about: Mapped[str]
    colour: Mapped[int]
    first_day: Mapped[dt.date | None]
    last_day: Mapped[dt.date | None]


class PersonRow(Base):
    """Somebody the coordinator knows."""

    __tablename__ = "people"
    __table_args__ = (NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    dietary: Mapped[str]
    note: Mapped[str]


class AppointmentRow(Base):
    """A person in a role at an organization, from a day to a day."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days_in_order"),
        Index("ix_appointments_organization_id_role", "organization_id", "role"),
        # What the foreign keys of marks point to.
        Index("uq_appointments_holder", "id", "person_id", "organization_id", "role", unique=True),
        Index("uq_appointments_days", "id", "first_day", "until", unique=True),
        NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    role: Mapped[people.Role] = mapped_column(choice(people.Role, "role"))
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date | None]
    interim: Mapped[bool]
    note: Mapped[str]
    # The last day, or the end of all days: a foreign key cannot point to nothing.
    until: Mapped[dt.date | None] = mapped_column(Computed("coalesce(last_day, '9999-12-31')"))
