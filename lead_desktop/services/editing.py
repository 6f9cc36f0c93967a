"""Adding, changing and removing any value, with every rule checked: the plain use cases of all tabs."""

from __future__ import annotations

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.text.formatting import named
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.storage.unit_of_work import UnitOfWork


def add(file: ProgramFile, value: Value, label: str = "", *, reason: str = "") -> Changes:
    """Add a value to the program; its new id is in the changes (`changes.ids(kind)`).

    Raises:
        Invalid: a field is wrong.
        Refused: a rule of the program forbids it.
        ReasonNeeded: it is part of a day that was held, and there is no reason.
    """
    with file.changing() as work:
        rules.check(value, work)
        session = _day_to_edit(value, work, reason)
        work.add(value)
        return _commit(work, label or f"Add {named(value)}", session, reason)


def change(file: ProgramFile, value: Value, label: str = "", *, reason: str = "") -> Changes:
    """Put a changed value in the place of the one with its id; nothing happens if they are equal.

    Raises:
        Invalid: a field is wrong.
        Refused: a rule of the program forbids it.
        ReasonNeeded: it is part of a day that was held, and there is no reason.
        NotFound: the value is no longer in the program.
    """
    with file.changing() as work:
        rules.check(value, work)
        session = _day_to_edit(value, work, reason)
        work.change(value)
        return _commit(work, label or f"Change {named(value)}", session, reason)


def remove(file: ProgramFile, value: Value, label: str = "", *, reason: str = "") -> Changes:
    """Remove a value with everything that belongs to it.

    Raises:
        Refused: it has history: other values point to it.
        ReasonNeeded: it is part of a day that was held, and there is no reason.
        NotFound: the value is no longer in the program.
    """
    if isinstance(value, Program):
        raise Refused("The program itself cannot be deleted; delete its file instead.")
    with file.changing() as work:
        stored = work.get(type(value), value.id)
        session = _day_to_edit(stored, work, reason)
        work.remove(stored)
        return _commit(work, label or f"Delete {named(stored)}", session, reason)


def _day_to_edit(value: Value, work: UnitOfWork, reason: str) -> Session | None:
    """Return the session whose record changes, if any; a held one wants a reason."""
    session = rules.day_of(value, work)
    if session is not None:
        rules.check_editable(session, reason)
    return session


def _commit(work: UnitOfWork, label: str, session: Session | None, reason: str) -> Changes:
    return work.commit(label if session is None else rules.with_reason(label, session, reason))
