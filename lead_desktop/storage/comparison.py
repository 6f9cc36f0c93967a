"""The schema of a file compared with what this program expects, whenever a file is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import (
    CheckConstraint,
    Connection,
    Constraint,
    ForeignKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from lead_desktop.errors import FileRefused
from lead_desktop.storage.tables import metadata

_CHECK = re.compile(r'CONSTRAINT "?(\w+)"? CHECK', re.IGNORECASE)
_COLUMNS = (
    "SELECT m.name AS table_name, c.name FROM sqlite_master m JOIN pragma_table_xinfo(m.name) c "
    "WHERE m.type = 'table'"
)
_KEYS = (
    'SELECT m.name AS table_name, k.id, k."table" AS target, k."from" AS source, '
    "k.on_update, k.on_delete FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) k "
    "WHERE m.type = 'table' ORDER BY m.name, k.id, k.seq"
)
_UNIQUE = (
    "SELECT m.name AS table_name, l.name, c.name AS column_name FROM sqlite_master m "
    "JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) c "
    "WHERE m.type = 'table' AND l.\"unique\" ORDER BY m.name, l.name, c.seqno"
)

Key = tuple[str, tuple[str, ...], str, str]


class Schema:
    """What is in a file: its tables with columns, foreign keys, unique columns, checks, and its indexes."""

    def __init__(self, connection: Connection) -> None:
        self.columns: dict[str, set[str]] = {}
        for row in connection.execute(text(_COLUMNS)):
            self.columns.setdefault(row.table_name, set()).add(row.name)
        self.keys: dict[str, set[Key]] = {}
        parts: dict[tuple[str, int], tuple[str, list[str], str, str]] = {}
        for row in connection.execute(text(_KEYS)):
            place = (row.table_name, row.id)
            parts.setdefault(place, (row.target, [], row.on_update, row.on_delete))[1].append(row.source)
        for (table, _), (target, sources, updated, deleted) in parts.items():
            self.keys.setdefault(table, set()).add((target, tuple(sources), updated, deleted))
        unique: dict[tuple[str, str], list[str]] = {}
        for row in connection.execute(text(_UNIQUE)):
            unique.setdefault((row.table_name, row.name), []).append(row.column_name)
        self.unique = {(table, tuple(columns)) for (table, _), columns in unique.items()}
        self.checks: dict[str, set[str]] = {}
        self.indexes: set[str] = set()
        for row in connection.execute(
            text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        ):
            if row.type == "table":
                self.checks[row.name] = set(_CHECK.findall(row.sql))
            elif row.type == "index":
                self.indexes.add(row.name)


def missing_indexes(schema: Schema) -> list[str]:
    """Return the names of indexes that are not in a file; they can be put back."""
    return sorted(
        str(index.name)
        for table in metadata().tables.values()
        for index in table.indexes
        if index.name not in schema.indexes
    )


def put_back_indexes(connection: Connection, names: list[str]) -> None:
    """Make indexes that are missing; a unique one is refused where something is there twice."""
    for table in metadata().tables.values():
        for index in table.indexes:
            if index.name in names:
                index.create(connection)


def refuse_differences(schema: Schema, path: Path) -> None:
    """Refuse a file that lacks a table, a column or a constraint.

    Raises:
        FileRefused: the sentence names what is missing.
    """
    for table in metadata().tables.values():
        for missing in _missing(table, schema):
            raise FileRefused(
                f"{path.name} was changed by another program: {missing}. It cannot be used safely as it is; "
                "please open the latest backup."
            )


def _missing(table: Table, schema: Schema) -> Iterator[str]:
    name = table.name
    if name not in schema.columns:
        yield f"the table “{name}” is missing"
        return
    for column in table.columns:
        if column.name not in schema.columns[name]:
            yield f"the column “{column.name}” of “{name}” is missing"
    for constraint in table.constraints:
        if not _is_there(constraint, table, schema):
            what = "link" if isinstance(constraint, ForeignKeyConstraint) else "rule"
            yield f"the {what} “{constraint.name}” of “{name}” is missing"


def _is_there(constraint: Constraint, table: Table, schema: Schema) -> bool:
    if isinstance(constraint, CheckConstraint):
        return constraint.name in schema.checks[table.name]
    if isinstance(constraint, ForeignKeyConstraint):
        return _key(constraint) in schema.keys.get(table.name, set())
    if isinstance(constraint, UniqueConstraint):
        return (table.name, tuple(column.name for column in constraint.columns)) in schema.unique
    return True


def _key(constraint: ForeignKeyConstraint) -> Key:
    return (
        constraint.referred_table.name,
        tuple(column.name for column in constraint.columns),
        constraint.onupdate or "NO ACTION",
        constraint.ondelete or "NO ACTION",
    )
