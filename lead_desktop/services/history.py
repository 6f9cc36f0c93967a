"""Undo, redo and the history of a program."""

from __future__ import annotations

from lead_desktop.domain.model.changes import ChangeKind, Changes, HistoryEntry, Undoable
from lead_desktop.domain.model.changes import undoable as work_out
from lead_desktop.services.program_file import ProgramFile


def undo(file: ProgramFile) -> Changes:
    """Take back the latest change, as a new change of its own.

    Raises:
        Refused: there is nothing to undo, or somebody else has changed a row since.
    """
    with file.changing() as work:
        return work.take_back(ChangeKind.UNDO)


def redo(file: ProgramFile) -> Changes:
    """Bring back the change that was undone last.

    Raises:
        Refused: there is nothing to redo, or somebody else has changed a row since.
    """
    with file.changing() as work:
        return work.take_back(ChangeKind.REDO)


def history(file: ProgramFile) -> tuple[HistoryEntry, ...]:
    """Return every change ever made to the program, oldest first."""
    with file.reading() as work:
        return work.history()


def undoable(file: ProgramFile) -> Undoable:
    """Return what undo and redo would take next."""
    return work_out(history(file))
