"""The rules that the database itself holds, whoever writes to it: SQLite triggers.

Rule 1 (no substitutes): only the CEO in office on the session's day can hold a CEO's mark.
Rule 2: an organization has at most one CEO on any day. Rule 4: at most five active goals.
Triggers hold with foreign keys off, for UPDATE, INSERT OR REPLACE and INSERT OR IGNORE alike.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

NO_SUBSTITUTES = (
    "LEAD takes no substitutes: only the CEO in office on the day of the session can have a mark."
)
ONE_CEO = "The organization already has a CEO on some of these days; it has at most one on any day."
LEFT_WITHOUT_CEO = (
    "A mark would be left without its CEO in office: attendance is already recorded for a session "
    "outside these days."
)
HISTORY = "Attendance is recorded for this appointment; its person, role and organization stay as they are."
FIVE_GOALS = "An organization has at most five active goals; retire one before adding a sixth."

_OFFICE = "{a}.first_day <= {s}.day AND ({a}.last_day IS NULL OR {a}.last_day >= {s}.day)"


def _abort(sentence: str) -> str:
    return f"SELECT RAISE(ABORT, '{sentence}')"


def _seat() -> str:
    """A seat belongs to a CEO in office on the day, or to a head of Quality in office on the day."""
    office = _OFFICE.format(a="a", s="s")
    return (
        f"{_abort(NO_SUBSTITUTES)} WHERE NOT EXISTS ("
        "SELECT 1 FROM appointments a JOIN sessions s ON s.id = NEW.session_id "
        "WHERE a.id = NEW.appointment_id AND a.role IN ('ceo', 'head of quality') "
        f"AND {office})"
    )


def _mark() -> str:
    office = _OFFICE.format(a="a", s="s")
    return (
        f"{_abort(NO_SUBSTITUTES)} WHERE NOT EXISTS ("
        "SELECT 1 FROM seats JOIN appointments a ON a.id = seats.appointment_id "
        "JOIN sessions s ON s.id = seats.session_id "
        f"WHERE seats.id = NEW.seat_id AND a.role IN ('ceo', 'head of quality') AND {office})"
    )


def _session_moves() -> str:
    office = _OFFICE.format(a="a", s="NEW")
    return (
        f"{_abort(LEFT_WITHOUT_CEO)} WHERE EXISTS ("
        "SELECT 1 FROM seats JOIN marks ON marks.seat_id = seats.id "
        "JOIN appointments a ON a.id = seats.appointment_id "
        f"WHERE seats.session_id = NEW.id AND NOT ({office}))"
    )


def _appointment_keeps_marks() -> str:
    office = _OFFICE.format(a="NEW", s="s")
    return (
        f"{_abort(LEFT_WITHOUT_CEO)} WHERE EXISTS ("
        "SELECT 1 FROM seats JOIN marks ON marks.seat_id = seats.id "
        "JOIN sessions s ON s.id = seats.session_id "
        f"WHERE seats.appointment_id = NEW.id AND NOT ({office}))"
    )


def _appointment_keeps_person() -> str:
    return (
        f"{_abort(HISTORY)} WHERE EXISTS ("
        "SELECT 1 FROM appointments a JOIN seats ON seats.appointment_id = a.id "
        "JOIN marks ON marks.seat_id = seats.id WHERE a.id = NEW.id AND ("
        "a.person_id <> NEW.person_id OR a.organization_id <> NEW.organization_id OR a.role <> NEW.role))"
    )


def _one_ceo() -> str:
    return (
        f"{_abort(ONE_CEO)} WHERE NEW.role = 'ceo' AND EXISTS ("
        "SELECT 1 FROM appointments a WHERE a.role = 'ceo' AND a.id IS NOT NEW.id "
        "AND a.organization_id = NEW.organization_id "
        "AND (a.last_day IS NULL OR a.last_day >= NEW.first_day) "
        "AND (NEW.last_day IS NULL OR NEW.last_day >= a.first_day))"
    )


def _five_goals() -> str:
    return (
        f"{_abort(FIVE_GOALS)} WHERE NEW.state = 'active' AND ("
        "SELECT count(*) FROM goals WHERE state = 'active' AND id IS NOT NEW.id "
        "AND organization_id = NEW.organization_id) >= 5"
    )


def triggers() -> dict[str, str]:
    """Return the SQL of every trigger by its name."""
    bodies = {
        ("seats", "no_substitutes"): _seat(),
        ("marks", "no_substitutes"): _mark(),
        ("sessions", "marks_keep_their_ceo"): _session_moves(),
        ("appointments", "marks_keep_their_ceo"): _appointment_keeps_marks(),
        ("appointments", "marks_keep_their_person"): _appointment_keeps_person(),
        ("appointments", "one_ceo"): _one_ceo(),
        ("goals", "at_most_five_active"): _five_goals(),
    }
    return {
        f"{table}_{rule}_on_{event.lower()}": (
            f"CREATE TRIGGER {table}_{rule}_on_{event.lower()} BEFORE {event} ON {table} "
            f"FOR EACH ROW BEGIN {body}; END"
        )
        for (table, rule), body in bodies.items()
        for event in ("INSERT", "UPDATE")
    }


def _present(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}


def in_place(connection: Connection) -> bool:
    """Tell whether every trigger is in the file as it should be."""
    present = _present(connection)
    return all(present.get(name) == sql for name, sql in triggers().items())


def put_in_place(connection: Connection) -> tuple[str, ...]:
    """Create every trigger that is missing or differs; return the names of those that were put back."""
    present = _present(connection)
    put_back = []
    for name, sql in triggers().items():
        if present.get(name) == sql:
            continue
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(sql)
        put_back.append(name)
    return tuple(put_back)
