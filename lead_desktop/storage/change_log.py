"""The change log: one entry for each change, with every row before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, insert, select

from lead_desktop.domain.model.changes import ChangeKind, HistoryEntry, undoable
from lead_desktop.domain.model.value import Entity, Value
from lead_desktop.errors import Refused
from lead_desktop.storage.mapping import from_json, to_json
from lead_desktop.storage.tables import ENTRIES, ROWS, entity_of, table_named, table_of

History: TypeAlias = tuple[HistoryEntry, ...]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None where it did not exist."""

    entity: Entity
    row_id: int
    before: Value | None
    after: Value | None

    def reversed(self) -> RowChange:
        """Return the change that takes this one back."""
        return RowChange(self.entity, self.row_id, self.after, self.before)


Rows: TypeAlias = tuple[tuple[int, RowChange], ...]
"""Changed rows, each with the id of its entry."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is known of an entry before it is written."""

    kind: ChangeKind
    label: str
    at: datetime
    who: str
    target_id: int | None
    is_step: bool = True


def write(connection: Connection, entry: NewEntry, row_changes: Sequence[RowChange]) -> int:
    """Write an entry with its rows; return its id."""
    result = connection.execute(
        insert(table_named(ENTRIES)).values(
            kind=entry.kind,
            label=entry.label,
            at=entry.at.isoformat(timespec="seconds"),
            who=entry.who,
            target_id=entry.target_id,
            is_step=entry.is_step,
        )
    )
    key = result.inserted_primary_key
    assert key is not None
    connection.execute(
        insert(table_named(ROWS)),
        [
            {
                "entry_id": key[0],
                "table_name": table_of(change.entity).name,
                "row_id": change.row_id,
                "before": None if change.before is None else to_json(change.before),
                "after": None if change.after is None else to_json(change.after),
            }
            for change in row_changes
        ],
    )
    return int(key[0])


def read(connection: Connection) -> History:
    """Return every entry, oldest first."""
    entries = table_named(ENTRIES)
    rows = connection.execute(select(entries).order_by(entries.c.id))
    return tuple(
        HistoryEntry(
            id=row.id,
            kind=row.kind,
            label=row.label,
            at=datetime.fromisoformat(row.at),
            who=row.who,
            target_id=row.target_id,
            is_step=row.is_step,
        )
        for row in rows
    )


def next_to_take_back(connection: Connection, kind: ChangeKind) -> tuple[HistoryEntry, list[RowChange]]:
    """Return the entry that undo or redo takes next, and the row changes to apply in their order.

    Raises:
        Refused: there is nothing to take back.
    """
    possible = undoable(read(connection))
    entry = possible.undo if kind is ChangeKind.UNDO else possible.redo
    if entry is None:
        raise Refused("There is nothing to undo." if kind is ChangeKind.UNDO else "There is nothing to redo.")
    columns = table_named(ROWS).c
    rows = connection.execute(
        select(columns.table_name, columns.row_id, columns.before, columns.after)
        .where(columns.entry_id == entry.id)
        .order_by(columns.id)
    )
    forwards = [_row_change(*row) for row in rows]
    if kind is ChangeKind.REDO:
        return entry, forwards
    return entry, [change.reversed() for change in reversed(forwards)]


def rows_changed(connection: Connection, entity: Entity, row_id: int | None, after: int) -> Rows:
    """Return what was changed in a kind's rows, or in one of them, by entries after one; oldest first."""
    columns = table_named(ROWS).c
    query = (
        select(columns.entry_id, columns.table_name, columns.row_id, columns.before, columns.after)
        .where(columns.table_name == table_of(entity).name, columns.entry_id > after)
        .order_by(columns.id)
    )
    if row_id is not None:
        query = query.where(columns.row_id == row_id)
    return tuple((row[0], _row_change(*row[1:])) for row in connection.execute(query))


def _row_change(table_name: str, row_id: int, before: str | None, after: str | None) -> RowChange:
    entity = entity_of(table_name)
    return RowChange(
        entity,
        row_id,
        None if before is None else from_json(entity, before),
        None if after is None else from_json(entity, after),
    )
