"""Charts as data: which chart, which signals, what is left out, and what the footer says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.charts.chart import Chart, chart, charts_for, suggest_chart, value_text
from lead_desktop.domain.charts.rare_events import rare_chart, since_last_text
from lead_desktop.domain.charts.table import point_text, table_head, table_rows, table_text
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    ChartKind,
    Interval,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
)
from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.spc.signals import SignalKind

RATE = Measure(
    id=1,
    goal_id=1,
    name="Central-line infections",
    kind=MeasureKind.RATE,
    unit="per 1,000 line days",
    numerator="Infections",
    denominator="Line days",
    multiply=1000,
    target=1.0,
)
SHARE = Measure(
    id=2, goal_id=1, name="Every step", kind=MeasureKind.PROPORTION, multiply=100, theoretical_limit=100
)
COUNT = Measure(id=3, goal_id=1, name="Events", kind=MeasureKind.COUNT)
VALUE = Measure(id=4, goal_id=1, name="Minutes", kind=MeasureKind.VALUE)
DAYS = Measure(id=5, goal_id=1, name="Days between", kind=MeasureKind.DAYS_BETWEEN)
STEADY = (5, 3, 6, 4, 5, 2, 6, 5, 3, 4, 6, 5, 3, 4, 5, 6, 3, 4, 5, 4)


def months(count: int, first: date = date(2006, 4, 1)) -> list[date]:
    start = first.year * 12 + first.month - 1
    return [date((start + n) // 12, (start + n) % 12 + 1, 1) for n in range(count)]


def observations(numbers: Sequence[float | None], size: float | None = 1000) -> list[Observation]:
    return [
        Observation(measure_id=1, month=month, numerator=number, denominator=size)
        for month, number in zip(months(len(numbers)), numbers, strict=True)
        if number is not None
    ]


def kinds(shown: Chart) -> set[SignalKind]:
    return {signal.kind for signal in shown.signals}


@pytest.mark.parametrize(
    ("measure", "expected", "word"),
    [
        (RATE, ChartKind.U, "rate"),
        (SHARE, ChartKind.P, "proportion"),
        (COUNT, ChartKind.C, "count"),
        (VALUE, ChartKind.I, "single values"),
        (DAYS, ChartKind.T, "time between"),
    ],
)
def test_the_measure_suggests_its_chart_and_the_reason(
    measure: Measure, expected: ChartKind, word: str
) -> None:
    assert suggest_chart(measure)[0] is expected
    kind, reason = suggest_chart(measure, observations(STEADY, 100))
    assert kind is expected
    assert word in reason.lower()
    shown = chart(measure, observations(STEADY, 100))
    assert shown.kind is expected
    assert shown.reason == reason
    assert all(point.upper is not None for point in shown.points)
    assert shown.footer.startswith(f"{expected.value.upper()} chart, n = 20")


def test_few_points_give_a_run_chart_until_there_are_twelve() -> None:
    assert chart(RATE, observations(STEADY[:11])).kind is ChartKind.RUN
    assert chart(RATE, observations(STEADY[:12])).kind is ChartKind.U
    split = ChangeMarker(measure_id=1, month=date(2007, 6, 1), label="bundle", new_phase=True)
    shown = chart(RATE, observations(STEADY), [split])
    assert shown.kind is ChartKind.RUN
    assert [(phase.first, phase.last) for phase in shown.phases] == [(0, 13), (14, 19)]
    assert all(point.upper is None for point in shown.points)
    assert "twelve" in shown.reason or "12" in shown.reason


def test_many_cases_that_vary_more_than_chance_widen_the_limits() -> None:
    numbers = [690, 905, 770, 1021, 700, 880, 1013, 880, 842, 850, 1052, 731]
    sizes = [812, 1025, 930, 1140, 875, 990, 1203, 1088, 950, 1010, 1175, 899]
    found = [
        Observation(measure_id=2, month=month, numerator=num, denominator=den)
        for month, num, den in zip(months(12), numbers, sizes, strict=True)
    ]
    assert suggest_chart(SHARE, found)[0] is ChartKind.PP
    assert suggest_chart(SHARE, observations([50] * 12, 100))[0] is ChartKind.P


def test_rare_events_are_said_to_be_rare() -> None:
    _, reason = suggest_chart(RATE, observations([0, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0]))
    assert "day of each event" in reason


@pytest.mark.parametrize("kind", charts_for(RATE)[1:])
def test_the_chosen_chart_is_the_one_that_is_drawn(kind: ChartKind) -> None:
    shown = chart(replace(RATE, chart=kind), observations(STEADY))
    assert shown.kind is kind
    assert shown.values == pytest.approx([float(one) for one in STEADY])


def test_a_chart_that_does_not_fit_is_named_in_the_footer() -> None:
    shown = chart(replace(VALUE, chart=ChartKind.P), observations(STEADY, None))
    assert shown.kind is ChartKind.I
    assert "P chart does not fit" in shown.footer
    needs = chart(replace(RATE, chart=ChartKind.T), observations(STEADY))
    assert "the day of each event" in needs.footer


def test_numbers_that_no_control_chart_takes_are_shown_as_a_run_chart_with_the_reason() -> None:
    shown = chart(replace(SHARE, chart=ChartKind.P), observations([90, 95, 120, 97], 100))
    assert shown.kind is ChartKind.RUN
    assert shown.values == pytest.approx([90, 95, 120, 97])
    assert "more events than cases" in shown.footer


SHIFTED = (15, 14, 16, 13, 15, 14, 12, 16, 15, 13, 11, 10, 12, 9, 11, 10, 12, 10, 9, 11, 10, 8, 11, 9)
SPIKED = (4, 5, 4, 6, 5, 30, 5, 4, 6, 5, 4, 5, 6, 4)


def test_anhoj_marks_runs_and_points_beyond_the_limits() -> None:
    shown = chart(replace(RATE, chart=ChartKind.RUN), observations(SHIFTED))
    assert kinds(shown) == {SignalKind.RUN, SignalKind.FEW_CROSSINGS}
    assert any(point.signal for point in shown.points)
    assert shown.phases[0].signal
    spiked = chart(RATE, observations(SPIKED))
    assert SignalKind.BEYOND in kinds(spiked)
    assert [point.beyond for point in spiked.points].count(True) == 1
    assert "Anhøj rules and three-sigma limits" in spiked.footer


def test_the_rules_of_ihi_are_never_mixed_with_the_others() -> None:
    spiked = chart(replace(RATE, chart=ChartKind.U), observations(SPIKED), rule_set=RuleSet.IHI)
    assert not any(point.beyond for point in spiked.points)
    assert SignalKind.BEYOND not in kinds(spiked)
    climbing = chart(RATE, observations((5, 9, 4, 6, 7, 8, 9, 3, 6, 5, 8, 4)), rule_set=RuleSet.IHI)
    assert climbing.kind is ChartKind.RUN
    assert [(signal.kind, signal.points) for signal in climbing.signals] == [
        (SignalKind.TREND, (3, 4, 5, 6, 7))
    ]
    assert "IHI" in climbing.footer
    assert "Anhøj" not in climbing.footer
    assert not chart(RATE, observations((5, 9, 4, 6, 7, 8, 9, 3, 6, 5, 8, 4))).signals


@pytest.mark.parametrize("rule_set", list(RuleSet))
def test_no_run_is_read_where_the_median_is_at_the_edge(rule_set: RuleSet) -> None:
    zeros = [1, 0, 0, 2, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0]
    shown = chart(replace(RATE, chart=ChartKind.RUN), observations(zeros), rule_set=rule_set)
    assert shown.parts[0].runs_signal
    assert not shown.signals
    assert "median at the data's edge: no signal is read from runs" in shown.footer
    # A line at the average is not at the edge: there the runs can be read.
    assert "edge" not in chart(replace(RATE, chart=ChartKind.U), observations(zeros)).footer


def test_a_held_baseline_keeps_its_lines_when_the_numbers_fall() -> None:
    numbers = [31, 29, 33, 30, 32, 28, 31, 30, 34, 29, 31, 30, 25, 24, 26, 23, 25, 24, 27, 25]
    held = replace(
        RATE, baseline_first=date(2006, 4, 1), baseline_last=date(2007, 3, 1), freeze_baseline=True
    )
    shown = chart(held, observations(numbers))
    assert shown.points[-1].centre == pytest.approx(sum(numbers[:12]) / 12)
    assert "baseline Apr 2006 – Mar 2007, lines held at it" in shown.footer
    assert any(signal.kind is SignalKind.RUN and signal.points[-1] == 20 for signal in shown.signals)
    free = chart(replace(held, freeze_baseline=False), observations(numbers))
    assert free.points[-1].centre == pytest.approx(sum(numbers) / 20)


def test_a_month_left_out_is_shown_but_in_no_line() -> None:
    found = observations((4, 5, 4, 6, 5, 40, 5, 4, 6, 5, 4, 5, 6, 4))
    found[5] = replace(found[5], excluded=True, note="flood")
    shown = chart(RATE, found)
    assert shown.points[5].value == pytest.approx(40)
    assert shown.points[5].excluded
    assert shown.points[0].centre == pytest.approx(63 / 13)
    assert "n = 13 · 1 month left out" in shown.footer
    assert "left out" in point_text(shown, 5)


def test_a_month_left_out_does_not_end_a_run() -> None:
    found = observations([9, 8] * 5 + [2, 3, 2, 3, 2, 50, 3, 2, 3, 2, 3])
    found[15] = replace(found[15], excluded=True)
    shown = chart(replace(RATE, chart=ChartKind.RUN), found)
    runs = [signal.points for signal in shown.signals if signal.kind is SignalKind.RUN]
    assert (11, 12, 13, 14, 15, 17, 18, 19, 20, 21) in runs


def test_limits_do_not_fall_below_zero_where_no_value_can() -> None:
    shown = chart(VALUE, observations([3, 0, 4, 1, 5, 0, 2, 6, 1, 3, 0, 4], None))
    assert {point.lower for point in shown.points} == {0}


def test_missing_months_are_gaps_and_quarters_have_none_between() -> None:
    shown = chart(RATE, observations([4, None, 5, None, None, 6]))
    assert [point.value for point in shown.points] == [4, None, 5, None, None, 6]
    quarterly = replace(RATE, interval=Interval.QUARTERLY)
    quarters = [
        observation for observation in observations([4, 0, 0, 5, 0, 0, 6, 0, 0, 7]) if observation.numerator
    ]
    shown = chart(quarterly, quarters)
    assert [point.value for point in shown.points] == [4, 5, 6, 7]
    assert shown.period == "quarter"


def test_nothing_after_the_month_asked_for() -> None:
    shown = chart(RATE, observations(STEADY), until=date(2006, 8, 17))
    assert shown.points[-1].month == date(2006, 8, 1)
    assert not chart(RATE, observations(STEADY), until=date(2005, 1, 1)).points
    assert not chart(RATE, []).points


# rare events


def events(*days: date, cases: float | None = None) -> list[RareEvent]:
    return [RareEvent(id=n, measure_id=1, day=day, cases=cases) for n, day in enumerate(days, start=1)]


def every(days: Sequence[int]) -> list[RareEvent]:
    day = date(2006, 4, 3).toordinal()
    found = [day]
    for gap in days:
        found.append(found[-1] + gap)
    return events(*(date.fromordinal(one) for one in found))


GAPS = (3, 11, 5, 19, 7, 4, 31, 9, 15, 6, 22, 48, 13, 57, 40)


def test_days_between_events_beside_the_rate() -> None:
    shown = rare_chart(RATE, every(GAPS))
    assert shown.kind is ChartKind.T
    assert shown.values == pytest.approx(list(GAPS))
    assert shown.limit is None
    assert "days between events, higher is better" in shown.footer
    assert rare_chart(RATE, every(GAPS[:5])).kind is ChartKind.RUN
    assert not rare_chart(RATE, events(date(2006, 4, 3))).points
    assert not rare_chart(RATE, []).points
    late = [*every(GAPS), *events(date(2007, 11, 20), date(2007, 12, 1))]
    assert len(rare_chart(RATE, late, until=date(2007, 11, 1)).points) == len(GAPS) + 1


def test_two_events_on_a_day_and_cases_between_make_a_g_chart() -> None:
    assert rare_chart(RATE, every((*GAPS, 0))).kind is ChartKind.G
    with_cases = [replace(event, cases=10.0 * n) for n, event in enumerate(every(GAPS))]
    shown = rare_chart(RATE, with_cases)
    assert shown.kind is ChartKind.G
    assert shown.values[:3] == (10, 20, 30)
    assert rare_chart(replace(RATE, chart=ChartKind.T), with_cases).kind is ChartKind.T


def test_how_long_since_the_last_event() -> None:
    found = events(date(2007, 3, 1), date(2007, 10, 1))
    assert since_last_text(found, date(2007, 11, 1)) == "60 days since the last event"
    assert since_last_text(found, date(2007, 5, 1)) == "91 days since the last event"
    assert since_last_text([], date(2007, 5, 1)) == ""


# the table


def test_the_table_has_a_row_for_every_point_gaps_too() -> None:
    found = observations([4, None, *STEADY])
    found[0] = replace(found[0], note='=HYPERLINK("x")\ttwo')
    shown = chart(RATE, found)
    rows = table_rows(shown)
    assert len(rows) == len(shown.points)
    assert all(len(row) == len(table_head(shown)) for row in rows)
    assert rows[0][:4] == ("2006-04", "4", "1000", "4")
    assert rows[1][:4] == ("2006-05", "", "", "")
    lines = table_text(shown).split("\n")
    assert len(lines) == len(rows) + 1
    assert all(line.count("\t") == len(table_head(shown)) - 1 for line in lines)
    assert "\t'=HYPERLINK" in lines[1]


def test_a_point_in_words() -> None:
    shown = chart(RATE, observations(SPIKED))
    said = point_text(shown, 5)
    assert said.startswith("Sep 2006: 30 per 1,000 line days (30 of 1,000) · average 6.6 · limits ")
    assert said.endswith("beyond the limits.")


def test_values_in_words() -> None:
    assert value_text(93.4, Formats(), percent=True) == "93 %"
    assert value_text(4.2, Formats(), percent=False, unit="per 1,000 line days") == "4.2 per 1,000 line days"


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 50)), max_size=40),
    st.sampled_from(list(ChartKind)),
    st.sampled_from(list(MeasureKind)),
    st.sampled_from(list(RuleSet)),
    st.sets(st.integers(0, 39)),
    st.sets(st.integers(0, 39), max_size=3),
    st.booleans(),
)
def test_whatever_was_entered_a_chart_is_shown(
    numbers: list[int | None],
    kind: ChartKind,
    measure_kind: MeasureKind,
    rule_set: RuleSet,
    excluded: set[int],
    splits: set[int],
    freeze: bool,
) -> None:
    measure = replace(
        RATE, chart=kind, kind=measure_kind, freeze_baseline=freeze, baseline_last=date(2007, 3, 1)
    )
    found = [
        replace(observation, excluded=place in excluded)
        for place, observation in enumerate(observations(numbers, 40))
    ]
    marked = [
        ChangeMarker(measure_id=1, month=months(40)[place], label="change", new_phase=True)
        for place in splits
    ]
    shown = chart(measure, found, marked, rule_set=rule_set)
    assert len(shown.values) == len(found)
    assert not any(point.signal and point.excluded for point in shown.points)
    if rule_set is RuleSet.IHI:
        assert not any(point.beyond for point in shown.points)
