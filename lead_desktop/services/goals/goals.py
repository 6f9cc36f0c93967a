"""Goals: what the Goals tab shows, and the edits of goals, measures, months and rare events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lead_desktop.domain.goals.goal_cards import GoalCard, MeasureCard, goal_cards
from lead_desktop.domain.goals.group_progress import GroupProgress, group_progress
from lead_desktop.domain.goals.progress import Standing
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.commitments import Assessment, Commitment, Strand
from lead_desktop.domain.model.goals import ChangeMarker, Goal, GoalState, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import Appointment, Organization, Person, in_office
from lead_desktop.domain.model.program import MAXIMUM_GOALS, MINIMUM_GOALS
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.text.formatting import named, quoted
from lead_desktop.domain.text.months import last_full_month
from lead_desktop.errors import Invalid, Problem
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrganizationGoals:
    """One organization in the list: how many goals, and where each of their first measures stands."""

    organization: Organization
    active: int
    first_measures: tuple[MeasureCard, ...] = ()

    def count(self, standing: Standing) -> int:
        """Return how many goals stand somewhere."""
        return sum(card.progress.standing is standing for card in self.first_measures)

    @property
    def better(self) -> int:
        """Return how many goals are better than at the start, those at the limit among them."""
        return self.count(Standing.BETTER) + self.count(Standing.AT_LIMIT)

    @property
    def worse(self) -> int:
        """Return how many goals are worse than at the start."""
        return self.count(Standing.WORSE)

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


def organization_cards(file: ProgramFile, organization_id: int) -> tuple[GoalCard, ...]:
    """Return an organization's goals with their charts, the retired ones last."""
    until = last_full_month(file.today())
    return goal_cards(file.snapshot(), until, of={organization_id}, retired=True)


def group(file: ProgramFile) -> GroupProgress:
    """Return the progress of the whole group as of today."""
    return group_progress(file.snapshot(), file.today())


def markers(file: ProgramFile, measure_id: int) -> tuple[ChangeMarker, ...]:
    """Return the changes marked on a measure's chart, the oldest first."""
    return file.snapshot().markers_of(measure_id)


def place_of(file: ProgramFile, entity: Entity, id_: int) -> tuple[int, int | None]:
    """Return the organization a value belongs to, and the measure to show.

    Raises:
        NotFound: the value is no longer in the program.
    """
    with file.reading() as work:
        if entity is Commitment:
            return work.get(Commitment, id_).organization_id, None
        if entity is Assessment:
            return work.get(Assessment, id_).organization_id, None
        measure = _measure_of(work, entity, id_)
        goal = work.get(Goal, measure.goal_id if measure is not None else id_)
        measures = work.all(Measure, goal_id=goal.id)
    if measure is None and measures:
        measure = min(measures, key=lambda measure: (measure.position, measure.id))
    return goal.organization_id, measure.id if measure is not None else None


def _measure_of(work: UnitOfWork, entity: Entity, id_: int) -> Measure | None:
    """Return the measure that a value is or belongs to; None where it belongs to none."""
    if entity is Measure:
        return work.get(Measure, id_)
    if entity is Observation:
        return work.get(Measure, work.get(Observation, id_).measure_id)
    if entity is RareEvent:
        return work.get(Measure, work.get(RareEvent, id_).measure_id)
    if entity is ChangeMarker:
        return work.get(Measure, work.get(ChangeMarker, id_).measure_id)
    return None


def overview(file: ProgramFile) -> GoalsOverview:
    """Return the left side of the Goals tab."""
    snapshot = file.snapshot()
    cards = goal_cards(snapshot, last_full_month(file.today()))
    strands = tuple(
        StrandCount(
            strand,
            sum(entry.strand is strand for entry in snapshot.commitments),
            len({entry.organization_id for entry in snapshot.commitments if entry.strand is strand}),
        )
        for strand in Strand
    )
    return GoalsOverview(
        tuple(_listed(organization, cards) for organization in snapshot.organizations), strands
    )


def _listed(organization: Organization, cards: Sequence[GoalCard]) -> OrganizationGoals:
    active = [
        card
        for card in cards
        if card.organization.id == organization.id and card.goal.state is GoalState.ACTIVE
    ]
    firsts = tuple(measure for card in active for measure in card.measures[:1])
    return OrganizationGoals(organization, len(active), firsts)


def owners(file: ProgramFile, organization_id: int) -> tuple[str, ...]:
    """Return whom a goal's owner can be chosen from, the organization's own people first."""
    today = file.today()
    with file.reading() as work:
        people = work.all(Person)
        mine = {
            appointment.person_id
            for appointment in work.all(Appointment, organization_id=organization_id)
            if in_office(appointment, today)
        }
    ordered = sorted(people, key=lambda person: (person.id not in mine, person.name))
    return tuple(f"{one.name}, {one.title}" if one.title else one.name for one in ordered)


# goals


def add_goal(file: ProgramFile, goal: Goal, measure: Measure) -> Changes:
    """Add a goal with its first measure, as one change.

    Raises:
        Invalid: a field is wrong, or there are five active goals already.
    """
    with file.changing() as work:
        goals = work.all(Goal, organization_id=goal.organization_id)
        placed = replace(goal, position=max((one.position for one in goals), default=0) + 1)
        found: list[Problem] = []
        for value in (placed, measure):
            # Both forms stand in one dialog: what is wrong with either is said at once.
            try:
                rules.check(value, work)
            except Invalid as error:
                found += error.problems
        if found:
            raise Invalid(found)
        added = work.add(placed)
        work.add(replace(measure, goal_id=added.id, position=1))
        return work.commit(f"Add goal {quoted(goal.statement)}")


def add_measure(file: ProgramFile, measure: Measure) -> Changes:
    """Add a further measure to a goal, after those it has."""
    with file.changing() as work:
        others = work.all(Measure, goal_id=measure.goal_id)
        placed = replace(measure, position=max((other.position for other in others), default=0) + 1)
        rules.check(placed, work)
        work.add(placed)
        return work.commit(f"Add {named(placed, work.formats)}")


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


def move_goal(file: ProgramFile, goal_id: int, by: int) -> Changes:
    """Move a goal up (-1) or down (+1) among those of its organization that are not retired."""
    with file.changing() as work:
        goal = work.get(Goal, goal_id)
        mine = [
            one
            for one in work.all(Goal, organization_id=goal.organization_id)
            if one.state is not GoalState.RETIRED
        ]
        mine.sort(key=lambda goal: (goal.position, goal.id))
        if goal not in mine:
            return Changes()
        at = mine.index(goal)
        to = min(max(at + by, 0), len(mine) - 1)
        mine.insert(to, mine.pop(at))
        for place, one in enumerate(mine, start=1):
            work.change(replace(one, position=place))
        return work.commit(f"Move goal {quoted(goal.statement)}")
