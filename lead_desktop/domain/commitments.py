"""Commitments: work on the four strands beside the goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Strand(StrEnum):
    """The four strands every organization works on besides its goals."""

    TRUSTEES = "trustees and leadership education"
    INVOLVEMENT = "broad involvement"
    PHYSICIANS = "physician engagement"
    PATIENTS = "patients and families"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """One entry of work on a strand."""

    id: int = 0
    organization_id: int
    strand: Strand
    day: date
    what: str
    who: str = ""
    participants: int | None = None
    next_step: str = ""
