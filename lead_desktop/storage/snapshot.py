"""The whole program file as one domain value: read once, then kept and renewed by every change."""

from __future__ import annotations

import threading
from typing import Any, TypeVar

from sqlalchemy import Connection, select

from lead_desktop.domain.model.registry import Registration, Touched, registry, renewed
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Value
from lead_desktop.storage.mapping import to_value
from lead_desktop.storage.tables import table_of

V = TypeVar("V", bound=Value)

_VERSION = "lead_data_version"
"""Where a connection remembers SQLite's counter of the commits that others made."""


def read_snapshot(connection: Connection) -> Snapshot:
    """Return everything in the file; the values of each entity in their natural order."""
    places: dict[str, Any] = {}
    for registration in registry().values():
        values = _read(connection, registration)
        places[registration.place] = values[0] if registration.single else values
    return Snapshot(**places)


def _read(connection: Connection, registration: Registration) -> tuple[Value, ...]:
    table = table_of(registration.entity)
    names = tuple(registration.fields)
    query = select(*(table.c[name] for name in names)).order_by(
        *(table.c[name] for name in registration.order)
    )
    return tuple(
        to_value(registration.entity, dict(zip(names, row, strict=True))) for row in connection.execute(query)
    )


class KeptSnapshot:
    """The snapshot of one open file. Any thread may ask for it, each inside a transaction of its own.

    It is kept as long as nobody else has written to the file: SQLite counts, for each connection, the commits
    of others (`PRAGMA data_version`), and those of other connections of this program with them.
    """

    def __init__(self) -> None:
        self._snapshot: Snapshot | None = None
        self._lock = threading.Lock()

    def of(self, connection: Connection) -> Snapshot:
        """Return the file as the connection's transaction sees it, provided that it has not written yet."""
        version = _version(connection)
        with self._lock:
            if self._snapshot is None or connection.info.get(_VERSION) != version:
                self._snapshot = read_snapshot(connection)
                connection.info[_VERSION] = version
            return self._snapshot

    def known(self, connection: Connection) -> Snapshot | None:
        """Return what is kept, if it is the file as the connection's transaction sees it; read nothing."""
        version = _version(connection)
        with self._lock:
            return self._snapshot if connection.info.get(_VERSION) == version else None

    def renew(self, before: Snapshot | None, touched: Touched) -> None:
        """Take over what a transaction has committed that began at `before`; None if it did not know."""
        after = None if before is None else renewed(before, touched)
        with self._lock:
            # Somebody else may have read the file in the meantime, without what was committed now.
            self._snapshot = after if self._snapshot is before else None


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA data_version").scalar_one())
