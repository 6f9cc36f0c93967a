"""Commitments: work on the four strands beside the goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.value import RefersTo, Value


class Strand(StrEnum):
    """The four strands every organization works on besides its goals."""

    TRUSTEES = "trustees and leadership education"
    INVOLVEMENT = "broad involvement"
    PHYSICIANS = "physician engagement"
    PATIENTS = "patients and families"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment(Value):
    """One entry of work on a strand."""

    organization_id: Annotated[int, RefersTo(Organization)]
    strand: Strand
    day: date
    what: str
    who: str = ""
    participants: int | None = None
    next_step: str = ""


class Part(StrEnum):
    """What an assessment looks at: the five parts of the scorecard, or progress as a whole."""

    OVERALL = "overall progress"
    GOALS = "goals"
    TRUSTEES = Strand.TRUSTEES.value
    INVOLVEMENT = Strand.INVOLVEMENT.value
    PHYSICIANS = Strand.PHYSICIANS.value
    PATIENTS = Strand.PATIENTS.value


class Assessor(StrEnum):
    """Who assesses: the organization itself, or the program's director."""

    SELF = "self"
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Value):
    """How far an organization has come, from 0.5 to 5 in halves, by whom and when."""

    organization_id: Annotated[int, RefersTo(Organization)]
    part: Part = Part.OVERALL
    assessor: Assessor = Assessor.DIRECTOR
    who: str = ""
    day: date
    score: float
    note: str = ""
