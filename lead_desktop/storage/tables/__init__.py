"""The tables of a program file. Columns carry the names of the domain values' fields."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from lead_desktop.domain.model.actions import Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.agenda import AgendaItem, DayTemplate, Paper, PaperVersion, TemplateItem
from lead_desktop.domain.model.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.model.changes import ENTITIES, Entity
from lead_desktop.domain.model.commitments import Assessment, Commitment
from lead_desktop.domain.model.goals import ChangeMarker, Goal, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import Appointment, Organization, Person
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session, Topic
from lead_desktop.storage.tables.actions import ActionRow, AskOfferRow, EvaluationScoreRow
from lead_desktop.storage.tables.agenda import (
    AgendaItemRow,
    DayTemplateRow,
    FileRow,
    PaperRow,
    PaperVersionRow,
    TemplateItemRow,
)
from lead_desktop.storage.tables.attendance import MarkRow, SeatRow, TurnedAwayRow
from lead_desktop.storage.tables.base import Base
from lead_desktop.storage.tables.changes import ChangeEntryRow, ChangeLogRow
from lead_desktop.storage.tables.commitments import AssessmentRow, CommitmentRow
from lead_desktop.storage.tables.goals import (
    ChangeMarkerRow,
    GoalRow,
    MeasureRow,
    ObservationRow,
    RareEventRow,
)
from lead_desktop.storage.tables.people import AppointmentRow, OrganizationRow, PersonRow
from lead_desktop.storage.tables.program import ProgramRow
from lead_desktop.storage.tables.sessions import DinnerReplyRow, DinnerRow, GuestRow, SessionRow, TopicRow

__all__ = [
    "ENTITY_OF",
    "ROW_OF",
    "ActionRow",
    "AgendaItemRow",
    "AppointmentRow",
    "AskOfferRow",
    "AssessmentRow",
    "Base",
    "ChangeEntryRow",
    "ChangeLogRow",
    "ChangeMarkerRow",
    "CommitmentRow",
    "DayTemplateRow",
    "DinnerReplyRow",
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
    "PaperVersionRow",
    "PersonRow",
    "ProgramRow",
    "RareEventRow",
    "SeatRow",
    "SessionRow",
    "TemplateItemRow",
    "TopicRow",
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
        PaperVersion: PaperVersionRow,
        DayTemplate: DayTemplateRow,
        TemplateItem: TemplateItemRow,
        DinnerReply: DinnerReplyRow,
        Topic: TopicRow,
        RareEvent: RareEventRow,
        Assessment: AssessmentRow,
        AskOffer: AskOfferRow,
    }
)
"""Which table keeps which kind of value."""

ENTITY_OF: Mapping[str, Entity] = MappingProxyType({ROW_OF[kind].__tablename__: kind for kind in ENTITIES})
"""Which kind of value a table keeps."""
