"""What is inside a widget, found without changing who owns it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QObject

T = TypeVar("T", bound=QObject)


def descendants(root: QObject, entity: type[T]) -> Iterator[T]:
    """Yield everything of a class below an object, at any depth, parents before their children.

    Used instead of `findChild` and `findChildren`: with those PySide takes what it finds from its own parent
    and gives it to the searcher, in its own books only. What then goes with its true parent is freed twice.
    """
    for child in root.children():
        if isinstance(child, entity):
            yield child
        yield from descendants(child, entity)


def descendant(root: QObject, entity: type[T]) -> T | None:
    """Return the first of a class below an object, or nothing."""
    return next(descendants(root, entity), None)
