"""Signals as a chart shows them: which points they are made of, by the rule set of the program."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.spc.analysis import Analysis, Part
from lead_desktop.domain.spc.rules import IHI_TREND, ihi_rules_around, side_of


class SignalKind(StrEnum):
    """What tells that something other than chance is at work."""

    RUN = "run"
    TREND = "trend"
    BEYOND = "beyond the limits"
    FEW_CROSSINGS = "few crossings"
    MANY_CROSSINGS = "many crossings"


@dataclass(frozen=True, slots=True)
class Signal:
    """One signal. `phase` counts from 0; `points` from 1, and are empty where the whole phase is meant.

    `up` tells that the points lie above the centre line or rise; None where there is no one way.
    """

    kind: SignalKind
    phase: int
    points: tuple[int, ...] = ()
    up: bool | None = None

    @property
    def last(self) -> int:
        """Return the last point; 0 where the whole phase is meant."""
        return self.points[-1] if self.points else 0


def signals(analysis: Analysis, rule_set: RuleSet, left_out: Collection[int] = ()) -> tuple[Signal, ...]:
    """Return the signals of a chart by one rule set; the two are never mixed.

    `left_out` are points, from 1, that are in no run; Anhøj's set tests them against the limits all the
    same. No run is read where the centre line is the smallest or largest value.
    """
    read = _ihi if rule_set is RuleSet.IHI else _anhoj
    found: list[Signal] = []
    for place, part in enumerate(analysis.parts):
        present = [
            (number, value, centre)
            for number in range(part.first, part.last + 1)
            if number not in left_out
            and (value := analysis.y[number - 1]) is not None
            and (centre := analysis.cl[number - 1]) is not None
        ]
        found += read(analysis, part, place, present)
    return tuple(found)


_Present = Sequence[tuple[int, float, float]]


def _anhoj(analysis: Analysis, part: Part, place: int, present: _Present) -> list[Signal]:
    found: list[Signal] = []
    if part.has_signal and part.longest_run_max is not None:
        longest = part.longest_run_max
        found += _runs(place, present, lambda length: length > longest)
        few = part.n_crossings is not None and part.n_crossings < (part.n_crossings_min or 0)
        if few:
            found.append(Signal(SignalKind.FEW_CROSSINGS, place))
    for up in (True, False):
        beyond = tuple(
            number
            for number in analysis.sigma_points
            if part.first <= number <= part.last and _is_above(analysis, number) is up
        )
        if beyond:
            found.append(Signal(SignalKind.BEYOND, place, beyond, up))
    return found


def _is_above(analysis: Analysis, number: int) -> bool:
    value, centre = analysis.y[number - 1], analysis.cl[number - 1]
    return value is not None and centre is not None and value > centre


def _runs(place: int, present: _Present, is_long: Callable[[int], bool]) -> list[Signal]:
    sides = [(number, side) for number, value, centre in present if (side := side_of(value, centre))]
    rows = [(side, tuple(n for n, _ in row)) for side, row in groupby(sides, key=lambda one: one[1])]
    return [Signal(SignalKind.RUN, place, row, side > 0) for side, row in rows if is_long(len(row))]


def _ihi(analysis: Analysis, part: Part, place: int, present: _Present) -> list[Signal]:
    del analysis
    if not present:
        return []
    rules = ihi_rules_around([(number, value) for number, value, _ in present], present[0][2])
    found = [Signal(SignalKind.TREND, place, trend.points, trend.direction == "up") for trend in rules.trends]
    if part.at_edge:
        return found
    found += [Signal(SignalKind.RUN, place, shift.points, shift.side == "above") for shift in rules.shifts]
    if rules.runs_verdict == "too_few":
        found.append(Signal(SignalKind.FEW_CROSSINGS, place))
    if rules.runs_verdict == "too_many":
        found.append(Signal(SignalKind.MANY_CROSSINGS, place))
    return found


def silenced(analysis: Analysis, rule_set: RuleSet) -> bool:
    """Tell whether a centre line at the data's edge keeps a phase's runs from being read."""
    fewest = IHI_TREND if rule_set is RuleSet.IHI else 0
    return any(
        part.at_edge and part.n_obs > fewest and (part.runs_signal or rule_set is RuleSet.IHI)
        for part in analysis.parts
    )
