"""Goals as cards: every goal with its measures, their numbers, and how far each of them has come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lead_desktop.domain.goals.progress import Progress, progress
from lead_desktop.domain.goals.quality import QualityCheck, quality
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import ChangeMarker, Goal, GoalState, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import RuleSet
from lead_desktop.domain.model.snapshot import Snapshot

_KEPT = 2048
"""How many measures' progress is remembered: what has not changed is not worked out again."""


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure with its numbers and its progress; `alone` where its goal has no other."""

    organization: Organization
    goal: Goal
    measure: Measure
    observations: tuple[Observation, ...]
    markers: tuple[ChangeMarker, ...]
    events: tuple[RareEvent, ...]
    progress: Progress
    alone: bool = True

    @property
    def name(self) -> str:
        """Return the goal, after the measure's own name where the goal has several."""
        return self.goal.statement if self.alone else f"{self.measure.name} · {self.goal.statement}"

    @property
    def name_and_whose(self) -> str:
        """Return the organization, the goal, and the measure's own name where the goal has several."""
        whose = f"{self.organization.short_name or self.organization.name}: {self.goal.statement}"
        return whose if self.alone else f"{whose} · {self.measure.name}"


@dataclass(frozen=True, slots=True)
class GoalCard:
    """One goal with its measures and what there is to say about how well it is set."""

    organization: Organization
    goal: Goal
    measures: tuple[MeasureCard, ...]
    quality: tuple[QualityCheck, ...] = ()


def goal_cards(
    snapshot: Snapshot, until: date, *, of: Collection[int] | None = None, retired: bool = False
) -> tuple[GoalCard, ...]:
    """Return the goals of all organizations, or `of` some by their ids, with nothing after a month.

    They stand in the order of every list; retired goals are the last of their organization, if wanted.
    """
    cards = []
    for organization in snapshot.organizations:
        if of is not None and organization.id not in of:
            continue
        goals = snapshot.goals_of(organization.id)
        for goal in sorted(goals, key=lambda goal: goal.state is GoalState.RETIRED):
            if retired or goal.state is not GoalState.RETIRED:
                cards.append(_card(snapshot, organization, goal, until))
    return tuple(cards)


def _card(snapshot: Snapshot, organization: Organization, goal: Goal, until: date) -> GoalCard:
    measures = snapshot.measures_of(goal.id)
    made = tuple(
        MeasureCard(
            organization,
            goal,
            measure,
            snapshot.observations_of(measure.id),
            snapshot.markers_of(measure.id),
            snapshot.events_of(measure.id),
            progress_of(snapshot, measure, until),
            alone=len(measures) == 1,
        )
        for measure in measures
    )
    first = made[0].observations if made else ()
    return GoalCard(organization, goal, made, quality(goal, measures, snapshot.formats, first))


def measure_cards(snapshot: Snapshot, until: date) -> tuple[MeasureCard, ...]:
    """Return every measure of the goals that are not retired, with nothing after a month."""
    return tuple(measure for card in goal_cards(snapshot, until) for measure in card.measures)


def progress_of(snapshot: Snapshot, measure: Measure, until: date) -> Progress:
    """Return the progress of a measure with nothing after a month; the same again is not worked out anew."""
    return _progress(
        measure,
        snapshot.observations_of(measure.id),
        snapshot.markers_of(measure.id),
        snapshot.events_of(measure.id),
        until,
        snapshot.program.rule_set,
        snapshot.formats,
    )


@lru_cache(maxsize=_KEPT)
def _progress(
    measure: Measure,
    observations: tuple[Observation, ...],
    markers: tuple[ChangeMarker, ...],
    events: tuple[RareEvent, ...],
    until: date,
    rule_set: RuleSet,
    formats: Formats,
) -> Progress:
    return progress(
        measure, observations, markers, until=until, rule_set=rule_set, events=events, formats=formats
    )
