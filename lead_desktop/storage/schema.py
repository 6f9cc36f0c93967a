"""What makes a file a LEAD program: its mark, its revision, and the migrations between revisions."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from lead_desktop.errors import FileRefused

APPLICATION_ID = 0x4C454144
"""The letters LEAD, in the header of every program file."""

MIGRATIONS = Path(__file__).parent / "migrations"


@cache
def revisions() -> tuple[str, ...]:
    """Return every revision this program knows, oldest first: the files of its migrations begin with them."""
    return tuple(sorted(path.stem.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def newest() -> str:
    """Return the revision of the files that this program writes."""
    return revisions()[-1]


def check_mark(connection: Connection, path: Path) -> str:
    """Return the revision of a program file.

    Raises:
        FileRefused: the file is no LEAD program, or was written by a newer version of this one.
    """
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID or not inspect(connection).has_table("alembic_version"):
        raise FileRefused(f"{path.name} is not a LEAD program.")
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision not in revisions():
        raise FileRefused(
            f"{path.name} was written by a newer version of LEAD Desktop; "
            "please install that version to open it."
        )
    return str(revision)


def migrate(connection: Connection, revision: str = "") -> None:
    """Bring the tables to a revision, else to the newest, in the transaction of the connection."""
    # Alembic takes a tenth of a second to import: only when there is something to migrate.
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, revision or newest())
