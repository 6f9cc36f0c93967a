"""The forms of the Goals tab."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.commitments import Strand
from lead_desktop.domain.goals import ChangeMarker, Direction, Goal, Measure, MeasureKind
from lead_desktop.domain.months import month_of
from lead_desktop.domain.people import Organization
from lead_desktop.domain.words import month
from lead_desktop.ui.dialogs import fields
from lead_desktop.ui.dialogs.fields import Field

_KINDS = (
    (MeasureKind.PROPORTION, "Proportion: patients out of patients, in percent"),
    (MeasureKind.RATE, "Rate: events per so many days or cases"),
    (MeasureKind.COUNT, "Count: events in a month"),
    (MeasureKind.VALUE, "Value: a number measured each month"),
    (MeasureKind.DAYS_BETWEEN, "Days between rare events"),
)
_DIRECTIONS = ((Direction.LOWER, "Lower is better"), (Direction.HIGHER, "Higher is better"))


def goal_fields() -> tuple[Field, ...]:
    """Return the fields of a goal."""
    return (
        fields.Line("statement", "&Goal", placeholder="Zero central-line infections"),
        fields.Text("why", "&Why", lines=3),
        fields.Line("owner", "&Owner"),
        fields.Day("trustees_vote", "Trustees' &vote", optional=True),
        fields.Day("target_date", "&Target date", optional=True),
    )


def measure_fields() -> tuple[Field, ...]:
    """Return the fields of a measure."""
    return (
        fields.Line("name", "&Measure"),
        fields.Choice("kind", "&Kind", _KINDS),
        fields.Line("numerator", "&Numerator", placeholder="infections"),
        fields.Line("denominator", "&Denominator", placeholder="line days"),
        fields.Number(
            "multiply", "M&ultiply by", required=True, hint="100 for percent, 1000 for “per 1,000”."
        ),
        fields.Line("unit", "Un&it", placeholder="per 1,000 line days"),
        fields.Choice("direction", "Di&rection", _DIRECTIONS),
        fields.Number("theoretical_limit", "Theoretical &limit", required=True),
        fields.Text(
            "limit_reason", "&Justification", lines=2, hint="Needed for a limit other than 0 or 100 %."
        ),
        fields.Number("target", "Ta&rget on the way"),
        fields.Number(
            "baseline", "&Baseline", hint="Left empty, it is worked out from the baseline's months."
        ),
        fields.Day("baseline_first", "Baseline &from", optional=True),
        fields.Day("baseline_last", "Baseline t&o", optional=True),
        fields.Text("definition", "Definiti&on", lines=3, hint="Who and what is counted, in plain words."),
    )


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A new goal together with its first measure, as one form."""

    statement: str = ""
    why: str = ""
    owner: str = ""
    target_date: date | None = None
    name: str = ""
    kind: MeasureKind = MeasureKind.RATE
    numerator: str = ""
    denominator: str = ""
    multiply: float = 1000.0
    unit: str = ""
    direction: Direction = Direction.LOWER
    theoretical_limit: float = 0.0
    limit_reason: str = ""
    baseline: float | None = None

    def values(self, organization_id: int) -> tuple[Goal, Measure]:
        """Return the goal and the measure that were entered."""
        goal = Goal(
            organization_id=organization_id,
            statement=self.statement,
            why=self.why,
            owner=self.owner,
            target_date=self.target_date,
        )
        measure = Measure(
            goal_id=0,
            name=self.name or self.statement,
            kind=self.kind,
            numerator=self.numerator,
            denominator=self.denominator,
            multiply=self.multiply,
            unit=self.unit,
            direction=self.direction,
            theoretical_limit=self.theoretical_limit,
            limit_reason=self.limit_reason,
            baseline=self.baseline,
        )
        return goal, measure


def new_goal_fields() -> tuple[Field, ...]:
    """Return the fields of a new goal and its first measure."""
    skipped = {"trustees_vote", "target", "baseline_first", "baseline_last", "definition"}
    both = (*goal_fields(), *measure_fields())
    return tuple(field for field in both if field.name not in skipped)


def marker_fields(months: Sequence[date]) -> tuple[Field, ...]:
    """Return the fields of a change marker."""
    return (
        fields.Choice("month", "&Month", [(one, month(one)) for one in months]),
        fields.Line("label", "&Change", placeholder="insertion bundle"),
        fields.Check("new_phase", "A new &median begins here", hint="Only once the change has shown itself."),
    )


def new_marker(measure_id: int, months: Sequence[date], today: date) -> ChangeMarker:
    """Return what a change marker is offered as."""
    return ChangeMarker(measure_id=measure_id, month=months[-1] if months else month_of(today), label="")


def commitment_fields(organizations: Iterable[Organization]) -> tuple[Field, ...]:
    """Return the fields of a commitment."""
    strands = tuple((strand, strand.value[0].upper() + strand.value[1:]) for strand in Strand)
    return (
        fields.Choice("organization_id", "&Organization", [(one.id, one.name) for one in organizations]),
        fields.Choice("strand", "&Strand", strands),
        fields.Day("day", "&Date"),
        fields.Text("what", "&What", lines=3),
        fields.Line("who", "W&ho"),
        fields.Number("participants", "How many took &part", whole=True),
        fields.Text("next_step", "&Next step", lines=2),
    )
