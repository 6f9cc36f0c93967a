"""A program file: created, opened, refused in words, brought up to date."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, Inspector, create_engine, inspect

from lead_desktop.errors import FileRefused
from lead_desktop.services.program_file import create_program, open_program
from lead_desktop.storage.tables import metadata
from lead_desktop.storage.triggers import triggers
from tests.programs import clock, new_file, program, small_file


def test_a_new_file_opens_again_with_its_program(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    file = open_program(tmp_path / "program.lead", clock())
    with file.reading() as work:
        assert work.program().name == "LEAD"
    file.close()


def test_a_new_file_never_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "program.lead"
    path.write_text("a letter")
    with pytest.raises(FileRefused, match="exists already"):
        create_program(path, program(), clock())
    assert path.read_text() == "a letter"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="does not exist"):
        create_program(tmp_path / "nowhere" / "x.lead", program(), clock())


@pytest.mark.parametrize("content", [b"", b"a letter, not a program", b"%PDF-1.7 and so on" * 100])
def test_a_file_that_is_no_program_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.lead"
    path.write_bytes(content)
    with pytest.raises(FileRefused, match="not a LEAD program"):
        open_program(path, clock())
    assert path.read_bytes() == content


def test_another_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.lead"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE letters (id INTEGER)")
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(FileRefused, match="not a LEAD program"):
        open_program(path, clock())
    assert path.read_bytes() == before


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="not a LEAD program"):
        open_program(tmp_path, clock())
    with pytest.raises(FileRefused, match="There is no file"):
        open_program(tmp_path / "gone.lead", clock())


def test_a_newer_file_is_refused_in_words(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "program.lead"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    with pytest.raises(FileRefused, match="newer version"):
        open_program(path, clock())


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    small_file(tmp_path).close()
    path = tmp_path / "program.lead"
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(bytes(data))
    with pytest.raises(FileRefused, match=r"damaged|not a LEAD program"):
        open_program(path, clock())


def test_a_missing_trigger_is_put_back_and_named(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    path = tmp_path / "program.lead"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER marks_no_substitutes_on_insert")
        connection.commit()
    file = open_program(path, clock())
    assert file.put_back == ("marks_no_substitutes_on_insert",)
    file.close()
    with closing(sqlite3.connect(path)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")}
    assert names == set(triggers())


def columns(inspector: Inspector, table: str) -> list[str]:
    """Return the columns of a table by their names.

    A later revision adds its columns behind the others, wherever their fields stand, and with a default.
    """
    return sorted(str({**column, "default": None}) for column in inspector.get_columns(table))


def checks(engine: Engine, table: str) -> dict[str, str]:
    """Return a table's checks by name, wherever they stand: one of an added column stands at that column."""
    with engine.connect() as connection:
        sql = connection.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{table}'").scalar_one()
    found = {}
    for part in str(sql).split("CONSTRAINT ")[1:]:
        name, _, rest = part.partition(" CHECK (")
        depth, end = 1, 0
        while rest and depth:
            depth += {"(": 1, ")": -1}.get(rest[end], 0)
            end += 1
        if rest:
            found[name] = " ".join(rest[: end - 1].replace(f"{table}.", "").split())
    return found


def test_the_migrations_make_the_tables_the_code_expects(tmp_path: Path) -> None:
    new_file(tmp_path).close()
    made = create_engine(f"sqlite:///{tmp_path / 'program.lead'}")
    expected = create_engine(f"sqlite:///{tmp_path / 'expected.db'}")
    metadata().create_all(expected)
    ours, theirs = inspect(made), inspect(expected)
    assert set(ours.get_table_names()) - {"alembic_version"} == set(theirs.get_table_names())
    for table in theirs.get_table_names():
        assert columns(ours, table) == columns(theirs, table)
        assert checks(made, table) == checks(expected, table)
        for what in ("get_foreign_keys", "get_unique_constraints"):
            found, wanted = getattr(ours, what)(table), getattr(theirs, what)(table)
            assert sorted(map(str, found)) == sorted(map(str, wanted)), table
            assert all(entry["name"] for entry in found), f"something of {table} has no name"
        assert {(index["name"], *index["column_names"]) for index in ours.get_indexes(table)} == {
            (index["name"], *index["column_names"]) for index in theirs.get_indexes(table)
        }
    made.dispose()
    expected.dispose()


def test_the_file_is_written_as_safely_as_sqlite_can(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with file.changing() as work:
        pragmas = {
            name: work._connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous")
        }
    assert pragmas == {"foreign_keys": 1, "journal_mode": "delete", "synchronous": 3}
    file.close()


def test_a_copy_is_a_program_of_its_own(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    file.save_copy(tmp_path / "copy.lead")
    with pytest.raises(FileRefused, match="the program file itself"):
        file.save_copy(file.path)
    with pytest.raises(FileRefused):
        file.save_copy(tmp_path / "nowhere" / "copy.lead")
    with file.reading() as work:
        snapshot = work.snapshot()
    file.close()
    copy = open_program(tmp_path / "copy.lead", clock())
    with copy.reading() as work:
        assert work.snapshot() == snapshot
    copy.close()


@pytest.mark.parametrize("name", ["what?.lead", "a#b%20c.lead", "?mode=memory.lead"])
def test_a_name_with_odd_signs_is_the_name_of_the_file(tmp_path: Path, name: str) -> None:
    new_file(tmp_path, name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    open_program(tmp_path / name, clock()).close()
