"""What people type for lengths and times, gaps and overruns, and how long each group stays."""

from __future__ import annotations

from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import AgendaItem, Audience, minutes_of, time_of, timed
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.scheduling.timetable import (
    ClockChange,
    close_gap,
    minutes_by_kind,
    parse_clock,
    parse_length,
    shift_following,
    slack_text,
    stay_text,
    torn,
    warnings,
    windows,
)
from lead_desktop.errors import Invalid, Refused
from tests.domain.scheduling.test_agenda import START, Day, days, item

TEN = 10 * 60


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("45", 45),
        ("45 min", 45),
        ("1 h", 60),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1.5 h", 90),
        ("10:30", 30),
        ("→10:30", 30),
        ("->11", 60),
        ("until 12:15", 135),
        ("10:20 am", 20),
        ("2:15", 255),
        ("2 pm", 240),
        ("1,200", 1200),
    ],
)
def test_minutes_or_an_end_are_understood(typed: str, minutes: int) -> None:
    assert parse_length(typed, TEN, Formats()) == minutes


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Please enter minutes"),
        ("0", "at least 1 minute"),
        ("-15", "at least 1 minute"),
        ("2000", "less than 24 hours"),
        ("long", "neither minutes"),
        ("10:00", "not after the item begins, at 10:00"),
        ("9:15", "not after the item begins"),
        ("→25:00", "not a time of day"),
        ("→", "Please enter the time"),
        ("½", "neither minutes"),
        ("9" * 300, "less than 24 hours"),
    ],
)
def test_what_is_no_length_is_refused_in_words(typed: str, words: str) -> None:
    with pytest.raises(Invalid, match=words):
        parse_length(typed, TEN, Formats())


@given(st.text(max_size=12))
def test_nothing_typed_breaks_the_field(typed: str) -> None:
    with suppress(Invalid):
        assert 1 <= parse_length(typed, TEN, Formats()) <= 1439


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("12:00", time(12)),
        ("12", time(12)),
        ("930", time(9, 30)),
        ("1345", time(13, 45)),
        ("2:15 pm", time(14, 15)),
        ("12 am", time(0)),
        ("", None),
    ],
)
def test_times_of_day_are_understood(typed: str, moment: time | None) -> None:
    assert parse_clock(typed) == moment


@pytest.mark.parametrize("typed", ["24:00", "noon", "12:60", "13 pm", "-1"])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match="not a time of day"):
        parse_clock(typed)


# gaps and overruns

LUNCH = time(12, 0)


def with_changed(day: Day, *changed: AgendaItem) -> Day:
    by_id = {one.id: one for one in changed}
    return tuple(by_id.get(one.id, one) for one in day)


@given(days, st.integers(0, 11))
def test_closing_a_gap_closes_it_and_shifting_keeps_every_length(day: Day, place: int) -> None:
    lines = timed(day, START)
    pinned = [line for line in lines if line.slack]
    if not pinned:
        return
    chosen = pinned[place % len(pinned)].item.id
    try:
        closed = timed(with_changed(day, close_gap(day, START, chosen)), START)
    except Refused:
        closed = ()
    assert all(line.slack == 0 for line in closed if line.item.id == chosen)
    try:
        shifted = timed(with_changed(day, *shift_following(day, START, chosen)), START)
    except Refused:
        return
    assert [line.item.minutes for line in shifted] == [line.item.minutes for line in lines]
    at = next(number for number, line in enumerate(lines) if line.item.id == chosen)
    assert shifted[at].slack == 0
    # Whatever lies between the items that follow stays as it was.
    assert [line.slack for line in shifted[at + 1 :]] == [line.slack for line in lines[at + 1 :]]
    assert shifted[:at] == lines[:at]


def test_a_gap_is_named_and_closed_by_the_item_before() -> None:
    day = (item(1, 180), item(2, 45, LUNCH))
    assert slack_text(timed(day, START), 1, Formats()) == "1 h free before “Item 2”, pinned to 12:00"
    assert close_gap(day, START, 2).minutes == 240


def test_an_overrun_is_named_and_shortened_or_shifted() -> None:
    day = (item(1, 270), item(2, 45, LUNCH), item(3, 60), item(4, 30, time(14, 0)))
    assert (
        slack_text(timed(day, START), 1, Formats()) == "“Item 1” runs 30 min into “Item 2”, pinned to 12:00"
    )
    assert close_gap(day, START, 2).minutes == 240
    assert [one.pinned for one in shift_following(day, START, 2)] == [time(12, 30), time(14, 30)]


def test_an_item_is_never_shortened_to_nothing() -> None:
    day = (item(1, 240), item(2, 15), item(3, 45, time(12, 0)), item(4, 20, time(12, 10)))
    with pytest.raises(Refused, match="would have to lose 35 min"):
        close_gap((item(1, 30), item(2, 20, time(7, 55))), START, 2)
    assert close_gap(day, START, 4).minutes == 10


def test_nothing_is_pinned_beyond_midnight() -> None:
    with pytest.raises(Refused, match="another day"):
        shift_following((item(1, 600), item(2, 5, time(9, 0)), item(3, 5, time(23, 0))), START, 2)


def test_an_item_pinned_before_the_day_begins_is_said() -> None:
    day = (item(1, 30, time(7, 30)),)
    assert slack_text(timed(day, START), 0, Formats()) == (
        "“Item 1” is pinned to 7:30, 30 min before the session starts"
    )
    assert close_gap(day, START, 1).pinned is None


# who stays how long


@given(days)
def test_windows_hold_exactly_the_items_of_a_group(day: Day) -> None:
    for audience in Audience:
        found = windows(day, START, audience)
        lines = timed(day, START)
        runs = 0
        inside = False
        for line in lines:
            here = {"C": line.item.for_ceos, "Q": line.item.for_quality, "G": line.item.for_guest}[audience]
            runs += here and not inside
            inside = here
            if here:
                assert any(window.begins <= line.begins and line.ends <= window.ends for window in found)
        assert len(found) == runs


def test_free_time_does_not_send_a_group_away() -> None:
    day = (item(1, 60, room="CQ"), item(2, 60, time(10, 0), room="CQ"), item(3, 30))
    assert stay_text(day, START, Audience.HEAD_OF_QUALITY, Formats()) == "arrive by 8:00, leave at 11:00"
    assert stay_text(day, START, Audience.GUEST, Formats()) == ""


def test_a_reorder_that_tears_a_window_apart_is_said() -> None:
    before = (item(1, 60, room="CQ"), item(2, 60, room="CQ"), item(3, 60))
    swapped = (before[0], before[2], before[1])
    after = tuple(
        AgendaItem(
            id=one.id,
            session_id=1,
            position=place,
            title=one.title,
            minutes=one.minutes,
            for_quality=one.for_quality,
        )
        for place, one in enumerate(swapped)
    )
    sentence = "Heads of Quality are asked in for 2 separate parts of the day: 8:00–9:00 and 10:00–11:00."
    assert torn(before, after, START, Formats()) == (sentence,)
    assert torn(after, after, START, Formats()) == ()
    assert warnings(after, START, Formats()) == (sentence,)
    assert (
        stay_text(after, START, Audience.HEAD_OF_QUALITY, Formats()) == "in parts: 8:00–9:00 and 10:00–11:00"
    )


def test_a_day_past_midnight_is_warned_about() -> None:
    assert (
        "runs past midnight, to 0:30 on the next day" in warnings((item(1, 60),), time(23, 30), Formats())[0]
    )


@pytest.mark.parametrize(
    ("start", "length", "warned"),
    [(time(1), 61, True), (time(2), 30, True), (time(3), 60, False), (time(1), 60, False)],
)
def test_an_item_across_the_change_of_the_clock_is_warned_about(
    start: time, length: int, *, warned: bool
) -> None:
    change = ClockChange(120, 180, forward=True)
    assert bool(warnings((item(1, length),), start, Formats(), change)) is warned


def test_time_is_counted_by_kind() -> None:
    assert dict(minutes_by_kind((item(1, 30), item(2, 45)))) == {item(1, 1).kind: 75}
    assert minutes_of(time_of(615)) == 615
