"""The unit of work: reads and writes of one transaction, rolled back unless committed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, CursorResult, Executable, delete, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from lead_desktop.domain.model.changes import ChangeKind, Changes
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.registry import noun, pointers_to, renewed
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Entity, Value, field_types
from lead_desktop.domain.text.formatting import named, plural
from lead_desktop.errors import NotFound, ReasonNeeded, Refused
from lead_desktop.storage import change_log
from lead_desktop.storage.change_log import RowChange
from lead_desktop.storage.failures import as_user_errors
from lead_desktop.storage.mapping import to_row, to_value
from lead_desktop.storage.snapshot import KeptSnapshot, read_snapshot
from lead_desktop.storage.tables import FILES, table_named, table_of

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Author:
    """Who makes a change, when (with its time zone), and why, where somebody was asked."""

    who: str
    at: datetime
    why: str = ""


class UnitOfWork:
    """One transaction on the program file.

    Every write is remembered with the row before and after; `commit` puts them into the change log in
    the same transaction. Leaving the block without `commit` takes everything back.
    """

    def __init__(
        self, path: Path, connect: Callable[[], Connection], author: Author, kept: KeptSnapshot
    ) -> None:
        self._path = path
        self._connect = connect
        self._author = author
        self._kept = kept
        self._before: Snapshot | None = None
        self._because = ""
        self.before_commit: Callable[[UnitOfWork], None] | None = None
        """Adds what follows from a change before it is committed; undo and redo bring their own back."""
        self._row_changes: list[RowChange] = []

    def __enter__(self) -> Self:
        with as_user_errors(self._path):
            self._connection = self._connect()
            try:
                self._connection.begin()
            except DBAPIError:
                # Another program holds the file: nobody will leave this block, so nobody else closes it.
                self._connection.close()
                raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    # reading

    def find(self, entity: type[V], id_: int) -> V | None:
        """Return a value by id, or None."""
        found = self.all(entity, id=id_)
        return found[0] if found else None

    def get(self, entity: type[V], id_: int) -> V:
        """Return a value by id.

        Raises:
            NotFound: it is not, or no longer, in the file.
        """
        value = self.find(entity, id_)
        if value is None:
            raise NotFound(f"This {noun(entity)} is no longer in the program.")
        return value

    def all(self, entity: type[V], /, **equal: object) -> tuple[V, ...]:
        """Return every value of a kind whose fields equal what is given, by id.

        A tuple stands for any of its members.
        """
        table = table_of(entity)
        query = select(table).order_by(table.c.id)
        for name, wanted in equal.items():
            column = table.c[name]
            query = query.where(column.in_(wanted) if isinstance(wanted, tuple) else column == wanted)
        with as_user_errors(self._path):
            rows = self._connection.execute(query).mappings().all()
        return tuple(to_value(entity, dict(row)) for row in rows)

    def program(self) -> Program:
        """Return the program of the file."""
        return self.get(Program, 1)

    @property
    def formats(self) -> Formats:
        """Return how the program writes days, times and percentages."""
        return self.program().formats

    def snapshot(self) -> Snapshot:
        """Return everything in the file as one value, with what this block has changed so far."""
        with as_user_errors(self._path):
            if not self._row_changes:
                self._before = self._kept.of(self._connection)
                return self._before
            if self._before is None:
                return read_snapshot(self._connection)
        return renewed(self._before, self._touched())

    @property
    def touched(self) -> frozenset[Entity]:
        """Return the kinds of values that this block has changed so far."""
        return frozenset(change.entity for change in self._row_changes)

    @property
    def before(self) -> Snapshot:
        """Return everything as it was before this block changed something."""
        if self._before is not None:
            return self._before
        undone = ((change.entity, change.row_id, change.before) for change in reversed(self._row_changes))
        return renewed(self.snapshot(), undone)

    def _touched(self) -> Iterator[tuple[Entity, int, Value | None]]:
        return ((change.entity, change.row_id, change.after) for change in self._row_changes)

    def _write(self, statement: Executable) -> CursorResult[Any]:
        """Execute a statement that changes rows; before the first, keep how the file was."""
        with as_user_errors(self._path):
            if not self._row_changes:
                self._before = self._kept.known(self._connection)
            result = self._connection.execute(statement)
        assert isinstance(result, CursorResult)
        return result

    def bytes_of(self, sha256: str) -> bytes:
        """Return the bytes of a paper or portrait.

        Raises:
            NotFound: the file does not hold them.
        """
        columns = table_named(FILES).c
        with as_user_errors(self._path):
            data: bytes | None = self._connection.scalar(select(columns.data).where(columns.sha256 == sha256))
        if data is None:
            raise NotFound("The pages of this paper are no longer in the program file.")
        return data

    # writing

    def add(self, value: V) -> V:
        """Add a value; return it with the id it was given."""
        entity = type(value)
        key = self._write(insert(table_of(entity)).values(**to_row(value))).inserted_primary_key
        assert key is not None
        stored = self.get(entity, key[0])
        self._row_changes.append(RowChange(entity, stored.id, None, stored))
        return stored

    def change(self, value: V) -> V:
        """Put a value in the place of the one with its id; the same value again changes nothing."""
        entity = type(value)
        before = self.get(entity, value.id)
        if before == value:
            return value
        table = table_of(entity)
        self._write(update(table).where(table.c.id == value.id).values(**to_row(value)))
        self._row_changes.append(RowChange(entity, value.id, before, value))
        return value

    def remove(self, value: Value) -> None:
        """Remove a value with everything that belongs to it.

        Raises:
            Refused: other values that have a life of their own point to it; the sentence counts them.
        """
        entity = type(value)
        self._refuse_if_needed_elsewhere(value)
        for pointer in pointers_to(entity):
            if pointer.part:
                for part in self.all(pointer.entity, **{pointer.field: value.id}):
                    self.remove(part)
        self._delete(RowChange(entity, value.id, self.get(entity, value.id), None))

    def _delete(self, row_change: RowChange) -> None:
        table = table_of(row_change.entity)
        self._write(delete(table).where(table.c.id == row_change.row_id))
        self._row_changes.append(row_change)

    def _refuse_if_needed_elsewhere(self, value: Value) -> None:
        counts: list[str] = []
        for pointer in pointers_to(type(value)):
            if pointer.part:
                continue
            query = select(func.count()).where(table_of(pointer.entity).c[pointer.field] == value.id)
            with as_user_errors(self._path):
                count = self._connection.scalar(query) or 0
            if count:
                counts.append(plural(count, noun(pointer.entity)))
        if counts:
            listed = counts[0] if len(counts) == 1 else f"{', '.join(counts[:-1])} and {counts[-1]}"
            name = named(value, self.formats)
            raise Refused(
                f"{name[0].upper()}{name[1:]} has history and cannot be deleted: "
                f"{listed} would lose what they belong to."
            )

    def explain(self, sentence: str, lead: str) -> None:
        """Let what was settled be changed only with a reason; it follows the label, led in by some words.

        Raises:
            ReasonNeeded: whoever makes the change has not said why; `sentence` tells what they are asked.
        """
        why = " ".join(self._author.why.split())
        if not why:
            raise ReasonNeeded(sentence)
        self._because = f" {lead}: {why}"

    def keep_bytes(self, data: bytes) -> str:
        """Keep the bytes of a paper or portrait under their sha256, which is returned.

        Bytes stay in the file when a paper is deleted, so that undo brings the paper back.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        files = table_named(FILES)
        with as_user_errors(self._path):
            known = self._connection.scalar(select(files.c.size).where(files.c.sha256 == sha256))
            if known is None:
                row = insert(files).values(sha256=sha256, size=len(data), data=data)
                self._connection.execute(row)
        return sha256

    def take_back(self, kind: ChangeKind) -> Changes:
        """Undo the latest change, or redo the one undone last, as a new change; commits.

        Raises:
            Refused: there is nothing to take back, or a row has been changed since.
        """
        with as_user_errors(self._path):
            entry, row_changes = change_log.next_to_take_back(self._connection, kind)
        for row_change in row_changes:
            self._apply(row_change, entry.label)
        return self._commit(entry.label, kind, entry.id)

    def _apply(self, row_change: RowChange, label: str) -> None:
        """Bring a row from `before` to `after`, provided that it still is as `before` says.

        What happened outside the program (`NotUndone`) is not compared, and stays.
        """
        now = self.find(row_change.entity, row_change.row_id)
        if now is not None and row_change.before is not None:
            kept = {
                name: getattr(now, name)
                for name, kind in field_types(row_change.entity).items()
                if not kind.undone
            }
            after = replace(row_change.after, **kept) if row_change.after is not None else None
            row_change = replace(row_change, before=replace(row_change.before, **kept), after=after)
        if now != row_change.before:
            raise Refused(
                f"“{label}” cannot be taken back: the {noun(row_change.entity)} has been changed since."
            )
        if row_change.after is None:
            self._delete(row_change)
        elif row_change.before is None:
            self.add(row_change.after)
        else:
            self.change(row_change.after)

    def commit(self, label: str, *, is_step: bool = True) -> Changes:
        """Write the change log entry and commit; return what was changed.

        A block that changed nothing leaves no entry. The unit of work may go on afterwards. What is no step
        stands in the history and is never undone.
        """
        if self.before_commit is not None and self._row_changes:
            self.before_commit(self)
        return self._commit(f"{label}{self._because}", ChangeKind.CHANGE, None, is_step=is_step)

    def _commit(
        self, label: str, kind: ChangeKind, target_id: int | None, *, is_step: bool = True
    ) -> Changes:
        entry_id = None
        with as_user_errors(self._path):
            if self._row_changes:
                entry_id = change_log.write(
                    self._connection,
                    change_log.NewEntry(kind, label, self._author.at, self._author.who, target_id, is_step),
                    self._row_changes,
                )
            self._connection.commit()
        touched = frozenset((change.entity, change.row_id) for change in self._row_changes)
        if touched:
            self._kept.renew(self._before, self._touched())
        self._row_changes = []
        return Changes(label, touched, entry_id) if touched else Changes()

    def history(self) -> change_log.History:
        """Return the history of the file, oldest first."""
        with as_user_errors(self._path):
            return change_log.read(self._connection)

    def rows_changed(self, entity: type[V], row_id: int | None = None, *, after: int = 0) -> change_log.Rows:
        """Return what the history says of a kind's rows, or of one of them, after an entry; oldest first."""
        with as_user_errors(self._path):
            return change_log.rows_changed(self._connection, entity, row_id, after)
