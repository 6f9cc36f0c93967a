"""Files of earlier versions: every row comes along, whatever state it is in."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from lead_desktop.services import history
from lead_desktop.services.program_file import open_program
from lead_desktop.storage import schema
from tests.programs import clock
from tests.storage.roads import road_file, wrong

EARLIER = schema.REVISIONS[:-1]


def earlier_file(path: Path, revision: str, source: Path) -> dict[str, list[tuple[object, ...]]]:
    """Make a file as an earlier version wrote it, with the rows of another; return them by table."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as empty, empty.begin():
        empty.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        schema.migrate(empty, revision)
    engine.dispose()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS source", (str(source),))
        for table in tables(connection):
            columns = ", ".join(columns_of(connection, table))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM source.{table}")
        # The highest numbers ever given out, beyond what is there now.
        connection.execute("UPDATE sqlite_sequence SET seq = seq + 1000")
        # What an earlier version had for a trigger, naming a table that is made anew.
        connection.execute("CREATE TRIGGER old BEFORE INSERT ON seats BEGIN SELECT 1 FROM marks; END")
        return everything(connection)


def tables(connection: sqlite3.Connection) -> list[str]:
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names.fetchall() if not name.startswith(("sqlite_", "alembic"))]


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})")]


def everything(
    connection: sqlite3.Connection, like: dict[str, list[str]] | None = None
) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    for table in tables(connection) if like is None else like:
        columns = columns_of(connection, table) if like is None else like[table]
        found[table] = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1").fetchall()
    found["numbers given out"] = connection.execute(
        "SELECT name, seq FROM sqlite_sequence ORDER BY name"
    ).fetchall()
    return found


@pytest.mark.parametrize("revision", EARLIER)
def test_a_file_of_an_earlier_version_keeps_every_row(
    tmp_path: Path, finished_example: Path, revision: str
) -> None:
    path = tmp_path / "earlier.lead"
    rows = earlier_file(path, revision, finished_example)
    assert len(rows["marks"]) > 50
    with closing(sqlite3.connect(path)) as connection:
        columns = {table: columns_of(connection, table) for table in tables(connection)}
    file = open_program(path, clock())
    assert file.put_back == ()
    assert file.violations == ()
    with file.reading() as work:
        migrated = work.snapshot()
    file.close()
    with closing(sqlite3.connect(path)) as connection:
        assert everything(connection, columns) == rows
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM marks WHERE until IS NULL").fetchone() == (0,)
    if revision == "0002":
        original = open_program(finished_example, clock())
        with original.reading() as work:
            assert work.snapshot() == migrated
        original.close()


@pytest.mark.parametrize("revision", EARLIER)
def test_marks_that_an_earlier_version_let_in_stay_and_are_told(tmp_path: Path, revision: str) -> None:
    road_file(tmp_path).close()
    path = tmp_path / "earlier.lead"
    earlier_file(path, revision, tmp_path / "program.lead")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE sessions SET state = 'cancelled', cancelled_reason = 'x' WHERE id = 2")
        connection.execute("UPDATE seats SET appointment_id = 3 WHERE id = 1")
        connection.execute(
            "INSERT INTO marks (id, seat_id, kind, reason, note) VALUES (9, 99, 'present', '', '')"
        )
        connection.commit()
        marks = connection.execute("SELECT id, seat_id, kind FROM marks").fetchall()
    for _ in range(2):
        file = open_program(path, clock())
        assert file.violations == (
            "Mark 9 belongs to a session or an appointment that is no longer in the file.",
            "Sam (Alder) has a mark for session 1 on 24 April 2007, but was not in office on that day.",
            "Maria (Alder) has a mark for session 2 on 9 September 2008, which is cancelled.",
        )
        assert file.put_back == ()
        file.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT id, seat_id, kind FROM marks").fetchall() == marks
        # The session is held after all: its mark is right again.
        connection.execute("UPDATE sessions SET state = 'held' WHERE id = 2")
        connection.execute("DELETE FROM marks WHERE id IN (1, 9)")
        connection.commit()
        assert wrong(connection) == []
    file = open_program(path, clock())
    assert file.violations == ()
    file.close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT day FROM marks WHERE id = 2").fetchone() == ("2008-09-09",)


def test_the_history_of_an_earlier_file_can_be_undone(tmp_path: Path, finished_example: Path) -> None:
    road_file(tmp_path).close()
    path = tmp_path / "earlier.lead"
    earlier_file(path, "0001", tmp_path / "program.lead")
    file = open_program(path, clock())
    with file.reading() as work:
        before = work.snapshot()
    history.undo(file)
    with file.reading() as work:
        assert work.snapshot().marks == ()
    history.redo(file)
    with file.reading() as work:
        assert work.snapshot() == before
    file.close()
