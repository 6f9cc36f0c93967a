"""Centre lines and three-sigma limits, one function for each kind of chart."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

D2 = 1.128
"""The mean range of two normal values in standard deviations; Montgomery, appendix VI."""

SCREEN = 3.267
"""A moving range above this many mean ranges is beyond its own limit (D4); Montgomery, appendix VI."""

T_POWER = 3.6
MEDIAN_OF_GEOMETRIC = 0.693

_Line = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class PhaseData:
    """One phase, not yet multiplied: values, counts and sizes of its points.

    `base` tells which points the lines are computed from; `known` is a centre line given in advance.
    """

    y: tuple[float | None, ...]
    num: tuple[float | None, ...]
    den: tuple[float | None, ...]
    base: tuple[bool, ...]
    known: tuple[float, ...] | None
    screen: bool

    def of_base(self, values: Sequence[float | None]) -> list[float | None]:
        """Return what belongs to the points of the base, missing ones too."""
        return [value for value, inside in zip(values, self.base, strict=True) if inside]

    def present(self) -> list[float]:
        """Return the values of the base that are there."""
        return [value for value in self.of_base(self.y) if value is not None]


@dataclass(frozen=True, slots=True)
class Lines:
    """Centre line and limits of one phase, one entry per point."""

    cl: _Line
    lcl: _Line
    ucl: _Line


def limits(chart: str, phase: PhaseData) -> Lines:
    """Return the lines of one phase on a chart of a known kind."""
    return _FUNCTIONS[chart](phase)


def _run(phase: PhaseData) -> Lines:
    """Median, no limits. Source: Perla, Provost, Murray: The run chart, BMJ Quality & Safety 2011."""
    centre = _centre(phase, _median(phase.present()))
    nothing = (None,) * len(phase.y)
    return Lines(centre, nothing, nothing)


def _individuals(phase: PhaseData) -> Lines:
    """Mean ± 3 mean moving ranges / d2.

    Source: Montgomery: Introduction to Statistical Quality Control, 6.33; the screening of moving
    ranges: Nelson: Control charts for individual measurements, Journal of Quality Technology 1982.
    """
    centre = _centre(phase, _mean(phase.present()))
    apart = [
        None if value is None or line is None else value - line
        for value, line in zip(phase.of_base(phase.y), phase.of_base(centre), strict=True)
    ]
    return _around(centre, [_moving_sigma(apart, screen=phase.screen)] * len(centre))


def _counts(phase: PhaseData) -> Lines:
    """Mean ± 3 √mean, the standard deviation of a Poisson count. Source: Montgomery, 7.17."""
    centre = _centre(phase, _mean(phase.present()))
    return _floored(_around(centre, [None if line is None else math.sqrt(line) for line in centre]))


def _rates(phase: PhaseData) -> Lines:
    """Pooled rate ± 3 √(rate / size). Source: Montgomery, 7.19."""
    centre = _centre(phase, _pooled(phase))
    return _floored(_around(centre, _poisson_sigma(centre, phase.den)))


def _rates_prime(phase: PhaseData) -> Lines:
    """Limits of a U chart widened by the variation between months.

    Source: Laney: Improved control charts for attributes, Quality Engineering 2002.
    """
    centre = _centre(phase, _pooled(phase))
    return _floored(_around(centre, _widened(phase, centre, _poisson_sigma(centre, phase.den))))


def _proportions(phase: PhaseData) -> Lines:
    """Pooled proportion ± 3 √(p (1 - p) / size), within 0 and 1. Source: Montgomery, 7.6 and 7.8."""
    centre = _centre(phase, _pooled(phase))
    return _capped(_floored(_around(centre, _binomial_sigma(centre, phase.den))))


def _proportions_prime(phase: PhaseData) -> Lines:
    """Limits of a P chart widened by the variation between months. Source: Laney, 2002."""
    centre = _centre(phase, _pooled(phase))
    sigma = _widened(phase, centre, _binomial_sigma(centre, phase.den))
    return _capped(_floored(_around(centre, sigma)))


def _cases_between(phase: PhaseData) -> Lines:
    """Limits mean ± 3 √(mean (mean + 1)) of a geometric count; the centre line is the median.

    Source: Benneyan: Number-between g-type statistical quality control charts, Health Care Management
    Science 2001; Montgomery, 7.3.5. A mean known in advance has its centre line at the theoretical
    median, 0.693 means: Provost, Murray: The Health Care Data Guide, 2011.
    """
    mean = _centre(phase, _mean(phase.present()))
    lines = _floored(_around(mean, [None if one is None else math.sqrt(one * (one + 1)) for one in mean]))
    if phase.known is None:
        centre: _Line = (_median(phase.present()),) * len(mean)
    else:
        centre = tuple(MEDIAN_OF_GEOMETRIC * one for one in phase.known)
    return Lines(centre, lines.lcl, lines.ucl)


def _time_between(phase: PhaseData) -> Lines:
    """Limits of an individuals chart of y^(1/3.6), transformed back; below zero there is zero.

    Source: Nelson: A control chart for parts-per-million nonconforming items, Journal of Quality
    Technology 1994; Montgomery, 7.28.
    """
    straight = PhaseData(
        y=tuple(None if value is None else value ** (1 / T_POWER) for value in phase.y),
        num=phase.num,
        den=phase.den,
        base=phase.base,
        known=None if phase.known is None else tuple(one ** (1 / T_POWER) for one in phase.known),
        screen=phase.screen,
    )
    lines = _individuals(straight)
    return Lines(_back(lines.cl), _back(lines.lcl), _back(lines.ucl))


_FUNCTIONS: dict[str, Callable[[PhaseData], Lines]] = {
    "run": _run,
    "i": _individuals,
    "c": _counts,
    "u": _rates,
    "p": _proportions,
    "pp": _proportions_prime,
    "up": _rates_prime,
    "g": _cases_between,
    "t": _time_between,
}

CHARTS = tuple(_FUNCTIONS)


# pieces


def _centre(phase: PhaseData, computed: float | None) -> _Line:
    return phase.known if phase.known is not None else (computed,) * len(phase.y)


def _mean(values: Sequence[float]) -> float | None:
    return math.fsum(values) / len(values) if values else None


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _pooled(phase: PhaseData) -> float | None:
    """Return all events of the base over all its sizes."""
    sizes = [one for one in phase.of_base(phase.den) if one is not None]
    total = math.fsum(sizes)
    if total <= 0:
        return None
    return math.fsum(one for one in phase.of_base(phase.num) if one is not None) / total


def _moving_sigma(values: Sequence[float | None], *, screen: bool) -> float | None:
    """Return the mean moving range / d2; a missing value has no range on either side."""
    ranges = [abs(after - one) for one, after in pairwise(values) if one is not None and after is not None]
    mean = _mean(ranges)
    if mean is None:
        return None
    if screen:
        mean = _mean([one for one in ranges if one < SCREEN * mean])
    return None if mean is None else mean / D2


def _poisson_sigma(centre: _Line, den: _Line) -> list[float | None]:
    return [
        math.sqrt(line / size) if line is not None and size else None
        for line, size in zip(centre, den, strict=True)
    ]


def _binomial_sigma(centre: _Line, den: _Line) -> list[float | None]:
    return [
        math.sqrt(max(line * (1 - line), 0.0) / size) if line is not None and size else None
        for line, size in zip(centre, den, strict=True)
    ]


def _widened(phase: PhaseData, centre: _Line, sigma: Sequence[float | None]) -> list[float | None]:
    """Return standard deviations multiplied by that of the z-scores of the base."""
    scores = [
        (value - line) / one if value is not None and line is not None and one else None
        for value, line, one in zip(phase.y, centre, sigma, strict=True)
    ]
    between = _moving_sigma(phase.of_base(scores), screen=phase.screen)
    return [one * between if one is not None and between is not None else None for one in sigma]


def _around(centre: _Line, sigma: Sequence[float | None]) -> Lines:
    lower: list[float | None] = []
    upper: list[float | None] = []
    for line, one in zip(centre, sigma, strict=True):
        known = line is not None and one is not None and math.isfinite(one)
        lower.append(line - 3 * one if known and line is not None and one is not None else None)
        upper.append(line + 3 * one if known and line is not None and one is not None else None)
    return Lines(centre, tuple(lower), tuple(upper))


def _floored(lines: Lines) -> Lines:
    return Lines(lines.cl, tuple(None if one is None else max(one, 0.0) for one in lines.lcl), lines.ucl)


def _capped(lines: Lines) -> Lines:
    return Lines(lines.cl, lines.lcl, tuple(None if one is None else min(one, 1.0) for one in lines.ucl))


def _back(line: _Line) -> _Line:
    return tuple(None if one is None else max(one, 0.0) ** T_POWER for one in line)
