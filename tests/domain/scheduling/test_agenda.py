"""Times of a day: whatever is done to it, the items stay in order and its times add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import (
    DAY,
    AgendaItem,
    Audience,
    end_of_day,
    minutes_of,
    ordered,
    presence,
    renumbered,
    time_of,
    timed,
    total_minutes,
)

START = time(8, 0)
Day = tuple[AgendaItem, ...]


def item(id_: int, minutes: int, pinned: time | None = None, room: str = "C") -> AgendaItem:
    return AgendaItem(
        id=id_,
        session_id=1,
        position=id_,
        title=f"Item {id_}",
        minutes=minutes,
        pinned=pinned,
        for_ceos="C" in room,
        for_quality="Q" in room,
        for_guest="G" in room,
    )


times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
days = st.lists(
    st.tuples(st.integers(1, 300), st.none() | times, st.sampled_from(["C", "CQ", "CQG", "G"])), max_size=12
).map(lambda rows: tuple(item(place, *row) for place, row in enumerate(rows, start=1)))


def moved(day: Day, one: int, to: int) -> Day:
    order = [each.id for each in ordered(day)]
    id_ = order.pop(one % len(order))
    order.insert(to % (len(order) + 1), id_)
    places = dict(renumbered(day, order))
    return tuple(replace(each, position=places.get(each.id, each.position)) for each in day)


def changed(day: Day, one: int, **fields: object) -> Day:
    chosen = ordered(day)[one % len(day)].id
    return tuple(replace(each, **fields) if each.id == chosen else each for each in day)  # type: ignore[arg-type]


def deleted(day: Day, one: int) -> Day:
    chosen = ordered(day)[one % len(day)].id
    return tuple(each for each in day if each.id != chosen)


Edit = Callable[[Day], Day]
places = st.integers(0, 50)
edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(lambda one, to: lambda day: moved(day, one, to), places, places),
    st.builds(lambda one, length: lambda day: changed(day, one, minutes=length), places, st.integers(1, 300)),
    st.builds(lambda one, at: lambda day: changed(day, one, pinned=at), places, st.none() | times),
    st.builds(lambda one: lambda day: deleted(day, one), places),
)


@given(days, st.lists(edits, max_size=15), times)
def test_times_add_up_after_any_edits(day: Day, steps: list[Edit], start: time) -> None:
    for step in steps:
        if day:
            day = step(day)
    lines = timed(day, start)
    assert [line.item for line in lines] == list(ordered(day))
    assert total_minutes(day) == sum(line.ends - line.begins for line in lines)
    previous = minutes_of(start)
    for line in lines:
        assert line.ends - line.begins == line.item.minutes
        # Half-open: an item may begin in the very minute in which the one before it ends.
        assert line.begins - previous == line.slack
        if line.item.pinned is None:
            assert line.slack == 0
        else:
            assert line.start == line.item.pinned
        previous = line.ends
    if all(line.slack >= 0 for line in lines):
        for line, following in pairwise(lines):
            assert line.ends <= following.begins


@given(days, st.lists(edits, max_size=8))
def test_without_pins_a_day_is_as_long_as_its_items(day: Day, steps: list[Edit]) -> None:
    for step in steps:
        if day:
            day = step(day)
    day = tuple(replace(each, pinned=None) for each in day)
    assert end_of_day(day, START) == time_of(minutes_of(START) + total_minutes(day))


@given(days)
def test_a_group_is_present_from_its_first_item_to_its_last(day: Day) -> None:
    for audience in Audience:
        span = presence(day, START, audience)
        lines = [line for line in timed(day, START) if audience.value in _room(line.item)]
        if not lines:
            assert span is None
        else:
            assert span == (
                time_of(min(line.begins for line in lines)),
                time_of(max(line.ends for line in lines)),
            )


def _room(one: AgendaItem) -> str:
    groups = (("C", one.for_ceos), ("Q", one.for_quality), ("G", one.for_guest))
    return "".join(letter for letter, present in groups if present)


def test_a_pinned_lunch_begins_on_the_clock_and_what_follows_with_it() -> None:
    day = (item(1, 60), item(2, 45, time(12, 0)), item(3, 30))
    lines = timed(day, START)
    assert [(line.start, line.end, line.slack) for line in lines] == [
        (time(8), time(9), 0),
        (time(12), time(12, 45), 180),
        (time(12, 45), time(13, 15), 0),
    ]
    assert total_minutes(day) == 135


def test_an_item_before_a_pin_that_runs_over_is_an_overrun_and_no_gap() -> None:
    lines = timed((item(1, 300), item(2, 45, time(12, 0))), START)
    assert lines[1].slack == -60
    assert end_of_day([line.item for line in lines], START) == time(13)


def test_a_day_past_midnight_counts_on() -> None:
    lines = timed((item(1, 60), item(2, 30)), time(23, 30))
    assert lines[0].ends == DAY + 30
    assert lines[1].start == time(0, 30)
