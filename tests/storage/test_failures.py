"""Each failure of the database becomes a sentence that a user can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from lead_desktop.errors import FileRefused, Refused
from lead_desktop.storage import sentences
from lead_desktop.storage.failures import as_user_errors

PATH = Path("program.lead")


def failure(code: int, message: str = "what SQLite says") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(message)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (sqlite3.SQLITE_FULL, "The disk is full. This change was not saved; please make room and try again."),
        (sqlite3.SQLITE_BUSY, "Another program is writing to the file. Please try again in a moment."),
        (sqlite3.SQLITE_LOCKED, "Another program is writing to the file. Please try again in a moment."),
        (
            sqlite3.SQLITE_READONLY,
            "The file may only be read, not written. Nothing was saved of this change.",
        ),
        (
            sqlite3.SQLITE_READONLY_DBMOVED,
            "The file was moved, replaced or deleted by another program, so this change was not saved. "
            "“Save a copy” in the File menu still keeps what you see.",
        ),
        (sqlite3.SQLITE_PERM, "You are not allowed to write to this file."),
        (sqlite3.SQLITE_CANTOPEN, "The file, or its folder, cannot be opened for writing."),
        (sqlite3.SQLITE_IOERR, "The disk reported an error. Nothing was saved of this change."),
        # What is said more exactly is a kind of the same.
        (sqlite3.SQLITE_IOERR_WRITE, "The disk reported an error. Nothing was saved of this change."),
        (sqlite3.SQLITE_CORRUPT, "The file is damaged."),
        (sqlite3.SQLITE_NOTADB, "The file is not a LEAD program."),
    ],
)
def test_every_failure_has_its_sentence(code: int, sentence: str) -> None:
    for error in (failure(code), DBAPIError("SELECT 1", {}, failure(code))):
        with pytest.raises(FileRefused) as refused, as_user_errors(PATH):
            raise error
        assert refused.value.sentence == f"program.lead: {sentence}"
        assert refused.value.__cause__ is error


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("UNIQUE constraint failed: sessions.number", sentences.SAME_NUMBER),
        ("UNIQUE constraint failed: index 'uq_sessions_number_not_cancelled'", sentences.SAME_NUMBER),
        (
            "UNIQUE constraint failed: observations.measure_id, observations.month",
            "This month has numbers already.",
        ),
        ("UNIQUE constraint failed: dinners.session_id", "This session has a dinner already."),
        ("UNIQUE constraint failed: marks.seat_id", sentences.TWO_MARKS),
        ("UNIQUE constraint failed: seats.session_id, seats.appointment_id", sentences.TWO_SEATS),
        ("CHECK constraint failed: ck_marks_holder_in_office", sentences.NO_SUBSTITUTES),
    ],
)
def test_every_rule_of_the_tables_has_its_sentence(message: str, sentence: str) -> None:
    error = IntegrityError("INSERT", {}, sqlite3.IntegrityError(message))
    with pytest.raises(Refused) as refused, as_user_errors(PATH):
        raise error
    assert refused.value.sentence == sentence


def test_what_is_no_failure_of_the_database_passes() -> None:
    with pytest.raises(ValueError, match="ours"), as_user_errors(PATH):
        raise ValueError("ours")
