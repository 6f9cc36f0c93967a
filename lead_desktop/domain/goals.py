"""Goals, how they are counted, and each month's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class GoalState(StrEnum):
    """Where a goal stands."""

    ACTIVE = "active"
    REACHED = "reached"
    RETIRED = "retired"


class MeasureKind(StrEnum):
    """How a measure is counted."""

    PROPORTION = "proportion"
    RATE = "rate"
    COUNT = "count"
    VALUE = "value"
    DAYS_BETWEEN = "days between"


class Direction(StrEnum):
    """Which way is better."""

    LOWER = "lower"
    HIGHER = "higher"


class ChartKind(StrEnum):
    """Which chart shows a measure; AUTOMATIC lets the program suggest one."""

    AUTOMATIC = "automatic"
    RUN = "run"
    I = "i"  # noqa: E741 - the chart's standard name
    C = "c"
    U = "u"
    P = "p"
    PP = "pp"
    UP = "up"
    G = "g"
    T = "t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What an organization aims for: audacious, at the theoretical limit."""

    id: int = 0
    organization_id: int
    position: int = 0
    statement: str
    why: str = ""
    owner: str = ""
    trustees_vote: date | None = None
    target_date: date | None = None
    state: GoalState = GoalState.ACTIVE
    retired_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a goal is counted.

    A value is `numerator / denominator * multiply`: 100 for percent, 1000 for "per 1,000 line days".
    `baseline` and `theoretical_limit` are in the same unit as the value.
    """

    id: int = 0
    goal_id: int
    position: int = 0
    name: str
    kind: MeasureKind = MeasureKind.RATE
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    multiply: float = 1.0
    direction: Direction = Direction.LOWER
    definition: str = ""
    baseline: float | None = None
    baseline_first: date | None = None
    baseline_last: date | None = None
    theoretical_limit: float = 0.0
    limit_reason: str = ""
    target: float | None = None
    chart: ChartKind = ChartKind.AUTOMATIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One month's numbers. `month` is the first of the month; a missing number is None, never zero."""

    id: int = 0
    measure_id: int
    month: date
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMarker:
    """A change the organization made, shown on the chart; `new_phase` starts a new centre line there."""

    id: int = 0
    measure_id: int
    month: date
    label: str
    new_phase: bool = False


def observed(measure: Measure, observation: Observation) -> float | None:
    """Return one month's value in the measure's unit, or None where a number is missing.

    An event count over a zero denominator has no value; it is refused where it is entered.
    """
    if observation.numerator is None:
        return None
    if measure.kind in (MeasureKind.PROPORTION, MeasureKind.RATE):
        if not observation.denominator:
            return None
        return observation.numerator / observation.denominator * measure.multiply
    return observation.numerator * measure.multiply
