"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import minutes_of_end
from lead_desktop.domain.model.formats import ClockStyle, Formats
from lead_desktop.domain.text.formatting import clock
from lead_desktop.domain.text.times import TimeRules, part_of_day, read_time

_TWELVE = TimeRules(Formats(clock=ClockStyle.TWELVE))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("8", time(8)),
        ("08", time(8)),
        ("830", time(8, 30)),
        ("0830", time(8, 30)),
        ("8:30", time(8, 30)),
        ("8.30", time(8, 30)),
        ("8 30", time(8, 30)),
        ("8h30", time(8, 30)),
        ("8.30 am", time(8, 30)),
        ("8:30 A.M.", time(8, 30)),
        ("8:30a", time(8, 30)),
        ("8 pm", time(20)),
        ("8pm", time(20)),
        ("20:15", time(20, 15)),
        ("2015", time(20, 15)),
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("noon", time(12)),
        ("0:00", time(0)),
        ("1", time(1)),
        (" 9:00\u00a0", time(9)),
    ],
)
def test_a_time_is_written_in_many_ways(text: str, moment: time) -> None:
    assert read_time(text, TimeRules()).moment == moment


@pytest.mark.parametrize(
    "text",
    [
        "25",
        "24:30",
        "8:60",
        "8:3",
        "13 pm",
        "0 am",
        "soon",
        "8:30:15",
        "-8",
        "½",
        "٨",
        "99999",
        "24:00",
        "midnight",
    ],
)
def test_what_is_no_time_gives_a_sentence_and_no_time(text: str) -> None:
    reading = read_time(text, TimeRules())
    assert reading.moment is None
    assert reading.problem.endswith(".")


def test_nothing_typed_is_neither_a_time_nor_a_problem() -> None:
    reading = read_time("  ", TimeRules())
    assert (reading.moment, reading.problem) == (None, "")


@pytest.mark.parametrize("text", ["24:00", "2400", "24", "midnight"])
def test_a_day_ends_at_midnight(text: str) -> None:
    reading = read_time(text, TimeRules(is_end=True))
    assert reading.moment == time(0)
    assert minutes_of_end(time(0)) == 1440
    assert clock(time(0), Formats(), is_end=True) == "24:00"
    assert clock(time(0), Formats(clock=ClockStyle.TWELVE), is_end=True) == "midnight"


@pytest.mark.parametrize(
    ("text", "by_day", "in_the_evening"),
    [
        ("7", 7, 19),
        ("6", 18, 18),
        ("1", 13, 13),
        ("11", 11, 23),
        ("12", 12, 12),
        ("06:00", 6, 6),
        ("15", 15, 15),
    ],
)
def test_a_bare_hour_of_a_twelve_hour_clock_is_by_day_or_in_the_evening(
    text: str, by_day: int, in_the_evening: int
) -> None:
    assert read_time(text, _TWELVE).moment == time(by_day)
    evening = TimeRules(Formats(clock=ClockStyle.TWELVE), evening=True)
    assert read_time(text, evening).moment == time(in_the_evening)


@given(st.integers(0, 1439), st.sampled_from(ClockStyle), st.booleans(), st.booleans())
def test_the_form_it_shows_is_understood(
    minutes: int, style: ClockStyle, is_end: bool, evening: bool
) -> None:
    moment = time(minutes // 60, minutes % 60)
    shown = clock(moment, Formats(clock=style), is_end=is_end)
    assert read_time(shown, TimeRules(Formats(clock=style), is_end=is_end, evening=evening)).moment == moment


@given(st.text(max_size=12))
def test_any_text_gives_a_time_or_a_sentence(text: str) -> None:
    reading = read_time(text, TimeRules())
    assert (reading.moment is None) == bool(reading.problem or not text.strip())


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "at night"),
        (5, "in the morning"),
        (12, "in the afternoon"),
        (17, "in the afternoon"),
        (18, "in the evening"),
    ],
)
def test_the_part_of_the_day(hour: int, part: str) -> None:
    assert part_of_day(time(hour)) == part
