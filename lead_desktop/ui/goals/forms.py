"""The forms of the Goals tab: their fields, and a new goal as one value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.goals.scorecard import (
    FIVE_PARTS,
    SCORES,
    assessor_text,
    part_text,
    score_meaning,
    strand_text,
)
from lead_desktop.domain.model.commitments import Assessment, Assessor, Part, Strand
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import (
    Aspect,
    ChangeMarker,
    Direction,
    Goal,
    Interval,
    Measure,
    MeasureKind,
)
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.domain.text.formatting import number
from lead_desktop.domain.text.months import month_of
from lead_desktop.services.goals.chart_choice import ChartChoice
from lead_desktop.ui.goals.fields import Month, NameOrText
from lead_desktop.ui.kit import fields
from lead_desktop.ui.kit.fields import Field

_KINDS = (
    (MeasureKind.RATE, "Rate: events per so many days or cases"),
    (MeasureKind.PROPORTION, "Proportion: patients out of patients, in percent"),
    (MeasureKind.COUNT, "Count: events in a month"),
    (MeasureKind.VALUE, "Value: a number measured each month"),
    (MeasureKind.DAYS_BETWEEN, "Days between rare events"),
)
_DIRECTIONS = ((Direction.LOWER, "Lower is better"), (Direction.HIGHER, "Higher is better"))
_ASPECTS = (
    (Aspect.OUTCOME, "Outcome: what happens to patients"),
    (Aspect.PROCESS, "Process: what is done for them"),
    (Aspect.BALANCING, "Balancing: what else might suffer"),
)
_INTERVALS = ((Interval.MONTHLY, "Every month"), (Interval.QUARTERLY, "Every quarter"))
_STEPS = (1.0, 100.0, 1_000.0, 10_000.0, 100_000.0)

GOAL_FIELDS = ("statement", "why", "owner", "trustees_vote", "target_date")


def goal_fields(owners: Sequence[str], entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of a goal; `owners` are offered while the owner is typed."""
    return (
        fields.Line("statement", "&Goal", placeholder="Zero central-line infections"),
        fields.Text("why", "&Why", lines=3, hint="What it means for patients, in their words or yours."),
        NameOrText("owner", "&Owner", owners, "Who answers for it: a person, or words."),
        fields.Day("trustees_vote", "Trustees’ &vote", entry.back, optional=True),
        fields.Day(
            "target_date", "To be reached &by", entry.ahead, optional=True, begin=entry.program.last_day
        ),
    )


def _steps(current: float) -> tuple[tuple[float, str], ...]:
    known = _STEPS if current in _STEPS else tuple(sorted((*_STEPS, current)))
    return tuple((step, "as it is" if step == 1 else f"per {number(step)}") for step in known)


def measure_fields(formats: Formats, multiply: float = 1_000.0) -> tuple[Field, ...]:
    """Return the fields of a measure; `multiply` is offered even where it is an unusual one."""
    return (
        fields.Line("name", "&Measure", placeholder="Central-line infections"),
        fields.Choice("kind", "&Kind", _KINDS),
        fields.Line("numerator", "&Counted", placeholder="infections"),
        fields.Line("denominator", "&Out of", placeholder="line days"),
        fields.Choice("multiply", "&Per", _steps(multiply)),
        fields.Line("unit", "&Unit", placeholder="per 1,000 line days"),
        fields.Choice("direction", "Di&rection", _DIRECTIONS),
        fields.Number(
            "theoretical_limit",
            "Theoretical &limit",
            required=True,
            hint="The best that nature allows: zero harm, 100 percent of patients.",
        ),
        fields.Text(
            "limit_reason", "&Justification", lines=2, hint="A limit other than 0 or 100 percent needs one."
        ),
        fields.Number("target", "&Target on the way"),
        Month("baseline_first", "Baseline &from", formats),
        Month("baseline_last", "Baselin&e to", formats),
        fields.Number("baseline", "Ba&seline", hint="Empty: worked out from the numbers of those months."),
        fields.Check(
            "freeze_baseline",
            "Hold centre l&ine and limits at the baseline",
            hint="Until a new phase begins.",
        ),
        fields.Choice("interval", "Has &numbers", _INTERVALS),
        fields.Choice("aspect", "Looks &at", _ASPECTS),
        fields.Text(
            "definition", "&Definition", lines=3, hint="Who and what is counted, and where it is found."
        ),
    )


def chart_field(choice: ChartChoice) -> Field:
    """Return the choice of the chart; why one is suggested stands below it."""
    return fields.Choice("chart", "C&hart", choice.options, hint=choice.reason)


@dataclass(frozen=True, slots=True)
class NewGoal:
    """A new goal together with its first measure, as one form."""

    statement: str = ""
    why: str = ""
    owner: str = ""
    trustees_vote: date | None = None
    target_date: date | None = None
    name: str = ""
    kind: MeasureKind = MeasureKind.RATE
    numerator: str = ""
    denominator: str = ""
    multiply: float = 1_000.0
    unit: str = ""
    direction: Direction = Direction.LOWER
    theoretical_limit: float = 0.0
    limit_reason: str = ""
    target: float | None = None
    baseline_first: date | None = None
    baseline_last: date | None = None
    baseline: float | None = None
    freeze_baseline: bool = False
    interval: Interval = Interval.MONTHLY
    aspect: Aspect = Aspect.OUTCOME
    definition: str = ""

    def values(self, organization_id: int) -> tuple[Goal, Measure]:
        """Return the goal and the measure that were entered."""
        goal = Goal(
            organization_id=organization_id,
            statement=self.statement,
            why=self.why,
            owner=self.owner,
            trustees_vote=self.trustees_vote,
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
            target=self.target,
            baseline_first=self.baseline_first,
            baseline_last=self.baseline_last,
            baseline=self.baseline,
            freeze_baseline=self.freeze_baseline,
            interval=self.interval,
            aspect=self.aspect,
            definition=self.definition,
        )
        return goal, measure


def marker_fields(formats: Formats) -> tuple[Field, ...]:
    """Return the fields of a change marker."""
    return (
        Month("month", "&Month", formats, required=True),
        fields.Line("label", "&Change", placeholder="insertion bundle"),
        fields.Check(
            "new_phase",
            "A new &phase begins here",
            hint="With a centre line of its own. Only once the change has shown itself.",
        ),
    )


def new_marker(measure_id: int, when: date, *, new_phase: bool = False) -> ChangeMarker:
    """Return what a change marker is offered as."""
    return ChangeMarker(measure_id=measure_id, month=month_of(when), label="", new_phase=new_phase)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Why a month is left out of centre line and limits."""

    note: str = ""


def event_fields(entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of a rare event."""
    return (
        fields.Day("day", "&Day", entry.back),
        fields.Number("cases", "&Cases since the one before", hint="Where cases are counted; else empty."),
        fields.Text("note", "&Note", lines=2),
    )


def commitment_fields(
    organizations: Iterable[Organization], names: Sequence[str], entry: EntryContext
) -> tuple[Field, ...]:
    """Return the fields of a commitment."""
    strands = tuple((strand, strand_text(strand)) for strand in Strand)
    return (
        fields.Choice(
            "organization_id",
            "&Organization",
            [(organization.id, organization.name) for organization in organizations],
        ),
        fields.Choice("strand", "&Strand", strands),
        fields.Day("day", "&Date", entry.back),
        fields.Text("what", "&What", lines=3),
        NameOrText("who", "W&ho", names),
        fields.Number("participants", "How many took &part", whole=True),
        fields.Text("next_step", "&Next step", lines=2),
    )


def assessment_fields(entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of an assessment."""
    parts = tuple((part, part_text(part)) for part in (*FIVE_PARTS, Part.OVERALL))
    scores = tuple((score, f"{score:.1f}  {score_meaning(score)}".rstrip()) for score in SCORES)
    return (
        fields.Choice("part", "&Part", parts),
        fields.Choice(
            "assessor", "&Assessed by", [(assessor, assessor_text(assessor)) for assessor in Assessor]
        ),
        fields.Line("who", "&Name", hint="Who gave the score."),
        fields.Day("day", "&Date", entry.back),
        fields.Choice("score", "&Score", scores),
        fields.Text("note", "N&ote", lines=3),
    )


def new_assessment(organization_id: int, part: Part, who: str, assessor: Assessor, today: date) -> Assessment:
    """Return what an assessment is offered as."""
    return Assessment(
        organization_id=organization_id,
        part=part,
        assessor=assessor,
        who=who,
        day=today,
        score=3.0,
    )
