"""Goals, how they are counted, and each month's numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.value import PartOf, RefersTo, Value


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

    @property
    def has_denominator(self) -> bool:
        """Tell whether a month counts something out of something: proportions and rates do."""
        return self in (MeasureKind.PROPORTION, MeasureKind.RATE)

    @property
    def counts_events(self) -> bool:
        """Tell whether the numerator counts what happened, one by one; a value is read or averaged."""
        return self is not MeasureKind.VALUE


class Direction(StrEnum):
    """Which way is better."""

    LOWER = "lower"
    HIGHER = "higher"


class Aspect(StrEnum):
    """What a measure looks at: what happens to patients, what is done for them, or what else may suffer."""

    OUTCOME = "outcome"
    PROCESS = "process"
    BALANCING = "balancing"


class Interval(StrEnum):
    """How often a measure has numbers; a quarter is kept by its first month."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


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
class Goal(Value):
    """What an organization aims for: audacious, at the theoretical limit."""

    organization_id: Annotated[int, RefersTo(Organization)]
    position: int = 0
    statement: str
    why: str = ""
    owner: str = ""
    trustees_vote: date | None = None
    target_date: date | None = None
    state: GoalState = GoalState.ACTIVE
    retired_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Value):
    """How a goal is counted.

    A value is `numerator / denominator * multiply`: 100 for percent, 1000 for "per 1,000 line days".
    `baseline` and `theoretical_limit` are in the same unit as the value. With `freeze_baseline` the centre
    line and limits are computed from the months up to `baseline_last` and held from there on.
    """

    goal_id: Annotated[int, PartOf(Goal)]
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
    aspect: Aspect = Aspect.OUTCOME
    interval: Interval = Interval.MONTHLY
    freeze_baseline: bool = False

    @property
    def has_denominator(self) -> bool:
        """Tell whether its months have a denominator."""
        return self.kind.has_denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Value):
    """One month's numbers. `month` is the first of the month; a missing number is None, never zero.

    An `excluded` month is shown but left out of centre line and limits; its note says why.
    """

    measure_id: Annotated[int, PartOf(Measure)]
    month: date
    numerator: float | None = None
    denominator: float | None = None
    note: str = ""
    excluded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RareEvent(Value):
    """One event of a measure whose events are rare: its day, and the cases since the one before."""

    measure_id: Annotated[int, PartOf(Measure)]
    day: date
    cases: float | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMarker(Value):
    """A change the organization made, shown on the chart; `new_phase` starts a new centre line there."""

    measure_id: Annotated[int, PartOf(Measure)]
    month: date
    label: str
    new_phase: bool = False


def observed(measure: Measure, observation: Observation) -> float | None:
    """Return one month's value in the measure's unit, or None where a number is missing.

    An event count over a zero denominator has no value; it is refused where it is entered.
    """
    if observation.numerator is None:
        return None
    if measure.has_denominator:
        if not observation.denominator:
            return None
        return observation.numerator / observation.denominator * measure.multiply
    return observation.numerator * measure.multiply
