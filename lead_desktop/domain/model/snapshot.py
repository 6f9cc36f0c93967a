"""The snapshot: everything in one program file, as one value that pages and checks are made from."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from lead_desktop.domain.model.actions import Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.agenda import (
    AgendaItem,
    Audience,
    DayTemplate,
    Paper,
    PaperVersion,
    TemplateItem,
    invited,
    ordered,
)
from lead_desktop.domain.model.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.model.commitments import Assessment, Commitment
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import ChangeMarker, Goal, GoalState, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import (
    Appointment,
    Organization,
    Person,
    Role,
    holder,
    in_office,
    takes_part,
)
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session, SessionState, Topic

REGISTERED = "registered"
"""Where the fields of the snapshot keep what is registered of their entity."""


@dataclass(frozen=True, slots=True)
class Registered:
    """How an entity stands in the registry: its noun, its values' natural order, the name of its table.

    `order` names fields; the id decides last. Without a `table` it is named as the place in the snapshot.
    """

    noun: str
    order: tuple[str, ...] = ()
    table: str = ""


def _values(noun: str, *order: str, table: str = "") -> Any:
    """Register an entity at its place in the snapshot."""
    return field(default=(), metadata={REGISTERED: Registered(noun, order, table)})


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """All values of one program, in their natural order. Its fields are the registry of entities.

    An entity is registered here and nowhere else: `registry` reads these lines, and everything that treats
    all entities alike reads the registry.
    """

    program: Program = field(metadata={REGISTERED: Registered("program", table="programs")})
    organizations: tuple[Organization, ...] = _values("organization", "colour", "name")
    people: tuple[Person, ...] = _values("person", "name")
    appointments: tuple[Appointment, ...] = _values("appointment", "organization_id", "first_day")
    sessions: tuple[Session, ...] = _values("session", "day", "number")
    guests: tuple[Guest, ...] = _values("guest")
    dinners: tuple[Dinner, ...] = _values("dinner")
    items: tuple[AgendaItem, ...] = _values("agenda item", "session_id", "position", table="agenda_items")
    papers: tuple[Paper, ...] = _values("paper", "item_id", "position")
    seats: tuple[Seat, ...] = _values("seat")
    marks: tuple[Mark, ...] = _values("mark")
    turned_away: tuple[TurnedAway, ...] = _values("turned-away note")
    goals: tuple[Goal, ...] = _values("goal", "organization_id", "position")
    measures: tuple[Measure, ...] = _values("measure", "goal_id", "position")
    observations: tuple[Observation, ...] = _values("observation", "measure_id", "month")
    markers: tuple[ChangeMarker, ...] = _values(
        "change marker", "measure_id", "month", table="change_markers"
    )
    commitments: tuple[Commitment, ...] = _values("commitment", "organization_id", "day")
    actions: tuple[Action, ...] = _values("action", "session_id")
    scores: tuple[EvaluationScore, ...] = _values(
        "evaluation score", "session_id", "form", "question", table="evaluation_scores"
    )
    paper_versions: tuple[PaperVersion, ...] = _values("earlier version of a paper", "paper_id")
    templates: tuple[DayTemplate, ...] = _values("template", "name", table="day_templates")
    template_items: tuple[TemplateItem, ...] = _values("template item", "template_id", "position")
    dinner_replies: tuple[DinnerReply, ...] = _values("dinner reply", "dinner_id")
    topics: tuple[Topic, ...] = _values("topic")
    events: tuple[RareEvent, ...] = _values("event", "measure_id", "day", table="rare_events")
    assessments: tuple[Assessment, ...] = _values("assessment", "organization_id", "day")
    asks_and_offers: tuple[AskOffer, ...] = _values("ask and offer", "session_id", "organization_id")

    @property
    def formats(self) -> Formats:
        """Return how the program writes days, times and percentages."""
        return self.program.formats

    @cached_property
    def organization_by_id(self) -> dict[int, Organization]:
        """Return organizations by id."""
        return {organization.id: organization for organization in self.organizations}

    @cached_property
    def person_by_id(self) -> dict[int, Person]:
        """Return people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def appointment_by_id(self) -> dict[int, Appointment]:
        """Return appointments by id."""
        return {appointment.id: appointment for appointment in self.appointments}

    @cached_property
    def session_by_id(self) -> dict[int, Session]:
        """Return sessions by id."""
        return {session.id: session for session in self.sessions}

    def seat(self, id_: int) -> Seat | None:
        """Return a seat by its id; they are many, and lie in the order of their ids."""
        place = bisect_left(self.seats, id_, key=attrgetter("id"))
        return self.seats[place] if place < len(self.seats) and self.seats[place].id == id_ else None

    def session_numbered(self, number: int) -> Session | None:
        """Return the session with a number that is not cancelled, else a cancelled one, else None."""
        found = [session for session in self.sessions if session.number == number]
        found.sort(key=lambda session: session.state is SessionState.CANCELLED)
        return found[0] if found else None

    def next_session(self, today: date) -> Session | None:
        """Return the first session on or after a day that is neither cancelled nor held already."""
        over = (SessionState.CANCELLED, SessionState.HELD)
        ahead = [session for session in self.sessions if session.day >= today and session.state not in over]
        return min(ahead, key=lambda session: session.day, default=None)

    def last_session(self, today: date) -> Session | None:
        """Return the latest session before a day, or held on it, that is not cancelled."""
        behind = [
            session
            for session in self.sessions
            if session.state is not SessionState.CANCELLED
            and (session.day < today or (session.day == today and session.state is SessionState.HELD))
        ]
        return max(behind, key=lambda session: session.day, default=None)

    def items_of(self, session_id: int) -> tuple[AgendaItem, ...]:
        """Return the agenda of a session in order."""
        return ordered(item for item in self.items if item.session_id == session_id)

    def papers_of(self, item_id: int) -> tuple[Paper, ...]:
        """Return the papers of an agenda item in order."""
        found = [paper for paper in self.papers if paper.item_id == item_id]
        return tuple(sorted(found, key=lambda paper: (paper.position, paper.id)))

    def items_for(self, session_id: int, audience: Audience) -> tuple[AgendaItem, ...]:
        """Return the items of a session that a group is invited to, in order."""
        return tuple(item for item in self.items_of(session_id) if invited(item, audience))

    def guests_of(self, session_id: int) -> tuple[Guest, ...]:
        """Return the guests of a session."""
        return tuple(guest for guest in self.guests if guest.session_id == session_id)

    def dinner_of(self, session_id: int) -> Dinner | None:
        """Return the dinner of a session, if there is one."""
        return next((dinner for dinner in self.dinners if dinner.session_id == session_id), None)

    def holder(self, organization_id: int, role: Role, day: date) -> Appointment | None:
        """Return who holds a role at an organization on a day."""
        return holder(self.appointments, organization_id, role, day)

    def taking_part(self, day: date) -> tuple[Organization, ...]:
        """Return the organizations that are in the program on a day: some join late or leave early."""
        return tuple(organization for organization in self.organizations if takes_part(organization, day))

    def in_office(self, role: Role, day: date) -> tuple[Appointment, ...]:
        """Return the appointments in a role on a day, in the order of their organizations.

        Those of organizations that do not take part on the day are left out: nobody expects them.
        """
        order = {organization.id: place for place, organization in enumerate(self.taking_part(day))}
        found = [
            appointment
            for appointment in self.appointments
            if appointment.role is role
            and appointment.organization_id in order
            and in_office(appointment, day)
        ]
        return tuple(sorted(found, key=lambda appointment: order[appointment.organization_id]))

    def goals_of(self, organization_id: int, *, active_only: bool = False) -> tuple[Goal, ...]:
        """Return the goals of an organization in order."""
        found = [
            goal
            for goal in self.goals
            if goal.organization_id == organization_id and (goal.state is GoalState.ACTIVE or not active_only)
        ]
        return tuple(sorted(found, key=lambda goal: (goal.position, goal.id)))

    def measures_of(self, goal_id: int) -> tuple[Measure, ...]:
        """Return the measures of a goal in order."""
        found = [measure for measure in self.measures if measure.goal_id == goal_id]
        return tuple(sorted(found, key=lambda measure: (measure.position, measure.id)))

    @cached_property
    def _observations(self) -> dict[int, tuple[Observation, ...]]:
        grouped: dict[int, list[Observation]] = {}
        for observation in sorted(self.observations, key=lambda observation: observation.month):
            grouped.setdefault(observation.measure_id, []).append(observation)
        return {measure_id: tuple(found) for measure_id, found in grouped.items()}

    def observations_of(self, measure_id: int) -> tuple[Observation, ...]:
        """Return the observations of a measure, oldest first."""
        return self._observations.get(measure_id, ())

    def events_of(self, measure_id: int) -> tuple[RareEvent, ...]:
        """Return the rare events of a measure, oldest first."""
        return tuple(event for event in self.events if event.measure_id == measure_id)

    def markers_of(self, measure_id: int) -> tuple[ChangeMarker, ...]:
        """Return the change markers of a measure, oldest first."""
        found = [marker for marker in self.markers if marker.measure_id == measure_id]
        return tuple(sorted(found, key=lambda marker: marker.month))


_ROLE_WORDS = {
    Role.CEO: "CEO",
    Role.HEAD_OF_QUALITY: "Head of Quality",
    Role.TRUSTEE: "Trustee",
    Role.PHYSICIAN_LEADER: "Physician leader",
    Role.ASSISTANT: "Assistant",
}


def role_text(role: Role) -> str:
    """Write a role as it stands beside a name."""
    return _ROLE_WORDS[role]


def lead_text(snapshot: Snapshot, item: AgendaItem, day: date) -> str:
    """Return who leads an item: a known person with role and organization on the day, else the words.

    The program director is called by name where it is known.
    """
    person = snapshot.person_by_id.get(item.lead_id or 0)
    director = snapshot.program.director.strip()
    if person is None and director and item.lead.strip().casefold() == "program director":
        return director
    if person is None:
        return item.lead
    for appointment in snapshot.appointments:
        if appointment.person_id == person.id and in_office(appointment, day):
            organization = snapshot.organization_by_id[appointment.organization_id]
            where = organization.short_name or organization.name
            return f"{person.name}, {role_text(appointment.role)}, {where}"
    return person.name


def place_text(snapshot: Snapshot, session: Session) -> str:
    """Return where a session takes place: its venue as it is written, or its host where there is none."""
    host = snapshot.organization_by_id.get(session.host_id or 0)
    return session.venue.strip() or (host.name if host is not None else "")
