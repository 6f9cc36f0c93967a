"""Changes: what a use case touched, and the order in which changes are undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from lead_desktop.domain.model.value import Entity


class ChangeKind(StrEnum):
    """Whether an entry of the history is a change, or takes one back or forth."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one use case changed: its words, and which values it touched.

    An empty `label` means that nothing had to be changed.
    """

    label: str = ""
    touched: frozenset[tuple[Entity, int]] = frozenset()
    entry_id: int | None = None

    def touches(self, *entities: Entity) -> bool:
        """Tell whether any value of these entities was touched."""
        return any(entity in entities for entity, _ in self.touched)

    def ids(self, entity: Entity) -> frozenset[int]:
        """Return the ids of the touched values of a kind."""
        return frozenset(id_ for touched, id_ in self.touched if touched is entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One line of the history: the words of a change, when it was made, by whom."""

    id: int
    kind: ChangeKind
    label: str
    at: datetime
    who: str
    target_id: int | None = None
    is_step: bool = True
    """Whether undo takes it back; not the beginning of a program, nor packets that went out."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """Which entry undo and redo would take next; None where there is nothing."""

    undo: HistoryEntry | None = None
    redo: HistoryEntry | None = None


def undoable(entries: Iterable[HistoryEntry]) -> Undoable:
    """Work out from the whole history, oldest first, what undo and redo would do now.

    A fresh change empties what could be redone.
    """
    undo: list[HistoryEntry] = []
    redo: list[HistoryEntry] = []
    for entry in entries:
        if not entry.is_step:
            continue
        if entry.kind is ChangeKind.CHANGE:
            undo.append(entry)
            redo.clear()
        elif entry.kind is ChangeKind.UNDO and undo:
            redo.append(undo.pop())
        elif entry.kind is ChangeKind.REDO and redo:
            undo.append(redo.pop())
    return Undoable(undo[-1] if undo else None, redo[-1] if redo else None)
