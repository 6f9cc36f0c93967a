"""What makes a file a LEAD program: its mark, its revision, and the migrations between revisions."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from lead_desktop.errors import FileRefused

APPLICATION_ID = 0x4C454144
"""The letters LEAD, in the header of every program file."""

REVISIONS = ("0001", "0002", "0003")
"""Every revision this program knows, oldest first."""


def check_mark(connection: Connection, path: Path) -> str:
    """Return the revision of a program file.

    Raises:
        FileRefused: the file is no LEAD program, or was written by a newer version of this one.
    """
    mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
    if mark != APPLICATION_ID or not inspect(connection).has_table("alembic_version"):
        raise FileRefused(f"{path.name} is not a LEAD program.")
    revision = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision not in REVISIONS:
        raise FileRefused(
            f"{path.name} was written by a newer version of LEAD Desktop; "
            "please install that version to open it."
        )
    return str(revision)


def migrate(connection: Connection, revision: str = REVISIONS[-1]) -> None:
    """Bring the tables to a revision, else to the newest, in the transaction of the connection."""
    # Alembic takes a tenth of a second to import: only when there is something to migrate.
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    configuration.set_main_option("path_separator", "os")
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, revision)
