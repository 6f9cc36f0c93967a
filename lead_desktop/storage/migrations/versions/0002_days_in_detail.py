"""What building a day, taking attendance and following goals need beyond the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ITEM_KINDS = (
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
)
_PARTS = (
    "overall progress",
    "goals",
    "trustees and leadership education",
    "broad involvement",
    "physician engagement",
    "patients and families",
)


def _choice(name: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=name, native_enum=False, create_constraint=True, length=40)


def _points_to(table: str, column: str, target: str, ondelete: str | None = None) -> sa.ForeignKeyConstraint:
    parent, key = target.split(".")
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.{key}"], name=op.f(f"fk_{table}_{column}_{parent}"), ondelete=ondelete
    )


def upgrade() -> None:
    _new_columns()
    _tables_of_days()
    _tables_of_goals()


def _new_columns() -> None:
    """Add columns in place: a table made anew would lose its triggers, and its children with foreign keys on."""
    op.add_column("organizations", sa.Column("first_day", sa.Date(), nullable=True))
    op.add_column("organizations", sa.Column("last_day", sa.Date(), nullable=True))
    op.add_column("agenda_items", sa.Column("pinned", sa.Time(), nullable=True))
    op.add_column("sessions", sa.Column("packets_issued", sa.Date(), nullable=True))
    op.add_column("guests", sa.Column("attended", sa.Boolean(), nullable=True))
    op.add_column("marks", sa.Column("told_on", sa.Date(), nullable=True))
    op.add_column(
        "observations", sa.Column("excluded", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    # Alembic would add the check of an enum in a step that SQLite does not have.
    op.execute(
        "ALTER TABLE measures ADD COLUMN aspect VARCHAR(40) DEFAULT 'outcome' NOT NULL "
        "CONSTRAINT ck_measures_aspect CHECK (aspect IN ('outcome', 'process', 'balancing'))"
    )
    op.execute(
        "ALTER TABLE measures ADD COLUMN interval VARCHAR(40) DEFAULT 'monthly' NOT NULL "
        "CONSTRAINT ck_measures_interval CHECK (interval IN ('monthly', 'quarterly'))"
    )
    op.add_column(
        "measures", sa.Column("freeze_baseline", sa.Boolean(), server_default=sa.false(), nullable=False)
    )


def _tables_of_days() -> None:
    op.create_table(
        "paper_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        _points_to("paper_versions", "paper_id", "papers.id", "CASCADE"),
        _points_to("paper_versions", "sha256", "files.sha256"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_versions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_paper_versions_paper_id"), "paper_versions", ["paper_id"])
    op.create_table(
        "day_templates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_templates")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "template_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("kind", *_ITEM_KINDS), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("lead", sa.String(), nullable=False),
        sa.Column(
            "purpose",
            _choice("purpose", "information", "discussion", "learning", "decision", ""),
            nullable=False,
        ),
        sa.Column("for_ceos", sa.Boolean(), nullable=False),
        sa.Column("for_quality", sa.Boolean(), nullable=False),
        sa.Column("for_guest", sa.Boolean(), nullable=False),
        sa.Column("pinned", sa.Time(), nullable=True),
        sa.CheckConstraint("minutes BETWEEN 1 AND 1439", name=op.f("ck_template_items_minutes_in_range")),
        _points_to("template_items", "template_id", "day_templates.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_items")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_template_items_template_id"), "template_items", ["template_id"])
    op.create_table(
        "dinner_replies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dinner_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("joins", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        _points_to("dinner_replies", "dinner_id", "dinners.id", "CASCADE"),
        _points_to("dinner_replies", "person_id", "people.id", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dinner_replies")),
        sa.UniqueConstraint("dinner_id", "person_id", name=op.f("uq_dinner_replies_dinner_id_person_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_dinner_replies_person_id"), "dinner_replies", ["person_id"])
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        _points_to("topics", "organization_id", "organizations.id", "RESTRICT"),
        _points_to("topics", "session_id", "sessions.id", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topics")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "asks_and_offers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("ask", sa.String(), nullable=False),
        sa.Column("offer", sa.String(), nullable=False),
        _points_to("asks_and_offers", "session_id", "sessions.id", "CASCADE"),
        _points_to("asks_and_offers", "organization_id", "organizations.id", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_asks_and_offers")),
        sa.UniqueConstraint(
            "session_id", "organization_id", name=op.f("uq_asks_and_offers_session_id_organization_id")
        ),
        sqlite_autoincrement=True,
    )


def _tables_of_goals() -> None:
    op.create_table(
        "rare_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("cases", sa.Double(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("cases IS NULL OR cases >= 0", name=op.f("ck_rare_events_cases_not_negative")),
        _points_to("rare_events", "measure_id", "measures.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rare_events")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rare_events_measure_id"), "rare_events", ["measure_id"])
    op.create_table(
        "assessments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organization_id", sa.Integer(), nullable=False),
        sa.Column("part", _choice("part", *_PARTS), nullable=False),
        sa.Column("assessor", _choice("assessor", "self", "director"), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0.5 AND 5", name=op.f("ck_assessments_score_in_range")),
        _points_to("assessments", "organization_id", "organizations.id", "RESTRICT"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_assessments_organization_id"), "assessments", ["organization_id"])
