"""Adding, changing and removing any value, with every rule checked: the plain use cases of all tabs."""

from __future__ import annotations

from lead_desktop.domain.changes import Changes, Value
from lead_desktop.domain.program import Program
from lead_desktop.domain.words import named
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


def add(file: ProgramFile, value: Value, label: str = "") -> Changes:
    """Add a value to the program; its new id is in the changes (`changes.ids(kind)`).

    Raises:
        Invalid: a field is wrong.
        Refused: a rule of the program forbids it.
    """
    with file.changing() as work:
        rules.check(value, work)
        work.add(value)
        return work.commit(label or f"Add {named(value)}")


def change(file: ProgramFile, value: Value, label: str = "") -> Changes:
    """Put a changed value in the place of the one with its id; nothing happens if they are equal.

    Raises:
        Invalid: a field is wrong.
        Refused: a rule of the program forbids it.
        NotFound: the value is no longer in the program.
    """
    with file.changing() as work:
        rules.check(value, work)
        work.change(value)
        return work.commit(label or f"Change {named(value)}")


def remove(file: ProgramFile, value: Value, label: str = "") -> Changes:
    """Remove a value with everything that belongs to it.

    Raises:
        Refused: it has history: other values point to it.
        NotFound: the value is no longer in the program.
    """
    if isinstance(value, Program):
        raise Refused("The program itself cannot be deleted; delete its file instead.")
    with file.changing() as work:
        stored = work.get(type(value), value.id)
        work.remove(stored)
        return work.commit(label or f"Delete {named(stored)}")
