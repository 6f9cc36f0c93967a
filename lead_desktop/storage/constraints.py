"""What the tables hold beyond their columns: checks, unique columns, and what proves a mark's holder."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

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


def constraints() -> Mapping[str, tuple[SchemaItem, ...]]:
    """Return, by the name of the table, what is declared of it beside the fields of its values.

    Each call makes new ones: a constraint belongs to one table.
    """
    return {
        "programs": (
            CheckConstraint("id = 1", name="only_one"),
            CheckConstraint("last_day > first_day", name="days_in_order"),
        ),
        "appointments": _appointments(),
        "sessions": _sessions(),
        "guests": (_bytes("portrait"),),
        "dinners": (UniqueConstraint("session_id"),),
        "dinner_replies": (UniqueConstraint("dinner_id", "person_id"),),
        "agenda_items": (CheckConstraint("minutes BETWEEN 1 AND 1439", name="minutes_in_range"),),
        "template_items": (CheckConstraint("minutes BETWEEN 1 AND 1439", name="minutes_in_range"),),
        "papers": (_bytes("sha256"),),
        "paper_versions": (_bytes("sha256"),),
        "seats": (
            UniqueConstraint("session_id", "appointment_id"),
            Index("uq_seats_id_session_id_appointment_id", "id", "session_id", "appointment_id", unique=True),
        ),
        "marks": _marks(),
        "measures": (CheckConstraint("multiply > 0", name="multiply_positive"),),
        "observations": _observations(),
        "rare_events": (CheckConstraint("cases IS NULL OR cases >= 0", name="cases_not_negative"),),
        "assessments": (CheckConstraint("score BETWEEN 0.5 AND 5", name="score_in_range"),),
        "evaluation_scores": (
            UniqueConstraint("session_id", "form", "question"),
            CheckConstraint("score BETWEEN 1 AND 5", name="score_in_range"),
        ),
        "asks_and_offers": (UniqueConstraint("session_id", "organization_id"),),
    }


def _bytes(column: str) -> ForeignKeyConstraint:
    """Hold a column of sha256 to the bytes that the file keeps."""
    return ForeignKeyConstraint([column], ["files.sha256"])


def _appointments() -> tuple[SchemaItem, ...]:
    return (
        # The last day, or the end of all days: a foreign key cannot point to nothing.
        Column("until", Date, Computed("coalesce(last_day, '9999-12-31')")),
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days_in_order"),
        Index("ix_appointments_organization_id_role", "organization_id", "role"),
        # What the foreign keys of marks point to.
        Index("uq_appointments_holder", "id", "person_id", "organization_id", "role", unique=True),
        Index("uq_appointments_days", "id", "first_day", "until", unique=True),
    )


def _sessions() -> tuple[SchemaItem, ...]:
    return (
        # The day on which people meet: none where the session is cancelled, so that no mark can point to it.
        Column("meeting_day", Date, Computed("CASE WHEN state <> 'cancelled' THEN day END")),
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
    )


def _observations() -> tuple[SchemaItem, ...]:
    return (
        UniqueConstraint("measure_id", "month"),
        CheckConstraint(
            "NOT (coalesce(numerator, 0) > 0 AND denominator IS NOT NULL AND denominator = 0)",
            name="events_have_denominator",
        ),
        CheckConstraint("numerator IS NULL OR numerator >= 0", name="numerator_not_negative"),
        CheckConstraint("denominator IS NULL OR denominator >= 0", name="denominator_not_negative"),
    )


def _marks() -> tuple[SchemaItem, ...]:
    """Return what proves a mark's holder.

    The columns of `PROVEN` are no part of the domain's mark. Triggers copy them from the mark's session and
    appointment, composite foreign keys hold them to these, and a check compares the days: a mark without its
    holder in office cannot be written. They are empty only in a mark that was let in against the rule while
    the triggers were gone, and that waits for the user's decision.
    """
    every = " AND ".join(f"{name} IS NOT NULL" for name in PROVEN)
    none = " AND ".join(f"{name} IS NULL" for name in PROVEN)
    return (
        Column("session_id", Integer),
        Column("appointment_id", Integer),
        Column("day", Date),
        Column("person_id", Integer),
        Column("organization_id", Integer),
        Column("role", String),
        Column("first_day", Date),
        Column("until", Date),
        UniqueConstraint("seat_id"),
        CheckConstraint("kind <> 'absent' OR trim(reason) <> ''", name="absence_has_reason"),
        CheckConstraint(
            f"({none}) OR ({every} AND role IN ('ceo', 'head of quality') "
            "AND first_day <= day AND day <= until)",
            name="holder_in_office",
        ),
        *_holder(),
        Index("ix_marks_session_id", "session_id"),
        Index("ix_marks_appointment_id", "appointment_id"),
    )


def _holder() -> tuple[ForeignKeyConstraint, ...]:
    """Return the foreign keys that hold the proof of a mark to its seat, session and appointment."""
    return (
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
    )
