"""The rules that the database itself holds, whoever writes to it: SQLite triggers.

Rule 1 (no substitutes): only the CEO in office on the session's day can hold a CEO's mark.
Rule 2: an organization has at most one CEO on any day. Rule 4: at most so many active goals.

Beside them, the composite foreign keys and the check of `marks` hold rule 1 by structure, for whoever has
foreign keys on. The triggers hold it with foreign keys off as well, for INSERT, UPDATE, DELETE, OR REPLACE,
OR IGNORE and ON CONFLICT alike. Three things make that so:
- A BEFORE trigger refuses whatever would break a rule; RAISE(ABORT) also ends OR IGNORE and OR REPLACE.
- OR REPLACE deletes rows without firing a delete trigger, so a taken number or pair is refused before that.
- A number never changes and is never given out while something is still kept under it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from lead_desktop.domain.model.program import MAXIMUM_GOALS
from lead_desktop.storage import sentences
from lead_desktop.storage.constraints import PROVEN

# Each table whose rows make a mark what it is, with the column that points to it.
_POINTED_AT = {
    "people": ("appointments", "person_id"),
    "organizations": ("appointments", "organization_id"),
    "appointments": ("seats", "appointment_id"),
    "sessions": ("seats", "session_id"),
    "seats": ("marks", "seat_id"),
    "marks": None,
}
# What goes with its parent; everything else keeps its parent from being deleted.
_GOES_ALONG = ("sessions", "seats")

_ROLES = "('ceo', 'head of quality')"
_OFFICE = "{a}.first_day <= {d}.day AND ({a}.last_day IS NULL OR {a}.last_day >= {d}.day)"
_SEATED = (
    "seats s JOIN sessions d ON d.id = s.session_id JOIN appointments a ON a.id = s.appointment_id "
    f"AND a.role IN {_ROLES} AND {_OFFICE.format(a='a', d='d')}"
)
_UNTIL = "coalesce(a.last_day, '9999-12-31')"
_PROOF = dict(
    zip(
        PROVEN,
        (
            "s.session_id",
            "s.appointment_id",
            "d.day",
            "a.person_id",
            "a.organization_id",
            "a.role",
            "a.first_day",
            _UNTIL,
        ),
        strict=True,
    )
)
# s is the mark's seat, d its session, a its appointment.
_UNPROVEN = (
    f"EXISTS (SELECT 1 FROM {_SEATED} WHERE s.id = marks.seat_id AND d.state <> 'cancelled' AND ("
    + " OR ".join(f"marks.{name} IS NOT {source}" for name, source in _PROOF.items())
    + "))"
)


def _refuse(sentence: str, when: str) -> str:
    quoted = sentence.replace("'", "''")
    return f"SELECT RAISE(ABORT, '{quoted}') WHERE {when};"


def _not_a_day(column: str) -> str:
    return f"NEW.{column} IS NOT date(NEW.{column}, '+0 days')"


def _kept_numbers(table: str) -> Iterator[tuple[str, str, str]]:
    """Yield (when, rule, body) of the triggers that keep a table's numbers to themselves."""
    # Before an INSERT without an id, NEW.id is -1: hence no number below 1 is ever kept.
    taken = f"NEW.id > 0 AND EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    yield "BEFORE INSERT", "never_replaced", _refuse(sentences.NEVER_REPLACED, taken)
    yield "BEFORE UPDATE", "number_stays", _refuse(sentences.NUMBER_STAYS, "NEW.id IS NOT OLD.id")
    left = "NEW.id < 1"
    pointer = _POINTED_AT[table]
    if pointer is not None:
        child, column = pointer
        left += f" OR EXISTS (SELECT 1 FROM {child} WHERE {column} = NEW.id)"
        if table in _GOES_ALONG:
            yield "AFTER DELETE", "goes_whole", f"DELETE FROM {child} WHERE {column} = OLD.id;"
        else:
            needed = f"EXISTS (SELECT 1 FROM {child} WHERE {column} = OLD.id)"
            yield "BEFORE DELETE", "still_needed", _refuse(sentences.STILL_NEEDED, needed)
    yield "AFTER INSERT", "nothing_left_behind", _refuse(sentences.LEFT_BEHIND, left)


def _seats() -> Iterator[tuple[str, str, str]]:
    in_office = _refuse(
        sentences.NO_SUBSTITUTES,
        "NOT EXISTS (SELECT 1 FROM appointments a JOIN sessions d ON d.id = NEW.session_id "
        f"WHERE a.id = NEW.appointment_id AND a.role IN {_ROLES} AND {_OFFICE.format(a='a', d='d')})",
    )
    twice = (
        "EXISTS (SELECT 1 FROM seats WHERE session_id = NEW.session_id "
        "AND appointment_id = NEW.appointment_id AND id IS NOT {own}.id)"
    )
    stays = _refuse(
        sentences.SEAT_STAYS,
        "(NEW.session_id IS NOT OLD.session_id OR NEW.appointment_id IS NOT OLD.appointment_id) "
        "AND EXISTS (SELECT 1 FROM marks WHERE seat_id = OLD.id)",
    )
    yield "BEFORE INSERT", "no_substitutes", in_office + _refuse(sentences.TWO_SEATS, twice.format(own="NEW"))
    yield (
        "BEFORE UPDATE",
        "no_substitutes",
        stays + in_office + _refuse(sentences.TWO_SEATS, twice.format(own="OLD")),
    )


def _marks() -> Iterator[tuple[str, str, str]]:
    cancelled = _refuse(
        sentences.CANCELLED,
        "EXISTS (SELECT 1 FROM seats s JOIN sessions d ON d.id = s.session_id "
        "WHERE s.id = NEW.seat_id AND d.state = 'cancelled')",
    )
    in_office = _refuse(
        sentences.NO_SUBSTITUTES, f"NOT EXISTS (SELECT 1 FROM {_SEATED} WHERE s.id = NEW.seat_id)"
    )
    twice = _refuse(
        sentences.TWO_MARKS,
        "EXISTS (SELECT 1 FROM marks WHERE seat_id = NEW.seat_id AND id IS NOT NEW.id)",
    )
    stays = _refuse(sentences.MARK_STAYS, "NEW.seat_id IS NOT OLD.seat_id")
    yield "BEFORE INSERT", "no_substitutes", cancelled + in_office + twice
    yield "BEFORE UPDATE", "no_substitutes", stays + cancelled + in_office
    yield "AFTER INSERT", "proven", prove("id = NEW.id")
    yield "AFTER UPDATE", "proven", prove("id = NEW.id")


def prove(which: str) -> str:
    """Return the statement that copies the proof into marks whose holder is in office, where it differs."""
    return (
        f"UPDATE marks SET ({', '.join(_PROOF)}) = (SELECT {', '.join(_PROOF.values())} FROM {_SEATED} "
        f"WHERE s.id = marks.seat_id) WHERE {which} AND {_UNPROVEN};"
    )


def all_proven(connection: Connection) -> bool:
    """Tell whether every mark that can carry its proof does."""
    return connection.execute(text(f"SELECT 1 FROM marks WHERE {_UNPROVEN} LIMIT 1")).first() is None


def _sessions() -> Iterator[tuple[str, str, str]]:
    day = _refuse(sentences.NO_DAY, _not_a_day("day"))
    number = (
        "NEW.state <> 'cancelled' AND EXISTS (SELECT 1 FROM sessions WHERE number = NEW.number "
        "AND state <> 'cancelled' AND id IS NOT {own}.id)"
    )
    marked = "SELECT 1 FROM seats s JOIN marks ON marks.seat_id = s.id"
    held = _refuse(
        sentences.HAS_ATTENDANCE,
        "NEW.state = 'cancelled' AND OLD.state <> 'cancelled' "
        f"AND EXISTS ({marked} WHERE s.session_id = NEW.id)",
    )
    keep = _refuse(
        sentences.LEFT_WITHOUT_CEO,
        "(NEW.day IS NOT OLD.day OR NEW.state IS NOT OLD.state) "
        f"AND EXISTS ({marked} WHERE s.session_id = NEW.id AND NOT EXISTS (SELECT 1 FROM appointments a "
        f"WHERE a.id = s.appointment_id AND a.role IN {_ROLES} AND {_OFFICE.format(a='a', d='NEW')}))",
    )
    yield "BEFORE INSERT", "day_and_number", day + _refuse(sentences.SAME_NUMBER, number.format(own="NEW"))
    yield "BEFORE UPDATE", "day_and_number", day + _refuse(sentences.SAME_NUMBER, number.format(own="OLD"))
    yield "BEFORE UPDATE", "marks_keep_their_ceo", held + keep
    proven = prove("seat_id IN (SELECT id FROM seats WHERE session_id = NEW.id)")
    yield "AFTER UPDATE", "proven", proven


def _appointments() -> Iterator[tuple[str, str, str]]:
    days = _refuse(sentences.NO_DAY, f"{_not_a_day('first_day')} OR {_not_a_day('last_day')}")
    overlap = (
        "NEW.role = 'ceo' AND EXISTS (SELECT 1 FROM appointments a "
        "WHERE a.role = 'ceo' AND a.id IS NOT {own}.id "
        "AND a.organization_id = NEW.organization_id "
        "AND (a.last_day IS NULL OR a.last_day >= NEW.first_day) "
        "AND (NEW.last_day IS NULL OR NEW.last_day >= a.first_day))"
    )
    moved = " OR ".join(
        f"NEW.{name} IS NOT OLD.{name}" for name in ("role", "organization_id", "first_day", "last_day")
    )
    marked = (
        "SELECT 1 FROM seats s JOIN marks ON marks.seat_id = s.id JOIN sessions d ON d.id = s.session_id "
        "WHERE s.appointment_id = NEW.id"
    )
    person = _refuse(
        sentences.HISTORY,
        "(NEW.person_id IS NOT OLD.person_id OR NEW.organization_id IS NOT OLD.organization_id "
        f"OR NEW.role IS NOT OLD.role) AND EXISTS ({marked})",
    )
    keep = _refuse(
        sentences.LEFT_WITHOUT_CEO,
        "(NEW.first_day IS NOT OLD.first_day OR NEW.last_day IS NOT OLD.last_day) "
        f"AND EXISTS ({marked} AND NOT ({_OFFICE.format(a='NEW', d='d')}))",
    )
    second = f"({moved}) AND {overlap.format(own='OLD')}"
    yield "BEFORE INSERT", "one_ceo", days + _refuse(sentences.ONE_CEO, overlap.format(own="NEW"))
    yield "BEFORE UPDATE", "one_ceo", days + _refuse(sentences.ONE_CEO, second)
    yield "BEFORE UPDATE", "marks_keep_their_ceo", person + keep
    proven = prove("seat_id IN (SELECT id FROM seats WHERE appointment_id = NEW.id)")
    yield "AFTER UPDATE", "proven", proven


def _goals() -> Iterator[tuple[str, str, str]]:
    one_more = _refuse(
        sentences.TOO_MANY_GOALS,
        "NEW.state = 'active' AND (SELECT count(*) FROM goals WHERE state = 'active' AND id IS NOT NEW.id "
        f"AND organization_id = NEW.organization_id) >= {MAXIMUM_GOALS}",
    )
    yield "BEFORE INSERT", "at_most_five_active", one_more
    yield "BEFORE UPDATE", "at_most_five_active", one_more


def triggers() -> dict[str, str]:
    """Return the SQL of every trigger by its name."""
    rules = [(table, *number) for table in _POINTED_AT for number in _kept_numbers(table)]
    rules += [("seats", *seat) for seat in _seats()]
    rules += [("marks", *mark) for mark in _marks()]
    rules += [("sessions", *session) for session in _sessions()]
    rules += [("appointments", *appointment) for appointment in _appointments()]
    rules += [("goals", *goal) for goal in _goals()]
    made = {}
    for table, when, rule, body in rules:
        name = f"{table}_{rule}_on_{when.split()[1].lower()}"
        assert name not in made, name
        made[name] = f"CREATE TRIGGER {name} {when} ON {table} FOR EACH ROW BEGIN {body} END"
    return made


def _present(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}


def in_place(connection: Connection) -> bool:
    """Tell whether every trigger is in the file as it should be, and no other."""
    return _present(connection) == triggers()


def put_in_place(connection: Connection) -> tuple[str, ...]:
    """Make every trigger that is missing or differs, drop any that is not ours; return all their names."""
    present, wanted = _present(connection), triggers()
    put_back = []
    for name in present.keys() - wanted.keys():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        put_back.append(name)
    for name, sql in wanted.items():
        if present.get(name) == sql:
            continue
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(sql)
        put_back.append(name)
    return tuple(sorted(put_back))
