"""Commitments: the entries of the four strands, the assessments, and the scorecards made of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.goals import scorecard
from lead_desktop.domain.goals.scorecard import Scorecard
from lead_desktop.domain.model.commitments import Commitment, Strand
from lead_desktop.domain.model.people import Organization
from lead_desktop.services.program_file import ProgramFile


def by_strand(file: ProgramFile, strand: Strand) -> tuple[tuple[Organization, tuple[Commitment, ...]], ...]:
    """Return the entries of a strand, the latest first, by organization; those without any as well."""
    snapshot = file.snapshot()
    entries = sorted(
        (entry for entry in snapshot.commitments if entry.strand is strand),
        key=lambda entry: (entry.day, entry.id),
        reverse=True,
    )
    return tuple(
        (organization, tuple(entry for entry in entries if entry.organization_id == organization.id))
        for organization in snapshot.organizations
    )


@dataclass(frozen=True, slots=True)
class EntryChoices:
    """What the form of an entry offers: organizations, and the names of people."""

    organizations: tuple[Organization, ...]
    names: tuple[str, ...]


def choices(file: ProgramFile) -> EntryChoices:
    """Return what the form of an entry offers."""
    snapshot = file.snapshot()
    return EntryChoices(snapshot.organizations, tuple(person.name for person in snapshot.people))


def entry(file: ProgramFile, id_: int) -> Commitment:
    """Return an entry.

    Raises:
        NotFound: it is no longer in the program.
    """
    with file.reading() as work:
        return work.get(Commitment, id_)


def scorecards(file: ProgramFile, *, until: date | None = None) -> tuple[Scorecard, ...]:
    """Return the scorecard of every organization, as of a day or today."""
    return scorecard.scorecards(file.snapshot(), until or file.today())
