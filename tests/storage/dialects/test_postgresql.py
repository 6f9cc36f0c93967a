"""The same roads on a real PostgreSQL server, started for this test alone."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, insert, text

from lead_desktop.storage.dialects import postgresql
from lead_desktop.storage.mapping import to_row
from lead_desktop.storage.tables import table_of
from tests.storage.roads import ROADS, Road, road_values, wrong

pwd = pytest.importorskip("pwd", reason="only Unix starts a server as another user")
psycopg = pytest.importorskip("psycopg", reason="the driver of PostgreSQL is not installed")


def _programs() -> Path | None:
    """Return the folder of initdb and pg_ctl; Debian keeps it off the path."""
    known = shutil.which("initdb")
    if known is not None:
        return Path(known).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_nobody_special() -> Mapping[str, Any] | None:
    """Return how to run the server, which refuses to run as root; None where only root could."""
    if os.geteuid() != 0:
        return {}
    try:
        account = pwd.getpwnam("postgres")
    except KeyError:
        return None
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


PROGRAMS = _programs()
ACCOUNT = _as_nobody_special()

# Here and not in the fixture: the whole file is one line among those that were skipped.
if PROGRAMS is None:
    pytest.skip("PostgreSQL is not installed", allow_module_level=True)
if ACCOUNT is None:
    pytest.skip("PostgreSQL does not run as root, and there is no user postgres", allow_module_level=True)


@pytest.fixture(scope="module")
def server() -> Iterator[Engine]:
    """A server of our own that listens on a socket in a folder of its own, and on nothing else."""
    programs, account = PROGRAMS, ACCOUNT
    assert programs is not None
    assert account is not None
    # A socket's path may have 107 letters at most: pytest's own folders are too deep.
    with TemporaryDirectory(prefix="lead") as name:
        if account:
            os.chown(name, account["user"], account["group"])
        data = f"{name}/data"

        def run(program: str, *arguments: str) -> None:
            command: list[str | Path] = [programs / program, "-D", data, *arguments]
            subprocess.run(command, check=True, capture_output=True, cwd=name, env={"LC_ALL": "C"}, **account)

        run("initdb", "-U", "lead", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{name}' -c fsync=off"
        run("pg_ctl", "-w", "-l", f"{name}/log", "-o", options, "start")
        engine = create_engine(f"postgresql+psycopg://lead@/postgres?host={name}")
        try:
            with engine.begin() as connection:
                postgresql.create(connection)
                for value in road_values():
                    connection.execute(insert(table_of(type(value))).values(**to_row(value)))
            yield engine
        finally:
            engine.dispose()
            run("pg_ctl", "-m", "immediate", "stop")


def travel(connection: Any, road: Road) -> list[str]:
    """Try the statements in a transaction that nobody commits; return what is broken then."""
    connection.execute("SELECT 1")  # From here on, each block below is a savepoint and nothing is kept.
    for statement in road.statements:
        with (
            suppress(psycopg.errors.IntegrityError, psycopg.errors.FeatureNotSupported),
            connection.transaction(),
        ):
            connection.execute(statement)
    return wrong(connection)


OURS = [road for road in ROADS if not road.sqlite]


@pytest.mark.parametrize("road", OURS, ids=lambda road: road.name)
def test_no_road_leads_to_a_substitute(server: Engine, road: Road) -> None:
    with server.connect() as connection:
        driver = connection.connection.driver_connection
        assert travel(driver, road) == []


@pytest.mark.parametrize("road", OURS, ids=lambda road: road.name)
def test_the_constraints_alone_hold_the_rules_as_well(server: Engine, road: Road) -> None:
    with server.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("ALTER TABLE seats DISABLE TRIGGER USER")
        driver.execute("ALTER TABLE sessions DISABLE TRIGGER USER")
        driver.execute("ALTER TABLE appointments DISABLE TRIGGER USER")
        driver.execute("ALTER TABLE marks DISABLE TRIGGER USER")
        assert travel(driver, road) == []


def test_what_is_right_goes_through_and_takes_its_proof_along(server: Engine) -> None:
    with server.connect() as connection:
        for statement in (
            "INSERT INTO marks (seat_id, kind, reason, note) VALUES (6, 'present', '', '')",
            "UPDATE sessions SET day = '2007-10-16' WHERE id = 4",
            "UPDATE appointments SET first_day = '2006-01-01' WHERE id = 1",
        ):
            connection.execute(text(statement))
        proof = connection.execute(
            text("SELECT day, person_id, first_day, until FROM marks WHERE seat_id = 6")
        )
        assert [str(part) for part in proof.one()] == ["2007-10-16", "1", "2006-01-01", "2008-06-30"]
        connection.execute(text("DELETE FROM sessions WHERE id = 4"))
        assert connection.scalar(text("SELECT count(*) FROM marks")) == 4


def test_the_sentences_are_the_same(server: Engine) -> None:
    said = {
        "INSERT INTO seats (session_id, appointment_id) VALUES (1, 3)": "no substitutes",
        "INSERT INTO marks (seat_id, kind, reason, note) VALUES (5, 'present', '', '')": "cancelled session",
        "UPDATE sessions SET state = 'cancelled' WHERE id = 1": "cannot be cancelled",
        "UPDATE sessions SET day = '2008-08-05' WHERE id = 1": "without its CEO in office",
        "UPDATE appointments SET last_day = NULL WHERE id = 1": "at most one on any day",
        "UPDATE appointments SET person_id = 3 WHERE id = 1": "stay as they are",
        "UPDATE seats SET id = 9 WHERE id = 1": "never changes",
    }
    with server.connect() as connection:
        driver: Any = connection.connection.driver_connection
        driver.execute("SELECT 1")
        for statement, words in said.items():
            with pytest.raises(psycopg.errors.IntegrityError, match=words), driver.transaction():
                driver.execute(statement)


def test_two_people_at_once_cannot_make_two_ceos(server: Engine) -> None:
    """The second waits for the first, and is refused when the first is kept."""
    ceo = (
        "INSERT INTO appointments (person_id, organization_id, role, first_day, interim, note) "
        "VALUES (3, 2, 'ceo', '2009-01-01', FALSE, '')"
    )
    refused: list[BaseException] = []
    with server.connect() as first, server.connect() as second:
        first.execute(text("UPDATE appointments SET last_day = '2008-12-31' WHERE id = 5"))
        first.commit()
        first.execute(text(ceo))

        def insert_as_well() -> None:
            try:
                second.execute(text(ceo))
            except Exception as error:
                refused.append(error)

        waiting = Thread(target=insert_as_well)
        waiting.start()
        first.commit()
        waiting.join(20)
        second.rollback()
        assert len(refused) == 1
        driver: Any = first.connection.driver_connection
        assert wrong(driver) == []
        first.execute(text("DELETE FROM appointments WHERE first_day = '2009-01-01'"))
        first.execute(text("UPDATE appointments SET last_day = NULL WHERE id = 5"))
        first.commit()
