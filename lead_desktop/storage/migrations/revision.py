"""Writing the next revision: the statements that bring files of the newest one to the tables as they are."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import CheckConstraint, Column, Connection, Index, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from lead_desktop.storage import schema
from lead_desktop.storage.comparison import Schema
from lead_desktop.storage.tables import ENTRIES, FILES, ROWS, entity_of, metadata


class WriteByHand(Exception):
    """A difference that no statement of SQLite's brings about by itself."""


def statements(found: Schema) -> list[str]:
    """Return the statements that add what a file's schema lacks: tables, columns, indexes.

    Raises:
        WriteByHand: something else differs, which wants a revision that somebody thought about.
    """
    made: list[str] = []
    for table in metadata().sorted_tables:
        if table.name not in found.columns:
            made += [_sql(CreateTable(table)), *(_index(index) for index in _indexes(table))]
            continue
        missing = [column for column in table.columns if column.name not in found.columns[table.name]]
        made += [_add_column(table, column) for column in missing]
        made += [_index(index) for index in _indexes(table) if index.name not in found.indexes]
    gone = found.columns.keys() - metadata().tables.keys() - {"alembic_version", "sqlite_sequence"}
    gone |= {
        f"{table.name}.{name}"
        for table in metadata().tables.values()
        for name in found.columns.get(table.name, set()) - set(table.columns.keys())
    }
    if gone:
        raise WriteByHand(f"No longer among the tables: {', '.join(sorted(gone))}.")
    return made


def _indexes(table: Table) -> list[Index]:
    return sorted(table.indexes, key=lambda index: str(index.name))


def _index(index: Index) -> str:
    return _sql(CreateIndex(index))


def _sql(element: Any) -> str:
    lines = str(element.compile(dialect=sqlite.dialect())).strip().splitlines()
    return "\n".join(line.rstrip().replace("\t", "    ") for line in lines)


def _add_column(table: Table, column: Column[Any]) -> str:
    if table.name in (ENTRIES, ROWS, FILES) or column.computed is not None:
        raise WriteByHand(f"{table.name}.{column.name} is no field of a value.")
    parts = [_sql(CreateColumn(column))]
    default = _default(table.name, column.name)
    if default is not None:
        parts.append(f"DEFAULT {default}")
    elif not column.nullable:
        raise WriteByHand(f"{table.name}.{column.name} needs a default, which older rows take.")
    for key in column.foreign_keys:
        parts.append(f"REFERENCES {key.column.table.name} ({key.column.name}) ON DELETE {key.ondelete}")
    for constraint in table.constraints:
        if isinstance(constraint, CheckConstraint) and constraint.name == f"ck_{table.name}_{column.name}":
            check = str(
                constraint.sqltext.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
            )
            parts.append(f"CONSTRAINT {constraint.name} CHECK ({check})")
    return f"ALTER TABLE {table.name} ADD COLUMN {' '.join(parts)}"


def _default(table: str, name: str) -> str | None:
    """Return the default of a field as SQL writes it; None where there is none, or it is None."""
    default = next(field.default for field in fields(entity_of(table)) if field.name == name)
    if default is MISSING or default is None:
        return None
    if isinstance(default, bool | int | float):
        return str(int(default) if isinstance(default, bool) else default)
    text = default.value if isinstance(default, Enum) else str(default)
    return "'" + text.replace("'", "''") + "'"


def write(connection: Connection, title: str) -> Path | None:
    """Write the next revision beside the others; return its path, or None if nothing differs.

    `connection` is to a file of the newest revision, or to an empty one for the very first.

    Raises:
        WriteByHand: something differs that cannot just be added.
    """
    found = statements(Schema(connection))
    if not found:
        return None
    known = schema.revisions()
    number = f"{int(known[-1]) + 1 if known else 1:04}"
    name = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
    path = schema.MIGRATIONS / "versions" / f"{number}_{name}.py"
    path.write_text(_text(title, number, known[-1] if known else None, found), encoding="utf-8")
    return path


def _text(title: str, number: str, before: str | None, found: list[str]) -> str:
    listed = "\n".join(f'    """{statement}""",' for statement in found)
    return _REVISION.format(
        title=title, number=number, before=f'"{before}"' if before else None, listed=listed
    )


_REVISION = '''"""{title}."""

from __future__ import annotations

from alembic import op

revision = "{number}"
down_revision = {before}
branch_labels = None
depends_on = None

STATEMENTS = (
{listed}
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
'''
