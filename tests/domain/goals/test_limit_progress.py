"""Where measures stand on their ways: one dot each, none over another, nothing averaged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.goals.limit_progress import (
    START,
    distribution,
    is_new_signal,
    pile,
    place_of,
    share_of,
)
from lead_desktop.domain.goals.progress import Progress, Standing, progress
from lead_desktop.domain.model.goals import Measure, Observation

NOTHING = progress(Measure(goal_id=1, name="Falls", baseline=2.0), ())


def at(share: float | None, standing: Standing = Standing.BETTER) -> Progress:
    return replace(NOTHING, share=share, standing=standing)


@given(st.lists(st.floats(-3, 1.5), max_size=40))
def test_no_dot_lies_over_another_and_none_is_lost(shares: list[float]) -> None:
    dots = pile([(at(share), 0, "") for share in shares], width=0.02)
    assert len(dots) == len(shares)
    assert all(0 <= dot.x <= 1 for dot in dots)
    for place, dot in enumerate(dots):
        for other in dots[place + 1 :]:
            assert dot.level != other.level or abs(dot.x - other.x) >= 0.02


@given(st.lists(st.one_of(st.none(), st.floats(-3, 1.5)), max_size=30))
def test_the_bands_count_every_measure_whose_way_can_be_told(shares: list[float | None]) -> None:
    counts = distribution([at(share) for share in shares])
    assert sum(count for _, count in counts) == sum(share is not None for share in shares)


def test_the_ends_of_the_way() -> None:
    assert place_of(0.0) == START
    assert place_of(1.0) == place_of(7.0) == 1.0
    assert place_of(-9.0) == 0.0
    assert share_of(at(None, Standing.AT_LIMIT)) == 1.0
    assert share_of(at(None, Standing.UNKNOWN)) is None


def test_a_signal_is_new_where_none_was_or_it_showed_the_other_way() -> None:
    none, better = at(0.2), replace(at(0.2), signal="Shift", signal_is_better=True)
    worse = replace(better, signal_is_better=False)
    assert is_new_signal(better, none)
    assert is_new_signal(worse, better)
    assert not is_new_signal(better, better)
    assert not is_new_signal(none, better)


def test_a_measure_at_its_limit_is_found_there() -> None:
    measure = Measure(goal_id=1, name="Falls", baseline=2.0)
    zeros = [
        Observation(measure_id=1, month=date(2007, month, 1), numerator=0, denominator=900)
        for month in range(1, 8)
    ]
    (dot,) = pile([(progress(measure, zeros), 3, "Falls")], width=0.02)
    assert dot.at_limit
    assert dot.x == 1.0
