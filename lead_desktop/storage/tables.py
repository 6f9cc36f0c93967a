"""The tables of a program file. Columns carry the names of the domain values' fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import (
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from lead_desktop.domain import (
    actions,
    agenda,
    attendance,
    changes,
    commitments,
    goals,
    people,
    program,
    sessions,
)


def _choice(kind: type[StrEnum], name: str) -> Enum:
    """Keep an enum as its words, with a named check that refuses any other."""
    return Enum(
        kind,
        name=name,
        native_enum=False,
        create_constraint=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )


class Base(DeclarativeBase):
    """The tables of one program file; every constraint has a name."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# An id is never given out twice: undo puts a deleted row back under its own.
_NEVER_REUSED = {"sqlite_autoincrement": True}


class ProgramRow(Base):
    """The one program of the file."""

    __tablename__ = "programs"
    __table_args__ = (
        CheckConstraint("id = 1", name="only_one"),
        CheckConstraint("last_day > first_day", name="days_in_order"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    sponsor: Mapped[str]
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date]
    time_zone: Mapped[str]
    paper_size: Mapped[program.PaperSize] = mapped_column(_choice(program.PaperSize, "paper_size"))
    director: Mapped[str]
    contact: Mapped[str]
    sessions_per_year: Mapped[int]
    rule_set: Mapped[program.RuleSet] = mapped_column(_choice(program.RuleSet, "rule_set"))
    illustrative: Mapped[bool]
    opens_as_of: Mapped[dt.date | None]


class OrganizationRow(Base):
    """A participant."""

    __tablename__ = "organizations"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    short_name: Mapped[str]
    kind: Mapped[people.OrganizationKind] = mapped_column(_choice(people.OrganizationKind, "kind"))
    city: Mapped[str]
    about: Mapped[str]
    colour: Mapped[int]


class PersonRow(Base):
    """Somebody the coordinator knows."""

    __tablename__ = "people"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    title: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    dietary: Mapped[str]
    note: Mapped[str]


class AppointmentRow(Base):
    """A person in a role at an organization, from a day to a day."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint("last_day IS NULL OR last_day >= first_day", name="days_in_order"),
        Index("ix_appointments_organization_id_role", "organization_id", "role"),
        _NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    role: Mapped[people.Role] = mapped_column(_choice(people.Role, "role"))
    first_day: Mapped[dt.date]
    last_day: Mapped[dt.date | None]
    interim: Mapped[bool]
    note: Mapped[str]


class SessionRow(Base):
    """One day of the community."""

    __tablename__ = "sessions"
    __table_args__ = (
        CheckConstraint("number BETWEEN 1 AND 999", name="number_in_range"),
        Index(
            "uq_sessions_number_not_cancelled",
            "number",
            unique=True,
            sqlite_where=text("state <> 'cancelled'"),
        ),
        Index("ix_sessions_day", "day"),
        _NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    day: Mapped[dt.date]
    start: Mapped[dt.time]
    host_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    venue: Mapped[str]
    topic: Mapped[str]
    state: Mapped[sessions.SessionState] = mapped_column(_choice(sessions.SessionState, "state"))
    facilitator: Mapped[str]
    papers_due: Mapped[dt.date | None]
    host_text: Mapped[str]
    example_text: Mapped[str]
    game_plan_text: Mapped[str]
    topic_text: Mapped[str]
    logistics: Mapped[str]
    cancelled_reason: Mapped[str]
    note: Mapped[str]


class FileRow(Base):
    """The bytes of papers and portraits, each kept once under its sha256."""

    __tablename__ = "files"
    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class GuestRow(Base):
    """A featured guest of one session."""

    __tablename__ = "guests"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    title: Mapped[str]
    affiliation: Mapped[str]
    talk: Mapped[str]
    biography: Mapped[str]
    portrait: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    email: Mapped[str]
    phone: Mapped[str]
    travel: Mapped[str]
    confirmed: Mapped[bool]
    joins_dinner: Mapped[bool]


class DinnerRow(Base):
    """The dinner that goes with a session."""

    __tablename__ = "dinners"
    __table_args__ = (UniqueConstraint("session_id"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    day: Mapped[dt.date]
    start: Mapped[dt.time]
    place: Mapped[str]
    seats: Mapped[int | None]
    dietary: Mapped[str]
    note: Mapped[str]


class AgendaItemRow(Base):
    """One block of a session's day."""

    __tablename__ = "agenda_items"
    __table_args__ = (CheckConstraint("minutes BETWEEN 1 AND 1439", name="minutes_in_range"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[agenda.ItemKind] = mapped_column(_choice(agenda.ItemKind, "kind"))
    title: Mapped[str]
    minutes: Mapped[int]
    lead: Mapped[str]
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    purpose: Mapped[agenda.Purpose] = mapped_column(_choice(agenda.Purpose, "purpose"))
    for_ceos: Mapped[bool]
    for_quality: Mapped[bool]
    for_guest: Mapped[bool]
    notes: Mapped[str]


class PaperRow(Base):
    """A pre-read of an agenda item, expected or here."""

    __tablename__ = "papers"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    owner: Mapped[str]
    due: Mapped[dt.date | None]
    sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"))
    file_name: Mapped[str]
    pages: Mapped[int | None]
    received: Mapped[dt.date | None]


class SeatRow(Base):
    """The place of one appointment at one session."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("session_id", "appointment_id"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    appointment_id: Mapped[int] = mapped_column(
        ForeignKey("appointments.id", ondelete="RESTRICT"), index=True
    )


class MarkRow(Base):
    """What fills a seat."""

    __tablename__ = "marks"
    __table_args__ = (
        UniqueConstraint("seat_id"),
        CheckConstraint("kind <> 'absent' OR trim(reason) <> ''", name="absence_has_reason"),
        _NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    seat_id: Mapped[int] = mapped_column(ForeignKey("seats.id", ondelete="CASCADE"))
    kind: Mapped[attendance.MarkKind] = mapped_column(_choice(attendance.MarkKind, "kind"))
    reason: Mapped[str]
    arrived: Mapped[dt.time | None]
    left: Mapped[dt.time | None]
    items_attended: Mapped[int | None]
    note: Mapped[str]


class TurnedAwayRow(Base):
    """Somebody who came in a CEO's place."""

    __tablename__ = "turned_away"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    name: Mapped[str]
    reason: Mapped[str]


class GoalRow(Base):
    """What an organization aims for."""

    __tablename__ = "goals"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    position: Mapped[int]
    statement: Mapped[str]
    why: Mapped[str]
    owner: Mapped[str]
    trustees_vote: Mapped[dt.date | None]
    target_date: Mapped[dt.date | None]
    state: Mapped[goals.GoalState] = mapped_column(_choice(goals.GoalState, "state"))
    retired_reason: Mapped[str]


class MeasureRow(Base):
    """How a goal is counted."""

    __tablename__ = "measures"
    __table_args__ = (CheckConstraint("multiply > 0", name="multiply_positive"), _NEVER_REUSED)
    id: Mapped[int] = mapped_column(primary_key=True)
    goal_id: Mapped[int] = mapped_column(ForeignKey("goals.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    name: Mapped[str]
    kind: Mapped[goals.MeasureKind] = mapped_column(_choice(goals.MeasureKind, "kind"))
    unit: Mapped[str]
    numerator: Mapped[str]
    denominator: Mapped[str]
    multiply: Mapped[float]
    direction: Mapped[goals.Direction] = mapped_column(_choice(goals.Direction, "direction"))
    definition: Mapped[str]
    baseline: Mapped[float | None]
    baseline_first: Mapped[dt.date | None]
    baseline_last: Mapped[dt.date | None]
    theoretical_limit: Mapped[float]
    limit_reason: Mapped[str]
    target: Mapped[float | None]
    chart: Mapped[goals.ChartKind] = mapped_column(_choice(goals.ChartKind, "chart"))


class ObservationRow(Base):
    """One month's numbers."""

    __tablename__ = "observations"
    __table_args__ = (
        UniqueConstraint("measure_id", "month"),
        CheckConstraint(
            "NOT (coalesce(numerator, 0) > 0 AND denominator IS NOT NULL AND denominator = 0)",
            name="events_have_denominator",
        ),
        CheckConstraint("numerator IS NULL OR numerator >= 0", name="numerator_not_negative"),
        CheckConstraint("denominator IS NULL OR denominator >= 0", name="denominator_not_negative"),
        _NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"))
    month: Mapped[dt.date]
    numerator: Mapped[float | None]
    denominator: Mapped[float | None]
    note: Mapped[str]


class ChangeMarkerRow(Base):
    """A change an organization made, shown on its chart."""

    __tablename__ = "change_markers"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"), index=True)
    month: Mapped[dt.date]
    label: Mapped[str]
    new_phase: Mapped[bool]


class CommitmentRow(Base):
    """One entry of work on a strand."""

    __tablename__ = "commitments"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    strand: Mapped[commitments.Strand] = mapped_column(_choice(commitments.Strand, "strand"))
    day: Mapped[dt.date]
    what: Mapped[str]
    who: Mapped[str]
    participants: Mapped[int | None]
    next_step: Mapped[str]


class ActionRow(Base):
    """Something a person promised at a session."""

    __tablename__ = "actions"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="RESTRICT"))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    what: Mapped[str]
    due: Mapped[dt.date | None]
    closed: Mapped[dt.date | None]
    note: Mapped[str]


class EvaluationScoreRow(Base):
    """One answer of one evaluation form."""

    __tablename__ = "evaluation_scores"
    __table_args__ = (
        UniqueConstraint("session_id", "form", "question"),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_in_range"),
        _NEVER_REUSED,
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    form: Mapped[int]
    question: Mapped[int]
    score: Mapped[int]


class ChangeEntryRow(Base):
    """One entry of the change log."""

    __tablename__ = "change_entries"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[changes.ChangeKind] = mapped_column(_choice(changes.ChangeKind, "kind"))
    label: Mapped[str]
    at: Mapped[str]
    who: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("change_entries.id"))


class ChangedRowRow(Base):
    """One row before and after a change, as JSON; nothing before means added, nothing after removed."""

    __tablename__ = "changed_rows"
    __table_args__ = (_NEVER_REUSED,)
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("change_entries.id"), index=True)
    table_name: Mapped[str]
    row_id: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]


ROW_OF: Mapping[type[object], type[Base]] = MappingProxyType(
    {
        program.Program: ProgramRow,
        people.Organization: OrganizationRow,
        people.Person: PersonRow,
        people.Appointment: AppointmentRow,
        sessions.Session: SessionRow,
        sessions.Guest: GuestRow,
        sessions.Dinner: DinnerRow,
        agenda.AgendaItem: AgendaItemRow,
        agenda.Paper: PaperRow,
        attendance.Seat: SeatRow,
        attendance.Mark: MarkRow,
        attendance.TurnedAway: TurnedAwayRow,
        goals.Goal: GoalRow,
        goals.Measure: MeasureRow,
        goals.Observation: ObservationRow,
        goals.ChangeMarker: ChangeMarkerRow,
        commitments.Commitment: CommitmentRow,
        actions.Action: ActionRow,
        actions.EvaluationScore: EvaluationScoreRow,
    }
)
"""Which table keeps which kind of value."""

KIND_OF: Mapping[str, changes.Kind] = MappingProxyType(
    {ROW_OF[kind].__tablename__: kind for kind in changes.KINDS}
)
"""Which kind of value a table keeps."""
