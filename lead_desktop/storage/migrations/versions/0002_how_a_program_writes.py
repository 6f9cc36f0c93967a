"""How a program writes days, times and percentages; which changes are steps that undo takes back."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """ALTER TABLE change_log_entries ADD COLUMN is_step BOOLEAN NOT NULL DEFAULT 1""",
    # What was taken back once was a step, and stays one.
    """UPDATE change_log_entries SET is_step = 0
    WHERE kind = 'change' AND (label = 'Create the example program' OR label LIKE 'Issue packets of session %')
    AND id NOT IN (SELECT target_id FROM change_log_entries WHERE target_id IS NOT NULL)""",
    """ALTER TABLE programs ADD COLUMN date_style VARCHAR(40) NOT NULL DEFAULT 'day first' CONSTRAINT ck_programs_date_style CHECK (programs.date_style IN ('day first', 'month first', 'year first'))""",
    """ALTER TABLE programs ADD COLUMN clock_style VARCHAR(40) NOT NULL DEFAULT '24 hours' CONSTRAINT ck_programs_clock_style CHECK (programs.clock_style IN ('24 hours', '12 hours'))""",
    """ALTER TABLE programs ADD COLUMN percent_style VARCHAR(40) NOT NULL DEFAULT 'spaced' CONSTRAINT ck_programs_percent_style CHECK (programs.percent_style IN ('spaced', 'close'))""",
    """ALTER TABLE programs ADD COLUMN first_weekday VARCHAR(40) NOT NULL DEFAULT 'monday' CONSTRAINT ck_programs_first_weekday CHECK (programs.first_weekday IN ('monday', 'saturday', 'sunday'))""",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
