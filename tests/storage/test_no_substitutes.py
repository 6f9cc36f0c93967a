"""Rules 1 and 2 against whoever writes to the file with plain sqlite3: every road is tried."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from lead_desktop.services.program_file import open_program
from lead_desktop.storage.triggers import triggers
from tests.programs import clock
from tests.storage.roads import ROADS, Road, road_file, wrong

STRICTNESS = {
    "as the shell comes": ("foreign_keys = OFF", "recursive_triggers = OFF"),
    "checks off": ("foreign_keys = OFF", "recursive_triggers = OFF", "ignore_check_constraints = ON"),
    "recursive triggers": ("foreign_keys = OFF", "recursive_triggers = ON"),
    "foreign keys": ("foreign_keys = ON", "recursive_triggers = OFF"),
    "as the program writes": ("foreign_keys = ON", "recursive_triggers = ON"),
}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = road_file(tmp_path_factory.mktemp("roads"))
    file.close()
    return file.path


@contextmanager
def plain(path: Path, *pragmas: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        yield connection


def travel(connection: sqlite3.Connection, road: Road) -> None:
    for statement in road.statements:
        with suppress(sqlite3.IntegrityError, sqlite3.OperationalError):
            connection.execute(statement)


def drop_triggers(connection: sqlite3.Connection) -> None:
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f'DROP TRIGGER "{name}"')


@pytest.mark.parametrize("pragmas", STRICTNESS.values(), ids=STRICTNESS)
@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.name)
def test_no_road_leads_to_a_substitute(
    tmp_path: Path, finished: Path, road: Road, pragmas: tuple[str, ...]
) -> None:
    path = Path(shutil.copy(finished, tmp_path))
    with plain(path, *pragmas) as connection:
        travel(connection, road)
        assert wrong(connection) == []


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.name)
def test_without_the_triggers_the_road_would_lead_there(tmp_path: Path, finished: Path, road: Road) -> None:
    """Otherwise the test above would prove nothing."""
    path = Path(shutil.copy(finished, tmp_path))
    with plain(path, *STRICTNESS["checks off"]) as connection:
        drop_triggers(connection)
        travel(connection, road)
        assert wrong(connection) != []


@pytest.mark.parametrize("road", [road for road in ROADS if road.structure], ids=lambda road: road.name)
def test_keys_and_checks_alone_hold_the_rule_as_well(tmp_path: Path, finished: Path, road: Road) -> None:
    path = Path(shutil.copy(finished, tmp_path))
    with plain(path, "foreign_keys = ON") as connection:
        drop_triggers(connection)
        travel(connection, road)
        assert wrong(connection) == []


@pytest.mark.parametrize("name", sorted(triggers()))
def test_each_trigger_is_put_back(tmp_path: Path, finished: Path, name: str) -> None:
    path = Path(shutil.copy(finished, tmp_path))
    with plain(path) as connection:
        connection.execute(f"DROP TRIGGER {name}")
    file = open_program(path, clock())
    assert file.put_back == (name,)
    assert file.violations == ()
    file.close()
    with plain(path) as connection:
        names = {
            row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
    assert names == set(triggers())


def test_an_altered_trigger_is_put_right_and_a_foreign_one_goes(tmp_path: Path, finished: Path) -> None:
    path = Path(shutil.copy(finished, tmp_path))
    with plain(path) as connection:
        connection.execute("DROP TRIGGER marks_no_substitutes_on_insert")
        connection.execute(
            "CREATE TRIGGER marks_no_substitutes_on_insert BEFORE INSERT ON marks BEGIN SELECT 1; END"
        )
        connection.execute("CREATE TRIGGER theirs AFTER INSERT ON marks BEGIN DELETE FROM seats; END")
    file = open_program(path, clock())
    assert file.put_back == ("marks_no_substitutes_on_insert", "theirs")
    file.close()
    with plain(path) as connection, pytest.raises(sqlite3.IntegrityError, match="cancelled session"):
        connection.execute("INSERT INTO marks (seat_id, kind, reason, note) VALUES (5, 'present', '', '')")


def test_the_sentences_say_why(finished: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(finished, tmp_path))
    said = {
        "INSERT INTO seats (session_id, appointment_id) VALUES (1, 3)": "no substitutes",
        "INSERT INTO marks (seat_id, kind, reason, note) VALUES (5, 'part', '', '')": "cancelled session",
        "INSERT INTO marks (seat_id, kind, reason, note) VALUES (1, 'part', '', '')": "has a mark already",
        "UPDATE sessions SET state = 'cancelled' WHERE id = 1": "cannot be cancelled",
        "UPDATE sessions SET day = '2008-08-05' WHERE id = 1": "without its CEO in office",
        "UPDATE appointments SET last_day = '2007-04-23' WHERE id = 1": "without its CEO in office",
        "UPDATE appointments SET person_id = 3 WHERE id = 1": "stay as they are",
        "UPDATE appointments SET last_day = NULL WHERE id = 1": "at most one on any day",
        "UPDATE seats SET id = 9 WHERE id = 1": "never changes",
        "DELETE FROM appointments WHERE id = 1": "has history",
        "DELETE FROM people WHERE id = 1": "has history",
        "UPDATE sessions SET day = '' WHERE id = 4": "not a day",
        "UPDATE appointments SET first_day = '' WHERE id = 3": "not a day",
    }
    with plain(path) as connection:
        for statement, words in said.items():
            with pytest.raises(sqlite3.IntegrityError, match=words):
                connection.execute(statement)


def test_what_is_right_goes_through_and_takes_its_proof_along(finished: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(finished, tmp_path))
    with plain(path) as connection:
        connection.execute("INSERT INTO marks (seat_id, kind, reason, note) VALUES (6, 'present', '', '')")
        connection.execute("UPDATE sessions SET day = '2007-10-16' WHERE id = 4")
        connection.execute("UPDATE appointments SET first_day = '2006-01-01' WHERE id = 1")
        proof = connection.execute("SELECT day, person_id, first_day, until FROM marks WHERE seat_id = 6")
        assert proof.fetchone() == ("2007-10-16", 1, "2006-01-01", "2008-06-30")
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        connection.execute("DELETE FROM sessions WHERE id = 4")
        assert connection.execute("SELECT count(*) FROM marks").fetchone() == (4,)
    file = open_program(path, clock())
    assert file.put_back == ()
    file.close()
