"""Goals: what the Goals tab shows, and the edits of goals, measures and months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.commitments import Commitment, Strand
from lead_desktop.domain.goals import ChangeMarker, Goal, GoalState, Measure, Observation, RareEvent
from lead_desktop.domain.months import last_full_month
from lead_desktop.domain.people import Organization
from lead_desktop.domain.program import MAXIMUM_GOALS, MINIMUM_GOALS, Program
from lead_desktop.domain.progress import Progress, Standing, progress
from lead_desktop.domain.words import month, plural, quoted
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class OrganizationGoals:
    """One organization in the list: how many goals, how many of them better."""

    organization: Organization
    active: int
    better: int
    worse: int

    @property
    def too_few(self) -> bool:
        """Tell whether more goals are needed."""
        return self.active < MINIMUM_GOALS

    @property
    def full(self) -> bool:
        """Tell whether no further goal can be added."""
        return self.active >= MAXIMUM_GOALS


@dataclass(frozen=True, slots=True)
class StrandCount:
    """How much is noted of one strand: entries, and organizations that have one."""

    strand: Strand
    entries: int
    organizations: int


@dataclass(frozen=True, slots=True)
class GoalsOverview:
    """The left side of the Goals tab."""

    organizations: tuple[OrganizationGoals, ...]
    strands: tuple[StrandCount, ...]


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure with its numbers and its progress."""

    goal: Goal
    measure: Measure
    observations: tuple[Observation, ...]
    markers: tuple[ChangeMarker, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal with its measures."""

    organization: Organization
    goal: Goal
    measures: tuple[MeasureCard, ...]


def _cards(file: ProgramFile, organization_ids: Sequence[int] | None = None) -> tuple[GoalCard, ...]:
    until = last_full_month(file.today())
    with file.reading() as work:
        rule_set = work.all(Program)[0].rule_set
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
        cards = []
        for organization in organizations:
            if organization_ids is not None and organization.id not in organization_ids:
                continue
            goals = sorted(
                work.all(Goal, organization_id=organization.id),
                key=lambda one: (one.state is GoalState.RETIRED, one.position, one.id),
            )
            for goal in goals:
                measures = []
                for measure in sorted(
                    work.all(Measure, goal_id=goal.id), key=lambda one: (one.position, one.id)
                ):
                    observations = tuple(
                        sorted(work.all(Observation, measure_id=measure.id), key=lambda one: one.month)
                    )
                    markers = tuple(
                        sorted(work.all(ChangeMarker, measure_id=measure.id), key=lambda one: one.month)
                    )
                    events = work.all(RareEvent, measure_id=measure.id)
                    found = progress(
                        measure, observations, markers, until=until, rule_set=rule_set, events=events
                    )
                    measures.append(MeasureCard(goal, measure, observations, markers, found))
                cards.append(GoalCard(organization, goal, tuple(measures)))
    return tuple(cards)


def organization_cards(file: ProgramFile, organization_id: int) -> tuple[GoalCard, ...]:
    """Return an organization's goals with their charts, the retired ones last."""
    return _cards(file, (organization_id,))


def all_cards(file: ProgramFile) -> tuple[GoalCard, ...]:
    """Return every goal that is not retired, for the pages of the group."""
    return tuple(card for card in _cards(file) if card.goal.state is not GoalState.RETIRED)


def markers(file: ProgramFile, measure_id: int) -> tuple[ChangeMarker, ...]:
    """Return the changes marked on a measure's chart, the oldest first."""
    with file.reading() as work:
        return tuple(sorted(work.all(ChangeMarker, measure_id=measure_id), key=lambda one: one.month))


def place_of(file: ProgramFile, kind: Kind, identity: int) -> tuple[int, int | None]:
    """Return the organization a value belongs to, and the measure to show.

    Raises:
        NotFound: the value is no longer in the program.
    """
    with file.reading() as work:
        measure = work.get(Measure, identity) if kind is Measure else None
        if kind is Observation:
            measure = work.get(Measure, work.get(Observation, identity).measure_id)
        if kind is Commitment:
            return work.get(Commitment, identity).organization_id, None
        goal = work.get(Goal, measure.goal_id if measure is not None else identity)
        measures = work.all(Measure, goal_id=goal.id)
    if measure is None and measures:
        measure = measures[0]
    return goal.organization_id, measure.id if measure is not None else None


def overview(file: ProgramFile) -> GoalsOverview:
    """Return the left side of the Goals tab."""
    cards = _cards(file)
    with file.reading() as work:
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
        commitments = work.all(Commitment)
    listed = []
    for organization in organizations:
        mine = [card for card in cards if card.organization.id == organization.id]
        active = [card for card in mine if card.goal.state is GoalState.ACTIVE]
        standings = [one.progress.standing for card in active for one in card.measures[:1]]
        better = standings.count(Standing.BETTER) + standings.count(Standing.AT_LIMIT)
        listed.append(OrganizationGoals(organization, len(active), better, standings.count(Standing.WORSE)))
    strands = tuple(
        StrandCount(
            strand,
            sum(one.strand is strand for one in commitments),
            len({one.organization_id for one in commitments if one.strand is strand}),
        )
        for strand in Strand
    )
    return GoalsOverview(tuple(listed), strands)


def commitments(file: ProgramFile, strand: Strand) -> tuple[tuple[Organization, tuple[Commitment, ...]], ...]:
    """Return the entries of a strand, by organization, the latest first."""
    with file.reading() as work:
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
        entries = work.all(Commitment, strand=strand)
    return tuple(
        (
            organization,
            tuple(
                sorted(
                    (one for one in entries if one.organization_id == organization.id),
                    key=lambda one: one.day,
                    reverse=True,
                )
            ),
        )
        for organization in organizations
    )


def add_goal(file: ProgramFile, goal: Goal, measure: Measure) -> Changes:
    """Add a goal with its first measure, as one change."""
    with file.changing() as work:
        goals = work.all(Goal, organization_id=goal.organization_id)
        placed = replace(goal, position=max((one.position for one in goals), default=0) + 1)
        rules.check(placed, work)
        rules.check(measure, work)
        added = work.add(placed)
        work.add(replace(measure, goal_id=added.id, position=1))
        return work.commit(f"Add goal {quoted(goal.statement)}")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was entered for one month; None is missing, never zero."""

    month: date
    numerator: float | None = None
    denominator: float | None = None
    note: str | None = None


def set_numbers(file: ProgramFile, measure_id: int, entered: Sequence[Numbers]) -> Changes:
    """Keep one or more months' numbers as one change; a note of None leaves the note as it is.

    Raises:
        Invalid: events over a zero denominator, a negative count.
    """
    with file.changing() as work:
        measure = work.get(Measure, measure_id)
        for numbers in entered:
            known = work.all(Observation, measure_id=measure_id, month=numbers.month)
            before = known[0] if known else Observation(measure_id=measure_id, month=numbers.month)
            after = replace(
                before,
                numerator=numbers.numerator,
                denominator=numbers.denominator,
                note=before.note if numbers.note is None else numbers.note,
            )
            rules.check(after, work)
            empty = after.numerator is None and after.denominator is None and not after.note
            if known and empty:
                work.remove(before)
            elif known:
                work.change(after)
            elif not empty:
                work.add(after)
        words = month(entered[0].month) if len(entered) == 1 else plural(len(entered), "month")
        return work.commit(f"Enter {words} of {quoted(measure.name)}")


def set_goal_state(file: ProgramFile, goal_id: int, state: GoalState, reason: str = "") -> Changes:
    """Mark a goal as reached, retire it with a reason, or take it up again."""
    verbs = {GoalState.ACTIVE: "Take up", GoalState.REACHED: "Reach", GoalState.RETIRED: "Retire"}
    with file.changing() as work:
        goal = work.get(Goal, goal_id)
        kept = reason if state is GoalState.RETIRED else ""
        changed = replace(goal, state=state, retired_reason=kept)
        rules.check(changed, work)
        work.change(changed)
        return work.commit(f"{verbs[state]} goal {quoted(goal.statement)}")
