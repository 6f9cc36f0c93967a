"""Undo, redo and the history of a program."""

from __future__ import annotations

from collections.abc import Iterable

from lead_desktop.domain.model.changes import ChangeKind, Changes, HistoryEntry, Undoable
from lead_desktop.domain.model.changes import undoable as work_out
from lead_desktop.domain.model.value import Entity
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


def place_of(file: ProgramFile, changes: Changes, entities: Iterable[Entity]) -> tuple[Entity, int] | None:
    """Return a value that was touched and is still there, the first by the order of `entities`."""
    with file.reading() as work:
        for entity in entities:
            for id_ in sorted(changes.ids(entity)):
                if work.find(entity, id_) is not None:
                    return entity, id_
    return None


def history(file: ProgramFile) -> tuple[HistoryEntry, ...]:
    """Return every change ever made to the program, oldest first."""
    with file.reading() as work:
        return work.history()


def undoable(file: ProgramFile) -> Undoable:
    """Return what undo and redo would take next."""
    return work_out(history(file))
