"""Adding, changing and removing any value, with every rule checked: the plain use cases of all tabs."""

from __future__ import annotations

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.text.formatting import named
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


def add(file: ProgramFile, value: Value, label: str = "") -> Changes:
    """Add a value to the program; its new id is in the changes (`changes.ids(kind)`).

    Raises:
        Invalid: a field is wrong.
        Refused: a rule of the program forbids it.
        ReasonNeeded: it is part of the record of a day that was held, and there is no reason.
    """
    with file.changing() as work:
        rules.check(value, work)
        rules.explain_value(value, None, work)
        work.add(value)
        return work.commit(label or f"Add {named(value, work.formats)}")


def change(file: ProgramFile, value: Value, label: str = "") -> Changes:
    """Put a changed value in the place of the one with its id; nothing happens if they are equal.

    Raises:
        Invalid: a field is wrong.
        Refused: a rule of the program forbids it.
        ReasonNeeded: it is part of the record of a day that was held, and there is no reason.
        NotFound: the value is no longer in the program.
    """
    with file.changing() as work:
        rules.check(value, work)
        rules.explain_value(value, work.get(type(value), value.id), work)
        work.change(value)
        return work.commit(label or f"Change {named(value, work.formats)}")


def check_removal(file: ProgramFile, value: Value) -> None:
    """Tell whether a value could be removed, before anybody is asked whether it shall.

    A reason that would be needed is asked for later, with the removal itself.

    Raises:
        Refused: it has history: other values point to it, or a rule keeps it.
        NotFound: the value is no longer in the program.
    """
    with file.changing() as work:
        # Nothing is kept: the block ends without a commit.
        work.remove(work.get(type(value), value.id))


def remove(file: ProgramFile, value: Value, label: str = "") -> Changes:
    """Remove a value with everything that belongs to it.

    Raises:
        Refused: it has history: other values point to it.
        ReasonNeeded: it is part of the record of a day that was held, and there is no reason.
        NotFound: the value is no longer in the program.
    """
    if isinstance(value, Program):
        raise Refused("The program itself cannot be deleted; delete its file instead.")
    with file.changing() as work:
        stored = work.get(type(value), value.id)
        rules.explain_removal(stored, work)
        work.remove(stored)
        return work.commit(label or f"Delete {named(stored, work.formats)}")
