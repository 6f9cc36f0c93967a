"""What the database says when it fails, turned into sentences a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, IntegrityError

from lead_desktop.errors import FileRefused, Refused
from lead_desktop.storage import sentences

_SENTENCES = {
    sqlite3.SQLITE_READONLY_DBMOVED: (
        "The file was moved, replaced or deleted by another program, so this change was not saved. "
        "“Save a copy” in the File menu still keeps what you see."
    ),
    sqlite3.SQLITE_FULL: "The disk is full. This change was not saved; please make room and try again.",
    sqlite3.SQLITE_BUSY: "Another program is writing to the file. Please try again in a moment.",
    sqlite3.SQLITE_LOCKED: "Another program is writing to the file. Please try again in a moment.",
    sqlite3.SQLITE_READONLY: "The file may only be read, not written. Nothing was saved of this change.",
    sqlite3.SQLITE_PERM: "You are not allowed to write to this file.",
    sqlite3.SQLITE_CANTOPEN: "The file, or its folder, cannot be opened for writing.",
    sqlite3.SQLITE_IOERR: "The disk reported an error. Nothing was saved of this change.",
    sqlite3.SQLITE_CORRUPT: "The file is damaged.",
    sqlite3.SQLITE_NOTADB: "The file is not a LEAD program.",
}

_RULES = {
    "uq_sessions_number_not_cancelled": sentences.SAME_NUMBER,
    "sessions.number": sentences.SAME_NUMBER,
    "observations.measure_id, observations.month": "This month has numbers already.",
    "dinners.session_id": "This session has a dinner already.",
    "marks.seat_id": sentences.TWO_MARKS,
    "seats.session_id, seats.appointment_id": sentences.TWO_SEATS,
    "ck_marks_holder_in_office": sentences.NO_SUBSTITUTES,
}


@contextmanager
def as_user_errors(path: Path) -> Iterator[None]:
    """Turn database errors about the file at `path` into sentences.

    Raises:
        Refused: a rule held by the database itself forbids the change.
        FileRefused: the file cannot be read or written.
    """
    try:
        yield
    except IntegrityError as error:
        raise Refused(_rule(str(error.orig))) from error
    except DBAPIError as error:
        raise FileRefused(f"{path.name}: {_sentence(error.orig)}") from error
    except sqlite3.Error as error:
        raise FileRefused(f"{path.name}: {_sentence(error)}") from error


def _rule(message: str) -> str:
    """Return the sentence of a trigger, or words for a constraint's name."""
    if message.endswith("."):
        return message
    for part, sentence in _RULES.items():
        if part in message:
            return sentence
    return f"The program file refuses this change ({message})."


def _sentence(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return f"The file cannot be used ({error})."
    # Extended codes carry the primary code in their lowest byte.
    known = _SENTENCES.get(code) or _SENTENCES.get(code & 0xFF)
    return known or f"The file cannot be used ({error})."
