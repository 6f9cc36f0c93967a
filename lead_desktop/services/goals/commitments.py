"""Commitments: the entries of the four strands, the assessments, and the scorecards made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.goals.scorecard import Scorecard, scorecard
from lead_desktop.domain.model.commitments import Assessment, Commitment, Strand
from lead_desktop.domain.model.goals import GoalState
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, holder
from lead_desktop.services.goals import goals
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


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What the form of an entry offers: organizations, and the names of people."""

    organizations: tuple[Organization, ...]
    names: tuple[str, ...]


def choices(file: ProgramFile) -> EntryChoices:
    """Return what the form of an entry offers."""
    with file.reading() as work:
        organizations = sorted(work.all(Organization), key=lambda one: (one.colour, one.name))
        return EntryChoices(tuple(organizations), tuple(sorted(one.name for one in work.all(Person))))


def entry(file: ProgramFile, id_: int) -> Commitment:
    """Return an entry.

    Raises:
        NotFound: it is no longer in the program.
    """
    with file.reading() as work:
        return work.get(Commitment, id_)


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
