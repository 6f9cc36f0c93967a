"""The tables of a program file: one for each entity of the registry, the change log, the bytes of papers.

Columns are named and typed as the fields of the values. What a table holds beyond them stands in
`constraints`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Time,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

from lead_desktop.domain.model.changes import ChangeKind
from lead_desktop.domain.model.registry import Registration, registry
from lead_desktop.domain.model.value import Entity, FieldType, PartOf
from lead_desktop.storage.constraints import constraints

ENTRIES = "change_log_entries"
"""One entry for each change; its rows are in `ROWS`."""

ROWS = "change_log_rows"
"""One row before and after a change, as JSON; nothing before means added, nothing after removed."""

FILES = "files"
"""The bytes of papers and portraits, each kept once under its sha256."""

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""How constraints and indexes are named: every one has a name."""

_TYPES: dict[type[Any], type[TypeEngine[Any]]] = {
    str: String,
    int: Integer,
    float: Double,
    bool: Boolean,
    date: Date,
    time: Time,
}


@cache
def metadata() -> MetaData:
    """Return every table of a program file."""
    made = MetaData(naming_convention=NAMES)
    beyond = constraints()
    for registration in registry().values():
        table = Table(
            registration.table,
            made,
            *_columns(registration),
            *beyond.get(registration.table, ()),
            # An id is never given out twice: undo puts a deleted row back under its own.
            sqlite_autoincrement=not registration.single,
        )
        _index_references(table, registration)
    _change_log(made)
    Table(
        FILES,
        made,
        Column("sha256", String, primary_key=True),
        Column("size", Integer, nullable=False),
        Column("data", LargeBinary, nullable=False),
    )
    return made


def table_of(entity: Entity) -> Table:
    """Return the table that keeps the values of an entity."""
    return metadata().tables[registry()[entity].table]


def table_named(name: str) -> Table:
    """Return one of the tables that keep no entity: `ENTRIES`, `ROWS` or `FILES`."""
    return metadata().tables[name]


@cache
def entity_of(table: str) -> Entity:
    """Return the entity whose values a table keeps."""
    return next(known.entity for known in registry().values() if known.table == table)


def _columns(registration: Registration) -> Iterator[Column[Any]]:
    for name, kind in registration.fields.items():
        if name == "id":
            yield Column("id", Integer, primary_key=True)
        else:
            yield Column(name, _type(name, kind), *_foreign_key(kind), nullable=kind.optional)


def _type(name: str, kind: FieldType) -> TypeEngine[Any]:
    if issubclass(kind.base, StrEnum):
        return choice(kind.base, name)
    return _TYPES[kind.base]()


def choice(kind: type[StrEnum], name: str) -> Enum:
    """Keep an enum as its text, with a named check that refuses any other."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


def _foreign_key(kind: FieldType) -> Iterator[ForeignKey]:
    if kind.reference is not None:
        removal = "CASCADE" if isinstance(kind.reference, PartOf) else "RESTRICT"
        yield ForeignKey(f"{registry()[kind.reference.entity].table}.id", ondelete=removal)


def _index_references(table: Table, registration: Registration) -> None:
    """Index the columns that point to other values, unless an index or unique constraint begins with one."""
    unique = [constraint for constraint in table.constraints if isinstance(constraint, UniqueConstraint)]
    begun = {constraint.columns[0].name for constraint in unique}
    begun |= {index.columns[0].name for index in table.indexes}
    for name, kind in registration.fields.items():
        if kind.reference is not None and name not in begun:
            Index(None, table.c[name])


def _change_log(made: MetaData) -> None:
    Table(
        ENTRIES,
        made,
        Column("id", Integer, primary_key=True),
        Column("kind", choice(ChangeKind, "kind"), nullable=False),
        Column("label", String, nullable=False),
        Column("at", String, nullable=False),
        Column("who", String, nullable=False),
        Column("target_id", Integer, ForeignKey(f"{ENTRIES}.id")),
        Column("is_step", Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    Table(
        ROWS,
        made,
        Column("id", Integer, primary_key=True),
        Column("entry_id", Integer, ForeignKey(f"{ENTRIES}.id"), nullable=False, index=True),
        Column("table_name", String, nullable=False),
        Column("row_id", Integer, nullable=False),
        Column("before", String),
        Column("after", String),
        sqlite_autoincrement=True,
    )
