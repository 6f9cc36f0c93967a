"""Marks prove by structure that their holder is in office on the day of the session."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEPT = 'id, seat_id, kind, reason, arrived, "left", items_attended, note, told_on'
_PROVEN = "session_id, appointment_id, day, person_id, organization_id, role, first_day, until"
_COLUMNS = _PROVEN.split(", ")


def upgrade() -> None:
    _drop_triggers()
    # A generated column that is not stored can be added in place.
    op.execute(
        "ALTER TABLE sessions ADD COLUMN meeting_day DATE "
        "GENERATED ALWAYS AS (CASE WHEN state <> 'cancelled' THEN day END)"
    )
    op.execute(
        "ALTER TABLE appointments ADD COLUMN until DATE "
        "GENERATED ALWAYS AS (coalesce(last_day, '9999-12-31'))"
    )
    op.create_index("uq_sessions_id_meeting_day", "sessions", ["id", "meeting_day"], unique=True)
    op.create_index(
        "uq_appointments_holder", "appointments", ["id", "person_id", "organization_id", "role"], unique=True
    )
    op.create_index("uq_appointments_days", "appointments", ["id", "first_day", "until"], unique=True)
    op.create_index(
        "uq_seats_id_session_id_appointment_id", "seats", ["id", "session_id", "appointment_id"], unique=True
    )
    _make_marks_anew()


def _drop_triggers() -> None:
    """Drop the triggers, which name tables that are about to change; opening the file puts them back."""
    names = op.get_bind().execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
    for name in list(names):
        op.execute(f'DROP TRIGGER "{name}"')


def _make_marks_anew() -> None:
    """Give `marks` its constraints. No table points to it, so nothing else is lost when it is made anew."""
    every = " AND ".join(f"{name} IS NOT NULL" for name in _COLUMNS)
    none = " AND ".join(f"{name} IS NULL" for name in _COLUMNS)
    op.create_table(
        "new_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "present",
                "part",
                "absent",
                name="kind",
                native_enum=False,
                create_constraint=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("arrived", sa.Time(), nullable=True),
        sa.Column("left", sa.Time(), nullable=True),
        sa.Column("items_attended", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("appointment_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('present', 'part', 'absent')", name=op.f("ck_marks_kind")),
        sa.CheckConstraint(
            "kind <> 'absent' OR trim(reason) <> ''", name=op.f("ck_marks_absence_has_reason")
        ),
        sa.CheckConstraint(
            f"({none}) OR ({every} AND role IN ('ceo', 'head of quality') "
            "AND first_day <= day AND day <= until)",
            name=op.f("ck_marks_holder_in_office"),
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_marks_seat_id_seats"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["seat_id", "session_id", "appointment_id"],
            ["seats.id", "seats.session_id", "seats.appointment_id"],
            name="fk_marks_seat_stays",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id", "day"],
            ["sessions.id", "sessions.meeting_day"],
            name="fk_marks_day_of_session",
            ondelete="CASCADE",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id", "person_id", "organization_id", "role"],
            [
                "appointments.id",
                "appointments.person_id",
                "appointments.organization_id",
                "appointments.role",
            ],
            name="fk_marks_holder_stays",
        ),
        sa.ForeignKeyConstraint(
            ["appointment_id", "first_day", "until"],
            ["appointments.id", "appointments.first_day", "appointments.until"],
            name="fk_marks_days_in_office",
            onupdate="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
        sa.UniqueConstraint("seat_id", name=op.f("uq_marks_seat_id")),
        sqlite_autoincrement=True,
    )
    # Every mark comes along. One that breaks the rule (an earlier version let a session be cancelled after
    # it was held) stays without its proof and is reported when the file opens.
    op.execute(
        f"INSERT INTO new_marks ({_KEPT}, {_PROVEN}) "
        'SELECT m.id, m.seat_id, m.kind, m.reason, m.arrived, m."left", m.items_attended, m.note, m.told_on, '
        "d.id, a.id, d.day, a.person_id, a.organization_id, a.role, a.first_day, a.until "
        "FROM marks m LEFT JOIN seats s ON s.id = m.seat_id "
        "LEFT JOIN appointments a ON a.id = s.appointment_id AND a.role IN ('ceo', 'head of quality') "
        "AND EXISTS (SELECT 1 FROM sessions d WHERE d.id = s.session_id "
        "AND d.meeting_day BETWEEN a.first_day AND a.until) "
        "LEFT JOIN sessions d ON d.id = s.session_id AND a.id IS NOT NULL"
    )
    # The highest number ever given out stays known: undo brings deleted marks back under their own.
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'new_marks'")
    op.execute(
        "INSERT INTO sqlite_sequence (name, seq) SELECT 'new_marks', seq FROM sqlite_sequence WHERE name = 'marks'"
    )
    op.drop_table("marks")
    op.rename_table("new_marks", "marks")
    op.create_index(op.f("ix_marks_session_id"), "marks", ["session_id"])
    op.create_index(op.f("ix_marks_appointment_id"), "marks", ["appointment_id"])
