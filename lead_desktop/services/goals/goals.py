"""Goals: what the Goals tab shows, and the edits of goals, measures, months and rare events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from lead_desktop.domain.goals.progress import Progress, Standing, progress
from lead_desktop.domain.goals.quality import QualityCheck, quality
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
from lead_desktop.storage.unit_of_work import UnitOfWork

T = TypeVar("T", Observation, ChangeMarker, RareEvent)


@dataclass(frozen=True, slots=True)
class OrganizationGoals:
    """One organization in the list: how many goals, and where each of their first measures stands."""

    organization: Organization
    active: int
    ways: tuple[Progress, ...] = ()

    def count(self, standing: Standing) -> int:
        """Return how many goals stand somewhere."""
        return sum(one.standing is standing for one in self.ways)

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


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure with its numbers and its progress."""

    goal: Goal
    measure: Measure
    observations: tuple[Observation, ...]
    markers: tuple[ChangeMarker, ...]
    events: tuple[RareEvent, ...]
    progress: Progress


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal with its measures and what there is to say about how well it is set."""

    organization: Organization
    goal: Goal
    measures: tuple[MeasureCard, ...]
    quality: tuple[QualityCheck, ...] = ()


def ordered_organizations(work: UnitOfWork) -> list[Organization]:
    """Return the organizations in the order of every list."""
    return sorted(work.all(Organization), key=lambda one: (one.colour, one.name))


def _by_measure(values: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for value in values:
        found.setdefault(value.measure_id, []).append(value)
    return found


def read_cards(
    work: UnitOfWork, organizations: Sequence[Organization], until: date, *, retired: bool = True
) -> tuple[GoalCard, ...]:
    """Return the goals of some organizations; only their own rows are read, kind by kind."""
    goals = work.all(Goal, organization_id=tuple(one.id for one in organizations))
    measures = work.all(Measure, goal_id=tuple(one.id for one in goals))
    ids = tuple(one.id for one in measures)
    observations = _by_measure(work.all(Observation, measure_id=ids))
    markers = _by_measure(work.all(ChangeMarker, measure_id=ids))
    events = _by_measure(work.all(RareEvent, measure_id=ids))
    rule_set = work.program().rule_set
    order = {one.id: place for place, one in enumerate(organizations)}
    by_id = {one.id: one for one in organizations}

    def card(goal: Goal, measure: Measure) -> MeasureCard:
        numbers = tuple(sorted(observations.get(measure.id, ()), key=lambda one: one.month))
        changes = tuple(sorted(markers.get(measure.id, ()), key=lambda one: (one.month, one.id)))
        rare = tuple(sorted(events.get(measure.id, ()), key=lambda one: (one.day, one.id)))
        found = progress(measure, numbers, changes, until=until, rule_set=rule_set, events=rare)
        return MeasureCard(goal, measure, numbers, changes, rare, found)

    cards = []
    for goal in sorted(
        goals,
        key=lambda one: (
            order[one.organization_id],
            one.state is GoalState.RETIRED,
            one.position,
            one.id,
        ),
    ):
        if goal.state is GoalState.RETIRED and not retired:
            continue
        mine = sorted(
            (one for one in measures if one.goal_id == goal.id), key=lambda one: (one.position, one.id)
        )
        made = tuple(card(goal, one) for one in mine)
        first = made[0].observations if made else ()
        cards.append(GoalCard(by_id[goal.organization_id], goal, made, quality(goal, mine, first)))
    return tuple(cards)


def organization_cards(file: ProgramFile, organization_id: int) -> tuple[GoalCard, ...]:
    """Return an organization's goals with their charts, the retired ones last."""
    with file.reading() as work:
        organization = work.find(Organization, organization_id)
        if organization is None:
            return ()
        return read_cards(work, (organization,), last_full_month(file.today()))


def all_cards(file: ProgramFile) -> tuple[GoalCard, ...]:
    """Return every goal that is not retired, for the pages of the group."""
    with file.reading() as work:
        return read_cards(work, ordered_organizations(work), last_full_month(file.today()), retired=False)


def markers(file: ProgramFile, measure_id: int) -> tuple[ChangeMarker, ...]:
    """Return the changes marked on a measure's chart, the oldest first."""
    with file.reading() as work:
        found = work.all(ChangeMarker, measure_id=measure_id)
    return tuple(sorted(found, key=lambda one: (one.month, one.id)))


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
        measure = min(measures, key=lambda one: (one.position, one.id))
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
    with file.reading() as work:
        organizations = ordered_organizations(work)
        cards = read_cards(work, organizations, last_full_month(file.today()), retired=False)
        commitments = work.all(Commitment)
    strands = tuple(
        StrandCount(
            strand,
            sum(one.strand is strand for one in commitments),
            len({one.organization_id for one in commitments if one.strand is strand}),
        )
        for strand in Strand
    )
    return GoalsOverview(tuple(_listed(one, cards) for one in organizations), strands)


def _listed(organization: Organization, cards: Sequence[GoalCard]) -> OrganizationGoals:
    active = [
        card
        for card in cards
        if card.organization.id == organization.id and card.goal.state is GoalState.ACTIVE
    ]
    ways = tuple(one.progress for card in active for one in card.measures[:1])
    return OrganizationGoals(organization, len(active), ways)


def overview_after(file: ProgramFile, before: GoalsOverview, changes: Changes) -> GoalsOverview:
    """Return the left side again after a change of goals or their numbers.

    Only the organizations whose goals were touched are read; all are where that cannot be told, because
    something was deleted.
    """
    known = {one.organization.id for one in before.organizations}
    with file.reading() as work:
        touched = _owners_of(work, changes)
        if touched is None or not touched <= known:
            return overview(file)
        organizations = [one for one in ordered_organizations(work) if one.id in touched]
        cards = read_cards(work, organizations, last_full_month(file.today()), retired=False)
    fresh = {one.id: _listed(one, cards) for one in organizations}
    listed = tuple(fresh.get(one.organization.id, one) for one in before.organizations)
    return replace(before, organizations=listed)


def _owners_of(work: UnitOfWork, changes: Changes) -> set[int] | None:
    """Return the organizations whose goals a change touched; None where a touched value is gone."""
    below = (
        _measures_below(work, changes, Observation),
        _measures_below(work, changes, ChangeMarker),
        _measures_below(work, changes, RareEvent),
    )
    measure_ids = set(changes.ids(Measure))
    for found in below:
        if found is None:
            return None
        measure_ids |= found
    measures = work.all(Measure, id=tuple(measure_ids))
    goal_ids = changes.ids(Goal) | {one.goal_id for one in measures}
    goals = work.all(Goal, id=tuple(goal_ids))
    if len(measures) < len(measure_ids) or len(goals) < len(goal_ids):
        return None
    return {one.organization_id for one in goals}


def _measures_below(work: UnitOfWork, changes: Changes, entity: type[T]) -> set[int] | None:
    wanted = tuple(changes.ids(entity))
    found = work.all(entity, id=wanted) if wanted else ()
    return {one.measure_id for one in found} if len(found) == len(wanted) else None


def owners(file: ProgramFile, organization_id: int) -> tuple[str, ...]:
    """Return whom a goal's owner can be chosen from, the organization's own people first."""
    today = file.today()
    with file.reading() as work:
        people = work.all(Person)
        mine = {
            one.person_id
            for one in work.all(Appointment, organization_id=organization_id)
            if in_office(one, today)
        }
    ordered = sorted(people, key=lambda one: (one.id not in mine, one.name))
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
        placed = replace(measure, position=max((one.position for one in others), default=0) + 1)
        rules.check(placed, work)
        work.add(placed)
        return work.commit(f"Add {named(placed)}")


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
        mine.sort(key=lambda one: (one.position, one.id))
        if goal not in mine:
            return Changes()
        at = mine.index(goal)
        to = min(max(at + by, 0), len(mine) - 1)
        mine.insert(to, mine.pop(at))
        for place, one in enumerate(mine, start=1):
            work.change(replace(one, position=place))
        return work.commit(f"Move goal {quoted(goal.statement)}")
