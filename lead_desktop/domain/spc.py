"""Run charts: the median of each phase, and the Anhøj rules that tell a signal from chance."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import median


@dataclass(frozen=True, slots=True)
class Part:
    """One phase of a chart. Point numbers are 1-based, both ends included.

    A useful observation does not lie on the centre line. The longest run of useful observations on one
    side is a signal if longer than `longest_run_max`; so are fewer crossings than `n_crossings_min`.
    `at_edge` tells that the centre line is the smallest or largest value: then everything lies on one
    side by construction, and no signal is to be read from runs.
    """

    first: int
    last: int
    n_obs: int
    n_useful: int
    longest_run: int | None
    longest_run_max: int | None
    n_crossings: int | None
    n_crossings_min: int | None
    runs_signal: bool
    at_edge: bool = False

    @property
    def has_signal(self) -> bool:
        """Tell whether runs give a signal that may be shown and said."""
        return self.runs_signal and not self.at_edge


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a run chart shows: values and centre line (one entry per point), and its phases."""

    y: tuple[float | None, ...]
    cl: tuple[float | None, ...]
    parts: tuple[Part, ...]


def analyse_run(values: Sequence[float | None], *, part: Sequence[int] = ()) -> Analysis:
    """Return the run chart of values in the order of time; None is a missing value.

    `part` holds the last point of each phase but the last, counted from 1.

    Source: Perla, Provost, Murray: The run chart, BMJ Quality & Safety 2011; Anhøj, Olesen: Run charts
    revisited, PLoS ONE 2014.
    """
    ends = [*sorted({end for end in part if 0 < end < len(values)}), len(values)]
    centre: list[float | None] = []
    parts: list[Part] = []
    first = 1
    for end in ends:
        phase = values[first - 1 : end]
        present = [value for value in phase if value is not None]
        middle = median(present) if present else None
        centre.extend([middle] * len(phase))
        parts.append(_part(first, end, present, middle))
        first = end + 1
    return Analysis(tuple(values), tuple(centre), tuple(parts))


def _part(first: int, last: int, present: Sequence[float], centre: float | None) -> Part:
    if centre is None:
        return Part(first, last, 0, 0, None, None, None, None, runs_signal=False)
    sides = [value > centre for value in present if value != centre]
    useful = len(sides)
    if not useful:
        return Part(first, last, len(present), 0, None, None, None, None, runs_signal=False)
    longest, crossings = _longest_run(sides), sum(a != b for a, b in pairwise(sides))
    longest_max, crossings_min = longest_run_limit(useful), crossings_limit(useful)
    signal = longest > longest_max or crossings < crossings_min
    return Part(
        first,
        last,
        len(present),
        useful,
        longest,
        longest_max,
        crossings,
        crossings_min,
        runs_signal=signal,
        at_edge=centre in (min(present), max(present)),
    )


def _longest_run(sides: Sequence[bool]) -> int:
    longest = run = 0
    before: bool | None = None
    for side in sides:
        run = run + 1 if side is before else 1
        before = side
        longest = max(longest, run)
    return longest


def longest_run_limit(useful: int) -> int:
    """Return the longest run that chance explains among so many useful observations.

    Source: Schilling: The surprising predictability of long runs, Mathematics Magazine 2012:
    log2(n) + 3, rounded.
    """
    return round(math.log2(useful)) + 3


@lru_cache(maxsize=256)
def crossings_limit(useful: int) -> int:
    """Return the fewest crossings that chance explains: the 5 % quantile of Binomial(n - 1, 1/2).

    Source: Chen: Run charts for detecting shifts, 2010; Anhøj, Olesen, PLoS ONE 2014.
    """
    trials = useful - 1
    below = 0
    for crossings in range(trials + 1):
        below += math.comb(trials, crossings)
        if below * 20 >= 2**trials:
            return crossings
    return trials


def run_signal_points(values: Sequence[float | None], analysis: Analysis) -> frozenset[int]:
    """Return the points, from 1, of every run that is longer than chance explains."""
    found: set[int] = set()
    for part in analysis.parts:
        limit = part.longest_run_max
        if limit is None or not part.has_signal:
            continue
        run: list[int] = []
        before: bool | None = None
        for number in range(part.first, part.last + 1):
            value, centre = values[number - 1], analysis.cl[number - 1]
            if value is None or centre is None or value == centre:
                continue
            side = value > centre
            run = [*run, number] if side is before else [number]
            before = side
            if len(run) > limit:
                found.update(run)
    return frozenset(found)
