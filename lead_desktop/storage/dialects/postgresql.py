"""The same tables and rules for PostgreSQL, for programs that will be shared on a server.

There the constraints alone hold rules 1 and 2, also between two people who write at the same moment:
composite foreign keys and a check on `marks`, and one exclusion constraint on the days of CEOs. The triggers
fill in a mark's proof and refuse in the sentences that SQLite's triggers use. Needs the extension
`btree_gist`, which comes with PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, MetaData

from lead_desktop.domain.model.program import MAXIMUM_GOALS
from lead_desktop.storage import sentences
from lead_desktop.storage.constraints import PROVEN
from lead_desktop.storage.tables import NAMES, metadata


def create(connection: Connection) -> None:
    """Create every table and rule in an empty database, in the transaction of the connection."""
    connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS btree_gist")
    _tables().create_all(connection)
    for statement in rules():
        # Without parameters the driver leaves percent signs alone.
        connection.exec_driver_sql(statement)


def _tables() -> MetaData:
    """Return the tables with their generated columns stored: PostgreSQL before 18 knows no others.

    The conditions of indexes are taken over here: named where the tables are, they would load
    SQLAlchemy's PostgreSQL with every start of the program.
    """
    tables = MetaData(naming_convention=NAMES)
    for table in metadata().tables.values():
        copy = table.to_metadata(tables)
        for column in copy.columns:
            if column.computed is not None:
                column.computed.persisted = True
        for index in copy.indexes:
            index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    return tables


def rules() -> Iterator[str]:
    """Yield the statements that make the constraints and triggers beyond those of the tables themselves."""
    for column in PROVEN:
        yield f"ALTER TABLE marks ALTER COLUMN {column} SET NOT NULL"
    yield (
        "ALTER TABLE appointments ADD CONSTRAINT ex_appointments_one_ceo EXCLUDE USING gist "
        "(organization_id WITH =, daterange(first_day, last_day, '[]') WITH &&) WHERE (role = 'ceo')"
    )
    for table, body in _BODIES.items():
        name = f"{table}_keep_the_rules"
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $body$\n"
            f"BEGIN\n{body}  RETURN NEW;\nEND $body$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )


def _refuse(when: str, sentence: str) -> str:
    quoted = sentence.replace("'", "''")
    return f"  IF {when} THEN\n    RAISE check_violation USING MESSAGE = '{quoted}';\n  END IF;\n"


_OFFICE = (
    "{a}.role IN ('ceo', 'head of quality') "
    "AND {d}.day BETWEEN {a}.first_day AND coalesce({a}.last_day, 'infinity')"
)
_MARKED = (
    "SELECT 1 FROM seats s JOIN marks m ON m.seat_id = s.id JOIN sessions d ON d.id = s.session_id "
    "JOIN appointments a ON a.id = s.appointment_id"
)

_NUMBER = _refuse("TG_OP = 'UPDATE' AND NEW.id <> OLD.id", sentences.NUMBER_STAYS)

_SEATS = _NUMBER + (
    _refuse(
        "TG_OP = 'UPDATE' AND (NEW.session_id <> OLD.session_id OR NEW.appointment_id <> OLD.appointment_id) "
        "AND EXISTS (SELECT 1 FROM marks WHERE seat_id = OLD.id)",
        sentences.SEAT_STAYS,
    )
    + _refuse(
        "NOT EXISTS (SELECT 1 FROM appointments a JOIN sessions d ON d.id = NEW.session_id "
        f"WHERE a.id = NEW.appointment_id AND {_OFFICE.format(a='a', d='d')})",
        sentences.NO_SUBSTITUTES,
    )
)

_MARKS = _NUMBER + (
    _refuse("TG_OP = 'UPDATE' AND NEW.seat_id <> OLD.seat_id", sentences.MARK_STAYS)
    + _refuse(
        "EXISTS (SELECT 1 FROM seats s JOIN sessions d ON d.id = s.session_id "
        "WHERE s.id = NEW.seat_id AND d.state = 'cancelled')",
        sentences.CANCELLED,
    )
    + "  SELECT s.session_id, s.appointment_id, d.day, a.person_id, a.organization_id, a.role, "
    "a.first_day, a.until\n"
    + f"    INTO {', '.join(f'NEW.{name}' for name in PROVEN)}\n"
    + "    FROM seats s JOIN sessions d ON d.id = s.session_id "
    "JOIN appointments a ON a.id = s.appointment_id\n"
    + f"    WHERE s.id = NEW.seat_id AND {_OFFICE.format(a='a', d='d')};\n"
    + _refuse("NEW.session_id IS NULL", sentences.NO_SUBSTITUTES)
)

_SESSIONS = _NUMBER + (
    _refuse(
        "TG_OP = 'UPDATE' AND NEW.state = 'cancelled' AND OLD.state <> 'cancelled' "
        f"AND EXISTS ({_MARKED} WHERE d.id = NEW.id)",
        sentences.HAS_ATTENDANCE,
    )
    + _refuse(
        f"TG_OP = 'UPDATE' AND NEW.day <> OLD.day AND EXISTS ({_MARKED} WHERE d.id = NEW.id "
        f"AND NOT ({_OFFICE.format(a='a', d='NEW')}))",
        sentences.LEFT_WITHOUT_CEO,
    )
)

_APPOINTMENTS = _NUMBER + (
    _refuse(
        "TG_OP = 'UPDATE' AND (NEW.person_id, NEW.organization_id, NEW.role) IS DISTINCT FROM "
        f"(OLD.person_id, OLD.organization_id, OLD.role) AND EXISTS ({_MARKED} WHERE a.id = NEW.id)",
        sentences.HISTORY,
    )
    + _refuse(
        "TG_OP = 'UPDATE' AND (NEW.first_day, NEW.last_day) IS DISTINCT FROM (OLD.first_day, OLD.last_day) "
        f"AND EXISTS ({_MARKED} WHERE a.id = NEW.id AND NOT ({_OFFICE.format(a='NEW', d='d')}))",
        sentences.LEFT_WITHOUT_CEO,
    )
    + _refuse(
        "NEW.role = 'ceo' AND EXISTS (SELECT 1 FROM appointments a WHERE a.role = 'ceo' AND a.id <> NEW.id "
        "AND a.organization_id = NEW.organization_id "
        "AND daterange(a.first_day, a.last_day, '[]') && daterange(NEW.first_day, NEW.last_day, '[]'))",
        sentences.ONE_CEO,
    )
)

# Whoever adds a goal waits for whoever is adding one to the same organization.
_GOALS = "  PERFORM 1 FROM organizations WHERE id = NEW.organization_id FOR UPDATE;\n" + _refuse(
    "NEW.state = 'active' AND (SELECT count(*) FROM goals WHERE state = 'active' AND id <> NEW.id "
    f"AND organization_id = NEW.organization_id) >= {MAXIMUM_GOALS}",
    sentences.TOO_MANY_GOALS,
)

_BODIES = {
    "people": _NUMBER,
    "organizations": _NUMBER,
    "seats": _SEATS,
    "marks": _MARKS,
    "sessions": _SESSIONS,
    "appointments": _APPOINTMENTS,
    "goals": _GOALS,
}
