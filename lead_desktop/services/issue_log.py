"""Packets that went out: when they were issued for a session, and what was changed after that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.changes import ChangeKind, Changes
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork

V = TypeVar("V", Session, AgendaItem, Paper, Guest)

_PRINTED = (
    ("day", "the date"),
    ("host_id", "the host"),
    ("start", "the start"),
    ("venue", "the venue"),
    ("topic", "the topic"),
    ("logistics", "the logistics"),
)
"""Fields of a session that a reader of its packet relies on, with their words."""


def issue(file: ProgramFile, session_id: int) -> Changes:
    """Note that the packets of a session went out today; what is handed out cannot be undone."""
    with file.changing() as work:
        session = work.get(Session, session_id)
        # Taken off first, so that packets issued twice on one day leave their trace in the history twice.
        if session.packets_issued is not None:
            work.change(replace(session, packets_issued=None))
        work.change(replace(session, packets_issued=file.today()))
        return work.commit(f"Issue packets of session {session.number}", is_step=False)


def changed_since_issue(work: UnitOfWork, session: Session) -> tuple[str, ...]:
    """Name what differs today from what the packets of a session showed; nothing where none were issued.

    A change that was undone, or put back by hand, is none.
    """
    if session.packets_issued is None:
        return ()
    entry = _issued_by(work, session.id)
    found = []
    for field, text in _PRINTED:
        before = _before(work, Session, entry).get(session.id, session)
        if before is not None and getattr(before, field) != getattr(session, field):
            found.append(text)
    items = work.all(AgendaItem, session_id=session.id)
    if _differ(_of_session(_before(work, AgendaItem, entry), "session_id", {session.id}), items):
        found.append("the agenda")
    papers = tuple(paper for item in items for paper in work.all(Paper, item_id=item.id))
    if _differ(_of_session(_before(work, Paper, entry), "item_id", {item.id for item in items}), papers):
        found.append("the papers")
    guests = work.all(Guest, session_id=session.id)
    if _differ(_of_session(_before(work, Guest, entry), "session_id", {session.id}), guests):
        found.append("the guest")
    return tuple(found)


def _issued_by(work: UnitOfWork, session_id: int) -> int:
    """Return the entry by which the packets were issued last and that was not undone; 0 where none is."""
    history = work.history()
    kinds = {entry.id: entry.kind for entry in history}
    issued = []
    for number, change in work.rows_changed(Session, session_id):
        after = change.after.packets_issued if isinstance(change.after, Session) else None
        before = change.before.packets_issued if isinstance(change.before, Session) else None
        if kinds[number] is ChangeKind.CHANGE and after is not None and after != before:
            issued.append(number)
    latest = {entry.target_id: entry.kind for entry in history if entry.target_id is not None}
    return max((one for one in issued if latest.get(one) is not ChangeKind.UNDO), default=0)


def _before(work: UnitOfWork, entity: type[V], entry: int) -> dict[int, V | None]:
    """Return how the rows of a kind that were changed after an entry were before; None for added ones."""
    found: dict[int, V | None] = {}
    for _, change in work.rows_changed(entity, after=entry) if entry else ():
        before = change.before
        found.setdefault(change.row_id, before if isinstance(before, entity) else None)
    return found


def _of_session(rows: dict[int, V | None], field: str, owners: set[int]) -> dict[int, V | None]:
    """Keep the rows of a session, and those that were added since, of whichever session they are."""
    return {key: row for key, row in rows.items() if row is None or getattr(row, field) in owners}


def _differ(before: dict[int, V | None], now: tuple[V, ...]) -> bool:
    """Tell whether rows that were changed are other ones today."""
    today = {row.id: _as_printed(row) for row in now}
    return any(
        today.get(key) != (_as_printed(row) if row is not None else None) for key, row in before.items()
    )


def _as_printed(row: V) -> V:
    """Return a row without what no packet shows."""
    if isinstance(row, AgendaItem):
        return replace(row, notes="")
    if isinstance(row, Paper):
        return replace(row, due=None)
    return row
