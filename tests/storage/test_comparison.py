"""The schema is compared when a file opens: what can be put back is, anything else is refused in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lead_desktop.errors import FileRefused, Refused
from lead_desktop.services.program_file import open_program
from lead_desktop.storage.tables import metadata
from tests.programs import clock, new_file
from tests.storage.roads import road_file
from tests.storage.test_no_substitutes import drop_triggers


def alter(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        drop_triggers(connection)
        for statement in statements:
            connection.execute(statement)


def bare(table: str) -> str:
    """Return the statement for a table with its columns and none of its rules."""
    columns = metadata().tables[table].columns
    return (
        f"CREATE TABLE {table} ({', '.join(f'{column.name} {column.type}' for column in columns)})".replace(
            "id INTEGER,", "id INTEGER PRIMARY KEY,", 1
        )
    )


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (("DROP TABLE turned_away",), "the table “turned_away” is missing"),
        (("ALTER TABLE marks DROP COLUMN told_on",), "the column “told_on” of “marks” is missing"),
        (
            ("CREATE TABLE n AS SELECT * FROM seats", "DROP TABLE seats", "ALTER TABLE n RENAME TO seats"),
            "of “seats” is missing",
        ),
        (
            (
                "DROP TABLE dinners",
                bare("dinners").replace("session_id INTEGER", "session_id INTEGER UNIQUE"),
            ),
            "the link “fk_dinners_session_id_sessions” of “dinners” is missing",
        ),
        (
            (
                "DROP TABLE organizations",
                bare("organizations"),
            ),
            "the rule “ck_organizations_kind” of “organizations” is missing",
        ),
    ],
)
def test_what_cannot_be_put_back_is_refused_in_words(
    tmp_path: Path, statements: tuple[str, ...], words: str
) -> None:
    file = new_file(tmp_path)
    file.close()
    alter(file.path, *statements)
    before = file.path.read_bytes()
    with pytest.raises(FileRefused, match=words):
        open_program(file.path, clock())
    assert file.path.read_bytes() == before


def test_a_missing_index_is_put_back(tmp_path: Path) -> None:
    file = road_file(tmp_path)
    file.close()
    with closing(sqlite3.connect(file.path)) as connection:
        connection.execute("DROP INDEX uq_sessions_number_not_cancelled")
        connection.execute("DROP INDEX ix_sessions_day")
        connection.commit()
    file = open_program(file.path, clock())
    assert file.put_back == ("ix_sessions_day", "uq_sessions_number_not_cancelled")
    file.close()


def test_an_index_that_no_longer_fits_is_told(tmp_path: Path) -> None:
    file = road_file(tmp_path)
    file.close()
    alter(
        file.path,
        "DROP INDEX uq_sessions_number_not_cancelled",
        "UPDATE sessions SET number = 1 WHERE id = 4",
    )
    with pytest.raises(Refused, match="already a session with this number"):
        open_program(file.path, clock())


def test_what_was_written_while_the_rules_were_gone_is_told_and_kept(tmp_path: Path) -> None:
    file = road_file(tmp_path)
    file.close()
    alter(
        file.path,
        "UPDATE appointments SET last_day = NULL WHERE id = 1",
        "UPDATE seats SET appointment_id = 3 WHERE id = 3",
    )
    file = open_program(file.path, clock())
    assert file.put_back != ()
    assert file.violations == (
        "Sam (Alder) has a mark for session 1 on 24 April 2007, but was not in office on that day.",
        "Alder has two CEOs on some days; please correct the appointments.",
    )
    with file.reading() as work:
        assert len(work.snapshot().marks) == 4
    file.close()


def test_a_wrong_mark_is_told_until_it_is_right_again(tmp_path: Path) -> None:
    file = road_file(tmp_path)
    file.close()
    alter(
        file.path,
        "UPDATE sessions SET state = 'cancelled', cancelled_reason = 'Snow' WHERE id = 2",
        "INSERT INTO marks (id, seat_id, kind, reason, note) VALUES (9, 99, 'present', '', '')",
    )
    for _ in range(2):
        file = open_program(file.path, clock())
        assert file.violations == (
            "Mark 9 belongs to a session or an appointment that is no longer in the file.",
            "Maria (Alder) has a mark for session 2 on 9 September 2008, which is cancelled.",
        )
        assert len(file.snapshot().marks) == 5
        file.close()
    with closing(sqlite3.connect(file.path)) as connection:
        # The session is held after all: its mark is right again.
        connection.execute("UPDATE sessions SET state = 'held' WHERE id = 2")
        connection.execute("DELETE FROM marks WHERE id = 9")
        connection.commit()
    file = open_program(file.path, clock())
    assert file.violations == ()
    file.close()
    with closing(sqlite3.connect(file.path)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT day FROM marks WHERE id = 2").fetchone() == ("2008-09-09",)
