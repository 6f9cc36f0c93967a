"""The registry of entities, read from the fields of the snapshot; and a snapshot brought up to date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from operator import attrgetter, is_
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar, get_args, get_type_hints

from lead_desktop.domain.model.snapshot import REGISTERED, Registered, Snapshot
from lead_desktop.domain.model.value import Entity, FieldType, PartOf, Value, field_types

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Registration:
    """What the registry knows of an entity.

    `place` is the snapshot's field, `table` the name of its table; `order` names the fields that values are
    sorted by, the id last; `fields` are the types of its fields. The program, which is one, is `single`.
    """

    entity: Entity
    noun: str
    table: str
    place: str
    order: tuple[str, ...]
    fields: Mapping[str, FieldType]
    single: bool


@cache
def registry() -> Mapping[Entity, Registration]:
    """Return every entity with what is known of it, in the order of the snapshot."""
    hints = get_type_hints(Snapshot)
    found: dict[Entity, Registration] = {}
    for place in fields(Snapshot):
        registered: Registered = place.metadata[REGISTERED]
        members = get_args(hints[place.name])
        entity = members[0] if members else hints[place.name]
        found[entity] = Registration(
            entity=entity,
            noun=registered.noun,
            table=registered.table or place.name,
            place=place.name,
            order=(*registered.order, "id"),
            fields=MappingProxyType(field_types(entity)),
            single=not members,
        )
    return MappingProxyType(found)


def noun(entity: Entity) -> str:
    """Return the word for a value of an entity."""
    return registry()[entity].noun


@dataclass(frozen=True, slots=True)
class Pointer:
    """A field of an entity that holds an id of another's; where it is a `part`, it goes with that value."""

    entity: Entity
    field: str
    part: bool


def pointers_to(entity: Entity) -> tuple[Pointer, ...]:
    """Return every field in the program that points to values of an entity."""
    return tuple(
        Pointer(registration.entity, name, isinstance(kind.reference, PartOf))
        for registration in registry().values()
        for name, kind in registration.fields.items()
        if kind.reference is not None and kind.reference.entity is entity
    )


Touched: TypeAlias = Iterable[tuple[Entity, int, Value | None]]
"""Entities and ids with the value as it is now; None where it is gone. Of one value the last counts."""


def renewed(snapshot: Snapshot, touched: Touched) -> Snapshot:
    """Return a snapshot with what was touched as it is now; whatever was not stays the same object."""
    by_entity: dict[Entity, dict[int, Value | None]] = {}
    for entity, id_, value in touched:
        by_entity.setdefault(entity, {})[id_] = value
    places: dict[str, Any] = {}
    for entity, values in by_entity.items():
        registration = registry()[entity]
        if registration.single:
            places[registration.place] = next(iter(values.values()))
            continue
        values_there: tuple[Value, ...] = getattr(snapshot, registration.place)
        if registration.order == ("id",) and len(values) == 1:
            places[registration.place] = _with_one(values_there, *next(iter(values.items())))
        else:
            places[registration.place] = _with_all(values_there, values, registration.order)
    return replace(snapshot, **places) if places else snapshot


def _with_one(there: tuple[Value, ...], id_: int, value: Value | None) -> tuple[Value, ...]:
    """Return values in the order of their ids with one in its place: what a single mark among many takes."""
    place = bisect_left(there, id_, key=attrgetter("id"))
    known = place < len(there) and there[place].id == id_
    return (*there[:place], *(() if value is None else (value,)), *there[place + known :])


def _with_all(
    there: tuple[Value, ...], values: Mapping[int, Value | None], order: tuple[str, ...]
) -> tuple[Value, ...]:
    kept = [value for value in there if value.id not in values]
    kept += [value for value in values.values() if value is not None]
    # Nearly sorted already, which Python's sort is quick with.
    kept.sort(key=attrgetter(*order))
    return tuple(kept)


def differing(before: tuple[V, ...], now: tuple[V, ...]) -> tuple[tuple[V, ...], tuple[V, ...]]:
    """Return what lies between the equal beginning and the equal end of two tuples of values, in each.

    Values are the same if they are the same object, as those are that `renewed` leaves alone.
    """
    first = _alike(before, now)
    last = min(_alike(reversed(before), reversed(now)), len(before) - first, len(now) - first)
    return before[first : len(before) - last], now[first : len(now) - last]


def _alike(some: Iterable[Value], others: Iterable[Value]) -> int:
    """Return how many values at the beginning are the same."""
    same = list(map(is_, some, others))
    return same.index(False) if False in same else len(same)
