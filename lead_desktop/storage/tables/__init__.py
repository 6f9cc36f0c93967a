"""The tables of a program file. Columns carry the names of the domain values' fields."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lead_desktop.domain.actions import Action, EvaluationScore
from lead_desktop.domain.agenda import AgendaItem, Paper
from lead_desktop.domain.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.changes import KINDS, Kind
from lead_desktop.domain.commitments import Commitment
from lead_desktop.domain.goals import ChangeMarker, Goal, Measure, Observation
from lead_desktop.domain.people import Appointment, Organization, Person
from lead_desktop.domain.program import Program
from lead_desktop.domain.sessions import Dinner, Guest, Session
from lead_desktop.storage.tables.actions import ActionRow, EvaluationScoreRow
from lead_desktop.storage.tables.agenda import AgendaItemRow, FileRow, PaperRow
from lead_desktop.storage.tables.attendance import MarkRow, SeatRow, TurnedAwayRow
from lead_desktop.storage.tables.base import Base
from lead_desktop.storage.tables.changes import ChangedRowRow, ChangeEntryRow
from lead_desktop.storage.tables.commitments import CommitmentRow
from lead_desktop.storage.tables.goals import ChangeMarkerRow, GoalRow, MeasureRow, ObservationRow
from lead_desktop.storage.tables.people import AppointmentRow, OrganizationRow, PersonRow
from lead_desktop.storage.tables.program import ProgramRow
from lead_desktop.storage.tables.sessions import DinnerRow, GuestRow, SessionRow

__all__ = [
    "KIND_OF",
    "ROW_OF",
    "ActionRow",
    "AgendaItemRow",
    "AppointmentRow",
    "Base",
    "ChangeEntryRow",
    "ChangeMarkerRow",
    "ChangedRowRow",
    "CommitmentRow",
    "DinnerRow",
    "EvaluationScoreRow",
    "FileRow",
    "GoalRow",
    "GuestRow",
    "MarkRow",
    "MeasureRow",
    "ObservationRow",
    "OrganizationRow",
    "PaperRow",
    "PersonRow",
    "ProgramRow",
    "SeatRow",
    "SessionRow",
    "TurnedAwayRow",
]

ROW_OF: Mapping[type[object], type[Base]] = MappingProxyType(
    {
        Program: ProgramRow,
        Organization: OrganizationRow,
        Person: PersonRow,
        Appointment: AppointmentRow,
        Session: SessionRow,
        Guest: GuestRow,
        Dinner: DinnerRow,
        AgendaItem: AgendaItemRow,
        Paper: PaperRow,
        Seat: SeatRow,
        Mark: MarkRow,
        TurnedAway: TurnedAwayRow,
        Goal: GoalRow,
        Measure: MeasureRow,
        Observation: ObservationRow,
        ChangeMarker: ChangeMarkerRow,
        Commitment: CommitmentRow,
        Action: ActionRow,
        EvaluationScore: EvaluationScoreRow,
    }
)
"""Which table keeps which kind of value."""

KIND_OF: Mapping[str, Kind] = MappingProxyType({ROW_OF[kind].__tablename__: kind for kind in KINDS})
"""Which kind of value a table keeps."""
