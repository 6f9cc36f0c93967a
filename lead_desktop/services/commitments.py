"""Commitments: the entries of the four strands, the assessments, and the scorecards made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.commitments import Assessment, Commitment, Strand
from lead_desktop.domain.goals import GoalState
from lead_desktop.domain.people import Appointment, Organization, Person, Role, holder
from lead_desktop.domain.scorecard import Scorecard, scorecard
from lead_desktop.services import goals
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class OrganizationScorecard:
    """An organization with its scorecard, and who would assess it."""

    organization: Organization
    scorecard: Scorecard
    chief: str
    director: str


def by_strand(file: ProgramFile, strand: Strand) -> tuple[tuple[Organization, tuple[Commitment, ...]], ...]:
    """Return the entries of a strand, the latest first, by organization; those without any as well."""
    with file.reading() as work:
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
        entries = sorted(work.all(Commitment, strand=strand), key=lambda one: (one.day, one.id), reverse=True)
    return tuple(
        (one, tuple(entry for entry in entries if entry.organization_id == one.id)) for one in organizations
    )


def people(file: ProgramFile) -> tuple[str, ...]:
    """Return the names an entry's people can be chosen from."""
    with file.reading() as work:
        return tuple(sorted(one.name for one in work.all(Person)))


def scorecards(file: ProgramFile, *, until: date | None = None) -> tuple[OrganizationScorecard, ...]:
    """Return the scorecard of every organization, as of a day or today."""
    day = until or file.today()
    cards = goals.all_cards(file)
    with file.reading() as work:
        director = work.program().director
        commitments, assessments = work.all(Commitment), work.all(Assessment)
        appointments = work.all(Appointment)
        names = {one.id: one.name for one in work.all(Person)}
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
    made = []
    for organization in organizations:
        mine = [
            card
            for card in cards
            if card.organization.id == organization.id and card.goal.state is GoalState.ACTIVE
        ]
        chief = holder(appointments, organization.id, Role.CEO, day)
        card = scorecard(
            [one.progress.standing for goal in mine for one in goal.measures[:1]],
            len(mine),
            [one for one in commitments if one.organization_id == organization.id],
            [one for one in assessments if one.organization_id == organization.id],
            until=day,
        )
        made.append(
            OrganizationScorecard(
                organization, card, names.get(chief.person_id, "") if chief is not None else "", director
            )
        )
    return tuple(made)
