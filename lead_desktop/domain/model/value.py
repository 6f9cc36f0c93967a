"""What every value that the program file keeps has in common, and how one of them points to another."""

from __future__ import annotations

from dataclasses import dataclass, fields
from types import NoneType
from typing import Annotated, Any, TypeAlias, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What the program file keeps a row for, under an id; 0 means that it is not in the file yet.

    A class of values is an entity. Its fields are the columns of its table: text, whole numbers, numbers,
    days, times of day, yes or no, or a `StrEnum`; `X | None` may be left out. An int that is the id of
    another value is `Annotated` with `PartOf` or `RefersTo`. A field that is added later needs a default,
    which older rows take.
    """

    id: int = 0


Entity: TypeAlias = type[Value]


@dataclass(frozen=True, slots=True)
class PartOf:
    """The value belongs to one of this entity and goes when that goes."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class RefersTo:
    """The value names one of this entity, which then cannot be removed."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class NotUndone:
    """The field tells what happened outside the program: undo and redo of a row leave it as it is."""


Reference: TypeAlias = PartOf | RefersTo


@dataclass(frozen=True, slots=True)
class FieldType:
    """The type of a field: without None, whether None is allowed, what its id points to, if it is undone."""

    base: type[Any]
    optional: bool
    reference: Reference | None
    undone: bool = True


def field_types(entity: Entity) -> dict[str, FieldType]:
    """Return the types of an entity's fields by their names, in the order of the fields."""
    hints = get_type_hints(entity, include_extras=True)
    return {field.name: _field_type(hints[field.name]) for field in fields(entity)}


def _field_type(hint: Any) -> FieldType:
    marker: object = None
    if get_origin(hint) is Annotated:
        hint, marker = get_args(hint)
    kinds = [kind for kind in get_args(hint) if kind is not NoneType] or [hint]
    assert len(kinds) == 1, f"{hint} is no type of a field"
    reference = marker if isinstance(marker, PartOf | RefersTo) else None
    return FieldType(kinds[0], NoneType in get_args(hint), reference, not isinstance(marker, NotUndone))
