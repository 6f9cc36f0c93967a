"""The engine against the reference vectors, and the laws that any chart obeys."""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lead_desktop.domain.model.goals import ChartKind
from lead_desktop.domain.spc import Analysis, analyse, assurance, ihi_rules
from lead_desktop.domain.spc.rules import crossings_limit, expected_runs, longest_run_limit
from lead_desktop.errors import UserError

REFERENCE = json.loads(Path(__file__).with_name("spc_vectors.json").read_text(encoding="utf-8"))
CHARTED = [
    one
    for one in REFERENCE["vectors"]
    if one["chart"] not in ("ihi_run", "assurance_rule") and "error" not in one["expected"]
]
REFUSED = [one for one in REFERENCE["vectors"] if "error" in one["expected"]]
PARTS = (
    ("from", "first"),
    ("to", "last"),
    ("n_obs", "n_obs"),
    ("n_useful", "n_useful"),
    ("longest_run", "longest_run"),
    ("longest_run_max", "longest_run_max"),
    ("n_crossings", "n_crossings"),
    ("n_crossings_min", "n_crossings_min"),
    ("runs_signal", "runs_signal"),
)


def of_chart(chart: str) -> list[dict[str, Any]]:
    return [one for one in REFERENCE["vectors"] if one["chart"] == chart]


def name(vector: dict[str, Any]) -> str:
    return str(vector["id"])


def analysed(vector: dict[str, Any], wrap: type = list) -> Analysis:
    """Run the engine with a vector's numbers; a target is drawn, not computed with."""
    args = {key: value for key, value in vector["args"].items() if key != "target"}
    if "y.neg" in args:
        args["clip_negative"] = not args.pop("y.neg")
    den = vector["input"].get("den")
    return analyse(vector["chart"], wrap(vector["input"]["num"]), den if den is None else wrap(den), **args)


def same(found: tuple[float | None, ...], expected: Any) -> bool:
    wanted = expected if isinstance(expected, list) else [expected] * len(found)
    return len(found) == len(wanted) and all(
        one is two if one is None or two is None else math.isclose(one, two, rel_tol=0, abs_tol=5.1e-7)
        for one, two in zip(found, wanted, strict=True)
    )


@pytest.mark.parametrize("wrap", [list, tuple])
@pytest.mark.parametrize("vector", CHARTED, ids=name)
def test_every_vector_is_reproduced_to_six_digits(vector: dict[str, Any], wrap: type) -> None:
    found, expected = analysed(vector, wrap), vector["expected"]
    for line in ("y", "cl", "lcl", "ucl"):
        assert same(getattr(found, line), expected[line]), line
    assert list(found.sigma_points) == expected["sigma_points"]
    assert len(found.parts) == len(expected["parts"])
    for part, wanted in zip(found.parts, expected["parts"], strict=True):
        for theirs, ours in PARTS:
            assert getattr(part, ours) == wanted[theirs], theirs


@pytest.mark.parametrize("vector", REFUSED, ids=name)
def test_what_cannot_be_charted_is_refused_in_words(vector: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="denominator of zero"):
        analysed(vector)


@pytest.mark.parametrize("vector", of_chart("ihi_run"), ids=name)
def test_the_rules_of_ihi(vector: dict[str, Any]) -> None:
    assert json.loads(json.dumps(asdict(ihi_rules(vector["input"]["num"])))) == vector["expected"]


@pytest.mark.parametrize("vector", of_chart("assurance_rule"), ids=name)
def test_assurance(vector: dict[str, Any]) -> None:
    given_ = vector["input"]
    found = assurance(given_["direction"], given_["target"], given_["lcl"], given_["ucl"])
    assert found == vector["expected"]


def test_assurance_between_the_two_answers_and_without_limits() -> None:
    assert assurance("decrease", 1.0, 0.2, 2.4) == "inconsistent"
    assert assurance("increase", 0.95, 0.9, 1.0) == "inconsistent"
    assert assurance("decrease", 1.0, None, 2.4) is None
    assert assurance("decrease", None, 0.2, 2.4) is None
    with pytest.raises(UserError):
        assurance("sideways", 1.0, 0.2, 2.4)


def test_the_bounds_of_runs_and_crossings() -> None:
    table = REFERENCE["tables"]["anhoej"]
    found = [(longest_run_limit(n), crossings_limit(n)) for n in table["n"]]
    assert found == list(zip(table["longest_run_max"], table["n_crossings_min"], strict=True))


def test_the_bounds_of_the_number_of_runs() -> None:
    table = REFERENCE["tables"]["ihi_runs_exact"]
    assert {n: list(expected_runs(int(n))) for n in table} == table


def test_printed_bounds_differ_from_the_exact_ones_by_one_at_most() -> None:
    printed = REFERENCE["tables"]["ihi_runs_printed_secondary"]
    for n, bounds in printed.items():
        if n != "note":
            assert all(abs(one - two) <= 1 for one, two in zip(bounds, expected_runs(int(n)), strict=True))


# what cannot be charted, and what can


@pytest.mark.parametrize(
    ("chart", "num", "den", "extra"),
    [
        ("u", [1, 2], [100, 0], {}),
        ("run", [1, 2], [100, 0], {}),
        ("t", [3, 0, 4], None, {}),
        ("c", [3, -1, 4], None, {}),
        ("g", [3, -1, 4], None, {}),
        ("u", [3, 1], [100, -5], {}),
        ("p", [5, 11], [10, 10], {}),
        ("pp", [5, 11], [10, 10], {}),
        ("u", [1, 2, 3], [100, 100], {}),
        ("u", [1, 2, 3], None, {}),
        ("p", [1, 2, 3], None, {}),
        ("xbar", [1, 2, 3], None, {}),
        ("run", [1, float("nan"), 3], None, {}),
        ("i", [1, float("inf"), 3], None, {}),
        ("i", [1, "two", 3], None, {}),
        ("i", "123", None, {}),
        ("i", [1, 2, 3], None, {"part": (4,)}),
        ("i", [1, 2, 3], None, {"part": (0,)}),
        ("i", [1, 2, 3], None, {"exclude": (9,)}),
        ("i", [1, 2, 3], None, {"freeze": 0}),
        ("i", [1, 2, 3], None, {"freeze": 4}),
        ("i", [1, 2, 3], None, {"freeze": 1.5}),
        ("i", [1, 2, 3], None, {"multiply": 0}),
        ("i", [1, 2, 3], None, {"multiply": float("nan")}),
        ("i", [1, 2, 3], None, {"cl": [1, 2]}),
        ("c", [1, 2, 3], None, {"cl": -1}),
        ("p", [1, 2, 3], [9, 9, 9], {"cl": 1.5}),
        ("i", [1, 2, 10**400], None, {}),
    ],
)
def test_refused_in_a_plain_sentence(chart: str, num: Any, den: Any, extra: dict[str, Any]) -> None:
    with pytest.raises(UserError) as caught:
        analyse(chart, num, den, **extra)
    assert caught.value.sentence.endswith(".")
    assert len(caught.value.sentence) > 15


@pytest.mark.parametrize("chart", [kind.value for kind in ChartKind if kind is not ChartKind.AUTOMATIC])
def test_nothing_and_only_missing_numbers_can_be_charted(chart: str) -> None:
    den: list[None] | None = [] if chart in ("u", "p", "pp", "up") else None
    nothing = analyse(chart, [], den)
    assert (nothing.y, nothing.cl, nothing.parts, nothing.sigma_points) == ((), (), (), ())
    missing = analyse(chart, [None] * 4, None if den is None else [None] * 4)
    assert missing.y == missing.cl == missing.lcl == missing.ucl == (None,) * 4
    assert (missing.parts[0].n_obs, missing.parts[0].n_useful) == (4, 0)
    assert not missing.parts[0].runs_signal


def test_a_point_alone_has_no_moving_range() -> None:
    for chart in ("i", "t"):
        found = analyse(chart, [5.0])
        assert (found.lcl, found.ucl) == ((None,), (None,))


def test_scalars_stand_for_every_point_and_a_single_point_number() -> None:
    assert analyse("u", [1, 2, 3], 100, part=2) == analyse("u", [1, 2, 3], [100] * 3, part=[2])
    assert analyse("i", [1, 2, 9], exclude=3) == analyse("i", [1, 2, 9], None, exclude=(3,))
    assert analyse("c", [1, 2, 3], cl=2) == analyse("c", [1, 2, 3], cl=[2, 2, 2])


def test_splitting_into_phases_takes_the_place_of_a_frozen_baseline() -> None:
    values = [5, 6, 5, 7, 6, 2, 1, 2, 3, 2]
    assert analyse("i", values, freeze=3, part=(5,)) == analyse("i", values, part=(5,))


def test_a_centre_line_at_the_edge_of_the_data_gives_no_signal_to_show() -> None:
    vector = next(one for one in CHARTED if one["id"].startswith("B13"))
    part = analysed(vector).parts[0]
    assert part.runs_signal
    assert part.at_edge
    assert not part.has_signal


def test_equal_proportions_of_unlike_sizes_lie_on_their_line() -> None:
    found = analyse("p", [9, 18, 27, 81, 63], [10, 20, 30, 90, 70])
    assert found.parts[0].n_useful == 0


def test_ties_do_not_break_a_trend_and_count_once() -> None:
    found = ihi_rules([1, 2, 2, 3, None, 4, 5, 1])
    assert [(trend.direction, trend.points) for trend in found.trends] == [("up", (1, 2, 4, 6, 7))]


def test_a_turning_point_belongs_to_both_trends() -> None:
    found = ihi_rules([1, 2, 3, 4, 5, 4, 3, 2, 1])
    assert [(trend.direction, len(trend.points)) for trend in found.trends] == [("up", 5), ("down", 5)]


# laws

VALUES = st.lists(st.one_of(st.none(), st.integers(0, 400).map(lambda n: n / 4)), min_size=1, max_size=40)
CHARTS = st.sampled_from(["run", "i", "c", "u", "p", "pp", "up", "g", "t"])


def sized(chart: str, values: list[float | None]) -> tuple[list[float | None], list[float] | None]:
    """Fit any values to a chart: sizes where it needs them, no gap of zero on a T chart."""
    if chart == "t":
        return [None if value is None else value + 0.25 for value in values], None
    if chart in ("u", "p", "pp", "up"):
        return values, [100 + place % 7 for place in range(len(values))]
    return values, None


def close(one: tuple[float | None, ...], two: tuple[float | None, ...]) -> bool:
    return all(
        a is b if a is None or b is None else math.isclose(a, b, rel_tol=1e-7, abs_tol=1e-7)
        for a, b in zip(one, two, strict=True)
    )


def counts(found: Analysis) -> list[tuple[object, ...]]:
    return [
        (part.n_obs, part.n_useful, part.longest_run, part.n_crossings, part.runs_signal)
        for part in found.parts
    ]


@given(CHARTS, VALUES, st.sampled_from([0.5, 2, 100, 1000]))
def test_multiplying_scales_every_line_and_changes_no_signal(
    chart: str, values: list[float | None], factor: float
) -> None:
    num, den = sized(chart, values)
    plain, scaled = analyse(chart, num, den), analyse(chart, num, den, multiply=factor)
    for line in ("y", "cl", "lcl", "ucl"):
        expected = tuple(None if one is None else one * factor for one in getattr(plain, line))
        assert close(getattr(scaled, line), expected)
    assert plain.sigma_points == scaled.sigma_points
    assert counts(plain) == counts(scaled)


@given(st.sampled_from(["run", "i", "t"]), VALUES, st.sampled_from([0.25, 3, 1024]))
def test_values_in_another_unit_give_the_same_chart_in_that_unit(
    chart: str, values: list[float | None], factor: float
) -> None:
    num, _ = sized(chart, values)
    plain = analyse(chart, num, screen_mr=False)
    scaled = analyse(chart, [None if one is None else one * factor for one in num], screen_mr=False)
    for line in ("y", "cl", "lcl", "ucl"):
        expected = tuple(None if one is None else one * factor for one in getattr(plain, line))
        assert close(getattr(scaled, line), expected)
    assert counts(plain) == counts(scaled)


@given(CHARTS, VALUES)
def test_read_backwards_the_lines_and_the_runs_are_the_same(chart: str, values: list[float | None]) -> None:
    num, den = sized(chart, values)
    forward = analyse(chart, num, den, screen_mr=False)
    back = analyse(chart, num[::-1], None if den is None else den[::-1], screen_mr=False)
    for line in ("y", "cl", "lcl", "ucl"):
        assert close(getattr(forward, line), getattr(back, line)[::-1])
    assert counts(forward) == counts(back)
    assert forward.sigma_points == tuple(sorted(len(num) + 1 - point for point in back.sigma_points))


@given(VALUES)
def test_a_point_on_the_median_changes_no_run(values: list[float | None]) -> None:
    plain = analyse("run", values)
    centre = plain.cl[0]
    assume(centre is not None)
    more = analyse("run", [*values, centre])
    assert more.cl[0] == centre
    assert counts(more)[0][1:] == counts(plain)[0][1:]
    assert more.parts[0].n_obs == plain.parts[0].n_obs + 1


@given(CHARTS, VALUES, st.integers(0, 40))
def test_a_missing_point_moves_no_centre_line_and_no_run(
    chart: str, values: list[float | None], place: int
) -> None:
    num, den = sized(chart, values)
    at = min(place, len(num))
    plain = analyse(chart, num, den)
    with_gap = analyse(
        chart, [*num[:at], None, *num[at:]], None if den is None else [*den[:at], 100, *den[at:]]
    )
    assert with_gap.y[at] is None
    assert close(with_gap.cl[:at] + with_gap.cl[at + 1 :], plain.cl)
    assert counts(with_gap)[0][1:] == counts(plain)[0][1:]
    assert at + 1 not in with_gap.sigma_points


@given(CHARTS, VALUES, st.data())
def test_an_excluded_point_is_in_no_line_and_no_run(
    chart: str, values: list[float | None], data: st.DataObject
) -> None:
    num, den = sized(chart, values)
    assume(len(num) > 1)
    left_out = data.draw(st.integers(1, len(num)))
    found = analyse(chart, num, den, exclude=(left_out,))
    rest = [one for place, one in enumerate(num, 1) if place != left_out]
    sizes = None if den is None else [one for place, one in enumerate(den, 1) if place != left_out]
    without = analyse(chart, rest, sizes)
    assert close(found.cl[: left_out - 1] + found.cl[left_out:], without.cl)
    assert counts(found) == counts(without)


@given(VALUES, st.data())
def test_each_phase_is_a_chart_of_its_own(values: list[float | None], data: st.DataObject) -> None:
    assume(len(values) > 1)
    end = data.draw(st.integers(1, len(values) - 1))
    found = analyse("i", values, part=(end,))
    first, second = analyse("i", values[:end]), analyse("i", values[end:])
    assert found.cl == first.cl + second.cl
    assert found.ucl == first.ucl + second.ucl
    assert counts(found) == counts(first) + counts(second)


@given(VALUES)
def test_ihi_read_upside_down(values: list[float | None]) -> None:
    plain = ihi_rules(values)
    flipped = ihi_rules([None if value is None else -value for value in values])
    assert (plain.n, plain.n_useful, plain.n_runs, plain.runs_verdict) == (
        flipped.n,
        flipped.n_useful,
        flipped.n_runs,
        flipped.runs_verdict,
    )
    assert [shift.points for shift in plain.shifts] == [shift.points for shift in flipped.shifts]
    assert [trend.points for trend in plain.trends] == [trend.points for trend in flipped.trends]
