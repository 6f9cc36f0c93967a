"""The rules that tell a signal from chance: Anhøj's, the run-chart rules of IHI, and assurance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from statistics import median

from lead_desktop.errors import Refused

_FLOATING = 1e-11
"""Two numbers this close, in proportion, differ by floating point alone."""

LARGEST = 1e100
"""Beyond this, squares and products would leave floating point."""

IHI_SHIFT = 6
IHI_TREND = 5
IHI_FEWEST = 10


@dataclass(frozen=True, slots=True)
class RunsCount:
    """How often a series changes the side of its centre line, and what chance would explain.

    A useful observation does not lie on the line. The numbers are None where nothing is useful.
    """

    n_useful: int
    longest_run: int | None = None
    longest_run_max: int | None = None
    n_crossings: int | None = None
    n_crossings_min: int | None = None
    signal: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """Six or more useful points in a row `above` or `below` the median; points count from 1."""

    side: str
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """Five or more points in a row going `up` or `down`; points count from 1."""

    direction: str
    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class IhiRules:
    """What the run-chart rules of IHI say of a series.

    `runs_verdict` is `too_few`, `expected` or `too_many`, and None below ten useful points, where the
    rule gives no bounds.
    """

    median: float | None
    n: int
    n_useful: int
    n_runs: int
    runs_lower: int | None
    runs_upper: int | None
    runs_verdict: str | None
    shifts: tuple[Shift, ...]
    trends: tuple[Trend, ...]

    @property
    def signal(self) -> bool:
        """Tell whether any of the rules gives a signal."""
        return bool(self.shifts or self.trends) or self.runs_verdict in ("too_few", "too_many")


def side_of(value: float, line: float, scale: float = 0.0) -> int:
    """Return 1 above a line, -1 below it and 0 on it.

    What floating point alone tells apart lies on the line; `scale` is the largest value the line was
    computed from.
    """
    if abs(value - line) <= max(_FLOATING * max(abs(value), abs(line)), 1e-15 * scale):
        return 0
    return 1 if value > line else -1


def count_runs(sides: Sequence[int]) -> RunsCount:
    """Return the runs of a series from the sides of its points (1, -1, and 0 on the line).

    Signal: a run longer than chance explains, or fewer crossings than chance explains.
    Source: Anhøj, Olesen: Run charts revisited, PLoS ONE 2014.
    """
    useful = [side for side in sides if side]
    if not useful:
        return RunsCount(0)
    longest = max(len(list(run)) for _, run in groupby(useful))
    crossings = sum(one != other for one, other in pairwise(useful))
    longest_max, crossings_min = longest_run_limit(len(useful)), crossings_limit(len(useful))
    signal = longest > longest_max or crossings < crossings_min
    return RunsCount(len(useful), longest, longest_max, crossings, crossings_min, signal)


def longest_run_limit(useful: int) -> int:
    """Return the longest run that chance explains among so many useful observations.

    Source: Schilling: The surprising predictability of long runs, Mathematics Magazine 2012:
    log2(n) + 3, rounded.
    """
    return round(math.log2(useful)) + 3


@lru_cache(maxsize=256)
def crossings_limit(useful: int) -> int:
    """Return the fewest crossings that chance explains: the 5 % quantile of Binomial(n - 1, 1/2).

    Source: Chen: A novel diagnostic for run charts, 2010; Anhøj, Olesen, PLoS ONE 2014.
    """
    trials = useful - 1
    below = 0
    for crossings in range(trials + 1):
        below += math.comb(trials, crossings)
        if below * 20 >= 2**trials:
            return crossings
    return trials


@lru_cache(maxsize=256)
def expected_runs(useful: int) -> tuple[int, int]:
    """Return the fewest and the most runs that chance explains, 2.5 % left out on either side.

    The exact distribution of the number of runs where half of the points lie on either side.
    Source: Swed, Eisenhart: Tables for testing randomness of grouping in a sequence of alternatives,
    Annals of Mathematical Statistics 1943, the base of the table in Perla, Provost, Murray: The run
    chart, BMJ Quality & Safety 2011 (whose printed table differs by one in some places).
    """
    above, below = useful - useful // 2, useful // 2
    ways = [_ways_for_runs(runs, above, below) for runs in range(useful + 1)]
    lower, seen = 0, 0
    while (seen + ways[lower]) * 40 <= sum(ways):
        seen += ways[lower]
        lower += 1
    upper, seen = useful, 0
    while (seen + ways[upper]) * 40 <= sum(ways):
        seen += ways[upper]
        upper -= 1
    return lower, upper


def _ways_for_runs(runs: int, above: int, below: int) -> int:
    """Count the orders of two kinds of points that have so many runs."""
    if runs < 2:
        return 0
    half = runs // 2
    if runs % 2 == 0:
        return 2 * math.comb(above - 1, half - 1) * math.comb(below - 1, half - 1)
    return math.comb(above - 1, half) * math.comb(below - 1, half - 1) + math.comb(
        above - 1, half - 1
    ) * math.comb(below - 1, half)


def ihi_rules(num: Sequence[float | None]) -> IhiRules:
    """Return what the run-chart rules of IHI say of values in the order of time; None is missing.

    A shift is six or more points on one side of the median; those on it neither count nor break the
    row. A trend is five or more points going one way; a value equal to the one before is passed over.
    Missing points are passed over too. Too few or too many runs: see `expected_runs`.

    Source: Perla, Provost, Murray: The run chart, BMJ Quality & Safety 2011.

    Raises:
        Refused: a value is no number.
    """
    found = [(number, value) for number, value in enumerate(checked_numbers(num), 1) if value is not None]
    if not found:
        return IhiRules(None, 0, 0, 0, None, None, None, (), ())
    middle = median(value for _, value in found)
    return ihi_rules_around(found, middle)


def ihi_rules_around(found: Sequence[tuple[int, float]], middle: float) -> IhiRules:
    """Return what the rules say of points (number from 1, value) around a given centre line."""
    scale = max((abs(value) for _, value in found), default=0.0)
    sides = [(number, side_of(value, middle, scale)) for number, value in found]
    useful = [(number, side) for number, side in sides if side]
    rows = [
        (side, tuple(number for number, _ in row)) for side, row in groupby(useful, key=lambda one: one[1])
    ]
    lower, upper = expected_runs(len(useful)) if len(useful) >= IHI_FEWEST else (None, None)
    verdict = None
    if lower is not None and upper is not None:
        verdict = "too_few" if len(rows) < lower else "too_many" if len(rows) > upper else "expected"
    return IhiRules(
        median=middle,
        n=len(found),
        n_useful=len(useful),
        n_runs=len(rows),
        runs_lower=lower,
        runs_upper=upper,
        runs_verdict=verdict,
        shifts=tuple(
            Shift("above" if side > 0 else "below", points)
            for side, points in rows
            if len(points) >= IHI_SHIFT
        ),
        trends=_trends(found),
    )


def _trends(found: Sequence[tuple[int, float]]) -> tuple[Trend, ...]:
    distinct: list[tuple[int, float]] = []
    for number, value in found:
        if not distinct or side_of(value, distinct[-1][1]):
            distinct.append((number, value))
    trends: list[Trend] = []
    start = 0
    for place in range(1, len(distinct) + 1):
        goes_on = place < len(distinct) and (
            place - start < 2
            or (distinct[place][1] > distinct[place - 1][1]) == (distinct[start + 1][1] > distinct[start][1])
        )
        if goes_on:
            continue
        if place - start >= IHI_TREND:
            up = distinct[start + 1][1] > distinct[start][1]
            points = tuple(number for number, _ in distinct[start:place])
            trends.append(Trend("up" if up else "down", points))
        # The turning point belongs to both ways.
        start = place - 1
    return tuple(trends)


def assurance(direction: str, target: float | None, lcl: float | None, ucl: float | None) -> str | None:
    """Tell whether a stable process will meet its target: `pass`, `fail`, or `inconsistent`.

    `direction` is `decrease` or `increase` (or `lower`, `higher`). Pass: even its worst expected value
    meets the target; fail: even its best does not; a value at the target meets it. None where there is
    no target or no limit.

    Source: NHS England, Making Data Count: the assurance of a process is read from its limits.

    Raises:
        Refused: the direction is unknown, or a number is none.
    """
    lower_is_better = {"decrease": True, "lower": True, "increase": False, "higher": False}.get(
        str(direction)
    )
    if lower_is_better is None:
        raise Refused(f"“{direction}” is no direction; a measure should decrease or increase.")
    aim, low, high = checked_numbers((target, lcl, ucl))
    if aim is None or low is None or high is None:
        return None
    worst, best = (high, low) if lower_is_better else (low, high)
    sign = 1 if lower_is_better else -1
    if side_of(worst, aim) * sign <= 0:
        return "pass"
    return "fail" if side_of(best, aim) * sign > 0 else "inconsistent"


def checked_numbers(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return values as numbers that can be computed with; None is missing.

    Raises:
        Refused: a value is no number, infinite or too large.
    """
    found: list[float | None] = []
    for place, value in enumerate(values, start=1):
        try:
            number = None if value is None else float(value)
        except (TypeError, ValueError, OverflowError):
            raise Refused(f"Point {place} is not a number.") from None
        if number is not None and not abs(number) <= LARGEST:
            raise Refused(f"Point {place} is not a number that can be charted.")
        found.append(number)
    return tuple(found)
