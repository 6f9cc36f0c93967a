"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "change", "undo", "redo", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["target_id"], ["change_entries.id"], name=op.f("fk_change_entries_target_id_change_entries")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_entries")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
    )
    op.create_table(
        "organizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "hospital",
                "medical center",
                "physician group",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("city", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("colour", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organizations")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("dietary", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "programs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sponsor", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column(
            "paper_size",
            sa.Enum("letter", "a4", name="paper_size", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("director", sa.String(), nullable=False),
        sa.Column("contact", sa.String(), nullable=False),
        sa.Column("sessions_per_year", sa.Integer(), nullable=False),
        sa.Column(
            "rule_set",
            sa.Enum("anhoj", "ihi", name="rule_set", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("illustrative", sa.Boolean(), nullable=False),
        sa.Column("opens_as_of", sa.Date(), nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_programs_only_one")),
        sa.CheckConstraint("last_day > first_day", name=op.f("ck_programs_days_in_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programs")),
    )
    op.create_table(
        "appointments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "ceo",
                "head of quality",
                "trustee",
                "physician leader",
                "assistant",
                name="role",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("interim", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "last_day IS NULL OR last_day >= first_day", name=op.f("ck_appointments_days_in_order")
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_appointments_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_appointments_person_id_people"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointments")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_appointments_organization_id_role", "appointments", ["organization_id", "role"], unique=False
    )
    op.create_index(op.f("ix_appointments_person_id"), "appointments", ["person_id"], unique=False)
    op.create_table(
        "changed_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["change_entries.id"], name=op.f("fk_changed_rows_entry_id_change_entries")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_changed_rows")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_changed_rows_entry_id"), "changed_rows", ["entry_id"], unique=False)
    op.create_table(
        "commitments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column(
            "strand",
            sa.Enum(
                "trustees and leadership education",
                "broad involvement",
                "physician engagement",
                "patients and families",
                name="strand",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_commitments_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitments")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_commitments_organization_id"), "commitments", ["organization_id"], unique=False)
    op.create_table(
        "goals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("statement", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("trustees_vote", sa.Date(), nullable=True),
        sa.Column("target_date", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "active",
                "reached",
                "retired",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("retired_reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_goals_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goals")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_goals_organization_id"), "goals", ["organization_id"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("venue", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft",
                "announced",
                "held",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("facilitator", sa.String(), nullable=False),
        sa.Column("papers_due", sa.Date(), nullable=True),
        sa.Column("host_text", sa.String(), nullable=False),
        sa.Column("example_text", sa.String(), nullable=False),
        sa.Column("game_plan_text", sa.String(), nullable=False),
        sa.Column("topic_text", sa.String(), nullable=False),
        sa.Column("logistics", sa.String(), nullable=False),
        sa.Column("cancelled_reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("number BETWEEN 1 AND 999", name=op.f("ck_sessions_number_in_range")),
        sa.ForeignKeyConstraint(
            ["host_id"],
            ["organizations.id"],
            name=op.f("fk_sessions_host_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sessions_day", "sessions", ["day"], unique=False)
    op.create_index(
        "uq_sessions_number_not_cancelled",
        "sessions",
        ["number"],
        unique=True,
        sqlite_where=sa.text("state <> 'cancelled'"),
    )
    op.create_table(
        "actions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("closed", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_actions_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["people.id"], name=op.f("fk_actions_person_id_people"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_actions_session_id_sessions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_actions_session_id"), "actions", ["session_id"], unique=False)
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "arrival",
                "welcome",
                "improvement example",
                "game-plan",
                "guest",
                "shared topic",
                "round-table",
                "commitments",
                "break",
                "lunch",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=True),
        sa.Column(
            "purpose",
            sa.Enum(
                "information",
                "discussion",
                "learning",
                "decision",
                "",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("for_ceos", sa.Boolean(), nullable=False),
        sa.Column("for_quality", sa.Boolean(), nullable=False),
        sa.Column("for_guest", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1439", name=op.f("ck_agenda_items_minutes_in_range")),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["people.id"], name=op.f("fk_agenda_items_lead_id_people"), ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_agenda_items_session_id_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_agenda_items_session_id"), "agenda_items", ["session_id"], unique=False)
    op.create_table(
        "dinners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("start", sa.Time(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("dietary", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_dinners_session_id_sessions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dinners")),
        sa.UniqueConstraint("session_id", name=op.f("uq_dinners_session_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "evaluation_scores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("question", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_evaluation_scores_score_in_range")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_evaluation_scores_session_id_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation_scores")),
        sa.UniqueConstraint(
            "session_id", "form", "question", name=op.f("uq_evaluation_scores_session_id_form_question")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "guests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("affiliation", sa.String(), nullable=False),
        sa.Column("talk", sa.String(), nullable=False),
        sa.Column("biography", sa.String(), nullable=False),
        sa.Column("portrait", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("travel", sa.String(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("joins_dinner", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["portrait"], ["files.sha256"], name=op.f("fk_guests_portrait_files")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_guests_session_id_sessions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guests")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_guests_session_id"), "guests", ["session_id"], unique=False)
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "proportion",
                "rate",
                "count",
                "value",
                "days between",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("numerator", sa.String(), nullable=False),
        sa.Column("denominator", sa.String(), nullable=False),
        sa.Column("multiply", sa.Double(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "lower", "higher", name="direction", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("baseline", sa.Double(), nullable=True),
        sa.Column("baseline_first", sa.Date(), nullable=True),
        sa.Column("baseline_last", sa.Date(), nullable=True),
        sa.Column("theoretical_limit", sa.Double(), nullable=False),
        sa.Column("limit_reason", sa.String(), nullable=False),
        sa.Column("target", sa.Double(), nullable=True),
        sa.Column(
            "chart",
            sa.Enum(
                "automatic",
                "run",
                "i",
                "c",
                "u",
                "p",
                "pp",
                "up",
                "g",
                "t",
                name="chart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("multiply > 0", name=op.f("ck_measures_multiply_positive")),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.id"], name=op.f("fk_measures_goal_id_goals"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measures")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_measures_goal_id"), "measures", ["goal_id"], unique=False)
    op.create_table(
        "seats",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointments.id"],
            name=op.f("fk_seats_appointment_id_appointments"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"], ["sessions.id"], name=op.f("fk_seats_session_id_sessions"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sa.UniqueConstraint("session_id", "appointment_id", name=op.f("uq_seats_session_id_appointment_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_seats_appointment_id"), "seats", ["appointment_id"], unique=False)
    op.create_table(
        "turned_away",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organizations.id"],
            name=op.f("fk_turned_away_organization_id_organizations"),
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.id"],
            name=op.f("fk_turned_away_session_id_sessions"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_turned_away")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_turned_away_session_id"), "turned_away", ["session_id"], unique=False)
    op.create_table(
        "change_markers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("new_phase", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measures.id"],
            name=op.f("fk_change_markers_measure_id_measures"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_markers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_change_markers_measure_id"), "change_markers", ["measure_id"], unique=False)
    op.create_table(
        "marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "present", "part", "absent", name="kind", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("arrived", sa.Time(), nullable=True),
        sa.Column("left", sa.Time(), nullable=True),
        sa.Column("items_attended", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind <> 'absent' OR trim(reason) <> ''", name=op.f("ck_marks_absence_has_reason")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seats.id"], name=op.f("fk_marks_seat_id_seats"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_marks")),
        sa.UniqueConstraint("seat_id", name=op.f("uq_marks_seat_id")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "observations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("numerator", sa.Double(), nullable=True),
        sa.Column("denominator", sa.Double(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint(
            "NOT (coalesce(numerator, 0) > 0 AND denominator IS NOT NULL AND denominator = 0)",
            name=op.f("ck_observations_events_have_denominator"),
        ),
        sa.CheckConstraint(
            "denominator IS NULL OR denominator >= 0", name=op.f("ck_observations_denominator_not_negative")
        ),
        sa.CheckConstraint(
            "numerator IS NULL OR numerator >= 0", name=op.f("ck_observations_numerator_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"],
            ["measures.id"],
            name=op.f("fk_observations_measure_id_measures"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observations")),
        sa.UniqueConstraint("measure_id", "month", name=op.f("uq_observations_measure_id_month")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "papers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_items.id"], name=op.f("fk_papers_item_id_agenda_items"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["sha256"], ["files.sha256"], name=op.f("fk_papers_sha256_files")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_papers_item_id"), "papers", ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_papers_item_id"), table_name="papers")
    op.drop_table("papers")
    op.drop_table("observations")
    op.drop_table("marks")
    op.drop_index(op.f("ix_change_markers_measure_id"), table_name="change_markers")
    op.drop_table("change_markers")
    op.drop_index(op.f("ix_turned_away_session_id"), table_name="turned_away")
    op.drop_table("turned_away")
    op.drop_index(op.f("ix_seats_appointment_id"), table_name="seats")
    op.drop_table("seats")
    op.drop_index(op.f("ix_measures_goal_id"), table_name="measures")
    op.drop_table("measures")
    op.drop_index(op.f("ix_guests_session_id"), table_name="guests")
    op.drop_table("guests")
    op.drop_table("evaluation_scores")
    op.drop_table("dinners")
    op.drop_index(op.f("ix_agenda_items_session_id"), table_name="agenda_items")
    op.drop_table("agenda_items")
    op.drop_index(op.f("ix_actions_session_id"), table_name="actions")
    op.drop_table("actions")
    op.drop_index(
        "uq_sessions_number_not_cancelled",
        table_name="sessions",
        sqlite_where=sa.text("state <> 'cancelled'"),
    )
    op.drop_index("ix_sessions_day", table_name="sessions")
    op.drop_table("sessions")
    op.drop_index(op.f("ix_goals_organization_id"), table_name="goals")
    op.drop_table("goals")
    op.drop_index(op.f("ix_commitments_organization_id"), table_name="commitments")
    op.drop_table("commitments")
    op.drop_index(op.f("ix_changed_rows_entry_id"), table_name="changed_rows")
    op.drop_table("changed_rows")
    op.drop_index(op.f("ix_appointments_person_id"), table_name="appointments")
    op.drop_index("ix_appointments_organization_id_role", table_name="appointments")
    op.drop_table("appointments")
    op.drop_table("programs")
    op.drop_table("people")
    op.drop_table("organizations")
    op.drop_table("files")
    op.drop_table("change_entries")
