"""The registry of entities: complete, and a snapshot brought up to date is the one made anew."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from operator import attrgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.goals import Goal, Measure, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.registry import differing, noun, pointers_to, registry, renewed
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Entity, Value
from tests.programs import program

EMPTY = Snapshot(program=program())


def entities(base: Entity = Value) -> list[Entity]:
    """Every class of values that there is."""
    return [found for one in base.__subclasses__() for found in (one, *entities(one))]


def test_every_class_of_values_is_registered_at_one_place() -> None:
    # A dataclass with slots is made twice; the first of the two stays a subclass until it is collected.
    assert {entity.__qualname__ for entity in entities()} == {entity.__qualname__ for entity in registry()}
    assert [known.place for known in registry().values()] == [place.name for place in fields(Snapshot)]
    for what in (attrgetter("noun"), attrgetter("table"), attrgetter("place")):
        found = [what(known) for known in registry().values()]
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("entity", registry(), ids=lambda entity: entity.__name__)
def test_what_is_registered_names_fields_that_are_there(entity: Entity) -> None:
    known = registry()[entity]
    assert is_dataclass(entity)
    assert set(known.order) <= set(known.fields)
    assert known.order[-1] == "id"
    for name, kind in known.fields.items():
        # A field that holds the id of another value says whose.
        assert name == "id" or name.endswith("_id") == (kind.reference is not None), name
        assert kind.reference is None or kind.base is int


def test_nouns_and_what_points_where() -> None:
    assert noun(Observation) == "observation"
    assert [(pointer.entity, pointer.field, pointer.part) for pointer in pointers_to(Goal)] == [
        (Measure, "goal_id", True)
    ]
    assert not any(pointer.part for pointer in pointers_to(Organization))


def observation(id_: int, measure: int, month: int) -> Observation:
    return Observation(id=id_, measure_id=measure, month=date(2007, 1, 1) + timedelta(days=31 * month))


CHANGES = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 3), st.integers(0, 9), st.booleans()))


@given(CHANGES, CHANGES)
def test_what_is_renewed_is_what_is_read_anew(
    first: list[tuple[int, int, int, bool]], second: list[tuple[int, int, int, bool]]
) -> None:
    snapshot, known = EMPTY, {}
    for changes in (first, second):
        touched = []
        for id_, measure, month, there in changes:
            value = observation(id_, measure, month) if there else None
            touched.append((Observation, id_, value))
            known[id_] = value
        snapshot = renewed(snapshot, touched)
    expected = sorted(
        (value for value in known.values() if value is not None),
        key=lambda value: (value.measure_id, value.month, value.id),
    )
    assert snapshot.observations == tuple(expected)


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans())))
def test_marks_are_renewed_one_by_one(changes: list[tuple[int, bool]]) -> None:
    snapshot = EMPTY
    known: dict[int, Mark] = {}
    for id_, there in changes:
        mark = Mark(id=id_, seat_id=id_, kind=MarkKind.PRESENT)
        before = snapshot
        snapshot = renewed(snapshot, [(Mark, id_, mark if there else None)])
        gone, made = differing(before.marks, snapshot.marks)
        assert len(gone) <= 1
        assert len(made) <= 1
        known.pop(id_, None)
        if there:
            known[id_] = mark
    assert snapshot.marks == tuple(known[id_] for id_ in sorted(known))
    assert snapshot.seats is EMPTY.seats


def test_the_program_and_what_is_not_touched() -> None:
    named = replace(EMPTY.program, name="Another")
    snapshot = renewed(EMPTY, [(type(named), 1, named)])
    assert snapshot.program is named
    assert renewed(snapshot, []) is snapshot
    assert renewed(EMPTY, [(Seat, 4, Seat(id=4, session_id=1, appointment_id=1))]).seat(4) is not None
    assert EMPTY.seat(4) is None
