"""The program file on disk: created, opened, checked, and handed out as units of work."""

from __future__ import annotations

import sqlite3
import weakref
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert
from sqlalchemy.pool import ConnectionPoolEntry

from lead_desktop.domain.model.program import Program
from lead_desktop.errors import FileRefused, UserError
from lead_desktop.storage import comparison, schema, triggers, violations
from lead_desktop.storage.failures import as_user_errors
from lead_desktop.storage.mapping import to_row
from lead_desktop.storage.snapshot import KeptSnapshot
from lead_desktop.storage.tables import table_of
from lead_desktop.storage.unit_of_work import Author, UnitOfWork


class Store:
    """One open program file."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._writing = engine.execution_options(lead_writes=True)
        self.put_back: tuple[str, ...] = ()
        self.violations: tuple[str, ...] = ()
        self._kept = KeptSnapshot()
        # A program that is dropped without being closed lets go of its file all the same.
        weakref.finalize(self, engine.dispose)

    @classmethod
    def create(cls, path: Path, program: Program, patience: float) -> Store:
        """Make a new program file; `patience` are the seconds that a change waits for another writer.

        Raises:
            FileRefused: there is a file of that name already, or it cannot be written.
        """
        if path.exists():
            raise FileRefused(f"{path.name} exists already; please choose another name.")
        if not path.parent.is_dir():
            raise FileRefused(f"The folder {path.parent} does not exist.")
        store = cls(path, _engine(path, patience))
        try:
            with as_user_errors(path), store._writing.connect() as connection, connection.begin():
                connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
                schema.migrate(connection)
                triggers.put_in_place(connection)
                row = {**to_row(program), "id": 1}
                connection.execute(insert(table_of(Program)).values(**row))
        except FileRefused:
            store.close()
            with suppress(OSError):
                path.unlink(missing_ok=True)
            raise
        return store

    @classmethod
    def open(cls, path: Path, patience: float) -> Store:
        """Open a program file; an older one is brought up to date, missing triggers are put back.

        `patience` are the seconds that a change waits for another writer.

        Raises:
            FileRefused: there is no such file, it is no LEAD program, it is newer than this program
                knows, or it cannot be read.
        """
        if not path.exists():
            raise FileRefused(f"There is no file {path.name} in {path.resolve().parent}.")
        if not path.is_file():
            raise FileRefused(f"{path.name} is not a LEAD program.")
        store = cls(path, _engine(path, patience))
        try:
            with as_user_errors(path):
                store._bring_up_to_date()
        except UserError:
            store.close()
            raise
        return store

    def _bring_up_to_date(self) -> None:
        with self._engine.connect() as connection, connection.begin():
            revision = schema.check_mark(connection, self.path)
        if revision != schema.newest():
            self._migrate()
        with self._engine.connect() as connection, connection.begin():
            found = comparison.Schema(connection)
            comparison.refuse_differences(found, self.path)
            indexes = comparison.missing_indexes(found)
            complete = triggers.in_place(connection) and triggers.all_proven(connection)
            self.violations = violations.find(connection)
        if complete and not indexes:
            return
        with self._writing.connect() as connection, connection.begin():
            comparison.put_back_indexes(connection, indexes)
            put_back = triggers.put_in_place(connection)
            connection.exec_driver_sql(triggers.prove("TRUE"))
        # After a migration all of them are new: nothing was missing.
        if revision == schema.newest():
            self.put_back = (*put_back, *indexes)

    def _migrate(self) -> None:
        """Bring the tables up to date, with foreign keys off: what an earlier version let in stays in."""
        with self._writing.connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                with connection.begin():
                    schema.migrate(connection)
            finally:
                driver.execute("PRAGMA foreign_keys = ON")

    def reading(self, who: str, at: datetime) -> UnitOfWork:
        """Return a unit of work that only reads; it sees one state of the file throughout."""
        return UnitOfWork(self.path, self._engine.connect, Author(who, at), self._kept)

    def changing(self, who: str, at: datetime, why: str = "") -> UnitOfWork:
        """Return a unit of work that writes; it holds the file's write lock from its start.

        `who` makes the change, `at` a moment with its time zone, `why` where a reason was asked for.
        """
        return UnitOfWork(self.path, self._writing.connect, Author(who, at, why), self._kept)

    def copy_to(self, path: Path) -> None:
        """Write a copy of the file as it is now.

        Raises:
            FileRefused: the copy cannot be written.
        """
        if path.exists() and path.samefile(self.path):
            raise FileRefused("This is the program file itself; please choose another name for the copy.")
        part = path.with_name(path.name + ".part")
        try:
            with as_user_errors(path), self._engine.connect() as connection:
                source: Any = connection.connection.dbapi_connection
                with closing(sqlite3.connect(part)) as target:
                    source.backup(target)
            part.replace(path)
        except OSError as error:
            raise FileRefused(f"{path.name} cannot be written: {error.strerror}.") from error
        finally:
            # Where nothing can be written, nothing can be taken away either.
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def close(self) -> None:
        """Close every connection to the file."""
        self._engine.dispose()


def _engine(path: Path, patience: float) -> Engine:
    # Not written as one text: a question mark in a file's name would end the path there.
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _entry: ConnectionPoolEntry) -> None:
    """Set what SQLite keeps per connection: safety first, then the checks it leaves off by default."""
    # The driver must not open transactions of its own: `_begin` decides which lock is taken.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "foreign_keys = ON",
        "journal_mode = DELETE",
        "synchronous = EXTRA",
        "recursive_triggers = ON",
        "trusted_schema = OFF",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("lead_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
