"""Progress: the way from the baseline to the limit, who was spared, and the sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lead_desktop.domain.goals.progress import Standing, progress, share_of_way
from lead_desktop.domain.model.goals import ChangeMarker, ChartKind, Direction, MeasureKind
from lead_desktop.domain.model.program import RuleSet
from tests.domain.charts.test_chart import (
    COUNT,
    DAYS,
    GAPS,
    RATE,
    SHARE,
    STEADY,
    VALUE,
    every,
    observations,
)

FROM_APRIL = {"baseline_first": date(2006, 4, 1), "baseline_last": date(2007, 3, 1)}
LINES = replace(RATE, baseline=4.2, **FROM_APRIL)  # type: ignore[arg-type]


def test_the_sentence_of_a_goal_on_its_way() -> None:
    numbers = [4, 5, 4, 3, 5, 4, 4, 5, 3, 4, 5, 4, 1, 1, 0, 1, 1, 2, 1, 0]
    found = progress(LINES, observations(numbers))
    assert found.current == pytest.approx(5 / 6)
    assert found.share == pytest.approx((4.2 - 5 / 6) / 4.2)
    assert found.standing is Standing.BETTER
    assert found.sentence == (
        "Down from 4.2 to 0.83 per 1,000 line days; eight months in a row below the average; "
        "80 % of the way to zero."
    )
    assert found.signal == "Shift: 8 points below average"
    assert found.signal_is_better is True
    assert found.way == "80 % of the way"
    assert found.last_month == date(2007, 11, 1)


def test_getting_worse_is_negative_and_said() -> None:
    found = progress(replace(LINES, baseline=2.0), observations([2, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3, 3]))
    assert found.share == pytest.approx(-0.5)
    assert found.standing is Standing.WORSE
    assert "further from zero than at the start (−50 %)" in found.sentence
    assert found.way == "−50 % of the way"


def test_higher_can_be_better() -> None:
    measure = replace(SHARE, direction=Direction.HIGHER, baseline=60.0)
    found = progress(measure, observations([80] * 6, 100))
    assert found.share == pytest.approx(0.5)
    assert found.standing is Standing.BETTER
    assert "50 % of the way to 100 %" in found.sentence
    worse = progress(measure, observations([50] * 6, 100))
    assert worse.share == pytest.approx(-0.25)
    assert worse.standing is Standing.WORSE


def test_a_baseline_at_the_limit() -> None:
    measure = replace(LINES, baseline=0.0)
    kept = progress(measure, observations([0] * 8))
    assert (kept.share, kept.standing, kept.way) == (None, Standing.AT_LIMIT, "at the limit")
    lost = progress(measure, observations([0, 0, 1, 1, 0, 1, 2, 1]))
    assert (lost.share, lost.standing) == (None, Standing.WORSE)
    assert "it was at the theoretical limit at the start" in lost.sentence


def test_now_is_the_centre_of_the_last_phase_or_the_last_six_months() -> None:
    numbers = [4, 5, 4, 3, 5, 4, 4, 5, 1, 2, 1, 9, 2, 1, 2, 1]
    split = ChangeMarker(measure_id=1, month=date(2006, 12, 1), label="bundle", new_phase=True)
    assert progress(LINES, observations(numbers)).current == pytest.approx(16 / 6)
    # The chart is a run chart: its last centre is the median of 1 2 1 9 2 1 2 1.
    assert progress(LINES, observations(numbers), [split]).current == pytest.approx(1.5)
    gaps = progress(LINES, observations([9, 9, 1, None, 1, None, 1, 1, 1, None, 1]))
    assert gaps.current == pytest.approx(1)


def test_the_baseline_is_computed_from_its_months_where_none_is_given() -> None:
    measure = replace(RATE, **FROM_APRIL)  # type: ignore[arg-type]
    assert progress(measure, observations(STEADY)).baseline == pytest.approx(sum(STEADY[:12]) / 12)
    assert progress(RATE, observations(STEADY)).baseline is None


def test_people_spared_and_harmed_since_the_baseline() -> None:
    fewer = progress(LINES, observations([4] * 12 + [1] * 8))
    assert fewer.spared == pytest.approx(8 * 4.2 - 8)
    assert fewer.spared_text == "Infections: about 26 fewer than at the baseline, since Apr 2007"
    more = progress(LINES, observations([4] * 12 + [7] * 5))
    assert more.spared == pytest.approx(5 * 4.2 - 35)
    assert "about 14 more than" in more.spared_text
    share = replace(SHARE, direction=Direction.HIGHER, baseline=60.0, **FROM_APRIL)  # type: ignore[arg-type]
    helped = progress(share, observations([60] * 12 + [80, 80], 100))
    assert helped.spared == pytest.approx(40)
    assert "about 40 more" in helped.spared_text
    counted = replace(COUNT, baseline=2.0, **FROM_APRIL)  # type: ignore[arg-type]
    assert progress(counted, observations([2] * 12 + [1] * 3, None)).spared == pytest.approx(3)
    minutes = replace(VALUE, baseline=90.0, **FROM_APRIL)  # type: ignore[arg-type]
    assert progress(minutes, observations([90] * 12 + [80] * 3, None)).spared is None


def test_a_missing_month_counts_nobody() -> None:
    found = progress(LINES, observations([4] * 12 + [1, None, 1]))
    assert found.spared == pytest.approx(2 * 4.2 - 2)


@pytest.mark.parametrize(
    ("target", "answer", "words"),
    [(200.0, "pass", "every month"), (2.0, "fail", "no month"), (97.0, "inconsistent", "only some")],
)
def test_whether_a_steady_process_will_meet_its_target(target: float, answer: str, words: str) -> None:
    big = [80 + 4 * one for one in STEADY]
    measure = replace(LINES, target=target, chart=ChartKind.U)
    found = progress(measure, observations(big))
    assert found.assurance == answer
    assert words in found.assurance_text


def test_a_changing_process_and_one_without_limits_promise_nothing() -> None:
    assert progress(LINES, observations([9] * 12 + [1] * 12)).assurance is None
    assert progress(replace(LINES, chart=ChartKind.RUN), observations(STEADY)).assurance is None
    assert progress(replace(LINES, target=None), observations(STEADY)).assurance is None


def test_a_run_that_has_ended_speaks_for_what_came_after() -> None:
    found = progress(LINES, observations([9, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9, 9, 4, 3, 4, 3, 4]))
    assert "after twelve months in a row above the average, five below it" in found.sentence
    assert found.signal == "Shift: 5 points below average"
    assert found.signal_is_better is True


def test_few_numbers_and_a_median_at_the_edge_are_said() -> None:
    assert "too few months yet to tell a signal" in progress(LINES, observations([4, 5, 3, 4])).sentence
    zeros = observations([1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0])
    said = progress(replace(LINES, chart=ChartKind.RUN), zeros)
    assert "too few values off the median to tell a signal" in said.sentence
    assert said.signal == ""
    assert progress(LINES, []).sentence == "No numbers yet."


UP_AND_DOWN = (5, 15, 5, 15, 5, 60, 15, 5, 15, 5, 15, 5, 15, 5)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (UP_AND_DOWN, "Sep 2006 lies above the upper limit of chance"),
        (
            (*UP_AND_DOWN[:8], 60, *UP_AND_DOWN[9:]),
            "two months above the upper limit of chance, the last in Dec 2006",
        ),
    ],
)
def test_months_beyond_the_limits_are_said(numbers: tuple[int, ...], said: str) -> None:
    assert said in progress(replace(RATE, chart=ChartKind.U), observations(numbers)).sentence


def test_the_rules_of_ihi_in_words() -> None:
    numbers = observations([5, 9, 4, 6, 7, 8, 9, 3, 6, 5, 8, 4])
    assert "five months in a row rising" in progress(LINES, numbers, rule_set=RuleSet.IHI).sentence
    assert "rising" not in progress(LINES, numbers).sentence


def test_rare_events_stand_beside_the_rate_or_before_it() -> None:
    beside = progress(LINES, observations(STEADY), events=every(GAPS), until=date(2007, 11, 1))
    assert beside.chart.kind is ChartKind.U
    assert beside.beside is not None
    assert beside.beside.kind is ChartKind.T
    assert "days since the last event" in beside.sentence
    chosen = progress(replace(LINES, chart=ChartKind.T), observations(STEADY), events=every(GAPS))
    assert chosen.chart.kind is ChartKind.T
    assert chosen.beside is not None
    assert chosen.beside.kind is ChartKind.U
    assert "needs" not in chosen.beside.footer
    assert chosen.current == beside.current


def test_days_between_can_be_the_measure_itself() -> None:
    measure = replace(DAYS, direction=Direction.HIGHER, baseline=10.0, theoretical_limit=100.0)
    found = progress(measure, [], events=every(GAPS))
    assert found.chart.kind is ChartKind.T
    assert found.beside is None
    assert found.current == pytest.approx(sum(GAPS[-6:]) / 6)
    assert found.standing is Standing.BETTER


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_the_way_is_none_at_the_start_and_whole_at_the_limit(
    baseline: float, current: float, limit: float
) -> None:
    assume(abs(baseline - limit) > 1e-3)
    assert share_of_way(baseline, baseline, limit) == 0
    assert share_of_way(baseline, limit, limit) == pytest.approx(1)
    share = share_of_way(baseline, current, limit)
    mirrored = share_of_way(-baseline, -current, -limit)
    assert share is not None
    assert mirrored == pytest.approx(share)
    closer = abs(current - limit) < abs(baseline - limit)
    assert (share > 0) is closer or abs(share) < 1e-9 or share >= 2 - 1e-9


@given(st.lists(st.one_of(st.none(), st.integers(0, 40)), max_size=30), st.sampled_from(list(MeasureKind)))
def test_there_is_always_a_sentence(numbers: list[int | None], kind: MeasureKind) -> None:
    found = progress(replace(LINES, kind=kind), observations(numbers, 40))
    assert found.sentence.endswith(".")
    assert "None" not in found.sentence
    assert found.sentence.count(".") >= 1
