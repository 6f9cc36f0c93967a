"""Reading a whole program file into one domain value."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Connection, select

from lead_desktop.domain.model.actions import Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.agenda import AgendaItem, DayTemplate, Paper, PaperVersion, TemplateItem
from lead_desktop.domain.model.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.model.changes import Value
from lead_desktop.domain.model.commitments import Assessment, Commitment
from lead_desktop.domain.model.goals import ChangeMarker, Goal, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import Appointment, Organization, Person
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session, Topic
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.storage.mapping import table_of, to_value

V = TypeVar("V", bound=Value)


def read_snapshot(connection: Connection) -> Snapshot:
    """Return everything in the file; each kind in its natural order."""

    def every(entity: type[V], *order: str) -> tuple[V, ...]:
        table = table_of(entity)
        names = tuple(entity.__dataclass_fields__)
        query = select(*(table.c[name] for name in names))
        query = query.order_by(*(table.c[name] for name in order), table.c.id)
        return tuple(
            to_value(entity, dict(zip(names, row, strict=True))) for row in connection.execute(query)
        )

    return Snapshot(
        program=every(Program)[0],
        organizations=every(Organization, "colour", "name"),
        people=every(Person, "name"),
        appointments=every(Appointment, "organization_id", "first_day"),
        sessions=every(Session, "day", "number"),
        guests=every(Guest),
        dinners=every(Dinner),
        items=every(AgendaItem, "session_id", "position"),
        papers=every(Paper, "item_id", "position"),
        seats=every(Seat),
        marks=every(Mark),
        turned_away=every(TurnedAway),
        goals=every(Goal, "organization_id", "position"),
        measures=every(Measure, "goal_id", "position"),
        observations=every(Observation, "measure_id", "month"),
        markers=every(ChangeMarker, "measure_id", "month"),
        commitments=every(Commitment, "organization_id", "day"),
        actions=every(Action, "session_id"),
        scores=every(EvaluationScore, "session_id", "form", "question"),
        paper_versions=every(PaperVersion, "paper_id"),
        templates=every(DayTemplate, "name"),
        template_items=every(TemplateItem, "template_id", "position"),
        dinner_replies=every(DinnerReply, "dinner_id"),
        topics=every(Topic),
        events=every(RareEvent, "measure_id", "day"),
        assessments=every(Assessment, "organization_id", "day"),
        asks_and_offers=every(AskOffer, "session_id", "organization_id"),
    )
